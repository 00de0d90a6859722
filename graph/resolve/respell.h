/** @file graph/resolve/respell.h
    Spellings of one name. */
#ifndef ENT_GRAPH_RESOLVE_RESPELL_H
#define ENT_GRAPH_RESOLVE_RESPELL_H

#include "graph/resolve/state.h"

/** Join the senses whose names are spellings of one: all words agree (graph/spelling.h), in the
   same order. A name of one word must be long, unless only an Arabic article comes and goes.
    @return false when memory is short. */
bool ent_respell_join(EntResolver* self);

#endif
