/** @file extract/relation/train/measure.h
    How well scores of pairs tell the annotated relations; of pairs that are one in the
    annotation, the surest counts. */
#ifndef ENT_EXTRACT_RELATION_TRAIN_MEASURE_H
#define ENT_EXTRACT_RELATION_TRAIN_MEASURE_H

#include "extract/relation/train/corpus.h"

/** Print the best threshold of confidence with its precision, recall and F1, those of each relation
    too, and how often triples of each confidence are right. @param scores  [n_pairs] of the corpus
 */
EntStatus measure(const Corpus* corpus, int32_t (*scores)[ENT_N_JUDGED], const EntJudge* judge,
                  const char* title, EntError* err);

#endif
