#include "graph/resolve/acronym.h"

#include "graph/base/unicode.h"

/** Least letters of syllables, most of one. */
enum { LEAST = 5, MOST_OF_WORD = 3 };

/** A form of words begins with a number below any that this sign and three letters make. */
static const char SIGN = '#';

bool ent_acronym_shaped(EntStr spelling) {
  size_t upper = 0;
  size_t letters = 0;
  for (size_t at = 0, n = 0; at < spelling.length; at += n) {
    const uint32_t code = ent_utf8_next((EntStr){spelling.bytes + at, spelling.length - at}, &n);
    if (code == ' ') {
      return false;
    }
    upper += ent_is_upper(code);
    letters += ent_is_letter(code);
  }
  return upper >= 2 && 2 * upper >= letters;
}

size_t ent_acronym_letters(EntStr key, char out[ENT_ACRONYM_SIZE]) {
  size_t n = 1;
  out[0] = SIGN;
  for (size_t i = 0; i < key.length; i++) {
    const char c = key.bytes[i];
    if (c == '.' || c == '-') {
      continue;
    }
    if (n > ENT_ACRONYM_MOST || c == ' ') {
      return 0;
    }
    out[n++] = c;
  }
  return n;
}

size_t ent_acronym_initials(const EntWords* words, EntStr name, bool small, bool articles,
                            char out[ENT_ACRONYM_SIZE]) {
  size_t n = 1;
  size_t start = 0;
  out[0] = SIGN;
  for (size_t i = 0; i <= name.length; i++) {
    if (i < name.length && name.bytes[i] != ' ' && name.bytes[i] != '-' && name.bytes[i] != '/') {
      continue;
    }
    const EntStr word = {name.bytes + start, i - start};
    const unsigned classes = ent_words_classes(words, word);
    const bool article =
        word.length == 1 || (classes & (ENT_WORD_ARTICLE | ENT_WORD_HYPHENED)) != 0;
    start = i + 1;
    if (word.length == 0 || (article && !articles) ||
        (!article && (classes & ENT_WORD_SMALL) != 0 && !small)) {
      continue;
    }
    if (n > ENT_ACRONYM_MOST) {
      return 0;
    }
    out[n++] = word.bytes[0];
  }
  return n;
}

/** Can the letters be spelled with the beginnings of the words from `at` on? The depth is the
   number of words. */
static bool spells(const EntNameForm* name, uint32_t at, EntStr letters) {
  if (at == name->n) {
    return letters.length == 0;
  }
  const EntStr word = name->words[at];
  for (size_t n = 1; n <= MOST_OF_WORD && n <= word.length && n <= letters.length; n++) {
    if (word.bytes[n - 1] != letters.bytes[n - 1]) {
      return false;
    }
    const EntStr rest = {letters.bytes + n, letters.length - n};
    if ((at > 0 || n > 1) && spells(name, at + 1, rest)) {
      return true;
    }
  }
  return false;
}

bool ent_acronym_of_syllables(const EntNameForm* name, EntStr letters) {
  return name->n > 1 && letters.length >= LEAST &&
         letters.length <= MOST_OF_WORD * (size_t)name->n && spells(name, 0, letters);
}
