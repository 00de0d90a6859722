/** @file graph/actors.h
    The actors of a network, from all that articles call them. */
#ifndef ENT_GRAPH_ACTORS_H
#define ENT_GRAPH_ACTORS_H

#include "graph/builder.h"

/** Find which keys are one actor.
    @param root  [keys] receives a key that stands for all of its actor.
    @return false when memory is short. */
bool ent_actors_resolve(const EntNetworkBuilder* builder, EntArena* scratch, uint32_t* root);

/** Fill the network's nodes: every actor that has a triple with another one.
    @param node_of  [keys] receives the index of the key's node, or ENT_NONE.
    @return false when memory is short. */
bool ent_actors_make(EntNetworkBuilder* builder, EntArena* scratch, const uint32_t* root,
                     uint32_t* node_of);

#endif
