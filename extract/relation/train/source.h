/** @file extract/relation/train/source.h
    The annotated articles that are learned from, wherever they come from, in one order: the number
    of an article is its place here. */
#ifndef ENT_EXTRACT_RELATION_TRAIN_SOURCE_H
#define ENT_EXTRACT_RELATION_TRAIN_SOURCE_H

#include "graph/base/text.h"

/** An article and its annotation. */
typedef struct {
  const char* path;      ///< of the text
  const char* annotated; ///< path of the file that the annotation stands in
  EntStr text;           ///< the article, as a file of its own would hold it
  EntStr json;           ///< actors and triples, as ID.json holds them
  unsigned fold;         ///< for cross-validation; see extract/relation/train/topic.h
} Source;

/** Articles; all they point to lives in the arena, which the caller owns. */
typedef struct {
  EntArena* arena;
  Source* items; ///< [n]
  size_t n;
  size_t capacity;
} Sources;

/** Append an article. */
EntStatus sources_append(Sources* sources, Source source, EntError* err);

/** Append the article of ID.txt, with the annotation ID.json beside it. */
EntStatus sources_add_file(Sources* sources, const char* path, EntError* err);

#endif
