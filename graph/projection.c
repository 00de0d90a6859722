#include "graph/projection.h"

#include <stdlib.h>

/** By pair; then by weight, so that the sum has one order. */
static int compare_edges(const void* left, const void* right) {
  const EntEdge* a = left;
  const EntEdge* b = right;
  if (a->from != b->from) {
    return a->from < b->from ? -1 : 1;
  }
  if (a->to != b->to) {
    return a->to < b->to ? -1 : 1;
  }
  return (a->weight > b->weight) - (a->weight < b->weight);
}

static double factor_of(EntFactors factors, EntRelation relation) {
  switch (relation) {
  case ENT_ALLY:
    return factors.ally;
  case ENT_RIVAL:
    return factors.rival;
  case ENT_SPLINTER_OF:
    return factors.splinter;
  }
  return 0;
}

/** Sorted edges of the ties that count. @return how many. */
static size_t list_edges(const EntNetwork* network, EntFactors factors, EntEdge* edges) {
  size_t n = 0;
  for (size_t i = 0; i < network->n_ties; i++) {
    const EntTie* tie = &network->ties[i];
    const double weight = factor_of(factors, tie->relation) * tie->weight;
    const bool forward = tie->source < tie->target;
    if (weight < 0 || weight > 0) {
      edges[n++] = (EntEdge){forward ? tie->source : tie->target,
                             forward ? tie->target : tie->source, weight};
    }
  }
  if (n > 1) {
    qsort(edges, n, sizeof *edges, compare_edges);
  }
  return n;
}

/** Join parallel edges. @return how many are left. */
static size_t merge_edges(EntEdge* edges, size_t n) {
  size_t left = 0;
  for (size_t i = 0; i < n;) {
    EntEdge sum = edges[i++];
    for (; i < n && edges[i].from == sum.from && edges[i].to == sum.to; i++) {
      sum.weight += edges[i].weight;
    }
    if (sum.weight < 0 || sum.weight > 0) {
      edges[left++] = sum;
    }
  }
  return left;
}

igraph_error_t ent_projection_of_edges(const EntEdge* edges, size_t n, uint32_t n_nodes,
                                       EntProjection* out) {
  igraph_vector_int_t ends = {0};
  igraph_error_t code = igraph_vector_int_init(&ends, (igraph_integer_t)(2 * n));
  if (code == IGRAPH_SUCCESS) {
    code = igraph_vector_init(&out->weights, (igraph_integer_t)n);
  }
  if (code == IGRAPH_SUCCESS) {
    for (size_t i = 0; i < n; i++) {
      VECTOR(ends)[2 * i] = edges[i].from;
      VECTOR(ends)[2 * i + 1] = edges[i].to;
      VECTOR(out->weights)[i] = edges[i].weight;
    }
    code = igraph_create(&out->graph, &ends, n_nodes, IGRAPH_UNDIRECTED);
    if (code != IGRAPH_SUCCESS) {
      out->graph = (igraph_t){0}; // igraph has destroyed it
    }
  }
  igraph_vector_int_destroy(&ends);
  return code;
}

igraph_error_t ent_projection_make(const EntNetwork* network, EntFactors factors,
                                   EntProjection* out) {
  EntEdge* edges = malloc((network->n_ties + 1) * sizeof *edges);
  if (!edges) {
    return IGRAPH_ENOMEM;
  }
  const size_t n = merge_edges(edges, list_edges(network, factors, edges));
  const igraph_error_t code = ent_projection_of_edges(edges, n, network->n_nodes, out);
  free(edges);
  return code;
}

void ent_projection_clear(EntProjection* projection) {
  igraph_destroy(&projection->graph);
  igraph_vector_destroy(&projection->weights);
}
