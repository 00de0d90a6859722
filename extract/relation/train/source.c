#include "extract/relation/train/source.h"

#include "extract/read/read.h"
#include "graph/base/file.h"

EntStatus sources_append(Sources* sources, Source source, EntError* err) {
  Source* items =
      ent_arena_grow(sources->arena, sources->items, sources->n, &sources->capacity, sizeof *items);
  if (!items) {
    return ent_no_memory(err);
  }
  sources->items = items;
  items[sources->n++] = source;
  return ENT_OK;
}

/** All of a file, kept. */
static EntStatus keep_file(Sources* sources, const char* path, size_t limit, EntStr* out,
                           EntError* err) {
  EntBuffer bytes = {0};
  EntStatus status = ent_file_read(path, limit, &bytes, err);
  if (status == ENT_OK) {
    *out = (EntStr){ent_arena_copy(sources->arena, bytes.bytes, bytes.length), bytes.length};
    status = out->bytes ? ENT_OK : ent_no_memory(err);
  }
  ent_buffer_clear(&bytes);
  return status;
}

EntStatus sources_add_file(Sources* sources, const char* path, EntError* err) {
  const size_t length = strlen(path);
  const size_t stem = length > 4 ? length - 4 : 0; // without ".txt"
  const char* json = ent_arena_printf(sources->arena, "%.*s.json", (int)stem, path);
  Source source = {.path = ent_arena_copy(sources->arena, path, length), .annotated = json};
  if (!json || !source.path) {
    return ent_no_memory(err);
  }
  ENT_TRY(keep_file(sources, path, ENT_ARTICLE_LIMIT, &source.text, err));
  ENT_TRY(keep_file(sources, json, (size_t)16 << 20, &source.json, err));
  return sources_append(sources, source, err);
}
