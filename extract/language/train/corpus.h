/** @file extract/language/train/corpus.h
    Training text: sentences of treebanks and of files with names, as numbers. */
#ifndef ENT_EXTRACT_LANGUAGE_TRAIN_CORPUS_H
#define ENT_EXTRACT_LANGUAGE_TRAIN_CORPUS_H

#include "extract/language/conllu.h"
#include "extract/language/feature.h"
#include "extract/language/train/held_out.h"
#include "extract/language/train/lexicons.h"
#include "graph/base/intern.h"

enum { NO_LABEL = 0xFFFF };

/** A word with what is known of it; NO_LABEL where a label is not. */
typedef struct {
  EntStr form;
  EntStr lemma; ///< empty in files with names
  uint32_t keys[ENT_N_FEATURES];
  uint32_t rows[ENT_N_FEATURES]; ///< of the embedding, once the vocabulary stands
  const uint8_t* vector;         ///< of ent_vector_find()
  uint32_t count;                ///< of its form in the training text
  uint32_t head;                 ///< 1 + index in its sentence, 0 for the root
  uint16_t upos;
  uint16_t feats; ///< number of "UPOS|FEATS"
  uint16_t deprel;
  uint16_t name; ///< 0 O, then kind * 4 + B I E S
} Word;

typedef struct {
  size_t first; ///< index of its first word
  size_t count;
  size_t number; ///< which one it is to a Head
} Sentence;

typedef struct {
  EntArena* arena;
  const EntPair* gazetteer; ///< [2^GAZETTEER_BITS]
  Word* words;
  size_t n_words;
  size_t words_capacity;
  Sentence* sentences;
  size_t n_sentences;
  size_t sentences_capacity;
} Corpus;

/** The labels of all corpora. */
typedef struct {
  EntIntern* upos;
  EntIntern* feats;
  EntIntern* deprels;
} Labels;

/** Kinds of name: Person, Organization, Location, NORP, and all others as one. */
enum { N_NAME_KINDS = 5, N_NAME_LABELS = 1 + 4 * N_NAME_KINDS };

/** Append a treebank. @param grow  Add new labels; else they become NO_LABEL. */
EntStatus corpus_read_treebank(Corpus* corpus, Labels* labels, bool grow, const char* path,
                               EntError* err);

/** Append the documents of a file of names, but those that are held out. */
EntStatus corpus_read_names(Corpus* corpus, const char* path, const HeldOut* held_out,
                            EntError* err);

#endif
