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
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

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

/* text */

static void test_strings(void** state) {
  (void)state;
  assert_true(ent_str_is(ent_str_trim(ent_str(" \t a b\r\n")), "a b"));
  assert_int_equal(ent_str_trim(ent_str("  ")).length, 0);
  assert_int_equal(ent_str(NULL).length, 0);
  assert_true(ent_str_equal(ent_str(NULL), ent_str("")));
  assert_false(ent_str_is(ent_str("ab"), "a"));
  assert_true(ent_str_is(ent_str_span("hello", (EntSpan){1, 3}), "el"));
}

static void test_fields(void** state) {
  (void)state;
  EntStr rest = ent_str("a,,b,");
  EntStr field = {0};
  static const char* const expected[] = {"a", "", "b", ""};
  for (size_t i = 0; i < 4; i++) {
    assert_true(ent_str_next(&rest, ',', &field));
    assert_true(ent_str_is(field, expected[i]));
  }
  assert_false(ent_str_next(&rest, ',', &field));
  rest = ent_str("");
  assert_true(ent_str_next(&rest, ',', &field));
  assert_false(ent_str_next(&rest, ',', &field));
}

static void test_buffer(void** state) {
  (void)state;
  EntBuffer buffer = {0};
  ent_buffer_add(&buffer, NULL, 0);
  assert_null(buffer.bytes);
  for (int i = 0; i < 500; i++) {
    ent_buffer_printf(&buffer, "%d,", i);
  }
  ent_buffer_add_text(&buffer, "x");
  ent_buffer_add_str(&buffer, ent_str("yz"));
  ent_buffer_add_byte(&buffer, '!');
  assert_int_equal(buffer.length, strlen(buffer.bytes));
  assert_string_equal(buffer.bytes + buffer.length - 8, "499,xyz!");
  assert_int_equal(ent_buffer_status(&buffer, NULL), ENT_OK);
  ent_buffer_add(&buffer, "x", SIZE_MAX / 2);
  assert_int_equal(ent_buffer_status(&buffer, NULL), ENT_NO_MEMORY);
  const size_t length = buffer.length;
  ent_buffer_add_byte(&buffer, 'x');
  assert_int_equal(buffer.length, length);
  ent_buffer_clear(&buffer);
  assert_false(buffer.failed);
  ent_buffer_clear(NULL);
}

/* Unicode */

static void test_walking_utf8(void** state) {
  (void)state;
  static const char text[] = "a\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80\xFF";
  static const uint32_t codes[] = {'a', 0xE9, 0x20AC, 0x1F600, 0xFFFD};
  static const size_t lengths[] = {1, 2, 3, 4, 1};
  const EntStr all = ent_str(text);
  size_t at = 0;
  for (size_t i = 0; i < 5; i++) {
    size_t n = 0;
    assert_int_equal(ent_utf8_next((EntStr){text + at, all.length - at}, &n), codes[i]);
    assert_int_equal(n, lengths[i]);
    at += n;
    assert_int_equal(ent_utf8_before(all, at, &n), codes[i]);
    assert_int_equal(n, lengths[i]);
  }
  size_t n = 9;
  assert_int_equal(ent_utf8_next(ent_str(""), &n), 0);
  assert_int_equal(n, 0);
  assert_int_equal(ent_utf8_before(all, 0, &n), 0);
  assert_int_equal(n, 0);
  assert_int_equal(ent_utf8_next(ent_str("\xE2\x82"), &n), 0xFFFD); // cut short
  assert_int_equal(n, 1);
}

static void test_classes(void** state) {
  (void)state;
  assert_true(ent_is_letter('a') && ent_is_letter(0x301) && !ent_is_letter('1'));
  assert_true(ent_is_upper(0xC9) && !ent_is_upper('a') && ent_is_lower(0xE9));
  assert_true(ent_is_digit('7') && ent_is_digit(0x663) && !ent_is_digit('x'));
  assert_true(ent_is_space(' ') && ent_is_space(0xA0) && ent_is_space(0x2028) &&
              !ent_is_space('x'));
  assert_true(ent_is_latin('z') && ent_is_latin(0x1E00) && !ent_is_latin(0x416) &&
              !ent_is_latin('1'));
  assert_true(ent_is_invisible(0) && ent_is_invisible(0x200B) && ent_is_invisible(0xAD) &&
              ent_is_invisible(0xFEFF) && ent_is_invisible(0x110000));
  assert_false(ent_is_invisible('\n') || ent_is_invisible('\t') || ent_is_invisible('a'));
}

static void test_repair(void** state) {
  (void)state;
  EntBuffer out = {0};
  size_t n = 9;
  ent_utf8_repair(ent_str("caf\xE9 \x93quoted\x94 \xC3\xA9"), &n, &out);
  assert_int_equal(n, 3);
  assert_string_equal(out.bytes, "caf\xC3\xA9 \xE2\x80\x9Cquoted\xE2\x80\x9D \xC3\xA9");
  ent_buffer_clear(&out);
  ent_utf8_repair(ent_str(""), &n, &out);
  assert_int_equal(n, 0);
  ent_utf8_repair((EntStr){"\xED\xA0\x80", 3}, &n, &out); // a surrogate is no character
  assert_int_equal(n, 3);
  ent_buffer_clear(&out);
  ent_utf8_add(&out, 0xD800);
  ent_utf8_add(&out, 0x20AC);
  assert_string_equal(out.bytes, "\xEF\xBF\xBD\xE2\x82\xAC");
  ent_buffer_clear(&out);
}

static void test_fold(void** state) {
  (void)state;
  static const char* const pairs[][2] = {{"Muqtada al-Sadr", "muqtada al-sadr"},
                                         {"  A\t\nB\xC2\xA0 ", "a b"},
                                         {"\xC3\x89lys\xC3\xA9"
                                          "e",
                                          "elysee"},
                                         {"Wa\xC5\x82\xC4\x99sa", "walesa"},
                                         {"Stra\xC3\x9F"
                                          "e",
                                          "strasse"},
                                         {"Asa\xE2\x80\x99ib", "asa'ib"},
                                         {"Asa\xCA\xBFib", "asa'ib"},
                                         {"A\xE2\x80\x93"
                                          "B",
                                          "a-b"},
                                         {"\xEF\xAC\x81ne \xEF\xBC\xA1", "fine a"},
                                         {"soft\xC2\xADhyphen", "softhyphen"},
                                         {"", ""},
                                         {"\xE2\x80\x8B", ""},
                                         {"\xCE\xA3\xCE\x8A", "\xCF\x83\xCE\xB9"}};
  EntArena* arena = ent_arena_new();
  for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
    assert_string_equal(ent_fold(arena, ent_str(pairs[i][0])), pairs[i][1]);
    assert_string_equal(ent_fold(arena, ent_str(pairs[i][1])), pairs[i][1]);
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

/* files */

/** A fresh folder; `state` holds its path. */
static int make_folder(void** state) {
  static char path[64];
  (void)snprintf(path, sizeof path, "/tmp/entente-test-XXXXXX");
  *state = mkdtemp(path);
  return *state ? 0 : -1;
}

static int remove_folder(void** state) {
  const char* folder = *state;
  DIR* dir = opendir(folder);
  for (const struct dirent* entry; dir && (entry = readdir(dir));) {
    char path[400];
    (void)snprintf(path, sizeof path, "%s/%s", folder, entry->d_name);
    (void)remove(path);
  }
  return dir && closedir(dir) == 0 && rmdir(folder) == 0 ? 0 : -1;
}

static size_t count_files(const char* folder) {
  size_t n = 0;
  DIR* dir = opendir(folder);
  assert_non_null(dir);
  for (const struct dirent* entry; (entry = readdir(dir));) {
    n += entry->d_name[0] != '.';
  }
  assert_int_equal(closedir(dir), 0);
  return n;
}

/** Does the file hold just this text? */
static void assert_file(const char* path, const char* expected) {
  EntBuffer buffer = {0};
  assert_int_equal(ent_file_read(path, 1 << 20, &buffer, NULL), ENT_OK);
  assert_string_equal(buffer.bytes ? buffer.bytes : "", expected);
  ent_buffer_clear(&buffer);
}

static void write_file(const char* path, const char* text) {
  EntOutput* output = NULL;
  assert_int_equal(ent_output_open(path, &output, NULL), ENT_OK);
  assert_int_equal(ent_output_write(output, ent_str(text), NULL), ENT_OK);
  assert_int_equal(ent_output_commit(output, NULL), ENT_OK);
}

static void test_output_appears_when_whole(void** state) {
  char path[128];
  (void)snprintf(path, sizeof path, "%s/out", (const char*)*state);
  write_file(path, "old");
  EntOutput* output = NULL;
  assert_int_equal(ent_output_open(path, &output, NULL), ENT_OK);
  assert_int_equal(ent_output_write(output, ent_str("new"), NULL), ENT_OK);
  assert_int_equal(ent_output_flush(output, NULL), ENT_OK);
  assert_file(path, "old");
  assert_int_equal(ent_output_ready(output, NULL), ENT_OK);
  assert_file(path, "old");
  assert_int_equal(ent_output_commit(output, NULL), ENT_OK);
  assert_file(path, "new");
  assert_int_equal(count_files(*state), 1);
}

static void test_discarded_output_leaves_the_old(void** state) {
  char path[128];
  (void)snprintf(path, sizeof path, "%s/out", (const char*)*state);
  write_file(path, "old");
  EntOutput* output = NULL;
  assert_int_equal(ent_output_open(path, &output, NULL), ENT_OK);
  assert_int_equal(ent_output_write(output, ent_str("half"), NULL), ENT_OK);
  ent_output_discard(output);
  ent_output_discard(NULL);
  assert_file(path, "old");
  assert_int_equal(count_files(*state), 1);
}

static void test_output_that_cannot_be_placed(void** state) {
  char path[128];
  EntError err = {0};
  EntOutput* output = NULL;
  (void)snprintf(path, sizeof path, "%s/missing/out", (const char*)*state);
  assert_int_equal(ent_output_open(path, &output, &err), ENT_IO);
  assert_null(output);
  assert_string_equal(err.file, path);
  (void)snprintf(path, sizeof path, "%s/folder", (const char*)*state);
  assert_int_equal(mkdir(path, 0700), 0);
  assert_int_equal(ent_output_open(path, &output, NULL), ENT_OK);
  assert_int_equal(ent_output_commit(output, NULL), ENT_IO); // no file replaces a folder
  assert_int_equal(count_files(*state), 1);
}

/** Standard output on a full disk: every later call fails as well. */
static void test_full_disk(void** state) {
  (void)state;
  EntOutput* output = NULL;
  EntError err = {0};
  const int kept = dup(STDOUT_FILENO);
  assert_true(kept >= 0);
  assert_int_equal(fflush(stdout), 0);
  FILE* full = fopen("/dev/full", "wb");
  if (!full) {
    (void)close(kept);
    skip();
  }
  (void)dup2(fileno(full), STDOUT_FILENO);
  const EntStatus opened = ent_output_open("-", &output, NULL);
  const EntStatus written = ent_output_write(output, ent_str("text"), NULL);
  const EntStatus flushed = ent_output_flush(output, &err);
  const EntStatus again = ent_output_write(output, ent_str("text"), NULL);
  const EntStatus committed = ent_output_commit(output, NULL);
  clearerr(stdout);
  (void)dup2(kept, STDOUT_FILENO);
  (void)close(kept);
  (void)fclose(full);
  assert_int_equal(opened, ENT_OK);
  assert_int_equal(written, ENT_OK); // still in the buffer
  assert_int_equal(flushed, ENT_IO);
  assert_int_equal(again, ENT_IO);
  assert_int_equal(committed, ENT_IO);
  assert_string_equal(err.file, "standard output");
  assert_non_null(strstr(err.text, "space"));
}

static void test_reading_files(void** state) {
  char path[128];
  EntBuffer buffer = {0};
  EntError err = {0};
  (void)snprintf(path, sizeof path, "%s/in", (const char*)*state);
  write_file(path, "12345678");
  assert_int_equal(ent_file_read(path, 8, &buffer, NULL), ENT_OK);
  assert_string_equal(buffer.bytes, "12345678");
  ent_buffer_clear(&buffer);
  assert_int_equal(ent_file_read(path, 7, &buffer, &err), ENT_BAD_INPUT);
  assert_string_equal(err.file, path);
  ent_buffer_clear(&buffer);
  assert_int_equal(ent_file_read(*state, 100, &buffer, NULL), ENT_IO); // a folder
  (void)snprintf(path, sizeof path, "%s/none", (const char*)*state);
  assert_int_equal(ent_file_read(path, 100, &buffer, NULL), ENT_IO);
  assert_int_equal(buffer.length, 0);
  ent_buffer_clear(&buffer);
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
      cmocka_unit_test(test_first_error_wins),
      cmocka_unit_test(test_arena),
      cmocka_unit_test(test_arena_grow),
      cmocka_unit_test(test_strings),
      cmocka_unit_test(test_fields),
      cmocka_unit_test(test_buffer),
      cmocka_unit_test(test_walking_utf8),
      cmocka_unit_test(test_classes),
      cmocka_unit_test(test_repair),
      cmocka_unit_test(test_fold),
      cmocka_unit_test(test_intern),
      cmocka_unit_test(test_date_texts),
      cmocka_unit_test(test_date_order),
      cmocka_unit_test(test_date_arithmetic),
      cmocka_unit_test(test_digest),
      cmocka_unit_test_setup_teardown(test_output_appears_when_whole, make_folder, remove_folder),
      cmocka_unit_test_setup_teardown(test_discarded_output_leaves_the_old, make_folder,
                                      remove_folder),
      cmocka_unit_test_setup_teardown(test_output_that_cannot_be_placed, make_folder,
                                      remove_folder),
      cmocka_unit_test(test_full_disk),
      cmocka_unit_test_setup_teardown(test_reading_files, make_folder, remove_folder),
      cmocka_unit_test(test_triple_line),
      cmocka_unit_test(test_triple_line_with_nulls),
      cmocka_unit_test(test_article_line),
      cmocka_unit_test(test_names_of_values),
      cmocka_unit_test(test_memory_runs_out),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
