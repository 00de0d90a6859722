#include "graph/resolve/form.h"

#include "graph/spelling.h"

/** Cut the next word off `rest`. */
static bool next_word(EntStr* rest, EntNameWord* out) {
  static const char gaps[] = " -/()[],\":;";
  while (rest->length > 0 && strchr(gaps, rest->bytes[0])) {
    rest->bytes++;
    rest->length--;
  }
  size_t n = 0;
  while (n < rest->length && !strchr(gaps, rest->bytes[n])) {
    n++;
  }
  *out =
      (EntNameWord){.text = {rest->bytes, n}, .hyphen = n < rest->length && rest->bytes[n] == '-'};
  rest->bytes += n;
  rest->length -= n;
  return n > 0;
}

/** Is the word only a link before the next one: "al" in "al-Sadr", "e" in "Lashkar-e-Taiba"?
    @param joined  A hyphen stands before it. */
static bool is_article(const EntNameWord* word, EntStr rest, bool joined) {
  const bool last = rest.length == 0;
  if (word->text.length == 1) {
    return joined && word->hyphen && strchr("eio", word->text.bytes[0]) != NULL;
  }
  return !last && ((word->classes & ENT_WORD_ARTICLE) != 0 ||
                   ((word->classes & ENT_WORD_HYPHENED) != 0 && word->hyphen));
}

/** The length of "abdul", "abdel", "abdal" or "abd" at the start of a word; else 0. */
static size_t servant_of(EntStr word) {
  static const char* const forms[] = {"abdul", "abdel", "abdal"};
  for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
    if (word.length >= 5 && memcmp(word.bytes, forms[i], 5) == 0) {
      return 5;
    }
  }
  return 0;
}

size_t ent_name_words(const EntWords* words, EntStr key, EntNameWord out[ENT_FORM_MOST]) {
  size_t n = 0;
  bool joined = false;
  EntNameWord word;
  while (next_word(&key, &word)) {
    const size_t servant = servant_of(word.text);
    word.classes = ent_words_classes(words, word.text);
    const bool article = is_article(&word, key, joined);
    joined = word.hyphen;
    if (article) {
      continue;
    }
    if (n + 2 > ENT_FORM_MOST) {
      return 0;
    }
    if (servant > 0) {
      out[n++] = (EntNameWord){.text = {"abd", 3}};
      word.text.bytes += servant;
      word.text.length -= servant;
    }
    if (word.text.length > 0) {
      out[n++] = word;
    }
  }
  return n;
}

/** Without the -s of a plural and the 's of an owner. */
static EntStr singular(EntStr word) {
  if (word.length > 3 && word.bytes[word.length - 1] == '\'') {
    word.length--;
  }
  const char* end = word.bytes + word.length;
  if (word.length > 3 && end[-1] == 's' && end[-2] == '\'') {
    return (EntStr){word.bytes, word.length - 2};
  }
  if (word.length >= 5 && end[-1] == 's' && strchr("sui'", end[-2]) == NULL) {
    return (EntStr){word.bytes, word.length - 1};
  }
  return word;
}

/** The number of a word's sound. */
static uint32_t sound_of(EntResolver* self, EntStr word) {
  EntSound sound;
  char text[ENT_SOUND_SIZE];
  if (!ent_sound_of(word, &sound)) {
    return ent_intern_add(self->sounds, word);
  }
  ent_sound_write(&sound, text);
  return ent_intern_add(self->sounds, ent_str(text));
}

/** How many words in front of a person's name are titles. */
static size_t count_titles(const EntNameWord* words, size_t n) {
  size_t i = 0;
  while (i < n && (words[i].classes & ENT_WORD_TITLE) != 0) {
    i++;
  }
  return i < n ? i : 0;
}

/** The words that count, moved to the front. @return how many. */
static size_t keep_words(EntNameWord* words, size_t n, EntKind kind, bool* titled) {
  const size_t titles = kind == ENT_PERSON ? count_titles(words, n) : 0;
  size_t kept = 0;
  for (size_t i = titles; i < n; i++) {
    if (kind == ENT_PERSON || (words[i].classes & ENT_WORD_SMALL) == 0) {
      words[kept++] = words[i];
    }
  }
  *titled = titles > 0;
  return kept;
}

bool ent_form_make(EntResolver* self, EntStr key, EntKind kind, EntNameForm* out) {
  EntNameWord words[ENT_FORM_MOST];
  bool titled = false;
  const size_t all = ent_name_words(&self->words, key, words);
  const size_t n = keep_words(words, all, kind, &titled);
  uint32_t* sounds = ent_arena_array(self->arena, n, sizeof *sounds);
  EntStr* texts = ent_arena_array(self->arena, n, sizeof *texts);
  uint8_t* classes = ent_arena_array(self->arena, n, sizeof *classes);
  if (!sounds || !texts || !classes) {
    return false;
  }
  for (size_t i = 0; i < n; i++) {
    texts[i] =
        kind == ENT_ORGANIZATION || kind == ENT_OTHER ? singular(words[i].text) : words[i].text;
    classes[i] = (uint8_t)words[i].classes;
    sounds[i] = sound_of(self, texts[i]);
    if (sounds[i] == ENT_NONE) {
      return false;
    }
  }
  *out = (EntNameForm){sounds, texts, classes, (uint32_t)n, titled};
  return true;
}
