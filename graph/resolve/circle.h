/** @file graph/resolve/circle.h
    Actors that share a name but nothing else. */
#ifndef ENT_GRAPH_RESOLVE_CIRCLE_H
#define ENT_GRAPH_RESOLVE_CIRCLE_H

#include "graph/resolve/state.h"

/** Part what are two actors of one name. Articles are connected if they have another actor in
    common. Two sets of articles that no chain connects, each of three at least, are about two
   actors only if something else says so as well: 25 years lie between them, or each has another
   name for it, or the name tells nothing ("Democratic Party") and each is about other states. The
   rest stays with the largest set.
    @param root  [locals] receives the first local actor of its actor.
    @return false when memory is short. */
bool ent_circle_part(EntResolver* self, uint32_t* root);

#endif
