/** @file extract/relation/reading.h
    What a sentence says of two names, once it is known which relation it states: the kind of bond
    or act, who is its subject, the words that carry it, and whether it is over. */
#ifndef ENT_EXTRACT_RELATION_READING_H
#define ENT_EXTRACT_RELATION_READING_H

#include "extract/relation/candidate.h"

/** Read a candidate that no rule makes a claim of: by the nearest cue of this relation, else as the
    plainest form that fits the kinds of the names. */
EntClaim ent_read_candidate(const EntCandidate* candidate, EntRelation relation);

/** Is the right one of two names the subject of a cue: "X was praised by Y", "X, backed by Y", "X's
    patron Y"? @param at  The cue's tokens. */
bool ent_is_turned(const EntCandidate* candidate, const EntCue* cue, EntSpan at);

/** Give a claim the form that fits the kinds of both names: who is somebody's chief of staff leads
    nobody, politicians attack with words, and states win wars. */
void ent_fit_form(const EntPassage* passage, EntClaim* claim);

/** The surest claim of a relation between the actors of a candidate; NULL if no rule makes one. */
const EntClaim* ent_claim_of(const EntCandidate* candidate, EntRelation relation);

#endif
