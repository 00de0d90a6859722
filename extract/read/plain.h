/** @file extract/read/plain.h
    Plain text as it stands: for the language analysis of any text, where nothing may be left out.
 */
#ifndef ENT_EXTRACT_READ_PLAIN_H
#define ENT_EXTRACT_READ_PLAIN_H

#include "extract/article.h"

/** Make an article of a text without cleaning it. Paragraphs are parted by empty lines, or, in a
    text without any empty line, by line ends.
    @param bytes    Borrowed for the call; broken UTF-8 is repaired.
    @param arena    Receives everything that the article points to.
    @param article  Overwritten; only text and blocks are filled.
    @return ENT_NO_MEMORY or ENT_OK. */
ENT_API EntStatus ent_read_plain(EntStr bytes, EntArena* arena, EntArticle* article, EntError* err);

#endif
