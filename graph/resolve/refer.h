/** @file graph/resolve/refer.h
    Other names of an actor: aliases, short forms, acronyms. */
#ifndef ENT_GRAPH_RESOLVE_REFER_H
#define ENT_GRAPH_RESOLVE_REFER_H

#include "graph/resolve/fit.h"

/** Join each sense to the one cluster that it can be another name of: articles give both names to
    one actor, or it is a short form or an acronym in shape. Where several can be meant, the actors
    of each article decide, if they clearly can.
    @return false when memory is short. */
bool ent_refer_join(EntResolver* self);

#endif
