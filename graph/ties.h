/** @file graph/ties.h
    The ties of a network: evidence, added up. */
#ifndef ENT_GRAPH_TIES_H
#define ENT_GRAPH_TIES_H

#include "graph/builder.h"

/** Fill the network's ties; a tie of an actor with itself is dropped.
    @param node_of  [keys] the node of a key, or ENT_NONE.
    @return false when memory is short. */
bool ent_ties_make(EntNetworkBuilder* builder, EntArena* scratch, const uint32_t* node_of);

#endif
