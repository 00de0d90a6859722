/** @file extract/language/gazetteer.h
    What the project's lexicons know of words: states, places, given names, titles and so on. The
    network reads it as one more feature of a word. */
#ifndef ENT_EXTRACT_LANGUAGE_GAZETTEER_H
#define ENT_EXTRACT_LANGUAGE_GAZETTEER_H

#include "extract/language/feature.h"

/** Classes of entries; the table holds them as bits. */
typedef enum {
  ENT_GAZETTEER_STATE,
  ENT_GAZETTEER_DEMONYM,
  ENT_GAZETTEER_PLACE,
  ENT_GAZETTEER_PLACE_WORD, ///< "province", "Lake"
  ENT_GAZETTEER_GIVEN_NAME,
  ENT_GAZETTEER_TITLE,
  ENT_GAZETTEER_ORGANIZATION_WORD, ///< "Party", "Ministry"
  ENT_GAZETTEER_PEOPLE,            ///< religions, ethnic groups, ideologies
  ENT_GAZETTEER_OTHER              ///< events, awards, media
} EntGazetteerClass;

/** Entries of more than this many words are left out. */
enum { ENT_GAZETTEER_LONGEST = 4, ENT_GAZETTEER_CLASSES = ENT_GAZETTEER_OTHER + 1 };

/** The key of an entry whose words so far have key `before` (0 at its start). */
uint32_t ent_gazetteer_key(uint32_t before, const EntWord* word);

/** For each word, the classes of the entries that it is part of: in the low bits those of one word,
    above them those of several. Entries must be written with a capital letter, but titles and words
    for places. @param masks  [n] */
void ent_gazetteer_find(const EntPair* table, unsigned bits, const EntWord* words, size_t n,
                        uint32_t* masks);

#endif
