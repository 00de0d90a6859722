#include "extract/read/language.h"

#include "graph/base/unicode.h"

enum { MOST_WORDS = 20000, LONGEST = 5 };

/** One of so many words at least must be a function word: English news has 25 to 45 in 100 of
    those below, French, Spanish, German, Dutch or Malay at most 6. */
static const size_t RAREST = 9;

/** Function words; few of them are words of another language. */
static bool is_function_word(const char* word) {
  static const char words[][LONGEST + 1] = {
      "after", "and", "are",  "as",    "at",   "been", "but",   "by",    "for",  "from",
      "had",   "has", "have", "he",    "her",  "his",  "its",   "it",    "not",  "of",
      "on",    "or",  "said", "she",   "that", "the",  "their", "there", "they", "this",
      "to",    "was", "were", "which", "who",  "will", "with",  "would", "you"};
  for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
    if (strcmp(words[i], word) == 0) {
      return true;
    }
  }
  return false;
}

/** What was seen so far. */
typedef struct {
  size_t words;
  size_t function_words;
  size_t letters;
  size_t latin; ///< of the letters
} Count;

/** A word has ended; `n` of its letters are in `word`, more if it is longer. */
static void end_word(Count* count, char word[LONGEST + 1], size_t* n) {
  if (*n > 0) {
    count->words++;
    if (*n <= LONGEST) {
      word[*n] = '\0';
      count->function_words += is_function_word(word);
    }
    *n = 0;
  }
}

static Count count_words(EntStr text) {
  Count count = {0};
  char word[LONGEST + 1];
  size_t letters = 0;
  for (size_t at = 0, n = 0; at < text.length && count.words < MOST_WORDS; at += n) {
    const uint32_t code = ent_utf8_next((EntStr){text.bytes + at, text.length - at}, &n);
    if (!ent_is_letter(code)) {
      end_word(&count, word, &letters);
      continue;
    }
    count.letters++;
    count.latin += ent_is_latin(code);
    if (letters < LONGEST) {
      word[letters] = code < 0x80 ? (char)(code | 0x20) : '?';
    }
    letters++;
  }
  end_word(&count, word, &letters);
  return count;
}

bool ent_is_english(EntStr text) {
  const Count count = count_words(text);
  if (count.latin * 2 < count.letters) {
    return false;
  }
  return count.words < ENT_LANGUAGE_WORDS || count.function_words * RAREST >= count.words;
}
