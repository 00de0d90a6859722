#include "extract/language/train/held_out.h"

#include "graph/base/file.h"

/** A shorter sentence may stand in two articles by chance. */
enum { LEAST_LETTERS = 50, MOST_LETTERS = 400 };

static bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

EntStatus held_out_read(HeldOut* held_out, const char* path, EntError* err) {
  EntBuffer bytes = {0};
  EntStatus status = ent_file_read(path, (size_t)1 << 30, &bytes, err);
  for (size_t i = 0; i < bytes.length; i++) {
    if (is_letter(bytes.bytes[i])) {
      ent_buffer_add_byte(&held_out->letters, bytes.bytes[i]);
    }
  }
  ent_buffer_clear(&bytes);
  return status == ENT_OK ? ent_buffer_status(&held_out->letters, err) : status;
}

void held_out_clear(HeldOut* held_out) {
  ent_buffer_clear(&held_out->letters);
}

/** Do these letters stand in the articles? */
static bool stands(const HeldOut* held_out, EntStr letters) {
  const char* at = held_out->letters.bytes;
  const char* end = at + held_out->letters.length;
  while ((size_t)(end - at) >= letters.length) {
    at = memchr(at, letters.bytes[0], (size_t)(end - at) - letters.length + 1);
    if (!at) {
      return false;
    }
    if (memcmp(at, letters.bytes, letters.length) == 0) {
      return true;
    }
    at++;
  }
  return false;
}

/** Do the letters of a sentence stand in them? */
static bool has_sentence(const HeldOut* held_out, const char* letters, size_t n) {
  return n >= LEAST_LETTERS && stands(held_out, (EntStr){letters, n});
}

bool held_out_has(const HeldOut* held_out, EntStr document) {
  char letters[MOST_LETTERS];
  size_t n = 0;
  EntStr line;
  while (ent_str_next(&document, '\n', &line)) {
    EntStr form;
    if (line.length == 0 || line.bytes[0] == '#') {
      if (has_sentence(held_out, letters, n)) {
        return true;
      }
      n = 0;
      continue;
    }
    ent_str_next(&line, '\t', &form);
    for (size_t i = 0; i < form.length && n < MOST_LETTERS; i++) {
      if (is_letter(form.bytes[i])) {
        letters[n++] = form.bytes[i];
      }
    }
  }
  return has_sentence(held_out, letters, n);
}
