/** @file graph/base/file.h
    Files, whole: read with a limit, and written so that nothing already made is lost. */
#ifndef ENT_GRAPH_BASE_FILE_H
#define ENT_GRAPH_BASE_FILE_H

#include "graph/base/arena.h"
#include "graph/base/text.h"

#include <stdio.h>

/** Read all of `path` ("-" is standard input) into `out`, which the caller clears.
    @param limit  Largest size in bytes that is accepted.
    @return ENT_IO with the system's reason (missing, unreadable, a folder), ENT_BAD_INPUT if the
            file is larger than `limit`, ENT_NO_MEMORY. */
ENT_API EntStatus ent_file_read(const char* path, size_t limit, EntBuffer* out, EntError* err);

/** The same, kept in an arena. @param out  Receives the bytes, and a NUL behind them. */
ENT_API EntStatus ent_file_keep(const char* path, size_t limit, EntArena* arena, EntStr* out,
                                EntError* err);

/** Append `bytes` to a file, which is made, with `head` in front, if it is missing or empty. They
   are on the disk when this returns.
    @return ENT_IO with the system's reason; then the file is as it was. */
ENT_API EntStatus ent_file_append(const char* path, EntStr head, EntStr bytes, EntError* err);

/** A file that appears under its name only once it is whole: bytes go to a temporary file beside
    it, which ent_output_commit() syncs and renames. */
typedef struct EntOutput EntOutput;

/** Start to write `path`. "-" is standard output, without any renaming.
    @param out  Receives the object; end it with ent_output_commit() or ent_output_discard().
    @return ENT_IO if the file cannot be made there, ENT_NO_MEMORY. */
ENT_API EntStatus ent_output_open(const char* path, EntOutput** out, EntError* err);

/** Write bytes. After a failure every later call fails the same way.
    @return ENT_IO with the system's reason, for example a full disk. */
ENT_API EntStatus ent_output_write(EntOutput* output, EntStr bytes, EntError* err);

/** Hand the bytes written so far to the system, so that a reader of a pipe sees them. */
ENT_API EntStatus ent_output_flush(EntOutput* output, EntError* err);

/** Sync and close the temporary file, and leave the rename to ent_output_commit(): a caller with
    several files readies them all before it commits the first. Optional. */
ENT_API EntStatus ent_output_ready(EntOutput* output, EntError* err);

/** Put the file in place and free the object, also on failure (then the old file stays whole). */
ENT_API EntStatus ent_output_commit(EntOutput* output, EntError* err);

/** Throw away what was written and free the object. NULL is fine. */
ENT_API void ent_output_discard(EntOutput* output);

/** Commit it if all went well so far, else discard it. @param status  How it went.
    @return `status`, or what the commit says. */
EntStatus ent_output_end(EntOutput* output, EntStatus status, EntError* err);

/** Write a whole file: the temporary file, the bytes, the rename. */
EntStatus ent_file_write(const char* path, EntStr bytes, EntError* err);

#endif
