// Plain text, in the three ways in which people lay it out: paragraphs parted by empty lines, a
// paragraph a line, and lines broken at a fixed width.

#include "extract/read/encoding.h"
#include "extract/read/line.h"
#include "extract/read/reader.h"
#include "graph/base/unicode.h"

/** Widest line, in bytes, that may come from breaking lines at a fixed width, and narrowest. */
enum { WIDEST = 100, NARROWEST = 40, LONGEST_HEADING = 80, HEADING_WORDS = 10 };

static bool accepts(const char* ending, EntStr bytes) {
  (void)ending;
  (void)bytes;
  return true;
}

/** Cut the next line off `*rest`, without its end (LF, CRLF or CR). */
static bool next_line(EntStr* rest, EntStr* line) {
  if (rest->length == 0) {
    return false;
  }
  size_t length = 0;
  while (length < rest->length && rest->bytes[length] != '\n' && rest->bytes[length] != '\r') {
    length++;
  }
  size_t end = length < rest->length ? length + 1 : length;
  if (end < rest->length && rest->bytes[length] == '\r' && rest->bytes[end] == '\n') {
    end++;
  }
  *line = (EntStr){rest->bytes, length};
  *rest = (EntStr){rest->bytes + end, rest->length - end};
  return true;
}

/** Has the line nothing to see, also no blank of another kind? */
static bool is_blank(EntStr line) {
  for (size_t at = 0, n = 0; at < line.length; at += n) {
    const uint32_t code = ent_utf8_next((EntStr){line.bytes + at, line.length - at}, &n);
    if (!ent_is_space(code) && !ent_is_invisible(code)) {
      return false;
    }
  }
  return true;
}

/** The width at which the lines of the group that starts `rest` were broken: its longest line, up
   to the first blank line; 0 if most lines end as sentences do, for then each is a paragraph. */
static size_t group_width(EntStr rest) {
  size_t width = 0;
  size_t lines = 0;
  size_t sentences = 0;
  EntStr line;
  while (next_line(&rest, &line) && !is_blank(line)) {
    line = ent_str_trim(line);
    width = line.length > width ? line.length : width;
    lines++;
    sentences += ent_line_ends_sentence(line);
  }
  return sentences * 2 > lines ? 0 : width;
}

/** Does `next` go on with the paragraph that `line` belongs to? In a broken paragraph the first
    word of the next line had no more room; else only a small letter shows it. */
static bool goes_on(EntStr line, EntStr next, size_t width) {
  line = ent_str_trim(line);
  next = ent_str_trim(next);
  size_t n = 0;
  if (!ent_line_ends_sentence(line) && ent_is_lower(ent_utf8_next(next, &n))) {
    return !ent_line_is_url(next);
  }
  if (width > WIDEST || width < NARROWEST) {
    return false;
  }
  const char* blank = memchr(next.bytes, ' ', next.length);
  const size_t word = blank ? (size_t)(blank - next.bytes) : next.length;
  return line.length + 1 + word > width - width / 8;
}

/** Where the paragraph that starts with `first` ends; `*rest` is moved behind it. */
static EntStr take_paragraph(EntStr first, EntStr* rest, size_t width) {
  EntStr line = first;
  EntStr ahead = *rest;
  EntStr next;
  while (next_line(&ahead, &next) && !is_blank(next) && goes_on(line, next, width)) {
    line = next;
    *rest = ahead;
  }
  return (EntStr){first.bytes, (size_t)(line.bytes + line.length - first.bytes)};
}

static EntStatus split(EntStr text, EntArena* arena, EntRawArticle* raw, EntError* err) {
  EntStr line;
  size_t width = 0;
  bool inside = false; // in a group of lines whose width is known
  for (EntStr before = text; next_line(&text, &line); before = text) {
    if (is_blank(line)) {
      inside = false;
      continue;
    }
    if (!inside) {
      width = group_width(before);
      inside = true;
    }
    if (raw->n_blocks == 0 && !raw->url && ent_line_is_url(ent_str_trim(line))) {
      const EntStr url = ent_tidy(arena, line);
      raw->url = url.bytes;
      if (!url.bytes) {
        return ent_no_memory(err);
      }
      continue;
    }
    const EntStr paragraph = take_paragraph(line, &text, width);
    ENT_TRY(ent_raw_add(raw, arena, ENT_PARAGRAPH, paragraph, err));
  }
  return ENT_OK;
}

/** Does a paragraph look like a heading of those that follow? */
static bool is_heading(const EntRawBlock* blocks, size_t i, size_t n) {
  const EntStr line = blocks[i].text;
  if (i == 0 || i + 1 >= n || line.length > LONGEST_HEADING || !ent_line_like_title(line) ||
      ent_line_ends_sentence(line) || ent_line_words(line, HEADING_WORDS + 1) > HEADING_WORDS) {
    return false;
  }
  size_t length = 0;
  const uint32_t first = ent_utf8_next(line, &length);
  const EntStr next = blocks[i + 1].text;
  return ent_is_upper(first) && next.length > LONGEST_HEADING && ent_line_ends_sentence(next) &&
         ent_line_ends_sentence(blocks[i - 1].text);
}

static EntStatus read_text(EntStr bytes, const char* path, EntArena* arena, EntRawArticle* raw,
                           EntNotes* notes, EntError* err) {
  (void)path;
  EntBuffer text = {0};
  EntStatus status = ent_decode(bytes, NULL, &text, notes, err);
  if (status == ENT_OK) {
    status = split((EntStr){text.bytes, text.length}, arena, raw, err);
  }
  ent_buffer_clear(&text);
  for (size_t i = 0; status == ENT_OK && i < raw->n_blocks; i++) {
    if (is_heading(raw->blocks, i, raw->n_blocks)) {
      raw->blocks[i].kind = ENT_HEADING;
    }
  }
  return status;
}

const EntReader ent_reader_text = {"a file", accepts, read_text};
