/** @file extract/lexicon/inflect.h
    Regular inflection of English verbs and nouns, for phrases of the lexicons. */
#ifndef ENT_EXTRACT_LEXICON_INFLECT_H
#define ENT_EXTRACT_LEXICON_INFLECT_H

#include "graph/base/text.h"

/** Forms of one word. */
typedef struct {
  const char* forms[8]; ///< [n] NUL-terminated, in the arena
  size_t n;
} EntForms;

/** All forms of a verb: "attack", "attacks", "attacked", "attacking". A word that doubles its last
    letter is marked with "+" ("ban+"), irregular past forms stand in parentheses behind it
    ("break(broke,broken)"). @return ENT_NO_MEMORY or ENT_OK. */
EntStatus ent_inflect_verb(EntStr word, EntArena* arena, EntForms* out, EntError* err);

/** Singular and plural of a noun; an irregular plural stands in parentheses. */
EntStatus ent_inflect_noun(EntStr word, EntArena* arena, EntForms* out, EntError* err);

#endif
