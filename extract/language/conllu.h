/** @file extract/language/conllu.h
    CoNLL-U, the field's format for analyzed text: reading it. One word a line, ten columns parted
    by tabs; an empty line ends a sentence. https://universaldependencies.org/format.html */
#ifndef ENT_EXTRACT_LANGUAGE_CONLLU_H
#define ENT_EXTRACT_LANGUAGE_CONLLU_H

#include "graph/base/text.h"

#include <stdint.h>

/** The columns of a line. */
typedef enum {
  ENT_CONLLU_ID,
  ENT_CONLLU_FORM,
  ENT_CONLLU_LEMMA,
  ENT_CONLLU_UPOS,
  ENT_CONLLU_XPOS,
  ENT_CONLLU_FEATS,
  ENT_CONLLU_HEAD,
  ENT_CONLLU_DEPREL,
  ENT_CONLLU_DEPS,
  ENT_CONLLU_MISC
} EntConlluColumn;
enum { ENT_CONLLU_COLUMNS = ENT_CONLLU_MISC + 1 };

/** A word, or the surface of a multiword token that stands before its words. */
typedef struct {
  EntStr column[ENT_CONLLU_COLUMNS]; ///< views into the input
  uint32_t n_parts;                  ///< 0 for a word; else how many words the surface stands for
} EntConlluLine;

/** A sentence: its comments and its lines. Empty nodes (8.1) are left out. */
typedef struct {
  EntStr comments;      ///< the lines that start with '#', each with its newline
  EntConlluLine* lines; ///< [n_lines] words and surfaces in the order of the input
  size_t n_lines;
  size_t n_words;
} EntConlluSentence;

/** The sentences of one input; they live in the arena and view the input. */
typedef struct {
  EntConlluSentence* sentences; ///< [n_sentences]
  size_t n_sentences;
} EntConllu;

/** Read CoNLL-U. @param file  Names the input in errors.
    @return ENT_NO_MEMORY; ENT_BAD_INPUT for a line with fewer than two columns or a number that
            does not follow the one before. */
ENT_API EntStatus ent_conllu_read(EntStr bytes, const char* file, EntArena* arena, EntConllu* out,
                                  EntError* err);

#endif
