#include "graph/base/arena.h"
#include "graph/base/date.h"
#include "graph/base/digest.h"
#include "graph/base/file.h"
#include "graph/base/intern.h"
#include "graph/base/json.h"
#include "graph/base/text.h"
#include "graph/base/unicode.h"
#include "graph/triple.h"
#include "tests/support_alloc.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>

/* status */

static void test_first_error_wins(void** state) {
  (void)state;
  EntError err = {0};
  assert_int_equal(ent_fail(&err, ENT_IO, "a.txt", 7, "broken %d", 1), ENT_IO);
  assert_int_equal(ent_no_memory(&err), ENT_NO_MEMORY);
  assert_int_equal(err.status, ENT_IO);
  assert_string_equal(err.file, "a.txt");
  assert_string_equal(err.text, "broken 1");
  assert_int_equal(err.line, 7);
  assert_int_equal(ent_fail(NULL, ENT_BAD_ARG, NULL, 0, "x"), ENT_BAD_ARG);
  for (int i = ENT_OK; i <= ENT_BACKEND; i++) {
    assert_string_not_equal(ent_status_text((EntStatus)i), "unknown status");
  }
}

/* arena */

static void test_arena(void** state) {
  (void)state;
  EntArena* arena = ent_arena_new();
  assert_non_null(arena);
  assert_non_null(ent_arena_alloc(arena, 0));
  unsigned char* large = ent_arena_alloc(arena, 100000);
  assert_non_null(large);
  for (size_t i = 0; i < 100000; i++) {
    assert_int_equal(large[i], 0);
  }
  for (size_t i = 1; i < 100; i++) {
    const char* at = ent_arena_alloc(arena, i);
    assert_int_equal((uintptr_t)at % _Alignof(max_align_t), 0);
  }
  assert_null(ent_arena_alloc(arena, SIZE_MAX));
  assert_null(ent_arena_array(arena, SIZE_MAX / 8, 16));
  assert_null(ent_arena_copy(arena, "x", SIZE_MAX));
  assert_string_equal(ent_arena_copy(arena, "abc", 2), "ab");
  assert_string_equal(ent_arena_copy(arena, NULL, 0), "");
  assert_string_equal(ent_arena_printf(arena, "%d-%s", 5, "x"), "5-x");
  assert_true(ent_arena_size(arena) > 100000);
  ent_arena_free(arena);
  ent_arena_free(NULL);
}

static void test_arena_grow(void** state) {
  (void)state;
  EntArena* arena = ent_arena_new();
  size_t capacity = 0;
  int* items = NULL;
  for (size_t n = 0; n < 1000; n++) {
    items = ent_arena_grow(arena, items, n, &capacity, sizeof *items);
    assert_non_null(items);
    assert_true(capacity > n);
    items[n] = (int)n;
  }
  for (size_t n = 0; n < 1000; n++) {
    assert_int_equal(items[n], n);
  }
  ent_arena_free(arena);
}

/* intern */

static void test_intern(void** state) {
  (void)state;
  EntIntern* set = ent_intern_new();
  assert_int_equal(ent_intern_find(set, ent_str("a")), ENT_NONE);
  for (unsigned i = 0; i < 5000; i++) {
    char text[16];
    (void)snprintf(text, sizeof text, "%u", i);
    assert_int_equal(ent_intern_add(set, ent_str(text)), i);
    assert_int_equal(ent_intern_add(set, ent_str(text)), i);
  }
  assert_int_equal(ent_intern_count(set), 5000);
  assert_int_equal(ent_intern_find(set, ent_str("4321")), 4321);
  assert_true(ent_str_is(ent_intern_text(set, 77), "77"));
  assert_int_equal(ent_intern_add(set, (EntStr){NULL, 0}), 5000);
  assert_int_equal(ent_intern_find(set, ent_str("")), 5000);
  assert_int_equal(ent_intern_add(set, (EntStr){"a\0b", 3}), 5001);
  assert_int_equal(ent_intern_find(set, (EntStr){"a\0c", 3}), ENT_NONE);
  ent_intern_free(set);
  ent_intern_free(NULL);
}

/* dates */

static void test_date_texts(void** state) {
  (void)state;
  static const char* const good[][2] = {{"2020", "2020"},
                                        {"2020-02", "2020-02"},
                                        {"2020-02-29", "2020-02-29"},
                                        {"0987", "0987"},
                                        {"2020-02-10T12:00:00Z", "2020-02-10"},
                                        {"2020-02-10 12:00", "2020-02-10"}};
  static const char* const bad[] = {
      "",           "x",          "20",          "2020-",     "2020-13",
      "2021-02-29", "2020-02-30", "2020-2-1",    "0000",      "2020-00",
      "2020T10",    "2020-02-1x", "2020-02-10x", "+2020-1-1", "1900-02-29"};
  char text[ENT_DATE_SIZE];
  EntDate date;
  for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
    assert_true(ent_date_parse(ent_str(good[i][0]), &date));
    assert_true(ent_date_known(date));
    ent_date_format(date, text);
    assert_string_equal(text, good[i][1]);
  }
  for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
    assert_false(ent_date_parse(ent_str(bad[i]), &date));
    assert_false(ent_date_known(date));
  }
  ent_date_format((EntDate){2020, 0, 5}, text);
  assert_string_equal(text, "");
  assert_false(ent_date_valid((EntDate){2020, -1, 0}));
}

static void test_date_order(void** state) {
  (void)state;
  static const EntDate dates[] = {{0, 0, 0},    {2019, 12, 31}, {2020, 0, 0},
                                  {2020, 2, 0}, {2020, 2, 1},   {2020, 3, 0}};
  for (size_t i = 0; i < 6; i++) {
    for (size_t k = 0; k < 6; k++) {
      const int order = ent_date_compare(dates[i], dates[k]);
      assert_int_equal((order > 0) - (order < 0), (i > k) - (i < k));
    }
  }
}

static void test_date_arithmetic(void** state) {
  (void)state;
  EntDate date = ent_date_add_days((EntDate){2020, 2, 28}, 2);
  assert_int_equal(ent_date_compare(date, (EntDate){2020, 3, 1}), 0);
  date = ent_date_add_days((EntDate){2021, 1, 1}, -1);
  assert_int_equal(ent_date_compare(date, (EntDate){2020, 12, 31}), 0);
  date = ent_date_add_days((EntDate){2000, 1, 1}, 36525);
  assert_int_equal(ent_date_compare(date, (EntDate){2100, 1, 1}), 0);
  assert_int_equal(ent_date_weekday((EntDate){2000, 1, 1}), 5);  // a Saturday
  assert_int_equal(ent_date_weekday((EntDate){2026, 3, 2}), 0);  // a Monday
  assert_int_equal(ent_date_weekday((EntDate){1900, 2, 28}), 2); // a Wednesday
}

/* digest: the examples of FIPS 180-4 */

static void test_digest(void** state) {
  (void)state;
  char out[ENT_DIGEST_SIZE];
  ent_digest(ent_str("abc"), out);
  assert_string_equal(out, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  ent_digest(ent_str(""), out);
  assert_string_equal(out, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

/* triples as JSON */

static const char SENTENCE[] = "Young \"broke away\" from Old.\n\xC3\xA9";

/** A triple with everything set, or as little as there can be. */
static EntStatus write_triple(bool full, EntBuffer* out, EntError* err) {
  static const char* const aliases[] = {"Young", "Y."};
  const EntParticipant subject = {"Young", ENT_ORGANIZATION, aliases, 2};
  const EntParticipant object = {"Old", ENT_OTHER, NULL, 0};
  EntArticleInfo article = {.id = "a1", .path = "dir/a1.txt"};
  EntTriple triple = {.article = &article,
                      .subject = &subject,
                      .object = &object,
                      .relation = ENT_SPLINTER_OF,
                      .form = ENT_SPLIT,
                      .validity = ENT_CURRENT,
                      .cue = "broke away",
                      .evidence = SENTENCE,
                      .sentence = {10, 40},
                      .subject_span = {10, 15},
                      .object_span = {34, 37},
                      .confidence = 0.83};
  ent_digest(ent_str("x"), article.sha256);
  if (full) {
    article.url = "https://example.org/?a=1&b=\"2\"";
    article.source = "Outlet";
    article.title = "Broken \xFF byte";
    article.date = (EntDate){2020, 2, 10};
    triple.since = (EntDate){2003, 0, 0};
    triple.until = (EntDate){2004, 5, 0};
    triple.said_by = "Old";
  }
  return ent_triple_write_json(&triple, out, err);
}

static void test_triple_line(void** state) {
  (void)state;
  EntBuffer out = {0};
  assert_int_equal(write_triple(true, &out, NULL), ENT_OK);
  assert_non_null(strstr(out.bytes, "\"date\": \"2020-02-10\", \"subject\": \"Young\", "
                                    "\"subject_kind\": \"organization\", "
                                    "\"subject_aliases\": [\"Young\", \"Y.\"], "
                                    "\"relation\": \"splinter_of\", \"object\": \"Old\", "
                                    "\"object_kind\": \"other\", \"object_aliases\": [], "
                                    "\"form\": \"split\", \"status\": \"current\", "
                                    "\"since\": \"2003\", \"until\": \"2004-05\", "
                                    "\"cue\": \"broke away\", "));
  assert_non_null(strstr(out.bytes, "\"start\": 10, \"end\": 40, \"subject_span\": [10, 15], "
                                    "\"object_span\": [34, 37], \"confidence\": 0.83, "
                                    "\"denied\": false, \"said_by\": \"Old\"}\n"));
  assert_ptr_equal(strchr(out.bytes, '\n'), out.bytes + out.length - 1);
  json_t* line = json_loads(out.bytes, 0, NULL);
  assert_non_null(line);
  assert_string_equal(json_string_value(json_object_get(line, "evidence")), SENTENCE);
  assert_string_equal(json_string_value(json_object_get(line, "title")), "Broken \xC3\xBF byte");
  assert_int_equal(json_integer_value(json_object_get(line, "v")), 1);
  json_decref(line);
  ent_buffer_clear(&out);
}

static void test_triple_line_with_nulls(void** state) {
  (void)state;
  EntBuffer out = {0};
  assert_int_equal(write_triple(false, &out, NULL), ENT_OK);
  static const char* const nulls[] = {"url",   "source", "title",  "date",
                                      "since", "until",  "said_by"};
  json_t* line = json_loads(out.bytes, 0, NULL);
  for (size_t i = 0; i < sizeof nulls / sizeof *nulls; i++) {
    assert_true(json_is_null(json_object_get(line, nulls[i])));
  }
  json_decref(line);
  ent_buffer_clear(&out);
}

static void test_article_line(void** state) {
  (void)state;
  EntBuffer out = {0};
  const EntArticleInfo article = {.id = "a", .path = "b", .sha256 = "c"};
  assert_int_equal(ent_article_write_json(&article, &out, NULL), ENT_OK);
  assert_string_equal(out.bytes,
                      "{\"v\": 1, \"article\": \"a\", \"path\": \"b\", \"sha256\": \"c\", "
                      "\"triples\": 0}\n");
  ent_buffer_clear(&out);
}

static void test_names_of_values(void** state) {
  (void)state;
  for (int i = 0; i < ENT_N_FORMS; i++) {
    EntForm form = ENT_LEADS;
    assert_true(ent_form_from_name(ent_str(ent_form_name((EntForm)i)), &form));
    assert_int_equal(form, i);
  }
  for (int i = 0; i < ENT_N_RELATIONS; i++) {
    EntRelation relation = ENT_ALLY;
    assert_true(ent_relation_from_name(ent_str(ent_relation_name((EntRelation)i)), &relation));
    assert_int_equal(relation, i);
  }
  EntValidity validity = ENT_UNCLEAR;
  assert_true(ent_validity_from_name(ent_str("ended"), &validity));
  assert_int_equal(validity, ENT_ENDED);
  assert_false(ent_validity_from_name(ent_str("over"), &validity));
  assert_int_equal(validity, ENT_ENDED);
  EntKind kind = ENT_STATE;
  assert_false(ent_kind_from_name(ent_str("Person"), &kind));
  assert_int_equal(kind, ENT_STATE);
  assert_true(ent_kind_from_name(ent_str("person"), &kind));
  assert_int_equal(kind, ENT_PERSON);
  assert_int_equal(ent_form_relation(ENT_LEADS), ENT_ALLY);
  assert_int_equal(ent_form_relation(ENT_ENDORSEMENT), ENT_ALLY);
  assert_int_equal(ent_form_relation(ENT_ARMED), ENT_RIVAL);
  assert_int_equal(ent_form_relation(ENT_ENMITY), ENT_RIVAL);
  assert_int_equal(ent_form_relation(ENT_SPLIT), ENT_SPLINTER_OF);
  assert_string_equal(ent_validity_name(ENT_UNCLEAR), "unclear");
}

/* memory runs out: each task is tried with its n-th allocation failing, until none fails */

/** Does something with memory. @return false when memory was short. */
typedef bool Task(void);

static bool use_arena(void) {
  EntArena* arena = ent_arena_new();
  const bool ok = arena && ent_arena_alloc(arena, 100) && ent_arena_alloc(arena, 1 << 20) &&
                  ent_arena_printf(arena, "%1000000d", 1);
  ent_arena_free(arena);
  return ok;
}

static bool use_intern(void) {
  EntIntern* set = ent_intern_new();
  bool ok = set != NULL;
  for (unsigned i = 0; ok && i < 3000; i++) {
    char text[16];
    (void)snprintf(text, sizeof text, "%u", i);
    const uint32_t id = ent_intern_add(set, ent_str(text));
    ok = id != ENT_NONE;
    assert_true(!ok || id == i);
    assert_int_equal(ent_intern_count(set), ok ? i + 1 : i);
    assert_int_equal(ent_intern_find(set, ent_str(text)), id);
  }
  ent_intern_free(set);
  return ok;
}

static bool use_fold(void) {
  EntArena* arena = ent_arena_new();
  const bool ok = arena && ent_fold(arena, ent_str("\xC3\x89lys\xC3\xA9 and a name that is longer "
                                                   "than the first piece of any buffer can be"));
  ent_arena_free(arena);
  return ok;
}

static bool use_buffer(void) {
  EntBuffer buffer = {0};
  size_t repaired = 0;
  for (int i = 0; i < 1000; i++) {
    ent_buffer_printf(&buffer, "%d", i);
    ent_utf8_repair(ent_str("\xFF"), &repaired, &buffer);
  }
  EntError err = {0};
  const EntStatus status = ent_buffer_status(&buffer, &err);
  assert_int_equal(err.status, status);
  ent_buffer_clear(&buffer);
  return status == ENT_OK;
}

static bool use_json(void) {
  EntBuffer out = {0};
  EntError err = {0};
  const EntStatus status = write_triple(true, &out, &err);
  assert_int_equal(err.status, status);
  ent_buffer_clear(&out);
  return status == ENT_OK;
}

static bool use_file(void) {
  EntBuffer buffer = {0};
  EntOutput* output = NULL;
  bool ok = ent_file_read("/dev/null", 10, &buffer, NULL) == ENT_OK;
  ok = ok && ent_output_open("-", &output, NULL) == ENT_OK;
  ent_output_discard(output);
  ent_buffer_clear(&buffer);
  return ok;
}

/** @return how many allocations the task takes. */
static long starve(Task* task) {
  for (long n = 0; n < 20000; n++) {
    support_fail_allocation(n);
    const bool ok = task();
    const long taken = support_allocations();
    support_fail_allocation(-1);
    assert_true(ok || taken > n);
    if (taken <= n) { // none was left to fail
      return n;
    }
  }
  fail();
  return -1;
}

static void test_memory_runs_out(void** state) {
  (void)state;
  assert_true(starve(use_arena) > 2);
  assert_true(starve(use_intern) > 5);
  assert_true(starve(use_fold) > 2);
  assert_true(starve(use_buffer) > 2);
  assert_true(starve(use_file) > 2);
  json_set_alloc_funcs(support_malloc, free);
  assert_true(starve(use_json) > 50);
  json_set_alloc_funcs(malloc, free);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_first_error_wins), cmocka_unit_test(test_arena),
      cmocka_unit_test(test_arena_grow),       cmocka_unit_test(test_intern),
      cmocka_unit_test(test_date_texts),       cmocka_unit_test(test_date_order),
      cmocka_unit_test(test_date_arithmetic),  cmocka_unit_test(test_digest),
      cmocka_unit_test(test_triple_line),      cmocka_unit_test(test_triple_line_with_nulls),
      cmocka_unit_test(test_article_line),     cmocka_unit_test(test_names_of_values),
      cmocka_unit_test(test_memory_runs_out),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
