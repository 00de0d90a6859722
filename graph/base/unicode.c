#include "graph/base/unicode.h"

#include <utf8proc.h>

static const uint32_t REPLACEMENT = 0xFFFD;

uint32_t ent_utf8_next(EntStr text, size_t* length) {
  if (text.length == 0) {
    *length = 0;
    return 0;
  }
  const unsigned char first = (unsigned char)text.bytes[0];
  if (first < 0x80) {
    *length = 1;
    return first;
  }
  utf8proc_int32_t code = -1;
  const size_t most = text.length < 4 ? text.length : 4;
  const utf8proc_ssize_t n =
      utf8proc_iterate((const utf8proc_uint8_t*)text.bytes, (utf8proc_ssize_t)most, &code);
  if (n <= 0 || code < 0) {
    *length = 1;
    return REPLACEMENT;
  }
  *length = (size_t)n;
  return (uint32_t)code;
}

uint32_t ent_utf8_before(EntStr text, size_t end, size_t* length) {
  if (end == 0) {
    *length = 0;
    return 0;
  }
  for (size_t back = 1; back <= 4 && back <= end; back++) {
    size_t n = 0;
    const EntStr tail = {text.bytes + end - back, back};
    const uint32_t code = ent_utf8_next(tail, &n);
    if (n == back && (code != REPLACEMENT || back == 3)) {
      *length = back;
      return code;
    }
  }
  *length = 1;
  return REPLACEMENT;
}

void ent_utf8_add(EntBuffer* buffer, uint32_t code) {
  const bool scalar = code <= 0x10FFFF && (code < 0xD800 || code > 0xDFFF);
  utf8proc_uint8_t bytes[4];
  const utf8proc_ssize_t n =
      utf8proc_encode_char((utf8proc_int32_t)(scalar ? code : REPLACEMENT), bytes);
  ent_buffer_add(buffer, (const char*)bytes, (size_t)n);
}

static utf8proc_category_t category(uint32_t code) {
  return code <= 0x10FFFF ? utf8proc_category((utf8proc_int32_t)code) : UTF8PROC_CATEGORY_CN;
}

bool ent_is_letter(uint32_t code) {
  const utf8proc_category_t c = category(code);
  return c >= UTF8PROC_CATEGORY_LU && c <= UTF8PROC_CATEGORY_ME;
}

bool ent_is_upper(uint32_t code) {
  const utf8proc_category_t c = category(code);
  return c == UTF8PROC_CATEGORY_LU || c == UTF8PROC_CATEGORY_LT;
}

bool ent_is_lower(uint32_t code) {
  return category(code) == UTF8PROC_CATEGORY_LL;
}

bool ent_is_digit(uint32_t code) {
  return category(code) == UTF8PROC_CATEGORY_ND;
}

bool ent_is_space(uint32_t code) {
  const utf8proc_category_t c = category(code);
  return (code >= '\t' && code <= '\r') || code == 0x85 ||
         (c >= UTF8PROC_CATEGORY_ZS && c <= UTF8PROC_CATEGORY_ZP);
}

bool ent_is_latin(uint32_t code) {
  return ent_is_letter(code) &&
         (code < 0x250 || (code >= 0x300 && code < 0x370) || (code >= 0x1E00 && code < 0x1F00) ||
          (code >= 0x2C60 && code < 0x2C80) || (code >= 0xA720 && code < 0xA800) ||
          (code >= 0xFB00 && code <= 0xFB06) || (code >= 0xFF21 && code <= 0xFF5A));
}

uint32_t ent_to_lower(uint32_t code) {
  return code <= 0x10FFFF ? (uint32_t)utf8proc_tolower((utf8proc_int32_t)code) : code;
}

bool ent_is_invisible(uint32_t code) {
  if (code == '\t' || code == '\n') {
    return false;
  }
  const utf8proc_category_t c = category(code);
  return c == UTF8PROC_CATEGORY_CC || c == UTF8PROC_CATEGORY_CF || c == UTF8PROC_CATEGORY_CS ||
         c == UTF8PROC_CATEGORY_CN;
}

/** Windows-1252 for the bytes 0x80 to 0x9F (WHATWG Encoding Standard, index windows-1252). */
static const uint16_t WINDOWS_1252[32] = {
    0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x008D, 0x017D, 0x008F, 0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178};

EntStr ent_utf8_unmarked(EntStr text) {
  size_t n = 0;
  return ent_utf8_next(text, &n) == 0xFEFF ? (EntStr){text.bytes + n, text.length - n} : text;
}

void ent_utf8_repair(EntStr bytes, size_t* repaired, EntBuffer* out) {
  *repaired = 0;
  size_t good = 0; // start of the valid run that is not yet copied
  size_t at = 0;
  while (at < bytes.length) {
    size_t n = 0;
    const EntStr rest = {bytes.bytes + at, bytes.length - at};
    const uint32_t code = ent_utf8_next(rest, &n);
    if (code == REPLACEMENT && n == 1) {
      const unsigned char byte = (unsigned char)bytes.bytes[at];
      ent_buffer_add(out, bytes.bytes + good, at - good);
      ent_utf8_add(out, byte >= 0x80 && byte < 0xA0 ? WINDOWS_1252[byte - 0x80] : byte);
      (*repaired)++;
      good = at + 1;
    }
    at += n;
  }
  if (good < bytes.length) {
    ent_buffer_add(out, bytes.bytes + good, bytes.length - good);
  }
}

/** ASCII spelling of a letter that has no decomposition, or NULL. */
static const char* ascii_spelling(uint32_t code) {
  static const struct {
    uint32_t code;
    const char* ascii;
  } letters[] = {{0xDF, "ss"},  {0xE6, "ae"},  {0xF0, "d"},   {0xF8, "o"},   {0xFE, "th"},
                 {0x111, "d"},  {0x131, "i"},  {0x142, "l"},  {0x153, "oe"}, {0x259, "a"},
                 {0x2BB, "'"},  {0x2BC, "'"},  {0x2BE, "'"},  {0x2BF, "'"},  {0x2018, "'"},
                 {0x2019, "'"}, {0x201B, "'"}, {0x2032, "'"}, {'`', "'"},    {0xB4, "'"},
                 {0x1E9E, "ss"}};
  for (size_t i = 0; i < sizeof letters / sizeof *letters; i++) {
    if (letters[i].code == code) {
      return letters[i].ascii;
    }
  }
  return NULL;
}

/** Append one folded character. */
static void fold_one(EntBuffer* out, uint32_t code) {
  const char* ascii = ascii_spelling(code);
  const utf8proc_category_t c = category(code);
  if (ascii) {
    ent_buffer_add_text(out, ascii);
  } else if (ent_is_space(code)) {
    if (out->length > 0 && out->bytes[out->length - 1] != ' ') {
      ent_buffer_add_byte(out, ' ');
    }
  } else if (c == UTF8PROC_CATEGORY_PD || code == 0x2212) {
    ent_buffer_add_byte(out, '-');
  } else if (c != UTF8PROC_CATEGORY_MN && !ent_is_invisible(code)) {
    ent_utf8_add(out, code);
  }
}

/** Is there nothing to fold but capitals: letters, digits, and single marks and blanks between
 * them?
 */
static bool is_plain(EntStr text) {
  bool blank = true;
  for (size_t i = 0; i < text.length; i++) {
    const char c = text.bytes[i];
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (!letter && (blank || !strchr(" -'.", c))) {
      return false;
    }
    blank = c == ' ';
  }
  return !blank;
}

char* ent_fold(EntArena* arena, EntStr text) {
  if (is_plain(text)) {
    char* folded = ent_arena_copy(arena, text.bytes, text.length);
    for (size_t i = 0; folded && i < text.length; i++) {
      folded[i] = (char)(folded[i] >= 'A' && folded[i] <= 'Z' ? folded[i] + 32 : folded[i]);
    }
    return folded;
  }
  EntBuffer out = {0};
  for (size_t at = 0, n = 0; at < text.length; at += n) {
    const uint32_t code = ent_utf8_next((EntStr){text.bytes + at, text.length - at}, &n);
    if (code < 0x80) { // the common case needs no table
      fold_one(&out, code >= 'A' && code <= 'Z' ? code + 32 : code);
      continue;
    }
    if (ascii_spelling(code)) { // before U+00B4 falls apart into a blank and an accent
      fold_one(&out, code);
      continue;
    }
    utf8proc_int32_t parts[32];
    int boundary = 0;
    const utf8proc_ssize_t count = utf8proc_decompose_char(
        (utf8proc_int32_t)code, parts, 32, UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE | UTF8PROC_CASEFOLD,
        &boundary);
    for (utf8proc_ssize_t i = 0; i < count && i < 32; i++) {
      fold_one(&out, (uint32_t)parts[i]);
    }
  }
  while (out.length > 0 && out.bytes[out.length - 1] == ' ') {
    out.length--;
  }
  char* folded = out.failed ? NULL : ent_arena_copy(arena, out.bytes, out.length);
  ent_buffer_clear(&out);
  return folded;
}
