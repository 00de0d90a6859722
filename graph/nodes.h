/** @file graph/nodes.h
    The nodes of a network: the actors that its ties are of. */
#ifndef ENT_GRAPH_NODES_H
#define ENT_GRAPH_NODES_H

#include "graph/builder.h"

/** Fill the network's nodes, and turn the ends of its ties, evidence and pairs from numbers of
    actors into indices of nodes.
    @param ended  [builder->n_actors] when each actor ended.
    @return false when memory is short. */
bool ent_nodes_make(const EntNetworkBuilder* builder, const EntDate* ended, EntArena* scratch,
                    EntNetwork* network);

#endif
