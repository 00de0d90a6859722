/** @file extract/read/junk_line.h
    Lines that are no part of an article, wherever they stand: buttons, notices, captions with their
    credits, links to other articles. The words are those of English news sites. Every test looks at
    short lines only, so a paragraph is never taken for one. */
#ifndef ENT_EXTRACT_READ_JUNK_LINE_H
#define ENT_EXTRACT_READ_JUNK_LINE_H

#include "graph/base/text.h"

/** Is the line junk of any kind? */
bool ent_is_junk_line(EntStr line);

/** Is it the caption of a picture with its credit, or the credit alone? */
bool ent_is_caption(EntStr line);

/** "© 2021 The Example", "Copyright 2020", but no sentence on copyright. */
bool ent_is_copyright(EntStr line);

/** "12 comments", "3 shares": a number and what it counts. */
bool ent_is_counter(EntStr line);

/** Does it head a list of links: "Related articles", "Most read"? */
bool ent_heads_links(EntStr line);

#endif
