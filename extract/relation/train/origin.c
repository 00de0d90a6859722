#include "extract/relation/train/origin.h"

#include "extract/relation/train/body.h"
#include "extract/relation/train/sentence.h"

bool origin_number(EntStr text, size_t* number) {
  enum { MOST_DIGITS = 9 };
  bool good = text.length > 0 && text.length <= MOST_DIGITS;
  *number = 0;
  for (size_t i = 0; good && i < text.length; i++) {
    good = text.bytes[i] >= '0' && text.bytes[i] <= '9';
    *number = *number * 10 + (size_t)(text.bytes[i] - '0');
  }
  return good;
}

bool origin_span(EntStr text, EntSpan* span) {
  EntStr start;
  return ent_str_next(&text, '-', &start) && origin_number(start, &span->start) &&
         origin_number(text, &span->end);
}

static bool ends_with(EntStr text, const char* end) {
  const size_t n = strlen(end);
  return text.length > n && memcmp(text.bytes + text.length - n, end, n) == 0;
}

/** FILE#K, cut at its mark. */
static bool parse_sentence(Origin* origin, EntStr number) {
  origin->kind = ends_with(origin->file, ".bio")     ? SENTENCE_OF_NAMES
                 : ends_with(origin->file, ".jsonl") ? SENTENCE_OF_RELATIONS
                 : ends_with(origin->file, ".tsv")   ? SENTENCE_OF_OPINIONS
                                                     : ARTICLE;
  return origin_is_sentence(origin) && origin_number(number, &origin->number) && origin->number > 0;
}

bool origin_parse(Origin* origin, EntStr name) {
  size_t n = name.length;
  while (n > 0 && name.bytes[n - 1] != '@' && name.bytes[n - 1] != '#') {
    n--;
  }
  if (n == 0) {
    origin->kind = ARTICLE;
    origin->file = name;
    return name.length > 0;
  }
  const EntStr place = {name.bytes + n, name.length - n};
  origin->file = (EntStr){name.bytes, n - 1};
  if (name.bytes[n - 1] == '#') {
    return parse_sentence(origin, place);
  }
  origin->kind = PARAGRAPH;
  return origin->file.length > 0 && origin_span(place, &origin->place);
}

static bool find_paragraph(Origin* origin) {
  const EntSpan place = origin->place;
  if (place.start >= place.end || place.end > origin->bytes.length) {
    return false;
  }
  const EntStr text = ent_str_trim(ent_str_span(origin->bytes.bytes, place));
  const size_t start = (size_t)(text.bytes - origin->bytes.bytes);
  origin->text = (EntSpan){start, start + text.length};
  return text.length > 0;
}

static bool find_sentence(Origin* origin) {
  const EntStr file = {origin->bytes.bytes, origin->bytes.length};
  EntBuffer sentence = {0};
  const bool found = origin->kind == SENTENCE_OF_NAMES
                         ? sentence_from_names(file, origin->number, &sentence)
                     : origin->kind == SENTENCE_OF_RELATIONS
                         ? sentence_from_relations(file, origin->number, &sentence)
                         : sentence_from_opinions(file, origin->number, &sentence);
  ent_buffer_clear(&origin->bytes);
  origin->bytes = sentence;
  origin->text = (EntSpan){0, sentence.length};
  return found;
}

bool origin_find(Origin* origin) {
  if (origin_is_sentence(origin)) {
    return find_sentence(origin);
  }
  if (origin->kind == PARAGRAPH) {
    return find_paragraph(origin);
  }
  origin->text = body_find((EntStr){origin->bytes.bytes, origin->bytes.length});
  return true;
}

bool origin_is_sentence(const Origin* origin) {
  return origin->kind >= SENTENCE_OF_NAMES;
}

void origin_clear(Origin* origin) {
  ent_buffer_clear(&origin->bytes);
  *origin = (Origin){0};
}
