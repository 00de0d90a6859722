/* review, from outside: questions, answers, and that the other commands obey them. */
#include "tests/support_run.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <unistd.h>

/** Two articles about one river war, of our own. */
static const char TRIPLES[] =
    "{\"v\": 1, \"article\": \"one\", \"path\": \"one.txt\", \"sha256\": "
    "\"1111111111111111111111111111111111111111111111111111111111111111\", \"url\": null, "
    "\"source\": \"River News\", \"title\": \"War on the river\", \"date\": \"2020-01-02\", "
    "\"subject\": \"Upper League\", \"subject_kind\": \"organization\", \"subject_aliases\": "
    "[\"Upper League\"], \"relation\": \"rival\", \"object\": \"Lower Union\", \"object_kind\": "
    "\"organization\", \"object_aliases\": [\"Lower Union\"], \"form\": \"armed\", \"status\": "
    "\"current\", \"since\": null, \"until\": null, \"cue\": \"attacked\", \"evidence\": \"The "
    "Upper League attacked the Lower Union.\", \"start\": 0, \"end\": 42, \"subject_span\": [4, "
    "16], "
    "\"object_span\": [30, 41], \"confidence\": 0.6, \"denied\": false, \"said_by\": null}\n"
    "{\"v\": 1, \"article\": \"two\", \"path\": \"two.txt\", \"sha256\": "
    "\"2222222222222222222222222222222222222222222222222222222222222222\", \"url\": null, "
    "\"source\": null, \"title\": \"=Bridges\", \"date\": \"2021-03-04\", \"subject\": \"Ford\", "
    "\"subject_kind\": \"state\", \"subject_aliases\": [\"Ford\"], \"relation\": \"ally\", "
    "\"object\": \"Lower Union\", \"object_kind\": \"organization\", \"object_aliases\": [\"Lower "
    "Union\"], \"form\": \"sponsor\", \"status\": \"current\", \"since\": null, \"until\": null, "
    "\"cue\": \"funds\", \"evidence\": \"Ford, \\\"the bridge\\\", funds the Lower Union.\", "
    "\"start\": 0, \"end\": 42, \"subject_span\": [0, 4], \"object_span\": [30, 41], "
    "\"confidence\": "
    "0.9, \"denied\": false, \"said_by\": null}\n";

static void assert_holds(const char* text, const char* part) {
  if (!strstr(text, part)) {
    fail_msg("\"%s\" is not in:\n%s", part, text);
  }
}

/** Where this test's files are. */
typedef struct {
  const char* triples;
  const char* decisions;
  const char* answers;
} Files;

static Files prepare(void** state) {
  const Files files = {in_folder(state, "t.jsonl"), in_folder(state, "decisions.tsv"),
                       in_folder(state, "answers")};
  write_text(files.triples, TRIPLES);
  return files;
}

static Ran review(const Files* files, const char* answers) {
  write_text(files->answers, answers);
  return run_entente((const char*[]){"review", "-q", files->triples, "--decisions",
                                     files->decisions, "--by", "Ada", NULL},
                     &(Around){.input = files->answers});
}

static Ran metrics(const Files* files) {
  return run_entente((const char*[]){"metrics", "-q", files->triples, "--decisions",
                                     files->decisions, "--format", "json", NULL},
                     NULL);
}

static void answers_are_kept_and_obeyed(void** state) {
  const Files files = prepare(state);
  Ran ran = review(&files, "what?\nn not so\ny\n");
  assert_int_equal(ran.status, 0);
  assert_holds(ran_out(&ran), "1 of 2. Is this right? Upper League – rival (armed) – Lower Union");
  assert_holds(ran_out(&ran), "“The Upper League attacked the Lower Union.”");
  assert_holds(ran_out(&ran), "War on the river, River News, 2020-01-02");
  assert_holds(ran_out(&ran), "y yes"); // the help after a wrong answer
  assert_holds(ran_out(&ran), "2 decisions written to ");
  ran_clear(&ran);
  EntBuffer kept = read_all(files.decisions);
  assert_holds(kept.bytes, "reject\tUpper League\tLower Union\trival\t1111");
  assert_holds(kept.bytes, "\tnot so\n");
  assert_holds(kept.bytes, "confirm\tFord\tLower Union\tally\t2222");
  assert_holds(kept.bytes, "\tAda\t20");
  ent_buffer_clear(&kept);
  Ran after = metrics(&files);
  assert_null(strstr(ran_out(&after), "Upper League"));
  assert_holds(ran_out(&after), "Ford");
  ran_clear(&after);
  Ran again = review(&files, "y\n");
  assert_holds(ran_out(&again), "0 decisions written"); // nothing is asked twice
  assert_null(strstr(ran_out(&again), "Is this right?"));
  ran_clear(&again);
}

static void values_are_checked(void** state) {
  const Files files = prepare(state);
  Ran ran = review(&files, "e\ne love\ne verbal\ne since=2019,status=ended\n");
  assert_int_equal(ran.status, 0);
  assert_holds(ran_out(&ran), "retype needs a form");
  ran_clear(&ran);
  EntBuffer kept = read_all(files.decisions);
  assert_holds(kept.bytes, "retype\tUpper League\tLower Union\tverbal\t1111");
  assert_holds(kept.bytes, "redate\tFord\tLower Union\tsince=2019,status=ended\t2222");
  ent_buffer_clear(&kept);
}

static void quitting_and_the_end_of_input_stop(void** state) {
  static const char* const answers[] = {"q\ny\n", "", "s\n"};
  const Files files = prepare(state);
  for (size_t i = 0; i < 3; i++) {
    Ran ran = review(&files, answers[i]);
    assert_int_equal(ran.status, 0);
    assert_holds(ran_out(&ran), "0 decisions written");
    assert_int_not_equal(access(files.decisions, F_OK), 0);
    ran_clear(&ran);
  }
}

/** Replace the first `from` behind the first `after`. */
static void answer(EntBuffer* sheet, const char* after, const char* from, const char* to) {
  char* place = strstr(sheet->bytes, after);
  assert_non_null(place);
  place = strstr(place, from);
  assert_non_null(place);
  EntBuffer changed = {0};
  ent_buffer_add(&changed, sheet->bytes, (size_t)(place - sheet->bytes));
  ent_buffer_add_text(&changed, to);
  ent_buffer_add_text(&changed, place + strlen(from));
  ent_buffer_clear(sheet);
  *sheet = changed;
}

static void a_spreadsheet_goes_out_and_comes_back(void** state) {
  const Files files = prepare(state);
  const char* path = in_folder(state, "answers.csv");
  Ran ran = run_entente(
      (const char*[]){"review", "-q", files.triples, "--decisions", files.decisions, "--csv", NULL},
      NULL);
  assert_int_equal(ran.status, 0);
  assert_holds(ran_out(&ran), "Question,A,B,Relation,Verdict,Value,Why,Article,Sentence,");
  assert_holds(ran_out(&ran), "\"'=Bridges\"");
  EntBuffer sheet = ran.out;
  ran.out = (EntBuffer){0};
  ran_clear(&ran);
  answer(&sheet, "\"Ford\"", "\"ally\",,,", "\"ally\",\"n\",,\"a, \"\"joke\"\"\"");
  answer(&sheet, "\"Upper League\"", "\"rival\",,", "\"rival\",\"maybe\",");
  write_bytes(path, sheet.bytes, sheet.length);
  ent_buffer_clear(&sheet);
  ran = run_entente((const char*[]){"review", "--csv-in", path, "--decisions", files.decisions,
                                    "--by", "Ada", NULL},
                    NULL);
  assert_int_equal(ran.status, 1); // one verdict is none
  assert_holds(ran_err(&ran), "answers.csv:2: the verdict must be y, n, e or nothing");
  assert_holds(ran_out(&ran), "1 decision written");
  ran_clear(&ran);
  EntBuffer kept = read_all(files.decisions);
  assert_holds(kept.bytes, "reject\tFord\tLower Union\tally\t2222");
  assert_holds(kept.bytes, "a, \"joke\"\n");
  ent_buffer_clear(&kept);
  Ran after = metrics(&files);
  assert_null(strstr(ran_out(&after), "Ford"));
  ran_clear(&after);
}

static void bad_spreadsheets_are_refused(void** state) {
  static const char* const sheets[][2] = {
      {"A,B\r\n1,2\r\n", "the column Question is missing"},
      {"Question,A,B,Relation,Verdict,Value,Why,Article,Sentence\r\n\"open", "no CSV"}};
  const Files files = prepare(state);
  for (size_t i = 0; i < sizeof sheets / sizeof *sheets; i++) {
    write_text(files.answers, sheets[i][0]);
    Ran ran = run_entente(
        (const char*[]){"review", "--csv-in", files.answers, "--decisions", files.decisions, NULL},
        NULL);
    assert_int_equal(ran.status, 1);
    assert_holds(ran_err(&ran), sheets[i][1]);
    ran_clear(&ran);
  }
}

static void what_cannot_be_kept_is_an_error(void** state) {
  Files files = prepare(state);
  files.decisions = "/nonexistent/decisions.tsv";
  Ran ran = review(&files, "y\n");
  assert_int_equal(ran.status, 1);
  assert_holds(ran_err(&ran), "/nonexistent/decisions.tsv");
  ran_clear(&ran);
  ran = run_entente((const char*[]){"review", files.triples, NULL}, NULL);
  assert_int_equal(ran.status, 2);
  ran_clear(&ran);
}

#define IN_FOLDER(test) cmocka_unit_test_setup_teardown(test, folder_setup, folder_teardown)

int main(void) {
  const struct CMUnitTest tests[] = {
      IN_FOLDER(answers_are_kept_and_obeyed),
      IN_FOLDER(values_are_checked),
      IN_FOLDER(quitting_and_the_end_of_input_stop),
      IN_FOLDER(a_spreadsheet_goes_out_and_comes_back),
      IN_FOLDER(bad_spreadsheets_are_refused),
      IN_FOLDER(what_cannot_be_kept_is_an_error),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
