/** @file graph/actors.h
    The actors of all articles, from all that these call them. */
#ifndef ENT_GRAPH_ACTORS_H
#define ENT_GRAPH_ACTORS_H

#include "graph/builder.h"

/** Fill `resolved` and what follows it in the builder, unless that is done already: which local
    actors are one (graph/resolve.h), its name and kind by the votes of the articles, its spellings,
    and the order of the articles. @return false when memory is short. */
bool ent_actors_resolve(EntNetworkBuilder* builder);

/** Give up what was resolved, because a triple comes in. */
void ent_actors_forget(EntNetworkBuilder* builder);

#endif
