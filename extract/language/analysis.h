/** @file extract/language/analysis.h
    The analysis of English text: sentences, words, tags, lemmas, trees and names. */
#ifndef ENT_EXTRACT_LANGUAGE_ANALYSIS_H
#define ENT_EXTRACT_LANGUAGE_ANALYSIS_H

#include "extract/article.h"
#include "extract/language/conllu.h"
#include "extract/language/labels.h"

/** A word. "don't" is two words, "do" and "n't"; so is "al-Sadr's": "al-Sadr" and "'s" (a name with
    a hyphen may be more). Every word is a stretch of the text. */
typedef struct {
  EntSpan span;      ///< bytes of the text
  EntStr form;       ///< the same as a view
  const char* lemma; ///< NUL-terminated, never NULL
  const char* feats; ///< the FEATS column of CoNLL-U: "Number=Sing", "_" for none
  uint32_t head;     ///< 1 + index of its head in the sentence; 0 for the root
  uint16_t bits;     ///< EntFeat bits of `feats`
  uint8_t upos;      ///< EntUpos
  uint8_t deprel;    ///< EntDeprel
  uint8_t entity;    ///< EntEntity of the name that it belongs to
  uint8_t lean;      ///< how far the tagger leans to a name: 0 not at all, 8 undecided, 15 most
  bool begins_entity;
  bool space_after; ///< white space or the end of the paragraph follows
  uint8_t part;     ///< 0 a token of its own; 1, 2, … its rank in a contraction
} EntToken;

/** A sentence: a projective tree with one root. */
typedef struct {
  EntSpan span; ///< from its first word to its last
  size_t first_token;
  size_t n_tokens;
  size_t block; ///< index of the article's block; 0 for CoNLL-U
} EntSentence;

/** An analyzed text. It lives in the arena it was made in and views the text. */
typedef struct {
  EntToken* tokens; ///< [n_tokens] in the order of the text
  size_t n_tokens;
  EntSentence* sentences; ///< [n_sentences]
  size_t n_sentences;
} EntAnalysis;

/** Analyze an article. Thread-safe; the same text gives the same analysis on every machine. Time is
    linear in the length of the text: a sentence of ENT_LONGEST_SENTENCE words is closed there.
    @param arena  Receives the analysis and the scratch memory that it takes, about 1 MiB and
                  200 bytes per byte of text.
    @return ENT_NO_MEMORY; ENT_BAD_INPUT for a text of 4 GiB or more. */
ENT_API EntStatus ent_analyze(const EntArticle* article, EntArena* arena, EntAnalysis* out,
                              EntError* err);

/** Analyze the words of CoNLL-U as they are cut there. A longer sentence is parsed in pieces, the
    roots of the later pieces under the first. */
ENT_API EntStatus ent_analyze_conllu(const EntConllu* input, EntArena* arena, EntAnalysis* out,
                                     EntError* err);

/** Append an analysis as CoNLL-U, with the text and the number of each sentence as comments. */
ENT_API void ent_analysis_write(const EntAnalysis* analysis, const EntArticle* article,
                                EntBuffer* out);

/** Append the analysis of `input` as CoNLL-U: its comments, forms, multiword tokens, XPOS, DEPS and
    MISC (but NER) stay, the rest is ours. */
ENT_API void ent_analysis_write_conllu(const EntAnalysis* analysis, const EntConllu* input,
                                       EntBuffer* out);

#endif
