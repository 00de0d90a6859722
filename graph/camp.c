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

EntStatus ent_camps_describe(const EntNetwork* network, EntArena* arena, EntCamp** out,
                             EntError* err) {
  EntCamp* camps = ent_arena_array(arena, network->n_camps, sizeof *camps);
  Leaders* leaders = ent_arena_array(arena, network->n_camps, sizeof *leaders);
  *out = camps;
  if (!camps || !leaders) {
    return ent_no_memory(err);
  }
  for (uint32_t i = 0; network->n_camps > 0 && i < network->n_nodes; i++) {
    const EntNode* node = &network->nodes[i];
    Leaders* of = &leaders[node->camp];
    camps[node->camp].n_actors++;
    if (leads(node, of->first)) {
      *of = (Leaders){node, of->first};
    } else if (leads(node, of->second)) {
      of->second = node;
    }
  }
  for (size_t i = 0; network->n_camps > 0 && i < network->n_ties; i++) {
    count_tie(camps, network, &network->ties[i]);
  }
  for (uint32_t i = 0; i < network->n_camps; i++) {
    camps[i].name =
        ent_arena_printf(arena, "%s%s%s", leaders[i].first->name, leaders[i].second ? ", " : "",
                         leaders[i].second ? leaders[i].second->name : "");
    if (!camps[i].name) {
      return ent_no_memory(err);
    }
  }
  return ENT_OK;
}
