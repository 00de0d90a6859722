/** @file graph/name.h
    When two spellings are one name. */
#ifndef ENT_GRAPH_NAME_H
#define ENT_GRAPH_NAME_H

#include "graph/base/text.h"

/** The normalized form of a name: ent_fold() without blanks around it and without a leading "the".
    @param out  Receives a view into `arena`; empty if the name holds nothing visible.
    @return false when memory is short. */
bool ent_name_normalize(EntArena* arena, EntStr name, EntStr* out);

#endif
