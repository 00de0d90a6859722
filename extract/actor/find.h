/** @file extract/actor/find.h
    The actor, of those found so far, that a name may be another name of; ENT_NONE if there is none.
 */
#ifndef ENT_EXTRACT_ACTOR_FIND_H
#define ENT_EXTRACT_ACTOR_FIND_H

#include "extract/actor/draft.h"
#include "extract/actor/short_form.h"

/** The actor that an acronym stands for, or ENT_NONE. */
uint32_t ent_find_expansion(const EntJoiner* self, const EntName* name);

/** The actor that a short form stands for, or ENT_NONE.
    @param contested  Receives whether others fit as well, be it less well. */
uint32_t ent_find_longer(const EntJoiner* self, const EntName* name, bool* contested);

/** How well a name fits an actor as a short form. */
EntFit ent_find_fit(const EntJoiner* self, const EntName* name, uint32_t actor);

/** Of the actors that a short form may stand for, the one that this mention means: one whose name
    came before it, and of its title ("President Yun") or at least of no other gender ("Mrs Yun");
   of several the one that fits best, then the one named most often. ENT_NONE if there is none. */
uint32_t ent_find_namesake(const EntJoiner* self, size_t mention);

/** The actor of a state that was named before, or ENT_NONE. */
uint32_t ent_find_state(const EntJoiner* self, uint32_t state);

/** The actor that the lexicon of aliases has under another name, or ENT_NONE. */
uint32_t ent_find_known(const EntJoiner* self, const EntName* name);

/** The same words but for "al-" ("al-Nusra", "Nusra") or their order, or ENT_NONE. */
uint32_t ent_find_same(const EntJoiner* self, const EntName* name);

/** The actor whose name is another spelling of this one, word by word, or ENT_NONE. */
uint32_t ent_find_respelled(const EntJoiner* self, const EntName* name);

#endif
