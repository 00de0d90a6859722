#include "extract/relation/pair.h"

/** One side of the path, from the name to the top. @param full  Receives hashes of the whole. */
static void add_side(const EntPair* pair, const uint32_t* side, size_t n, uint32_t which,
                     uint32_t full[3]) {
  full[0] = full[1] = full[2] = which;
  for (size_t i = 0; i < n; i++) {
    const EntNode* word = ent_pair_node(pair, side[i]);
    const EntNode* above = ent_pair_node(pair, i + 1 < n ? side[i + 1] : pair->top);
    const uint32_t label = word->deprel;
    const uint32_t prep = word->prep;
    full[0] = ent_mix(ent_mix(full[0], label), ent_mix(prep, i > 0 ? word->symbol : 0));
    full[1] = ent_mix(ent_mix(full[1], label), 0);
    full[2] = ent_mix(ent_mix(full[2], label), ent_mix(prep, i > 0 ? ent_class_of(word) : 0));
    ent_pair_add(pair, ENT_T_PATH_EDGE, above->symbol, label, which);
    ent_pair_add(pair, ENT_T_PATH_EDGE, above->symbol, ent_mix(label, prep), which);
    ent_pair_add(pair, ENT_T_PATH_EDGE, ent_class_of(above), ent_mix(label, prep), which + 2);
    if (i == 0) {
      ent_pair_add(pair, ENT_T_HEAD_WORD, above->symbol, ent_mix(label, prep),
                   ent_mix(which, pair->kinds));
      ent_pair_add(pair, ENT_T_HEAD_WORD, above->symbol, above->object, ent_mix(label, which));
    } else {
      const EntNode* below = ent_pair_node(pair, side[i - 1]);
      ent_pair_add(pair, ENT_T_PATH_WORD, word->symbol, which, 0);
      ent_pair_add(pair, ENT_T_PATH_WORD, ent_class_of(word), which, 1);
      ent_pair_add(pair, ENT_T_PATH_TURN, ent_mix(below->deprel, word->symbol), label, which);
      ent_pair_add(pair, ENT_T_PATH_TURN, ent_mix(below->deprel, word->symbol), above->symbol,
                   which);
      ent_pair_add(pair, ENT_T_PATH_FLAGS, word->flags & 15u, ent_relation_of(word), which);
    }
  }
}

void ent_add_path(const EntPair* pair) {
  uint32_t left[3];
  uint32_t right[3];
  if (pair->top == ENT_NONE) {
    ent_pair_add(pair, ENT_T_PATH_LENGTH, 99, 0, 0);
    return;
  }
  const EntNode* top = ent_pair_node(pair, pair->top);
  const bool inner = pair->n_up > 0 && pair->n_down > 0;
  add_side(pair, pair->up, pair->n_up, 0, left);
  add_side(pair, pair->down, pair->n_down, 1, right);
  const uint32_t word = inner ? top->symbol : 0;
  const uint32_t type = inner ? ent_class_of(top) : 0;
  ent_pair_add(pair, ENT_T_PATH_FULL, left[0], right[0], word);
  ent_pair_add(pair, ENT_T_PATH_FULL, left[0], right[0], ent_mix(word, pair->kinds));
  ent_pair_add(pair, ENT_T_PATH_LABELS, left[1], right[1], 0);
  ent_pair_add(pair, ENT_T_PATH_LABELS, left[1], right[1], pair->kinds);
  ent_pair_add(pair, ENT_T_PATH_TOP, left[1], right[1], word);
  ent_pair_add(pair, ENT_T_PATH_TOP, left[1], right[1], type + 1);
  ent_pair_add(pair, ENT_T_PATH_CLASSES, left[2], right[2], type);
  ent_pair_add(pair, ENT_T_PATH_CLASSES, left[2], right[2], ent_mix(type, pair->kinds));
  ent_pair_add(pair, ENT_T_PATH_LENGTH, (uint32_t)pair->n_up, (uint32_t)pair->n_down, 0);
  if (inner) {
    const EntNode* x = ent_pair_node(pair, pair->up[pair->n_up - 1]);
    const EntNode* y = ent_pair_node(pair, pair->down[pair->n_down - 1]);
    ent_pair_add(pair, ENT_T_PATH_WORD, word, 2, 0);
    ent_pair_add(pair, ENT_T_PATH_WORD, word, 2, pair->kinds + 1);
    ent_pair_add(pair, ENT_T_PATH_WORD, type, 2, 1);
    ent_pair_add(pair, ENT_T_PATH_CHILD, word, top->object, 0);
    ent_pair_add(pair, ENT_T_PATH_TURN, word, ent_mix(x->deprel, x->prep),
                 ent_mix(y->deprel, y->prep));
    ent_pair_add(pair, ENT_T_PATH_TURN, type, ent_mix(x->deprel, x->prep),
                 ent_mix(y->deprel, y->prep));
    ent_pair_add(pair, ENT_T_PATH_TURN, word, x->symbol, y->symbol);
    ent_pair_add(pair, ENT_T_PATH_FLAGS, top->flags & 15u, ent_relation_of(top), 2);
    ent_pair_add(pair, ENT_T_PATH_FLAGS, top->flags & 15u, word, 3);
  }
}
