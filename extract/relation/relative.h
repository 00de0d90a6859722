/** @file extract/relation/relative.h
    Expressions of time that count from the date of the article: "on Monday", "last year", "two
    months ago", "yesterday". */
#ifndef ENT_EXTRACT_RELATION_RELATIVE_H
#define ENT_EXTRACT_RELATION_RELATIVE_H

#include "extract/relation/passage.h"

/** Read the expression that starts at a token.
    @param date  Receives what it means, as precise as it can be; unknown if the article has no date
                 that tells.
    @param end   Receives the token behind it.
    @return false if none starts there. */
bool ent_read_relative(const EntPassage* passage, size_t at, EntDate* date, size_t* end);

#endif
