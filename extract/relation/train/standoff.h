/** @file extract/relation/train/standoff.h
    Annotations that stand apart from their texts, in one file that holds no sentence of them: for
    texts that cannot be handed on. Its lines are explained in
    extract/relation/train/annotations.tsv. */
#ifndef ENT_EXTRACT_RELATION_TRAIN_STANDOFF_H
#define ENT_EXTRACT_RELATION_TRAIN_STANDOFF_H

#include "extract/relation/train/source.h"

/** Append the articles of an annotation file, in its order. An article is its text without the
    first line, the address, and without white space at its ends; its lines end with a newline
    alone. The evidence of a triple is its first sentence, where a break of lines is a space.
    @param path   The annotations.
    @param texts  Folder of the texts.
    @return ENT_BAD_INPUT, and the line, for one that is malformed or does not fit its text; ENT_IO
            if a file cannot be read; ENT_NO_MEMORY. */
EntStatus standoff_add(Sources* sources, const char* path, const char* texts, EntError* err);

#endif
