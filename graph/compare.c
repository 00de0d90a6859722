#include "graph/compare.h"

#include <stdlib.h>

/** The actors of a network are in the order of their numbers. */
static int compare_nodes(const EntNode* a, const EntNode* b) {
  return (a->actor > b->actor) - (a->actor < b->actor);
}

/** Order of two ties of different networks. */
static int compare_ties(const EntNetwork* before, const EntTie* a, const EntNetwork* after,
                        const EntTie* b) {
  int order = compare_nodes(&before->nodes[a->source], &after->nodes[b->source]);
  order = order ? order : compare_nodes(&before->nodes[a->target], &after->nodes[b->target]);
  return order ? order : (int)a->relation - (int)b->relation;
}

/** Take in a node of one network, or the same actor of both. */
static void add_actor(EntComparison* out, const EntNode* before, const EntNode* after) {
  if (!before) {
    out->appeared[out->n_appeared++] = after;
  } else if (!after) {
    out->vanished[out->n_vanished++] = before;
  } else if (before->measures[ENT_PAGERANK] < after->measures[ENT_PAGERANK] ||
             before->measures[ENT_PAGERANK] > after->measures[ENT_PAGERANK]) {
    out->moved[out->n_moved++] = (EntActorChange){before, after};
  }
}

static double rise(const EntActorChange* change) {
  return change->after->measures[ENT_PAGERANK] - change->before->measures[ENT_PAGERANK];
}

static int compare_moves(const void* left, const void* right) {
  const EntActorChange* a = left;
  const EntActorChange* b = right;
  const double difference = rise(b) - rise(a);
  return difference > 0 ? 1 : difference < 0 ? -1 : compare_nodes(a->after, b->after);
}

/** Walk over the actors of both in order. */
static void compare_actors(const EntNetwork* before, const EntNetwork* after, EntComparison* out) {
  uint32_t i = 0;
  uint32_t j = 0;
  while (i < before->n_nodes || j < after->n_nodes) {
    const int order = i == before->n_nodes  ? 1
                      : j == after->n_nodes ? -1
                                            : compare_nodes(&before->nodes[i], &after->nodes[j]);
    add_actor(out, order <= 0 ? &before->nodes[i] : NULL, order >= 0 ? &after->nodes[j] : NULL);
    i += order <= 0;
    j += order >= 0;
  }
  if (out->n_moved > 1) {
    qsort(out->moved, out->n_moved, sizeof *out->moved, compare_moves);
  }
}

/** Walk over the ties of both in order. */
static void compare_all_ties(const EntNetwork* before, const EntNetwork* after,
                             EntComparison* out) {
  size_t i = 0;
  size_t j = 0;
  while (i < before->n_ties || j < after->n_ties) {
    const int order = i == before->n_ties ? 1
                      : j == after->n_ties
                          ? -1
                          : compare_ties(before, &before->ties[i], after, &after->ties[j]);
    if (order < 0) {
      out->lost[out->n_lost++] = &before->ties[i];
    } else if (order > 0) {
      out->made[out->n_made++] = &after->ties[j];
    }
    i += order <= 0;
    j += order >= 0;
  }
}

/** The ties that start at `*at`, of one pair of actors: ally weight less rival weight.
    @param pair  Receives a tie of the pair; `*at` moves behind its ties. */
static double next_sign(const EntNetwork* network, size_t* at, const EntTie** pair) {
  const EntTie* first = &network->ties[*at];
  double sign = 0;
  *pair = first;
  for (; *at < network->n_ties && network->ties[*at].source == first->source &&
         network->ties[*at].target == first->target;
       (*at)++) {
    const EntTie* tie = &network->ties[*at];
    sign += tie->relation == ENT_ALLY ? tie->weight : tie->relation == ENT_RIVAL ? -tie->weight : 0;
  }
  return sign;
}

/** A pair of actors and how they stand. */
typedef struct {
  const EntNode* a;
  const EntNode* b;
  double sign;
} Stand;

static int compare_stands(const Stand* a, const Stand* b) {
  const int order = compare_nodes(a->a, b->a);
  return order ? order : compare_nodes(a->b, b->b);
}

/** The pair that starts at `*at`, and whether there is one. */
static bool next_stand(const EntNetwork* network, size_t* at, Stand* stand) {
  const EntTie* pair = NULL;
  while (*at < network->n_ties) {
    const double sign = next_sign(network, at, &pair);
    if (sign < 0 || sign > 0) {
      *stand = (Stand){&network->nodes[pair->source], &network->nodes[pair->target], sign};
      return true;
    }
  }
  return false;
}

/** Find the pairs that changed sides. Splinters, whose ends are in the order of time, are no part
    of a pair's sign and may break up its ties: their pairs come twice, at most once with a sign. */
static void find_turns(const EntNetwork* before, const EntNetwork* after, EntComparison* out) {
  Stand was;
  Stand is;
  size_t i = 0;
  size_t j = 0;
  bool some = next_stand(before, &i, &was);
  bool others = next_stand(after, &j, &is);
  while (some && others) {
    const int order = compare_stands(&was, &is);
    if (order == 0 && (was.sign > 0) != (is.sign > 0)) {
      out->turned[out->n_turned++] = (EntTurn){is.a, is.b, was.sign > 0 ? ENT_ALLY : ENT_RIVAL,
                                               is.sign > 0 ? ENT_ALLY : ENT_RIVAL};
    }
    some = order <= 0 ? next_stand(before, &i, &was) : some;
    others = order >= 0 ? next_stand(after, &j, &is) : others;
  }
}

EntStatus ent_compare(const EntNetwork* before, const EntNetwork* after, EntArena* arena,
                      EntComparison* out, EntError* err) {
  *out = (EntComparison){.appeared = ent_arena_array(arena, after->n_nodes, sizeof *out->appeared),
                         .vanished = ent_arena_array(arena, before->n_nodes, sizeof *out->vanished),
                         .made = ent_arena_array(arena, after->n_ties, sizeof *out->made),
                         .lost = ent_arena_array(arena, before->n_ties, sizeof *out->lost),
                         .turned = ent_arena_array(arena, after->n_ties, sizeof *out->turned),
                         .moved = ent_arena_array(arena, after->n_nodes, sizeof *out->moved)};
  if (!out->appeared || !out->vanished || !out->made || !out->lost || !out->turned || !out->moved) {
    return ent_no_memory(err);
  }
  compare_actors(before, after, out);
  compare_all_ties(before, after, out);
  find_turns(before, after, out);
  return ENT_OK;
}
