/** @file extract/relation/sense.h
    Which of its senses a cue has in a sentence: "attack" is a verb in "they attack", a noun in
    "the attack". */
#ifndef ENT_EXTRACT_RELATION_SENSE_H
#define ENT_EXTRACT_RELATION_SENSE_H

#include "extract/relation/passage.h"

/** The cue that a phrase of `n` tokens from token `at` on is: of its senses the first that goes
    with its part of speech, those that carry a relation before neutral ones; else the first of all.
    NULL if it is no cue. */
const EntCue* ent_cue_of(const EntScene* scene, size_t at, size_t n);

/** May a cue be read at token `at`? "left" is none of leaving in "the centre-left bloc" or "the
    left". */
bool ent_cue_stands(const EntScene* scene, const EntCue* cue, size_t at);

/** The cue of a relation that is longest from token `from` on, before `to`; NULL if none is there.
    @param at  Receives its tokens. */
const EntCue* ent_cue_for(const EntPassage* passage, EntRelation relation, size_t from, size_t to,
                          EntSpan* at);

/** Does a cue go with the part of speech of the word at token `at`? */
bool ent_cue_fits(const EntScene* scene, const EntCue* cue, size_t at);

/** Can a phrase of `n` tokens from token `at` on play this part? */
bool ent_cue_part(const EntPassage* passage, size_t at, size_t n, EntCuePart part);

#endif
