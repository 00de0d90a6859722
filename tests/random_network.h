/** @file tests/random_network.h
    A network for benchmarks. */
#ifndef ENT_TESTS_RANDOM_NETWORK_H
#define ENT_TESTS_RANDOM_NETWORK_H

#include "graph/network.h"

/** A network that is not made of triples: each actor is tied with some at random, most ties are
    alliances. It has neither camps nor an arena. */
typedef struct {
  EntNetwork network;
  EntEvidence evidence;
  EntArticleInfo article;
  char (*names)[24];
} RandomNetwork;

/** Make one, the same each time; it must not be moved. Ends the benchmark if memory is short.
    @param n_ties  Most; ties that come twice are one. */
void random_network_make(RandomNetwork* random, uint32_t n_nodes, size_t n_ties);

void random_network_clear(RandomNetwork* random);

#endif
