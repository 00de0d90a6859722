/** @file extract/relation/train/standoff.h
    Annotations that stand apart from their texts, in one file that holds no sentence of them: for
    texts that cannot be handed on. Its lines are explained in
    extract/relation/train/annotations.tsv. */
#ifndef ENT_EXTRACT_RELATION_TRAIN_STANDOFF_H
#define ENT_EXTRACT_RELATION_TRAIN_STANDOFF_H

#include "extract/relation/train/source.h"

/** Append the texts of an annotation file, in its order: articles, paragraphs and sentences, as
    extract/relation/train/origin.h finds them. Their lines end with a newline alone. The evidence
   of a triple is its first sentence, where a break of lines is a space.
    @param path  The annotations.
    @param data  The folder that the names of files are relative to.
    @return ENT_BAD_INPUT, and the line, for one that is malformed or does not fit its text; ENT_IO
            if a file cannot be read; ENT_NO_MEMORY. */
EntStatus standoff_add(Sources* sources, const char* path, const char* data, EntError* err);

#endif
