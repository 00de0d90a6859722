/** @file extract/relation/train/learn.h
    Logistic regression over hashed features, one for each relation, by AdaGrad (Duchi, Hazan and
    Singer 2011), in a fixed order: the same examples give the same weights. */
#ifndef ENT_EXTRACT_RELATION_TRAIN_LEARN_H
#define ENT_EXTRACT_RELATION_TRAIN_LEARN_H

#include "extract/relation/train/corpus.h"

/** How to learn. */
typedef struct {
  int epochs;
  float rate;      ///< of learning
  float decay;     ///< L2
  float minor;     ///< weight of a minor relation
  float elsewhere; ///< weight of a sentence that names both but is not the evidence
  float start;     ///< sum of squares that every weight begins with
  float drop;      ///< share of features left out of each step
  float own;       ///< weight of examples whose actors are found, not given
} LearnOptions;

/** What is learned. */
typedef struct {
  float* weights; ///< [ENT_N_QUESTIONS][2^ENT_JUDGE_BITS]
  float* squares; ///< the same, sums of squared gradients
} Learner;

enum { N_FOLDS = 5 };

/** The tagger that has not seen an article. Cross-validation goes by topic instead: Source.fold. */
static inline unsigned tagger_fold(uint32_t article) {
  return article % N_FOLDS;
}

EntStatus learner_new(Learner* learner, EntError* err);
void learner_clear(Learner* learner);

/** How much an example counts. */
float learner_weight(const Corpus* corpus, const Example* example, unsigned question,
                     const LearnOptions* options);

/** Learn from all corpora but the articles of one fold (N_FOLDS: from all). */
EntStatus learner_run(Learner* learner, const Corpus* corpora, size_t n, unsigned fold,
                      const LearnOptions* options, EntError* err);

/** Round the weights to those of the judge; `judge` is zeroed but for them. */
void learner_round(const Learner* learner, EntJudge* judge);

#endif
