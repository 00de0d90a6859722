#include "graph/measures.h"
#include "tests/support_triples.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <igraph.h>
#include <math.h>
#include <stdio.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

/** A network, measured. */
static EntNetwork* measured(const Fact* facts, size_t n, EntNetworkBuilder** builder) {
  EntError err = {0};
  EntNetwork* network = support_network(facts, n, builder);
  if (ent_network_measure(network, NULL, &err) != ENT_OK) {
    fail_msg("%s", err.text);
  }
  return network;
}

static double value_of(const EntNetwork* network, const char* name, EntMeasure measure) {
  return network->nodes[support_node(network, name)].measures[measure];
}

static uint32_t camp_of(const EntNetwork* network, const char* name) {
  return network->nodes[support_node(network, name)].camp;
}

/** Are the two equal to six digits? */
static void assert_near(double value, double expected) {
  if (!(fabs(value - expected) < 1e-6)) {
    fail_msg("%.9g is not %.9g", value, expected);
  }
}

static void test_measure_infos(void** state) {
  (void)state;
  static const EntMeasure whole[] = {ENT_ALLIES, ENT_RIVALS, ENT_SPLINTERS, ENT_CORENESS,
                                     ENT_ARTICULATION};
  size_t n_whole = 0;
  for (size_t i = 0; i < ENT_N_MEASURES; i++) {
    const EntMeasureInfo* info = ent_measure_info((EntMeasure)i);
    EntMeasure found = ENT_ARTICULATION;
    assert_non_null(info->title);
    assert_true(ent_measure_from_id(ent_str(info->id), &found));
    assert_int_equal(found, i);
    n_whole += info->whole;
  }
  for (size_t i = 0; i < COUNT(whole); i++) {
    assert_true(ent_measure_info(whole[i])->whole);
  }
  assert_int_equal(n_whole, COUNT(whole));
  EntMeasure none = ENT_ALLIES;
  assert_false(ent_measure_from_id(ent_str("beauty"), &none));
}

/** The example of the documentation of pn_index() in D. Schoch's R package signnet, with what it
    prints. */
static void test_pn_centrality(void** state) {
  (void)state;
  static const char* const rows[] = {".+.+...--.", "+.+-+--...", ".+.+-...-.", "+-+.+--...",
                                     ".+-+.+.-.-", ".-.-+.+.+-", ".-.-.+.+-+", "-...-.+.+.",
                                     "-.-..+-+.+", "....--+.+."};
  static const double expected[] = {0.9009747, 0.8613482, 0.9076997, 0.8613482, 0.8410658,
                                    0.8496558, 0.8617321, 0.9015909, 0.8509848, 0.9072930};
  static const char* const names[] = {"A", "B", "C", "D", "E", "F", "G", "H", "I", "J"};
  Fact facts[45];
  size_t n = 0;
  for (size_t i = 0; i < 10; i++) {
    for (size_t k = i + 1; k < 10; k++) {
      if (rows[i][k] != '.') {
        facts[n++] = (Fact){.subject = names[i],
                            .relation = rows[i][k] == '+' ? ENT_ALLY : ENT_RIVAL,
                            .object = names[k]};
      }
    }
  }
  EntNetworkBuilder* builder = NULL;
  EntNetwork* network = measured(facts, n, &builder);
  for (uint32_t i = 0; i < 10; i++) {
    assert_near(network->nodes[i].measures[ENT_PN], expected[i]);
  }
  ent_network_free(network);
  ent_network_builder_free(builder);
}

/** Two rivals: x = 1 - x; allies: x = 1 + x/2. */
static void test_pn_centrality_of_two(void** state) {
  (void)state;
  const Fact facts[] = {{"A", ENT_RIVAL, "B", .article = "a"},
                        {"A", ENT_ALLY, "B", .article = "a"}};
  for (size_t i = 0; i < 2; i++) {
    EntNetworkBuilder* builder = NULL;
    EntNetwork* network = measured(&facts[i], 1, &builder);
    assert_near(value_of(network, "A", ENT_PN), i == 0 ? 0.5 : 2);
    assert_near(value_of(network, "B", ENT_PN), i == 0 ? 0.5 : 2);
    ent_network_free(network);
    ent_network_builder_free(builder);
  }
}

/** Of the three pairs of M's allies one is rivals: X and Y are both, but more rivals. */
static void test_brokerage(void** state) {
  (void)state;
  const Fact facts[] = {
      {"M", ENT_ALLY, "X", .article = "a"},    {"M", ENT_ALLY, "Y", .article = "a"},
      {"M", ENT_ALLY, "Z", .article = "a"},    {"X", ENT_RIVAL, "Y", .confidence = 0.9},
      {"X", ENT_ALLY, "Y", .confidence = 0.2}, {"Y", ENT_ALLY, "Z", .article = "a"}};
  EntNetworkBuilder* builder = NULL;
  EntNetwork* network = measured(facts, COUNT(facts), &builder);
  assert_near(value_of(network, "M", ENT_BROKERAGE), 1.0 / 3);
  assert_near(value_of(network, "Y", ENT_BROKERAGE), 0);
  assert_true(isnan(value_of(network, "X", ENT_BROKERAGE)));
  ent_network_free(network);
  ent_network_builder_free(builder);
}

/** By hand: distances on the path A-B-C-D, cores, cut points, splinters, strengths. */
static void test_other_measures(void** state) {
  (void)state;
  const Fact facts[] = {{"A", ENT_ALLY, "B", .confidence = 0.5},
                        {"B", ENT_ALLY, "C", .confidence = 0.5},
                        {"D", ENT_SPLINTER_OF, "C", .confidence = 0.5},
                        {"A", ENT_RIVAL, "D", .confidence = 0.8}};
  EntNetworkBuilder* builder = NULL;
  EntNetwork* network = measured(facts, COUNT(facts), &builder);
  assert_near(value_of(network, "A", ENT_CLOSENESS), (1 + 1.0 / 2 + 1.0 / 3) / 3);
  assert_near(value_of(network, "B", ENT_CLOSENESS), (1 + 1 + 1.0 / 2) / 3);
  assert_near(value_of(network, "C", ENT_SPLINTERS), 1);
  assert_near(value_of(network, "D", ENT_SPLINTERS), 0);
  assert_near(value_of(network, "B", ENT_CORENESS), 1);
  assert_near(value_of(network, "D", ENT_CORENESS), 0);
  assert_near(value_of(network, "B", ENT_ARTICULATION), 1);
  assert_near(value_of(network, "C", ENT_ARTICULATION), 1);
  assert_near(value_of(network, "A", ENT_ARTICULATION), 0);
  assert_near(value_of(network, "A", ENT_ALLY_STRENGTH), 0.5);
  assert_near(value_of(network, "A", ENT_RIVAL_STRENGTH), 0.8);
  assert_near(value_of(network, "A", ENT_NET_STRENGTH), -0.3);
  // a single contact is all constraint; two that are not tied with each other halve it
  assert_near(value_of(network, "C", ENT_CONSTRAINT), 1);
  assert_near(value_of(network, "B", ENT_CONSTRAINT), 0.5);
  ent_network_free(network);
  ent_network_builder_free(builder);
}

/** Burt's constraint of a triangle with equal weights: each contact (1/2 + 1/2 * 1/2)^2, twice. */
static void test_constraint_of_a_triangle(void** state) {
  (void)state;
  const Fact facts[] = {{"A", ENT_ALLY, "B", .article = "a"},
                        {"B", ENT_ALLY, "C", .start = 20},
                        {"C", ENT_RIVAL, "A", .start = 40},
                        {"D", ENT_SPLINTER_OF, "A", .start = 60}};
  EntNetworkBuilder* builder = NULL;
  EntNetwork* network = measured(facts, COUNT(facts), &builder);
  assert_near(value_of(network, "A", ENT_CONSTRAINT), 1.125);
  assert_true(isnan(value_of(network, "D", ENT_CONSTRAINT)));
  ent_network_free(network);
  ent_network_builder_free(builder);
}

/** Two sponsors of X, one of which sponsors Y too; a joint action is no support. The eigenvalues of
    [[1, 0], [1, 1]] give hubs 1 : (1 + sqrt 5)/2 and authorities the other way round. */
static void test_hits(void** state) {
  (void)state;
  const Fact facts[] = {{"Small", ENT_ALLY, "X", .form = ENT_SPONSOR},
                        {"Great", ENT_ALLY, "X", .form = ENT_SPONSOR, .start = 20},
                        {"Great", ENT_ALLY, "Y", .form = ENT_SPONSOR, .start = 40},
                        {"Y", ENT_ALLY, "Small", .form = ENT_JOINT_ACTION, .start = 60}};
  const double golden = (1 + sqrt(5)) / 2;
  EntNetworkBuilder* builder = NULL;
  EntNetwork* network = measured(facts, COUNT(facts), &builder);
  assert_near(value_of(network, "Great", ENT_HUB), 1);
  assert_near(value_of(network, "Small", ENT_HUB), 1 / golden);
  assert_near(value_of(network, "X", ENT_HUB), 0);
  assert_near(value_of(network, "X", ENT_AUTHORITY), 1);
  assert_near(value_of(network, "Y", ENT_AUTHORITY), 1 / golden);
  assert_near(value_of(network, "Great", ENT_AUTHORITY), 0);
  ent_network_free(network);
  ent_network_builder_free(builder);
}

static void count_calls(void* handle, const char* measure, double percent) {
  assert_non_null(measure);
  assert_true(percent >= 0 && percent <= 100);
  (*(size_t*)handle)++;
}

static void test_progress_is_told(void** state) {
  (void)state;
  const Fact facts[] = {{"A", ENT_ALLY, "B", .article = "a"}, {"B", ENT_ALLY, "C", .start = 20}};
  EntNetworkBuilder* builder = NULL;
  EntNetwork* network = support_network(facts, COUNT(facts), &builder);
  size_t calls = 0;
  const EntMeasureOptions options = {.progress = count_calls, .handle = &calls};
  assert_int_equal(ent_network_measure(network, &options, NULL), ENT_OK);
  assert_true(calls > 0);
  ent_network_free(network);
  ent_network_builder_free(builder);
}

static void test_no_actors(void** state) {
  (void)state;
  EntNetworkBuilder* builder = NULL;
  EntNetwork* network = measured(NULL, 0, &builder);
  assert_int_equal(network->n_camps, 0);
  ent_network_free(network);
  ent_network_builder_free(builder);
}

static void test_one_pair(void** state) {
  (void)state;
  const Fact facts[] = {{"A", ENT_ALLY, "B", .confidence = 0.25}};
  EntNetworkBuilder* builder = NULL;
  EntNetwork* network = measured(facts, COUNT(facts), &builder);
  assert_near(value_of(network, "A", ENT_ALLIES), 1);
  assert_near(value_of(network, "A", ENT_STRENGTH), 0.25);
  assert_near(value_of(network, "A", ENT_BETWEENNESS), 0);
  assert_near(value_of(network, "A", ENT_EIGENVECTOR), 1);
  assert_near(value_of(network, "A", ENT_PAGERANK), 0.5);
  assert_int_equal(network->n_camps, 1);
  assert_near(hypot(network->nodes[0].x, network->nodes[0].y),
              hypot(network->nodes[1].x, network->nodes[1].y));
  ent_network_free(network);
  ent_network_builder_free(builder);
}

/** PageRank: c = 0.15/5 + 0.85 * 4 l and l = 0.15/5 + 0.85 c/4, so c = 0.132/0.2775. */
static void test_star(void** state) {
  (void)state;
  const Fact facts[] = {{"Hub", ENT_ALLY, "A", .article = "a"},
                        {"Hub", ENT_ALLY, "B", .article = "a"},
                        {"Hub", ENT_ALLY, "C", .article = "a"},
                        {"Hub", ENT_ALLY, "D", .article = "a"}};
  EntNetworkBuilder* builder = NULL;
  EntNetwork* network = measured(facts, COUNT(facts), &builder);
  assert_near(value_of(network, "Hub", ENT_ALLIES), 4);
  assert_near(value_of(network, "Hub", ENT_STRENGTH), 2);
  assert_near(value_of(network, "Hub", ENT_BETWEENNESS), 1);
  assert_near(value_of(network, "Hub", ENT_EIGENVECTOR), 1);
  assert_near(value_of(network, "Hub", ENT_PAGERANK), 0.132 / 0.2775);
  assert_near(value_of(network, "A", ENT_ALLIES), 1);
  assert_near(value_of(network, "A", ENT_BETWEENNESS), 0);
  assert_near(value_of(network, "A", ENT_EIGENVECTOR), 0.5);
  assert_near(value_of(network, "A", ENT_PAGERANK), (1 - 0.132 / 0.2775) / 4);
  ent_network_free(network);
  ent_network_builder_free(builder);
}

/** B lies between A and C, and A and D: two of three pairs; a rival tie is no path. */
static void test_path(void** state) {
  (void)state;
  const Fact facts[] = {{"A", ENT_ALLY, "B", .confidence = 0.9},
                        {"C", ENT_SPLINTER_OF, "B", .confidence = 0.1},
                        {"C", ENT_ALLY, "B", .confidence = 0.1},
                        {"C", ENT_ALLY, "D", .confidence = 0.9},
                        {"A", ENT_RIVAL, "D", .confidence = 0.9}};
  EntNetworkBuilder* builder = NULL;
  EntNetwork* network = measured(facts, COUNT(facts), &builder);
  assert_true(value_of(network, "B", ENT_BETWEENNESS) == 0.666667);
  assert_true(value_of(network, "C", ENT_BETWEENNESS) == 0.666667);
  assert_near(value_of(network, "A", ENT_BETWEENNESS), 0);
  assert_near(value_of(network, "A", ENT_RIVALS), 1);
  assert_near(value_of(network, "A", ENT_ALLIES), 1);
  assert_near(value_of(network, "A", ENT_STRENGTH), 1.8);
  assert_near(value_of(network, "C", ENT_STRENGTH), 1);
  ent_network_free(network);
  ent_network_builder_free(builder);
}

/** The stronger bond counts: on a path with weights 3 : 4 the middle is 5, the ends are 3 and 4. */
static void test_eigenvector_by_weight(void** state) {
  (void)state;
  const Fact facts[] = {{"A", ENT_ALLY, "B", .confidence = 0.3},
                        {"B", ENT_ALLY, "C", .confidence = 0.4},
                        {"X", ENT_ALLY, "Y", .confidence = 0.2}};
  EntNetworkBuilder* builder = NULL;
  EntNetwork* network = measured(facts, COUNT(facts), &builder);
  assert_near(value_of(network, "A", ENT_EIGENVECTOR), 0.6);
  assert_near(value_of(network, "B", ENT_EIGENVECTOR), 1);
  assert_near(value_of(network, "C", ENT_EIGENVECTOR), 0.8);
  assert_true(value_of(network, "X", ENT_EIGENVECTOR) == 0);
  ent_network_free(network);
  ent_network_builder_free(builder);
}

/** Groups with the same eigenvalue lead together; the smaller third group has nothing. */
static void test_eigenvector_of_equal_groups(void** state) {
  (void)state;
  const Fact facts[] = {{"A", ENT_ALLY, "B", .confidence = 0.7},
                        {"C", ENT_ALLY, "D", .confidence = 0.7},
                        {"E", ENT_ALLY, "F", .confidence = 0.6},
                        {"G", ENT_RIVAL, "A", .confidence = 0.7}};
  static const double expected[] = {1, 1, 1, 1, 0, 0, 0};
  EntNetworkBuilder* builder = NULL;
  EntNetwork* network = measured(facts, COUNT(facts), &builder);
  for (uint32_t i = 0; i < network->n_nodes; i++) {
    assert_true(network->nodes[i].measures[ENT_EIGENVECTOR] == expected[i]);
  }
  ent_network_free(network);
  ent_network_builder_free(builder);
}

static void test_no_allies(void** state) {
  (void)state;
  const Fact facts[] = {{"A", ENT_RIVAL, "B", .article = "a"},
                        {"B", ENT_RIVAL, "C", .article = "a"},
                        {"D", ENT_SPLINTER_OF, "A", .article = "a"}};
  EntNetworkBuilder* builder = NULL;
  EntNetwork* network = measured(facts, COUNT(facts), &builder);
  double sum = 0;
  for (uint32_t i = 0; i < network->n_nodes; i++) {
    const EntNode* node = &network->nodes[i];
    assert_true(node->measures[ENT_EIGENVECTOR] == 0 && !signbit(node->measures[ENT_EIGENVECTOR]));
    assert_true(node->measures[ENT_BETWEENNESS] == 0);
    assert_int_equal(node->camp, i); // each alone, in order
    sum += node->measures[ENT_PAGERANK];
  }
  assert_true(fabs(sum - 1) < 1e-5);
  assert_int_equal(network->n_camps, 4);
  ent_network_free(network);
  ent_network_builder_free(builder);
}

static void test_bridge_between_triangles(void** state) {
  (void)state;
  const Fact facts[] = {
      {"X", ENT_ALLY, "Y", .article = "a"}, {"Y", ENT_ALLY, "Z", .article = "a"},
      {"Z", ENT_ALLY, "X", .article = "a"}, {"A", ENT_ALLY, "B", .article = "a"},
      {"B", ENT_ALLY, "C", .article = "a"}, {"C", ENT_ALLY, "A", .article = "a"},
      {"C", ENT_ALLY, "X", .article = "a"}, {"Loner", ENT_RIVAL, "X", .article = "a"}};
  EntNetworkBuilder* builder = NULL;
  EntNetwork* network = measured(facts, COUNT(facts), &builder);
  assert_int_equal(network->n_camps, 3);
  assert_int_equal(camp_of(network, "A"), 0);
  assert_int_equal(camp_of(network, "B"), 0);
  assert_int_equal(camp_of(network, "C"), 0);
  assert_int_equal(camp_of(network, "X"), 1);
  assert_int_equal(camp_of(network, "Y"), 1);
  assert_int_equal(camp_of(network, "Z"), 1);
  assert_int_equal(camp_of(network, "Loner"), 2);
  // C lies on 2 * 3 paths of (7 - 1)(7 - 2)/2
  assert_near(value_of(network, "C", ENT_BETWEENNESS), 0.4);
  ent_network_free(network);
  ent_network_builder_free(builder);
}

/** Every two of five and four actors tied: rivals across, allies inside. The larger is camp 0. */
static void test_signed_camps(void** state) {
  (void)state;
  static const char* const names[] = {"A", "B", "C", "D", "V", "W", "X", "Y", "Z"};
  Fact facts[36];
  size_t n = 0;
  for (size_t i = 0; i < 9; i++) {
    for (size_t k = i + 1; k < 9; k++) {
      facts[n++] = (Fact){.subject = names[i],
                          .relation = (i < 4) == (k < 4) ? ENT_ALLY : ENT_RIVAL,
                          .object = names[k]};
    }
  }
  EntNetworkBuilder* builder = NULL;
  EntNetwork* network = measured(facts, n, &builder);
  assert_int_equal(network->n_camps, 2);
  for (uint32_t i = 0; i < 9; i++) {
    assert_int_equal(network->nodes[i].camp, i < 4);
  }
  ent_network_free(network);
  ent_network_builder_free(builder);
}

/** A ring of `n` allies, with a group of three beside it. */
static size_t make_ring(Fact* facts, char names[][8], size_t n) {
  for (size_t i = 0; i < n + 3; i++) {
    (void)snprintf(names[i], 8, "N%03zu", i % 1000);
  }
  for (size_t i = 0; i < n; i++) {
    facts[i] = (Fact){.subject = names[i], .relation = ENT_ALLY, .object = names[(i + 1) % n]};
  }
  facts[n] = (Fact){.subject = names[n], .relation = ENT_ALLY, .object = names[n + 1]};
  facts[n + 1] = (Fact){.subject = names[n + 1], .relation = ENT_ALLY, .object = names[n + 2]};
  return n + 2;
}

static void test_layout(void** state) {
  (void)state;
  static Fact facts[102];
  static char names[103][8];
  const size_t n = make_ring(facts, names, 100);
  EntNetworkBuilder* builder = NULL;
  EntNetwork* network = measured(facts, n, &builder);
  double reach = 0;
  for (uint32_t i = 0; i < network->n_nodes; i++) {
    const EntNode* node = &network->nodes[i];
    assert_true(node->x == round(node->x) && node->y == round(node->y));
    assert_true(fabs(node->x) <= 1000 && fabs(node->y) <= 1000);
    reach = fmax(reach, fmax(fabs(node->x), fabs(node->y)));
    for (uint32_t k = 0; k < i; k++) {
      assert_true(node->x != network->nodes[k].x || node->y != network->nodes[k].y);
    }
  }
  assert_true(reach >= 999);
  const EntNode* a = &network->nodes[support_node(network, names[100])];
  const EntNode* b = &network->nodes[support_node(network, names[101])];
  assert_true(hypot(a->x - b->x, a->y - b->y) < 500);
  ent_network_free(network);
  ent_network_builder_free(builder);
}

static void test_measuring_again_gives_the_same(void** state) {
  (void)state;
  static Fact facts[102];
  static char names[103][8];
  const size_t n = make_ring(facts, names, 100);
  EntNetworkBuilder* builder = NULL;
  EntNetwork* network = measured(facts, n, &builder);
  EntBuffer first = support_print(network);
  assert_int_equal(ent_network_measure(network, NULL, NULL), ENT_OK);
  EntBuffer second = support_print(network);
  assert_string_equal(first.bytes, second.bytes);
  ent_buffer_clear(&first);
  ent_buffer_clear(&second);
  ent_network_free(network);
  ent_network_builder_free(builder);
}

/** igraph must not print or abort, and its message must arrive. */
static void test_igraph_refuses(void** state) {
  (void)state;
  EntNode nodes[2] = {{.name = "A"}, {.name = "B"}};
  EntTie tie = {.source = 0, .target = 1, .relation = ENT_ALLY, .weight = -1};
  EntNetwork network = {
      .nodes = nodes, .n_nodes = 2, .ties = &tie, .n_ties = 1, .arena = ent_arena_new()};
  EntError err = {0};
  assert_non_null(network.arena);
  assert_int_equal(ent_network_measure(&network, NULL, &err), ENT_BACKEND);
  assert_int_equal(err.status, ENT_BACKEND);
  assert_int_equal(strncmp(err.text, "igraph: ", 8), 0);
  assert_int_equal(ent_network_measure(&network, NULL, NULL), ENT_BACKEND);
  tie.weight = 1;
  assert_int_equal(ent_network_measure(&network, NULL, NULL), ENT_OK);
  assert_string_equal(nodes[1].camp_name, "A, B");
  ent_arena_free(network.arena);
}

static void quiet(const char* reason, const char* file, int line, igraph_error_t code) {
  (void)reason;
  (void)file;
  (void)line;
  (void)code;
}

static void test_igraph_is_left_as_it_was(void** state) {
  (void)state;
  const Fact facts[] = {{"A", ENT_ALLY, "B", .article = "a"}, {"B", ENT_ALLY, "C", .article = "a"}};
  EntNetworkBuilder* builder = NULL;
  igraph_error_handler_t* before = igraph_set_error_handler(quiet);
  assert_int_equal(igraph_rng_seed(igraph_rng_default(), 42), IGRAPH_SUCCESS);
  const double expected = igraph_rng_get_unif01(igraph_rng_default());
  assert_int_equal(igraph_rng_seed(igraph_rng_default(), 42), IGRAPH_SUCCESS);
  EntNetwork* network = measured(facts, COUNT(facts), &builder);
  assert_true(igraph_rng_get_unif01(igraph_rng_default()) == expected);
  assert_ptr_equal(igraph_set_error_handler(before), quiet);
  ent_network_free(network);
  ent_network_builder_free(builder);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_measure_infos),
      cmocka_unit_test(test_pn_centrality),
      cmocka_unit_test(test_pn_centrality_of_two),
      cmocka_unit_test(test_brokerage),
      cmocka_unit_test(test_other_measures),
      cmocka_unit_test(test_constraint_of_a_triangle),
      cmocka_unit_test(test_hits),
      cmocka_unit_test(test_progress_is_told),
      cmocka_unit_test(test_no_actors),
      cmocka_unit_test(test_one_pair),
      cmocka_unit_test(test_star),
      cmocka_unit_test(test_path),
      cmocka_unit_test(test_eigenvector_by_weight),
      cmocka_unit_test(test_eigenvector_of_equal_groups),
      cmocka_unit_test(test_no_allies),
      cmocka_unit_test(test_bridge_between_triangles),
      cmocka_unit_test(test_signed_camps),
      cmocka_unit_test(test_layout),
      cmocka_unit_test(test_measuring_again_gives_the_same),
      cmocka_unit_test(test_igraph_refuses),
      cmocka_unit_test(test_igraph_is_left_as_it_was),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
