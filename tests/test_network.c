#include "graph/measures.h"
#include "graph/network.h"
#include "tests/support_alloc.h"
#include "tests/support_triples.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <stdlib.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

static void test_nothing(void** state) {
  (void)state;
  EntNetworkBuilder* builder = NULL;
  EntNetwork* network = support_network(NULL, 0, &builder);
  assert_int_equal(network->n_nodes, 0);
  assert_int_equal(network->n_ties, 0);
  ent_network_free(network);
  ent_network_builder_free(builder);
  ent_network_builder_free(NULL);
}

static void test_one_tie(void** state) {
  (void)state;
  const Fact facts[] = {{.subject = "Zed",
                         .relation = ENT_RIVAL,
                         .object = "Abe",
                         .article = "one",
                         .confidence = 0.75,
                         .form = ENT_VERBAL,
                         .date = "2020-02-10",
                         .since = "2003",
                         .until = "2008-01",
                         .evidence = "Zed scolds Abe.",
                         .said_by = "Cy"}};
  EntNetworkBuilder* builder = NULL;
  EntNetwork* network = support_network(facts, COUNT(facts), &builder);
  assert_int_equal(network->n_nodes, 2);
  assert_string_equal(network->nodes[0].name, "Abe");
  assert_string_equal(network->nodes[1].name, "Zed");
  assert_int_equal(network->nodes[0].n_articles, 1);
  assert_int_equal(network->nodes[0].first.year, 2020);
  assert_int_equal(network->nodes[0].n_aliases, 1);
  assert_string_equal(network->nodes[0].aliases[0], "Abe");
  assert_int_equal(network->n_ties, 1);
  const EntTie* tie = &network->ties[0];
  assert_int_equal(tie->source, 0);
  assert_int_equal(tie->target, 1);
  assert_int_equal(tie->relation, ENT_RIVAL);
  assert_int_equal(tie->form, ENT_VERBAL);
  assert_true(tie->confidence == 0.75 && tie->weight == 0.75);
  assert_int_equal(tie->n_articles, 1);
  assert_int_equal(tie->n_sentences, 1);
  assert_int_equal(tie->since.year, 2003);
  assert_int_equal(tie->until.year, 2008);
  assert_int_equal(tie->first.day, 10);
  assert_int_equal(tie->n_evidence, 1);
  assert_ptr_equal(tie->best, tie->evidence);
  assert_string_equal(tie->best->text, "Zed scolds Abe.");
  assert_string_equal(tie->best->said_by, "Cy");
  assert_int_equal(tie->best->subject, 1);
  assert_string_equal(tie->best->article->id, "one");
  assert_string_equal(tie->best->article->source, "Outlet");
  assert_null(tie->best->article->url);
  ent_network_free(network);
  ent_network_builder_free(builder);
}

static void test_splinter_keeps_its_direction(void** state) {
  (void)state;
  const Fact facts[] = {{.subject = "Young", .relation = ENT_SPLINTER_OF, .object = "Old"},
                        {.subject = "Old", .relation = ENT_SPLINTER_OF, .object = "Ancient"}};
  EntNetworkBuilder* builder = NULL;
  EntNetwork* network = support_network(facts, COUNT(facts), &builder);
  assert_int_equal(network->n_ties, 2);
  assert_string_equal(network->nodes[network->ties[0].source].name, "Old");
  assert_string_equal(network->nodes[network->ties[1].source].name, "Young");
  assert_string_equal(network->nodes[network->ties[1].target].name, "Old");
  ent_network_free(network);
  ent_network_builder_free(builder);
}

/** 1 - (1 - 0.6)(1 - 0.5) = 0.8: the best of each article, and each article once. */
static void test_evidence_adds_up(void** state) {
  (void)state;
  const Fact facts[] = {
      {"A", ENT_ALLY, "B", .article = "x", .confidence = 0.6, .evidence = "best", .start = 5},
      {"B", ENT_ALLY, "A", .article = "x", .confidence = 0.4, .start = 90},
      {"A", ENT_ALLY, "B", .article = "x", .confidence = 0.6, .evidence = "best", .start = 5},
      {"A", ENT_ALLY, "B", .article = "y", .confidence = 0.5, .date = "2021", .since = "2010"},
      {"A", ENT_ALLY, "B", .article = "y", .confidence = 0.5, .id = "copy", .since = "2009-05"},
      {"A", ENT_RIVAL, "B", .article = "y", .confidence = 7, .form = ENT_ARMED},
      {"A", ENT_RIVAL, "B", .article = "z", .confidence = -1},
      {"A", ENT_RIVAL, "B", .article = "z", .confidence = NAN}};
  EntNetworkBuilder* builder = NULL;
  EntNetwork* network = support_network(facts, COUNT(facts), &builder);
  assert_int_equal(network->n_ties, 2);
  const EntTie* tie = &network->ties[0];
  assert_true(fabs(tie->confidence - 0.8) < 1e-12);
  assert_true(fabs(tie->weight - 1.1) < 1e-12);
  assert_int_equal(tie->n_articles, 2);
  assert_int_equal(tie->n_sentences, 3);
  assert_string_equal(tie->best->text, "best");
  assert_int_equal(tie->since.year, 2009);
  assert_true(network->ties[1].weight == 1);
  assert_int_equal(network->ties[1].n_articles, 1);
  assert_int_equal(network->nodes[0].n_articles, 2);
  assert_int_equal(network->nodes[0].first.year, 2021);
  ent_network_free(network);
  ent_network_builder_free(builder);
}

static void test_form_validity_and_dates(void** state) {
  (void)state;
  const Fact facts[] = {
      {"A", ENT_RIVAL, "B", .article = "1", .form = ENT_LEGAL, .validity = ENT_UNCLEAR},
      {"A", ENT_RIVAL, "B", .article = "2", .form = ENT_ARMED, .validity = ENT_ENDED,
       .date = "2019-03", .until = "2010"},
      {"A", ENT_RIVAL, "B", .article = "3", .form = ENT_ARMED, .validity = ENT_UNCLEAR,
       .date = "2018", .until = "2012-07"},
      {"A", ENT_ALLY, "B", .form = ENT_LEADS, .validity = ENT_ENDED},
      {"A", ENT_ALLY, "B", .form = ENT_MEMBER, .validity = ENT_CURRENT},
      {"A", ENT_SPLINTER_OF, "B", .form = ENT_ROOTS, .validity = ENT_UNCLEAR}};
  EntNetworkBuilder* builder = NULL;
  EntNetwork* network = support_network(facts, COUNT(facts), &builder);
  assert_int_equal(network->n_ties, 3);
  assert_int_equal(network->ties[0].validity, ENT_CURRENT);
  assert_int_equal(network->ties[0].form, ENT_LEADS); // one sentence each: the first form
  assert_int_equal(network->ties[0].n_sentences, 1);
  assert_int_equal(network->ties[1].validity, ENT_ENDED);
  assert_int_equal(network->ties[1].form, ENT_ARMED);
  assert_int_equal(network->ties[1].first.year, 2018);
  assert_int_equal(network->ties[1].last.year, 2019);
  assert_int_equal(network->ties[1].until.month, 7);
  assert_false(ent_date_known(network->ties[1].since));
  assert_int_equal(network->ties[2].validity, ENT_UNCLEAR);
  assert_int_equal(network->ties[2].form, ENT_ROOTS);
  ent_network_free(network);
  ent_network_builder_free(builder);
}

static void test_spellings_of_one_name(void** state) {
  (void)state;
  const Fact facts[] = {{"The Mahdi Army", ENT_ALLY, "B", .article = "1"},
                        {"Mahdi Army", ENT_ALLY, "B", .article = "2"},
                        {"MAHDI ARMY", ENT_ALLY, "B", .article = "3"},
                        {"Mahdi Army", ENT_ALLY, "B", .article = "4", .subject_kind = ENT_OTHER},
                        {"Mahdi  \xC3\x81rmy", ENT_ALLY, "B", .article = "4"}};
  EntNetworkBuilder* builder = NULL;
  EntNetwork* network = support_network(facts, COUNT(facts), &builder);
  assert_int_equal(network->n_nodes, 2);
  const EntNode* node = &network->nodes[support_node(network, "Mahdi Army")];
  assert_int_equal(node->kind, ENT_PERSON);
  assert_int_equal(node->n_articles, 4);
  assert_int_equal(node->n_aliases, 4);
  assert_string_equal(node->aliases[0], "MAHDI ARMY");
  assert_string_equal(node->aliases[3], "The Mahdi Army");
  ent_network_free(network);
  ent_network_builder_free(builder);
}

static void test_equal_votes_take_the_longer_name(void** state) {
  (void)state;
  const Fact facts[] = {
      {"Red Party", ENT_ALLY, "B", .article = "1", .subject_kind = ENT_OTHER},
      {"the Red Party", ENT_ALLY, "B", .article = "2", .subject_kind = ENT_ORGANIZATION}};
  EntNetworkBuilder* builder = NULL;
  EntNetwork* network = support_network(facts, COUNT(facts), &builder);
  const EntNode* node = &network->nodes[support_node(network, "the Red Party")];
  assert_int_equal(node->kind, ENT_ORGANIZATION);
  ent_network_free(network);
  ent_network_builder_free(builder);
}

static void test_alias_joins_two_actors(void** state) {
  (void)state;
  const Fact facts[] = {
      {"Muqtada al-Sadr", ENT_ALLY, "Badr", .article = "1", .subject_alias = "Sadr"},
      {"Muqtada al-Sadr", ENT_ALLY, "Badr", .article = "2"},
      {"SADR", ENT_RIVAL, "Iran", .article = "3", .subject_kind = ENT_OTHER},
      {"Sadr", ENT_RIVAL, "Muqtada al-Sadr", .article = "4"}};
  EntNetworkBuilder* builder = NULL;
  EntNetwork* network = support_network(facts, COUNT(facts), &builder);
  assert_int_equal(network->n_nodes, 4);
  assert_int_equal(network->n_ties, 3); // the fourth article says that they are two
  const EntNode* node = &network->nodes[support_node(network, "Muqtada al-Sadr")];
  assert_int_equal(node->n_aliases, 3);
  assert_int_equal(node->n_articles, 4);
  assert_int_equal(node->kind, ENT_PERSON);
  ent_network_free(network);
  ent_network_builder_free(builder);
}

static void test_alias_of_two_joins_none(void** state) {
  (void)state;
  const Fact facts[] = {
      {"Muqtada al-Sadr", ENT_ALLY, "Badr", .article = "1", .subject_alias = "Sadr"},
      {"Baqir al-Sadr", ENT_ALLY, "Badr", .article = "2", .subject_alias = "Sadr"},
      {"Sadr", ENT_RIVAL, "Iran", .article = "3"}};
  EntNetworkBuilder* builder = NULL;
  EntNetwork* network = support_network(facts, COUNT(facts), &builder);
  assert_int_equal(network->n_nodes, 5);
  ent_network_free(network);
  ent_network_builder_free(builder);
}

static void test_alias_of_another_kind_joins_none(void** state) {
  (void)state;
  const Fact facts[] = {{"Jordan River Party", ENT_ALLY, "Badr", .article = "1",
                         .subject_kind = ENT_ORGANIZATION, .subject_alias = "Jordan"},
                        {"Jordan", ENT_RIVAL, "Iran", .article = "3", .subject_kind = ENT_STATE}};
  EntNetworkBuilder* builder = NULL;
  EntNetwork* network = support_network(facts, COUNT(facts), &builder);
  assert_int_equal(network->n_nodes, 4);
  ent_network_free(network);
  ent_network_builder_free(builder);
}

static void test_aliases_in_a_circle(void** state) {
  (void)state;
  const Fact facts[] = {{"A", ENT_ALLY, "X", .article = "1", .subject_alias = "B"},
                        {"B", ENT_ALLY, "X", .article = "2", .subject_alias = "C"},
                        {"C", ENT_ALLY, "X", .article = "3", .subject_alias = "A"}};
  EntNetworkBuilder* builder = NULL;
  EntNetwork* network = support_network(facts, COUNT(facts), &builder);
  assert_int_equal(network->n_nodes, 2);
  assert_int_equal(network->ties[0].n_articles, 3);
  ent_network_free(network);
  ent_network_builder_free(builder);
}

static void test_hostile_names(void** state) {
  (void)state;
  char huge[20001];
  memset(huge, 'x', sizeof huge - 1);
  huge[sizeof huge - 1] = '\0';
  const Fact facts[] = {{"", ENT_ALLY, "B", .article = "a"},
                        {"\xE2\x80\x8B", ENT_ALLY, "B", .article = "a"}, // zero-width space
                        {"A", ENT_ALLY, "\xCC\x81", .article = "a"},     // an accent alone
                        {"the", ENT_ALLY, "The the", .article = "a"},
                        {"\xFF\xFE", ENT_ALLY, "../x\n", .article = "a"},
                        {huge, ENT_RIVAL, "B", .subject_alias = ""}};
  EntNetworkBuilder* builder = NULL;
  EntNetwork* network = support_network(facts, COUNT(facts), &builder);
  assert_int_equal(network->n_ties, 2); // "the" is all of its name, and so the same as "The the"
  assert_int_equal(network->nodes[support_node(network, huge)].n_aliases, 1);
  assert_int_equal(ent_network_measure(network, NULL, NULL), ENT_OK);
  ent_network_free(network);
  ent_network_builder_free(builder);
}

static void test_lonely_actors_are_left_out(void** state) {
  (void)state;
  const Fact facts[] = {{"A", ENT_ALLY, "the A", .article = "a"}};
  EntNetworkBuilder* builder = NULL;
  EntNetwork* network = support_network(facts, COUNT(facts), &builder);
  assert_int_equal(network->n_nodes, 0);
  ent_network_free(network);
  ent_network_builder_free(builder);
}

static const char* const CROWD[] = {"Ann", "Bob", "Cid", "the Dons", "Dons", "Eve", "Fay", "Gus"};

/** Some facts with every kind of tie for votes, dates and evidence to break. */
static void make_facts(Fact* facts, size_t n) {
  static const char* const articles[] = {"p", "q", "r", "s", "t"};
  static const char* const dates[] = {"2001", "2002-03", "2003-04-05", NULL};
  unsigned seed = 7;
  for (size_t i = 0; i < n; i++) {
    unsigned draw[9];
    for (size_t k = 0; k < COUNT(draw); k++) {
      seed = seed * 1103515245u + 12345u;
      draw[k] = seed >> 16;
    }
    facts[i] = (Fact){.subject = CROWD[draw[0] % 8],
                      .relation = (EntRelation)(draw[1] % 3),
                      .object = CROWD[draw[2] % 8],
                      .article = articles[draw[3] % 5],
                      .confidence = 0.1 + (draw[4] % 9) / 10.0,
                      .subject_kind = (EntKind)(draw[5] % 4),
                      .subject_alias = draw[5] % 5 == 0 ? "Boss" : NULL,
                      .date = dates[draw[6] % 4],
                      .since = dates[draw[7] % 4],
                      .form = (EntForm)(draw[8] % ENT_N_FORMS),
                      .validity = (EntValidity)(draw[7] % 3),
                      .start = draw[6] % 3,
                      .evidence = CROWD[draw[4] % 8],
                      .said_by = draw[3] % 2 ? "Eve" : NULL,
                      .id = CROWD[draw[2] % 8]};
  }
}

static void test_order_does_not_matter(void** state) {
  (void)state;
  Fact facts[200];
  EntBuffer expected = {0};
  make_facts(facts, COUNT(facts));
  for (unsigned round = 0; round < 20; round++) {
    EntNetworkBuilder* builder = NULL;
    EntNetwork* network = support_network(facts, COUNT(facts), &builder);
    assert_int_equal(ent_network_measure(network, NULL, NULL), ENT_OK);
    EntBuffer print = support_print(network);
    if (round == 0) {
      expected = print;
    } else {
      assert_string_equal(print.bytes, expected.bytes);
      ent_buffer_clear(&print);
    }
    ent_network_free(network);
    ent_network_builder_free(builder);
    for (size_t i = COUNT(facts) - 1; i > 0; i--) {
      const size_t other = (i * 7919 + (size_t)round * 104729) % (i + 1);
      const Fact kept = facts[i];
      facts[i] = facts[other];
      facts[other] = kept;
    }
  }
  ent_buffer_clear(&expected);
}

static void test_building_twice(void** state) {
  (void)state;
  const Fact facts[] = {{"A", ENT_ALLY, "B", .article = "a"},
                        {"A", ENT_RIVAL, "C", .article = "a"}};
  EntNetworkBuilder* builder = NULL;
  EntNetwork* network = support_network(facts, 1, &builder);
  EntNetwork* again = NULL;
  const EntView everything = {.all = true};
  assert_int_equal(network->n_nodes, 2);
  assert_int_equal(support_add(builder, &facts[1], NULL), ENT_OK);
  assert_int_equal(ent_network_build(builder, &everything, &again, NULL), ENT_OK);
  assert_int_equal(again->n_nodes, 3);
  assert_int_equal(again->n_ties, 2);
  assert_int_equal(network->n_ties, 1); // the first one stays what it was
  ent_network_free(again);
  ent_network_free(network);
  ent_network_builder_free(builder);
}

/** Build and measure with the n-th allocation failing. */
static EntStatus build_with_failure(long n, const Fact* facts, size_t n_facts) {
  EntNetwork* network = NULL;
  EntError err = {0};
  EntStatus status = ENT_OK;
  support_fail_allocation(n);
  EntNetworkBuilder* builder = ent_network_builder_new(0);
  if (!builder) {
    return ENT_NO_MEMORY;
  }
  for (size_t i = 0; status == ENT_OK && i < n_facts; i++) {
    status = support_add(builder, &facts[i], &err);
  }
  if (status == ENT_OK) {
    status = ent_network_build(builder, NULL, &network, &err);
  }
  if (status == ENT_OK) {
    status = ent_network_measure(network, NULL, &err);
  }
  support_fail_allocation(-1);
  assert_int_equal(err.status, status);
  ent_network_free(network);
  ent_network_builder_free(builder);
  return status;
}

static void test_memory_runs_out(void** state) {
  (void)state;
  Fact facts[60];
  make_facts(facts, COUNT(facts));
  long n = 0;
  while (build_with_failure(n, facts, COUNT(facts)) != ENT_OK) {
    n++;
    assert_true(n < 10000);
  }
  assert_true(n > 20);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_nothing),
      cmocka_unit_test(test_one_tie),
      cmocka_unit_test(test_splinter_keeps_its_direction),
      cmocka_unit_test(test_evidence_adds_up),
      cmocka_unit_test(test_form_validity_and_dates),
      cmocka_unit_test(test_spellings_of_one_name),
      cmocka_unit_test(test_equal_votes_take_the_longer_name),
      cmocka_unit_test(test_alias_joins_two_actors),
      cmocka_unit_test(test_alias_of_two_joins_none),
      cmocka_unit_test(test_alias_of_another_kind_joins_none),
      cmocka_unit_test(test_aliases_in_a_circle),
      cmocka_unit_test(test_hostile_names),
      cmocka_unit_test(test_lonely_actors_are_left_out),
      cmocka_unit_test(test_order_does_not_matter),
      cmocka_unit_test(test_building_twice),
      cmocka_unit_test(test_memory_runs_out),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
