/** @file extract/relation/status.h
    Whether a sentence says that what it states is over. */
#ifndef ENT_EXTRACT_RELATION_STATUS_H
#define ENT_EXTRACT_RELATION_STATUS_H

#include "extract/relation/passage.h"

/** Is a claim over: "a former leader of X", "was a member of X", "served under X", "no longer leads
    X"? A single act neither ends nor goes on. @param until  The end that the sentence dates, or an
    unknown date. */
bool ent_is_over(const EntPassage* passage, const EntClaim* claim, EntDate until);

/** Does a sentence tell how something ends: by its cue ("quit", "broke with"), by a verb about it
    ("ended the war", "the alliance collapsed") or by the loss of an office ("was removed as leader
    of X")? No split is over by it. */
bool ent_ends_bond(const EntPassage* passage, const EntClaim* claim);

/** Does a word begin a bond that may outlast it: "founded", "a founder", "a founding member"? */
bool ent_is_founding(const EntPassage* passage, size_t word);

/** Does somebody get the office that a word names: "became president", "was named as leader"? */
bool ent_begins_role(const EntPassage* passage, size_t role);

/** May the past tense of the clause be that of the claim? Not of a role in apposition ("X, the
   leader of Y, went home") nor of what begins a bond ("founded X"). */
bool ent_may_be_past(const EntPassage* passage, const EntClaim* claim);

#endif
