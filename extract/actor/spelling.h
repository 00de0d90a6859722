/** @file extract/actor/spelling.h
    When two spellings may be one word. */
#ifndef ENT_EXTRACT_ACTOR_SPELLING_H
#define ENT_EXTRACT_ACTOR_SPELLING_H

#include "graph/base/text.h"

/** Are two folded words spellings of one: a transliteration ("Moqtada", "Muqtada"; "Asaib",
    "Asa'ib") or a slip of one letter in a long word? Both must agree in their consonants, as far as
    transliterations keep them, and differ in few letters, so that Hassan and Hussein, or Khomeini
    and Khamenei, stay apart. Words of fewer than five letters must be the same.
    The distance is Levenshtein's (Soviet Physics Doklady 10, 1966). */
bool ent_is_variant(EntStr a, EntStr b);

#endif
