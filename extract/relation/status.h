/** @file extract/relation/status.h
    Whether a sentence says that what it states is over. */
#ifndef ENT_EXTRACT_RELATION_STATUS_H
#define ENT_EXTRACT_RELATION_STATUS_H

#include "extract/relation/passage.h"

/** Is a claim over: "a former leader of X", "was a member of X", "served under X", "no longer leads
    X"? A single act neither ends nor goes on. @param until  The end that the sentence dates, or an
    unknown date. */
bool ent_is_over(const EntPassage* passage, const EntClaim* claim, EntDate until);

/** Is the cue an act that ends a bond ("quit", "broke with")? No split is over by it. */
bool ent_ends_bond(const EntPassage* passage, const EntClaim* claim);

/** May the past tense of the clause be that of the claim? Not of a role in apposition ("X, the
   leader of Y, went home") nor of what begins a bond ("founded X"). */
bool ent_may_be_past(const EntPassage* passage, const EntClaim* claim);

#endif
