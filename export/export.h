/** @file export/export.h
    The network out: every file format, behind one type. A writer fills memory; sending the bytes to
    disk is the caller's (graph/base/file.h). */
#ifndef ENT_EXPORT_EXPORT_H
#define ENT_EXPORT_EXPORT_H

#include "graph/network.h"

/** A file format. */
typedef struct {
  const char* name;        ///< for options: "graphml"
  const char* file_name;   ///< for example "network.graphml"
  const char* description; ///< what it is good for, a few words
  bool built;              ///< `entente build` writes it
  /** Append the whole file to `out`, which the caller clears, also after a failure. The same
     network gives the same bytes (PDF: in a new process, since cairo takes random numbers of the C
     library for fonts). Call it from one thread at a time: Graphviz keeps state of its
     own.
      @param network  Borrowed for this call, not changed; may be empty, and need not be measured.
      @return ENT_NO_MEMORY; ENT_BACKEND if a library refused, or if this program was built without
              one that the format needs. */
  EntStatus (*write)(const EntNetwork* network, EntBuffer* out, EntError* err);
} EntFormat;

/** All formats; those that are built come in the order in which they are written.
    @param n  Receives how many. */
ENT_API const EntFormat* ent_formats(size_t* n);

/** The format of that name, or NULL. */
ENT_API const EntFormat* ent_format_find(const char* name);

/** The format of files like this one: the first whose file names end so (".graphml"; of
    "actors.csv" and "ties.csv", whichever word the file's name ends in), or NULL. */
ENT_API const EntFormat* ent_format_guess(const char* file_name);

#endif
