/* The histories of pairs: fixtures/histories.tsv. */
#include "graph/base/file.h"
#include "graph/network.h"
#include "tests/support_triples.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>

enum { MOST_PIECES = 8, MOST_FIELDS = 7 };

/** A copy that ends with the view. */
static const char* keep(EntArena* arena, EntStr text) {
  const char* copy = ent_arena_copy(arena, text.bytes, text.length);
  assert_non_null(copy);
  return copy;
}

static const char* date_or_null(const char* text) {
  return strcmp(text, "-") == 0 ? NULL : text;
}

/** "relation form status date since until [confidence]" */
static Fact read_piece(EntArena* arena, EntStr text, size_t number) {
  const char* fields[MOST_FIELDS] = {NULL};
  size_t n = 0;
  EntStr field;
  while (n < MOST_FIELDS && ent_str_next(&text, ' ', &field)) {
    fields[n++] = keep(arena, field);
  }
  assert_true(n >= 6);
  const char* article = ent_arena_printf(arena, "article %zu", number);
  Fact fact = {.subject = "A",
               .object = "B",
               .article = article,
               .date = date_or_null(fields[3]),
               .since = date_or_null(fields[4]),
               .until = date_or_null(fields[5]),
               .confidence = n > 6 ? strtod(fields[6], NULL) : 0.8};
  assert_true(ent_relation_from_name(ent_str(fields[0]), &fact.relation));
  assert_true(ent_form_from_name(ent_str(fields[1]), &fact.form));
  assert_true(ent_validity_from_name(ent_str(fields[2]), &fact.validity));
  return fact;
}

static size_t read_pieces(EntArena* arena, EntStr text, Fact* facts) {
  size_t n = 0;
  EntStr piece;
  while (ent_str_next(&text, ';', &piece)) {
    assert_true(n < MOST_PIECES);
    facts[n] = read_piece(arena, ent_str_trim(piece), n);
    n++;
  }
  return n;
}

static void print_date(EntBuffer* out, EntDate date, bool stated) {
  char text[ENT_DATE_SIZE];
  ent_date_format(date, text);
  ent_buffer_printf(out, "%s%s", text, stated ? "!" : "");
}

static void print_pair(EntBuffer* out, const EntPair* pair) {
  ent_buffer_printf(out, "%s:", ent_course_name(pair->course));
  for (size_t i = 0; i < pair->n_phases; i++) {
    const EntPhase* phase = &pair->phases[i];
    ent_buffer_printf(out, "%s %s ", i > 0 ? "," : "", ent_relation_name(phase->relation));
    print_date(out, phase->from, phase->from_stated);
    ent_buffer_add_text(out, "..");
    print_date(out, phase->to, phase->to_stated);
  }
}

/** One line of the file. @return false if it is wrong. */
static bool check_case(EntArena* arena, EntStr line) {
  Fact facts[MOST_PIECES];
  EntStr name = {0};
  EntStr pieces = {0};
  EntBuffer found = {0};
  EntNetworkBuilder* builder = NULL;
  assert_true(ent_str_next(&line, '\t', &name) && ent_str_next(&line, '\t', &pieces));
  EntNetwork* network = support_network(facts, read_pieces(arena, pieces, facts), &builder);
  assert_int_equal(network->n_pairs, 1);
  print_pair(&found, &network->pairs[0]);
  const bool right = ent_str_is(line, found.bytes);
  if (!right) {
    print_error("%.*s: %s, not %.*s\n", (int)name.length, name.bytes, found.bytes, (int)line.length,
                line.bytes);
  }
  ent_buffer_clear(&found);
  ent_network_free(network);
  ent_network_builder_free(builder);
  return right;
}

static void test_histories(void** state) {
  (void)state;
  EntArena* arena = ent_arena_new();
  EntStr rest;
  EntStr line;
  size_t n = 0;
  size_t wrong = 0;
  assert_int_equal(ent_file_keep("fixtures/histories.tsv", 1 << 20, arena, &rest, NULL), ENT_OK);
  while (ent_str_next(&rest, '\n', &line)) {
    if (line.length > 0 && line.bytes[0] != '#') {
      wrong += !check_case(arena, line);
      n++;
    }
  }
  assert_true(n > 20);
  assert_int_equal(wrong, 0);
  ent_arena_free(arena);
}

/** A splinter is no part of the history, and every pair of allies or rivals has one. */
static void test_pairs_of_a_network(void** state) {
  (void)state;
  const Fact facts[] = {{"A", ENT_ALLY, "B", .article = "1"},
                        {"B", ENT_RIVAL, "A", .article = "2"},
                        {"C", ENT_SPLINTER_OF, "A", .article = "1", .form = ENT_SPLIT},
                        {"C", ENT_RIVAL, "A", .article = "1", .form = ENT_ARMED}};
  EntNetworkBuilder* builder = NULL;
  EntNetwork* network = support_network(facts, 4, &builder);
  assert_int_equal(network->n_ties, 4);
  assert_int_equal(network->n_pairs, 2);
  assert_int_equal(network->pairs[0].a, 0);
  assert_int_equal(network->pairs[0].b, 1);
  assert_int_equal(network->pairs[0].n_phases, 2);
  assert_int_equal(network->pairs[1].b, 2);
  assert_int_equal(network->pairs[1].n_phases, 1);
  ent_network_free(network);
  ent_network_builder_free(builder);
}

/** What was renamed or merged away is nobody's rival after that; a split ends nothing. */
static void test_a_successor_ends_its_predecessor(void** state) {
  (void)state;
  static const EntForm forms[] = {ENT_SUCCESSOR, ENT_MERGER, ENT_SPLIT};
  for (size_t i = 0; i < 3; i++) {
    const Fact facts[] = {
        {"Old", ENT_RIVAL, "B", .article = "1", .date = "2005", .form = ENT_ENMITY},
        {"New", ENT_SPLINTER_OF, "Old", .article = "2", .since = "2009", .form = forms[i]}};
    EntNetworkBuilder* builder = NULL;
    EntNetwork* network = support_network(facts, 2, &builder);
    const bool ended = forms[i] != ENT_SPLIT;
    assert_int_equal(network->nodes[support_node(network, "Old")].ended.year, ended ? 2009 : 0);
    assert_int_equal(network->pairs[0].course, ended ? ENT_OVER : ENT_STEADY);
    assert_int_equal(network->pairs[0].phases[0].to.year, ended ? 2009 : 2005);
    ent_network_free(network);
    ent_network_builder_free(builder);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_histories),
      cmocka_unit_test(test_pairs_of_a_network),
      cmocka_unit_test(test_a_successor_ends_its_predecessor),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
