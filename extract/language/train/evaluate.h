/** @file extract/language/train/evaluate.h
    Scores of the network in float on held-out text, to follow training by. */
#ifndef ENT_EXTRACT_LANGUAGE_TRAIN_EVALUATE_H
#define ENT_EXTRACT_LANGUAGE_TRAIN_EVALUATE_H

#include "extract/language/train/net.h"

/** Shares of words with the right answer. */
typedef struct {
  double upos;
  double feats;
  double uas;
  double las; ///< relations without their subtypes
} TreeScores;

/** Tag and parse a treebank. */
TreeScores evaluate_trees(const Net* net, const Corpus* corpus);

#endif
