/** @file extract/relation/relative.h
    Expressions of time that count from the date of the article: "on Monday", "last year", "two
    months ago", "yesterday", "for two decades". */
#ifndef ENT_EXTRACT_RELATION_RELATIVE_H
#define ENT_EXTRACT_RELATION_RELATIVE_H

#include "extract/relation/passage.h"

/** Read the expression that starts at a token.
    @param date  Receives what it means, as precise as it can be; unknown if the article has no date
                 that tells.
    @param end   Receives the token behind it.
    @return false if none starts there. */
bool ent_read_relative(const EntPassage* passage, size_t at, EntDate* date, size_t* end);

/** Read the span that starts at a token and goes up to now: "two decades" behind "for", "past three
    years" behind "over the". "For two decades" may also be over, or yet to come.
    @param date  Receives when it began, unknown if the article has no date that tells.
    @param end   Receives the token behind it.
    @return false if none starts there. */
bool ent_read_lasting(const EntPassage* passage, size_t at, EntDate* date, size_t* end);

/** Does the span that starts at a token say that it is past: "past three years", "last decade"? */
bool ent_is_past_span(const EntPassage* passage, size_t at);

/** The token where a count begins with the words that make it rough: that of "more" in "more than
    two years ago", given that of "two". `at` if there are none. */
size_t ent_rough_start(const EntPassage* passage, size_t at);

#endif
