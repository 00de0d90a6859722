/* The store: what goes in comes out, in one order; whatever happens, it stays whole. */
#include "graph/store/store.h"
#include "tests/support_alloc.h"
#include "tests/support_record.h"
#include "tests/support_run.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <pthread.h>
#include <signal.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { N_RECORDS = 150, MANY_RECORDS = 15000, N_USED = 5 };

static EntStore* open_store(const char* path, EntStoreMode mode) {
  EntError err = {0};
  EntStore* store = NULL;
  if (ent_store_open(path, mode, &store, &err) != ENT_OK) {
    fail_msg("%s: %s", err.file, err.text);
  }
  return store;
}

/** Add a record as an input of its own. */
static EntStatus add_made(EntStore* store, const SupportRecord* record, size_t i, EntError* err) {
  char digest[ENT_DIGEST_SIZE];
  ent_digest(ent_str(record->info.path), digest);
  const EntStoreInput input = {digest, record->info.id, ""};
  return ent_store_add(store, &input, &record->info, i % 10 != 9, record->triples,
                       record->n_triples, err);
}

/** Add record `i`. */
static EntStatus add_record(EntStore* store, EntArena* arena, size_t i, EntError* err) {
  return add_made(store, support_record(arena, i), i, err);
}

/** A store of the records 0 … n - 1, in an order that `step`, prime to n, makes. */
static void make_store(const char* path, size_t n, size_t step) {
  EntArena* arena = ent_arena_new();
  EntStore* store = open_store(path, ENT_STORE_CREATE);
  assert_int_equal(ent_store_begin_run(store, "1.0", "", NULL), ENT_OK);
  for (size_t i = 0; i < n; i++) {
    assert_int_equal(add_record(store, arena, i * step % n, NULL), ENT_OK);
  }
  assert_int_equal(ent_store_commit(store, NULL), ENT_OK);
  ent_store_close(store);
  ent_arena_free(arena);
}

/** What is expected: the records in the order of their digests. */
typedef struct {
  SupportRecord* records[N_RECORDS]; ///< [n] the English ones
  size_t n;
  size_t at;     ///< the record that is read
  size_t triple; ///< the next triple of it
} Expected;

static int compare_records(const void* a, const void* b) {
  return strcmp((*(SupportRecord* const*)a)->info.sha256, (*(SupportRecord* const*)b)->info.sha256);
}

static void expect_records(Expected* expected, EntArena* arena, size_t n) {
  *expected = (Expected){0};
  for (size_t i = 0; i < n; i++) {
    if (i % 10 != 9) {
      expected->records[expected->n++] = support_record(arena, i);
    }
  }
  qsort(expected->records, expected->n, sizeof expected->records[0], compare_records);
}

static EntStatus expect_triple(void* handle, const EntTriple* triple, uint32_t run, EntError* err) {
  Expected* expected = handle;
  (void)err;
  assert_true(expected->at < expected->n);
  const SupportRecord* record = expected->records[expected->at];
  assert_int_equal(run, 1);
  assert_true(expected->triple < record->n_triples);
  support_same_triple(triple, &record->triples[expected->triple++]);
  if (expected->triple == record->n_triples) {
    expected->at++;
    expected->triple = 0;
  }
  return ENT_OK;
}

static EntStatus expect_article(void* handle, const EntArticleInfo* info, uint32_t run,
                                EntError* err) {
  Expected* expected = handle;
  (void)err;
  assert_int_equal(run, 1);
  assert_true(expected->at < expected->n);
  assert_int_equal(expected->records[expected->at]->n_triples, 0);
  support_same_info(info, &expected->records[expected->at++]->info);
  return ENT_OK;
}

static void every_field_comes_back_in_any_order(void** state) {
  static const size_t steps[] = {1, 7, 149, 77};
  EntArena* arena = ent_arena_new();
  for (size_t i = 0; i < sizeof steps / sizeof steps[0]; i++) {
    const char* path = in_folder(state, "%zu.db", i);
    Expected expected;
    expect_records(&expected, arena, N_RECORDS);
    make_store(path, N_RECORDS, steps[i]);
    EntStore* store = open_store(path, ENT_STORE_READ);
    const EntTripleSink sink = {expect_triple, expect_article, &expected};
    assert_int_equal(ent_store_read(store, &sink, NULL), ENT_OK);
    assert_int_equal(expected.at, expected.n);
    ent_store_close(store);
  }
  ent_arena_free(arena);
}

/** All that a store holds, as lines of JSON. */
typedef struct {
  EntBuffer lines;
  bool runs; ///< put the number of the run before each
  size_t n_triples;
  size_t stop_at; ///< 0 for never
} Dump;

static void put_run(Dump* dump, uint32_t run) {
  if (dump->runs) {
    ent_buffer_printf(&dump->lines, "%u ", (unsigned)run);
  }
}

static EntStatus dump_triple(void* handle, const EntTriple* triple, uint32_t run, EntError* err) {
  Dump* dump = handle;
  if (++dump->n_triples == dump->stop_at) {
    return ent_fail(err, ENT_BAD_ARG, NULL, 0, "stopped");
  }
  put_run(dump, run);
  return ent_triple_write_json(triple, &dump->lines, err);
}

static EntStatus dump_article(void* handle, const EntArticleInfo* info, uint32_t run,
                              EntError* err) {
  Dump* dump = handle;
  put_run(dump, run);
  return ent_article_write_json(info, &dump->lines, err);
}

/** Free the buffer. */
static EntBuffer dump_store(EntStore* store, bool runs) {
  Dump dump = {.runs = runs};
  const EntTripleSink sink = {dump_triple, dump_article, &dump};
  assert_int_equal(ent_store_read(store, &sink, NULL), ENT_OK);
  ent_buffer_add_byte(&dump.lines, '\n');
  return dump.lines;
}

static EntBuffer dump_file(const char* path) {
  EntStore* store = open_store(path, ENT_STORE_READ);
  EntBuffer lines = dump_store(store, false);
  ent_store_close(store);
  return lines;
}

static void sink_stops_the_reading(void** state) {
  const char* path = in_folder(state, "store.db");
  make_store(path, N_RECORDS, 1);
  EntStore* store = open_store(path, ENT_STORE_READ);
  Dump dump = {.stop_at = 10};
  const EntTripleSink sink = {dump_triple, NULL, &dump};
  EntError err = {0};
  assert_int_equal(ent_store_read(store, &sink, &err), ENT_BAD_ARG);
  assert_string_equal(err.text, "stopped");
  ent_buffer_clear(&dump.lines);
  EntBuffer all = dump_store(store, false); // it can be read again
  assert_true(all.length > 1000);
  ent_buffer_clear(&all);
  ent_store_close(store);
}

/** An input that is not of the records. */
static EntStoreInput make_input(char digest[ENT_DIGEST_SIZE], const char* bytes, const char* id,
                                const char* data) {
  ent_digest(ent_str(bytes), digest);
  return (EntStoreInput){digest, id, data};
}

/** An article of one triple, from a text. */
static EntStatus add_text(EntStore* store, const EntStoreInput* input, const char* path,
                          const char* text, EntDate date) {
  static const EntParticipant a = {"A", ENT_STATE, NULL, 0};
  static const EntParticipant b = {"B", ENT_STATE, NULL, 0};
  EntArticleInfo info = {.id = input->id, .path = path, .source = "Herald", .date = date};
  ent_digest(ent_str(text), info.sha256);
  const EntTriple triple = {.article = &info,
                            .subject = &a,
                            .object = &b,
                            .relation = ENT_RIVAL,
                            .form = ENT_ARMED,
                            .cue = "hit",
                            .evidence = text,
                            .confidence = 0.12345};
  return ent_store_add(store, input, &info, true, &triple, 1, NULL);
}

static void assert_state(EntStore* store, const EntStoreInput* input, EntInputState expected,
                         bool expected_outdated) {
  EntInputState state = ENT_INPUT_NEW;
  bool outdated = true;
  assert_int_equal(ent_store_find(store, input, &state, &outdated, NULL), ENT_OK);
  assert_int_equal(state, expected);
  assert_int_equal(outdated, expected_outdated);
}

static void inputs_are_known(void** state) {
  char digest[ENT_DIGEST_SIZE];
  const char* path = in_folder(state, "store.db");
  EntStore* store = open_store(path, ENT_STORE_CREATE);
  assert_int_equal(ent_store_begin_run(store, "1.0", "x", NULL), ENT_OK);
  EntStoreInput input = make_input(digest, "<p>A hit B.", "a", "");
  assert_state(store, &input, ENT_INPUT_NEW, false);
  assert_int_equal(ent_store_run(store), 0);
  assert_int_equal(add_text(store, &input, "a.html", "A hit B.", (EntDate){0}), ENT_OK);
  assert_int_equal(ent_store_run(store), 1);
  assert_state(store, &input, ENT_INPUT_KNOWN, false); // before it is committed
  assert_int_equal(ent_store_commit(store, NULL), ENT_OK);
  input.id = "b";
  assert_state(store, &input, ENT_INPUT_RENAMED, false);
  input.data = "another date";
  assert_state(store, &input, ENT_INPUT_NEW, false);
  input.id = "a";
  assert_state(store, &input, ENT_INPUT_NEW, false);
  input.data = "";
  assert_int_equal(ent_store_begin_run(store, "1.1", "x", NULL), ENT_OK);
  assert_state(store, &input, ENT_INPUT_KNOWN, true);
  assert_int_equal(ent_store_begin_run(store, "1.0", "y", NULL), ENT_OK);
  assert_state(store, &input, ENT_INPUT_KNOWN, true);
  ent_store_close(store);
}

/** Corrected data replaces what was read, and the article keeps its run. */
static void inputs_are_replaced(void** state) {
  char digest[ENT_DIGEST_SIZE];
  const char* path = in_folder(state, "store.db");
  EntStore* store = open_store(path, ENT_STORE_CREATE);
  EntStoreInput input = make_input(digest, "bytes", "a", "");
  assert_int_equal(ent_store_begin_run(store, "1.0", "", NULL), ENT_OK);
  assert_int_equal(add_text(store, &input, "a.txt", "A hit B.", (EntDate){2001, 1, 1}), ENT_OK);
  assert_int_equal(ent_store_commit(store, NULL), ENT_OK);
  assert_int_equal(ent_store_begin_run(store, "1.0", "", NULL), ENT_OK);
  input.data = "another date";
  assert_int_equal(add_text(store, &input, "./a.txt", "A hit B.", (EntDate){2002, 2, 2}), ENT_OK);
  assert_int_equal(ent_store_run(store), 2);
  EntBuffer lines = dump_store(store, true);
  assert_ptr_equal(strchr(lines.bytes, '\n'), lines.bytes + lines.length - 2); // one line
  assert_non_null(strstr(lines.bytes, "1 {"));
  assert_non_null(strstr(lines.bytes, "\"2002-02-02\""));
  assert_non_null(strstr(lines.bytes, "\"./a.txt\""));
  assert_non_null(strstr(lines.bytes, "\"confidence\": 0.123,"));
  ent_buffer_clear(&lines);
  ent_store_close(store);
}

/** The same text under two names: both inputs are known, and both stand in the store. */
static void copies_keep_their_data(void** state) {
  char digest[ENT_DIGEST_SIZE];
  char other[ENT_DIGEST_SIZE];
  const char* path = in_folder(state, "store.db");
  EntStore* store = open_store(path, ENT_STORE_CREATE);
  EntArena* arena = ent_arena_new();
  EntStoreStatus status;
  const EntStoreInput page = make_input(digest, "<p>A hit B.", "page", "");
  const EntStoreInput plain = make_input(other, "A hit B.", "plain", "");
  EntStoreInput renamed = page;
  renamed.id = "renamed";
  assert_int_equal(ent_store_begin_run(store, "1.0", "", NULL), ENT_OK);
  assert_int_equal(add_text(store, &page, "page.html", "A hit B.", (EntDate){2001, 0, 0}), ENT_OK);
  assert_int_equal(add_text(store, &plain, "plain.txt", "A hit B.", (EntDate){2002, 0, 0}), ENT_OK);
  assert_int_equal(ent_store_add_renamed(store, &renamed, "renamed.html", NULL), ENT_OK);
  assert_state(store, &page, ENT_INPUT_KNOWN, false);
  assert_state(store, &plain, ENT_INPUT_KNOWN, false);
  assert_state(store, &renamed, ENT_INPUT_KNOWN, false);
  assert_int_equal(ent_store_status(store, arena, &status, NULL), ENT_OK);
  assert_int_equal(status.n_articles, 1);
  assert_int_equal(status.n_inputs, 3);
  assert_int_equal(status.n_triples, 3);
  assert_int_equal(status.first.year, 2001);
  assert_int_equal(status.last.year, 2002);
  ent_arena_free(arena);
  ent_store_close(store);
}

static void renamed_input_must_be_there(void** state) {
  char digest[ENT_DIGEST_SIZE];
  EntStore* store = open_store(in_folder(state, "store.db"), ENT_STORE_CREATE);
  const EntStoreInput input = make_input(digest, "bytes", "a", "");
  assert_int_equal(ent_store_begin_run(store, "1.0", "", NULL), ENT_OK);
  assert_int_equal(ent_store_add_renamed(store, &input, "a.txt", NULL), ENT_BAD_ARG);
  assert_int_equal(ent_store_run(store), 0); // the run is given up with the batch
  ent_store_close(store);
}

static void status_counts(void** state) {
  const char* path = in_folder(state, "store.db");
  EntArena* arena = ent_arena_new();
  EntStoreStatus status;
  make_store(path, N_RECORDS, 7);
  EntStore* store = open_store(path, ENT_STORE_READ);
  assert_int_equal(ent_store_status(store, arena, &status, NULL), ENT_OK);
  assert_int_equal(status.n_articles, 135);
  assert_int_equal(status.n_inputs, 135);
  assert_int_equal(status.n_foreign, 15);
  assert_int_equal(status.n_triples, 300);
  assert_int_equal(status.first.year, 1968);
  assert_int_equal(status.last.year, 2020);
  assert_int_equal(status.n_runs, 1);
  assert_int_equal(status.runs[0].number, 1);
  assert_int_equal(status.runs[0].n_articles, 135);
  assert_string_equal(status.runs[0].version, "1.0");
  assert_int_equal(strlen(status.runs[0].started), strlen("2026-11-26T09:47:11Z"));
  assert_null(status.outlets[0].name); // a third of them has none
  assert_int_equal(status.outlets[0].n_articles, 45);
  assert_int_equal(status.n_outlets, 91);
  ent_store_close(store);
  ent_arena_free(arena);
}

static size_t remove_name(EntStore* store, const char* name, EntStatus expected) {
  size_t n = 99;
  assert_int_equal(ent_store_remove(store, name, &n, NULL), expected);
  return n;
}

static void inputs_are_removed(void** state) {
  char digests[4][ENT_DIGEST_SIZE];
  const char* path = in_folder(state, "store.db");
  EntStore* store = open_store(path, ENT_STORE_CREATE);
  const EntStoreInput a = make_input(digests[0], "1", "a", "");
  const EntStoreInput b = make_input(digests[1], "2", "b", "");
  const EntStoreInput b2 = make_input(digests[2], "3", "b", "");
  const EntStoreInput c = make_input(digests[3], "4", "c", "");
  assert_int_equal(ent_store_begin_run(store, "1.0", "", NULL), ENT_OK);
  assert_int_equal(add_text(store, &a, "x/a.txt", "A hit B.", (EntDate){0}), ENT_OK);
  assert_int_equal(add_text(store, &b, "x/b.txt", "B hit A.", (EntDate){0}), ENT_OK);
  assert_int_equal(add_text(store, &b2, "y/b.txt", "B hit C.", (EntDate){0}), ENT_OK);
  assert_int_equal(add_text(store, &c, "y/c.txt", "C hit A.", (EntDate){0}), ENT_OK);
  assert_int_equal(remove_name(store, "none", ENT_OK), 0);
  assert_int_equal(remove_name(store, "", ENT_OK), 0);
  assert_int_equal(remove_name(store, "b", ENT_BAD_INPUT), 0);
  assert_int_equal(remove_name(store, "y/b.txt", ENT_OK), 1);
  assert_int_equal(remove_name(store, "b", ENT_OK), 1);
  digests[3][5] = '\0';
  assert_int_equal(remove_name(store, digests[3], ENT_OK), 0); // too short
  (void)make_input(digests[3], "4", "c", "");
  digests[3][6] = '\0';
  assert_int_equal(remove_name(store, digests[3], ENT_OK), 1);
  ent_digest(ent_str("A hit B."), digests[1]);
  assert_int_equal(remove_name(store, digests[1], ENT_OK), 1);
  assert_state(store, &a, ENT_INPUT_NEW, false);
  ent_store_close(store);
  EntBuffer lines = dump_file(path);
  assert_string_equal(lines.bytes, "\n");
  ent_buffer_clear(&lines);
}

/** Run SQL on a database. */
static void execute(const char* path, const char* text) {
  sqlite3* database = NULL;
  assert_int_equal(sqlite3_open(path, &database), SQLITE_OK);
  char* message = NULL;
  if (sqlite3_exec(database, text, NULL, NULL, &message) != SQLITE_OK) {
    fail_msg("%s: %s", text, message);
  }
  assert_int_equal(sqlite3_close(database), SQLITE_OK);
}

static void assert_refused(const char* path, EntStatus status, const char* why) {
  for (int mode = ENT_STORE_READ; mode <= ENT_STORE_CREATE; mode++) {
    EntStore* store = NULL;
    EntError err = {0};
    assert_int_equal(ent_store_open(path, (EntStoreMode)mode, &store, &err), status);
    assert_null(store);
    assert_string_equal(err.file, path);
    if (!strstr(err.text, why)) {
      fail_msg("\"%s\" lacks \"%s\"", err.text, why);
    }
  }
}

static void other_files_are_refused_and_not_touched(void** state) {
  static const char text[] = "SQLite is what this file is about, and it is long enough to have a "
                             "head of one hundred bytes, as every database has.";
  const char* files[] = {in_folder(state, "text.db"), in_folder(state, "short.db"),
                         in_folder(state, "other.db")};
  static const char* const reasons[] = {"this file is no store", "this file is no store",
                                        "this database is no store"};
  write_text(files[0], text);
  write_text(files[1], "SQLite format 3");
  execute(files[2], "PRAGMA journal_mode = WAL; CREATE TABLE article (x); "
                    "INSERT INTO article VALUES (1)");
  for (size_t i = 0; i < 3; i++) {
    EntBuffer before = read_all(files[i]);
    assert_refused(files[i], ENT_BAD_INPUT, reasons[i]);
    EntBuffer after = read_all(files[i]);
    assert_int_equal(before.length, after.length);
    assert_memory_equal(before.bytes, after.bytes, before.length);
    ent_buffer_clear(&before);
    ent_buffer_clear(&after);
  }
  assert_refused(folder_path(state), ENT_IO, "Is a directory");
  assert_int_equal(count_entries(folder_path(state)), 3); // nothing beside them either
}

static void other_versions_are_refused(void** state) {
  const char* path = in_folder(state, "store.db");
  make_store(path, 3, 1);
  execute(path, "PRAGMA user_version = 2");
  assert_refused(path, ENT_BAD_INPUT, "a store of version 2");
  execute(path, "PRAGMA user_version = 1");
  ent_store_close(open_store(path, ENT_STORE_READ));
}

static void missing_store_is_made_only_to_be_filled(void** state) {
  const char* path = in_folder(state, "store.db");
  for (int mode = ENT_STORE_READ; mode <= ENT_STORE_WRITE; mode++) {
    EntStore* store = NULL;
    EntError err = {0};
    assert_int_equal(ent_store_open(path, (EntStoreMode)mode, &store, &err), ENT_IO);
    assert_string_equal(err.text, "there is no such store yet: entente add makes one");
  }
  assert_int_equal(count_entries(folder_path(state)), 0);
  write_text(path, ""); // as mktemp leaves it
  ent_store_close(open_store(path, ENT_STORE_CREATE));
  ent_store_close(open_store(path, ENT_STORE_READ));
  assert_int_equal(count_entries(folder_path(state)), 1);
}

static void any_name_is_a_file(void** state) {
  static const char* const names[] = {"a?mode=memory&x#y%41.db", ":memory:", "file:x.db", " "};
  char here[4096];
  assert_non_null(getcwd(here, sizeof here));
  assert_int_equal(chdir(folder_path(state)), 0);
  for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
    make_store(names[i], 2, 1);
    assert_int_equal(access(names[i], F_OK), 0);
    ent_store_close(open_store(names[i], ENT_STORE_READ));
    assert_int_equal(count_entries("."), i + 1);
  }
  assert_int_equal(chdir(here), 0);
}

static void damage_is_told(void** state) {
  static const char* const harms[] = {"UPDATE triple SET form = 'hug'",
                                      "UPDATE triple SET status = ''",
                                      "UPDATE triple SET relation = 'x'",
                                      "UPDATE triple SET subject = 99",
                                      "UPDATE triple SET object = -1",
                                      "UPDATE triple SET sentence = 5000000000",
                                      "UPDATE actor SET kind = 'x'",
                                      "DELETE FROM actor",
                                      "DELETE FROM sentence"};
  for (size_t i = 0; i < sizeof harms / sizeof harms[0]; i++) {
    const char* path = in_folder(state, "%zu.db", i);
    make_store(path, 5, 1);
    execute(path, harms[i]);
    EntStore* store = open_store(path, ENT_STORE_READ);
    Dump dump = {0};
    EntError err = {0};
    const EntTripleSink sink = {dump_triple, NULL, &dump};
    assert_int_equal(ent_store_read(store, &sink, &err), ENT_BAD_INPUT);
    assert_non_null(strstr(err.text, "the store is damaged: article id "));
    ent_buffer_clear(&dump.lines);
    ent_store_close(store);
  }
}

/** Pages overwritten: whatever is told, nothing crashes. */
static void broken_pages_are_told(void** state) {
  const char* path = in_folder(state, "store.db");
  make_store(path, N_RECORDS, 1);
  FILE* file = fopen(path, "r+b");
  assert_non_null(file);
  assert_int_equal(fseek(file, 4096, SEEK_SET), 0);
  for (int i = 0; i < 10 * 4096; i++) {
    assert_int_not_equal(fputc(0xEE, file), EOF);
  }
  assert_int_equal(fclose(file), 0);
  EntStore* store = open_store(path, ENT_STORE_READ);
  Dump dump = {0};
  EntError err = {0};
  const EntTripleSink sink = {dump_triple, NULL, &dump};
  assert_int_equal(ent_store_read(store, &sink, &err), ENT_BAD_INPUT);
  assert_string_equal(err.text, "the store is damaged");
  ent_buffer_clear(&dump.lines);
  ent_store_close(store);
}

/** In the child: add records for ever, in one batch after the other. */
static void add_for_ever(const char* path) {
  EntStore* store = NULL;
  EntArena* arena = ent_arena_new();
  EntError err = {0};
  if (ent_store_open(path, ENT_STORE_CREATE, &store, &err) != ENT_OK ||
      ent_store_begin_run(store, "1.0", "", &err) != ENT_OK) {
    _exit(1);
  }
  for (size_t i = 0;; i = (i + 1) % N_RECORDS) {
    if (add_record(store, arena, i, &err) != ENT_OK) {
      _exit(1);
    }
  }
}

static void assert_whole(const char* path) {
  sqlite3* database = NULL;
  sqlite3_stmt* check = NULL;
  assert_int_equal(sqlite3_open(path, &database), SQLITE_OK);
  assert_int_equal(sqlite3_prepare_v2(database, "PRAGMA integrity_check", -1, &check, NULL),
                   SQLITE_OK);
  assert_int_equal(sqlite3_step(check), SQLITE_ROW);
  assert_string_equal((const char*)sqlite3_column_text(check, 0), "ok");
  assert_int_equal(sqlite3_finalize(check), SQLITE_OK);
  assert_int_equal(sqlite3_close(database), SQLITE_OK);
}

/** Start to fill a store and kill it after `nanoseconds`. */
static void kill_adding(const char* path, long nanoseconds) {
  const struct timespec pause = {.tv_nsec = nanoseconds};
  const pid_t child = fork();
  assert_true(child >= 0);
  if (child == 0) {
    add_for_ever(path);
  }
  int status = 0;
  (void)nanosleep(&pause, NULL);
  assert_int_equal(kill(child, SIGKILL), 0);
  assert_int_equal(waitpid(child, &status, 0), child);
  assert_true(WIFSIGNALED(status));
}

static void assert_same_store(const char* path, const EntBuffer* expected) {
  EntBuffer lines = dump_file(path);
  assert_int_equal(lines.length, expected->length);
  assert_memory_equal(lines.bytes, expected->bytes, lines.length);
  ent_buffer_clear(&lines);
}

/** Killed at any moment, also while the store is made, it is whole and can be filled. */
static void killed_at_any_moment_it_is_whole(void** state) {
  const char* whole = in_folder(state, "whole.db");
  make_store(whole, N_RECORDS, 1);
  EntBuffer expected = dump_file(whole);
  for (long i = 0; i < 48; i++) {
    const char* path = in_folder(state, "%ld.db", i / 4); // four blows to each
    kill_adding(path, i * i * 20000 + i % 4 * 3000000);
    if (i % 4 == 3) {
      make_store(path, N_RECORDS, 1);
      assert_whole(path);
      assert_same_store(path, &expected);
    }
  }
  ent_buffer_clear(&expected);
}

/** In the child: no file may grow beyond `limit`, as on a full disk.
    @return exit status: 0 if adding failed as it should. */
static int fill_disk(const char* path, rlim_t limit) {
  const struct rlimit small = {limit, limit};
  EntStore* store = NULL;
  EntArena* arena = ent_arena_new();
  EntError err = {0};
  (void)signal(SIGXFSZ, SIG_IGN);
  if (setrlimit(RLIMIT_FSIZE, &small) != 0) {
    return 2;
  }
  EntStatus status = ent_store_open(path, ENT_STORE_CREATE, &store, &err);
  if (status == ENT_OK) {
    status = ent_store_begin_run(store, "1.0", "", &err);
  }
  for (size_t i = 0; status == ENT_OK && i < MANY_RECORDS; i++) {
    status = add_record(store, arena, i, &err);
  }
  ent_store_close(store);
  ent_arena_free(arena);
  return status == ENT_IO && strstr(err.text, "cannot write: ") ? 0 : 1;
}

static void full_disk_loses_the_open_batch_only(void** state) {
  static const rlim_t limits[] = {0, 4096, 20000, 60000, 100000, 200000, 400000};
  for (size_t i = 0; i < sizeof limits / sizeof limits[0]; i++) {
    const char* path = in_folder(state, "%zu.db", i);
    int status = 0;
    const pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
      _exit(fill_disk(path, limits[i]));
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_int_equal(WEXITSTATUS(status), 0);
    EntArena* arena = ent_arena_new();
    EntStore* store = open_store(path, ENT_STORE_CREATE);
    EntStoreStatus counts;
    assert_int_equal(ent_store_status(store, arena, &counts, NULL), ENT_OK);
    assert_int_equal((counts.n_inputs + counts.n_foreign) % 64, 0); // whole batches
    assert_true(counts.n_inputs > 0 || limits[i] < 400000);
    ent_store_close(store);
    assert_whole(path);
    ent_arena_free(arena);
  }
}

/** In the child, which is not root: read a store whose folder cannot be written. @return exit
    status: 0 if it can be read, and cannot be written for this reason. */
static int use_read_only(const char* path, const char* why, const char* why_not_read) {
  EntStore* store = NULL;
  EntError err = {0};
  EntError reading = {0};
  Dump dump = {0};
  const EntTripleSink sink = {dump_triple, NULL, &dump};
  if (geteuid() == 0 && (setgid(65534) != 0 || setuid(65534) != 0)) {
    return 2;
  }
  if (ent_store_open(path, ENT_STORE_WRITE, &store, &err) != ENT_IO || !strstr(err.text, why)) {
    return 3;
  }
  const EntStatus status = ent_store_open(path, ENT_STORE_READ, &store, &reading);
  if (status != ENT_OK) {
    return why_not_read && strstr(reading.text, why_not_read) ? 0 : 4;
  }
  return !why_not_read && ent_store_read(store, &sink, &reading) == ENT_OK && dump.n_triples > 0
             ? 0
             : 5;
}

static void assert_read_only(const char* path, const char* why, const char* why_not_read) {
  int status = 0;
  const pid_t child = fork();
  assert_true(child >= 0);
  if (child == 0) {
    _exit(use_read_only(path, why, why_not_read));
  }
  assert_int_equal(waitpid(child, &status, 0), child);
  assert_int_equal(WEXITSTATUS(status), 0);
}

static void read_only_folder_can_be_read(void** state) {
  const char* path = in_folder(state, "store.db");
  const char* killed = in_folder(state, "killed.db");
  make_store(path, N_RECORDS, 1);
  kill_adding(killed, 100000000);
  assert_int_equal(chmod(path, 0444), 0);
  assert_int_equal(chmod(killed, 0444), 0);
  assert_int_equal(chmod(in_folder(state, "killed.db-wal"), 0400), 0);
  assert_int_equal(chmod(in_folder(state, "killed.db-shm"), 0400), 0);
  assert_int_equal(chmod(folder_path(state), 0555), 0);
  assert_read_only(path, "read-only", NULL);
  if (geteuid() == 0) { // else the log is ours, and can be read
    assert_read_only(killed, "read-only", "the store cannot be mended here");
  }
  assert_int_equal(chmod(path, 0666), 0);
  assert_read_only(path, "", NULL);
  assert_int_equal(chmod(folder_path(state), 0755), 0);
}

static void reader_sees_what_is_committed(void** state) {
  const char* path = in_folder(state, "store.db");
  make_store(path, 20, 1);
  EntBuffer before = dump_file(path);
  EntArena* arena = ent_arena_new();
  EntStore* writer = open_store(path, ENT_STORE_WRITE);
  assert_int_equal(ent_store_begin_run(writer, "1.0", "", NULL), ENT_OK);
  for (size_t i = 20; i < 40; i++) {
    assert_int_equal(add_record(writer, arena, i, NULL), ENT_OK);
  }
  assert_same_store(path, &before);
  assert_int_equal(ent_store_commit(writer, NULL), ENT_OK);
  EntBuffer after = dump_file(path);
  assert_true(after.length > before.length);
  ent_buffer_clear(&before);
  ent_buffer_clear(&after);
  ent_store_close(writer);
  ent_arena_free(arena);
}

/** Commit after a while. */
static void* commit_later(void* handle) {
  const struct timespec pause = {.tv_nsec = 300000000};
  (void)nanosleep(&pause, NULL);
  if (ent_store_commit(handle, NULL) != ENT_OK) {
    abort(); // cmocka cannot fail a test from another thread
  }
  return NULL;
}

static void two_writers_take_turns(void** state) {
  const char* path = in_folder(state, "store.db");
  EntArena* arena = ent_arena_new();
  EntStore* one = open_store(path, ENT_STORE_CREATE);
  EntStore* two = open_store(path, ENT_STORE_CREATE);
  EntError err = {0};
  pthread_t thread;
  assert_int_equal(ent_store_begin_run(one, "1.0", "", NULL), ENT_OK);
  assert_int_equal(ent_store_begin_run(two, "1.0", "", NULL), ENT_OK);
  assert_int_equal(add_record(one, arena, 1, NULL), ENT_OK);
  assert_int_equal(add_record(two, arena, 2, &err), ENT_IO); // after a few seconds
  assert_string_equal(err.text,
                      "another program is writing to the store; try again when it has ended");
  assert_int_equal(pthread_create(&thread, NULL, commit_later, one), 0);
  assert_int_equal(add_record(two, arena, 2, NULL), ENT_OK);
  assert_int_equal(pthread_join(thread, NULL), 0);
  assert_int_equal(ent_store_commit(two, NULL), ENT_OK);
  assert_int_equal(ent_store_run(one), 1);
  assert_int_equal(ent_store_run(two), 2);
  ent_store_close(one);
  ent_store_close(two);
  ent_arena_free(arena);
}

/** A batch ends after 64 articles: then another connection sees them. */
static void batches_are_of_64(void** state) {
  const char* path = in_folder(state, "store.db");
  EntArena* arena = ent_arena_new();
  EntStore* store = open_store(path, ENT_STORE_CREATE);
  EntStore* reader = open_store(path, ENT_STORE_READ);
  assert_int_equal(ent_store_begin_run(store, "1.0", "", NULL), ENT_OK);
  for (size_t i = 0; i < N_RECORDS; i++) {
    EntStoreStatus status;
    assert_int_equal(add_record(store, arena, i, NULL), ENT_OK);
    assert_int_equal(ent_store_status(reader, arena, &status, NULL), ENT_OK);
    assert_true(status.n_inputs + status.n_foreign >= (i + 1) / 64 * 64);
  }
  ent_store_close(store);
  ent_store_close(reader);
  ent_arena_free(arena);
}

static void old_batches_end_too(void** state) {
  const char* path = in_folder(state, "store.db");
  const struct timespec pause = {.tv_sec = 1};
  EntArena* arena = ent_arena_new();
  EntStore* store = open_store(path, ENT_STORE_CREATE);
  assert_int_equal(ent_store_begin_run(store, "1.0", "", NULL), ENT_OK);
  assert_int_equal(add_record(store, arena, 1, NULL), ENT_OK);
  assert_int_equal(add_record(store, arena, 2, NULL), ENT_OK);
  (void)nanosleep(&pause, NULL);
  assert_int_equal(add_record(store, arena, 3, NULL), ENT_OK);
  assert_int_equal(add_record(store, arena, 4, NULL), ENT_OK);
  ent_store_close(store); // and loses the last one
  store = open_store(path, ENT_STORE_READ);
  EntStoreStatus status;
  assert_int_equal(ent_store_status(store, arena, &status, NULL), ENT_OK);
  assert_int_equal(status.n_inputs, 3);
  ent_store_close(store);
  ent_arena_free(arena);
}

/** How SQLite gets its memory; one of its allocations fails on demand. */
static sqlite3_mem_methods memory;
static long sqlite_allocations;
static long sqlite_failing = -1;

static void* sqlite_malloc(int size) {
  return sqlite_allocations++ == sqlite_failing ? NULL : memory.xMalloc(size);
}

static void* sqlite_realloc(void* old, int size) {
  return sqlite_allocations++ == sqlite_failing ? NULL : memory.xRealloc(old, size);
}

/** Everything that a store does. */
static EntStatus use_store(const char* path, SupportRecord* const* records, EntError* err) {
  EntArena* arena = ent_arena_new();
  EntStore* store = NULL;
  EntStoreStatus counts;
  size_t n = 0;
  Dump dump = {0};
  const EntTripleSink sink = {dump_triple, dump_article, &dump};
  EntStatus status = arena ? ent_store_open(path, ENT_STORE_CREATE, &store, err) : ENT_NO_MEMORY;
  if (status == ENT_OK) {
    status = ent_store_begin_run(store, "1.0", "", err);
  }
  for (size_t i = 1; i < 9 && status == ENT_OK; i++) {
    status = add_made(store, records[i % N_USED], i % N_USED, err);
  }
  status = status == ENT_OK ? ent_store_commit(store, err) : status;
  status = status == ENT_OK ? ent_store_remove(store, "path 1 Line", &n, err) : status;
  status = status == ENT_OK ? ent_store_status(store, arena, &counts, err) : status;
  status = status == ENT_OK ? ent_store_read(store, &sink, err) : status;
  ent_store_close(store);
  ent_buffer_clear(&dump.lines);
  ent_arena_free(arena);
  return status;
}

/** The records that use_store() takes. */
static void make_records(EntArena* arena, SupportRecord* records[N_USED]) {
  for (size_t i = 0; i < N_USED; i++) {
    records[i] = support_record(arena, i);
  }
}

static void short_memory_is_told(void** state) {
  const char* path = in_folder(state, "store.db");
  SupportRecord* records[N_USED];
  EntArena* arena = ent_arena_new();
  bool failed = true;
  make_records(arena, records);
  for (long n = 0; failed; n++) {
    support_fail_allocation(n);
    const EntStatus status = use_store(path, records, NULL);
    failed = support_allocations() > n;
    support_fail_allocation(-1);
    assert_int_equal(status, failed ? ENT_NO_MEMORY : ENT_OK);
    (void)unlink(path);
  }
  ent_arena_free(arena);
}

/** SQLite does without some of its allocations; whatever happens, the store can be used again. */
static void sqlite_short_of_memory_is_told(void** state) {
  enum { STEP = 23 };
  SupportRecord* records[N_USED];
  EntArena* arena = ent_arena_new();
  bool failed = true;
  make_records(arena, records);
  for (long n = 0; failed; n += STEP) {
    const char* path = in_folder(state, "%ld.db", n);
    EntError err = {0};
    sqlite_allocations = 0;
    sqlite_failing = n;
    const EntStatus status = use_store(path, records, &err);
    failed = sqlite_allocations > n;
    sqlite_failing = -1;
    if (status != ENT_NO_MEMORY && status != ENT_OK) {
      fail_msg("allocation %ld: %s", n, err.text);
    }
    assert_int_equal(use_store(path, records, NULL), ENT_OK);
    (void)unlink(path);
  }
  ent_arena_free(arena);
}

int main(void) {
  sqlite3_mem_methods failing;
  if (sqlite3_config(SQLITE_CONFIG_GETMALLOC, &memory) != SQLITE_OK) {
    return 1;
  }
  failing = memory;
  failing.xMalloc = sqlite_malloc;
  failing.xRealloc = sqlite_realloc;
  if (sqlite3_config(SQLITE_CONFIG_MALLOC, &failing) != SQLITE_OK) {
    return 1;
  }
#define TEST(name) cmocka_unit_test_setup_teardown(name, folder_setup, folder_teardown)
  const struct CMUnitTest tests[] = {
      TEST(every_field_comes_back_in_any_order),
      TEST(sink_stops_the_reading),
      TEST(inputs_are_known),
      TEST(inputs_are_replaced),
      TEST(copies_keep_their_data),
      TEST(renamed_input_must_be_there),
      TEST(status_counts),
      TEST(inputs_are_removed),
      TEST(other_files_are_refused_and_not_touched),
      TEST(other_versions_are_refused),
      TEST(missing_store_is_made_only_to_be_filled),
      TEST(any_name_is_a_file),
      TEST(damage_is_told),
      TEST(broken_pages_are_told),
      TEST(killed_at_any_moment_it_is_whole),
      TEST(full_disk_loses_the_open_batch_only),
      TEST(read_only_folder_can_be_read),
      TEST(reader_sees_what_is_committed),
      TEST(two_writers_take_turns),
      TEST(batches_are_of_64),
      TEST(old_batches_end_too),
      TEST(short_memory_is_told),
      TEST(sqlite_short_of_memory_is_told),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
