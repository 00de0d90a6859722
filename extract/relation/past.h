/** @file extract/relation/past.h
    What tells that a bond is of the past beyond its own words: how long ago the article plays, and
    what else its sentence tells of years gone by. It shifts the judge's answer to ENT_ASK_ENDED,
    which only sees the sentence. */
#ifndef ENT_EXTRACT_RELATION_PAST_H
#define ENT_EXTRACT_RELATION_PAST_H

#include "extract/relation/passage.h"

/** Signs of the past; each has its weight. */
typedef enum {
  ENT_PAST_OLD,    ///< the article names no year of the two decades before it was written
  ENT_PAST_REMOTE, ///< nor of the eight before
  ENT_PAST_YEARS,  ///< the sentence names a year, and none near the last one of the article
  ENT_PAST_FORMER, ///< one of two allies is called former: "former president X of Y"
  ENT_PAST_OTHER,  ///< so called for another office: "X backed former president Y"
  ENT_PAST_THEN,   ///< "then President X", "then-leader X"
  ENT_PAST_FALL,   ///< of allies: somebody resigns, is ousted or has a predecessor there
  ENT_PAST_FALLEN, ///< and it is one of the two: "President X was overthrown", "the downfall of X"
  ENT_PAST_CUE,    ///< "former" stands near the cue, or the cue may be of leaving
  ENT_N_PAST_SIGNS
} EntPastSign;

/** When an article plays. */
typedef struct {
  int last; ///< the year of its date, or the last one that it names; 0 for none
  int age;  ///< years from the last one that it names until it was written; 0 if it names none or
            ///< tells news
} EntPast;

/** Look at an article. One without a date counts as written in our days. */
EntPast ent_past_of(const EntScene* scene);

/** Does a sentence tell that somebody's time ends: "X resigned", "they ousted X", "X was killed",
   "the downfall of X", not "X ousted Y"? @param name  Index into EntNames. */
bool ent_has_fallen(const EntPassage* passage, uint32_t name);

/** The signs of a claim: 1 << EntPastSign each. */
unsigned ent_past_signs(const EntPast* past, const EntPassage* passage, const EntClaim* claim);

/** What signs add to the score of ENT_ASK_ENDED. The weights are those of a logistic regression on
    articles that the judge had not learned from. */
int32_t ent_past_weigh(unsigned signs);

#endif
