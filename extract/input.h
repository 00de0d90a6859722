/** @file extract/input.h
    From what the user typed to the list of files to read. */
#ifndef ENT_EXTRACT_INPUT_H
#define ENT_EXTRACT_INPUT_H

#include "extract/read/catalog.h"

/** A file to read, or "-" for standard input. */
typedef struct {
  const char* path;
  const EntCatalog* catalog; ///< the articles.tsv that holds for it; NULL for none
} EntInput;

/** The files of one command line, in order. */
typedef struct EntInputs EntInputs;

/** Called for each input that is left out because it cannot be used (missing, a folder without an
    article, an unreadable folder), and for each malformed line of a catalog. */
typedef void EntInputProblem(void* handle, const EntError* err);

/** Turn files, folders and "-" into a list of files. A folder gives the articles in it and below
    it, by byte order of their paths: the files that end in .txt, .text, .html, .htm or .xhtml and
    do not start with a dot. An articles.tsv beside a file speaks for it, unless `catalog_path` is
    given, which then speaks for all. A file named twice is read once.
    @param catalog_path  An articles.tsv, or NULL.
    @return ENT_NO_MEMORY; the status of a `catalog_path` that cannot be used; else ENT_OK, also
   when problems were reported. Free the result with ent_inputs_free(). */
ENT_API EntStatus ent_inputs_new(const char* const* paths, size_t n_paths, const char* catalog_path,
                                 EntInputProblem* problem, void* handle, EntInputs** out,
                                 EntError* err);

/** The files. @param n  Receives how many. */
ENT_API const EntInput* ent_inputs_list(const EntInputs* inputs, size_t* n);

/** NULL is fine. */
ENT_API void ent_inputs_free(EntInputs* inputs);

#endif
