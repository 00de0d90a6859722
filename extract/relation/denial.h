/** @file extract/relation/denial.h
    Relations that a sentence denies: "Iran denied arming the Houthis", "X rejected claims that it
    backs Y", "there is no link between A and B". */
#ifndef ENT_EXTRACT_RELATION_DENIAL_H
#define ENT_EXTRACT_RELATION_DENIAL_H

#include "extract/relation/candidate.h"

/** Could a sentence deny anything? Saves the search in nearly all of them. */
bool ent_may_deny(const EntPassage* passage);

/** Find a cue of this relation between the names of a candidate that is denied or negated. What is
    only possible, or over, is not denied.
    @param claim  Receives the relation that is denied.
    @return false, and `claim` untouched, if there is none. */
bool ent_find_denial(const EntCandidate* candidate, EntRelation relation, EntClaim* claim);

#endif
