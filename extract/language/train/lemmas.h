/** @file extract/language/train/lemmas.h
    Learning the rules of extract/language/lemma.h. */
#ifndef ENT_EXTRACT_LANGUAGE_TRAIN_LEMMAS_H
#define ENT_EXTRACT_LANGUAGE_TRAIN_LEMMAS_H

#include "extract/language/train/corpus.h"

/** The rules as sections of the model. Free them with lemmas_free(). */
typedef struct {
  EntBuffer rules; ///< ENT_MODEL_LEMMA_RULES
  unsigned bits;
  EntPair* table; ///< [2^bits] ENT_MODEL_LEMMAS
} Lemmas;

EntStatus lemmas_learn(const Corpus* corpus, Lemmas* out, EntError* err);
void lemmas_free(Lemmas* lemmas);

#endif
