/** @file extract/relation/train/taggers.h
    One tagger of names a fold, which has not learned from that fold's articles. */
#ifndef ENT_EXTRACT_RELATION_TRAIN_TAGGERS_H
#define ENT_EXTRACT_RELATION_TRAIN_TAGGERS_H

#include "extract/language/model.h"
#include "extract/relation/train/learn.h"
#include "graph/base/text.h"

/** Zeroed, it stands for the tagger that is linked in. */
typedef struct {
  EntBuffer models[N_FOLDS];
} Taggers;

/** Read FOLDER/0.model, FOLDER/1.model, …, as `make train-taggers` leaves them. */
EntStatus taggers_read(Taggers* taggers, const char* folder, EntError* err);

void taggers_clear(Taggers* taggers);

/** The part for names that has not seen an article. @param article  Its number. */
const EntModel* taggers_names(const Taggers* taggers, size_t article);

#endif
