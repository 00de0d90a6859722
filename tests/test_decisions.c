/* What people decide: the file, and that a network obeys it. */
#include "graph/decisions.h"
#include "graph/network.h"
#include "tests/support_alloc.h"
#include "tests/support_run.h"
#include "tests/support_triples.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

/** The digest of the article "a" of Facts. */
static const char* digest(void) {
  static char text[ENT_DIGEST_SIZE];
  ent_digest(ent_str("a"), text);
  return text;
}

static void count_problem(void* handle, const char* path, unsigned long line, const char* text) {
  assert_non_null(path);
  assert_true(line > 0);
  assert_true(strlen(text) > 5);
  (*(size_t*)handle)++;
}

/** The decisions of these lines, of which `wrong` cannot be used. */
static EntDecisions* decide(void** state, const char* lines, size_t wrong) {
  const char* path = in_folder(state, "decisions.tsv");
  EntDecisions* decisions = NULL;
  size_t n = 0;
  write_text(path, lines);
  assert_int_equal(ent_decisions_read(path, count_problem, &n, &decisions, NULL), ENT_OK);
  assert_int_equal(n, wrong);
  return decisions;
}

/** A network that obeys. */
typedef struct {
  EntDecisions* decisions;
  EntNetworkBuilder* builder;
  EntNetwork* network;
} Made;

static Made make(void** state, const char* lines, const Fact* facts, size_t n) {
  static const EntView everything = {.all = true};
  Made made = {decide(state, lines, 0), ent_network_builder_new(0), NULL};
  ent_network_builder_set_decisions(made.builder, made.decisions);
  assert_int_equal(
      ent_network_builder_set_rulings(made.builder, ent_decisions_rulings(made.decisions), NULL),
      ENT_OK);
  for (size_t i = 0; i < n; i++) {
    assert_int_equal(support_add(made.builder, &facts[i], NULL), ENT_OK);
  }
  assert_int_equal(ent_network_build(made.builder, &everything, &made.network, NULL), ENT_OK);
  return made;
}

static size_t count_unmatched(const EntDecisions* decisions) {
  size_t n = 0;
  size_t unmatched = 0;
  const EntDecision* list = ent_decisions_list(decisions, &n);
  for (size_t i = 0; i < n; i++) {
    unmatched += !list[i].matched;
  }
  return unmatched;
}

static void clear(Made* made) {
  ent_network_free(made->network);
  ent_network_builder_free(made->builder);
  ent_decisions_free(made->decisions);
}

static const Fact FACTS[] = {
    {"Iran", ENT_ALLY, "Badr", .form = ENT_SPONSOR, .evidence = "Iran arms “Badr”.",
     .confidence = 0.6},
    {"Iran", ENT_RIVAL, "Badr", .form = ENT_VERBAL, .evidence = "Iran arms “Badr”."},
    {"Iran", ENT_RIVAL, "Sadr", .form = ENT_VERBAL, .evidence = "Iran scolds Sadr.", .start = 50,
     .since = "2003"},
    {"Monday", ENT_RIVAL, "Sadr", .form = ENT_VERBAL, .evidence = "Monday was bad.", .start = 90}};

/** A line on the triple of Iran and Badr; the sentence is not written as in the article. */
static const char* on_badr(const char* decision, const char* value) {
  static char line[256];
  (void)snprintf(line, sizeof line, "%s\tthe BADR\tIran\t%s\t%.14s\tiran arms \"Badr\"\tme\n",
                 decision, value, digest());
  return line;
}

static void test_reject_and_confirm(void** state) {
  const struct {
    const char* decision;
    const char* value;
    size_t n_ties;
    double weight; ///< of the first tie
  } cases[] = {{"reject", "", 2, 0.5},
               {"reject", "rival", 3, 0.6},
               {"confirm", "ally", 4, 1},
               {"confirm", "splinter_of", 4, 0.6}};
  for (size_t i = 0; i < COUNT(cases); i++) {
    Made made = make(state, on_badr(cases[i].decision, cases[i].value), FACTS, COUNT(FACTS));
    assert_int_equal(made.network->n_ties, cases[i].n_ties);
    assert_true(made.network->ties[0].weight == cases[i].weight);
    assert_int_equal(made.network->ties[0].best->confirmed, cases[i].weight == 1);
    assert_int_equal(count_unmatched(made.decisions), i == 3);
    clear(&made);
  }
}

static void test_retype_and_redate(void** state) {
  Made made = make(state, on_badr("retype", "armed"), FACTS, 1);
  assert_int_equal(made.network->ties[0].relation, ENT_RIVAL);
  assert_int_equal(made.network->ties[0].form, ENT_ARMED);
  clear(&made);
  made = make(state, on_badr("retype", "split,swapped"), FACTS, 1);
  assert_int_equal(made.network->ties[0].relation, ENT_SPLINTER_OF);
  assert_string_equal(made.network->nodes[made.network->ties[0].source].name, "Badr");
  clear(&made);
  made = make(state, on_badr("redate", "since=1982-11,until=2003,status=ended"), FACTS, 1);
  assert_int_equal(made.network->ties[0].since.month, 11);
  assert_int_equal(made.network->ties[0].until.year, 2003);
  assert_int_equal(made.network->ties[0].validity, ENT_ENDED);
  clear(&made);
}

static void test_a_date_is_taken_away(void** state) {
  char line[256];
  (void)snprintf(line, sizeof line, "redate\tIran\tSadr\tsince=\t%s\tIran scolds Sadr.\n",
                 digest());
  Made made = make(state, line, &FACTS[2], 1);
  assert_false(ent_date_known(made.network->ties[0].since));
  clear(&made);
}

static void test_names(void** state) {
  const Fact facts[] = {{"Peace Brigades", ENT_RIVAL, "Iran", .article = "1"},
                        {"Saraya al-Salam", ENT_RIVAL, "Iran", .article = "2"},
                        {"Monday", ENT_RIVAL, "Iran", .article = "2"}};
  Made made = make(state,
                   "same\tPeace Brigades\tSaraya al-Salam\n"
                   "rename\tthe peace brigades\t\tPeace Companies\n"
                   "no_actor\tmonday\n"
                   "ended\tIran\t\t2030\n"
                   "no_actor\tNobody\t\t\t\t\tme\t2026-01-01\tnobody is nobody\n",
                   facts, COUNT(facts));
  assert_int_equal(made.network->n_nodes, 2);
  assert_string_equal(made.network->nodes[1].name, "Peace Companies");
  assert_int_equal(made.network->nodes[1].n_aliases, 3);
  assert_int_equal(made.network->nodes[1].n_joins, 1);
  assert_int_equal(made.network->nodes[1].joins[0].reason, ENT_JOIN_GIVEN);
  assert_int_equal(made.network->nodes[0].ended.year, 2030);
  uint32_t actor = UINT32_MAX;
  assert_int_equal(ent_network_builder_find(made.builder, "Peace Companies", &actor), 1);
  assert_int_equal(count_unmatched(made.decisions), 1);
  clear(&made);
}

static void test_different_names_stay_apart(void** state) {
  const Fact facts[] = {
      {"Muqtada al-Sadr", ENT_RIVAL, "Iran", .article = "1", .subject_alias = "Sadr"},
      {"Sadr", ENT_RIVAL, "Iran", .article = "2"}};
  Made joined = make(state, "", facts, COUNT(facts));
  Made apart = make(state, "different\tSadr\tMuqtada al-Sadr\n", facts, COUNT(facts));
  assert_int_equal(joined.network->n_nodes, 2);
  assert_int_equal(apart.network->n_nodes, 3);
  clear(&joined);
  clear(&apart);
}

/** An actor that has ended is nobody's rival after that. */
static void test_the_end_of_an_actor_closes_its_ties(void** state) {
  const Fact facts[] = {{"A", ENT_RIVAL, "B", .date = "2005", .form = ENT_ENMITY}};
  Made made = make(state, "ended\tA\t\t2008\n", facts, 1);
  assert_int_equal(made.network->pairs[0].course, ENT_OVER);
  assert_int_equal(made.network->pairs[0].phases[0].to.year, 2008);
  assert_true(made.network->pairs[0].phases[0].to_stated);
  clear(&made);
}

static void test_later_lines_overrule(void** state) {
  EntBuffer lines = {0};
  ent_buffer_add_text(&lines, on_badr("reject", ""));
  ent_buffer_add_text(&lines, on_badr("confirm", ""));
  ent_buffer_add_text(&lines, "same\tIran\tSadr\ndifferent\tSadr\tIran\n"
                              "rename\tIran\t\tPersia\nrename\tIran\t\tIslamic Republic\n");
  Made made = make(state, lines.bytes, FACTS, COUNT(FACTS));
  ent_buffer_clear(&lines);
  assert_int_equal(made.network->n_ties, 4);
  assert_true(made.network->ties[0].best->confirmed);
  assert_string_equal(made.network->nodes[1].name, "Islamic Republic");
  assert_int_equal(ent_decisions_rulings(made.decisions)->n_same, 0);
  assert_int_equal(count_unmatched(made.decisions), 0);
  clear(&made);
}

static void test_malformed_lines(void** state) {
  static const char* const lines[] = {"love\tA\tB",
                                      "same\tA",
                                      "same\t\tB",
                                      "same\tA\tB\tvery",
                                      "no_actor\tA\tB",
                                      "rename\tA",
                                      "ended\tA\t\tsoon",
                                      "reject\tA\tB\t\t\tsentence",
                                      "reject\tA\tB\t\tdeadbeef\tsentence",
                                      "reject\tA\tB\t\tdeadbeefdeadbeefX\tsentence",
                                      "reject\tA\tB\tmaybe\tdeadbeefdeadbeef\tsentence",
                                      "reject\tA\tB\t\tdeadbeefdeadbeef",
                                      "retype\tA\tB\tlove\tdeadbeefdeadbeef\tsentence",
                                      "retype\tA\tB\tarmed,turned\tdeadbeefdeadbeef\tsentence",
                                      "redate\tA\tB\t\tdeadbeefdeadbeef\tsentence",
                                      "redate\tA\tB\twhen=2003\tdeadbeefdeadbeef\tsentence",
                                      "redate\tA\tB\tsince=soon\tdeadbeefdeadbeef\tsentence",
                                      "redate\tA\tB\tstatus=bad\tdeadbeefdeadbeef\tsentence",
                                      "\xFF\xFE\t\x01"};
  for (size_t i = 0; i < COUNT(lines); i++) {
    char text[256];
    size_t n = 0;
    (void)snprintf(text, sizeof text, "# a remark\r\n\n%s\r\nsame\tA\tB\r\n", lines[i]);
    EntDecisions* decisions = decide(state, text, 1);
    const EntDecision* list = ent_decisions_list(decisions, &n);
    assert_int_equal(n, 1);
    assert_int_equal(list[0].line, 4);
    ent_decisions_free(decisions);
  }
  EntDecisions* none = NULL;
  assert_int_equal(ent_decisions_read("/nonexistent", NULL, NULL, &none, NULL), ENT_IO);
  assert_null(none);
  ent_decisions_free(NULL);
}

static void test_what_is_appended_is_read_back(void** state) {
  const char* path = in_folder(state, "new.tsv");
  const EntDecision decision = {.kind = ENT_DECIDE_REJECT,
                                .a = "A\tB",
                                .b = "C",
                                .value = "",
                                .article = digest(),
                                .evidence = "It\nsays “so”.",
                                .who = "me",
                                .when = "2026-01-02",
                                .why = "because"};
  EntDecisions* decisions = NULL;
  size_t n = 0;
  for (size_t i = 0; i < 2; i++) {
    assert_int_equal(ent_decisions_append(path, &decision, NULL), ENT_OK);
  }
  assert_int_equal(ent_decisions_read(path, count_problem, &n, &decisions, NULL), ENT_OK);
  assert_int_equal(n, 0);
  const EntDecision* list = ent_decisions_list(decisions, &n);
  assert_int_equal(n, 2);
  assert_string_equal(list[0].a, "A B");
  assert_string_equal(list[1].evidence, "It says “so”.");
  assert_string_equal(list[1].why, "because");
  ent_decisions_free(decisions);
  EntBuffer text = read_all(path);
  assert_int_equal(text.bytes[0], '#'); // its head is written once
  assert_int_equal(strncmp(text.bytes, "# What people", 13), 0);
  assert_null(strstr(text.bytes + 1, "# What people"));
  ent_buffer_clear(&text);
  EntError err = {0};
  assert_int_equal(ent_decisions_append("/dev/full", &decision, &err), ENT_IO);
  assert_int_equal(err.status, ENT_IO);
}

static EntStatus read_with_failure(long n, const char* path) {
  EntDecisions* decisions = NULL;
  EntNetworkBuilder* builder = NULL;
  EntNetwork* network = NULL;
  EntError err = {0};
  support_fail_allocation(n);
  EntStatus status = ent_decisions_read(path, NULL, NULL, &decisions, &err);
  if (status == ENT_OK) {
    builder = ent_network_builder_new(0);
    status = builder ? ENT_OK : ent_no_memory(&err);
  }
  if (status == ENT_OK) {
    ent_network_builder_set_decisions(builder, decisions);
    status = ent_network_builder_set_rulings(builder, ent_decisions_rulings(decisions), &err);
  }
  for (size_t i = 0; status == ENT_OK && i < COUNT(FACTS); i++) {
    status = support_add(builder, &FACTS[i], &err);
  }
  status = status ? status : ent_network_build(builder, NULL, &network, &err);
  support_fail_allocation(-1);
  assert_int_equal(err.status, status);
  ent_network_free(network);
  ent_network_builder_free(builder);
  ent_decisions_free(decisions);
  return status;
}

static void test_memory_runs_out(void** state) {
  const char* path = in_folder(state, "decisions.tsv");
  EntBuffer lines = {0};
  ent_buffer_add_text(
      &lines,
      "same\tIran\tPersia\nrename\tSadr\t\tMr Sadr\nended\tBadr\t\t2030\nno_actor\tMonday\n");
  long n = 0;
  ent_buffer_add_text(&lines, on_badr("confirm", ""));
  write_text(path, lines.bytes);
  ent_buffer_clear(&lines);
  EntStatus status = ENT_NO_MEMORY;
  while (status != ENT_OK) {
    status = read_with_failure(n++, path);
    assert_true(status == ENT_OK || status == ENT_NO_MEMORY);
    assert_true(n < 10000);
  }
  assert_true(n > 30);
}

#define IN_FOLDER(test) cmocka_unit_test_setup_teardown(test, folder_setup, folder_teardown)

int main(void) {
  const struct CMUnitTest tests[] = {
      IN_FOLDER(test_reject_and_confirm),
      IN_FOLDER(test_retype_and_redate),
      IN_FOLDER(test_a_date_is_taken_away),
      IN_FOLDER(test_names),
      IN_FOLDER(test_different_names_stay_apart),
      IN_FOLDER(test_the_end_of_an_actor_closes_its_ties),
      IN_FOLDER(test_later_lines_overrule),
      IN_FOLDER(test_malformed_lines),
      IN_FOLDER(test_what_is_appended_is_read_back),
      IN_FOLDER(test_memory_runs_out),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
