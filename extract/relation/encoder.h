/** @file extract/relation/encoder.h
    What the words of a sentence, each with all that stands around it, say of two of its names: a
    recurrent network, whose states at both names, along the path between them and at the words
    between them are pooled and asked by one hidden layer (in the manner of Miwa and Bansal 2016,
    aclanthology.org/P16-1105). Two such networks, learned apart, answer by their mean (Hansen and
    Salamon 1990, "Neural network ensembles"). In integers, so that every machine reads alike. How
    it is learned is told in extract/relation/train/encode.h. */
#ifndef ENT_EXTRACT_RELATION_ENCODER_H
#define ENT_EXTRACT_RELATION_ENCODER_H

#include "extract/language/kernel.h"
#include "extract/language/network.h"
#include "extract/relation/judge.h"

/** Its shape. */
enum {
  ENT_ENCODERS = 2, ///< networks, each learned from other random numbers
  ENT_POOL = 64,    ///< columns of a word for each part that it may play
  ENT_POOL_LEFT = 0,
  ENT_POOL_RIGHT = ENT_POOL,
  ENT_POOL_TOP = 2 * ENT_POOL,
  ENT_POOL_PATH = 3 * ENT_POOL,
  ENT_POOL_GAP = 4 * ENT_POOL,
  ENT_POOL_COLUMNS = 5 * ENT_POOL,
  // what of them is pooled for a pair
  ENT_POOLED_LEFT = 0,
  ENT_POOLED_RIGHT = ENT_POOL,
  ENT_POOLED_TOP = 2 * ENT_POOL,
  ENT_POOLED_PATH = 3 * ENT_POOL, ///< the greatest, then the mean
  ENT_POOLED_GAP = 5 * ENT_POOL,  ///< the same
  ENT_POOLED = 7 * ENT_POOL,
  ENT_PAIR_HIDDEN = 64,
  ENT_PAIR_ANSWERS = ENT_KERNEL_STEP ///< columns, of which ENT_N_QUESTIONS are used
};

/** What stands before each network's part in the file extract/relation/encoder.model. */
typedef struct {
  char magic[64]; ///< ENT_ENCODER_MAGIC and zeros
  int32_t bias[ENT_PAIR_HIDDEN];
  int32_t facts[ENT_PAIR_N_FACTS][ENT_PAIR_FACT_VALUES][ENT_PAIR_HIDDEN];
  int32_t answer_bias[ENT_PAIR_ANSWERS];
  int16_t hidden[ENT_POOLED * ENT_PAIR_HIDDEN];        ///< a matrix of ent_kernel_place()
  int16_t answers[ENT_PAIR_HIDDEN * ENT_PAIR_ANSWERS]; ///< the same
} EntEncoderHead;

/** A change of the keys or the layout makes the model another. */
#define ENT_ENCODER_MAGIC "entencoder3"

/** Is the model that is linked in one of this encoder? */
bool ent_encoder_is_whole(void);

/** An encoder with scratch; lives in an arena. */
typedef struct EntEncoder EntEncoder;

/** @param capacity  Words of the longest sentence. @return NULL when memory is short. */
EntEncoder* ent_encoder_new(EntArena* arena, size_t capacity);

/** Read a sentence. */
void ent_encoder_read(EntEncoder* encoder, const EntTree* tree, const EntPassage* passage);

/** Score a pair of the sentence that was read last. @param scores  In ENT_JUDGE_UNIT. */
void ent_encoder_score(EntEncoder* encoder, const EntPairWords* pair,
                       int32_t scores[ENT_N_QUESTIONS]);

/** The keys of a sentence's words, of the encoder's own kinds but for the first: that is the
   form's, which has a vector, unless the word belongs to a name. @param keys  [tree->n] */
void ent_encoder_keys(const EntTree* tree, const EntPassage* passage, EntKeys* keys);

#endif
