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

/** Longest path in the tree that is spelled out, on each side. */
enum { ENT_PAIR_STEPS = 10 };

/** What is told of a pair as numbers below ENT_PAIR_FACT_VALUES. */
typedef enum {
  ENT_PAIR_KINDS,
  ENT_PAIR_GAP,    ///< words between
  ENT_PAIR_DOUBT,  ///< with whether both are members of one list
  ENT_PAIR_CLAIMS, ///< of which relations a rule speaks
  ENT_PAIR_TOGETHER,
  ENT_PAIR_PROMINENCE,
  ENT_PAIR_LEAN_LEFT, ///< how sure the tagger is of the name, and how the name is one
  ENT_PAIR_LEAN_RIGHT,
  ENT_PAIR_SURE_LEFT, ///< what else tells that it is an actor
  ENT_PAIR_SURE_RIGHT,
  ENT_PAIR_MENTIONS,
  ENT_PAIR_ACTORS,
  ENT_PAIR_PLACE,
  ENT_PAIR_N_FACTS
} EntPairFact;
enum { ENT_PAIR_FACT_VALUES = 64 };

/** Where two names stand in their sentence. */
typedef struct {
  uint32_t head[2];
  uint32_t path[2 * ENT_PAIR_STEPS]; ///< [n_path] words on the way from one to the other
  uint32_t n_path;
  uint32_t top; ///< where both ways meet; ENT_NONE if the names are too far apart
  uint32_t from;
  uint32_t to; ///< words from `from` to before `to` stand between them
  uint8_t facts[ENT_PAIR_N_FACTS];
} EntPairWords;

/** How many words stand between the names. */
static inline size_t ent_pair_gap(const EntPairWords* words) {
  return words->to > words->from ? words->to - words->from : 0;
}

/** Features of one pair of names. */
enum { ENT_MAX_FEATURES = 768 };
typedef struct {
  EntDoubt doubt;
  EntPairWords words;
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
