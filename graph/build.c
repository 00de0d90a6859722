#include "graph/actors.h"
#include "graph/history.h"
#include "graph/nodes.h"
#include "graph/ties.h"
#include "graph/view.h"

#include <stdlib.h>

/** From the triples to the network, in the order in which each step needs the one before. */
static bool build(EntNetworkBuilder* builder, const EntView* view, EntArena* scratch,
                  EntNetwork* network) {
  if (!ent_actors_resolve(builder) || !ent_ties_make(builder, view, scratch, network)) {
    return false;
  }
  EntDate* ended = ent_arena_array(scratch, builder->n_actors, sizeof *ended);
  if (!ended) {
    return false;
  }
  ent_history_find_ends(builder, network, ended);
  return ent_history_make(ended, scratch, network) &&
         ent_view_apply(builder, view, scratch, network) &&
         ent_nodes_make(builder, ended, scratch, network);
}

EntStatus ent_network_build(EntNetworkBuilder* builder, const EntView* view, EntNetwork** out,
                            EntError* err) {
  static const EntView default_view = {0};
  EntArena* scratch = ent_arena_new();
  EntNetwork* network = calloc(1, sizeof *network);
  *out = NULL;
  if (network) {
    network->arena = ent_arena_new();
  }
  const bool built = scratch && network && network->arena &&
                     build(builder, view ? view : &default_view, scratch, network);
  ent_arena_free(scratch);
  if (!built) {
    ent_network_free(network);
    return ent_no_memory(err);
  }
  *out = network;
  return ENT_OK;
}

void ent_network_free(EntNetwork* network) {
  if (network) {
    ent_arena_free(network->arena);
    free(network);
  }
}
