/** @file extract/read/front.h
    What stands above an article: the section's name, the title, the byline, the date, and the
    agency's tag in the dateline. */
#ifndef ENT_EXTRACT_READ_FRONT_H
#define ENT_EXTRACT_READ_FRONT_H

#include "extract/read/reader.h"

/** Take the front matter out of the blocks. What metadata left unknown is filled: title, author,
    date, source (from the dateline "BAGHDAD (Reuters) -", which stays in the text). A title that
    metadata gave is taken out where the blocks repeat it.
    @return ENT_NO_MEMORY or ENT_OK. */
EntStatus ent_front_take(EntRawArticle* raw, EntArena* arena, EntError* err);

#endif
