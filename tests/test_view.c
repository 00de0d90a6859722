/* Which part of the evidence a network shows, and who repeats whom. */
#include "graph/compare.h"
#include "graph/measures.h"
#include "graph/network.h"
#include "graph/reprint.h"
#include "tests/support_alloc.h"
#include "tests/support_triples.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

/** A builder of these facts, in its own network for the default view. */
static EntNetworkBuilder* collect(const Fact* facts, size_t n) {
  EntNetworkBuilder* builder = ent_network_builder_new(0);
  assert_non_null(builder);
  for (size_t i = 0; i < n; i++) {
    assert_int_equal(support_add(builder, &facts[i], NULL), ENT_OK);
  }
  return builder;
}

static EntNetwork* look(EntNetworkBuilder* builder, const EntView* view) {
  EntNetwork* network = NULL;
  assert_int_equal(ent_network_build(builder, view, &network, NULL), ENT_OK);
  return network;
}

static const EntTie* tie_of(const EntNetwork* network, const char* a, const char* b,
                            EntRelation relation) {
  for (size_t i = 0; i < network->n_ties; i++) {
    const EntTie* tie = &network->ties[i];
    if (tie->relation == relation && strcmp(network->nodes[tie->source].name, a) == 0 &&
        strcmp(network->nodes[tie->target].name, b) == 0) {
      return tie;
    }
  }
  return NULL;
}

static EntDate year(int value) {
  return (EntDate){.year = (int16_t)value};
}

static const Fact HIDDEN[] = {
    {"Chief", ENT_ALLY, "Group", .article = "1", .form = ENT_LEADS},
    {"Chief", ENT_ALLY, "Party", .article = "1", .form = ENT_MEMBER, .start = 20},
    {"Chief", ENT_ALLY, "Patron", .article = "1", .form = ENT_MEMBER, .start = 40},
    {"Chief", ENT_ALLY, "Patron", .article = "2", .form = ENT_SPONSOR},
    {"Chief", ENT_RIVAL, "Critic", .article = "1", .form = ENT_VERBAL, .start = 60},
    {"Chief", ENT_RIVAL, "Enemy", .article = "1", .form = ENT_ARMED, .start = 80},
    {"Chief", ENT_RIVAL, "Accuser", .article = "1", .form = ENT_ARMED, .start = 90,
     .said_by = "Accuser"},
    {"Chief", ENT_RIVAL, "Victim", .article = "1", .form = ENT_ARMED, .start = 100,
     .said_by = "Enemy"},
    {"Group", ENT_SPLINTER_OF, "Root", .article = "1", .form = ENT_ROOTS, .said_by = "Group",
     .start = 120}};

static void test_what_is_hidden(void** state) {
  (void)state;
  EntNetworkBuilder* builder = collect(HIDDEN, COUNT(HIDDEN));
  EntNetwork* network = look(builder, NULL);
  EntNetwork* whole = look(builder, &(EntView){.all = true});
  assert_int_equal(network->hidden.roles, 2);
  assert_int_equal(network->hidden.verbal, 1);
  assert_int_equal(network->hidden.claims, 1);
  assert_int_equal(network->hidden.lists, 0);
  assert_int_equal(network->n_ties, 4);
  assert_non_null(tie_of(network, "Chief", "Patron", ENT_ALLY));
  assert_non_null(tie_of(network, "Chief", "Enemy", ENT_RIVAL));
  assert_non_null(tie_of(network, "Chief", "Victim", ENT_RIVAL));
  assert_non_null(tie_of(network, "Group", "Root", ENT_SPLINTER_OF));
  assert_int_equal(whole->n_ties, 8);
  assert_int_equal(whole->hidden.roles, 0);
  assert_int_equal(whole->nodes[0].actor, 0);
  assert_true(network->n_nodes < whole->n_nodes);
  ent_network_free(whole);
  ent_network_free(network);
  ent_network_builder_free(builder);
}

/** Four in one sentence, each with each, are a list; three are an alliance. */
static void test_lists(void** state) {
  (void)state;
  static const char* const names[] = {"A", "B", "C", "D"};
  for (size_t n = 3; n <= 4; n++) {
    EntNetworkBuilder* builder = ent_network_builder_new(0);
    for (size_t i = 0; i < n; i++) {
      for (size_t k = i + 1; k < n; k++) {
        const Fact fact = {names[i], ENT_ALLY, names[k], .form = ENT_COALITION};
        assert_int_equal(support_add(builder, &fact, NULL), ENT_OK);
      }
    }
    EntNetwork* network = look(builder, NULL);
    assert_int_equal(network->n_ties, n == 3 ? 3 : 0);
    assert_int_equal(network->hidden.lists, n == 3 ? 0 : 6);
    ent_network_free(network);
    ent_network_builder_free(builder);
  }
}

/** A pair that turned is shown, though each of its ties alone would be hidden. */
static void test_turned_pairs_are_never_hidden(void** state) {
  (void)state;
  const Fact facts[] = {{"A", ENT_ALLY, "B", .article = "1", .form = ENT_MEMBER, .date = "2005"},
                        {"A", ENT_RIVAL, "B", .article = "2", .form = ENT_VERBAL, .date = "2009"}};
  EntNetworkBuilder* builder = collect(facts, COUNT(facts));
  EntNetwork* network = look(builder, NULL);
  assert_int_equal(network->n_ties, 2);
  assert_int_equal(network->n_pairs, 1);
  assert_int_equal(network->pairs[0].course, ENT_TURNED);
  ent_network_free(network);
  ent_network_builder_free(builder);
}

static void test_forms_sources_and_runs(void** state) {
  (void)state;
  EntNetworkBuilder* builder = ent_network_builder_new(0);
  const Fact facts[] = {{"A", ENT_RIVAL, "B", .article = "1", .form = ENT_ARMED},
                        {"A", ENT_ALLY, "C", .article = "2", .form = ENT_SPONSOR}};
  ent_network_builder_set_run(builder, 1);
  assert_int_equal(support_add(builder, &facts[0], NULL), ENT_OK);
  ent_network_builder_set_run(builder, 2);
  assert_int_equal(support_add(builder, &facts[1], NULL), ENT_OK);
  const struct {
    EntView view;
    const char* with; ///< the other actor of the one tie; NULL for both
  } cases[] = {{{.forms = 1u << ENT_ARMED}, "B"},
               {{.forms = 1u << ENT_SPONSOR}, "C"},
               {{.first_run = 2}, "C"},
               {{.last_run = 1}, "B"},
               {{.first_run = 1, .last_run = 2}, NULL},
               {{.min_sources = 1}, NULL}};
  for (size_t i = 0; i < COUNT(cases); i++) {
    EntNetwork* network = look(builder, &cases[i].view);
    assert_int_equal(network->n_ties, cases[i].with ? 1 : 2);
    if (cases[i].with) {
      assert_string_equal(network->nodes[network->ties[0].target].name, cases[i].with);
    }
    ent_network_free(network);
  }
  EntNetwork* none = look(builder, &(EntView){.min_sources = 2});
  assert_int_equal(none->n_ties + none->n_nodes + none->n_pairs, 0);
  ent_network_free(none);
  ent_network_builder_free(builder);
}

static void test_focus(void** state) {
  (void)state;
  const Fact facts[] = {{"A", ENT_RIVAL, "B", .form = ENT_ARMED},
                        {"B", ENT_RIVAL, "C", .form = ENT_ARMED, .start = 20},
                        {"C", ENT_RIVAL, "D", .form = ENT_ARMED, .start = 40},
                        {"D", ENT_RIVAL, "A", .form = ENT_ARMED, .start = 60},
                        {"C", ENT_RIVAL, "E", .form = ENT_ARMED, .start = 80}};
  static const size_t expected[] = {0, 2, 4, 5}; // ties within so many hops of A
  EntNetworkBuilder* builder = collect(facts, COUNT(facts));
  uint32_t actor = UINT32_MAX;
  assert_int_equal(ent_network_builder_find(builder, "a", &actor), 1);
  for (unsigned hops = 0; hops < COUNT(expected); hops++) {
    EntNetwork* network = look(builder, &(EntView){.about = &actor, .n_about = 1, .hops = hops});
    assert_int_equal(network->n_ties, expected[hops]);
    ent_network_free(network);
  }
  uint32_t only[3] = {actor};
  assert_int_equal(ent_network_builder_find(builder, "B", &only[1]), 1);
  assert_int_equal(ent_network_builder_find(builder, "C", &only[2]), 1);
  EntNetwork* network = look(builder, &(EntView){.about = only, .n_about = 3});
  assert_int_equal(network->n_ties, 2);
  ent_network_free(network);
  ent_network_builder_free(builder);
}

static void test_slices(void** state) {
  (void)state;
  const Fact facts[] = {
      {"A", ENT_RIVAL, "Attested", .article = "1", .date = "2005-06-01", .form = ENT_ARMED},
      {"A", ENT_ALLY, "Stated", .article = "2", .date = "2020", .since = "2003", .until = "2008",
       .form = ENT_SPONSOR},
      {"A", ENT_ALLY, "Former", .article = "3", .date = "2005", .validity = ENT_ENDED,
       .form = ENT_SPONSOR},
      {"A", ENT_ALLY, "Undated", .article = "4", .form = ENT_SPONSOR},
      {"A", ENT_ALLY, "Lasting", .article = "5", .date = "2010", .since = "2001",
       .form = ENT_SPONSOR}};
  const struct {
    int since;
    int until;
    const char* with[4];
  } cases[] = {{2005, 2005, {"Attested", "Lasting", "Stated"}},
               {0, 2002, {"Lasting"}},
               {2009, 0, {"Lasting"}},
               {2008, 2008, {"Lasting", "Stated"}},
               {2011, 0, {NULL}}};
  EntNetworkBuilder* builder = collect(facts, COUNT(facts));
  for (size_t i = 0; i < COUNT(cases); i++) {
    const EntView view = {.since = year(cases[i].since), .until = year(cases[i].until)};
    EntNetwork* network = look(builder, &view);
    size_t n = 0;
    for (; n < 4 && cases[i].with[n]; n++) {
      assert_true(tie_of(network, "A", cases[i].with[n], ENT_ALLY) ||
                  tie_of(network, "A", cases[i].with[n], ENT_RIVAL));
    }
    assert_int_equal(network->n_ties, n);
    ent_network_free(network);
  }
  ent_network_builder_free(builder);
}

/** Three articles with one sentence are one voice; a fourth says it in its own words. */
static void test_reprints_are_one_voice(void** state) {
  (void)state;
  static const char agency[] = "Forces of A attacked the base of B near the river on Monday night.";
  static const char reprint[] =
      "Forces of A attacked the base of B near the river on Monday night, it said.";
  const Fact facts[] = {{"A", ENT_RIVAL, "B", .article = "1", .confidence = 0.5, .evidence = agency,
                         .date = "2020-01-02", .form = ENT_ARMED},
                        {"A", ENT_RIVAL, "B", .article = "2", .confidence = 0.6,
                         .evidence = reprint, .date = "2020-01-03", .form = ENT_ARMED},
                        {"A", ENT_RIVAL, "B", .article = "3", .confidence = 0.5, .evidence = agency,
                         .form = ENT_ARMED},
                        {"A", ENT_RIVAL, "B", .article = "4", .confidence = 0.5,
                         .evidence = "A and B fought all night.", .date = "2020-01-04",
                         .form = ENT_ARMED}};
  EntNetworkBuilder* builder = collect(facts, COUNT(facts));
  EntNetwork* network = look(builder, NULL);
  const EntTie* tie = &network->ties[0];
  assert_int_equal(tie->n_articles, 4);
  assert_int_equal(tie->n_independent, 2);
  assert_int_equal(tie->n_sources, 1);
  assert_true(fabs(tie->weight - 1.1) < 1e-12);
  assert_true(fabs(tie->confidence - 0.8) < 1e-12);
  assert_int_equal(tie->n_evidence, 4);
  static const bool repeated[] = {false, true, false, true}; // the undated one comes last
  for (size_t i = 0; i < COUNT(repeated); i++) {
    assert_int_equal(tie->evidence[i].repeated, repeated[i]);
  }
  ent_network_free(network);
  ent_network_builder_free(builder);
}

static void test_similar_sentences(void** state) {
  (void)state;
  const char* const sentences[] = {"The army attacked the rebels in the north of the country.",
                                   "the ARMY attacked the rebels, in the north of the country",
                                   "The rebels attacked the army in the north of the country.",
                                   "Short one",
                                   "short ONE!",
                                   "",
                                   "\xFF\xFE",
                                   "مقاتلون هاجموا القاعدة قرب النهر"};
  static const uint32_t expected[] = {0, 0, 2, 3, 3, 5, 5, 7};
  EntArena* arena = ent_arena_new();
  uint32_t group[COUNT(sentences)];
  assert_true(ent_reprints_find(sentences, COUNT(sentences), arena, group));
  for (size_t i = 0; i < COUNT(sentences); i++) {
    assert_int_equal(group[i], expected[i]);
  }
  assert_true(ent_reprints_find(NULL, 0, arena, NULL));
  ent_arena_free(arena);
}

static void test_names_are_found(void** state) {
  (void)state;
  const Fact facts[] = {
      {"Muqtada al-Sadr", ENT_ALLY, "Iran", .article = "1", .subject_alias = "Sadr"},
      {"Muqtada al-Sadr", ENT_ALLY, "Iran", .article = "2"}};
  EntNetworkBuilder* builder = collect(facts, COUNT(facts));
  uint32_t actor = UINT32_MAX;
  EntBuffer near = {0};
  assert_int_equal(ent_network_builder_find(builder, "the SADR", &actor), 1);
  assert_int_equal(ent_network_builder_find(builder, "nobody", &actor), 0);
  assert_int_equal(ent_network_builder_find(builder, "", &actor), 0);
  assert_int_equal(ent_network_builder_suggest(builder, "Moqtada al Sadr", &near, NULL), ENT_OK);
  assert_string_equal(near.bytes, "Muqtada al-Sadr");
  near.length = 0;
  assert_int_equal(ent_network_builder_suggest(builder, "Irak", &near, NULL), ENT_OK);
  assert_string_equal(near.bytes, "Iran");
  near.length = 0;
  assert_int_equal(ent_network_builder_suggest(builder, "Zanzibar", &near, NULL), ENT_OK);
  assert_int_equal(near.length, 0);
  ent_buffer_clear(&near);
  ent_network_builder_free(builder);
}

static const Fact CHANGING[] = {
    {"A", ENT_ALLY, "B", .article = "1", .date = "2005", .form = ENT_COALITION},
    {"A", ENT_RIVAL, "C", .article = "1", .date = "2005", .form = ENT_ARMED, .start = 20},
    {"A", ENT_RIVAL, "B", .article = "2", .date = "2015", .form = ENT_ARMED},
    {"D", ENT_SPLINTER_OF, "A", .article = "2", .date = "2015", .form = ENT_SPLIT, .start = 20}};

static void test_comparison(void** state) {
  (void)state;
  EntNetworkBuilder* builder = collect(CHANGING, COUNT(CHANGING));
  EntNetwork* before = look(builder, &(EntView){.until = year(2010)});
  EntNetwork* after = look(builder, &(EntView){.since = year(2011)});
  EntArena* arena = ent_arena_new();
  EntComparison found;
  assert_int_equal(ent_network_measure(before, NULL, NULL), ENT_OK);
  assert_int_equal(ent_network_measure(after, NULL, NULL), ENT_OK);
  assert_int_equal(ent_compare(before, after, arena, &found, NULL), ENT_OK);
  assert_int_equal(found.n_appeared, 1);
  assert_string_equal(found.appeared[0]->name, "D");
  assert_int_equal(found.n_vanished, 1);
  assert_string_equal(found.vanished[0]->name, "C");
  assert_int_equal(found.n_made, 2);
  assert_int_equal(found.n_lost, 2);
  assert_int_equal(found.n_turned, 1);
  assert_string_equal(found.turned[0].a->name, "A");
  assert_string_equal(found.turned[0].b->name, "B");
  assert_int_equal(found.turned[0].before, ENT_ALLY);
  assert_int_equal(found.turned[0].after, ENT_RIVAL);
  assert_int_equal(ent_compare(after, after, arena, &found, NULL), ENT_OK);
  assert_int_equal(found.n_appeared + found.n_vanished + found.n_made + found.n_lost +
                       found.n_turned + found.n_moved,
                   0);
  ent_arena_free(arena);
  ent_network_free(after);
  ent_network_free(before);
  ent_network_builder_free(builder);
}

/** Views and comparison with the n-th allocation failing. */
static EntStatus compare_with_failure(long n, EntNetworkBuilder* builder) {
  EntNetwork* before = NULL;
  EntNetwork* after = NULL;
  EntComparison found;
  EntError err = {0};
  uint32_t actor = 0;
  support_fail_allocation(n);
  EntArena* arena = ent_arena_new();
  EntStatus status = arena ? ENT_OK : ent_no_memory(&err);
  if (status == ENT_OK && ent_network_builder_find(builder, "A", &actor) == SIZE_MAX) {
    status = ent_no_memory(&err);
  }
  const EntView first = {.until = year(2010)};
  const EntView second = {.about = &actor, .n_about = 1, .hops = 1};
  status = status ? status : ent_network_build(builder, &first, &before, &err);
  status = status ? status : ent_network_build(builder, &second, &after, &err);
  status = status ? status : ent_compare(before, after, arena, &found, &err);
  support_fail_allocation(-1);
  assert_int_equal(err.status, status);
  ent_network_free(before);
  ent_network_free(after);
  ent_arena_free(arena);
  return status;
}

static void test_memory_runs_out(void** state) {
  (void)state;
  long n = 0;
  EntStatus status = ENT_NO_MEMORY;
  while (status != ENT_OK) {
    EntNetworkBuilder* builder = collect(CHANGING, COUNT(CHANGING));
    status = compare_with_failure(n++, builder);
    ent_network_builder_free(builder);
    assert_true(n < 10000);
  }
  assert_true(n > 20);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_what_is_hidden),
      cmocka_unit_test(test_lists),
      cmocka_unit_test(test_turned_pairs_are_never_hidden),
      cmocka_unit_test(test_forms_sources_and_runs),
      cmocka_unit_test(test_focus),
      cmocka_unit_test(test_slices),
      cmocka_unit_test(test_reprints_are_one_voice),
      cmocka_unit_test(test_similar_sentences),
      cmocka_unit_test(test_names_are_found),
      cmocka_unit_test(test_comparison),
      cmocka_unit_test(test_memory_runs_out),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
