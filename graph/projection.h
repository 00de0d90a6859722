/** @file graph/projection.h
    The network as a simple graph, as igraph's algorithms want it. */
#ifndef ENT_GRAPH_PROJECTION_H
#define ENT_GRAPH_PROJECTION_H

#include "graph/network.h"

#include <igraph.h>

/** An undirected graph without parallel edges, with a weight for each edge. Zero-initialize it;
    free it with ent_projection_clear(), also when making it failed. */
typedef struct {
  igraph_t graph;
  igraph_vector_t weights;
} EntProjection;

/** An edge. */
typedef struct {
  uint32_t from;
  uint32_t to;
  double weight;
} EntEdge;

/** Make a projection of `n` edges, no two of them parallel, between `n_nodes` vertices. */
igraph_error_t ent_projection_of_edges(const EntEdge* edges, size_t n, uint32_t n_nodes,
                                       EntProjection* out);

/** What a tie of each relation adds to the weight of an edge. */
typedef struct {
  double ally;
  double rival;
  double splinter;
} EntFactors;

/** Project the network: the weight of the edge between two actors is the sum over their ties of
    factor times weight; where it is 0, there is no edge. */
igraph_error_t ent_projection_make(const EntNetwork* network, EntFactors factors,
                                   EntProjection* out);

void ent_projection_clear(EntProjection* projection);

#endif
