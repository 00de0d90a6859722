/** @file graph/triple_read.h
    Triples from JSON Lines, as ent_triple_write_json() and ent_article_write_json() write them. */
#ifndef ENT_GRAPH_TRIPLE_READ_H
#define ENT_GRAPH_TRIPLE_READ_H

#include "graph/triple.h"

/** Read every line of a file and hand it to `sink`, with run 0 and without an explanation. Fields
    that are not known are passed over; one that may be null may be missing. Empty lines say
    nothing. Memory holds one line at a time.
    @param path     "-" is standard input.
    @param problem  Told of each line that cannot be used, which is passed over: not JSON, not
   UTF-8, another version, a field that is missing or of the wrong type, a date that does not exist,
   a number out of range, longer than 16 MiB; NULL for nobody.
    @return ENT_IO if the file cannot be read; what `sink` gave; ENT_NO_MEMORY. */
ENT_API EntStatus ent_triples_read(const char* path, const EntTripleSink* sink,
                                   EntLineProblem* problem, void* problem_handle, EntError* err);

#endif
