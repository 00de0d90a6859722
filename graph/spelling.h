/** @file graph/spelling.h
    What the transliterations of one foreign word agree on: its consonants, as far as writers keep
    them apart, and most of its vowels. */
#ifndef ENT_GRAPH_SPELLING_H
#define ENT_GRAPH_SPELLING_H

#include "graph/base/text.h"

#include <stdint.h>

/** Most letters of a word that are looked at. */
enum { ENT_SOUND_MOST = 32, ENT_SOUND_SIZE = 5 * ENT_SOUND_MOST };

/** The vowels between two consonants. */
typedef struct {
  uint8_t classes; ///< a, i (also e, y) and u (also o), as digits of base 4; 0 for none
  char only;       ///< 'a' or 'e' where just this letter stands; else 0
} EntVowels;

/** How a word sounds. */
typedef struct {
  char consonants[2 * ENT_SOUND_MOST + 1];  ///< NUL-terminated
  size_t n;                                 ///< of them
  EntVowels vowels[2 * ENT_SOUND_MOST + 1]; ///< before each consonant, and behind the last
  size_t letters; ///< of the word, doubled ones counted once, without apostrophes and hyphens
} EntSound;

/** Hear a folded word. Words of up to three letters and those without vowels are taken as they are
    spelled, and of four all but the vowels and doubled letters.
    @return false for a word with other signs than a to z, apostrophes and hyphens, or too long a
            one: it is only itself. */
bool ent_sound_of(EntStr word, EntSound* out);

/** Write a sound as text: the same for all spellings that differ in nothing but q, k and g; w and
    v; z and s; ou, u and oo; i, y and e; doubled letters, apostrophes, a silent h.
    @param out  [ENT_SOUND_SIZE] NUL-terminated. */
void ent_sound_write(const EntSound* sound, char* out);

/** May two words be one that is spelled in two ways? Their consonants are the same, and of their
    vowels at most one is not, neither the first nor the last: so that Hassan and Hussein, Khomeini
    and Khamenei, Roberto and Roberta stay apart, but "Hizbullah" is "Hizballah".
    @param respelled  Counts the vowel, if any. */
bool ent_sounds_agree(const EntSound* a, const EntSound* b, size_t* respelled);

#endif
