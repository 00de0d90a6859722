#include "extract/actor/spelling.h"

/** Longest word that is compared letter by letter; words shorter than SHORT must be the same. */
enum { LONGEST = ENT_SPELLING_MOST, SHORT = 5, LONG = 8 };

/** A word reduced to what transliterations agree on. */
typedef struct {
  char letters[LONGEST + 1];
  size_t n;
} Reduced;

/** Letters alone: no apostrophes or hyphens. @return false if it is too long or not plain ASCII. */
static bool take_letters(EntStr word, Reduced* out) {
  out->n = 0;
  for (size_t i = 0; i < word.length; i++) {
    const char c = word.bytes[i];
    if (c >= 'a' && c <= 'z') {
      if (out->n == LONGEST) {
        return false;
      }
      out->letters[out->n++] = c;
    } else if (c != '\'' && c != '-') {
      return false;
    }
  }
  return true;
}

/** One letter for those that stand for one sound: q and c for k, w for v, z for s. */
static char sound_of(char c) {
  switch (c) {
  case 'q':
  case 'c':
    return 'k';
  case 'w':
    return 'v';
  case 'z':
    return 's';
  default:
    return c;
  }
}

/** The consonants, each once where it is doubled; h, which often comes and goes, left out. */
static Reduced skeleton_of(const Reduced* word) {
  Reduced out = {"", 0};
  for (size_t i = 0; i < word->n; i++) {
    const char c = sound_of(word->letters[i]);
    if (strchr("aeiouyh", c) == NULL && (out.n == 0 || out.letters[out.n - 1] != c)) {
      out.letters[out.n++] = c;
    }
  }
  return out;
}

static bool same(const Reduced* a, const Reduced* b) {
  return a->n == b->n && memcmp(a->letters, b->letters, a->n) == 0;
}

static size_t least(size_t a, size_t b, size_t c) {
  const size_t m = a < b ? a : b;
  return m < c ? m : c;
}

/** Levenshtein's distance. */
static size_t distance(const Reduced* a, const Reduced* b) {
  size_t row[LONGEST + 1];
  for (size_t k = 0; k <= b->n; k++) {
    row[k] = k;
  }
  for (size_t i = 1; i <= a->n; i++) {
    size_t corner = row[0];
    row[0] = i;
    for (size_t k = 1; k <= b->n; k++) {
      const size_t above = row[k];
      row[k] = least(above + 1, row[k - 1] + 1,
                     corner + (a->letters[i - 1] != b->letters[k - 1] ? 1 : 0));
      corner = above;
    }
  }
  return row[b->n];
}

bool ent_is_centre(EntStr a, EntStr b) {
  if (a.length != b.length || a.length < SHORT || memcmp(a.bytes, b.bytes, a.length - 2) != 0) {
    return false;
  }
  const char* x = a.bytes + a.length - 2;
  const char* y = b.bytes + b.length - 2;
  return (memcmp(x, "re", 2) == 0 && memcmp(y, "er", 2) == 0) ||
         (memcmp(x, "er", 2) == 0 && memcmp(y, "re", 2) == 0);
}

bool ent_is_variant(EntStr a, EntStr b) {
  Reduced x;
  Reduced y;
  if (ent_str_equal(a, b) || ent_is_centre(a, b)) {
    return true;
  }
  if (!take_letters(a, &x) || !take_letters(b, &y)) {
    return false;
  }
  if (same(&x, &y)) {
    return true;
  }
  if (x.n < SHORT || y.n < SHORT || sound_of(x.letters[0]) != sound_of(y.letters[0])) {
    return false;
  }
  const Reduced p = skeleton_of(&x);
  const Reduced q = skeleton_of(&y);
  const size_t apart = distance(&x, &y);
  return same(&p, &q) ? apart <= (x.n >= LONG && y.n >= LONG ? 2 : 1)
                      : apart == 1 && x.n > LONG && y.n > LONG;
}

size_t ent_skeleton(EntStr word, char out[ENT_SPELLING_MOST + 1]) {
  Reduced letters;
  if (!take_letters(word, &letters) || letters.n < SHORT) {
    out[0] = '\0';
    return 0;
  }
  const Reduced skeleton = skeleton_of(&letters);
  memcpy(out, skeleton.letters, skeleton.n);
  out[skeleton.n] = '\0';
  return skeleton.n;
}

bool ent_is_slip(EntStr a, EntStr b) {
  Reduced x;
  Reduced y;
  return take_letters(a, &x) && take_letters(b, &y) && x.n > 3 && y.n > 3 && distance(&x, &y) <= 1;
}
