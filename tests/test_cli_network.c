/* metrics, explain and compare, from outside: on the triples of the fixtures. */
#include "tests/support_run.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#define ARTICLES "fixtures/articles"

/** The triples of all fixtures, made once. */
static char folder[] = "/tmp/entente-test-XXXXXX";
static char triples[64];

static int extract_all(void** state) {
  (void)state;
  if (!mkdtemp(folder)) {
    return -1;
  }
  (void)snprintf(triples, sizeof triples, "%s/triples.jsonl", folder);
  Ran ran = run_entente((const char*[]){"extract", "-q", ARTICLES, NULL}, NULL);
  write_bytes(triples, ran.out.bytes, ran.out.length);
  const int status = ran.status;
  ran_clear(&ran);
  return status;
}

static int remove_triples(void** state) {
  (void)state;
  return unlink(triples) == 0 ? rmdir(folder) : -1;
}

/** Run a command on the triples. */
static Ran look(const char* const* arguments) {
  const char* all[16] = {NULL};
  size_t n = 0;
  for (; arguments[n]; n++) {
    all[n] = arguments[n];
  }
  all[n] = triples;
  return run_entente(all, NULL);
}

static void assert_holds(const char* text, const char* part) {
  if (!strstr(text, part)) {
    fail_msg("\"%s\" is not in:\n%s", part, text);
  }
}

static void metrics_ranks(void** state) {
  (void)state;
  Ran table = look((const char*[]){"metrics", "-q", "--top", "3", NULL});
  assert_int_equal(table.status, 0);
  assert_string_equal(ran_err(&table), "");
  assert_holds(ran_out(&table), "Nouri al-Maliki");
  assert_holds(ran_out(&table), "(the first 3; --top N shows N)");
  ran_clear(&table);
  Ran lines = look((const char*[]){"metrics", "-q", "--by", "rivals", "--format", "json", NULL});
  assert_int_equal(lines.status, 0);
  assert_int_equal(strncmp(ran_out(&lines), "{\"rank\": 1, \"name\": \"United States\"", 35), 0);
  assert_holds(ran_out(&lines), "\"name\": \"Islamic State in Iraq and the Levant\"");
  assert_holds(ran_out(&lines), "\"rivals\": 4");
  ran_clear(&lines);
  Ran sheet = look((const char*[]){"metrics", "-q", "--all-measures", "--format", "csv", NULL});
  assert_int_equal(strncmp(ran_out(&sheet), "#,Actor,Kind,Allies,Rivals,", 27), 0);
  assert_holds(ran_out(&sheet), "\"Nouri al-Maliki\"");
  ran_clear(&sheet);
}

static void metrics_shows_other_tables(void** state) {
  (void)state;
  static const char* const cases[][2] = {{"camps", "\"camp\": 1, \"actors\": "},
                                         {"balance", "\"triad\": \"all: degree of balance\""},
                                         {"frustrated", ""},
                                         {"lineage", "\"actor\": \"Hayat Tahrir al-Sham\", "
                                                     "\"generation\": 1, \"descendants\": 1"}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    Ran ran =
        look((const char*[]){"metrics", "-q", "--table", cases[i][0], "--format", "json", NULL});
    assert_int_equal(ran.status, 0);
    assert_holds(ran_out(&ran), cases[i][1]);
    ran_clear(&ran);
  }
}

static void what_is_hidden_is_told(void** state) {
  (void)state;
  Ran ran = look((const char*[]){"metrics", NULL});
  Ran all = look((const char*[]){"metrics", "--all", NULL});
  assert_holds(ran_err(&ran), "roles");
  assert_holds(ran_err(&ran), "--all shows them");
  assert_string_equal(ran_err(&all), "");
  ran_clear(&ran);
  ran_clear(&all);
}

static void explain_tells_of_an_actor(void** state) {
  (void)state;
  Ran text = look((const char*[]){"explain", "Moqtada al-Sadr", NULL});
  assert_int_equal(text.status, 0);
  assert_holds(ran_out(&text), "Also called:");
  assert_holds(ran_out(&text), "Peace Brigades: leads");
  assert_holds(ran_out(&text), "Moqtada al-Sadr formed the Peace Brigades this month");
  ran_clear(&text);
  Ran page = look((const char*[]){"explain", "Moqtada al-Sadr", "--format", "html", NULL});
  assert_holds(ran_out(&page), "<h1>Moqtada al-Sadr</h1>");
  assert_holds(ran_out(&page), "<a href=\"#note1\" id=\"call1\">1</a>");
  assert_holds(ran_out(&page), "<li id=\"note1\">");
  ran_clear(&page);
}

static void explain_tells_of_two(void** state) {
  (void)state;
  Ran ran = look(
      (const char*[]){"explain", "Moqtada al-Sadr", "al-Maliki", "--format", "markdown", NULL});
  assert_int_equal(ran.status, 0);
  assert_holds(ran_out(&ran), "# Moqtada al-Sadr and Nouri al-Maliki\n");
  assert_holds(ran_out(&ran), "turned");
  const char* first = strstr(ran_out(&ran), "- **2008-04-02**: ");
  const char* last = strstr(ran_out(&ran), "- **2014-06-22**: rival, verbal");
  assert_true(first && last && first < last);
  assert_holds(ran_out(&ran), "[^1]: “");
  ran_clear(&ran);
}

static void unknown_names_get_the_nearest(void** state) {
  (void)state;
  Ran ran = look((const char*[]){"explain", "Nuri al-Maliki", NULL});
  assert_int_equal(ran.status, 1);
  assert_string_equal(ran_out(&ran), "");
  assert_holds(ran_err(&ran), "no actor is called \"Nuri al-Maliki\"; near: Nouri al-Maliki");
  ran_clear(&ran);
  ran = look((const char*[]){"metrics", "--about", "Qwrtz", NULL});
  assert_int_equal(ran.status, 1);
  assert_string_equal(ran_err(&ran), "entente: no actor is called \"Qwrtz\"\n");
  ran_clear(&ran);
}

static void compare_tells_what_changed(void** state) {
  (void)state;
  Ran periods = look((const char*[]){"compare", "-q", "..2013", "2014..", "--top", "2", NULL});
  assert_int_equal(periods.status, 0);
  assert_holds(ran_out(&periods), "new splinter");
  assert_holds(ran_out(&periods), "vanished actor");
  assert_holds(ran_out(&periods), "more: new tie");
  ran_clear(&periods);
  Ran same = run_entente((const char*[]){"compare", "-q", triples, triples, NULL}, NULL);
  assert_int_equal(same.status, 0);
  assert_string_equal(ran_out(&same), "Nothing has changed.\n");
  ran_clear(&same);
}

/** Two runs of add, and what the second brought. */
static void new_tells_what_came_in(void** state) {
  const char* store = in_folder(state, "s.db");
  static const char* const articles[] = {ARTICLES "/tigray-2022.txt", ARTICLES "/real-ira.txt"};
  for (size_t i = 0; i < 2; i++) {
    Ran added =
        run_entente((const char*[]){"add", "-q", "--store", store, articles[i], NULL}, NULL);
    assert_int_equal(added.status, 0);
    ran_clear(&added);
  }
  Ran second = run_entente(
      (const char*[]){"new", "-q", "--all", "--store", store, "--since-run", "2", NULL}, NULL);
  Ran first = run_entente((const char*[]){"new", "-q", "--all", "--store", store, "--since-run",
                                          "1", "--top", "99", NULL},
                          NULL);
  assert_int_equal(second.status, 0);
  assert_holds(ran_out(&second), "new splinter  Real IRA");
  assert_true(first.out.length > second.out.length);
  assert_holds(ran_out(&first), "Real IRA");
  ran_clear(&first);
  ran_clear(&second);
  Ran later = run_entente(
      (const char*[]){"new", "-q", "--store", store, "--since-run", "9999-12-31", NULL}, NULL);
  assert_string_equal(ran_out(&later), "Nothing has changed.\n");
  ran_clear(&later);
}

/** What contradicts a confirmed tie is told first. */
static void new_tells_contradictions(void** state) {
  const char* store = in_folder(state, "s.db");
  const char* one = in_folder(state, "one.txt");
  const char* two = in_folder(state, "two.txt");
  write_text(one, "The Upper League is a close ally of the Lower Union. They signed a pact.\n");
  write_text(two, "The Upper League attacked the Lower Union on Monday, and many died.\n");
  const char* const files[] = {one, two};
  for (size_t i = 0; i < 2; i++) {
    Ran added = run_entente((const char*[]){"add", "-q", "--store", store, files[i], NULL}, NULL);
    assert_int_equal(added.status, 0);
    ran_clear(&added);
    if (i == 0) {
      const char* yes = in_folder(state, "yes");
      write_text(yes, "y\n");
      Ran asked = run_entente((const char*[]){"review", "-q", "--store", store, NULL},
                              &(Around){.input = yes});
      assert_holds(ran_out(&asked), "1 decision written");
      ran_clear(&asked);
    }
  }
  Ran ran =
      run_entente((const char*[]){"new", "-q", "--store", store, "--since-run", "2", NULL}, NULL);
  assert_int_equal(ran.status, 0);
  assert_holds(ran_out(&ran), "contradicts");
  assert_holds(ran_out(&ran), "Lower Union");
  ran_clear(&ran);
}

static void a_focus_narrows_the_network(void** state) {
  const char* list = in_folder(state, "list.txt");
  write_text(list, "# two of them\nTurkey\n\nNobody At All\nAhrar al-Sham\n");
  Ran ran = look(
      (const char*[]){"metrics", "-q", "--all", "--actors-only", list, "--format", "json", NULL});
  assert_int_equal(ran.status, 1);
  assert_holds(ran_err(&ran), "list.txt:4: no actor is called \"Nobody At All\"");
  assert_holds(ran_out(&ran), "\"name\": \"Ahrar al-Sham\"");
  assert_null(strstr(ran_out(&ran), "Intel"));
  ran_clear(&ran);
  ran = look((const char*[]){"metrics", "-q", "--about", "Turkey", "--form", "rival", "--format",
                             "json", NULL});
  assert_int_equal(ran.status, 0);
  assert_holds(ran_out(&ran), "\"name\": \"Turkey\"");
  assert_null(strstr(ran_out(&ran), "Intel"));
  ran_clear(&ran);
}

/** Bad command lines: 2, a sentence, and nothing on standard output. */
static void misuse_is_named(void** state) {
  (void)state;
  static const char* const lines[][8] = {
      {"metrics"},
      {"metrics", "--by", "beauty", "x.jsonl"},
      {"metrics", "--format", "xml", "x.jsonl"},
      {"metrics", "--table", "people", "x.jsonl"},
      {"metrics", "--top", "0", "x.jsonl"},
      {"metrics", "--hops", "100", "x.jsonl"},
      {"metrics", "--form", "love", "x.jsonl"},
      {"metrics", "--form", "", "x.jsonl"},
      {"metrics", "--min-sources", "0", "x.jsonl"},
      {"metrics", "--since", "yesterday", "x.jsonl"},
      {"metrics", "--at", "2020-13", "x.jsonl"},
      {"metrics", "--about", "", "x.jsonl"},
      {"explain"},
      {"explain", "x.jsonl"},
      {"explain", "Iran"},
      {"explain", "A", "B", "C", "x.jsonl"},
      {"explain", "A", "--format", "csv", "x.jsonl"},
      {"new", "--since-run", "1"},
      {"new", "--store", "x.db"},
      {"new", "--store", "x.db", "--since-run", "0"},
      {"new", "--store", "x.db", "--since-run", "soon"},
      {"compare", "2003"},
      {"compare", "2003", "2004"},
      {"compare", "2003", "x.jsonl", "y.jsonl"},
      {"compare", "2003", "2004", "--since", "2001", "x.jsonl"},
      {"compare", "a.jsonl", "b.jsonl", "--format", "text"},
  };
  for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
    Ran ran = run_entente(lines[i], NULL);
    if (ran.status != 2 || ran.out.length > 0 || strncmp(ran_err(&ran), "entente: ", 9) != 0) {
      fail_msg("line %zu: status %d, \"%s\", \"%s\"", i, ran.status, ran_out(&ran), ran_err(&ran));
    }
    ran_clear(&ran);
  }
}

static void bad_lines_are_named_and_the_rest_is_used(void** state) {
  const char* path = in_folder(state, "bad.jsonl");
  EntBuffer good = read_all(triples);
  EntBuffer bad = {0};
  ent_buffer_add_text(&bad, "{\"v\": 1\n");
  ent_buffer_add(&bad, good.bytes, good.length);
  write_bytes(path, bad.bytes, bad.length);
  Ran ran = run_entente((const char*[]){"metrics", "-q", path, NULL}, NULL);
  assert_int_equal(ran.status, 1);
  assert_holds(ran_err(&ran), "bad.jsonl:1: ");
  assert_holds(ran_out(&ran), "Nouri al-Maliki");
  ran_clear(&ran);
  ent_buffer_clear(&good);
  ent_buffer_clear(&bad);
  ran = run_entente((const char*[]){"metrics", "/nonexistent.jsonl", NULL}, NULL);
  assert_int_equal(ran.status, 1);
  ran_clear(&ran);
}

static void a_full_disk_is_an_error(void** state) {
  (void)state;
  static const char* const lines[][6] = {{"metrics", "-q", triples},
                                         {"explain", "-q", "Iran", triples},
                                         {"compare", "-q", "..2013", "2014..", triples}};
  for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
    Ran ran = run_entente(lines[i], &(Around){.output = "/dev/full"});
    assert_int_equal(ran.status, 1);
    assert_holds(ran_err(&ran), "cannot write");
    ran_clear(&ran);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(metrics_ranks),
      cmocka_unit_test(metrics_shows_other_tables),
      cmocka_unit_test(what_is_hidden_is_told),
      cmocka_unit_test(explain_tells_of_an_actor),
      cmocka_unit_test(explain_tells_of_two),
      cmocka_unit_test(unknown_names_get_the_nearest),
      cmocka_unit_test(compare_tells_what_changed),
      cmocka_unit_test_setup_teardown(new_tells_what_came_in, folder_setup, folder_teardown),
      cmocka_unit_test_setup_teardown(new_tells_contradictions, folder_setup, folder_teardown),
      cmocka_unit_test_setup_teardown(a_focus_narrows_the_network, folder_setup, folder_teardown),
      cmocka_unit_test(misuse_is_named),
      cmocka_unit_test_setup_teardown(bad_lines_are_named_and_the_rest_is_used, folder_setup,
                                      folder_teardown),
      cmocka_unit_test(a_full_disk_is_an_error),
  };
  return cmocka_run_group_tests(tests, extract_all, remove_triples);
}
