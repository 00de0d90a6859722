/** @file extract/language/train/held_out.h
    Articles that must not be learned from: for a tagger that tags them as if it saw them for the
    first time (a jackknife by document). */
#ifndef ENT_EXTRACT_LANGUAGE_TRAIN_HELD_OUT_H
#define ENT_EXTRACT_LANGUAGE_TRAIN_HELD_OUT_H

#include "graph/base/text.h"

/** The letters and digits of the articles, without anything between them. Zero-initialize it. */
typedef struct {
  EntBuffer letters;
} HeldOut;

/** Read articles that stand in one file, one behind the other. */
EntStatus held_out_read(HeldOut* held_out, const char* path, EntError* err);

void held_out_clear(HeldOut* held_out);

/** Does a document of a file of names share a longer sentence with the articles?
    @param document  Its lines: token, TAB, label; sentences parted by empty lines. */
bool held_out_has(const HeldOut* held_out, EntStr document);

#endif
