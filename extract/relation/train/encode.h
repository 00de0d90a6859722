/** @file extract/relation/train/encode.h
    Learning the encoder: its layers are those of extract/language/train/net.h; what is pooled goes
    through a hidden layer, beside it what is known of the pair as a whole, and is asked all
    questions at once, by Adam on the cross-entropy of each answer. ENT_ENCODERS are learned, each
    from other random numbers. */
#ifndef ENT_EXTRACT_RELATION_TRAIN_ENCODE_H
#define ENT_EXTRACT_RELATION_TRAIN_ENCODE_H

#include "extract/relation/encoder.h"

#include <stdio.h>

/** Sentences, their pairs and what is learned from them. */
typedef struct Encode Encode;

/** How to learn. */
typedef struct {
  int epochs;
  float rate;
  float drop;        ///< share of the values dropped at the input, between layers and in the head
  float drop_word;   ///< as in Noise
  float drop_vector; ///< as in Noise
  int threads;
  FILE* log; ///< receives a line an epoch; NULL for none
} EncodeOptions;

/** @return NULL when memory is short. */
Encode* encode_new(void);
void encode_free(Encode* encode);

/** Begin a sentence of `n` words, at most ENT_LONGEST_SENTENCE. @param fold  It is learned from
   unless this fold is left out.
    @return false when memory is short, as below. */
bool encode_add_sentence(Encode* encode, const EntKeys* keys, size_t n, unsigned fold);

/** Add a pair of the last sentence. @param answers  0 or 1. @param weights  How much each counts.
 */
bool encode_add_pair(Encode* encode, const EntPairWords* words,
                     const float answers[ENT_N_QUESTIONS], const float weights[ENT_N_QUESTIONS]);

/** Learn from all folds but one. */
EntStatus encode_learn(Encode* encode, unsigned without, const EncodeOptions* options,
                       EntError* err);

/** Score the pairs of the fold, in the order in which they came.
    @param scores  [pairs][ENT_N_QUESTIONS], log-odds times ENT_JUDGE_UNIT */
void encode_score(const Encode* encode, unsigned fold, int32_t (*scores)[ENT_N_QUESTIONS]);

/** Write what was learned last. @return ENT_IO; ENT_BAD_INPUT if a weight is too large. */
EntStatus encode_write(const Encode* encode, const char* path, EntError* err);

#endif
