/* --actors-file, from outside: what the user gives comes out in every file, and what is wrong is
   named. */
#include "tests/support_run.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>

static const char ARTICLE[] =
    "River war\n\nThe riverine union fought the Blue Front on Monday, and Selm attacked the "
    "riverine union.\n\nThe Blue Front is an ally of Selm, its leader Anna Holt said.\n";

static const char ACTORS[] = "Blue Front\torganization\tالجبهة الزرقاء\n"
                             "River League\torganization\tRL\triverine union\tРечная лига\n"
                             "Selm\tstate\n"
                             "- Anna Holt\n";

/** Write the article and an actors file into the test's folder. */
static void set_up(void** state, const char* actors) {
  write_text(in_folder(state, "war.txt"), ARTICLE);
  write_text(in_folder(state, "actors.tsv"), actors);
}

static void actors_are_the_users(void** state) {
  set_up(state, ACTORS);
  const Around inside = {.folder = folder_path(state)};
  Ran ran = run_entente(
      (const char*[]){"extract", "--actors", "--actors-file=actors.tsv", "war.txt", NULL}, &inside);
  assert_int_equal(ran.status, 0);
  assert_non_null(strstr(ran_out(&ran),
                         "\"name\": \"River League\", \"kind\": \"organization\", \"aliases\": "
                         "[\"River League\", \"RL\", \"riverine union\", \"Речная лига\"]"));
  assert_non_null(strstr(ran_out(&ran), "\"text\": \"riverine union\", \"how\": \"given\""));
  assert_null(strstr(ran_out(&ran), "Holt"));
  ran_clear(&ran);
}

/** Two articles that know nothing of the user's names. */
static const char TRIPLES[] =
    "{\"v\": 1, \"article\": \"a\", \"path\": \"a\", \"sha256\": \"aaaaaaaaaaaaaaaaaaaaa"
    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\", \"url\": null, \"source\": n"
    "ull, \"title\": null, \"date\": null, \"subject\": \"RL\", \"subject_kind\": \"ot"
    "her\", \"subject_aliases\": [\"RL\"], \"relation\": \"rival\", \"object\": \"Anna "
    "Holt\", \"object_kind\": \"person\", \"object_aliases\": [\"Anna Holt\"], \"form"
    "\": \"enmity\", \"status\": \"current\", \"since\": null, \"until\": null, \"cue\":"
    " \"foe\", \"evidence\": \"RL is a foe of Anna Holt.\", \"start\": 0, \"end\": 25"
    ", \"subject_span\": [0, 2], \"object_span\": [3, 5], \"confidence\": 0.9, \"d"
    "enied\": false, \"said_by\": null}\n{\"v\": 1, \"article\": \"b\", \"path\": \"b\", "
    "\"sha256\": \"bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"
    "bbbbb\", \"url\": null, \"source\": null, \"title\": null, \"date\": null, \"sub"
    "ject\": \"Riverine Union\", \"subject_kind\": \"organization\", \"subject_alia"
    "ses\": [\"Riverine Union\"], \"relation\": \"rival\", \"object\": \"Selm\", \"obje"
    "ct_kind\": \"state\", \"object_aliases\": [\"Selm\"], \"form\": \"enmity\", \"stat"
    "us\": \"current\", \"since\": null, \"until\": null, \"cue\": \"foe\", \"evidence\""
    ": \"The union is a foe of Selm.\", \"start\": 0, \"end\": 28, \"subject_span\""
    ": [0, 2], \"object_span\": [3, 5], \"confidence\": 0.9, \"denied\": false, \""
    "said_by\": null}\n";

static void actors_are_the_users_across_articles(void** state) {
  set_up(state, ACTORS);
  write_text(in_folder(state, "triples.jsonl"), TRIPLES);
  const Around inside = {.folder = folder_path(state)};
  Ran ran = run_entente((const char*[]){"metrics", "-q", "--all", "--format=csv",
                                        "--actors-file=actors.tsv", "triples.jsonl", NULL},
                        &inside);
  assert_int_equal(ran.status, 0);
  assert_non_null(strstr(ran_out(&ran), "\"River League\",\"organization\","));
  assert_non_null(strstr(ran_out(&ran), "\"Selm\",\"state\","));
  assert_null(strstr(ran_out(&ran), "Holt"));
  assert_null(strstr(ran_out(&ran), "Riverine Union"));
  ran_clear(&ran);
}

static void a_bad_line_is_told_across_articles(void** state) {
  set_up(state, "Selm\tcountry\n");
  write_text(in_folder(state, "triples.jsonl"), TRIPLES);
  const Around inside = {.folder = folder_path(state)};
  Ran ran = run_entente(
      (const char*[]){"metrics", "-q", "--actors-file=actors.tsv", "triples.jsonl", NULL}, &inside);
  assert_int_equal(ran.status, 1);
  assert_non_null(strstr(ran_err(&ran), "entente: actors.tsv:1: the second column"));
  assert_non_null(strstr(ran_out(&ran), "Riverine Union"));
  ran_clear(&ran);
}

static void aliases_reach_every_file(void** state) {
  static const char* const files[] = {"actors.csv", "network.graphml", "triples.jsonl"};
  set_up(state, ACTORS);
  const Around inside = {.folder = folder_path(state)};
  Ran ran = run_entente((const char*[]){"build", "--min-confidence=0", "--actors-file",
                                        "actors.tsv", "-o", "out", "war.txt", NULL},
                        &inside);
  assert_int_equal(ran.status, 0);
  for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
    EntBuffer text = read_all(in_folder(state, "out/%s", files[i]));
    assert_non_null(strstr(text.bytes, "River League"));
    assert_non_null(strstr(text.bytes, "Речная лига"));
    assert_non_null(strstr(text.bytes, "الجبهة الزرقاء"));
    assert_null(strstr(text.bytes, "\"Anna Holt\""));
    ent_buffer_clear(&text);
  }
  ran_clear(&ran);
}

static void bad_lines_are_named(void** state) {
  set_up(state, "River League\torganization\triverine union\n"
                "Blue Front\tclub\n"
                "\n"
                "Selm\tstate\triverine union\n");
  const Around inside = {.folder = folder_path(state)};
  static const char* const commands[] = {"extract", "build"};
  for (size_t i = 0; i < 2; i++) {
    Ran ran = run_entente(
        (const char*[]){commands[i], "-q", "--actors-file=actors.tsv", "war.txt", NULL}, &inside);
    assert_int_equal(ran.status, 1);
    assert_string_equal(
        ran_err(&ran),
        "entente: actors.tsv:2: the second column is not person, organization, state or other\n"
        "entente: actors.tsv:4: an alias that stands in an earlier line, whose actor keeps it\n");
    assert_true(ran.out.length > 0);
    ran_clear(&ran);
  }
  EntBuffer triples = read_all(in_folder(state, "entente-out/triples.jsonl"));
  assert_non_null(strstr(triples.bytes, "\"River League\"")); // the rest is used
  ent_buffer_clear(&triples);
}

static void bad_files_are_named(void** state) {
  set_up(state, ACTORS);
  const Around inside = {.folder = folder_path(state)};
  write_bytes(in_folder(state, "binary.tsv"), "A\0\1\tperson\n", 11);
  static const char* const cases[][2] = {
      {"--actors-file=missing.tsv", "entente: missing.tsv: No such file or directory\n"},
      {"--actors-file=binary.tsv", "entente: binary.tsv: not a text file in UTF-8\n"},
      {"--actors-file=.", "entente: .: Is a directory\n"}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    Ran ran = run_entente((const char*[]){"extract", cases[i][0], "war.txt", NULL}, &inside);
    assert_int_equal(ran.status, 1);
    assert_string_equal(ran_out(&ran), "");
    assert_string_equal(ran_err(&ran), cases[i][1]);
    ran_clear(&ran);
  }
}

static void threads_do_not_change_the_output(void** state) {
  (void)state;
  Ran runs[2];
  static const char* const threads[] = {"-j1", "-j8"};
  for (size_t i = 0; i < 2; i++) {
    runs[i] = run_entente((const char*[]){"extract", "-q", threads[i], "--actors-file",
                                          "fixtures/given/actors.tsv", "fixtures/articles", NULL},
                          NULL);
    assert_int_equal(runs[i].status, 0);
  }
  assert_non_null(strstr(ran_out(&runs[0]), "مقتدى الصدر"));
  assert_string_equal(ran_out(&runs[0]), ran_out(&runs[1]));
  ran_clear(&runs[0]);
  ran_clear(&runs[1]);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(actors_are_the_users, folder_setup, folder_teardown),
      cmocka_unit_test_setup_teardown(actors_are_the_users_across_articles, folder_setup,
                                      folder_teardown),
      cmocka_unit_test_setup_teardown(a_bad_line_is_told_across_articles, folder_setup,
                                      folder_teardown),
      cmocka_unit_test_setup_teardown(aliases_reach_every_file, folder_setup, folder_teardown),
      cmocka_unit_test_setup_teardown(bad_lines_are_named, folder_setup, folder_teardown),
      cmocka_unit_test_setup_teardown(bad_files_are_named, folder_setup, folder_teardown),
      cmocka_unit_test(threads_do_not_change_the_output),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
