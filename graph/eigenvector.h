/** @file graph/eigenvector.h
    Eigenvector centrality of a graph that may fall into pieces. */
#ifndef ENT_GRAPH_EIGENVECTOR_H
#define ENT_GRAPH_EIGENVECTOR_H

#include "graph/backend.h"

/** Eigenvector centrality by weight, the largest 1; 0 outside the pieces with the largest
    eigenvalue. Each connected piece is solved for itself: over several pieces with the same
    eigenvalue the solution is not unique, and a solver's pick depends on its random start.
    @param on   Has an edge.
    @param out  [vertices] */
igraph_error_t ent_eigenvector(const EntProjection* on, igraph_vector_t* out);

#endif
