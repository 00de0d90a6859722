/** @file extract/relation/train/calibrate.h
    From scores to how often they are right (Platt 1999): a logistic curve through the scores of
    pairs that the judge has not learned from. */
#ifndef ENT_EXTRACT_RELATION_TRAIN_CALIBRATE_H
#define ENT_EXTRACT_RELATION_TRAIN_CALIBRATE_H

#include "extract/relation/train/corpus.h"

/** Fill the curves of a judge. @param scores  [n_pairs] of the corpus */
void calibrate(const Corpus* corpus, int32_t (*scores)[ENT_N_JUDGED], EntJudge* judge);

#endif
