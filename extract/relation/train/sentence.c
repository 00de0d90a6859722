#include "extract/relation/train/sentence.h"

#include <jansson.h>

/** Does a token stand close to the one before it? */
static bool is_close(EntStr token) {
  static const char* const close[] = {",", ".", ";", ":", ")", "?", "!", "%", "'s", "n't"};
  for (size_t i = 0; i < sizeof close / sizeof *close; i++) {
    if (ent_str_is(token, close[i])) {
      return true;
    }
  }
  return false;
}

static void add_token(EntBuffer* out, EntStr token) {
  if (out->length > 0 && out->bytes[out->length - 1] != '(' && !is_close(token)) {
    ent_buffer_add_byte(out, ' ');
  }
  ent_buffer_add_str(out, token);
}

bool sentence_from_names(EntStr file, size_t number, EntBuffer* out) {
  size_t n = 0;
  bool open = false;
  EntStr line;
  while (n <= number && ent_str_next(&file, '\n', &line)) {
    EntStr token;
    const bool blank = ent_str_trim(line).length == 0;
    n += !blank && !open;
    open = !blank;
    if (open && n == number && ent_str_next(&line, '\t', &token)) {
      add_token(out, token);
    }
  }
  return out->length > 0;
}

/** A line of a file. @param number  From 1. @return false if there is none. */
static bool find_line(EntStr file, size_t number, EntStr* line) {
  size_t n = 0;
  while (n < number && ent_str_next(&file, '\n', line)) {
    n++;
  }
  return n == number;
}

bool sentence_from_relations(EntStr file, size_t number, EntBuffer* out) {
  EntStr line = {0};
  if (!find_line(file, number, &line)) {
    return false;
  }
  json_t* root = json_loadb(line.bytes, line.length, 0, NULL);
  const json_t* tokens = json_object_get(root, "sentence");
  bool good = json_array_size(tokens) > 0;
  for (size_t i = 0; good && i < json_array_size(tokens); i++) {
    const json_t* token = json_array_get(tokens, i);
    good = json_string_length(token) > 0;
    if (good) {
      add_token(out, (EntStr){json_string_value(token), json_string_length(token)});
    }
  }
  json_decref(root);
  return good;
}

bool sentence_from_opinions(EntStr file, size_t number, EntBuffer* out) {
  EntStr line = {0};
  EntStr text = {0};
  if (!find_line(file, number, &line) || !ent_str_next(&line, '\t', &text)) {
    return false;
  }
  const bool quoted = text.length > 1 && text.bytes[0] == '"' && text.bytes[text.length - 1] == '"';
  text = quoted ? (EntStr){text.bytes + 1, text.length - 2} : text;
  EntBuffer plain = {0};
  for (size_t i = 0; i < text.length; i++) {
    const char c = text.bytes[i];
    if (c != '[' && c != ']') {
      ent_buffer_add_byte(&plain, c);
      i += quoted && c == '"' && i + 1 < text.length && text.bytes[i + 1] == '"';
    }
  }
  out->failed |= plain.failed;
  ent_buffer_add_str(out, ent_str_trim((EntStr){plain.bytes, plain.length}));
  ent_buffer_clear(&plain);
  return out->length > 0;
}
