/** @file extract/language/entity.h
    From the scores of words to names. */
#ifndef ENT_EXTRACT_LANGUAGE_ENTITY_H
#define ENT_EXTRACT_LANGUAGE_ENTITY_H

#include "extract/language/analysis.h"
#include "extract/language/network.h"

/** Let the mentions of a name in one text support each other: to what a capitalized word says of
    each kind of name, add a share of what the same word says elsewhere in the text.
    @param scores  [n] changed. @return ENT_NO_MEMORY or ENT_OK. */
EntStatus ent_entities_agree(const EntToken* tokens, EntNameScores* scores, size_t n,
                             EntArena* arena, EntError* err);

/** Find the names of a sentence of at most ENT_LONGEST_SENTENCE words: the sequence of labels with
    the largest sum among those in which every name begins and ends (Viterbi 1967).
    @param tokens  [n] their entities are filled in. */
void ent_entities(const EntNameScores* scores, EntToken* tokens, size_t n);

#endif
