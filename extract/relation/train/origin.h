/** @file extract/relation/train/origin.h
    Where in the data folder an annotated text comes from:
      FILE            an article, the file without its first line, its address;
      FILE@START-END  a paragraph, bytes of a file of plain text, END exclusive;
      FILE.bio#K      sentence number K, from 1, of a file of names;
      FILE.jsonl#K    the same of a file of relations;
      FILE.tsv#K      the passage in line K, from 1, of a file of opinions. */
#ifndef ENT_EXTRACT_RELATION_TRAIN_ORIGIN_H
#define ENT_EXTRACT_RELATION_TRAIN_ORIGIN_H

#include "graph/base/text.h"

/** What a text is in its file. */
typedef enum {
  ARTICLE,
  PARAGRAPH,
  SENTENCE_OF_NAMES,
  SENTENCE_OF_RELATIONS,
  SENTENCE_OF_OPINIONS
} OriginKind;

/** An origin. Zero-initialize it; free it with origin_clear(). */
typedef struct {
  OriginKind kind;
  EntStr file;     ///< its name, borrowed
  EntSpan place;   ///< of a paragraph
  size_t number;   ///< of a sentence
  EntBuffer bytes; ///< of the file; once found, a sentence stands here alone
  EntSpan text;    ///< the text in them, without white space at its ends
} Origin;

/** Understand a name as above. False for one that is malformed. */
bool origin_parse(Origin* origin, EntStr name);

/** Find the text, once `bytes` holds all of the file. False if it is not there; `bytes.failed` if
    memory was short. */
bool origin_find(Origin* origin);

/** Is the text a single sentence, or a passage that is counted like one? */
bool origin_is_sentence(const Origin* origin);

void origin_clear(Origin* origin);

/** All of a text as a number, or as START-END. False if it is none. */
bool origin_number(EntStr text, size_t* number);
bool origin_span(EntStr text, EntSpan* span);

#endif
