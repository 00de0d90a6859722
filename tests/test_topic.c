// Folds by topic: texts that share an actor stay together.
#include "extract/relation/train/topic.h"
#include "tests/support_alloc.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

enum { FOLDS = 3 };

/** Texts that are annotated with one actor or two of these names; "+" before it for a state. */
static void annotate(Sources* sources, const char* const (*names)[2], size_t n) {
  EntError err = {0};
  *sources = (Sources){.arena = ent_arena_new()};
  assert_non_null(sources->arena);
  for (size_t i = 0; i < n; i++) {
    EntBuffer json = {0};
    ent_buffer_add_text(&json, "{\"actors\": [");
    for (size_t k = 0; k < 2 && names[i][k]; k++) {
      const bool state = names[i][k][0] == '+';
      ent_buffer_add_text(&json, k > 0 ? ", {\"name\": \"" : "{\"name\": \"");
      ent_buffer_add_text(&json, names[i][k] + state);
      ent_buffer_add_text(&json, state ? "\", \"kind\": \"state\"}" : "\", \"kind\": \"other\"}");
    }
    ent_buffer_add_text(&json, "]}");
    const char* copy = ent_arena_copy(sources->arena, json.bytes, json.length);
    assert_non_null(copy);
    const Source source = {.path = "a.txt", .annotated = "a.json", .json = ent_str(copy)};
    assert_int_equal(sources_append(sources, source, &err), ENT_OK);
    ent_buffer_clear(&json);
  }
}

static const char* const texts[][2] = {{"Hill Union", "Harbour Party"},
                                       {"+Norland", "Anna Holt"},
                                       {"River League", "ANNA HOLT"},
                                       {"+Norland", "Blue Hats"},
                                       {"Harbour Party", "UN"},
                                       {"River League", NULL},
                                       {"Red Hats", "UN"},
                                       {NULL, NULL}};

static void test_topics(void** state) {
  (void)state;
  Sources sources;
  EntError err = {0};
  annotate(&sources, texts, 8);
  assert_int_equal(topic_folds(&sources, FOLDS, &err), ENT_OK);
  const Source* s = sources.items;
  assert_int_equal(s[1].fold, 0); // the largest topic: Anna Holt and the River League
  assert_int_equal(s[2].fold, 0);
  assert_int_equal(s[5].fold, 0);
  assert_int_equal(s[0].fold, 1);
  assert_int_equal(s[4].fold, 1); // "UN" is too short to tell, so text 6 is none of these
  assert_int_equal(s[3].fold, 2); // states join nothing
  assert_int_equal(s[6].fold, 2);
  assert_int_equal(s[7].fold, 1); // of two folds that are as small, the first
  ent_arena_free(sources.arena);
}

/** A name that too many texts have joins none. */
static void test_common(void** state) {
  (void)state;
  enum { MANY = 30 };
  const char* const hub[2] = {"United Front", NULL};
  const char* names[MANY][2];
  size_t counts[FOLDS] = {0};
  Sources sources;
  EntError err = {0};
  for (size_t i = 0; i < MANY; i++) {
    memcpy(names[i], hub, sizeof hub);
  }
  annotate(&sources, (const char* const(*)[2])names, MANY);
  assert_int_equal(topic_folds(&sources, FOLDS, &err), ENT_OK);
  for (size_t i = 0; i < MANY; i++) {
    assert_true(sources.items[i].fold < FOLDS);
    counts[sources.items[i].fold]++;
  }
  assert_int_equal(counts[0], MANY / FOLDS);
  assert_int_equal(counts[1], MANY / FOLDS);
  ent_arena_free(sources.arena);
}

/** Of a chain of names the rarest join, as far as a fold has room. */
static void test_chain(void** state) {
  (void)state;
  static const char* const chain[][2] = {
      {"Blue Hats", "Red Hats"},      {"Red Hats", "Hill Union"}, {"Hill Union", "Anna Holt"},
      {"Hill Union", "River League"}, {"River League", NULL},     {"Harbour Party", NULL}};
  Sources sources;
  EntError err = {0};
  annotate(&sources, chain, 6);
  assert_int_equal(topic_folds(&sources, FOLDS, &err), ENT_OK);
  const Source* s = sources.items;
  assert_int_equal(s[0].fold, s[1].fold);
  assert_int_equal(s[3].fold, s[4].fold);
  assert_int_not_equal(s[1].fold, s[3].fold);
  assert_int_equal(s[2].fold, s[5].fold); // the Hill Union has three texts, so it comes last
  ent_arena_free(sources.arena);
}

/** Texts in which no actor is annotated. */
static void test_nobody(void** state) {
  (void)state;
  static const char* const nobody[][2] = {{NULL, NULL}, {"+Norland", NULL}};
  Sources sources;
  EntError err = {0};
  annotate(&sources, nobody, 2);
  assert_int_equal(topic_folds(&sources, FOLDS, &err), ENT_OK);
  assert_int_not_equal(sources.items[0].fold, sources.items[1].fold);
  ent_arena_free(sources.arena);
}

static void test_broken(void** state) {
  (void)state;
  Sources sources;
  EntError err = {0};
  annotate(&sources, texts, 2);
  sources.items[1].json = ent_str("{\n{");
  assert_int_equal(topic_folds(&sources, FOLDS, &err), ENT_BAD_INPUT);
  assert_string_equal(err.file, "a.json");
  assert_int_equal(err.line, 2);
  ent_arena_free(sources.arena);
}

/** Each allocation fails in turn. */
static void test_no_memory(void** state) {
  (void)state;
  Sources sources;
  EntStatus status = ENT_NO_MEMORY;
  annotate(&sources, texts, 8);
  for (long i = 0; status != ENT_OK; i++) {
    EntError err = {0};
    support_fail_allocation(i);
    status = topic_folds(&sources, FOLDS, &err);
    support_fail_allocation(-1);
    assert_true(status == ENT_OK || status == ENT_NO_MEMORY || status == ENT_BAD_INPUT);
  }
  ent_arena_free(sources.arena);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_topics), cmocka_unit_test(test_common),
      cmocka_unit_test(test_chain),  cmocka_unit_test(test_nobody),
      cmocka_unit_test(test_broken), cmocka_unit_test(test_no_memory)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
