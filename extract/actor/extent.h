/** @file extract/actor/extent.h
    Where names begin and end, by capitals, the words that link them, and head words. */
#ifndef ENT_EXTRACT_ACTOR_EXTENT_H
#define ENT_EXTRACT_ACTOR_EXTENT_H

#include "extract/actor/scene.h"

/** Does a hyphen without blanks join token `i` to the one behind it? */
bool ent_extent_hyphened(const EntScene* scene, size_t i);

/** Does token `i` start with a capital, or is it the "al" of "al-Sadr"? */
bool ent_extent_capital(const EntScene* scene, size_t i);

/** A capitalized word that is no name and starts none: "The", "Monday"; "However" and "Human" only
    where no other capital follows ("Human Rights Watch"). */
bool ent_extent_plain(const EntScene* scene, size_t i);

/** Is there a head word of organizations in tokens first … end - 1? */
bool ent_extent_head(const EntScene* scene, size_t first, size_t end);

/** The token behind the dateline that opens a paragraph, "BASRA, March 3 (Reuters) -", whose town
   is no actor; the first one of the sentence if it has none. */
size_t ent_dateline_end(const EntScene* scene, size_t sentence);

/** Where the name that starts at `first` ends. */
size_t ent_extent_end(const EntScene* scene, size_t first, size_t end);

#endif
