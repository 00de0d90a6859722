/** @file extract/read/language.h
    Is a text English? By its script and by the share of function words, which no English text can
    do without (Zipf's head: about four of ten running words). */
#ifndef ENT_EXTRACT_READ_LANGUAGE_H
#define ENT_EXTRACT_READ_LANGUAGE_H

#include "graph/base/text.h"

/** Below this many words a text of names and numbers cannot be told from another language, and
    counts as English unless another script prevails. */
enum { ENT_LANGUAGE_WORDS = 60 };

/** @param text  Valid UTF-8. Its first 20,000 words are looked at. */
bool ent_is_english(EntStr text);

#endif
