/* entente add, remove and status, from outside: each article is read once, and nothing is lost. */
#include "graph/store/store.h"
#include "tests/support_run.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#define ARTICLES "fixtures/articles"

enum { N_ARTICLES = 300 };

static const char FIGHT[] = "The Northern Front attacked the Southern Army on Monday.\n";

/** A list of arguments, ended by NULL. */
#define LIST(...) ((const char*[]){__VA_ARGS__, NULL})

/** Run add with a store and at most four more arguments; the status and both outputs must be these.
    @param out,err  What must stand in the outputs; "" for empty ones; NULL for anything. */
static void assert_add(const char* store, const char* const* arguments, int status, const char* out,
                       const char* err) {
  const char* all[8] = {"add", "--store", store};
  for (size_t i = 0; arguments[i]; i++) {
    assert_true(i < 4);
    all[3 + i] = arguments[i];
  }
  Ran ran = run_entente(all, NULL);
  if (ran.status != status || (out && !strstr(ran_out(&ran), out)) ||
      (err && (err[0] ? !strstr(ran_err(&ran), err) : ran_err(&ran)[0] != '\0'))) {
    fail_msg("add %s: status %d, \"%s\", \"%s\"", arguments[0], ran.status, ran_out(&ran),
             ran_err(&ran));
  }
  ran_clear(&ran);
}

/** The same for the store "store.db" of the test's folder and one input in it. */
static void assert_add_file(void** state, const char* name, int status, const char* out,
                            const char* err) {
  const char* store = in_folder(state, "store.db");
  assert_add(store, LIST(in_folder(state, "%s", name)), status, out, err);
}

static EntStatus dump_triple(void* handle, const EntTriple* triple, uint32_t run, EntError* err) {
  (void)run;
  return ent_triple_write_json(triple, handle, err);
}

static EntStatus dump_article(void* handle, const EntArticleInfo* info, uint32_t run,
                              EntError* err) {
  (void)run;
  return ent_article_write_json(info, handle, err);
}

/** All that a store holds, as lines of JSON; fails the test if it is damaged. Free the buffer. */
static EntBuffer dump(const char* path) {
  EntStore* store = NULL;
  EntBuffer lines = {0};
  const EntTripleSink sink = {dump_triple, dump_article, &lines};
  assert_int_equal(ent_store_open(path, ENT_STORE_READ, &store, NULL), ENT_OK);
  assert_int_equal(ent_store_read(store, &sink, NULL), ENT_OK);
  ent_store_close(store);
  ent_buffer_add_byte(&lines, '\n');
  return lines;
}

static void assert_same_store(const char* a, const char* b) {
  EntBuffer left = dump(a);
  EntBuffer right = dump(b);
  assert_int_equal(left.length, right.length);
  assert_memory_equal(left.bytes, right.bytes, left.length);
  ent_buffer_clear(&left);
  ent_buffer_clear(&right);
}

static void assert_status(const char* store, const char* wanted) {
  Ran ran = run_entente(LIST("status", "--store", store), NULL);
  assert_int_equal(ran.status, 0);
  assert_string_equal(ran_err(&ran), "");
  if (!strstr(ran_out(&ran), wanted)) {
    fail_msg("\"%s\" lacks \"%s\"", ran_out(&ran), wanted);
  }
  ran_clear(&ran);
}

/** What stands in a store is what extract --all prints, in another order. */
static void store_holds_what_extract_prints(void** state) {
  const char* store = in_folder(state, "store.db");
  const char* lines = in_folder(state, "lines.jsonl");
  const char* sorted = in_folder(state, "sorted.jsonl");
  Ran ran = run_entente(LIST("extract", "-q", "--all", ARTICLES), NULL);
  write_bytes(lines, ran.out.bytes, ran.out.length);
  assert_add(store, LIST("-q", ARTICLES), 0, "Articles  19 read\n", "");
  EntBuffer kept = dump(store);
  write_bytes(sorted, kept.bytes, kept.length - 1);
  Ran one = run_any(LIST("sort", lines), NULL);
  Ran other = run_any(LIST("sort", sorted), NULL);
  assert_string_equal(ran_out(&one), ran_out(&other));
  ent_buffer_clear(&kept);
  ran_clear(&one);
  ran_clear(&other);
  ran_clear(&ran);
}

/** One add or one for each part, in any order and on any number of threads: the same network, and
    the same as of the lines that extract prints. */
static void network_is_the_same(void** state) {
  static const char* const parts[] = {ARTICLES "/syria",         ARTICLES "/sdp-2021.html",
                                      ARTICLES "/congo",         ARTICLES "/iraq",
                                      ARTICLES "/cold-2024.txt", ARTICLES};
  const char* whole = in_folder(state, "whole.db");
  const char* pieces = in_folder(state, "pieces.db");
  const char* lines = in_folder(state, "lines.jsonl");
  assert_add(whole, LIST("-q", "-j8", ARTICLES), 0, NULL, "");
  for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
    assert_add(pieces, LIST("-q", "-j1", parts[i]), 0, NULL, "");
  }
  assert_same_store(whole, pieces);
  Ran ran = run_entente(LIST("extract", "-q", "--all", ARTICLES), NULL);
  write_bytes(lines, ran.out.bytes, ran.out.length);
  Ran of_store = run_entente(LIST("metrics", "--format=csv", "--store", pieces), NULL);
  Ran of_lines = run_entente(LIST("metrics", "--format=csv", lines), NULL);
  assert_int_equal(of_store.status, 0);
  assert_true(of_store.out.length > 1000);
  assert_string_equal(ran_out(&of_store), ran_out(&of_lines));
  ran_clear(&of_store);
  ran_clear(&of_lines);
  ran_clear(&ran);
}

static void known_articles_are_not_read(void** state) {
  const char* store = in_folder(state, "store.db");
  assert_add(store, LIST(ARTICLES "/iraq"), 0, "\nRun       1\n", NULL);
  EntBuffer before = read_all(store);
  assert_add(store, LIST(ARTICLES "/iraq"), 0,
             "Articles  0 read, 6 known already\nTriples   0\nRun       none: nothing is new\n",
             "");
  EntBuffer after = read_all(store);
  assert_int_equal(before.length, after.length);
  assert_memory_equal(before.bytes, after.bytes, before.length);
  ent_buffer_clear(&before);
  ent_buffer_clear(&after);
}

/** articles.tsv has the last word, also when it comes late or changes its mind. */
static void corrected_dates_are_taken_in(void** state) {
  static const char* const dates[] = {"2001-01-01", "2002-02-02", "2001-01-01"};
  const char* store = in_folder(state, "store.db");
  write_text(in_folder(state, "a.txt"), FIGHT);
  assert_add_file(state, "a.txt", 0, "Articles  1 read\n", "note: no date found");
  for (size_t i = 0; i < 3; i++) {
    EntBuffer catalog = {0};
    ent_buffer_printf(&catalog, "id\tdate\toutlet\na\t%s\tHerald\nother\t1999\tPost\n", dates[i]);
    write_text(in_folder(state, "articles.tsv"), catalog.bytes);
    assert_add_file(state, "a.txt", 0, "Articles  1 read\n", "");
    assert_add_file(state, "a.txt", 0, "Articles  0 read, 1 known already\n", "");
    EntBuffer lines = dump(store);
    assert_non_null(strstr(lines.bytes, dates[i]));
    assert_null(strstr(lines.bytes, dates[(i + 1) % 2]));
    assert_non_null(strstr(lines.bytes, "Herald"));
    ent_buffer_clear(&lines);
    ent_buffer_clear(&catalog);
  }
  assert_status(store, "\nArticles  1\n");
  assert_status(store, "\nRuns      4\n     1  ");
}

/** A new name, or the same text as a page and as plain text: one article. */
static void copies_are_one_article(void** state) {
  const char* store = in_folder(state, "store.db");
  assert_int_equal(mkdir(in_folder(state, "folder"), 0777), 0);
  write_text(in_folder(state, "a.txt"), FIGHT);
  write_text(in_folder(state, "b.txt"), FIGHT);
  write_text(in_folder(state, "folder/a.txt"), FIGHT);
  write_text(in_folder(state, "c.txt"),
             "The Northern Front attacked  the Southern\nArmy on Monday.\n");
  assert_add_file(state, "a.txt", 0, "Articles  1 read\n", NULL);
  assert_add_file(state, "b.txt", 0, "Articles  0 read, 1 known already\nTriples   0\nRun       2",
                  "");
  assert_add_file(state, "b.txt", 0, "1 known already\nTriples   0\nRun       none", "");
  assert_add_file(state, "folder/a.txt", 0, "1 known already\nTriples   0\nRun       none", "");
  assert_add_file(state, "c.txt", 0, "Articles  1 read\n", NULL);
  assert_status(store, "\nArticles  1 (from 3 inputs)\n");
}

/** The same file in two folders, both new: read once, or twice at the same time, but counted once.
 */
static void same_file_in_two_folders(void** state) {
  assert_int_equal(mkdir(in_folder(state, "a"), 0777), 0);
  assert_int_equal(mkdir(in_folder(state, "b"), 0777), 0);
  write_text(in_folder(state, "a/x.txt"), FIGHT);
  write_text(in_folder(state, "b/x.txt"), FIGHT);
  const char* store = in_folder(state, "store.db");
  assert_add(store, LIST("-q", in_folder(state, "a"), in_folder(state, "b")), 0,
             "Articles  1 read, 1 known already\n", "");
}

static void foreign_articles_are_remembered(void** state) {
  const char* store = in_folder(state, "store.db");
  static const char* const french[] = {"fixtures/hostile/french.txt", NULL};
  assert_add(store, french, 0, "Articles  0 read, 1 skipped (1 not in English)\n",
             "not in English");
  assert_add(store, french, 0, "Articles  0 read, 1 known already\n", "");
  assert_status(store, "\nArticles  0, and 1 not in English\n");
  EntBuffer lines = dump(store);
  assert_string_equal(lines.bytes, "\n");
  ent_buffer_clear(&lines);
}

static void failed_inputs_are_told_each_time(void** state) {
  const char* store = in_folder(state, "store.db");
  static const char* const inputs[] = {"fixtures/hostile/empty.txt", "fixtures/hostile/missing.txt",
                                       "fixtures/hostile/binary.txt", NULL};
  for (int i = 0; i < 2; i++) {
    assert_add(store, inputs, 1, "Articles  0 read, 3 skipped (3 failed)\n", "the file is empty");
  }
}

static void again_reads_all_anew(void** state) {
  const char* store = in_folder(state, "store.db");
  const char* once = in_folder(state, "once.db");
  assert_add(store, LIST("-q", ARTICLES "/iraq"), 0, "\nRun       1\n", "");
  assert_add(once, LIST("-q", ARTICLES "/iraq"), 0, "\nRun       1\n", "");
  assert_add(store, LIST("-q", "--again", ARTICLES "/iraq"), 0, "\nRun       2\n", "");
  assert_same_store(store, once);
  assert_status(store, "6 articles\n     2  "); // they came in with run 1
  assert_status(store, "0 articles\n");
}

static void other_settings_are_noted(void** state) {
  const char* store = in_folder(state, "store.db");
  static const char* const plain[] = {"fixtures/cues/invented.txt", NULL};
  static const char* const cues[] = {"--cues", "fixtures/cues/good.tsv",
                                     "fixtures/cues/invented.txt", NULL};
  assert_add(store, cues, 0, "Articles  1 read\n", NULL);
  assert_add(store, cues, 0, "1 known already\n", "");
  assert_add(store, plain, 0, "1 known already\n",
             "known articles that were read by another version of the program or with other "
             "--actors-file or --cues: 1; ");
}

static void articles_are_removed(void** state) {
  const char* store = in_folder(state, "store.db");
  assert_add(store, LIST("-q", ARTICLES "/iraq", ARTICLES "/cold-2024.txt"), 0, NULL, "");
  Ran ran = run_entente(
      LIST("remove", "--store", store, ARTICLES "/cold-2024.txt", "nobody", "000000"), NULL);
  assert_int_equal(ran.status, 1);
  assert_string_equal(ran_out(&ran), "Articles  1 removed\n");
  assert_string_equal(ran_err(&ran), "entente: nobody: the store has no such article\n"
                                     "entente: 000000: the store has no such article\n");
  ran_clear(&ran);
  assert_status(store, "\nArticles  6\n");
  assert_add(store, LIST("-q", ARTICLES "/iraq", ARTICLES "/cold-2024.txt"), 0,
             "Articles  1 read, 6 known already\n", "");
}

static void status_as_json(void** state) {
  const char* store = in_folder(state, "store.db");
  assert_add(store, LIST("-q", ARTICLES "/iraq"), 0, NULL, "");
  Ran ran = run_entente(LIST("status", "--format=json", "--store", store), NULL);
  assert_int_equal(ran.status, 0);
  assert_non_null(strstr(ran_out(&ran), "\"articles\": 6, \"inputs\": 6, \"not_english\": 0"));
  assert_non_null(strstr(ran_out(&ran), "\"runs\": [{\"run\": 1, \"started\": \"20"));
  assert_non_null(strstr(ran_out(&ran), "\"outlets\": [{\"outlet\": "));
  assert_int_equal(ran_out(&ran)[ran.out.length - 1], '\n');
  ran_clear(&ran);
}

static void misuse_is_told(void** state) {
  static const char* const lines[][5] = {
      {"add", ARTICLES},
      {"add", "--store", "x.db"},
      {"add", "--store", "", ARTICLES},
      {"add", "--store", "x.db", "--min-confidence=0.5", ARTICLES},
      {"remove", "a"},
      {"remove", "--store", "x.db"},
      {"status"},
      {"status", "--store", "x.db", "more"},
      {"status", "--store", "x.db", "--format=xml"},
  };
  for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++) {
    const char* arguments[6] = {0};
    memcpy((void*)arguments, (const void*)lines[i], sizeof lines[i]);
    Ran ran = run_entente(arguments, &(Around){.folder = folder_path(state)});
    assert_int_equal(ran.status, 2);
    assert_non_null(strstr(ran_err(&ran), lines[i][0]));
    ran_clear(&ran);
  }
  assert_int_equal(count_entries(folder_path(state)), 0);
}

/** Each command refuses what is no store, in one line, and leaves it as it is. */
static void other_files_are_refused(void** state) {
  static const char* const lines[][2] = {
      {"add", ARTICLES}, {"remove", "a"}, {"status", NULL}, {"metrics", NULL}};
  const char* store = in_folder(state, "notes.txt");
  write_text(store, "keep me");
  for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++) {
    Ran ran = run_entente(LIST(lines[i][0], "--store", store, lines[i][1]), NULL);
    assert_int_equal(ran.status, 1);
    assert_string_equal(ran_out(&ran), "");
    assert_non_null(strstr(ran_err(&ran), "notes.txt: this file is no store\n"));
    assert_ptr_equal(strchr(ran_err(&ran), '\n'), ran_err(&ran) + ran.err.length - 1);
    ran_clear(&ran);
  }
  EntBuffer kept = read_all(store);
  assert_string_equal(kept.bytes, "keep me");
  ent_buffer_clear(&kept);
  assert_int_equal(count_entries(folder_path(state)), 1);
}

/** A folder "many" of short articles, each another one. */
static const char* write_articles(void** state) {
  const char* folder = in_folder(state, "many");
  assert_int_equal(mkdir(folder, 0777), 0);
  for (int i = 0; i < N_ARTICLES; i++) {
    EntBuffer text = {0};
    ent_buffer_printf(&text,
                      "The %d Brigade fought the Eastern Guard near the river on Sunday. "
                      "The guard is an ally of the Council of Towns, which split from the Old "
                      "League in %d.\n\nThe brigade's leader, Omar Karam, accused the council of "
                      "arming its enemies.\n",
                      i, 1900 + i % 100);
    write_bytes(in_folder(state, "many/%d.txt", i), text.bytes, text.length);
    ent_buffer_clear(&text);
  }
  return folder;
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

static const char* program(void) {
  const char* path = getenv("ENTENTE");
  return path ? path : "build/entente";
}

/** Kill add at one moment after the other. What it has committed is whole, and the next ones go on
    from there. */
static void killed_at_any_moment_nothing_is_lost(void** state) {
  enum { BLOWS = 30, BLOWS_PER_STORE = 3 };
  const char* folder = write_articles(state);
  const char* whole = in_folder(state, "whole.db");
  size_t killed = 0;
  assert_add(whole, LIST("-q", folder), 0, "Articles  300 read\n", "");
  for (int i = 0; i < BLOWS; i++) {
    const char* store = in_folder(state, "%d.db", i / BLOWS_PER_STORE);
    const char* moment = in_folder(state, "0.%03d", 5 + i * 7) + strlen(folder_path(state)) + 1;
    Ran ran = run_any(LIST("timeout", "--foreground", "-s", "KILL", moment, program(), "add", "-q",
                           "-j1", "--store", store, folder),
                      NULL);
    killed += ran.status != 0;
    ran_clear(&ran);
    if (i % BLOWS_PER_STORE == BLOWS_PER_STORE - 1) {
      if (access(store, F_OK) == 0) {
        assert_whole(store);
      }
      assert_add(store, LIST("-q", folder), 0, NULL, "");
      assert_whole(store);
      assert_same_store(store, whole);
    }
  }
  assert_true(killed > 3);
}

/** Start add in the background. */
static pid_t start_add(const char* store, const char* folder) {
  const pid_t child = fork();
  assert_true(child >= 0);
  if (child == 0) {
    if (freopen("/dev/null", "w", stdout)) {
      (void)execl(program(), program(), "add", "-q", "--store", store, folder, (char*)NULL);
    }
    _exit(127);
  }
  return child;
}

static void assert_ends_well(pid_t child) {
  int status = 0;
  assert_int_equal(waitpid(child, &status, 0), child);
  assert_int_equal(status, 0);
}

/** Two adds at the same time, and somebody who looks on. */
static void two_adds_share_a_store(void** state) {
  const char* folder = write_articles(state);
  const char* store = in_folder(state, "store.db");
  const char* whole = in_folder(state, "whole.db");
  assert_add(whole, LIST("-q", folder, ARTICLES), 0, NULL, "");
  assert_add(store, LIST("-q", ARTICLES "/congo"), 0, NULL, "");
  const pid_t one = start_add(store, folder);
  const pid_t other = start_add(store, ARTICLES);
  for (int i = 0; i < 5; i++) {
    assert_status(store, "\nArticles  ");
  }
  assert_ends_well(one);
  assert_ends_well(other);
  assert_same_store(store, whole);
}

/** A limit on file sizes fails writes as a full disk does. What was there stays. */
static void full_disk_loses_nothing(void** state) {
  static const unsigned long limits[] = {4096, 90000, 200000};
  const char* folder = write_articles(state);
  const char* whole = in_folder(state, "whole.db");
  assert_add(whole, LIST("-q", folder), 0, NULL, "");
  for (size_t i = 0; i < sizeof limits / sizeof limits[0]; i++) {
    const char* store = in_folder(state, "%zu.db", i);
    Ran ran = run_entente(LIST("add", "-q", "--store", store, folder),
                          &(Around){.file_limit = limits[i], .output = "/dev/null"});
    assert_int_equal(ran.status, 1);
    assert_non_null(strstr(ran_err(&ran), ".db: cannot write: "));
    assert_ptr_equal(strchr(ran_err(&ran), '\n'), ran_err(&ran) + ran.err.length - 1);
    ran_clear(&ran);
    assert_add(store, LIST("-q", folder), 0, NULL, "");
    assert_whole(store);
    assert_same_store(store, whole);
  }
}

static void store_that_cannot_be_written(void** state) {
  if (!can_run_unprivileged()) {
    skip(); // root writes everywhere
  }
  const char* store = in_folder(state, "store.db");
  const char* article = in_folder(state, "a.txt");
  write_text(article, FIGHT);
  assert_add(store, LIST("-q", article), 0, NULL, "");
  assert_int_equal(chmod(store, 0444), 0);
  assert_int_equal(chmod(folder_path(state), 0555), 0);
  Ran ran =
      run_entente(LIST("add", "-q", "--store", store, article), &(Around){.unprivileged = true});
  assert_int_equal(ran.status, 1);
  assert_non_null(strstr(ran_err(&ran), "read-only"));
  ran_clear(&ran);
  ran = run_entente(LIST("status", "--store", store), &(Around){.unprivileged = true});
  assert_int_equal(ran.status, 0);
  assert_non_null(strstr(ran_out(&ran), "\nArticles  1\n"));
  ran_clear(&ran);
  ran = run_entente(LIST("add", "-q", "--store", in_folder(state, "new.db"), article),
                    &(Around){.unprivileged = true});
  assert_int_equal(ran.status, 1);
  assert_non_null(strstr(ran_err(&ran), "new.db: Permission denied"));
  ran_clear(&ran);
  assert_int_equal(chmod(folder_path(state), 0755), 0);
}

static void lost_summary_is_a_failure(void** state) {
  const char* store = in_folder(state, "store.db");
  static const char* const commands[] = {"add", "remove", "status"};
  write_text(in_folder(state, "a.txt"), FIGHT);
  for (size_t i = 0; i < 3; i++) {
    Ran ran =
        run_entente(LIST(commands[i], "--store", store, i < 2 ? in_folder(state, "a.txt") : NULL),
                    &(Around){.output = "/dev/full"});
    assert_int_equal(ran.status, 1);
    assert_non_null(strstr(ran_err(&ran), "entente: standard output: cannot write"));
    ran_clear(&ran);
  }
  assert_status(store, "\nArticles  0\n");
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(name, folder_setup, folder_teardown)
  const struct CMUnitTest tests[] = {
      TEST(store_holds_what_extract_prints),
      TEST(network_is_the_same),
      TEST(known_articles_are_not_read),
      TEST(corrected_dates_are_taken_in),
      TEST(copies_are_one_article),
      TEST(same_file_in_two_folders),
      TEST(foreign_articles_are_remembered),
      TEST(failed_inputs_are_told_each_time),
      TEST(again_reads_all_anew),
      TEST(other_settings_are_noted),
      TEST(articles_are_removed),
      TEST(status_as_json),
      TEST(misuse_is_told),
      TEST(other_files_are_refused),
      TEST(killed_at_any_moment_nothing_is_lost),
      TEST(two_adds_share_a_store),
      TEST(full_disk_loses_nothing),
      TEST(store_that_cannot_be_written),
      TEST(lost_summary_is_a_failure),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
