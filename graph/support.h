/** @file graph/support.h
    Who supports whom, for HITS. */
#ifndef ENT_GRAPH_SUPPORT_H
#define ENT_GRAPH_SUPPORT_H

#include "graph/projection.h"

/** Project what is said of leading, membership, sponsoring, allegiance and endorsement onto an
    undirected graph of 2 n vertices: an arrow from actor s to actor o is the edge of s and n + o,
    of which the weight is the sum of the best confidences of articles that repeat nobody. The
    leading eigenvector of this graph holds the hubs of HITS in its first half and the authorities
    in its second (they are the singular vectors of the matrix of arrows). */
igraph_error_t ent_support_make(const EntNetwork* network, EntProjection* out);

#endif
