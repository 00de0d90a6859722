#include "graph/base/lines.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

enum { CHUNK_SIZE = 256 * 1024 };

struct EntLines {
  FILE* file;
  const char* path; ///< for messages; borrowed
  size_t limit;
  unsigned long number; ///< of the last line that was read
  EntStr rest;          ///< what of the chunk is not read yet
  EntBuffer long_line;  ///< a line that stands in several chunks
  char chunk[CHUNK_SIZE];
};

EntStatus ent_lines_open(const char* path, size_t limit, EntLines** out, EntError* err) {
  *out = NULL;
  const bool standard = strcmp(path, "-") == 0;
  EntLines* lines = malloc(sizeof *lines);
  if (!lines) {
    return ent_no_memory(err);
  }
  FILE* file = standard ? stdin : fopen(path, "rb");
  if (!file) {
    free(lines);
    return ent_fail(err, ENT_IO, path, 0, "%s", strerror(errno));
  }
  lines->file = file;
  lines->path = path;
  lines->limit = limit;
  lines->number = 0;
  lines->rest = (EntStr){lines->chunk, 0};
  lines->long_line = (EntBuffer){0};
  *out = lines;
  return ENT_OK;
}

/** Read the next chunk. At the end of the file it is empty. */
static EntStatus fill(EntLines* lines, EntError* err) {
  errno = 0;
  lines->rest = (EntStr){lines->chunk, fread(lines->chunk, 1, CHUNK_SIZE, lines->file)};
  if (lines->rest.length == 0 && ferror(lines->file)) {
    return ent_fail(err, ENT_IO, lines->path, 0, "%s", strerror(errno ? errno : EIO));
  }
  return ENT_OK;
}

/** Take what stands in the chunk up to the end of the line. @param ended  Receives whether that end
    was found. */
static EntStr take(EntLines* lines, bool* ended) {
  EntStr* rest = &lines->rest;
  const char* end = memchr(rest->bytes, '\n', rest->length);
  const EntStr part = {rest->bytes, end ? (size_t)(end - rest->bytes) : rest->length};
  const size_t used = part.length + (end != NULL);
  *rest = (EntStr){rest->bytes + used, rest->length - used};
  *ended = end != NULL;
  return part;
}

/** Add the next part of a line that began in an earlier chunk, as far as the limit allows. */
static void join(EntLines* lines, EntStr part, EntLine* line) {
  const size_t room = lines->limit - lines->long_line.length;
  line->too_long |= part.length > room;
  part.length = part.length < room ? part.length : room;
  ent_buffer_add_str(&lines->long_line, part);
}

EntStatus ent_lines_next(EntLines* lines, EntLine* line, EntError* err) {
  *line = (EntLine){.number = ++lines->number};
  bool ended = false;
  bool began = false;
  lines->long_line.length = 0;
  while (!ended) {
    if (lines->rest.length == 0) {
      ENT_TRY(fill(lines, err));
      if (lines->rest.length == 0) {
        break;
      }
    }
    const EntStr part = take(lines, &ended);
    if (ended && !began && part.length <= lines->limit) {
      line->text = part;
      return ENT_OK;
    }
    began = true;
    join(lines, part, line);
    ENT_TRY(ent_buffer_status(&lines->long_line, err));
  }
  line->text = (EntStr){began ? lines->long_line.bytes : NULL, lines->long_line.length};
  return ENT_OK;
}

void ent_lines_close(EntLines* lines) {
  if (!lines) {
    return;
  }
  if (lines->file != stdin) {
    (void)fclose(lines->file);
  }
  ent_buffer_clear(&lines->long_line);
  free(lines);
}
