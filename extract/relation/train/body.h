/** @file extract/relation/train/body.h
    The article in a file of newswire: what stands behind the first line, its address, without white
    space at its ends. */
#ifndef ENT_EXTRACT_RELATION_TRAIN_BODY_H
#define ENT_EXTRACT_RELATION_TRAIN_BODY_H

#include "graph/base/text.h"

/** Where the article stands in its file; empty, if there is none. */
EntSpan body_find(EntStr file);

/** Append an article with lines that end with a newline alone, the last one too. */
void body_add(EntBuffer* out, EntStr article);

/** Append a sentence of it, with a space for each break of lines. */
void body_add_sentence(EntBuffer* out, EntStr sentence);

#endif
