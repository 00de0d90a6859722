/** @file extract/read/encoding.h
    Bytes of any encoding to valid UTF-8, through iconv. */
#ifndef ENT_EXTRACT_READ_ENCODING_H
#define ENT_EXTRACT_READ_ENCODING_H

#include "extract/article.h"

/** The encoding that a byte order mark declares ("UTF-8", "UTF-16LE", "UTF-16BE"), or NULL.
    @param mark  Receives the length of the mark in bytes. */
const char* ent_encoding_mark(EntStr bytes, size_t* mark);

/** Is this no text in any encoding: a picture, an archive, a program? */
bool ent_is_binary(EntStr bytes);

/** Decode `bytes`: by their byte order mark, else by `declared`, else as UTF-8. What is broken is
    repaired and reported in `notes`; a name that iconv does not know is reported and ignored.
    Linear time.
    @param declared  The encoding that the document names; NULL if none.
    @param out       Appended to; check it with ent_buffer_status().
    @return ENT_NO_MEMORY or ENT_OK. */
EntStatus ent_decode(EntStr bytes, const char* declared, EntBuffer* out, EntNotes* notes,
                     EntError* err);

#endif
