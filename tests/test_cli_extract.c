/* entente extract, from outside: what it prints for good inputs and what it says of bad ones. */
#include "tests/support_run.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/stat.h>

#define ARTICLES "fixtures/articles"

enum { MIB = 1 << 20 };

static size_t count_lines(const char* text) {
  size_t n = 0;
  for (const char* at = strchr(text, '\n'); at; at = strchr(at + 1, '\n')) {
    n++;
  }
  return n;
}

/** Cut the next line off `*rest` and read it as JSON. @return NULL at the end. */
static json_t* next_line(EntStr* rest) {
  EntStr line;
  if (rest->length == 0 || !ent_str_next(rest, '\n', &line)) {
    return NULL;
  }
  json_error_t error;
  json_t* object = json_loadb(line.bytes, line.length, 0, &error);
  if (!object) {
    fail_msg("no JSON: %s", error.text);
  }
  return object;
}

static const char* text_of(const json_t* object, const char* key) {
  const char* text = json_string_value(json_object_get(object, key));
  assert_non_null(text);
  return text;
}

static size_t number_of(const json_t* value) {
  assert_true(json_is_integer(value));
  assert_true(json_integer_value(value) >= 0);
  return (size_t)json_integer_value(value);
}

static Ran extract(const char* option, const char* path) {
  Ran ran = run_entente((const char*[]){"extract", "-q", option, path, NULL}, NULL);
  assert_int_equal(ran.status, 0);
  assert_string_equal(ran_err(&ran), "");
  return ran;
}

/** The evidence is what the offsets say, and both actors are named inside it. */
static void check_triple(const json_t* line, EntStr text) {
  static const char* const spans[] = {"subject_span", "object_span"};
  const EntSpan sentence = {number_of(json_object_get(line, "start")),
                            number_of(json_object_get(line, "end"))};
  assert_true(sentence.start < sentence.end && sentence.end <= text.length);
  assert_true(ent_str_is(ent_str_span(text.bytes, sentence), text_of(line, "evidence")));
  for (size_t i = 0; i < 2; i++) {
    const json_t* span = json_object_get(line, spans[i]);
    assert_int_equal(json_array_size(span), 2);
    const size_t start = number_of(json_array_get(span, 0));
    const size_t end = number_of(json_array_get(span, 1));
    assert_true(sentence.start <= start && start < end && end <= sentence.end);
  }
  const double confidence = json_real_value(json_object_get(line, "confidence"));
  assert_true(confidence > 0 && confidence <= 1);
  assert_int_equal(strlen(text_of(line, "sha256")), 64);
  assert_string_not_equal(text_of(line, "subject"), text_of(line, "object"));
}

static void check_actor(const json_t* line, EntStr text) {
  const json_t* mentions = json_object_get(line, "mentions");
  assert_true(json_array_size(mentions) > 0);
  assert_true(json_is_array(json_object_get(line, "aliases")));
  assert_string_not_equal(text_of(line, "name"), "");
  assert_string_not_equal(text_of(line, "kind"), "");
  for (size_t i = 0; i < json_array_size(mentions); i++) {
    const json_t* mention = json_array_get(mentions, i);
    const EntSpan span = {number_of(json_object_get(mention, "start")),
                          number_of(json_object_get(mention, "end"))};
    assert_true(span.start < span.end && span.end <= text.length);
    assert_true(ent_str_is(ent_str_span(text.bytes, span), text_of(mention, "text")));
    assert_string_not_equal(text_of(mention, "how"), "");
  }
}

/** All lines of one option, checked against the clean text. @return how many lines have `key`. */
static size_t check_lines(const char* option, const char* path, EntStr text, const char* key,
                          void (*check)(const json_t* line, EntStr text)) {
  size_t n = 0;
  Ran ran = extract(option, path);
  EntStr rest = {ran_out(&ran), ran.out.length};
  for (json_t* line = next_line(&rest); line; line = next_line(&rest)) {
    assert_int_equal(number_of(json_object_get(line, "v")), 1);
    assert_string_not_equal(text_of(line, "article"), "");
    if (json_object_get(line, key)) {
      check(line, text);
      n++;
    } else {
      assert_int_equal(number_of(json_object_get(line, "triples")), 0);
    }
    json_decref(line);
  }
  ran_clear(&ran);
  return n;
}

/** The offsets of both kinds of lines count in what --text prints. */
static void offsets_point_into_the_clean_text(void** state) {
  (void)state;
  static const char* const paths[] = {
      ARTICLES "/cold-2024.txt",   ARTICLES "/amd-intel-2009.html", ARTICLES "/eclipse-2024.html",
      ARTICLES "/tigray-2022.txt", ARTICLES "/real-ira.txt",        ARTICLES "/sdp-2021.html"};
  size_t triples = 0;
  size_t actors = 0;
  for (size_t i = 0; i < sizeof paths / sizeof paths[0]; i++) {
    Ran clean = extract("--text", paths[i]);
    const EntStr text = {ran_out(&clean), clean.out.length};
    assert_true(text.length > 1 && text.bytes[text.length - 1] == '\n');
    triples += check_lines("-j1", paths[i], text, "subject", check_triple);
    actors += check_lines("--actors", paths[i], text, "name", check_actor);
    ran_clear(&clean);
  }
  assert_true(triples > 0);
  assert_true(actors > triples / 2);
}

static void threads_do_not_change_the_output(void** state) {
  (void)state;
  static const char* const options[] = {"--quiet", "--actors", "--text"};
  for (size_t i = 0; i < sizeof options / sizeof options[0]; i++) {
    Ran one = run_entente((const char*[]){"extract", "-j1", options[i], ARTICLES, NULL}, NULL);
    Ran eight = run_entente((const char*[]){"extract", "-j8", options[i], ARTICLES, NULL}, NULL);
    assert_int_equal(one.status, 0);
    assert_int_equal(eight.status, 0);
    assert_true(one.out.length > 0);
    assert_string_equal(ran_out(&one), ran_out(&eight));
    assert_string_equal(ran_err(&one), ran_err(&eight));
    ran_clear(&one);
    ran_clear(&eight);
  }
}

static void confidence_can_be_demanded(void** state) {
  (void)state;
  Ran all = extract("--min-confidence=0", ARTICLES);
  Ran sure = extract("--min-confidence=1", ARTICLES);
  assert_true(sure.out.length < all.out.length);
  assert_true(count_lines(ran_out(&sure)) >= 18); // one line for every article at least
  ran_clear(&all);
  ran_clear(&sure);
}

static void standard_input_is_read(void** state) {
  (void)state;
  Ran file = extract("--text", ARTICLES "/cold-2024.txt");
  Ran piped = run_entente((const char*[]){"extract", "-q", "--text", "-", NULL},
                          &(Around){.input = ARTICLES "/cold-2024.txt"});
  assert_int_equal(piped.status, 0);
  assert_string_equal(ran_out(&piped), ran_out(&file));
  ran_clear(&piped);
  piped = run_entente((const char*[]){"extract", "-", NULL}, NULL);
  assert_int_equal(piped.status, 1);
  assert_int_equal(strncmp(ran_err(&piped), "entente: standard input: ", 25), 0);
  ran_clear(&piped);
  ran_clear(&file);
}

static void lost_output_is_a_failure(void** state) {
  (void)state;
  static const Around around[] = {{.output = "/dev/full"}, {.broken_pipe = true}};
  for (size_t i = 0; i < 2; i++) {
    Ran ran = run_entente((const char*[]){"extract", "-q", "-j4", ARTICLES, NULL}, &around[i]);
    assert_int_equal(ran.status, 1);
    assert_int_equal(count_lines(ran_err(&ran)), 1);
    assert_non_null(strstr(ran_err(&ran), "entente: standard output: cannot write"));
    ran_clear(&ran);
  }
}

/** An input, how the program ends, and what it says. */
typedef struct {
  const char* path;
  int status;
  const char* wanted; ///< in standard error
  size_t lines;       ///< on standard output
} BadInput;

static void bad_inputs_are_named(void** state) {
  (void)state;
  static const BadInput cases[] = {
      {"fixtures/hostile/missing.txt", 1, "fixtures/hostile/missing.txt: No such file", 0},
      {"fixtures/hostile/empty.txt", 1, "fixtures/hostile/empty.txt: ", 0},
      {"fixtures/hostile/binary.txt", 1, "fixtures/hostile/binary.txt: ", 0},
      {"fixtures/hostile/no_body.html", 1, "fixtures/hostile/no_body.html: ", 0},
      {"fixtures/hostile/french.txt", 0, "fixtures/hostile/french.txt: note: ", 0},
      {"fixtures/hostile/arabic.txt", 0, "fixtures/hostile/arabic.txt: note: ", 0},
      {"fixtures/hostile/broken_utf8.txt", 0, "fixtures/hostile/broken_utf8.txt: note: ", 1},
  };
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    Ran ran = run_entente((const char*[]){"extract", cases[i].path, NULL}, NULL);
    assert_int_equal(ran.status, cases[i].status);
    assert_int_equal(strncmp(ran_err(&ran), "entente: ", 9), 0);
    assert_non_null(strstr(ran_err(&ran), cases[i].wanted));
    assert_true(count_lines(ran_out(&ran)) >= cases[i].lines);
    assert_true(cases[i].lines > 0 || ran.out.length == 0);
    ran_clear(&ran);
  }
}

static void other_inputs_go_on(void** state) {
  (void)state;
  Ran alone = extract("-j2", ARTICLES "/cold-2024.txt");
  Ran ran =
      run_entente((const char*[]){"extract", "-q", "fixtures/hostile/empty.txt",
                                  ARTICLES "/cold-2024.txt", "fixtures/hostile/missing.txt", NULL},
                  NULL);
  assert_int_equal(ran.status, 1);
  assert_string_equal(ran_out(&ran), ran_out(&alone));
  assert_int_equal(count_lines(ran_err(&ran)), 2); // quiet hides notes only
  ran_clear(&ran);
  ran_clear(&alone);
}

static void folder_without_article(void** state) {
  const char* folder = folder_path(state);
  write_text(in_folder(state, "picture.png"), "no article");
  write_text(in_folder(state, ".hidden.txt"), "No article either.\n");
  Ran ran = run_entente((const char*[]){"extract", folder, NULL}, NULL);
  assert_int_equal(ran.status, 1);
  assert_int_equal(ran.out.length, 0);
  assert_non_null(strstr(ran_err(&ran), folder));
  assert_int_equal(count_lines(ran_err(&ran)), 1);
  ran_clear(&ran);
}

static void unreadable_file(void** state) {
  if (!can_run_unprivileged()) {
    skip(); // root reads everything
  }
  const char* path = in_folder(state, "secret.txt");
  write_text(path, "Nobody may read this.\n");
  assert_int_equal(chmod(path, 0), 0);
  assert_int_equal(chmod(folder_path(state), 0755), 0);
  Ran ran = run_entente((const char*[]){"extract", path, NULL}, &(Around){.unprivileged = true});
  assert_int_equal(ran.status, 1);
  assert_int_equal(ran.out.length, 0);
  assert_non_null(strstr(ran_err(&ran), "secret.txt: Permission denied"));
  ran_clear(&ran);
}

/** The first line's field `key` is `wanted`. */
static void check_first(const Ran* ran, const char* key, const char* wanted) {
  EntStr rest = {ran_out(ran), ran->out.length};
  json_t* line = next_line(&rest);
  assert_string_equal(text_of(line, key), wanted);
  json_decref(line);
}

static void names_play_no_tricks(void** state) {
  static const char TEXT[] = "The bakery opened on Monday, and the bread was sold by noon.\n";
  const Around inside = {.folder = in_folder(state, "sub")};
  assert_int_equal(mkdir(inside.folder, 0700), 0);
  write_text(in_folder(state, "up.txt"), TEXT);
  write_text(in_folder(state, "sub/-j.txt"), TEXT);
  write_text(in_folder(state, "sub/two\nlines\033[1m.txt"), TEXT);

  Ran ran = run_entente((const char*[]){"extract", "../up.txt", NULL}, &inside);
  assert_int_equal(ran.status, 0);
  check_first(&ran, "article", "up");
  check_first(&ran, "path", "../up.txt");
  ran_clear(&ran);

  ran = run_entente((const char*[]){"extract", "--", "-j.txt", NULL}, &inside);
  assert_int_equal(ran.status, 0);
  check_first(&ran, "article", "-j");
  ran_clear(&ran);

  ran = run_entente((const char*[]){"extract", "two\nlines\033[1m.txt", NULL}, &inside);
  assert_int_equal(ran.status, 0);
  check_first(&ran, "path", "two\nlines\033[1m.txt");
  assert_int_equal(count_lines(ran_out(&ran)), 1);
  assert_null(strchr(ran_err(&ran), '\033'));
  ran_clear(&ran);

  ran = run_entente((const char*[]){"extract", "no\nsuch\033[1mfile", NULL}, &inside);
  assert_int_equal(ran.status, 1);
  assert_int_equal(strncmp(ran_err(&ran), "entente: no?such?[1mfile: ", 26), 0);
  assert_int_equal(count_lines(ran_err(&ran)), 1);
  ran_clear(&ran);
}

/** Largest resident memory of a child so far, in MiB. */
static long children_peak(void) {
  struct rusage usage;
  assert_int_equal(getrusage(RUSAGE_CHILDREN, &usage), 0);
  return usage.ru_maxrss / 1024; // kilobytes on Linux
}

static void one_endless_line_is_survived(void** state) {
  static const char SENTENCE[] =
      "The Grey League fought the Blue Front near the old river on Monday. ";
  enum { LENGTH = sizeof SENTENCE - 1, SIZE = 50 * MIB, PEAK = 4096 };
  const char* path = in_folder(state, "endless.txt");
  char* bytes = malloc(SIZE);
  assert_non_null(bytes);
  for (size_t i = 0; i < SIZE; i++) {
    bytes[i] = SENTENCE[i % LENGTH];
  }
  write_bytes(path, bytes, SIZE);
  free(bytes);
  Ran ran = run_entente((const char*[]){"extract", path, NULL}, &(Around){.output = "/dev/null"});
  assert_in_range(ran.status, 0, 1); // read or refused, but not killed
  assert_true(children_peak() < PEAK);
  ran_clear(&ran);
}

/** Which relation the first triple of a run tells; "" if there is none. */
static const char* first_relation(const Ran* ran, json_t** line) {
  EntStr rest = {ran_out(ran), strlen(ran_out(ran))};
  *line = next_line(&rest);
  const char* relation = json_string_value(json_object_get(*line, "relation"));
  return relation ? relation : "";
}

/** A user's cues are used; each malformed line is named, and the others still hold. */
static void cues_of_the_user_are_added(void** state) {
  (void)state;
  static const char* const wrong[] = {":3: unknown form", ":4: the weight", ":5: unknown flag",
                                      ":6: too few",      ":7: paren",      ":8: unknown place",
                                      ":9: an empty"};
  json_t* line = NULL;
  Ran plain = extract("--min-confidence=0.5", "fixtures/cues/invented.txt");
  assert_null(strstr(ran_out(&plain), "frumped"));
  assert_null(strstr(ran_out(&plain), "splinter_of"));
  ran_clear(&plain);
  Ran own = run_entente((const char*[]){"extract", "-q", "--min-confidence=0.5",
                                        "--cues=fixtures/cues/good.tsv",
                                        "fixtures/cues/invented.txt", NULL},
                        NULL);
  assert_int_equal(own.status, 0);
  assert_string_equal(ran_err(&own), "");
  assert_string_equal(first_relation(&own, &line), "rival");
  assert_string_equal(text_of(line, "form"), "armed");
  assert_string_equal(text_of(line, "cue"), "frumped");
  json_decref(line);
  assert_non_null(strstr(ran_out(&own), "splinter_of"));
  ran_clear(&own);
  Ran broken = run_entente((const char*[]){"extract", "-q", "--min-confidence=0.5",
                                           "--cues=fixtures/cues/broken.tsv",
                                           "fixtures/cues/invented.txt", NULL},
                           NULL);
  assert_int_equal(broken.status, 1);
  assert_int_equal(count_lines(ran_err(&broken)), sizeof wrong / sizeof *wrong);
  for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
    assert_non_null(strstr(ran_err(&broken), wrong[i]));
  }
  assert_string_equal(first_relation(&broken, &line), "rival");
  json_decref(line);
  ran_clear(&broken);
}

static void missing_cues_are_named(void** state) {
  (void)state;
  Ran ran = run_entente((const char*[]){"extract", "--cues=fixtures/cues/none.tsv",
                                        "fixtures/cues/invented.txt", NULL},
                        NULL);
  assert_int_equal(ran.status, 1);
  assert_non_null(strstr(ran_err(&ran), "entente: fixtures/cues/none.tsv: "));
  assert_string_equal(ran_out(&ran), "");
  ran_clear(&ran);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(offsets_point_into_the_clean_text),
      cmocka_unit_test(threads_do_not_change_the_output),
      cmocka_unit_test(confidence_can_be_demanded),
      cmocka_unit_test(standard_input_is_read),
      cmocka_unit_test(lost_output_is_a_failure),
      cmocka_unit_test(bad_inputs_are_named),
      cmocka_unit_test(other_inputs_go_on),
      cmocka_unit_test_setup_teardown(folder_without_article, folder_setup, folder_teardown),
      cmocka_unit_test_setup_teardown(unreadable_file, folder_setup, folder_teardown),
      cmocka_unit_test_setup_teardown(names_play_no_tricks, folder_setup, folder_teardown),
      cmocka_unit_test_setup_teardown(one_endless_line_is_survived, folder_setup, folder_teardown),
      cmocka_unit_test(cues_of_the_user_are_added),
      cmocka_unit_test(missing_cues_are_named),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
