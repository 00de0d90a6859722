#include "extract/lexicon/inflect.h"

#include <stdio.h>

/** A word of the lexicon, taken apart. */
typedef struct {
  EntStr stem;
  EntStr irregular; ///< comma-separated; empty if it is regular
  bool doubled;     ///< the last letter is doubled before -ed and -ing
} Word;

static Word take_apart(EntStr text) {
  Word word = {text, {NULL, 0}, false};
  const char* open = text.length > 0 ? memchr(text.bytes, '(', text.length) : NULL;
  if (open && text.bytes[text.length - 1] == ')') {
    word.stem.length = (size_t)(open - text.bytes);
    word.irregular = (EntStr){open + 1, text.length - word.stem.length - 2};
  }
  if (word.stem.length > 1 && word.stem.bytes[word.stem.length - 1] == '+') {
    word.stem.length--;
    word.doubled = true;
  }
  return word;
}

static bool ends_in(EntStr word, const char* tail) {
  const size_t n = strlen(tail);
  return word.length >= n && memcmp(word.bytes + word.length - n, tail, n) == 0;
}

static bool is_vowel(char c) {
  return strchr("aeiou", c) != NULL;
}

/** "ally", not "betray": a y that becomes ie. */
static bool ends_in_consonant_y(EntStr word) {
  return word.length > 1 && word.bytes[word.length - 1] == 'y' &&
         !is_vowel(word.bytes[word.length - 2]);
}

/** Add stem without its last `cut` letters, plus `tail`. */
static EntStatus add(EntForms* forms, EntArena* arena, EntStr stem, size_t cut, const char* tail,
                     EntError* err) {
  if (forms->n == sizeof forms->forms / sizeof *forms->forms) {
    return ent_fail(err, ENT_BAD_INPUT, NULL, 0, "too many forms of one word");
  }
  const char* form = ent_arena_printf(arena, "%.*s%s", (int)(stem.length - cut), stem.bytes, tail);
  if (!form) {
    return ent_no_memory(err);
  }
  forms->forms[forms->n++] = form;
  return ENT_OK;
}

/** The form in -s of a verb or noun. */
static EntStatus add_s(EntForms* forms, EntArena* arena, EntStr stem, EntError* err) {
  if (ends_in_consonant_y(stem)) {
    return add(forms, arena, stem, 1, "ies", err);
  }
  const bool hisses = ends_in(stem, "s") || ends_in(stem, "x") || ends_in(stem, "z") ||
                      ends_in(stem, "ch") || ends_in(stem, "sh");
  return add(forms, arena, stem, 0, hisses ? "es" : "s", err);
}

static EntStatus add_irregular(EntForms* forms, EntArena* arena, EntStr list, EntError* err) {
  EntStr form = {0};
  while (ent_str_next(&list, ',', &form)) {
    ENT_TRY(add(forms, arena, ent_str_trim(form), 0, "", err));
  }
  return ENT_OK;
}

/** -ed and -ing. */
static EntStatus add_past_and_participle(EntForms* forms, EntArena* arena, const Word* word,
                                         EntError* err) {
  const EntStr stem = word->stem;
  const bool drops_e = ends_in(stem, "e") && !ends_in(stem, "ee") && !ends_in(stem, "ye");
  const char doubled[2] = {word->doubled ? stem.bytes[stem.length - 1] : '\0', '\0'};
  char tail[8];
  if (word->irregular.length == 0) {
    const bool y = ends_in_consonant_y(stem);
    (void)snprintf(tail, sizeof tail, "%s%s", doubled, y ? "ied" : ends_in(stem, "e") ? "d" : "ed");
    ENT_TRY(add(forms, arena, stem, y ? 1 : 0, tail, err));
  } else {
    ENT_TRY(add_irregular(forms, arena, word->irregular, err));
  }
  (void)snprintf(tail, sizeof tail, "%sing", doubled);
  return add(forms, arena, stem, drops_e ? 1 : 0, tail, err);
}

EntStatus ent_inflect_verb(EntStr word, EntArena* arena, EntForms* out, EntError* err) {
  const Word parts = take_apart(word);
  out->n = 0;
  ENT_TRY(add(out, arena, parts.stem, 0, "", err));
  ENT_TRY(add_s(out, arena, parts.stem, err));
  return add_past_and_participle(out, arena, &parts, err);
}

EntStatus ent_inflect_noun(EntStr word, EntArena* arena, EntForms* out, EntError* err) {
  const Word parts = take_apart(word);
  out->n = 0;
  ENT_TRY(add(out, arena, parts.stem, 0, "", err));
  return parts.irregular.length > 0 ? add_irregular(out, arena, parts.irregular, err)
                                    : add_s(out, arena, parts.stem, err);
}
