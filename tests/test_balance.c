/* Balance, lineage and camps described: what graph/ tells beside the measures of actors. */
#include "graph/balance.h"
#include "graph/camp.h"
#include "graph/lineage.h"
#include "graph/measures.h"
#include "tests/support_alloc.h"
#include "tests/support_triples.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

enum { MOST = 5, PAIRS = MOST * (MOST - 1) / 2 };

/** A signed graph of up to five actors, its ties in the order of a network. */
typedef struct {
  int sign[MOST][MOST]; ///< 1, -1 or 0
  EntNode nodes[MOST];
  EntTie ties[PAIRS];
  EntNetwork network;
} Small;

/** The graph that `code` stands for: a digit of base 3 for each pair. */
static void make_small(Small* small, uint32_t n, unsigned code) {
  *small = (Small){.network = {.n_nodes = n}};
  for (uint32_t a = 0; a < n; a++) {
    for (uint32_t b = a + 1; b < n; b++, code /= 3) {
      const int sign = (int)(code % 3) - 1;
      small->sign[a][b] = small->sign[b][a] = sign;
      if (sign != 0) {
        small->ties[small->network.n_ties++] = (EntTie){
            .source = a, .target = b, .relation = sign > 0 ? ENT_ALLY : ENT_RIVAL, .weight = 0.5};
      }
    }
  }
  small->network.nodes = small->nodes;
  small->network.ties = small->ties;
}

/** Count every triple of actors, one by one. @return the unbalanced ones. */
static size_t count_by_hand(const Small* small, size_t triads[4]) {
  const uint32_t n = small->network.n_nodes;
  for (uint32_t a = 0; a < n; a++) {
    for (uint32_t b = a + 1; b < n; b++) {
      for (uint32_t c = b + 1; c < n; c++) {
        const int x = small->sign[a][b];
        const int y = small->sign[b][c];
        const int z = small->sign[a][c];
        if (x != 0 && y != 0 && z != 0) {
          triads[(x < 0) + (y < 0) + (z < 0)]++;
        }
      }
    }
  }
  return triads[1] + triads[3];
}

/** Flip every tie in turn: those that are told, and no others, leave fewer unbalanced triads. */
static void check_flips(Small* small, const EntBalance* balance, size_t unbalanced) {
  size_t n_better = 0;
  size_t last = SIZE_MAX;
  for (uint32_t a = 0; a < small->network.n_nodes; a++) {
    for (uint32_t b = a + 1; b < small->network.n_nodes; b++) {
      size_t triads[4] = {0};
      small->sign[a][b] = small->sign[b][a] = -small->sign[a][b];
      n_better += count_by_hand(small, triads) < unbalanced;
      small->sign[a][b] = small->sign[b][a] = -small->sign[a][b];
    }
  }
  assert_int_equal(balance->n_frustrated, n_better);
  for (size_t i = 0; i < balance->n_frustrated; i++) {
    const EntFrustration* tie = &balance->frustrated[i];
    size_t triads[4] = {0};
    assert_int_equal(small->sign[tie->a][tie->b], tie->relation == ENT_ALLY ? 1 : -1);
    small->sign[tie->a][tie->b] = small->sign[tie->b][tie->a] = -small->sign[tie->a][tie->b];
    const size_t after = count_by_hand(small, triads);
    small->sign[tie->a][tie->b] = small->sign[tie->b][tie->a] = -small->sign[tie->a][tie->b];
    assert_int_equal(unbalanced - after, tie->n_unbalanced - tie->n_balanced);
    assert_true(unbalanced - after <= last);
    last = unbalanced - after;
  }
}

/** All signed graphs of three, four and five actors. */
static void test_balance_by_brute_force(void** state) {
  (void)state;
  for (uint32_t n = 3; n <= MOST; n++) {
    unsigned codes = 1;
    for (uint32_t i = 0; i < n * (n - 1) / 2; i++) {
      codes *= 3;
    }
    for (unsigned code = 0; code < codes; code++) {
      Small small;
      EntBalance balance;
      size_t triads[4] = {0};
      EntArena* arena = ent_arena_new();
      make_small(&small, n, code);
      const size_t unbalanced = count_by_hand(&small, triads);
      assert_int_equal(ent_balance(&small.network, arena, &balance, NULL), ENT_OK);
      assert_memory_equal(balance.triads, triads, sizeof triads);
      const size_t all = unbalanced + triads[0] + triads[2];
      assert_true(all == 0 ? isnan(balance.degree)
                           : balance.degree == (double)(all - unbalanced) / (double)all);
      check_flips(&small, &balance, unbalanced);
      ent_arena_free(arena);
    }
  }
}

/** The sign of a pair that is both is that of the greater weight; equal weights are no tie. */
static void test_balance_of_mixed_pairs(void** state) {
  (void)state;
  const Fact facts[] = {
      {"A", ENT_ALLY, "B", .confidence = 0.9}, {"A", ENT_RIVAL, "B", .confidence = 0.4},
      {"B", ENT_ALLY, "C", .article = "a"},    {"A", ENT_RIVAL, "C", .article = "a"},
      {"D", ENT_ALLY, "C", .article = "a"},    {"D", ENT_ALLY, "B", .confidence = 0.5},
      {"D", ENT_RIVAL, "B", .confidence = 0.5}};
  EntNetworkBuilder* builder = NULL;
  EntNetwork* network = support_network(facts, COUNT(facts), &builder);
  EntArena* arena = ent_arena_new();
  EntBalance balance;
  assert_int_equal(ent_balance(network, arena, &balance, NULL), ENT_OK);
  assert_int_equal(balance.triads[1], 1);
  assert_int_equal(balance.triads[0] + balance.triads[2] + balance.triads[3], 0);
  assert_int_equal(balance.n_frustrated, 3);
  ent_arena_free(arena);
  ent_network_free(network);
  ent_network_builder_free(builder);
}

static void test_lineage(void** state) {
  (void)state;
  const Fact facts[] = {{"Grandchild", ENT_SPLINTER_OF, "Child", .article = "a"},
                        {"Child", ENT_SPLINTER_OF, "Root", .article = "a"},
                        {"Sister", ENT_SPLINTER_OF, "Root", .article = "a"},
                        {"Grandchild", ENT_SPLINTER_OF, "Other root", .article = "a"},
                        {"Grandchild", ENT_SPLINTER_OF, "Root", .article = "a"},
                        {"Stranger", ENT_RIVAL, "Root", .article = "a"}};
  EntNetworkBuilder* builder = NULL;
  EntNetwork* network = support_network(facts, COUNT(facts), &builder);
  EntArena* arena = ent_arena_new();
  EntLineage* lineage = NULL;
  assert_int_equal(ent_lineage_make(network, arena, &lineage, NULL), ENT_OK);
  const EntLineage* grandchild = &lineage[support_node(network, "Grandchild")];
  const EntLineage* root = &lineage[support_node(network, "Root")];
  assert_int_equal(grandchild->n_parents, 3);
  assert_int_equal(grandchild->parents[0], support_node(network, "Child"));
  assert_int_equal(grandchild->n_roots, 2);
  assert_int_equal(grandchild->roots[0], support_node(network, "Other root"));
  assert_int_equal(grandchild->roots[1], support_node(network, "Root"));
  assert_int_equal(grandchild->depth, 2);
  assert_int_equal(grandchild->n_descendants, 0);
  assert_int_equal(root->n_parents + root->n_roots + root->depth, 0);
  assert_int_equal(root->n_descendants, 3);
  assert_int_equal(lineage[support_node(network, "Other root")].n_descendants, 1);
  assert_int_equal(lineage[support_node(network, "Child")].depth, 1);
  assert_int_equal(lineage[support_node(network, "Stranger")].depth, 0);
  ent_arena_free(arena);
  ent_network_free(network);
  ent_network_builder_free(builder);
}

/** A out of B, B out of C, C out of A; D out of C. The circle starts with A. */
static void test_lineage_in_a_circle(void** state) {
  (void)state;
  const Fact facts[] = {{"A", ENT_SPLINTER_OF, "B", .article = "a"},
                        {"B", ENT_SPLINTER_OF, "C", .article = "a"},
                        {"C", ENT_SPLINTER_OF, "A", .article = "a"},
                        {"D", ENT_SPLINTER_OF, "C", .article = "a"}};
  static const uint32_t depths[] = {0, 2, 1, 2};
  static const uint32_t descendants[] = {3, 0, 2, 0};
  EntNetworkBuilder* builder = NULL;
  EntNetwork* network = support_network(facts, COUNT(facts), &builder);
  EntArena* arena = ent_arena_new();
  EntLineage* lineage = NULL;
  assert_int_equal(ent_lineage_make(network, arena, &lineage, NULL), ENT_OK);
  for (uint32_t i = 0; i < 4; i++) {
    assert_int_equal(lineage[i].depth, depths[i]);
    assert_int_equal(lineage[i].n_descendants, descendants[i]);
  }
  ent_arena_free(arena);
  ent_network_free(network);
  ent_network_builder_free(builder);
}

/** A camp that lost its actors leaves the names of those behind it alone. */
static void test_camps_are_named_past_an_empty_one(void** state) {
  (void)state;
  EntNode nodes[] = {{.name = "A"}, {.name = "B", .camp = 2}};
  EntNetwork network = {.nodes = nodes, .n_nodes = 2, .n_camps = 3, .arena = ent_arena_new()};
  assert_non_null(network.arena);
  assert_int_equal(ent_camps_name(&network, NULL), ENT_OK);
  assert_string_equal(nodes[0].camp_name, "A");
  assert_string_equal(nodes[1].camp_name, "B");
  ent_arena_free(network.arena);
}

static void test_camps_are_described(void** state) {
  (void)state;
  const Fact facts[] = {
      {"A", ENT_ALLY, "B", .article = "a"},       {"B", ENT_ALLY, "C", .article = "a"},
      {"C", ENT_ALLY, "A", .article = "a"},       {"X", ENT_ALLY, "Y", .article = "a"},
      {"X", ENT_RIVAL, "B", .article = "a"},      {"Y", ENT_RIVAL, "B", .article = "a"},
      {"X", ENT_SPLINTER_OF, "B", .article = "a"}};
  EntNetworkBuilder* builder = NULL;
  EntNetwork* network = support_network(facts, COUNT(facts), &builder);
  EntArena* arena = ent_arena_new();
  EntCamp* camps = NULL;
  assert_int_equal(ent_network_measure(network, NULL, NULL), ENT_OK);
  assert_int_equal(ent_camps_describe(network, arena, &camps, NULL), ENT_OK);
  assert_int_equal(network->n_camps, 2);
  assert_string_equal(camps[0].name, "B, A");
  assert_int_equal(camps[0].n_actors, 3);
  assert_int_equal(camps[0].allies_inside, 3);
  assert_int_equal(camps[0].rivals_outside, 2);
  assert_int_equal(camps[0].rivals_inside + camps[0].allies_outside, 0);
  assert_string_equal(camps[1].name, "X, Y");
  assert_int_equal(camps[1].allies_inside, 1);
  ent_arena_free(arena);
  ent_network_free(network);
  ent_network_builder_free(builder);
}

static EntStatus describe_with_failure(long n, const EntNetwork* network) {
  EntBalance balance;
  EntLineage* lineage = NULL;
  EntCamp* camps = NULL;
  EntError err = {0};
  support_fail_allocation(n);
  EntArena* arena = ent_arena_new();
  EntStatus status = arena ? ENT_OK : ent_no_memory(&err);
  status = status ? status : ent_balance(network, arena, &balance, &err);
  status = status ? status : ent_lineage_make(network, arena, &lineage, &err);
  status = status ? status : ent_camps_describe(network, arena, &camps, &err);
  support_fail_allocation(-1);
  assert_int_equal(err.status, status);
  ent_arena_free(arena);
  return status;
}

static void test_memory_runs_out(void** state) {
  (void)state;
  const Fact facts[] = {{"A", ENT_ALLY, "B", .article = "a"},
                        {"B", ENT_RIVAL, "C", .article = "a"},
                        {"C", ENT_ALLY, "A", .article = "a"},
                        {"C", ENT_SPLINTER_OF, "A", .article = "a"}};
  EntNetworkBuilder* builder = NULL;
  EntNetwork* network = support_network(facts, COUNT(facts), &builder);
  long n = 0;
  assert_int_equal(ent_network_measure(network, NULL, NULL), ENT_OK);
  while (describe_with_failure(n, network) != ENT_OK) {
    n++;
    assert_true(n < 1000);
  }
  assert_true(n > 5);
  ent_network_free(network);
  ent_network_builder_free(builder);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_balance_by_brute_force),
      cmocka_unit_test(test_balance_of_mixed_pairs),
      cmocka_unit_test(test_lineage),
      cmocka_unit_test(test_lineage_in_a_circle),
      cmocka_unit_test(test_camps_are_named_past_an_empty_one),
      cmocka_unit_test(test_camps_are_described),
      cmocka_unit_test(test_memory_runs_out),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
