/** @file extract/read/junk.h
    What is not the article among the paragraphs of a page: junk lines (extract/read/junk_line.h),
    link lists, author biographies, comments, lists of sources. Made to be precise: an ordinary
   sentence is never dropped. */
#ifndef ENT_EXTRACT_READ_JUNK_H
#define ENT_EXTRACT_READ_JUNK_H

#include "extract/read/reader.h"

/** Drop junk from the blocks: single lines, link lists under "Related articles" and the like, and
    everything behind the end of the text. Linear time. */
void ent_junk_drop(EntRawArticle* raw);

#endif
