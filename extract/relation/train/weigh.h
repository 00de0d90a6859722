/** @file extract/relation/train/weigh.h
    The second step of the judge: what the whole article says of a pair is weighed by logistic
    regression over few numbers, learned from scores of articles that the first step has not learned
    from. */
#ifndef ENT_EXTRACT_RELATION_TRAIN_WEIGH_H
#define ENT_EXTRACT_RELATION_TRAIN_WEIGH_H

#include "extract/relation/dossier.h"
#include "extract/relation/train/corpus.h"

/** What is known of each pair of a corpus. */
typedef int32_t Facts[ENT_N_JUDGED][ENT_N_FACTS];

/** Gather the facts. @param scores  [n_pairs] @param facts  [n_pairs] */
EntStatus weigh_gather(const Corpus* corpus, const EntPairScores* scores, Facts* facts,
                       EntError* err);

/** A corpus with its facts. */
typedef struct {
  const Corpus* corpus;
  Facts* facts;
  double weight; ///< of its pairs
} WeighInput;

/** Learn the weights of the judge from all articles but those of one fold. */
void weigh_learn(const WeighInput* inputs, size_t n, unsigned fold, EntJudge* judge);

#endif
