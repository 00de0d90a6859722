#include "tests/support_extract.h"

#include "graph/base/file.h"
#include "graph/base/unicode.h"
#include "tests/support_alloc.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

EntExtractor* support_extractor(const EntExtractOptions* options) {
  EntExtractor* extractor = NULL;
  assert_int_equal(ent_extractor_new(options, &extractor, NULL), ENT_OK);
  return extractor;
}

static void extract(const EntExtractor* extractor, EntStr bytes, const char* path,
                    EntExtraction* out) {
  EntError err = {0};
  const EntStatus status = ent_extract(extractor, bytes, path, NULL, out, &err);
  if (status != ENT_OK) {
    fail_msg("%s: %s", path, err.text);
  }
}

void support_extract_text(const EntExtractor* extractor, const char* text, EntExtraction* out) {
  extract(extractor, ent_str(text), "text.txt", out);
}

void support_extract_file(const EntExtractor* extractor, const char* path, EntExtraction* out) {
  EntBuffer bytes = {0};
  assert_int_equal(ent_file_read(path, (size_t)1 << 24, &bytes, NULL), ENT_OK);
  extract(extractor, (EntStr){bytes.bytes, bytes.length}, path, out);
  ent_buffer_clear(&bytes);
}

/** Folded, without full stops, apostrophes and "the ". */
static void normalize(const char* name, char out[256]) {
  EntArena* arena = ent_arena_new();
  assert_non_null(arena);
  const char* folded = ent_fold(arena, ent_str(name));
  assert_non_null(folded);
  size_t n = 0;
  for (const char* c = strncmp(folded, "the ", 4) == 0 ? folded + 4 : folded; *c && n < 255; c++) {
    if (*c != '.' && *c != '\'') {
      out[n++] = *c;
    }
  }
  out[n] = '\0';
  ent_arena_free(arena);
}

bool support_is_named(const EntParticipant* actor, const char* name) {
  char wanted[256];
  char have[256];
  normalize(name, wanted);
  normalize(actor->name, have);
  bool same = strcmp(have, wanted) == 0;
  for (size_t i = 0; !same && i < actor->n_aliases; i++) {
    normalize(actor->aliases[i], have);
    same = strcmp(have, wanted) == 0;
  }
  return same;
}

const EntActor* support_find_actor(const EntExtraction* extraction, const char* name) {
  for (size_t i = 0; i < extraction->n_actors; i++) {
    if (strcmp(extraction->actors[i].participant.name, name) == 0) {
      return &extraction->actors[i];
    }
  }
  return NULL;
}

bool support_is_between(const EntTriple* triple, const char* subject, const char* object,
                        bool directed) {
  return (support_is_named(triple->subject, subject) && support_is_named(triple->object, object)) ||
         (!directed && support_is_named(triple->subject, object) &&
          support_is_named(triple->object, subject));
}

const EntTriple* support_find_triple(const EntExtraction* extraction, const char* relation,
                                     const char* subject, const char* object) {
  for (size_t i = 0; i < extraction->n_triples; i++) {
    const EntTriple* triple = &extraction->triples[i];
    const bool directed = relation && triple->relation == ENT_SPLINTER_OF;
    if (support_is_between(triple, subject, object, directed) &&
        (!relation || strcmp(relation, ent_relation_name(triple->relation)) == 0)) {
      return triple;
    }
  }
  return NULL;
}

void support_read_table(const char* path, SupportRow* row, void* handle) {
  EntBuffer bytes = {0};
  assert_int_equal(ent_file_read(path, (size_t)1 << 20, &bytes, NULL), ENT_OK);
  char* next = bytes.bytes;
  for (char* line = next; line && *line; line = next) {
    char* end = strchr(line, '\n');
    next = end ? end + 1 : NULL;
    if (end) {
      *end = '\0';
    }
    char* columns[16];
    size_t n = 0;
    for (char* cell = line; cell && n < 16; n++) {
      columns[n] = cell;
      cell = strchr(cell, '\t');
      if (cell) {
        *cell++ = '\0';
      }
    }
    if (line[0] != '\0' && line[0] != '#') {
      row(handle, columns, n);
    }
  }
  ent_buffer_clear(&bytes);
}

void support_check_table(const char* path, SupportRow* row) {
  size_t wrong = 0;
  support_read_table(path, row, &wrong);
  assert_int_equal(wrong, 0);
}

void support_check_no_memory(const EntExtractor* extractor, const char* text) {
  EntStatus status = ENT_NO_MEMORY;
  for (long n = 0; status == ENT_NO_MEMORY; n++) {
    EntExtraction article;
    support_fail_allocation(n);
    status = ent_extract(extractor, ent_str(text), "a.txt", NULL, &article, NULL);
    support_fail_allocation(-1);
    ent_extraction_clear(&article);
    assert_true(n < 10000);
  }
  assert_int_equal(status, ENT_OK);
}
