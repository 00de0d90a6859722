/** @file graph/backend.h
    igraph, tamed (private to graph/, as is graph/projection.h). It reports errors and does not
   abort, draws the same random numbers each time, and leaves what it changes for the whole process
   as it was. Where igraph 1.x takes other arguments than 0.10, the differences end here. */
#ifndef ENT_GRAPH_BACKEND_H
#define ENT_GRAPH_BACKEND_H

#include "graph/measures.h"
#include "graph/projection.h"

#include <igraph.h>

/** igraph's state, set aside while we use it. Not to be copied. */
typedef struct {
  igraph_error_handler_t* error_handler;
  igraph_warning_handler_t* warning_handler;
  igraph_progress_handler_t* progress_handler;
  igraph_rng_t own;
  igraph_rng_t outer;        ///< what the default generator was (0.10)
  igraph_rng_t* outer_place; ///< where the default generator was (1.x)
} EntBackend;

/** Take over igraph's handlers and random numbers. Always pair with ent_backend_leave(), unless
    this fails.
    @param options  Where progress is told.
    @param err      NULL, or receives igraph's message when one of its calls fails. */
EntStatus ent_backend_enter(EntBackend* backend, const EntMeasureOptions* options, EntError* err);

/** Give igraph back as it was. */
void ent_backend_leave(EntBackend* backend);

/** Start the random numbers anew. */
igraph_error_t ent_backend_seed(igraph_uint_t seed);

/** Our status for the result of an igraph call; its message is already in the error. */
EntStatus ent_backend_status(igraph_error_t code);

/** Raw betweenness of all vertices; undirected, every edge of length 1. */
igraph_error_t ent_igraph_betweenness(const EntProjection* on, igraph_vector_t* out);

/** Eigenvector centrality by weight, the largest 1, of a connected graph, and its eigenvalue. */
igraph_error_t ent_igraph_eigenvector(const EntProjection* on, igraph_vector_t* out,
                                      double* eigenvalue);

/** PageRank by weight, with PRPACK. */
igraph_error_t ent_igraph_pagerank(const EntProjection* on, double damping, igraph_vector_t* out);

/** Some iterations of Leiden with the constant Potts model, from and to `membership`. */
igraph_error_t ent_igraph_leiden(const EntProjection* on, double resolution, int n_iterations,
                                 igraph_vector_int_t* membership);

#endif
