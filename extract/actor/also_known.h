/** @file extract/actor/also_known.h
    Where a text says that two names are one: "A (B)", "A, also known as B", "A, or B,". */
#ifndef ENT_EXTRACT_ACTOR_ALSO_KNOWN_H
#define ENT_EXTRACT_ACTOR_ALSO_KNOWN_H

#include "extract/actor/mention.h"

/** Do the words between two neighbouring names of a sentence, and behind the second, say so? */
bool ent_is_also_known(const EntScene* scene, const EntName* a, const EntName* b);

#endif
