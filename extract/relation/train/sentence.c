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

bool sentence_from_relations(EntStr file, size_t number, EntBuffer* out) {
  EntStr line = {0};
  for (size_t n = 0; n < number; n++) {
    if (!ent_str_next(&file, '\n', &line)) {
      return false;
    }
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
