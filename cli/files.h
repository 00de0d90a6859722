/** @file cli/files.h
    The files of one folder, written so that either all of them are new or all of them are old. */
#ifndef ENT_CLI_FILES_H
#define ENT_CLI_FILES_H

#include "graph/base/file.h"

#include <stddef.h>

/** Write all of a buffer, which may be empty. @return ENT_IO as ent_output_write(). */
EntStatus cli_write(EntOutput* output, const EntBuffer* buffer, EntError* err);

/** A file on its way into the folder. */
typedef struct {
  const char* name;        ///< borrowed
  const char* description; ///< borrowed
  EntOutput* output;
} CliFile;

/** The files of a folder. Zero-initialize it with the folder's name and an arena. */
typedef struct {
  const char* folder; ///< made, with the folders above it, when the first file is added
  EntArena* arena;
  CliFile* items; ///< [count]
  size_t count;
  size_t capacity;
} CliFiles;

/** Begin a file.
    @param out  Receives what to write to; it belongs to `files`.
    @return ENT_IO if the folder or the file cannot be made, ENT_NO_MEMORY. */
EntStatus cli_files_add(CliFiles* files, const char* name, const char* description, EntOutput** out,
                        EntError* err);

/** Make every file ready, and only then put them in place. `files` keeps its list of names. */
EntStatus cli_files_commit(CliFiles* files, EntError* err);

/** Throw away what is not in place. */
void cli_files_discard(CliFiles* files);

#endif
