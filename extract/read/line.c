#include "extract/read/line.h"

#include "graph/base/unicode.h"

/** Longest title in bytes and in words. */
enum { TITLE_BYTES = 250, TITLE_WORDS = 30, NAME_WORDS = 5 };

static char lower(char c) {
  return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}

/** Does `pattern` stand at byte `at`? */
static bool stands_at(EntStr line, size_t at, const char* pattern, size_t length) {
  if (at + length > line.length) {
    return false;
  }
  for (size_t i = 0; i < length; i++) {
    if (lower(line.bytes[at + i]) != pattern[i]) {
      return false;
    }
  }
  return true;
}

bool ent_line_is(EntStr line, const char* pattern) {
  return line.length == strlen(pattern) && stands_at(line, 0, pattern, line.length);
}

bool ent_line_starts(EntStr line, const char* pattern) {
  return stands_at(line, 0, pattern, strlen(pattern));
}

bool ent_line_ends(EntStr line, const char* pattern) {
  const size_t length = strlen(pattern);
  return length <= line.length && stands_at(line, line.length - length, pattern, length);
}

bool ent_line_has(EntStr line, const char* pattern) {
  const size_t length = strlen(pattern);
  for (size_t at = 0; at + length <= line.length; at++) {
    if (stands_at(line, at, pattern, length)) {
      return true;
    }
  }
  return false;
}

typedef bool Test(EntStr line, const char* pattern);

static bool any(EntStr line, EntPatterns patterns, Test* test) {
  for (size_t i = 0; patterns[i]; i++) {
    if (test(line, patterns[i])) {
      return true;
    }
  }
  return false;
}

bool ent_line_is_any(EntStr line, EntPatterns patterns) {
  return any(line, patterns, ent_line_is);
}

bool ent_line_starts_any(EntStr line, EntPatterns patterns) {
  return any(line, patterns, ent_line_starts);
}

bool ent_line_ends_any(EntStr line, EntPatterns patterns) {
  return any(line, patterns, ent_line_ends);
}

bool ent_line_has_any(EntStr line, EntPatterns patterns) {
  return any(line, patterns, ent_line_has);
}

size_t ent_line_words(EntStr line, size_t most) {
  size_t words = 0;
  EntStr word;
  while (words < most && ent_str_next(&line, ' ', &word)) {
    words += word.length > 0;
  }
  return words;
}

/** Quotes and brackets that close. */
static bool is_closing(uint32_t code) {
  return code == '"' || code == '\'' || code == ')' || code == ']' || code == 0x2019 ||
         code == 0x201D || code == 0xBB;
}

/** The last character that is no closing quote or bracket; 0 if there is none. */
static uint32_t last_sign(EntStr line) {
  size_t end = line.length;
  size_t n = 0;
  uint32_t code = ent_utf8_before(line, end, &n);
  while (n > 0 && is_closing(code)) {
    end -= n;
    code = ent_utf8_before(line, end, &n);
  }
  return code;
}

bool ent_line_ends_sentence(EntStr line) {
  const uint32_t code = last_sign(line);
  return code == '.' || code == '!' || code == '?' || code == 0x2026;
}

bool ent_line_like_title(EntStr line) {
  if (line.length == 0 || line.length > TITLE_BYTES ||
      ent_line_words(line, TITLE_WORDS + 1) > TITLE_WORDS) {
    return false;
  }
  const uint32_t code = last_sign(line);
  return code != '.' && code != ':' && code != ',' && code != ';' && code != 0x2026;
}

bool ent_line_like_name(EntStr line) {
  static EntPatterns particles = {"al", "bin", "bint", "da", "de",  "del", "der", "di",
                                  "du", "el",  "ibn",  "la", "van", "von", "and", NULL};
  if (ent_line_words(line, 2) < 2 || ent_line_words(line, NAME_WORDS + 1) > NAME_WORDS) {
    return false;
  }
  EntStr word;
  while (ent_str_next(&line, ' ', &word)) {
    size_t n = 0;
    const uint32_t first = ent_utf8_next(word, &n);
    const bool particle = ent_line_is_any(word, particles) || ent_line_starts(word, "al-");
    if (!ent_is_upper(first) && !particle) {
      return false;
    }
    for (size_t at = 0; at < word.length; at += n) {
      const uint32_t code = ent_utf8_next((EntStr){word.bytes + at, word.length - at}, &n);
      if (!ent_is_letter(code) && code != '-' && code != '.' && code != '\'' && code != 0x2019) {
        return false;
      }
    }
  }
  return true;
}

bool ent_line_is_url(EntStr line) {
  static EntPatterns schemes = {"http://", "https://", "www.", NULL};
  return ent_line_starts_any(line, schemes) && line.length > 8 &&
         !memchr(line.bytes, ' ', line.length);
}

/** Signs that decorate a link or a button. */
static bool is_decoration(uint32_t code) {
  return code == ' ' || code == ':' || code == '.' || code == '|' || code == '-' || code == '>' ||
         code == '<' || code == '*' || code == '+' || code == '#' || code == '[' || code == ']' ||
         code == '(' || code == ')' || code == '!' || code == 0xBB || code == 0xAB ||
         code == 0xB7 || code == 0x2022 || code == 0x2013 || code == 0x2014 || code == 0x2026 ||
         code == 0x203A || (code >= 0x2190 && code <= 0x21FF) || (code >= 0x25A0 && code <= 0x27BF);
}

EntStr ent_line_bare(EntStr line) {
  size_t n = 0;
  while (line.length > 0 && is_decoration(ent_utf8_next(line, &n))) {
    line.bytes += n;
    line.length -= n;
  }
  while (line.length > 0 && is_decoration(ent_utf8_before(line, line.length, &n))) {
    line.length -= n;
  }
  return line;
}
