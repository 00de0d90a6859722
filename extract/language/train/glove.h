/** @file extract/language/train/glove.h
    Makes extract/language/vectors.model from the text that GloVe's authors publish. */
#ifndef ENT_EXTRACT_LANGUAGE_TRAIN_GLOVE_H
#define ENT_EXTRACT_LANGUAGE_TRAIN_GLOVE_H

#include "graph/base/status.h"

/** Keep the vectors of the words that come first: centred, of one length, and in 4 bits a number.
    @param text  As glove.6B.100d.txt: on each line a word and ENT_VECTOR numbers, the most
                 frequent word first.
    @return ENT_IO, ENT_NO_MEMORY; ENT_BAD_INPUT with the line that is not so. */
EntStatus glove_convert(const char* text, const char* out, EntError* err);

#endif
