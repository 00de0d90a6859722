/** @file graph/resolve/sense.h
    Which local actors bear one name in one sense. */
#ifndef ENT_GRAPH_RESOLVE_SENSE_H
#define ENT_GRAPH_RESOLVE_SENSE_H

#include "graph/resolve/state.h"

/** Find the senses of all names, and who has them. A local actor that is called by one word belongs
    to the fuller name that its article gives, one that a person has listed to that actor; the rest
    of a name is one sense for each kind that is well attested.
    @return false when memory is short. */
bool ent_senses_make(EntResolver* self);

#endif
