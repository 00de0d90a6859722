#include "graph/resolve/syllables.h"

enum { LEAST = 5, MOST_OF_WORD = 3 };

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

bool ent_syllables_fit(const EntNameForm* name, EntStr letters) {
  return name->n > 1 && letters.length >= LEAST &&
         letters.length <= MOST_OF_WORD * (size_t)name->n && spells(name, 0, letters);
}
