/** @file extract/actor/core.h
    The words of a name that tell it from others: without an Arabic article in front, so that "Sadr"
    and "al-Sadr" are one surname. */
#ifndef ENT_EXTRACT_ACTOR_CORE_H
#define ENT_EXTRACT_ACTOR_CORE_H

#include "extract/actor/mention.h"

/** Tokens of a name. */
typedef struct {
  size_t first;
  size_t count;  ///< 0 for "US-led coalition", whose token is not its name
  size_t prefix; ///< bytes of "pro-" in front of the first token's name
} EntCore;

EntCore ent_core_of(const EntScene* scene, const EntName* name);

/** Its word `i`, folded. */
EntStr ent_core_word(const EntScene* scene, EntCore core, size_t i);

/** Do the words of `shorter` stand in `longer` from word `at` on? */
bool ent_core_match(const EntScene* scene, EntCore shorter, EntCore longer, size_t at);

/** The same, where a word may be spelled another way (see ent_is_variant()); beside two that are
    the same, one may have a slip (see ent_is_slip()). */
bool ent_core_match_loosely(const EntScene* scene, EntCore shorter, EntCore longer, size_t at);

#endif
