#include "tests/random_network.h"

#include "tests/timing.h"

#include <stdio.h>
#include <stdlib.h>

static int compare_ties(const void* left, const void* right) {
  const EntTie* a = left;
  const EntTie* b = right;
  int order = (a->source > b->source) - (a->source < b->source);
  order = order ? order : (a->target > b->target) - (a->target < b->target);
  return order ? order : (int)a->relation - (int)b->relation;
}

void random_network_make(RandomNetwork* random, uint32_t n_nodes, size_t n_ties) {
  const uint32_t others = n_nodes > 1 ? n_nodes - 1 : 1;
  uint64_t state = 1;
  *random = (RandomNetwork){.article = {.id = "a"}};
  EntNetwork* network = &random->network;
  network->nodes = calloc(n_nodes, sizeof *network->nodes);
  network->ties = calloc(n_ties, sizeof *network->ties);
  random->names = calloc(n_nodes, sizeof *random->names);
  require(network->nodes && network->ties && random->names, "out of memory");
  network->n_nodes = n_nodes;
  network->n_ties = n_ties;
  random->evidence = (EntEvidence){.article = &random->article, .text = "A sentence."};
  for (uint32_t i = 0; i < n_nodes; i++) {
    (void)snprintf(random->names[i], sizeof *random->names, "Actor %u", (unsigned)i);
    network->nodes[i].name = random->names[i];
  }
  for (size_t i = 0; i < n_ties; i++) {
    const uint32_t a = draw(&state) % n_nodes;
    const uint32_t b = (a + 1 + draw(&state) % others) % n_nodes;
    const uint32_t kind = draw(&state) % 10;
    network->ties[i] = (EntTie){.source = kind < 9 && b < a ? b : a,
                                .target = kind < 9 && b < a ? a : b,
                                .relation = kind < 6   ? ENT_ALLY
                                            : kind < 9 ? ENT_RIVAL
                                                       : ENT_SPLINTER_OF,
                                .weight = 0.25 + (double)(draw(&state) % 100) / 100,
                                .best = &random->evidence,
                                .evidence = &random->evidence,
                                .n_evidence = 1};
  }
  qsort(network->ties, n_ties, sizeof *network->ties, compare_ties);
  size_t kept = 0;
  for (size_t i = 0; i < n_ties; i++) {
    if (i == 0 || compare_ties(&network->ties[kept - 1], &network->ties[i]) != 0) {
      network->ties[kept++] = network->ties[i];
    }
  }
  network->n_ties = kept;
}

void random_network_clear(RandomNetwork* random) {
  free(random->network.nodes);
  free(random->network.ties);
  free(random->names);
}
