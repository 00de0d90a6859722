#include "graph/balance.h"

#include "graph/signed.h"

#include <math.h>
#include <stdlib.h>

/** A count under way. Edges are numbered by their place among the neighbours of their lower end. */
typedef struct {
  EntSigned graph;
  EntFrustration* edges; ///< [2 n_edges] those of lower ends are used
  EntBalance* balance;
} Count;

/** Where the neighbours behind a node start. */
static size_t first_behind(const EntSigned* graph, uint32_t node) {
  size_t at = graph->start[node];
  while (at < graph->start[node + 1] && graph->neighbour[at] < node) {
    at++;
  }
  return at;
}

/** Add a triad to its kind and to its three edges. */
static void add_triad(Count* count, const size_t edges[3]) {
  size_t hostile = 0;
  for (size_t i = 0; i < 3; i++) {
    hostile += count->graph.sign[edges[i]] < 0;
  }
  count->balance->triads[hostile]++;
  for (size_t i = 0; i < 3; i++) {
    if (hostile % 2 == 0) {
      count->edges[edges[i]].n_balanced++;
    } else {
      count->edges[edges[i]].n_unbalanced++;
    }
  }
}

/** All triads a < b < c of the edge of a and b. */
static void count_behind(Count* count, uint32_t a, size_t edge) {
  const EntSigned* graph = &count->graph;
  const uint32_t b = graph->neighbour[edge];
  size_t i = edge + 1; // neighbours of a behind b
  size_t k = first_behind(graph, b);
  while (i < graph->start[a + 1] && k < graph->start[b + 1]) {
    const uint32_t x = graph->neighbour[i];
    const uint32_t y = graph->neighbour[k];
    if (x == y) {
      add_triad(count, (const size_t[3]){edge, i, k});
    }
    i += x <= y;
    k += y <= x;
  }
}

static size_t gain(const EntFrustration* tie) {
  return tie->n_unbalanced - tie->n_balanced;
}

/** The one whose flip gains most first, then in the order of the network. */
static int compare_frustrations(const void* left, const void* right) {
  const EntFrustration* x = left;
  const EntFrustration* y = right;
  int order = (gain(x) < gain(y)) - (gain(x) > gain(y));
  order = order ? order : (x->a > y->a) - (x->a < y->a);
  return order ? order : (x->b > y->b) - (x->b < y->b);
}

/** Keep the edges that stand in more unbalanced triads than balanced ones. */
static void list_frustrated(Count* count) {
  const EntSigned* graph = &count->graph;
  size_t n = 0;
  for (uint32_t a = 0; a < graph->n_nodes; a++) {
    for (size_t i = first_behind(graph, a); i < graph->start[a + 1]; i++) {
      EntFrustration tie = count->edges[i];
      if (tie.n_unbalanced > tie.n_balanced) {
        tie.a = a;
        tie.b = graph->neighbour[i];
        tie.relation = graph->sign[i] > 0 ? ENT_ALLY : ENT_RIVAL;
        count->edges[n++] = tie; // never ahead of what is read
      }
    }
  }
  if (n > 1) {
    qsort(count->edges, n, sizeof *count->edges, compare_frustrations);
  }
  count->balance->frustrated = count->edges;
  count->balance->n_frustrated = n;
}

EntStatus ent_balance(const EntNetwork* network, EntArena* arena, EntBalance* out, EntError* err) {
  Count count = {.balance = out};
  *out = (EntBalance){.degree = NAN};
  ENT_TRY(ent_signed_make(network, &count.graph, err));
  count.edges = ent_arena_array(arena, 2 * count.graph.n_edges, sizeof *count.edges);
  if (!count.edges) {
    ent_signed_clear(&count.graph);
    return ent_no_memory(err);
  }
  for (uint32_t a = 0; a < count.graph.n_nodes; a++) {
    for (size_t i = first_behind(&count.graph, a); i < count.graph.start[a + 1]; i++) {
      count_behind(&count, a, i);
    }
  }
  const size_t balanced = out->triads[0] + out->triads[2];
  const size_t all = balanced + out->triads[1] + out->triads[3];
  out->degree = all > 0 ? (double)balanced / (double)all : NAN;
  list_frustrated(&count);
  ent_signed_clear(&count.graph);
  return ENT_OK;
}
