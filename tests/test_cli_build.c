/* entente build, from outside: the files it writes, the summary, and what it leaves whole. */
#include "tests/support_run.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#define ARTICLES "fixtures/articles"

static const char NO_TIES[] = "The bakery opened on Monday, and the bread was sold by noon.\n";

static const char* const always[] = {"network.graphml", "network.gexf", "actors.csv", "ties.csv",
                                     "triples.jsonl"};
static const char* const drawn[] = {"network.dot", "network.svg", "network.html"};
enum { N_ALWAYS = sizeof always / sizeof always[0], N_DRAWN = sizeof drawn / sizeof drawn[0] };

static bool exists(const char* path) {
  return access(path, F_OK) == 0;
}

/** Build all fixtures into `folder`. */
static void build_fixtures(const char* folder, const char* option) {
  Ran ran = run_entente((const char*[]){"build", option, "-o", folder, ARTICLES, NULL}, NULL);
  assert_int_equal(ran.status, 0);
  ran_clear(&ran);
}

static void assert_same_file(const char* a, const char* b) {
  EntBuffer left = read_all(a);
  EntBuffer right = read_all(b);
  assert_int_equal(left.length, right.length);
  assert_memory_equal(left.bytes, right.bytes, left.length);
  ent_buffer_clear(&left);
  ent_buffer_clear(&right);
}

static void all_files_are_written(void** state) {
  const char* out = in_folder(state, "a/b/");
  Ran ran = run_entente((const char*[]){"build", "-q", "-o", out, ARTICLES, NULL}, NULL);
  Ran lines = run_entente((const char*[]){"extract", "-q", ARTICLES, NULL}, NULL);
  assert_int_equal(ran.status, 0);
  assert_string_equal(ran_err(&ran), "");
  size_t n = N_ALWAYS;
  for (size_t i = 0; i < N_ALWAYS; i++) {
    assert_true(exists(in_folder(state, "a/b/%s", always[i])));
    assert_non_null(strstr(ran_out(&ran), always[i]));
  }
  for (size_t i = 0; i < N_DRAWN; i++) { // absent if built without Graphviz or d3
    const bool there = exists(in_folder(state, "a/b/%s", drawn[i]));
    assert_int_equal(there, strstr(ran_out(&ran), drawn[i]) != NULL);
    n += there;
  }
  assert_int_equal(count_entries(out), n);
  EntBuffer triples = read_all(in_folder(state, "a/b/%s", "triples.jsonl"));
  assert_string_equal(triples.bytes, ran_out(&lines));
  ent_buffer_clear(&triples);
  ran_clear(&lines);
  ran_clear(&ran);
}

static void summary_tells_what_was_found(void** state) {
  static const char* const wanted[] = {" read, 3 skipped (2 not in English, 1 failed)\n",
                                       "\nActors    ",
                                       " ally, ",
                                       " rival, ",
                                       " splinter_of (from ",
                                       "\nMost influential actors, by PageRank\n   1  0.",
                                       "\n  10  0.",
                                       "\nCamps     ",
                                       "\nWritten to "};
  Ran ran = run_entente((const char*[]){"build", "-o", folder_path(state), ARTICLES,
                                        "fixtures/hostile/french.txt", "fixtures/hostile/empty.txt",
                                        "fixtures/hostile/arabic.txt", NULL},
                        NULL);
  assert_int_equal(ran.status, 1);
  for (size_t i = 0; i < sizeof wanted / sizeof wanted[0]; i++) {
    if (!strstr(ran_out(&ran), wanted[i])) {
      fail_msg("the summary lacks \"%s\": %s", wanted[i], ran_out(&ran));
    }
  }
  assert_null(strstr(ran_out(&ran), "\n  11  0."));
  ran_clear(&ran);
}

static void threads_do_not_change_the_files(void** state) {
  const char* one = in_folder(state, "one");
  const char* eight = in_folder(state, "eight");
  build_fixtures(one, "-j1");
  build_fixtures(eight, "-j8");
  for (size_t i = 0; i < N_ALWAYS; i++) {
    assert_same_file(in_folder(state, "one/%s", always[i]),
                     in_folder(state, "eight/%s", always[i]));
  }
  for (size_t i = 0; i < N_DRAWN && exists(in_folder(state, "one/%s", drawn[i])); i++) {
    assert_same_file(in_folder(state, "one/%s", drawn[i]), in_folder(state, "eight/%s", drawn[i]));
  }
}

static void order_does_not_change_the_network(void** state) {
  static const char* const inputs[] = {ARTICLES "/iraq",          ARTICLES "/syria",
                                       ARTICLES "/congo",         ARTICLES "/cold-2024.txt",
                                       ARTICLES "/sdp-2021.html", ARTICLES "/huawei-2019.txt",
                                       ARTICLES "/real-ira.txt"};
  enum { N = sizeof inputs / sizeof inputs[0] };
  static const size_t orders[][N] = {
      {0, 1, 2, 3, 4, 5, 6}, {6, 5, 4, 3, 2, 1, 0}, {3, 6, 1, 5, 0, 4, 2}};
  static const char* const folders[] = {"0", "1", "2"};
  for (size_t o = 0; o < 3; o++) {
    const char* arguments[N + 5] = {"build", "-q", "-o", in_folder(state, "%s", folders[o])};
    for (size_t i = 0; i < N; i++) {
      arguments[4 + i] = inputs[orders[o][i]];
    }
    Ran ran = run_entente(arguments, NULL);
    assert_int_equal(ran.status, 0);
    ran_clear(&ran);
  }
  for (size_t i = 0; i < N_ALWAYS - 1; i++) { // all but the triples, which keep the input order
    for (size_t o = 1; o < 3; o++) {
      assert_same_file(in_folder(state, "0/%s", always[i]),
                       in_folder(state, "%s/%s", folders[o], always[i]));
    }
  }
}

static void no_tie_is_said_plainly(void** state) {
  const char* article = in_folder(state, "bakery.txt");
  const char* out = in_folder(state, "out");
  write_text(article, NO_TIES);
  Ran ran = run_entente((const char*[]){"build", "-q", "-o", out, article, NULL}, NULL);
  assert_int_equal(ran.status, 0);
  assert_non_null(strstr(ran_out(&ran), "Articles  1 read\nNo tie was found"));
  for (size_t i = 0; i < N_ALWAYS; i++) {
    assert_true(exists(in_folder(state, "out/%s", always[i])));
  }
  ran_clear(&ran);
}

static void only_foreign_articles(void** state) {
  const char* out = in_folder(state, "out");
  Ran ran = run_entente(
      (const char*[]){"build", "-q", "-o", out, "fixtures/hostile/french.txt", NULL}, NULL);
  assert_int_equal(ran.status, 0);
  assert_non_null(strstr(ran_out(&ran), "0 read, 1 skipped (1 not in English)"));
  EntBuffer triples = read_all(in_folder(state, "out/triples.jsonl"));
  assert_int_equal(triples.length, 0);
  ent_buffer_clear(&triples);
  ran_clear(&ran);
}

static void nothing_is_written_for_nothing(void** state) {
  const char* out = in_folder(state, "out");
  Ran ran = run_entente((const char*[]){"build", "-o", out, "fixtures/hostile/missing.txt",
                                        "fixtures/hostile/empty.txt", NULL},
                        NULL);
  assert_int_equal(ran.status, 1);
  assert_string_equal(ran_out(&ran), "");
  assert_non_null(strstr(ran_err(&ran), "fixtures/hostile/missing.txt: "));
  assert_non_null(strstr(ran_err(&ran), "fixtures/hostile/empty.txt: "));
  assert_false(exists(out));
  ran_clear(&ran);
}

static void default_folder_is_made_here(void** state) {
  write_text(in_folder(state, "bakery.txt"), NO_TIES);
  Ran ran = run_entente((const char*[]){"build", "-q", "bakery.txt", NULL},
                        &(Around){.folder = folder_path(state)});
  assert_int_equal(ran.status, 0);
  assert_true(exists(in_folder(state, "entente-out/network.graphml")));
  ran_clear(&ran);
}

static void file_in_the_place_of_the_folder(void** state) {
  static const char* const places[] = {"file", "file/below"};
  const char* file = in_folder(state, "file");
  write_text(file, "keep me");
  for (size_t i = 0; i < 2; i++) {
    Ran ran = run_entente((const char*[]){"build", "-q", "-o", in_folder(state, "%s", places[i]),
                                          ARTICLES "/cold-2024.txt", NULL},
                          NULL);
    assert_int_equal(ran.status, 1);
    assert_string_equal(ran_out(&ran), "");
    assert_non_null(strstr(ran_err(&ran), "/file: is a file, not a folder\n"));
    ran_clear(&ran);
  }
  EntBuffer kept = read_all(file);
  assert_string_equal(kept.bytes, "keep me");
  ent_buffer_clear(&kept);
}

static void folder_that_cannot_be_written(void** state) {
  if (!can_run_unprivileged()) {
    skip(); // root writes everywhere
  }
  const char* article = in_folder(state, "bakery.txt");
  const char* out = in_folder(state, "out");
  write_text(article, NO_TIES);
  assert_int_equal(mkdir(out, 0500), 0);
  assert_int_equal(chmod(folder_path(state), 0755), 0);
  Ran ran = run_entente((const char*[]){"build", "-q", "-o", out, article, NULL},
                        &(Around){.unprivileged = true});
  assert_int_equal(ran.status, 1);
  assert_string_equal(ran_out(&ran), "");
  assert_non_null(strstr(ran_err(&ran), "Permission denied"));
  ran_clear(&ran);
}

/** A limit on file sizes fails writes as a full disk does, at whichever file grows too large. */
static void full_disk_leaves_old_files_whole(void** state) {
  static const unsigned long limits[] = {1, 1024, 4096};
  const char* out = in_folder(state, "out");
  const char* copy = in_folder(state, "copy");
  build_fixtures(out, "-q");
  build_fixtures(copy, "-q");
  const size_t n = count_entries(out);
  struct stat before;
  assert_int_equal(stat(in_folder(state, "out/triples.jsonl"), &before), 0);
  assert_true((unsigned long)before.st_size > limits[2]);
  for (size_t l = 0; l < sizeof limits / sizeof limits[0]; l++) {
    Ran ran =
        run_entente((const char*[]){"build", "-q", "-o", out, ARTICLES "/iraq", ARTICLES, NULL},
                    &(Around){.file_limit = limits[l], .output = "/dev/null"});
    assert_int_equal(ran.status, 1);
    assert_int_equal(count_entries(out), n); // no temporary file is left
    ran_clear(&ran);
    for (size_t i = 0; i < N_ALWAYS; i++) {
      assert_same_file(in_folder(state, "out/%s", always[i]),
                       in_folder(state, "copy/%s", always[i]));
    }
  }
}

static void lost_summary_is_a_failure(void** state) {
  Ran ran = run_entente((const char*[]){"build", "-q", "-o", folder_path(state), ARTICLES, NULL},
                        &(Around){.output = "/dev/full"});
  assert_int_equal(ran.status, 1);
  assert_non_null(strstr(ran_err(&ran), "entente: standard output: cannot write"));
  ran_clear(&ran);
}

/** A malformed line of the user's cues is named; the network is made all the same. */
static void malformed_cues_are_named(void** state) {
  const char* out = in_folder(state, "%s", "out");
  Ran ran =
      run_entente((const char*[]){"build", "-q", "-o", out, "--cues", "fixtures/cues/broken.tsv",
                                  "fixtures/cues/invented.txt", NULL},
                  NULL);
  assert_int_equal(ran.status, 1);
  assert_non_null(strstr(ran_err(&ran), "entente: fixtures/cues/broken.tsv:3: "));
  assert_non_null(strstr(ran_out(&ran), "Western Front"));
  ran_clear(&ran);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(all_files_are_written, folder_setup, folder_teardown),
      cmocka_unit_test_setup_teardown(summary_tells_what_was_found, folder_setup, folder_teardown),
      cmocka_unit_test_setup_teardown(threads_do_not_change_the_files, folder_setup,
                                      folder_teardown),
      cmocka_unit_test_setup_teardown(order_does_not_change_the_network, folder_setup,
                                      folder_teardown),
      cmocka_unit_test_setup_teardown(no_tie_is_said_plainly, folder_setup, folder_teardown),
      cmocka_unit_test_setup_teardown(only_foreign_articles, folder_setup, folder_teardown),
      cmocka_unit_test_setup_teardown(nothing_is_written_for_nothing, folder_setup,
                                      folder_teardown),
      cmocka_unit_test_setup_teardown(default_folder_is_made_here, folder_setup, folder_teardown),
      cmocka_unit_test_setup_teardown(file_in_the_place_of_the_folder, folder_setup,
                                      folder_teardown),
      cmocka_unit_test_setup_teardown(folder_that_cannot_be_written, folder_setup, folder_teardown),
      cmocka_unit_test_setup_teardown(full_disk_leaves_old_files_whole, folder_setup,
                                      folder_teardown),
      cmocka_unit_test_setup_teardown(lost_summary_is_a_failure, folder_setup, folder_teardown),
      cmocka_unit_test_setup_teardown(malformed_cues_are_named, folder_setup, folder_teardown),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
