/** @file extract/language/train/vocabulary.h
    Which features get a row of the embedding. */
#ifndef ENT_EXTRACT_LANGUAGE_TRAIN_VOCABULARY_H
#define ENT_EXTRACT_LANGUAGE_TRAIN_VOCABULARY_H

#include "extract/language/train/corpus.h"

/** Keys and their rows, as ent_pair_find() reads them. */
typedef struct {
  unsigned bits;
  EntPair* table; ///< [2^bits]
  size_t n_rows;  ///< row 0 is nothing, row 1 an unknown form
} Vocabulary;

/** How often a feature of each kind must occur, for ent_word_features(). */
extern const uint32_t vocabulary_least[ENT_N_FEATURES];

/** Give a row to every feature that is in `corpus` as often as `least` says of its kind. Free
   `table` with free(). */
bool vocabulary_new(const Corpus* corpus, const uint32_t least[ENT_N_FEATURES], Vocabulary* out);

/** Fill in the rows of a corpus's words. */
void vocabulary_apply(const Vocabulary* vocabulary, Corpus* corpus);

#endif
