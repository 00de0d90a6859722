/** @file graph/signed.h
    The network as a signed graph: who is a friend of whom and who an enemy, and the measures that
    need both. graph/measures.h defines them. */
#ifndef ENT_GRAPH_SIGNED_H
#define ENT_GRAPH_SIGNED_H

#include "graph/network.h"

#include <stdint.h>

/** A signed graph without parallel edges, as lists of neighbours. Two actors are friends if their
    ally weight is above their rival weight, enemies if it is below; splinters do not count.
    Zero-initialize it; free it with ent_signed_clear(). */
typedef struct {
  uint32_t n_nodes;
  size_t n_edges;
  size_t* start;       ///< [n_nodes + 1] where the neighbours of each node start
  uint32_t* neighbour; ///< [2 n_edges] in order
  int8_t* sign;        ///< [2 n_edges] 1 or -1
} EntSigned;

/** @return ENT_NO_MEMORY or ENT_OK. */
EntStatus ent_signed_make(const EntNetwork* network, EntSigned* out, EntError* err);

void ent_signed_clear(EntSigned* graph);

/** PN centrality. @param out  [n_nodes]. @return ENT_NO_MEMORY or ENT_OK. */
EntStatus ent_signed_pn(const EntSigned* graph, double* out, EntError* err);

/** Brokerage between enemies. @param out  [n_nodes] NAN with fewer than two friends.
    @return ENT_NO_MEMORY or ENT_OK. */
EntStatus ent_signed_brokerage(const EntSigned* graph, double* out, EntError* err);

#endif
