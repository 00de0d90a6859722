/** @file extract/language/train/lexicons.h
    The table of extract/language/gazetteer.h, from the lexicons in extract/lexicon. */
#ifndef ENT_EXTRACT_LANGUAGE_TRAIN_LEXICONS_H
#define ENT_EXTRACT_LANGUAGE_TRAIN_LEXICONS_H

#include "extract/language/gazetteer.h"
#include "graph/base/status.h"

enum { GAZETTEER_BITS = 15 };

/** @param pairs  [2^GAZETTEER_BITS] zeroed; filled in.
    @param folder  Where the .tsv files are. */
EntStatus lexicons_read(const char* folder, EntPair* pairs, EntError* err);

#endif
