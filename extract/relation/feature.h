/** @file extract/relation/feature.h
    What the judge is told of two names in a sentence: hashes of words, paths and classes. */
#ifndef ENT_EXTRACT_RELATION_FEATURE_H
#define ENT_EXTRACT_RELATION_FEATURE_H

#include "extract/relation/tree.h"

/** Why a sentence may not say what its words say. */
typedef enum {
  ENT_DOUBT_NONE,
  ENT_DOUBT_NEGATED, ///< "does not support", "never fought"
  ENT_DOUBT_MODAL,   ///< "may attack", "if it attacked"
  ENT_DOUBT_DENIED,  ///< "denied that it supports"
  ENT_DOUBT_LISTED   ///< "A and B were mentioned": one list, and no cue anywhere
} EntDoubt;
enum { ENT_N_DOUBTS = ENT_DOUBT_LISTED + 1 };

/** Features of one pair of names. */
enum { ENT_MAX_FEATURES = 512 };
typedef struct {
  EntDoubt doubt;
  uint32_t items[ENT_MAX_FEATURES]; ///< [n] hashes
  size_t n;
} EntFeatures;

/** What the article says of two actors beside this sentence. */
typedef struct {
  uint32_t together;    ///< sentences that name both
  uint32_t mentions[2]; ///< names of the one on the left, of the other
  uint32_t actors;      ///< actors of the article
} EntAcquaintance;

/** The features of two names of a passage, `left` before `right`.
    @param claims  What the rules say of the sentence. */
void ent_features_set(EntFeatures* out, const EntPassage* passage, const EntTree* tree,
                      const EntClaims* claims, uint32_t left, uint32_t right,
                      const EntAcquaintance* known);

#endif
