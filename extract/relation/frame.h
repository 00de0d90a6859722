/** @file extract/relation/frame.h
    The two arguments of a cue: by the tree of its sentence, and by the distance of words. */
#ifndef ENT_EXTRACT_RELATION_FRAME_H
#define ENT_EXTRACT_RELATION_FRAME_H

#include "extract/relation/argument.h"

/** Between whom a cue stands. */
typedef struct {
  uint32_t left;  ///< who does it, or bears the role
  uint32_t right; ///< to whom, or whose role it is; ENT_NONE: between the members of the list of
                  ///< `left`
} EntFrame;

/** Find the arguments of a cue of any place but the affixes.
    @param at  Its tokens. @return false if the tree does not give both. */
bool ent_find_frame(const EntPassage* passage, const EntCue* cue, EntSpan at, EntFrame* out);

/** The same by the distance of words, for where the tree is wrong, and for affixes. Six of ten
    of those that the tree does not give are right. */
bool ent_find_near(const EntPassage* passage, const EntCue* cue, EntSpan at, EntFrame* out);

/** Does somebody else do what the object of this verb says: "A condemned the attack on B"? */
bool ent_is_stance(const EntPassage* passage, size_t verb);

#endif
