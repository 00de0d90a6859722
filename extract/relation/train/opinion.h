/** @file extract/relation/train/opinion.h
    Sentences with two marked actors and who is for or against whom: "[Trump] attacked [Obama].",
    the two names, and 0 neutral, 1 and 2 for, 3 and 4 against, parted by tabs. */
#ifndef ENT_EXTRACT_RELATION_TRAIN_OPINION_H
#define ENT_EXTRACT_RELATION_TRAIN_OPINION_H

#include "extract/relation/train/corpus.h"

/** Add the sentences of a file whose two actors the program finds. Who is neutral to another may
    still belong to him, so those say nothing of ENT_ALLY. */
EntStatus opinion_add(Corpus* corpus, const EntLexicon* lexicon, const char* path, EntError* err);

#endif
