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
enum { ENT_MAX_FEATURES = 768 };
typedef struct {
  EntDoubt doubt;
  uint32_t items[ENT_MAX_FEATURES]; ///< [n] hashes
  size_t n;
} EntFeatures;

/** How much an article makes of an actor. */
typedef struct {
  uint32_t mentions; ///< its names
  uint32_t places;   ///< ENT_IN_HEADING, ENT_IN_LEAD: where one of them stands
} EntProminence;
enum { ENT_IN_HEADING = 1, ENT_IN_LEAD = 2 /**< in its first two sentences */ };

/** What an article is about. */
typedef struct {
  uint32_t actors;
  uint32_t sentences;
  uint32_t words;
  uint32_t cues[ENT_N_RELATIONS]; ///< of each relation
} EntTopic;

/** What the article says of two actors beside this sentence. */
typedef struct {
  uint32_t together;      ///< sentences that name both
  const EntProminence* a; ///< of the one on the left
  const EntProminence* b; ///< of the other
  const EntTopic* topic;
} EntAcquaintance;

/** The features of two names of a passage, `left` before `right`.
    @param claims  What the rules say of the sentence. */
void ent_features_set(EntFeatures* out, const EntPassage* passage, const EntTree* tree,
                      const EntClaims* claims, uint32_t left, uint32_t right,
                      const EntAcquaintance* known);

#endif
