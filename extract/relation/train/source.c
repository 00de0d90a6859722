#include "extract/relation/train/source.h"

#include "extract/actor/mention.h"
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

EntStatus sources_add_file(Sources* sources, const char* path, EntError* err) {
  const size_t length = strlen(path);
  const size_t stem = length > 4 ? length - 4 : 0; // without ".txt"
  const char* json = ent_arena_printf(sources->arena, "%.*s.json", (int)stem, path);
  Source source = {.path = ent_arena_copy(sources->arena, path, length), .annotated = json};
  if (!json || !source.path) {
    return ent_no_memory(err);
  }
  ENT_TRY(ent_file_keep(path, ENT_ARTICLE_LIMIT, sources->arena, &source.text, err));
  ENT_TRY(ent_file_keep(json, ENT_GOLD_LIMIT, sources->arena, &source.json, err));
  return sources_append(sources, source, err);
}
