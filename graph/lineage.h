/** @file graph/lineage.h
    Who came out of whom: the splinter_of ties as a genealogy.

    A parent is what an actor came out of, a root an ancestor without parents. Sources may
   contradict each other: where ties make a circle, the actor of it that stands first in the network
   counts as having no parents in the circle. */
#ifndef ENT_GRAPH_LINEAGE_H
#define ENT_GRAPH_LINEAGE_H

#include "graph/network.h"

/** An actor's place in the genealogy. */
typedef struct {
  const uint32_t* parents; ///< [n_parents] nodes, in order
  size_t n_parents;
  const uint32_t* roots; ///< [n_roots] nodes, in order; none if it is a root itself
  size_t n_roots;
  uint32_t depth;         ///< longest way up to a root; 0 for a root
  uint32_t n_descendants; ///< actors that came out of it, or out of what did
} EntLineage;

/** Find the place of every actor. O(n m) over the splinter_of ties and their actors.
    @param arena  Owns the result.
    @param out    Receives an array of [network->n_nodes].
    @return ENT_NO_MEMORY or ENT_OK. */
ENT_API EntStatus ent_lineage_make(const EntNetwork* network, EntArena* arena, EntLineage** out,
                                   EntError* err);

#endif
