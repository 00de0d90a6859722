/** @file extract/article.h
    One article as the later stages see it: clean text, its paragraphs, and what is known of it. */
#ifndef ENT_EXTRACT_ARTICLE_H
#define ENT_EXTRACT_ARTICLE_H

#include "graph/triple.h"

/** What a paragraph of clean text is. */
typedef enum {
  ENT_TITLE,    ///< the title; at most one, and the first
  ENT_HEADING,  ///< a heading inside the text: context, but no evidence
  ENT_PARAGRAPH ///< the article's own text, also a list item
} EntBlockKind;

/** A paragraph of the clean text. */
typedef struct {
  EntBlockKind kind;
  EntSpan span; ///< bytes of the clean text, without the line ends around it
} EntBlock;

/** An article. Everything lives in the arena that it was read into. */
typedef struct {
  EntArticleInfo info;
  EntStr text;      ///< clean text: valid UTF-8, NUL-terminated, no control characters but newline,
                    ///< one blank between words, paragraphs parted by an empty line
  EntBlock* blocks; ///< [n_blocks] in the order of the text
  size_t n_blocks;
  double trust; ///< 0 to 1: how far its outlet is trusted; 1 unless a catalog says otherwise
} EntArticle;

/** A remark about an input that is no failure: broken bytes repaired, no date found, not English.
 */
typedef struct {
  const char* text; ///< one sentence without a full stop
} EntNote;

/** Remarks of one article, in the order in which they came up. They live in `arena`. */
typedef struct {
  EntArena* arena;
  EntNote* items; ///< [count]
  size_t count;
  size_t capacity;
} EntNotes;

/** Add a remark, formatted as by printf. @return ENT_NO_MEMORY or ENT_OK. */
EntStatus ent_note(EntNotes* notes, EntError* err, const char* format, ...) ENT_PRINTF(3, 4);

#endif
