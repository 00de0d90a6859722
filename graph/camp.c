#include "graph/camp.h"

/** The two leading actors of a camp, if there are so many. */
typedef struct {
  const EntNode* first;
  const EntNode* second;
} Leaders;

/** Higher by PageRank; equals in the order of the network. */
static bool leads(const EntNode* a, const EntNode* b) {
  return !b || a->measures[ENT_PAGERANK] > b->measures[ENT_PAGERANK];
}

static void count_tie(EntCamp* camps, const EntNetwork* network, const EntTie* tie) {
  const uint32_t source = network->nodes[tie->source].camp;
  const uint32_t target = network->nodes[tie->target].camp;
  if (tie->relation == ENT_SPLINTER_OF) {
    return;
  }
  if (source == target) {
    camps[source].allies_inside += tie->relation == ENT_ALLY;
    camps[source].rivals_inside += tie->relation == ENT_RIVAL;
    return;
  }
  camps[source].allies_outside += tie->relation == ENT_ALLY;
  camps[source].rivals_outside += tie->relation == ENT_RIVAL;
  camps[target].allies_outside += tie->relation == ENT_ALLY;
  camps[target].rivals_outside += tie->relation == ENT_RIVAL;
}

EntStatus ent_camps_name(EntNetwork* network, EntError* err) {
  if (network->n_camps == 0) {
    return ENT_OK;
  }
  Leaders* leaders = ent_arena_array(network->arena, network->n_camps, sizeof *leaders);
  const char** names = ent_arena_array(network->arena, network->n_camps, sizeof *names);
  if (!leaders || !names) {
    return ent_no_memory(err);
  }
  for (uint32_t i = 0; i < network->n_nodes; i++) {
    const EntNode* node = &network->nodes[i];
    Leaders* of = &leaders[node->camp];
    if (leads(node, of->first)) {
      *of = (Leaders){node, of->first};
    } else if (leads(node, of->second)) {
      of->second = node;
    }
  }
  for (uint32_t i = 0; i < network->n_camps; i++) {
    if (!leaders[i].first) {
      continue; // all its actors were trimmed away
    }
    const EntNode* second = leaders[i].second;
    names[i] = ent_arena_printf(network->arena, "%s%s%s", leaders[i].first->name,
                                second ? ", " : "", second ? second->name : "");
    if (!names[i]) {
      return ent_no_memory(err);
    }
  }
  for (uint32_t i = 0; i < network->n_nodes; i++) {
    network->nodes[i].camp_name = names[network->nodes[i].camp];
  }
  return ENT_OK;
}

EntStatus ent_camps_describe(const EntNetwork* network, EntArena* arena, EntCamp** out,
                             EntError* err) {
  EntCamp* camps = ent_arena_array(arena, network->n_camps, sizeof *camps);
  *out = camps;
  if (!camps) {
    return ent_no_memory(err);
  }
  for (uint32_t i = 0; network->n_camps > 0 && i < network->n_nodes; i++) {
    const EntNode* node = &network->nodes[i];
    camps[node->camp].n_actors++;
    camps[node->camp].name = node->camp_name;
  }
  for (size_t i = 0; network->n_camps > 0 && i < network->n_ties; i++) {
    count_tie(camps, network, &network->ties[i]);
  }
  return ENT_OK;
}
