/** @file graph/resolve/ruled.h
    What a person says, before all else. */
#ifndef ENT_GRAPH_RESOLVE_RULED_H
#define ENT_GRAPH_RESOLVE_RULED_H

#include "graph/resolve/state.h"

/** Look up the names of the rulings, and give the listed actors their local actors.
    @return false when memory is short. */
bool ent_ruled_read(EntResolver* self);

/** Does a person keep two keys apart? */
bool ent_ruled_apart(const EntResolver* self, uint32_t key, uint32_t other);

/** Join the senses of names that are the same, and note those that are kept apart.
    @return false when memory is short. */
bool ent_ruled_join(EntResolver* self);

#endif
