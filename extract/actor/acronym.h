/** @file extract/actor/acronym.h
    Acronyms and what they stand for. */
#ifndef ENT_EXTRACT_ACTOR_ACRONYM_H
#define ENT_EXTRACT_ACTOR_ACRONYM_H

#include "extract/actor/core.h"

/** Is the name an acronym in shape: one word of capitals, and no name of a state? */
bool ent_is_acronym(const EntScene* scene, const EntName* name);

/** May it stand for a longer name: are its letters the initials of the words with a capital ("of"
    and the like may count or not), of a person of all words ("MBS" of "Mohammed bin Salman")? */
bool ent_acronym_fits(const EntScene* scene, const EntName* acronym, const EntName* longer);

#endif
