/** @file graph/base/lines.h
    A file line by line, in memory that does not grow with the file. */
#ifndef ENT_GRAPH_BASE_LINES_H
#define ENT_GRAPH_BASE_LINES_H

#include "graph/base/text.h"

/** A file that is read line by line. */
typedef struct EntLines EntLines;

/** One line of it. */
typedef struct {
  EntStr text;          ///< without its end; cut off if it is too long; its bytes are NULL once the
                        ///< file has ended
  unsigned long number; ///< from 1
  bool too_long;        ///< longer than the limit; the rest of it is passed over
} EntLine;

/** Open `path` ("-" is standard input).
    @param limit  Longest line in bytes, at least 1.
    @param out    Receives the object; end it with ent_lines_close().
    @return ENT_IO with the system's reason, ENT_NO_MEMORY. */
EntStatus ent_lines_open(const char* path, size_t limit, EntLines** out, EntError* err);

/** Read the next line.
    @param line  Overwritten; its text is valid until the next call.
    @return ENT_IO with the system's reason, ENT_NO_MEMORY. */
EntStatus ent_lines_next(EntLines* lines, EntLine* line, EntError* err);

/** Close the file and free the object. NULL is fine. */
void ent_lines_close(EntLines* lines);

#endif
