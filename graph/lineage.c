#include "graph/lineage.h"

#include <stdlib.h>

/** Where no circle leads up any more. */
typedef struct {
  const EntNetwork* network;
  const EntTie** ties; ///< [n_ties] splinters, by source, then target
  size_t n_ties;
  size_t* start; ///< [n_nodes + 1] where the ties of each source start
  bool* broken;  ///< [n_ties] closes a circle
  EntLineage* places;
  uint32_t* queue; ///< [n_nodes] scratch
  bool* seen;      ///< [n_nodes] scratch
} Walk;

/** The splinter ties are in the order of the network: by source, then target. */
static bool list_ties(Walk* walk, EntArena* scratch) {
  const EntNetwork* network = walk->network;
  walk->ties = ent_arena_array(scratch, network->n_ties, sizeof *walk->ties);
  walk->start = ent_arena_array(scratch, (size_t)network->n_nodes + 1, sizeof *walk->start);
  walk->broken = ent_arena_array(scratch, network->n_ties, sizeof *walk->broken);
  walk->queue = ent_arena_array(scratch, network->n_nodes, sizeof *walk->queue);
  walk->seen = ent_arena_array(scratch, network->n_nodes, sizeof *walk->seen);
  if (!walk->ties || !walk->start || !walk->broken || !walk->queue || !walk->seen) {
    return false;
  }
  for (size_t i = 0; i < network->n_ties; i++) {
    if (network->ties[i].relation == ENT_SPLINTER_OF) {
      walk->ties[walk->n_ties++] = &network->ties[i];
      walk->start[network->ties[i].source + 1]++;
    }
  }
  for (uint32_t i = 0; i < network->n_nodes; i++) {
    walk->start[i + 1] += walk->start[i];
  }
  return true;
}

static void forget_seen(Walk* walk) {
  memset(walk->seen, 0, walk->network->n_nodes * sizeof *walk->seen);
}

/** Mark `from` and all its ancestors, by ties that are not broken. @return how many, in `queue`. */
static size_t climb(Walk* walk, uint32_t from) {
  size_t n = 1;
  forget_seen(walk);
  walk->seen[from] = true;
  walk->queue[0] = from;
  for (size_t at = 0; at < n; at++) {
    const uint32_t node = walk->queue[at];
    for (size_t i = walk->start[node]; i < walk->start[node + 1]; i++) {
      const uint32_t parent = walk->ties[i]->target;
      if (!walk->broken[i] && !walk->seen[parent]) {
        walk->seen[parent] = true;
        walk->queue[n++] = parent;
      }
    }
  }
  return n;
}

/** Break the ties that lead up from a node and back to it, node by node. */
static void break_circles(Walk* walk) {
  for (uint32_t node = 0; node < walk->network->n_nodes; node++) {
    for (size_t i = walk->start[node]; i < walk->start[node + 1]; i++) {
      (void)climb(walk, walk->ties[i]->target);
      walk->broken[i] = walk->seen[node];
    }
  }
}

/** The parents of a node. */
static bool set_parents(Walk* walk, EntArena* arena, uint32_t node) {
  const size_t n = walk->start[node + 1] - walk->start[node];
  uint32_t* parents = ent_arena_array(arena, n, sizeof *parents);
  EntLineage* place = &walk->places[node];
  if (!parents) {
    return false;
  }
  for (size_t i = walk->start[node]; i < walk->start[node + 1]; i++) {
    if (!walk->broken[i]) {
      parents[place->n_parents++] = walk->ties[i]->target;
    }
  }
  place->parents = parents;
  return true;
}

static int compare_nodes(const void* left, const void* right) {
  const uint32_t a = *(const uint32_t*)left;
  const uint32_t b = *(const uint32_t*)right;
  return (a > b) - (a < b);
}

/** The roots of a node, and one descendant more for each of its ancestors. */
static bool set_roots(Walk* walk, EntArena* arena, uint32_t node) {
  EntLineage* place = &walk->places[node];
  const size_t n = climb(walk, node);
  uint32_t* roots = ent_arena_array(arena, n, sizeof *roots);
  if (!roots) {
    return false;
  }
  for (size_t i = 1; i < n; i++) {
    walk->places[walk->queue[i]].n_descendants++;
    if (walk->places[walk->queue[i]].n_parents == 0) {
      roots[place->n_roots++] = walk->queue[i];
    }
  }
  if (place->n_roots > 1) {
    qsort(roots, place->n_roots, sizeof *roots, compare_nodes);
  }
  place->roots = roots;
  return true;
}

/** Let each generation push the one below it down, as often as there are generations. */
static void set_depths(Walk* walk) {
  bool moved = true;
  while (moved) {
    moved = false;
    for (size_t i = 0; i < walk->n_ties; i++) {
      EntLineage* child = &walk->places[walk->ties[i]->source];
      const uint32_t below = walk->places[walk->ties[i]->target].depth + 1;
      if (!walk->broken[i] && child->depth < below) {
        child->depth = below;
        moved = true;
      }
    }
  }
}

static bool make(Walk* walk, EntArena* arena, EntArena* scratch) {
  const uint32_t n = walk->network->n_nodes;
  if (!list_ties(walk, scratch)) {
    return false;
  }
  break_circles(walk);
  for (uint32_t i = 0; i < n; i++) {
    if (!set_parents(walk, arena, i)) {
      return false;
    }
  }
  for (uint32_t i = 0; i < n; i++) {
    if (walk->places[i].n_parents > 0 && !set_roots(walk, arena, i)) {
      return false;
    }
  }
  set_depths(walk);
  return true;
}

EntStatus ent_lineage_make(const EntNetwork* network, EntArena* arena, EntLineage** out,
                           EntError* err) {
  EntArena* scratch = ent_arena_new();
  Walk walk = {.network = network,
               .places = ent_arena_array(arena, network->n_nodes, sizeof *walk.places)};
  const bool made = scratch && walk.places && make(&walk, arena, scratch);
  ent_arena_free(scratch);
  *out = made ? walk.places : NULL;
  return made ? ENT_OK : ent_no_memory(err);
}
