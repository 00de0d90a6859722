#include "extract/relation/train/body.h"

EntSpan body_find(EntStr file) {
  const char* end = file.length > 0 ? memchr(file.bytes, '\n', file.length) : NULL;
  if (!end) {
    return (EntSpan){file.length, file.length};
  }
  const size_t start = (size_t)(end - file.bytes);
  const EntStr body = ent_str_trim((EntStr){end, file.length - start});
  const size_t from = body.length > 0 ? (size_t)(body.bytes - file.bytes) : start;
  return (EntSpan){from, from + body.length};
}

void body_add(EntBuffer* out, EntStr article) {
  for (size_t i = 0; i < article.length; i++) {
    const bool pair =
        article.bytes[i] == '\r' && i + 1 < article.length && article.bytes[i + 1] == '\n';
    if (!pair) {
      ent_buffer_add_byte(out, article.bytes[i]);
    }
  }
  ent_buffer_add_byte(out, '\n');
}

static bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

void body_add_sentence(EntBuffer* out, EntStr sentence) {
  for (size_t i = 0; i < sentence.length;) {
    size_t n = i;
    bool breaks = false;
    while (n < sentence.length && is_space(sentence.bytes[n])) {
      breaks |= sentence.bytes[n] == '\n';
      n++;
    }
    if (breaks) {
      ent_buffer_add_byte(out, ' ');
    } else {
      n += n == i; // no space: the one byte
      ent_buffer_add(out, sentence.bytes + i, n - i);
    }
    i = n;
  }
}
