#include "graph/signed.h"

#include <math.h>
#include <stdlib.h>

/** Enough for any network: each round gains a digit or so. */
enum { MOST_ROUNDS = 1000 };

/** Two actors and the balance of their ties. */
typedef struct {
  uint32_t a; ///< < b
  uint32_t b;
  double weight;
} Pair;

static int compare_pairs(const void* left, const void* right) {
  const Pair* x = left;
  const Pair* y = right;
  const int order = (x->a > y->a) - (x->a < y->a);
  return order ? order : (x->b > y->b) - (x->b < y->b);
}

/** All pairs of the network that are friends or enemies, in order. @return how many. */
static size_t list_pairs(const EntNetwork* network, Pair* pairs) {
  size_t n = 0;
  for (size_t i = 0; i < network->n_ties; i++) {
    const EntTie* tie = &network->ties[i];
    if (tie->relation != ENT_SPLINTER_OF) {
      const bool forward = tie->source < tie->target;
      pairs[n++] = (Pair){forward ? tie->source : tie->target, forward ? tie->target : tie->source,
                          tie->relation == ENT_ALLY ? tie->weight : -tie->weight};
    }
  }
  if (n > 1) {
    qsort(pairs, n, sizeof *pairs, compare_pairs);
  }
  size_t left = 0;
  for (size_t i = 0; i < n;) {
    Pair sum = pairs[i++];
    for (; i < n && compare_pairs(&sum, &pairs[i]) == 0; i++) {
      sum.weight += pairs[i].weight;
    }
    if (sum.weight < 0 || sum.weight > 0) {
      pairs[left++] = sum;
    }
  }
  return left;
}

/** Put a neighbour in the next free place of a node. */
static void place(EntSigned* graph, size_t* filled, uint32_t node, uint32_t other, double weight) {
  const size_t at = graph->start[node] + filled[node]++;
  graph->neighbour[at] = other;
  graph->sign[at] = weight > 0 ? 1 : -1;
}

/** Neighbours of each node. Pairs in order put them there in order too: first those before a node,
    then those behind it. */
static bool fill(EntSigned* graph, const Pair* pairs) {
  size_t* filled = calloc((size_t)graph->n_nodes + 1, sizeof *filled);
  if (!filled) {
    return false;
  }
  for (size_t i = 0; i < graph->n_edges; i++) {
    graph->start[pairs[i].a + 1]++;
    graph->start[pairs[i].b + 1]++;
  }
  for (uint32_t i = 0; i < graph->n_nodes; i++) {
    graph->start[i + 1] += graph->start[i];
  }
  for (size_t i = 0; i < graph->n_edges; i++) {
    place(graph, filled, pairs[i].b, pairs[i].a, pairs[i].weight);
  }
  for (size_t i = 0; i < graph->n_edges; i++) {
    place(graph, filled, pairs[i].a, pairs[i].b, pairs[i].weight);
  }
  free(filled);
  return true;
}

EntStatus ent_signed_make(const EntNetwork* network, EntSigned* out, EntError* err) {
  Pair* pairs = malloc((network->n_ties + 1) * sizeof *pairs);
  *out = (EntSigned){.n_nodes = network->n_nodes};
  bool made = pairs != NULL;
  if (made) {
    out->n_edges = list_pairs(network, pairs);
    out->start = calloc((size_t)out->n_nodes + 1, sizeof *out->start);
    out->neighbour = calloc(2 * out->n_edges + 1, sizeof *out->neighbour);
    out->sign = calloc(2 * out->n_edges + 1, sizeof *out->sign);
    made = out->start && out->neighbour && out->sign && fill(out, pairs);
  }
  free(pairs);
  if (!made) {
    ent_signed_clear(out);
    return ent_no_memory(err);
  }
  return ENT_OK;
}

void ent_signed_clear(EntSigned* graph) {
  free(graph->start);
  free(graph->neighbour);
  free(graph->sign);
  *graph = (EntSigned){0};
}

/** out = (I - A/(2n-2)) x */
static void apply(const EntSigned* graph, const double* x, double* out) {
  const double factor = 1.0 / (2.0 * graph->n_nodes - 2.0);
  for (uint32_t i = 0; i < graph->n_nodes; i++) {
    double sum = 0;
    for (size_t k = graph->start[i]; k < graph->start[i + 1]; k++) {
      const double value = x[graph->neighbour[k]];
      sum += graph->sign[k] > 0 ? value : -2 * value;
    }
    out[i] = x[i] - factor * sum;
  }
}

static double dot(const double* x, const double* y, size_t n) {
  double sum = 0;
  for (size_t i = 0; i < n; i++) {
    sum += x[i] * y[i];
  }
  return sum;
}

/** Conjugate gradients from x = 0, for a right side of ones. The matrix is symmetric and positive
    semidefinite: no row of A/(2n-2) sums to more than 1. Singular only for two rivals and nobody
    else, where this gives the solution of the smallest norm, 1/2 for both.
    @param scratch  [3 n] */
static void solve(const EntSigned* graph, double* x, double* scratch) {
  static const double precise = 1e-24; // of the square of the residual, against that of the ones
  const size_t n = graph->n_nodes;
  double* residual = scratch;
  double* direction = scratch + n;
  double* image = scratch + 2 * n;
  for (size_t i = 0; i < n; i++) {
    x[i] = 0;
    residual[i] = 1;
    direction[i] = 1;
  }
  double size = dot(residual, residual, n);
  for (int round = 0; round < MOST_ROUNDS && size > precise * (double)n; round++) {
    apply(graph, direction, image);
    const double step = size / dot(direction, image, n);
    for (size_t i = 0; i < n; i++) {
      x[i] += step * direction[i];
      residual[i] -= step * image[i];
    }
    const double next = dot(residual, residual, n);
    for (size_t i = 0; i < n; i++) {
      direction[i] = residual[i] + next / size * direction[i];
    }
    size = next;
  }
}

EntStatus ent_signed_pn(const EntSigned* graph, double* out, EntError* err) {
  const size_t n = graph->n_nodes;
  double* scratch = calloc(3 * n + 1, sizeof *scratch);
  if (!scratch) {
    return ent_no_memory(err);
  }
  if (n > 1) {
    solve(graph, out, scratch);
  }
  for (size_t i = 0; n == 1 && i < n; i++) {
    out[i] = 1;
  }
  free(scratch);
  return ENT_OK;
}

/** Count one for each common friend of two enemies. */
static void count_common(const EntSigned* graph, uint32_t a, uint32_t b, double* count) {
  size_t i = graph->start[a];
  size_t k = graph->start[b];
  while (i < graph->start[a + 1] && k < graph->start[b + 1]) {
    const uint32_t x = graph->neighbour[i];
    const uint32_t y = graph->neighbour[k];
    if (x == y && graph->sign[i] > 0 && graph->sign[k] > 0) {
      count[x]++;
    }
    i += x <= y;
    k += y <= x;
  }
}

EntStatus ent_signed_brokerage(const EntSigned* graph, double* out, EntError* err) {
  double* count = calloc((size_t)graph->n_nodes + 1, sizeof *count);
  if (!count) {
    return ent_no_memory(err);
  }
  for (uint32_t i = 0; i < graph->n_nodes; i++) {
    for (size_t k = graph->start[i]; k < graph->start[i + 1]; k++) {
      if (graph->sign[k] < 0 && i < graph->neighbour[k]) {
        count_common(graph, i, graph->neighbour[k], count);
      }
    }
  }
  for (uint32_t i = 0; i < graph->n_nodes; i++) {
    double friends = 0;
    for (size_t k = graph->start[i]; k < graph->start[i + 1]; k++) {
      friends += graph->sign[k] > 0;
    }
    out[i] = friends > 1 ? count[i] / (friends * (friends - 1) / 2) : NAN;
  }
  free(count);
  return ENT_OK;
}
