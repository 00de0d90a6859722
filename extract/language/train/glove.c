#include "extract/language/train/glove.h"

#include "extract/language/vectors.h"
#include "graph/base/file.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_WORDS = 100000, BITS = 17 };

/** Between two of the 16 values, of a standard normal distribution (Max 1960). */
static const double BETWEEN[] = {0.0, 0.2582, 0.5224, 0.7996, 1.099, 1.437, 1.844, 2.401};

/** Words and their vectors. */
typedef struct {
  uint32_t keys[MOST_WORDS];
  float of[MOST_WORDS][ENT_VECTOR];
  double mean[ENT_VECTOR];
  size_t n;
} Vectors;

/** Read one line. @return false if it is not a word and ENT_VECTOR numbers. */
static bool read_line(Vectors* vectors, EntStr line) {
  EntStr form = {0};
  if (!ent_str_next(&line, ' ', &form) || form.length == 0) {
    return false;
  }
  EntWord word;
  ent_word_read(form, &word);
  uint32_t keys[ENT_N_FEATURES];
  ent_word_features(&word, 0, 0, keys);
  vectors->keys[vectors->n] = keys[ENT_FEATURE_FORM];
  for (size_t i = 0; i < ENT_VECTOR; i++) {
    EntStr number = {0};
    char digits[32];
    char* end = NULL;
    if (!ent_str_next(&line, ' ', &number) || number.length == 0 ||
        number.length >= sizeof digits) {
      return false;
    }
    memcpy(digits, number.bytes, number.length);
    digits[number.length] = '\0';
    vectors->of[vectors->n][i] = strtof(digits, &end);
    if (*end != '\0' || !isfinite(vectors->of[vectors->n][i])) {
      return false;
    }
  }
  vectors->n++;
  return line.length == 0;
}

static EntStatus read_all(Vectors* vectors, const char* path, EntStr text, EntError* err) {
  EntStr line = {0};
  for (unsigned long at = 1; vectors->n < MOST_WORDS && ent_str_next(&text, '\n', &line); at++) {
    if (!read_line(vectors, line)) {
      return ent_fail(err, ENT_BAD_INPUT, path, at, "not a word and %d numbers", (int)ENT_VECTOR);
    }
  }
  return vectors->n > 0 ? ENT_OK : ent_fail(err, ENT_BAD_INPUT, path, 0, "no vectors");
}

/** Move the middle of all vectors to 0. */
static void centre(Vectors* vectors) {
  for (size_t i = 0; i < ENT_VECTOR; i++) {
    double sum = 0;
    for (size_t w = 0; w < vectors->n; w++) {
      sum += vectors->of[w][i];
    }
    vectors->mean[i] = sum / (double)vectors->n;
  }
}

/** Which of the 16 values is next to a number. */
static unsigned code_of(double x) {
  enum { HALF = 8 };
  unsigned k = 0;
  while (k + 1 < HALF && fabs(x) > BETWEEN[k + 1]) {
    k++;
  }
  return x < 0 ? HALF - 1 - k : HALF + k;
}

/** A vector in 4 bits a number, its numbers spread as a standard normal distribution. */
static void encode(const Vectors* vectors, size_t word, uint8_t codes[ENT_VECTOR_BYTES]) {
  double x[ENT_VECTOR];
  double squares = 0;
  for (size_t i = 0; i < ENT_VECTOR; i++) {
    x[i] = vectors->of[word][i] - vectors->mean[i];
    squares += x[i] * x[i];
  }
  const double scale = squares > 0 ? sqrt(ENT_VECTOR / squares) : 0;
  for (size_t i = 0; i < ENT_VECTOR; i += 2) {
    codes[i / 2] = (uint8_t)(code_of(x[i] * scale) | code_of(x[i + 1] * scale) << 4);
  }
}

static EntStatus write_all(const Vectors* vectors, EntPair* table, const char* path,
                           EntError* err) {
  EntVectors head = {.bits = BITS};
  EntBuffer codes = {0};
  memcpy(head.magic, "entvec01", sizeof head.magic);
  for (size_t w = 0; w < vectors->n; w++) {
    EntPair* pair = &table[ent_pair_place(table, BITS, vectors->keys[w])];
    if (pair->key == 0) { // forms that differ in case or digits only have one
      *pair = (EntPair){vectors->keys[w], head.n + 1};
      uint8_t code[ENT_VECTOR_BYTES];
      encode(vectors, w, code);
      ent_buffer_add(&codes, (const char*)code, sizeof code);
      head.n++;
    }
  }
  const EntStr parts[] = {{(const char*)&head, sizeof head},
                          {(const char*)table, sizeof *table << BITS},
                          {codes.bytes, codes.length}};
  EntOutput* output = NULL;
  EntStatus status = ent_buffer_status(&codes, err);
  if (status == ENT_OK) {
    status = ent_output_open(path, &output, err);
  }
  for (size_t i = 0; status == ENT_OK && i < sizeof parts / sizeof *parts; i++) {
    status = ent_output_write(output, parts[i], err);
  }
  ent_buffer_clear(&codes);
  return ent_output_end(output, status, err);
}

EntStatus glove_convert(const char* text, const char* out, EntError* err) {
  EntBuffer bytes = {0};
  Vectors* vectors = calloc(1, sizeof *vectors);
  EntPair* table = calloc((size_t)1 << BITS, sizeof *table);
  EntStatus status = ENT_OK;
  if (!vectors || !table) {
    status = ent_no_memory(err);
    goto done;
  }
  status = ent_file_read(text, (size_t)1 << 31, &bytes, err);
  if (status == ENT_OK) {
    status = read_all(vectors, text, (EntStr){bytes.bytes, bytes.length}, err);
  }
  if (status == ENT_OK) {
    centre(vectors);
    status = write_all(vectors, table, out, err);
  }
done:
  ent_buffer_clear(&bytes);
  free(vectors);
  free(table);
  return status;
}
