/** @file extract/read/read.h
    Bytes in, a clean article out. The formats stand behind one interface (extract/read/reader.h);
    what follows them is the same for all: broken UTF-8 repaired, white space tidied, junk lines of
    web pages dropped, title, date and source found, other languages told apart. */
#ifndef ENT_EXTRACT_READ_READ_H
#define ENT_EXTRACT_READ_READ_H

#include "extract/article.h"
#include "extract/read/catalog.h"

/** Largest article that is read, in bytes of its file. */
#define ENT_ARTICLE_LIMIT ((size_t)64 << 20)

/** Longest clean text, in bytes: about 170,000 words. What is longer is cut there, with a note. */
#define ENT_TEXT_LIMIT ((size_t)1 << 20)

/** The id of an article by the path of its file: the last part without the ending; "stdin" for
    "-". @return a view into `path`, or of a constant. */
ENT_API EntStr ent_article_id(const char* path);

/** Read one article.
    @param bytes    The file's contents; any bytes. Borrowed for the call.
    @param path     The file's name as the user gave it; its ending helps to tell the format.
    @param catalog  What an articles.tsv says of it and so overrules what is found; NULL for none.
    @param arena    Receives everything that the article points to.
    @param article  Overwritten.
    @param notes    Receives remarks: repaired bytes, no date found, and so on.
    @return ENT_OK; ENT_NOT_ENGLISH (with a sentence in `err`); ENT_BAD_INPUT for an empty or binary
            file, or HTML without text; ENT_NO_MEMORY. */
ENT_API EntStatus ent_read_article(EntStr bytes, const char* path, const EntCatalog* catalog,
                                   EntArena* arena, EntArticle* article, EntNotes* notes,
                                   EntError* err);

#endif
