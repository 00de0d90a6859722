/** @file extract/relation/explain.h
    Why a triple was told: the entry of the lexicon that it rests on, the way from one name to the
    other, and the factors of its confidence. */
#ifndef ENT_EXTRACT_RELATION_EXPLAIN_H
#define ENT_EXTRACT_RELATION_EXPLAIN_H

#include "extract/relation/judge.h"

/** What the judge made of a triple. Scores are in units of ENT_JUDGE_UNIT. */
typedef struct {
  bool by_rule;     ///< a rule put both names into their places
  bool denied;      ///< the sentence denies it
  bool judged;      ///< by the judge; a splinter is not
  int32_t sentence; ///< score of its words and tree, doubt included
  int32_t article;  ///< what the rest of the article adds to it
  EntDoubt doubt;
  double likely; ///< what these come to, 0 to 1
  double trust;  ///< of the outlet
  bool said;     ///< somebody says it, not the article itself
  bool by_party; ///< and that is one of the two
} EntFactors;

/** Explain a triple.
    @param out  Receives it, in the scene's arena. @return ENT_NO_MEMORY or ENT_OK. */
EntStatus ent_explain(const EntPassage* passage, const EntClaim* claim, const EntFactors* factors,
                      const EntExplanation** out);

#endif
