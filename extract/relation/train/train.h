/** @file extract/relation/train/train.h
    One training of the judge: cross-validation, which tells how well it judges articles that it has
    not learned from, and then the model, learned from all. */
#ifndef ENT_EXTRACT_RELATION_TRAIN_TRAIN_H
#define ENT_EXTRACT_RELATION_TRAIN_TRAIN_H

#include "extract/relation/train/encode.h"
#include "extract/relation/train/learn.h"
#include "extract/relation/train/source.h"

/** How to train; a file or folder is NULL where there is none. */
typedef struct {
  const char* taggers; ///< folder of those that have not seen a fold
  const char* out;     ///< receives the judge
  const char* encoder; ///< receives the encoder; not NULL if `out` is not
  unsigned without;    ///< fold that is left out of all, as if it were not there; N_FOLDS: none
  LearnOptions learn;
  EncodeOptions encode;
} TrainOptions;

/** Train, and print how it went. */
EntStatus train(const Sources* sources, const TrainOptions* options, EntError* err);

#endif
