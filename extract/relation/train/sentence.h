/** @file extract/relation/train/sentence.h
    Sentences of data sets, written as text. Tokens are joined with a blank between two of them, but
    none before , . ; : ) ? ! % 's n't and none behind an opening bracket. */
#ifndef ENT_EXTRACT_RELATION_TRAIN_SENTENCE_H
#define ENT_EXTRACT_RELATION_TRAIN_SENTENCE_H

#include "graph/base/text.h"

/** Append a sentence of a file of names: a token a line, TAB, its label; blank lines part
   sentences.
    @param number  From 1.
    @param out     Empty.
    @return false if the file has no such sentence. */
bool sentence_from_names(EntStr file, size_t number, EntBuffer* out);

/** Append a sentence of a file of relations: an object of JSON a line, whose "sentence" is a list
    of tokens. The rest is as for sentence_from_names(). */
bool sentence_from_relations(EntStr file, size_t number, EntBuffer* out);

/** Append a passage of a file of opinions: the first column of a line, without the quotation marks
    around it (two within stand for one), without square brackets, which mark two actors, and
    without white space at its ends. The rest is as for sentence_from_names(). */
bool sentence_from_opinions(EntStr file, size_t number, EntBuffer* out);

#endif
