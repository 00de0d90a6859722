#include "extract/read/reader.h"

#include "graph/base/unicode.h"

/** Write `text` tidied to `out`, which has room for `text.length` bytes: a blank takes no more than
    the white space that it stands for. @return bytes written. */
static size_t tidy_into(char* out, EntStr text) {
  size_t length = 0;
  bool blank = false; // white space is owed before the next character
  for (size_t at = 0, n = 0; at < text.length; at += n) {
    const uint32_t code = ent_utf8_next((EntStr){text.bytes + at, text.length - at}, &n);
    if (ent_is_space(code)) {
      blank = length > 0;
    } else if (!ent_is_invisible(code)) {
      if (blank) {
        out[length++] = ' ';
        blank = false;
      }
      memcpy(out + length, text.bytes + at, n);
      length += n;
    }
  }
  return length;
}

EntStr ent_tidy(EntArena* arena, EntStr text) {
  char* out = ent_arena_alloc(arena, text.length + 1);
  if (!out) {
    return (EntStr){NULL, 0};
  }
  return (EntStr){out, tidy_into(out, text)};
}

EntStatus ent_raw_add(EntRawArticle* raw, EntArena* arena, EntBlockKind kind, EntStr text,
                      EntError* err) {
  const EntStr tidy = ent_tidy(arena, text);
  if (!tidy.bytes) {
    return ent_no_memory(err);
  }
  if (tidy.length == 0) {
    return ENT_OK;
  }
  EntRawBlock* blocks =
      ent_arena_grow(arena, raw->blocks, raw->n_blocks, &raw->capacity, sizeof *raw->blocks);
  if (!blocks) {
    return ent_no_memory(err);
  }
  raw->blocks = blocks;
  blocks[raw->n_blocks++] = (EntRawBlock){kind, tidy};
  return ENT_OK;
}
