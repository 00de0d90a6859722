#include "extract/relation/pair.h"

void ent_pair_path(EntPair* pair) {
  uint32_t a = ent_pair_node(pair, pair->head[0])->first;
  uint32_t b = ent_pair_node(pair, pair->head[1])->first;
  pair->n_up = pair->n_down = 0;
  pair->top = ENT_NONE;
  while (a != b) {
    const bool climb_left = ent_pair_node(pair, a)->depth >= ent_pair_node(pair, b)->depth;
    uint32_t* at = climb_left ? &a : &b;
    size_t* n = climb_left ? &pair->n_up : &pair->n_down;
    if (*n == ENT_PAIR_STEPS || ent_pair_node(pair, *at)->head == ENT_NONE) {
      pair->n_up = pair->n_down = 0;
      return;
    }
    (climb_left ? pair->up : pair->down)[(*n)++] = *at;
    *at = ent_pair_node(pair, *at)->head;
  }
  pair->top = a;
}

bool ent_pair_listed(const EntPair* pair) {
  return pair->head[0] != pair->head[1] &&
         ent_pair_node(pair, pair->head[0])->first == ent_pair_node(pair, pair->head[1])->first;
}
