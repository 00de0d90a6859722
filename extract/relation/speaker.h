/** @file extract/relation/speaker.h
    Who says what a sentence says: the article itself, an actor, or an outlet. */
#ifndef ENT_EXTRACT_RELATION_SPEAKER_H
#define ENT_EXTRACT_RELATION_SPEAKER_H

#include "extract/relation/passage.h"

/** A speaker; both fields empty if it is the article itself, or somebody without a name. */
typedef struct {
  uint32_t name; ///< index into the names of the passage; ENT_NONE for none
  EntSpan text;  ///< of one that is no actor ("Reuters reported"): bytes of the clean text
} EntSpeaker;

/** Who asserts what the words of a cue say: the subject of the verb of saying over them ("X said
    that …", "…, X said"), who accuses somebody of it or denies it, "according to X".
    @param cue  Its tokens. */
EntSpeaker ent_find_speaker(const EntPassage* passage, EntSpan cue);

/** Is the token a verb, or the noun of one, that denies what it governs ("denied", "dismissed")? */
bool ent_speaker_denies(const EntPassage* passage, size_t token);

/** Is it a noun for what somebody says: "claims that …", "any involvement in …"? */
bool ent_is_claim_noun(const EntPassage* passage, size_t token);

/** Does the head of a token deny it? "dismissed claims", "denied supporting", but not "dismissed
   the minister". */
bool ent_is_denied_content(const EntPassage* passage, size_t token);

/** The verb of saying whose content hangs on its hearer or medium instead: "told X that …", "denied
    in a statement that …". ENT_NO_WORD if there is none. @param clause  The head of the content. */
size_t ent_teller_of(const EntPassage* passage, size_t clause);

/** Is it a word for what is not so: "false", "lie"? */
bool ent_is_untrue_word(const EntPassage* passage, size_t token);

/** The word that calls a claim untrue: "the claim that … is false", "called the claim that … a
    lie". ENT_NO_WORD if there is none. */
size_t ent_untrue_of(const EntPassage* passage, size_t claim);

#endif
