/** @file graph/resolve.h
    Which actors of different articles are one. */
#ifndef ENT_GRAPH_RESOLVE_H
#define ENT_GRAPH_RESOLVE_H

#include "graph/builder.h"

/** Two local actors are one. */
typedef struct {
  uint32_t local;
  uint32_t with;
  EntJoinReason reason;
  uint32_t article; ///< one that shows it, or ENT_NONE
} EntJoinEntry;

/** What was found. */
typedef struct {
  uint32_t* root;      ///< [locals] a local actor that stands for all of its actor
  EntJoinEntry* joins; ///< [n_joins] why; names that are the same but for case, accents and a
                       ///< leading "the" need no reason
  size_t n_joins;
} EntResolution;

/** Find which local actors are one actor. The order in which they came does not matter.
    @param arena  Owns what is found and all temporary memory.
    @return false when memory is short. */
bool ent_resolve(const EntNetworkBuilder* builder, EntArena* arena, EntResolution* out);

#endif
