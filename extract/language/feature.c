#include "extract/language/feature.h"

#include "graph/base/unicode.h"

uint32_t ent_hash_bytes(const void* bytes, size_t length, uint32_t seed) {
  const unsigned char* at = bytes;
  uint64_t h = 0xCBF29CE484222325u ^ ((uint64_t)seed * 0x9E3779B97F4A7C15u);
  for (size_t i = 0; i < length; i++) {
    h = (h ^ at[i]) * 0x100000001B3u;
  }
  h ^= h >> 32;
  h *= 0xD6E8FEB86659FD93u;
  h ^= h >> 32;
  const uint32_t key = (uint32_t)h;
  return key ? key : 1;
}

/** One spelling for every apostrophe, quote and dash, and for most letters with their case gone. */
static uint32_t normalize(uint32_t code) {
  if (code < 0x80) {
    return code >= 'A' && code <= 'Z' ? code + 32 : code == '`' ? '\'' : code;
  }
  switch (code) {
  case 0x2018:
  case 0x2019:
  case 0x201B:
  case 0x2032:
  case 0xB4:
    return '\'';
  case 0x201C:
  case 0x201D:
  case 0x201E:
  case 0xAB:
  case 0xBB:
    return '"';
  case 0x2010:
  case 0x2011:
  case 0x2012:
  case 0x2013:
  case 0x2014:
  case 0x2212:
    return '-';
  default:
    return ent_to_lower(code);
  }
}

/** The class of a character in a shape. */
static char shape_of(uint32_t code) {
  if (code < 0x80) {
    if (code >= 'a' && code <= 'z') {
      return 'x';
    }
    if (code >= 'A' && code <= 'Z') {
      return 'X';
    }
    return code >= '0' && code <= '9' ? '0' : (char)code;
  }
  if (ent_is_upper(code)) {
    return 'X';
  }
  if (ent_is_letter(code)) {
    return 'x';
  }
  if (ent_is_digit(code)) {
    return '0';
  }
  const uint32_t plain = normalize(code);
  return plain < 0x80 ? (char)plain : '?';
}

/** Append a character's bytes to the normalized form, if there is room. */
static void add_lower(EntWord* word, uint32_t code) {
  if (code < 0x80) {
    if (word->length < ENT_LONGEST_WORD) {
      word->lower[word->length++] = (unsigned char)(code >= '0' && code <= '9' ? '0' : code);
    }
    return;
  }
  unsigned char bytes[3] = {(unsigned char)(0xC0 | (code >> 12 & 0x3F)),
                            (unsigned char)(0x80 | (code >> 6 & 0x3F)),
                            (unsigned char)(0x80 | (code & 0x3F))};
  for (size_t i = 0; i < 3 && word->length < ENT_LONGEST_WORD; i++) {
    word->lower[word->length++] = bytes[i];
  }
}

/** Append a class to the shape; a third of the same in a row adds nothing. */
static void add_shape(EntWord* word, char shape) {
  const uint8_t n = word->n_shape;
  const bool repeats = n >= 2 && word->shape[n - 1] == shape && word->shape[n - 2] == shape;
  if (!repeats && n < sizeof word->shape) {
    word->shape[word->n_shape++] = shape;
  }
}

void ent_word_read(EntStr form, EntWord* word) {
  word->length = word->n_shape = 0;
  word->cased = 0;
  bool capital = false;
  for (size_t at = 0, n = 0; at < form.length; at += n) {
    uint32_t code = (unsigned char)form.bytes[at];
    n = 1;
    if (code >= 0x80) {
      code = ent_utf8_next((EntStr){form.bytes + at, form.length - at}, &n);
    }
    const char shape = shape_of(code);
    capital |= shape == 'X';
    add_shape(word, shape);
    add_lower(word, normalize(code));
  }
  if (capital) {
    word->cased = ent_hash_bytes(form.bytes, form.length, ENT_FEATURE_CASED);
  }
}

bool ent_words_capital(const EntWord* words, size_t n) {
  size_t capital = 0;
  size_t other = 0;
  for (size_t i = 0; i < n; i++) {
    for (size_t j = 0; j < words[i].n_shape; j++) {
      capital += words[i].shape[j] == 'X';
      other += words[i].shape[j] == 'x';
    }
  }
  return capital >= 4 && capital > 4 * other;
}

uint32_t ent_word_form(const EntWord* word) {
  return ent_hash_bytes(word->lower, word->length, ENT_FEATURE_FORM);
}

void ent_word_features(const EntWord* word, unsigned place, uint32_t known,
                       uint32_t keys[ENT_N_FEATURES]) {
  const unsigned char* end = word->lower + word->length;
  const size_t n = word->length;
  keys[ENT_FEATURE_FORM] = ent_word_form(word);
  for (size_t i = 1; i <= 4; i++) {
    const uint32_t kind = ENT_FEATURE_SUFFIX_1 + (uint32_t)i - 1;
    keys[kind] = n > i ? ent_hash_bytes(end - i, i, kind) : 0;
  }
  keys[ENT_FEATURE_PREFIX_2] = n > 2 ? ent_hash_bytes(word->lower, 2, ENT_FEATURE_PREFIX_2) : 0;
  keys[ENT_FEATURE_PREFIX_3] = n > 3 ? ent_hash_bytes(word->lower, 3, ENT_FEATURE_PREFIX_3) : 0;
  keys[ENT_FEATURE_SHAPE] =
      ent_hash_bytes(word->shape, word->n_shape, ENT_FEATURE_SHAPE + 16 * (place + 1));
  keys[ENT_FEATURE_CASED] = word->cased;
  keys[ENT_FEATURE_GAZETTEER] =
      known ? ent_hash_bytes(&known, sizeof known, ENT_FEATURE_GAZETTEER) : 0;
}
