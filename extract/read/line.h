/** @file extract/read/line.h
    Looking at one tidy line: how it begins and ends, how many words it has. Patterns are ASCII in
    lower case; the line is compared without regard to case. */
#ifndef ENT_EXTRACT_READ_LINE_H
#define ENT_EXTRACT_READ_LINE_H

#include "graph/base/text.h"

/** A list of patterns that ends with NULL. */
typedef const char* const EntPatterns[];

bool ent_line_is(EntStr line, const char* pattern);
bool ent_line_starts(EntStr line, const char* pattern);
bool ent_line_ends(EntStr line, const char* pattern);
bool ent_line_has(EntStr line, const char* pattern); ///< anywhere; O(line * pattern)

/** The same for any pattern of a list. */
bool ent_line_is_any(EntStr line, EntPatterns patterns);
bool ent_line_starts_any(EntStr line, EntPatterns patterns);
bool ent_line_ends_any(EntStr line, EntPatterns patterns);
bool ent_line_has_any(EntStr line, EntPatterns patterns);

/** Words parted by blanks, counted up to `most`. */
size_t ent_line_words(EntStr line, size_t most);

/** Does it end as a sentence does: full stop, question or exclamation mark or dots, perhaps with
    closing quotes and brackets behind? */
bool ent_line_ends_sentence(EntStr line);

/** Is it short, and does it not end with a full stop, a colon, a comma or a semicolon? So look
    titles, headings and headlines. */
bool ent_line_like_title(EntStr line);

/** Is every word a name: capitalized, an initial, or a particle such as "al" or "de"; two to five
    of them, and no digits? */
bool ent_line_like_name(EntStr line);

/** Is it one address on the web and nothing else? */
bool ent_line_is_url(EntStr line);

/** Without the signs that decorate links and buttons at both ends: arrows, bars, bullets, colons,
    dots and blanks. */
EntStr ent_line_bare(EntStr line);

#endif
