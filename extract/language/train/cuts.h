/** @file extract/language/train/cuts.h
    Learning where tokens and sentences end: an averaged perceptron with a margin over the
    features of extract/language/token.h. */
#ifndef ENT_EXTRACT_LANGUAGE_TRAIN_CUTS_H
#define ENT_EXTRACT_LANGUAGE_TRAIN_CUTS_H

#include "extract/language/conllu.h"
#include "extract/language/feature.h"
#include "extract/language/token.h"

enum { CUT_BITS = 16, SPLIT_BITS = 12 };

/** What the tokenizer learns. */
typedef struct {
  EntCutWeights* weights; ///< [2^CUT_BITS]
  EntPair* splits;        ///< [2^SPLIT_BITS] contractions
} Cuts;

/** Learn from treebanks, whose paragraphs are joined. Free the tables with free(). */
EntStatus cuts_learn(const EntConllu* treebanks, size_t n, size_t epochs, Cuts* out, EntError* err);

#endif
