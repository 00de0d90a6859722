#include "graph/resolve/words.h"

#include "graph/base/embed.h"

ENT_EMBED(name_words, "graph/resolve/words.tsv");

static unsigned class_of(EntStr name) {
  static const char* const names[] = {"small", "article", "hyphened", "title",
                                      "head",  "first",   "common",   "loose"};
  for (unsigned i = 0; i < sizeof names / sizeof *names; i++) {
    if (ent_str_is(name, names[i])) {
      return 1U << i;
    }
  }
  return 0;
}

bool ent_words_read(EntWords* words, EntArena* arena) {
  EntStr text = ent_str(ent_embedded_name_words);
  EntStr line = {0};
  EntStr word = {0};
  words->words = ent_intern_new();
  words->classes = ent_arena_array(arena, text.length, 1); // a line is longer than a byte
  if (!words->words || !words->classes) {
    return false;
  }
  while (ent_str_next(&text, '\n', &line)) {
    if (line.length == 0 || line.bytes[0] == '#' || !ent_str_next(&line, '\t', &word)) {
      continue;
    }
    const uint32_t id = ent_intern_add(words->words, word);
    if (id == ENT_NONE) {
      return false;
    }
    words->classes[id] = (uint8_t)(words->classes[id] | class_of(line));
  }
  return true;
}

void ent_words_clear(EntWords* words) {
  ent_intern_free(words->words);
  words->words = NULL;
}

unsigned ent_words_classes(const EntWords* words, EntStr word) {
  const uint32_t id = ent_intern_find(words->words, word);
  return id == ENT_NONE ? 0 : words->classes[id];
}
