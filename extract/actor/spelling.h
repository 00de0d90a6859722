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

/** Are they the same but for "-re" and "-er" at the end, as "centre" and "center"? */
bool ent_is_centre(EntStr a, EntStr b);

/** Do two folded words of four letters or more differ in one letter? Names that agree in all their
    other words are then one; single words are not. */
bool ent_is_slip(EntStr a, EntStr b);

/** Most letters of a word that are looked at. */
enum { ENT_SPELLING_MOST = 32 };

/** What all spellings of a word share: its consonants, as far as transliterations keep them.
    @param out  Receives them, NUL-terminated. @return how many; 0 for a word that is never
   respelled (short, or not in Latin letters). */
size_t ent_skeleton(EntStr word, char out[ENT_SPELLING_MOST + 1]);

#endif
