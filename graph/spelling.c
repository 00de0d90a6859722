#include "graph/spelling.h"

enum { SHORT = 3, FULL = 5, LONG = 6 };

/** Letters that stand for one sound. The first that fits is taken. */
static const struct {
  const char* letters;
  const char* sound;
} consonants[] = {{"tch", "S"}, {"sch", "S"}, {"sh", "S"}, {"ch", "S"}, {"zh", "j"}, {"dj", "j"},
                  {"kh", "k"},  {"gh", "k"},  {"dh", "d"}, {"th", "t"}, {"ph", "f"}, {"ck", "k"},
                  {"q", "k"},   {"g", "k"},   {"w", "v"},  {"z", "s"},  {"x", "ks"}, {"ce", "s"},
                  {"ci", "s"},  {"cy", "s"},  {"c", "k"}};
enum { N_CONSONANTS = sizeof consonants / sizeof *consonants };

/** A word on its way to its sound. */
typedef struct {
  char letters[ENT_SOUND_MOST + 1];
  size_t n;
} Letters;

static bool is_vowel(char c) {
  return c != '\0' && strchr("aeiouy", c) != NULL;
}

/** Letters alone. @return false if there are other signs, or too many. */
static bool take_letters(EntStr word, Letters* out) {
  out->n = 0;
  for (size_t i = 0; i < word.length; i++) {
    const char c = word.bytes[i];
    if (c == '\'' || c == '-' || c == '.') {
      continue;
    }
    if (c < 'a' || c > 'z' || out->n == ENT_SOUND_MOST) {
      return false;
    }
    out->letters[out->n++] = c;
  }
  out->letters[out->n] = '\0';
  return out->n > 0;
}

/** Each letter once where it is doubled, but not in short words and acronyms: "II", "BBMP".
    @return false for these. */
static bool single_letters(Letters* word) {
  size_t vowels = 0;
  size_t kept = 0;
  for (size_t i = 0; i < word->n; i++) {
    vowels += is_vowel(word->letters[i]);
  }
  if (word->n <= SHORT || vowels == 0) {
    return false;
  }
  for (size_t i = 0; i < word->n; i++) {
    if (i == 0 || word->letters[i] != word->letters[i - 1]) {
      word->letters[kept++] = word->letters[i];
    }
  }
  word->letters[kept] = '\0';
  word->n = kept;
  return true;
}

/** Is the letter at `i` heard as a vowel: also "w" in "aw", but not "y" in "Yasser"? */
static bool sounds_open(const Letters* word, size_t i) {
  const char c = word->letters[i];
  if (c == 'w') {
    return i > 0 && is_vowel(word->letters[i - 1]) && !is_vowel(word->letters[i + 1]);
  }
  return is_vowel(c) && !(c == 'y' && i == 0 && is_vowel(word->letters[1]));
}

static uint8_t class_of(char c) {
  return c == 'a' ? 1 : strchr("eiy", c) ? 2 : 3;
}

/** Add a vowel to a run: "ai" and "ei" sound as "i", "au", "ou" and "ue" as "u". */
static void add_vowel(EntVowels* run, char c, char before) {
  const uint8_t class = class_of(c);
  const uint8_t last = run->classes & 3U;
  const bool umlaut = c == 'e' && (before == 'u' || before == 'o');
  if (run->classes == 0) {
    run->only = c == 'a' || c == 'e' ? c : '\0';
    run->classes = class;
    return;
  }
  if (last != class) {
    run->only = '\0';
  }
  if (last == class || umlaut) {
    return;
  }
  if (last == 1) {
    run->classes = (uint8_t)((run->classes & ~3U) | class);
  } else if (run->classes < 64) {
    run->classes = (uint8_t)(run->classes << 2 | class);
  }
}

static void add_consonant(EntSound* out, char c) {
  const bool again = out->n > 0 && out->consonants[out->n - 1] == c;
  if (again && out->vowels[out->n].classes == 0) {
    return;
  }
  out->consonants[out->n++] = c;
  out->vowels[out->n] = (EntVowels){0, '\0'};
}

/** Hear the consonant at `i`. @return how many letters it takes. */
static size_t hear_consonant(const Letters* word, size_t i, EntSound* out) {
  const char* at = word->letters + i;
  if (*at == 'h') {
    if (i == 0) {
      add_consonant(out, 'h');
    }
    return 1;
  }
  for (size_t k = 0; word->n >= FULL && k < N_CONSONANTS; k++) {
    const char* letters = consonants[k].letters;
    const size_t n = strlen(letters);
    if (strncmp(at, letters, n) == 0) {
      for (const char* sound = consonants[k].sound; *sound; sound++) {
        add_consonant(out, *sound);
      }
      return n > 1 && is_vowel(letters[n - 1]) ? n - 1 : n;
    }
  }
  add_consonant(out, *at);
  return 1;
}

bool ent_sound_of(EntStr word, EntSound* out) {
  Letters letters;
  if (!take_letters(word, &letters)) {
    return false;
  }
  out->n = 0;
  out->vowels[0] = (EntVowels){0, '\0'};
  const bool plain = !single_letters(&letters);
  out->letters = letters.n;
  for (size_t i = 0; i < letters.n;) {
    const char c = letters.letters[i];
    if (plain) {
      out->consonants[out->n++] = c;
      out->vowels[out->n] = (EntVowels){0, '\0'};
      i++;
    } else if (sounds_open(&letters, i)) {
      add_vowel(&out->vowels[out->n], c == 'w' ? 'u' : c, i > 0 ? letters.letters[i - 1] : '\0');
      i++;
    } else {
      i += hear_consonant(&letters, i, out);
    }
  }
  out->consonants[out->n] = '\0';
  return true;
}

void ent_sound_write(const EntSound* sound, char* out) {
  static const char names[] = "?aiu";
  for (size_t i = 0; i <= sound->n; i++) {
    for (int shift = 6; shift >= 0; shift -= 2) {
      const unsigned class = (unsigned)sound->vowels[i].classes >> shift & 3U;
      if (class != 0) {
        *out++ = names[class];
      }
    }
    if (i < sound->n) {
      *out++ = sound->consonants[i];
    }
  }
  *out = '\0';
}

/** "Ahmad", "Ahmed". */
static bool differ_in_a_and_e(EntVowels a, EntVowels b) {
  return (a.only == 'a' && b.only == 'e') || (a.only == 'e' && b.only == 'a');
}

/** May the vowels at `i` differ? @param first  They are the first of the word. */
static bool may_differ(const EntSound* a, const EntSound* b, size_t i, bool first) {
  const size_t least = a->letters < b->letters ? a->letters : b->letters;
  const size_t most = a->letters < b->letters ? b->letters : a->letters;
  size_t runs = 0;
  for (size_t k = 0; k <= a->n; k++) {
    runs += a->vowels[k].classes != 0;
  }
  if (i == a->n || least < FULL) {
    return false;
  }
  return differ_in_a_and_e(a->vowels[i], b->vowels[i]) ? !first || runs > 1 // not Zhang and Zheng
                                                       : !first && most >= LONG;
}

bool ent_sounds_agree(const EntSound* a, const EntSound* b, size_t* respelled) {
  bool first = true;
  size_t differ = 0;
  if (a->n != b->n || memcmp(a->consonants, b->consonants, a->n) != 0) {
    return false;
  }
  for (size_t i = 0; i <= a->n; i++) {
    if (a->vowels[i].classes != b->vowels[i].classes) {
      if (!may_differ(a, b, i, first)) {
        return false;
      }
      differ++;
    }
    first = first && a->vowels[i].classes == 0 && b->vowels[i].classes == 0;
  }
  *respelled += differ;
  return differ <= 1;
}
