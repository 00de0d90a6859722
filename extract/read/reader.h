/** @file extract/read/reader.h
    The interface that every file format stands behind. */
#ifndef ENT_EXTRACT_READ_READER_H
#define ENT_EXTRACT_READ_READER_H

#include "extract/article.h"

/** A paragraph as a reader finds it: valid UTF-8, tidied as by ent_tidy(), never empty. */
typedef struct {
  EntBlockKind kind;
  EntStr text;
} EntRawBlock;

/** What a reader makes of a file, before junk is dropped. Strings are tidy UTF-8 in the arena. */
typedef struct {
  const char* title;  ///< from metadata; NULL if none
  const char* author; ///< from metadata or a byline; NULL if none
  const char* source; ///< the outlet; NULL if none
  const char* url;    ///< the address of the page itself; NULL if none
  EntDate date;       ///< from metadata; unknown if none
  EntRawBlock* blocks;
  size_t n_blocks;
  size_t capacity;
} EntRawArticle;

/** A file format. */
typedef struct {
  const char* name; ///< for sentences: "HTML", "a file"
  /** Is this file of the format? By its ending (lower case, without the dot) and its contents. */
  bool (*accepts)(const char* ending, EntStr bytes);
  /** Take it apart. `raw` is zeroed. @return as ent_read_article(). */
  EntStatus (*read)(EntStr bytes, const char* path, EntArena* arena, EntRawArticle* raw,
                    EntNotes* notes, EntError* err);
} EntReader;

extern const EntReader ent_reader_html;
extern const EntReader ent_reader_text; ///< accepts everything; comes last

/** Tidy a piece of text: one plain blank for every run of white space, none at the ends, and no
    invisible characters. @return a view into `arena`; its bytes are NULL when memory is short. */
EntStr ent_tidy(EntArena* arena, EntStr text);

/** Append a paragraph; `text` is copied and tidied, and left out if nothing remains of it.
    @return ENT_NO_MEMORY or ENT_OK. */
EntStatus ent_raw_add(EntRawArticle* raw, EntArena* arena, EntBlockKind kind, EntStr text,
                      EntError* err);

#endif
