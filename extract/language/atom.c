#include "extract/language/atom.h"

#include "extract/language/feature.h"
#include "graph/base/unicode.h"

/** Classes of characters. */
typedef enum { BLANK, LETTER, DIGIT, OTHER } Class;

static Class class_of(uint32_t code) {
  if (code < 0x80) {
    const uint32_t lower = code | 0x20;
    if (lower >= 'a' && lower <= 'z') {
      return LETTER;
    }
    if (code >= '0' && code <= '9') {
      return DIGIT;
    }
    return code <= ' ' ? BLANK : OTHER;
  }
  if (ent_is_space(code)) {
    return BLANK;
  }
  return ent_is_letter(code) ? LETTER : ent_is_digit(code) ? DIGIT : OTHER;
}

static uint8_t mark_shape(uint32_t code) {
  switch (code) {
  case '.':
  case '!':
  case '?':
  case 0x2026:
    return ENT_SHAPE_STOP;
  case '"':
  case '\'':
  case '`':
  case 0x2018:
  case 0x2019:
  case 0x201C:
  case 0x201D:
    return ENT_SHAPE_QUOTE;
  case '(':
  case '[':
  case '{':
    return ENT_SHAPE_OPEN;
  case ')':
  case ']':
  case '}':
    return ENT_SHAPE_CLOSE;
  case '-':
  case 0x2013:
  case 0x2014:
    return ENT_SHAPE_DASH;
  case ',':
  case ';':
  case ':':
    return ENT_SHAPE_COMMA;
  default:
    return ENT_SHAPE_OTHER;
  }
}

/** How a run of letters is written, from the counts of its characters. */
static uint8_t letter_shape(size_t n, size_t upper, bool first_upper) {
  if (upper == 0) {
    return n == 1 ? ENT_SHAPE_ONE_LOWER : ENT_SHAPE_LOWER;
  }
  if (n == 1) {
    return ENT_SHAPE_CAPITAL;
  }
  return first_upper && upper == 1 ? ENT_SHAPE_TITLE : ENT_SHAPE_UPPER;
}

/** Read the atom at `at`, which is no blank. */
static EntAtom read_atom(EntStr text, size_t at) {
  EntWord word;
  size_t n = 0;
  const uint32_t first = ent_utf8_next((EntStr){text.bytes + at, text.length - at}, &n);
  const Class class = class_of(first);
  size_t end = at + n;
  size_t count = 1;
  size_t upper = ent_is_upper(first);
  while (class != OTHER && end < text.length) {
    const uint32_t code = ent_utf8_next((EntStr){text.bytes + end, text.length - end}, &n);
    if (class_of(code) != class) {
      break;
    }
    count++;
    upper += class == LETTER && ent_is_upper(code);
    end += n;
  }
  ent_word_read((EntStr){text.bytes + at, end - at}, &word);
  const uint8_t shape = class == LETTER  ? letter_shape(count, upper, ent_is_upper(first))
                        : class == DIGIT ? (count == 1 ? ENT_SHAPE_DIGIT : ENT_SHAPE_DIGITS)
                                         : mark_shape(first);
  return (EntAtom){.start = (uint32_t)at,
                   .end = (uint32_t)end,
                   .hash = ent_hash_bytes(word.lower, word.length, 0),
                   .shape = shape};
}

/** Does `part` occur in `text`? */
static bool contains(EntStr text, const char* part) {
  const EntStr wanted = ent_str(part);
  for (size_t i = 0; i + wanted.length <= text.length; i++) {
    if (ent_str_equal((EntStr){text.bytes + i, wanted.length}, wanted)) {
      return true;
    }
  }
  return false;
}

/** What a run of non-blanks is. */
static uint8_t chunk_class(EntStr chunk) {
  if (contains(chunk, "://") || contains(chunk, "www.")) {
    return ENT_CHUNK_ADDRESS;
  }
  const bool at = contains(chunk, "@");
  static const char* const ends[] = {".com", ".org", ".net", ".gov", ".edu",
                                     ".doc", ".xls", ".pdf", ".htm", ".co."};
  for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
    if (contains(chunk, ends[i])) {
      return at ? ENT_CHUNK_ADDRESS : ENT_CHUNK_FILE;
    }
  }
  return ENT_CHUNK_PLAIN;
}

/** Mark the atoms of the chunk that ends before byte `end`. */
static void mark_chunk(EntStr text, EntAtom* atoms, size_t first, size_t n) {
  const size_t start = atoms[first].start;
  const uint8_t class = n - first < 3
                            ? ENT_CHUNK_PLAIN
                            : chunk_class((EntStr){text.bytes + start, atoms[n - 1].end - start});
  for (size_t i = first; i < n; i++) {
    atoms[i].chunk = class;
  }
}

EntStatus ent_atoms(EntStr text, EntArena* arena, EntAtom** out, size_t* n, EntError* err) {
  size_t capacity = 0;
  size_t chunk = 0;
  bool space = true;
  *out = NULL;
  *n = 0;
  for (size_t at = 0, length = 0; at < text.length; at += length) {
    const uint32_t code = ent_utf8_next((EntStr){text.bytes + at, text.length - at}, &length);
    if (class_of(code) == BLANK) {
      space = true;
      continue;
    }
    EntAtom* grown = ent_arena_grow(arena, *out, *n, &capacity, sizeof *grown);
    if (!grown) {
      return ent_no_memory(err);
    }
    *out = grown;
    if (space && *n > 0) {
      mark_chunk(text, grown, chunk, *n);
      chunk = *n;
    }
    grown[*n] = read_atom(text, at);
    grown[*n].space = space;
    length = grown[*n].end - at;
    space = false;
    ++*n;
  }
  if (*n > 0) {
    mark_chunk(text, *out, chunk, *n);
  }
  return ENT_OK;
}
