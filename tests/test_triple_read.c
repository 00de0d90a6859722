/* Triples from JSON Lines: what was written comes back, and what cannot be used is named. */
#include "graph/triple_read.h"
#include "tests/support_alloc.h"
#include "tests/support_record.h"
#include "tests/support_run.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>

enum { N_RECORDS = 60, N_TRIPLES = 120 };

#define DIGEST  "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
#define ARTICLE "{\"v\":1,\"article\":\"a\",\"path\":\"a.txt\",\"sha256\":\"" DIGEST "\""
/** A line whose fields may be changed: sides, words and evidence. */
#define SIDES                                                                                      \
  ",\"subject\":\"A\",\"subject_kind\":\"state\",\"subject_aliases\":[\"A\"]"                      \
  ",\"object\":\"B\",\"object_kind\":\"person\",\"object_aliases\":[\"B\",\"b\"]"
#define WORDS ",\"relation\":\"rival\",\"form\":\"armed\",\"status\":\"current\""
#define EVIDENCE                                                                                   \
  ",\"cue\":\"hit\",\"evidence\":\"A hit B.\",\"start\":3,\"end\":11,\"subject_span\":[3,4]"       \
  ",\"object_span\":[9,10]"
#define TRIPLE ARTICLE SIDES WORDS EVIDENCE ",\"confidence\":0.5"

/** What a file gave, as text: lines of JSON, and what was wrong. */
typedef struct {
  EntBuffer lines;
  EntBuffer problems;
  size_t n_triples;
  size_t n_articles;
  size_t stop_at; ///< the triple that the sink refuses, from 1; 0 for none
} Taken;

static EntStatus take_triple(void* handle, const EntTriple* triple, uint32_t run, EntError* err) {
  Taken* taken = handle;
  assert_int_equal(run, 0);
  if (++taken->n_triples == taken->stop_at) {
    return ent_fail(err, ENT_IO, "sink", 0, "full");
  }
  return ent_triple_write_json(triple, &taken->lines, err);
}

static EntStatus take_article(void* handle, const EntArticleInfo* article, uint32_t run,
                              EntError* err) {
  Taken* taken = handle;
  assert_int_equal(run, 0);
  taken->n_articles++;
  return ent_article_write_json(article, &taken->lines, err);
}

static void take_problem(void* handle, const char* path, unsigned long line, const char* text) {
  Taken* taken = handle;
  assert_non_null(path);
  ent_buffer_printf(&taken->problems, "%lu: %s\n", line, text);
}

static EntStatus read_into(const char* path, Taken* taken, EntError* err) {
  const EntTripleSink sink = {take_triple, take_article, taken};
  return ent_triples_read(path, &sink, take_problem, taken, err);
}

static void clear(Taken* taken) {
  ent_buffer_clear(&taken->lines);
  ent_buffer_clear(&taken->problems);
}

static const char* text_of(const EntBuffer* buffer) {
  return buffer->length > 0 ? buffer->bytes : "";
}

/** Every line of the fixtures, denied and unlikely ones too. */
static void what_extract_prints_comes_back(void** state) {
  const char* path = in_folder(state, "triples.jsonl");
  const char* bakery = in_folder(state, "bakery.txt");
  write_text(bakery, "The bakery opened on Monday, and the bread was sold by noon.\n");
  Ran ran = run_entente(
      (const char*[]){"extract", "-q", "--all", bakery, "fixtures/articles", NULL}, NULL);
  write_bytes(path, ran.out.bytes, ran.out.length);
  Taken taken = {0};
  assert_int_equal(read_into(path, &taken, NULL), ENT_OK);
  assert_string_equal(text_of(&taken.problems), "");
  assert_true(taken.n_triples > 100 && taken.n_articles > 0);
  const char* written = ran_out(&ran);
  const char* again = text_of(&taken.lines);
  assert_string_equal(again, written);
  clear(&taken);
  ran_clear(&ran);
}

typedef struct {
  EntArena* arena;
  const SupportRecord* record; ///< the one that is read
  size_t article;              ///< its number
  size_t triple;               ///< the next triple of it
} Expected;

/** Go on to the next article if all of this one was read. */
static void next_record(Expected* expected) {
  if (expected->triple == expected->record->n_triples) {
    expected->record = support_record(expected->arena, ++expected->article);
    expected->triple = 0;
  }
}

static EntStatus expect_triple(void* handle, const EntTriple* triple, uint32_t run, EntError* err) {
  Expected* expected = handle;
  (void)run;
  (void)err;
  next_record(expected);
  support_same_triple(triple, &expected->record->triples[expected->triple++]);
  return ENT_OK;
}

static EntStatus expect_article(void* handle, const EntArticleInfo* article, uint32_t run,
                                EntError* err) {
  Expected* expected = handle;
  (void)run;
  (void)err;
  next_record(expected);
  assert_int_equal(expected->record->n_triples, 0);
  assert_string_equal(article->id, expected->record->info.id);
  assert_string_equal(article->path, expected->record->info.path);
  assert_string_equal(article->sha256, expected->record->info.sha256);
  expected->triple = 0;
  return ENT_OK;
}

static void write_records(const char* path, EntArena* arena) {
  EntBuffer lines = {0};
  for (size_t i = 1; i <= N_RECORDS; i++) {
    const SupportRecord* record = support_record(arena, i);
    for (size_t t = 0; t < record->n_triples; t++) {
      assert_int_equal(ent_triple_write_json(&record->triples[t], &lines, NULL), ENT_OK);
    }
    if (record->n_triples == 0) {
      assert_int_equal(ent_article_write_json(&record->info, &lines, NULL), ENT_OK);
    }
  }
  write_bytes(path, lines.bytes, lines.length);
  ent_buffer_clear(&lines);
}

static void every_field_comes_back(void** state) {
  const char* path = in_folder(state, "triples.jsonl");
  const SupportRecord none = {0};
  Expected expected = {.arena = ent_arena_new(), .record = &none};
  write_records(path, expected.arena);
  const EntTripleSink sink = {expect_triple, expect_article, &expected};
  assert_int_equal(ent_triples_read(path, &sink, NULL, NULL, NULL), ENT_OK);
  assert_int_equal(expected.article, N_RECORDS);
  ent_arena_free(expected.arena);
}

static void sink_may_want_triples_only(void** state) {
  const char* path = in_folder(state, "triples.jsonl");
  Taken taken = {0};
  const EntTripleSink sink = {take_triple, NULL, &taken};
  write_text(path, ARTICLE ",\"triples\":0}\n" TRIPLE "}\n");
  assert_int_equal(ent_triples_read(path, &sink, NULL, NULL, NULL), ENT_OK);
  assert_int_equal(taken.n_triples, 1);
  clear(&taken);
}

/** A line, and what is wrong with it. */
typedef struct {
  const char* line;
  const char* wrong;
} Bad;

static const Bad bad[] = {
    {"{", "not JSON: string or '}' expected"},
    {"no", "not JSON: "},
    {"[1]", "not a JSON object"},
    {"7", "not JSON: "},
    {"{\"v\":1,\"article\":\"\xFF\"}", "not UTF-8 text"},
    {"{\"v\":1,\"article\":\"a\\u0000\"}", "not JSON: \\u0000 is not allowed"},
    {TRIPLE "} {}", "not JSON: end of file expected"},
    {"{}", "the field \"v\" is missing"},
    {"{\"v\":2}", "version 2 of the format is not known"},
    {"{\"v\":\"1\"}", "the field \"v\" is no whole number"},
    {"{\"v\":1}", "the field \"article\" is missing"},
    {"{\"v\":1,\"article\":1}", "the field \"article\" is no text"},
    {"{\"v\":1,\"article\":\"a\",\"path\":null}", "the field \"path\" is no text"},
    {"{\"v\":1,\"article\":\"a\",\"path\":\"p\",\"sha256\":\"0123\",\"triples\":0}",
     "the field \"sha256\" is no digest of 64 hexadecimal digits"},
    {ARTICLE ",\"triples\":1}", "the field \"triples\" is not 0"},
    {ARTICLE ",\"triples\":\"0\"}", "the field \"triples\" is not 0"},
    {ARTICLE "}", "the field \"subject\" is missing"},
    {ARTICLE SIDES "}", "the field \"relation\" is missing"},
    {ARTICLE SIDES WORDS "}", "the field \"cue\" is missing"},
    {ARTICLE SIDES WORDS EVIDENCE "}", "the field \"confidence\" is missing"},
    {TRIPLE ",\"url\":1}", "the field \"url\" is neither a text nor null"},
    {TRIPLE ",\"date\":\"soon\"}",
     "the field \"date\" is no date such as 2020, 2020-02 or 2020-02-10"},
    {TRIPLE ",\"date\":\"2021-02-29\"}", "the field \"date\" is no date"},
    {TRIPLE ",\"since\":2020}", "the field \"since\" is neither a text nor null"},
    {TRIPLE ",\"until\":\"2020-13\"}", "the field \"until\" is no date"},
    {TRIPLE ",\"subject\":null}", "the field \"subject\" is no text"},
    {TRIPLE ",\"subject_kind\":\"king\"}", "the field \"subject_kind\" is no kind of actor"},
    {TRIPLE ",\"object_aliases\":\"B\"}", "the field \"object_aliases\" is no list of texts"},
    {TRIPLE ",\"object_aliases\":[\"B\",1]}", "the field \"object_aliases\" is no list of texts"},
    {TRIPLE ",\"relation\":\"friend\"}", "the field \"relation\" is no relation"},
    {TRIPLE ",\"form\":\"shove\"}", "the field \"form\" is no form of the relation"},
    {TRIPLE ",\"form\":\"member\"}", "the field \"form\" is no form of the relation"},
    {TRIPLE ",\"status\":\"over\"}", "the field \"status\" is none of current, ended and unclear"},
    {TRIPLE ",\"start\":-1}", "the field \"end\" is no offset"},
    {TRIPLE ",\"end\":\"9\"}", "the field \"end\" is no offset"},
    {TRIPLE ",\"end\":2}", "the field \"end\" is an end before its start"},
    {TRIPLE ",\"subject_span\":[1]}", "the field \"subject_span\" is no list of two offsets"},
    {TRIPLE ",\"subject_span\":[1,2,3]}", "the field \"subject_span\" is no list of two offsets"},
    {TRIPLE ",\"subject_span\":3}", "the field \"subject_span\" is no list of two offsets"},
    {TRIPLE ",\"object_span\":[1,2.5]}", "the field \"object_span\" is no offset"},
    {TRIPLE ",\"object_span\":[2,1]}", "the field \"object_span\" is an end before its start"},
    {TRIPLE ",\"confidence\":1.001}", "the field \"confidence\" is no number from 0 to 1"},
    {TRIPLE ",\"confidence\":-0.1}", "the field \"confidence\" is no number from 0 to 1"},
    {TRIPLE ",\"confidence\":\"1\"}", "the field \"confidence\" is no number from 0 to 1"},
    {TRIPLE ",\"confidence\":1e999}", "not JSON: real number overflow"},
    {TRIPLE ",\"start\":99999999999999999999}", "not JSON: too big integer"},
    {TRIPLE ",\"denied\":0}", "the field \"denied\" is neither true nor false"},
    {TRIPLE ",\"said_by\":[]}", "the field \"said_by\" is neither a text nor null"},
};
enum { N_BAD = sizeof bad / sizeof bad[0] };

/** Each bad line stands before a good one, which is read. */
static void bad_lines_are_named_and_passed_over(void** state) {
  const char* path = in_folder(state, "triples.jsonl");
  for (size_t i = 0; i < N_BAD; i++) {
    Taken taken = {0};
    EntBuffer file = {0};
    ent_buffer_printf(&file, "\n%s\n" TRIPLE "}\n", bad[i].line);
    write_bytes(path, file.bytes, file.length);
    assert_int_equal(read_into(path, &taken, NULL), ENT_OK);
    if (taken.n_triples != 1 || strncmp(text_of(&taken.problems), "2: ", 3) != 0 ||
        strncmp(text_of(&taken.problems) + 3, bad[i].wrong, strlen(bad[i].wrong)) != 0) {
      fail_msg("%s: %zu triples, \"%s\"", bad[i].line, taken.n_triples, text_of(&taken.problems));
    }
    ent_buffer_clear(&file);
    clear(&taken);
  }
}

/** What may be missing, unknown fields, other line ends, a mark at the start, no end at the end. */
static void lenient_where_nothing_is_lost(void** state) {
  const char* path = in_folder(state, "triples.jsonl");
  Taken taken = {0};
  write_text(path, "\xEF\xBB\xBF" TRIPLE ",\"explain\":{\"found_by\":\"rule\"},\"new\":[{}]}\r\n"
                   "  \r\n\t" TRIPLE ",\"confidence\":1,\"date\":\"2020-02-10T12:00:00Z\"}");
  assert_int_equal(read_into(path, &taken, NULL), ENT_OK);
  assert_string_equal(text_of(&taken.problems), "");
  assert_int_equal(taken.n_triples, 2);
  assert_non_null(strstr(text_of(&taken.lines), "\"url\": null"));
  assert_non_null(strstr(text_of(&taken.lines), "\"confidence\": 1.0, \"denied\": false"));
  assert_non_null(strstr(text_of(&taken.lines), "\"date\": \"2020-02-10\""));
  clear(&taken);
}

/** Write a good line whose field "pad" makes it `length` bytes long. */
static void write_long(FILE* file, size_t length) {
  static const char start[] = TRIPLE ",\"pad\":\"";
  assert_true(fputs(start, file) >= 0);
  for (size_t i = sizeof start - 1 + 2; i < length; i++) {
    assert_int_equal(fputc('x', file), 'x');
  }
  assert_true(fputs("\"}", file) >= 0);
}

static void long_lines_have_a_limit(void** state) {
  static const size_t limit = (size_t)16 << 20;
  const char* path = in_folder(state, "triples.jsonl");
  FILE* file = fopen(path, "w");
  assert_non_null(file);
  write_long(file, limit);
  assert_true(fputs("\n", file) >= 0);
  write_long(file, limit + 1);
  assert_true(fputs("\n" TRIPLE "}\n", file) >= 0);
  write_long(file, 3 * limit);
  assert_int_equal(fclose(file), 0);
  Taken taken = {0};
  assert_int_equal(read_into(path, &taken, NULL), ENT_OK);
  assert_string_equal(text_of(&taken.problems), "2: the line is longer than 16 MiB\n"
                                                "4: the line is longer than 16 MiB\n");
  assert_int_equal(taken.n_triples, 2);
  clear(&taken);
}

static void empty_file_holds_nothing(void** state) {
  const char* path = in_folder(state, "triples.jsonl");
  Taken taken = {0};
  write_text(path, "");
  assert_int_equal(read_into(path, &taken, NULL), ENT_OK);
  assert_int_equal(taken.n_triples + taken.n_articles, 0);
  assert_string_equal(text_of(&taken.problems), "");
}

static void unreadable_files_say_why(void** state) {
  Taken taken = {0};
  EntError missing = {0};
  EntError folder = {0};
  assert_int_equal(read_into(in_folder(state, "none.jsonl"), &taken, &missing), ENT_IO);
  assert_non_null(strstr(missing.file, "none.jsonl"));
  assert_string_equal(missing.text, "No such file or directory");
  assert_int_equal(read_into(folder_path(state), &taken, &folder), ENT_IO);
  assert_string_equal(folder.text, "Is a directory");
}

static void sink_stops_the_reader(void** state) {
  const char* path = in_folder(state, "triples.jsonl");
  Taken taken = {.stop_at = 2};
  EntError err = {0};
  write_text(path, TRIPLE "}\n" TRIPLE "}\n" TRIPLE "}\n");
  assert_int_equal(read_into(path, &taken, &err), ENT_IO);
  assert_string_equal(err.text, "full");
  assert_int_equal(taken.n_triples, 2);
  clear(&taken);
}

/** What no allocation of the sink can spoil. */
static EntStatus count_triple(void* handle, const EntTriple* triple, uint32_t run, EntError* err) {
  (void)triple;
  (void)run;
  (void)err;
  ++*(size_t*)handle;
  return ENT_OK;
}

static void short_memory_is_no_crash(void** state) {
  const char* path = in_folder(state, "triples.jsonl");
  EntArena* arena = ent_arena_new();
  EntStatus status = ENT_NO_MEMORY;
  write_records(path, arena);
  for (long n = 0; status != ENT_OK; n++) {
    size_t count = 0;
    const EntTripleSink sink = {count_triple, NULL, &count};
    support_fail_allocation(n);
    status = ent_triples_read(path, &sink, NULL, NULL, NULL);
    const bool failed = support_allocations() > n;
    support_fail_allocation(-1);
    assert_int_equal(status, failed ? ENT_NO_MEMORY : ENT_OK);
    assert_int_equal(count, failed ? count : N_TRIPLES);
  }
  ent_arena_free(arena);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(what_extract_prints_comes_back, folder_setup,
                                      folder_teardown),
      cmocka_unit_test_setup_teardown(every_field_comes_back, folder_setup, folder_teardown),
      cmocka_unit_test_setup_teardown(sink_may_want_triples_only, folder_setup, folder_teardown),
      cmocka_unit_test_setup_teardown(bad_lines_are_named_and_passed_over, folder_setup,
                                      folder_teardown),
      cmocka_unit_test_setup_teardown(lenient_where_nothing_is_lost, folder_setup, folder_teardown),
      cmocka_unit_test_setup_teardown(long_lines_have_a_limit, folder_setup, folder_teardown),
      cmocka_unit_test_setup_teardown(empty_file_holds_nothing, folder_setup, folder_teardown),
      cmocka_unit_test_setup_teardown(unreadable_files_say_why, folder_setup, folder_teardown),
      cmocka_unit_test_setup_teardown(sink_stops_the_reader, folder_setup, folder_teardown),
      cmocka_unit_test_setup_teardown(short_memory_is_no_crash, folder_setup, folder_teardown),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
