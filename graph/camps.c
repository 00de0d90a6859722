#include "graph/camps.h"

#include <stdlib.h>

/** The search is repeated from several seeds, and the best partition is kept: on a small network
    that costs nothing, and one run may end in a poor one. */
enum { MANY_RUNS = 10, FEW_RUNS = 2, LARGE_NETWORK = 20000, ROUNDS = 20, ITERATIONS = 2 };

/** Half the density of ally ties: at the whole density obvious camps fall to pieces, at 0 everyone
    in reach of an ally is in one camp. */
static double choose_resolution(const EntNetwork* network) {
  double positive = 0;
  const double n = network->n_nodes;
  for (size_t i = 0; i < network->n_ties; i++) {
    positive += network->ties[i].relation == ENT_ALLY ? network->ties[i].weight : 0;
  }
  return n > 1 ? positive / (n * (n - 1)) : 0;
}

/** Sum over camps of the weights inside, less `resolution` for each pair inside: what Leiden with
    the constant Potts model maximizes. igraph's own number divides by the sum of all weights, which
    may be 0 or negative here.
    @param sizes  [number of vertices], zeroed; scratch. */
static double rate(const EntProjection* on, double resolution, const igraph_vector_int_t* camps,
                   double* sizes) {
  const igraph_integer_t n = igraph_vcount(&on->graph);
  double inside = 0;
  for (igraph_integer_t i = 0; i < n; i++) {
    sizes[i] = 0;
  }
  for (igraph_integer_t i = 0; i < n; i++) {
    // pairs are counted as their second member comes in
    inside -= resolution * sizes[VECTOR(*camps)[i]]++;
  }
  for (igraph_integer_t i = 0; i < igraph_ecount(&on->graph); i++) {
    const igraph_integer_t from = IGRAPH_FROM(&on->graph, i);
    const igraph_integer_t to = IGRAPH_TO(&on->graph, i);
    inside += VECTOR(*camps)[from] == VECTOR(*camps)[to] ? VECTOR(on->weights)[i] : 0;
  }
  return inside;
}

/** One run from singletons until nothing is gained. igraph's own "until nothing changes" may not
    end. */
static igraph_error_t run(const EntProjection* on, double resolution, igraph_uint_t seed,
                          igraph_vector_int_t* camps, double* quality, double* sizes) {
  for (igraph_integer_t i = 0; i < igraph_vector_int_size(camps); i++) {
    VECTOR(*camps)[i] = i;
  }
  igraph_error_t code = ent_backend_seed(seed);
  *quality = rate(on, resolution, camps, sizes);
  for (int round = 0; code == IGRAPH_SUCCESS && round < ROUNDS; round++) {
    const double before = *quality;
    code = ent_igraph_leiden(on, resolution, ITERATIONS, camps);
    if (code == IGRAPH_SUCCESS) {
      *quality = rate(on, resolution, camps, sizes);
    }
    if (*quality <= before) {
      break;
    }
  }
  return code;
}

/** The best of several runs, in `best`. */
static igraph_error_t search(const EntProjection* on, double resolution,
                             igraph_vector_int_t* current, igraph_vector_int_t* best,
                             double* sizes) {
  static const double noise = 1e-9; // sums that differ by less are equal
  const int runs = igraph_vcount(&on->graph) > LARGE_NETWORK ? FEW_RUNS : MANY_RUNS;
  double best_quality = 0;
  igraph_error_t code = IGRAPH_SUCCESS;
  for (int i = 0; code == IGRAPH_SUCCESS && i < runs; i++) {
    double quality = 0;
    code = run(on, resolution, (igraph_uint_t)i + 1, current, &quality, sizes);
    if (code == IGRAPH_SUCCESS && (i == 0 || quality > best_quality * (1 + noise) + noise)) {
      best_quality = quality;
      code = igraph_vector_int_update(best, current);
    }
  }
  return code;
}

/** A camp as the search numbered it. */
typedef struct {
  uint32_t size;
  uint32_t first; ///< its smallest actor
  uint32_t found; ///< its number so far
} Camp;

/** The largest first, then the one with the smallest actor. */
static int compare_camps(const void* left, const void* right) {
  const Camp* a = left;
  const Camp* b = right;
  if (a->size != b->size) {
    return a->size > b->size ? -1 : 1;
  }
  return (a->first > b->first) - (a->first < b->first);
}

/** Number the camps and store them. `camps` and `number` have room for all actors. */
static void store(EntNetwork* network, const igraph_vector_int_t* membership, Camp* camps,
                  uint32_t* number) {
  const uint32_t n = network->n_nodes;
  for (uint32_t i = 0; i < n; i++) {
    camps[i] = (Camp){0, 0, i};
  }
  for (uint32_t i = 0; i < n; i++) {
    Camp* camp = &camps[VECTOR(*membership)[i]];
    camp->first = camp->size++ == 0 ? i : camp->first;
  }
  qsort(camps, n, sizeof *camps, compare_camps);
  network->n_camps = 0;
  for (uint32_t i = 0; i < n && camps[i].size > 0; i++) {
    number[camps[i].found] = network->n_camps++;
  }
  for (uint32_t i = 0; i < n; i++) {
    network->nodes[i].camp = number[VECTOR(*membership)[i]];
  }
}

igraph_error_t ent_camps_find(EntNetwork* network) {
  static const EntFactors signs = {.ally = 1, .rival = -1};
  const uint32_t n = network->n_nodes;
  EntProjection on = {0};
  igraph_vector_int_t current = {0};
  igraph_vector_int_t best = {0};
  Camp* camps = malloc(n * sizeof *camps);
  uint32_t* number = malloc(n * sizeof *number);
  double* sizes = calloc(n, sizeof *sizes);
  igraph_error_t code = camps && number && sizes ? IGRAPH_SUCCESS : IGRAPH_ENOMEM;
  if (code == IGRAPH_SUCCESS) {
    code = ent_projection_make(network, signs, &on);
  }
  if (code == IGRAPH_SUCCESS) {
    code = igraph_vector_int_init(&current, n);
  }
  if (code == IGRAPH_SUCCESS) {
    code = igraph_vector_int_init(&best, n);
  }
  if (code == IGRAPH_SUCCESS) {
    code = search(&on, choose_resolution(network), &current, &best, sizes);
  }
  if (code == IGRAPH_SUCCESS) {
    store(network, &best, camps, number);
  }
  igraph_vector_int_destroy(&best);
  igraph_vector_int_destroy(&current);
  ent_projection_clear(&on);
  free(sizes);
  free(number);
  free(camps);
  return code;
}
