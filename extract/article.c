#include "extract/article.h"

#include <stdarg.h>
#include <stdio.h>

EntStatus ent_note(EntNotes* notes, EntError* err, const char* format, ...) {
  char text[512];
  va_list args;
  va_start(args, format);
  (void)vsnprintf(text, sizeof text, format, args);
  va_end(args);
  EntNote* items = ent_arena_grow(notes->arena, notes->items, notes->count, &notes->capacity,
                                  sizeof *notes->items);
  if (!items) {
    return ent_no_memory(err);
  }
  notes->items = items;
  const char* copy = ent_arena_copy(notes->arena, text, strlen(text));
  if (!copy) {
    return ent_no_memory(err);
  }
  items[notes->count++].text = copy;
  return ENT_OK;
}
