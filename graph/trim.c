#include "graph/trim.h"

#include <stdlib.h>

/** Marks an actor that is not kept. */
static const uint32_t GONE = UINT32_MAX;

/** An actor by its influence. */
typedef struct {
  double influence;
  uint32_t node;
} Ranked;

static int compare_ranked(const void* left, const void* right) {
  const Ranked* a = left;
  const Ranked* b = right;
  if (a->influence < b->influence || a->influence > b->influence) {
    return a->influence < b->influence ? 1 : -1;
  }
  return (a->node > b->node) - (a->node < b->node);
}

/** Mark the actors with the highest PageRank. */
static bool choose_top(const EntNetwork* network, uint32_t top, EntArena* arena, bool* kept) {
  Ranked* ranked = ent_arena_array(arena, network->n_nodes, sizeof *ranked);
  if (!ranked) {
    return false;
  }
  for (uint32_t i = 0; i < network->n_nodes; i++) {
    ranked[i] = (Ranked){network->nodes[i].measures[ENT_PAGERANK], i};
  }
  if (network->n_nodes > 1) {
    qsort(ranked, network->n_nodes, sizeof *ranked, compare_ranked);
  }
  for (uint32_t i = 0; i < network->n_nodes; i++) {
    kept[ranked[i].node] = top == 0 || i < top;
  }
  return true;
}

/** Copy the evidence of a tie for its new ends. */
static bool copy_evidence(EntTie* tie, EntArena* arena, const uint32_t* number) {
  EntEvidence* evidence = ent_arena_array(arena, tie->n_evidence, sizeof *evidence);
  if (!evidence) {
    return false;
  }
  for (size_t i = 0; i < tie->n_evidence; i++) {
    evidence[i] = tie->evidence[i];
    evidence[i].subject = number[evidence[i].subject];
    evidence[i].object = number[evidence[i].object];
  }
  tie->best = evidence + (tie->best - tie->evidence);
  tie->evidence = evidence;
  return true;
}

/** Copy the ties that are kept. @param number  [n_nodes] new numbers, GONE for none. */
static bool copy_ties(const EntNetwork* network, double min_weight, const uint32_t* number,
                      EntNetwork* out) {
  out->ties = ent_arena_array(out->arena, network->n_ties, sizeof *out->ties);
  if (!out->ties) {
    return false;
  }
  for (size_t i = 0; i < network->n_ties; i++) {
    EntTie tie = network->ties[i];
    tie.source = number[tie.source];
    tie.target = number[tie.target];
    if (tie.source == GONE || tie.target == GONE || tie.weight < min_weight) {
      continue;
    }
    if (!copy_evidence(&tie, out->arena, number)) {
      return false;
    }
    out->ties[out->n_ties++] = tie;
  }
  return true;
}

/** Copy the pairs whose actors are both there. */
static bool copy_pairs(const EntNetwork* network, const uint32_t* number, EntNetwork* out) {
  EntPair* pairs = ent_arena_array(out->arena, network->n_pairs, sizeof *pairs);
  if (!pairs) {
    return false;
  }
  for (size_t i = 0; i < network->n_pairs; i++) {
    EntPair pair = network->pairs[i];
    pair.a = number[pair.a];
    pair.b = number[pair.b];
    if (pair.a != GONE && pair.b != GONE) {
      pairs[out->n_pairs++] = pair;
    }
  }
  out->pairs = pairs;
  return true;
}

/** Number the actors that have a tie left. */
static bool number_nodes(const EntNetwork* network, EntTrim trim, EntArena* arena,
                         uint32_t* number) {
  bool* kept = ent_arena_array(arena, network->n_nodes, sizeof *kept);
  bool* tied = ent_arena_array(arena, network->n_nodes, sizeof *tied);
  uint32_t n = 0;
  if (!kept || !tied || !choose_top(network, trim.top, arena, kept)) {
    return false;
  }
  for (size_t i = 0; i < network->n_ties; i++) {
    const EntTie* tie = &network->ties[i];
    if (kept[tie->source] && kept[tie->target] && !(tie->weight < trim.min_weight)) {
      tied[tie->source] = true;
      tied[tie->target] = true;
    }
  }
  for (uint32_t i = 0; i < network->n_nodes; i++) {
    number[i] = tied[i] ? n++ : GONE;
  }
  return true;
}

static bool make(const EntNetwork* network, EntTrim trim, EntNetwork* out) {
  uint32_t* number = ent_arena_array(out->arena, network->n_nodes, sizeof *number);
  out->nodes = ent_arena_array(out->arena, network->n_nodes, sizeof *out->nodes);
  if (!number || !out->nodes || !number_nodes(network, trim, out->arena, number)) {
    return false;
  }
  for (uint32_t i = 0; i < network->n_nodes; i++) {
    if (number[i] != GONE) {
      out->nodes[number[i]] = network->nodes[i];
      out->n_nodes++;
    }
  }
  out->hidden = network->hidden;
  out->n_camps = network->n_camps;
  return copy_ties(network, trim.min_weight, number, out) && copy_pairs(network, number, out);
}

EntStatus ent_network_trim(const EntNetwork* network, EntTrim trim, EntNetwork** out,
                           EntError* err) {
  EntNetwork* made = calloc(1, sizeof *made);
  *out = NULL;
  if (made) {
    made->arena = ent_arena_new();
  }
  if (!made || !made->arena || !make(network, trim, made)) {
    ent_network_free(made);
    return ent_no_memory(err);
  }
  *out = made;
  return ENT_OK;
}
