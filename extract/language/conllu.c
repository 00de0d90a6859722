#include "extract/language/conllu.h"

/** Where reading stands. */
typedef struct {
  EntArena* arena;
  EntConllu* out;
  const char* file;
  EntError* err;
  size_t capacity;      ///< of the sentences
  size_t line_capacity; ///< of the current sentence's lines
  unsigned long line;
  bool open; ///< a sentence has begun
} Reader;

/** The sentence being read; a new one if none is open. */
static EntConlluSentence* current(Reader* reader, const char* at) {
  EntConllu* out = reader->out;
  if (!reader->open) {
    EntConlluSentence* grown = ent_arena_grow(reader->arena, out->sentences, out->n_sentences,
                                              &reader->capacity, sizeof *grown);
    if (!grown) {
      return NULL;
    }
    out->sentences = grown;
    grown[out->n_sentences++] = (EntConlluSentence){.comments = {at, 0}};
    reader->line_capacity = 0;
    reader->open = true;
  }
  return &out->sentences[out->n_sentences - 1];
}

/** A positive number at the start of `text`; 0 if there is none. @param length  Of its digits. */
static uint32_t number(EntStr text, size_t* length) {
  uint32_t value = 0;
  size_t i = 0;
  for (; i < text.length && i < 9 && text.bytes[i] >= '0' && text.bytes[i] <= '9'; i++) {
    value = value * 10 + (uint32_t)(text.bytes[i] - '0');
  }
  *length = i;
  return value;
}

/** Read the first column. @return false if it does not continue the sentence. */
static bool read_id(EntStr id, const EntConlluSentence* sentence, EntConlluLine* line,
                    bool* empty) {
  size_t n = 0;
  const uint32_t first = number(id, &n);
  *empty = n > 0 && n < id.length && id.bytes[n] == '.';
  if (*empty) {
    return true;
  }
  if (n == 0 || first != sentence->n_words + 1) {
    return false;
  }
  if (n == id.length) {
    return true;
  }
  size_t m = 0;
  const uint32_t last = number((EntStr){id.bytes + n + 1, id.length - n - 1}, &m);
  line->n_parts = last - first + 1;
  return id.bytes[n] == '-' && m > 0 && n + 1 + m == id.length && last >= first;
}

static EntStatus read_line(Reader* reader, EntStr text) {
  EntConlluSentence* sentence = current(reader, text.bytes);
  if (!sentence) {
    return ent_no_memory(reader->err);
  }
  EntConlluLine line = {0};
  size_t n_columns = 0;
  EntStr rest = text;
  while (n_columns < ENT_CONLLU_COLUMNS && ent_str_next(&rest, '\t', &line.column[n_columns])) {
    n_columns++;
  }
  for (size_t i = n_columns; i < ENT_CONLLU_COLUMNS; i++) {
    line.column[i] = ent_str("_");
  }
  bool empty = false;
  if (n_columns < 2 || !read_id(line.column[ENT_CONLLU_ID], sentence, &line, &empty)) {
    return ent_fail(reader->err, ENT_BAD_INPUT, reader->file, reader->line,
                    "not a line of CoNLL-U that follows the one before");
  }
  if (empty) {
    return ENT_OK;
  }
  EntConlluLine* grown = ent_arena_grow(reader->arena, sentence->lines, sentence->n_lines,
                                        &reader->line_capacity, sizeof *grown);
  if (!grown) {
    return ent_no_memory(reader->err);
  }
  sentence->lines = grown;
  grown[sentence->n_lines++] = line;
  sentence->n_words += line.n_parts == 0;
  return ENT_OK;
}

EntStatus ent_conllu_read(EntStr bytes, const char* file, EntArena* arena, EntConllu* out,
                          EntError* err) {
  *out = (EntConllu){0};
  Reader reader = {.arena = arena, .out = out, .file = file, .err = err};
  EntStr rest = bytes;
  EntStr text;
  while (ent_str_next(&rest, '\n', &text)) {
    reader.line++;
    if (text.length > 0 && text.bytes[text.length - 1] == '\r') {
      text.length--;
    }
    if (text.length == 0) {
      reader.open = false;
    } else if (text.bytes[0] == '#') {
      EntConlluSentence* sentence = current(&reader, text.bytes);
      if (!sentence) {
        return ent_no_memory(err);
      }
      if (sentence->n_lines == 0) {
        sentence->comments.length =
            (size_t)(text.bytes + text.length - sentence->comments.bytes) + (rest.bytes != NULL);
      }
    } else {
      ENT_TRY(read_line(&reader, text));
    }
  }
  return ENT_OK;
}
