#include "extract/read/plain.h"

#include "graph/base/unicode.h"

/** Where the next line ends: at its newline, or at the end of the text. */
static size_t line_end(EntStr text, size_t at) {
  const char* end = memchr(text.bytes + at, '\n', text.length - at);
  return end ? (size_t)(end - text.bytes) : text.length;
}

static bool is_blank(EntStr text, size_t from, size_t to) {
  return ent_str_trim((EntStr){text.bytes + from, to - from}).length == 0;
}

/** Is there an empty line between two others? */
static bool has_empty_line(EntStr text) {
  for (size_t at = 0; at < text.length; at = line_end(text, at) + 1) {
    if (is_blank(text, at, line_end(text, at))) {
      return true;
    }
  }
  return false;
}

static EntStatus cut_paragraphs(EntArena* arena, EntArticle* article, EntError* err) {
  const EntStr text = article->text;
  const bool by_empty_lines = has_empty_line(text);
  size_t capacity = 0;
  bool open = false;
  for (size_t at = 0; at < text.length; at = line_end(text, at) + 1) {
    const size_t end = line_end(text, at);
    if (is_blank(text, at, end)) {
      open = false;
      continue;
    }
    if (open) {
      article->blocks[article->n_blocks - 1].span.end = end;
      continue;
    }
    EntBlock* blocks =
        ent_arena_grow(arena, article->blocks, article->n_blocks, &capacity, sizeof *blocks);
    if (!blocks) {
      return ent_no_memory(err);
    }
    article->blocks = blocks;
    blocks[article->n_blocks++] = (EntBlock){ENT_PARAGRAPH, {at, end}};
    open = by_empty_lines;
  }
  return ENT_OK;
}

EntStatus ent_read_plain(EntStr bytes, EntArena* arena, EntArticle* article, EntError* err) {
  EntBuffer repaired = {0};
  size_t broken = 0;
  *article = (EntArticle){.trust = 1};
  ent_utf8_repair(bytes, &broken, &repaired);
  const char* text =
      repaired.failed ? NULL : ent_arena_copy(arena, repaired.bytes, repaired.length);
  article->text = (EntStr){text, repaired.length};
  ent_buffer_clear(&repaired);
  return text ? cut_paragraphs(arena, article, err) : ent_no_memory(err);
}
