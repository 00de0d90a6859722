#include "extract/relation/pair.h"

void ent_add_gap(const EntPair* pair) {
  enum { MOST = 24, FEW = 6 };
  const size_t from = pair->end[0];
  const size_t to = pair->start[1];
  uint32_t whole = 7;
  uint32_t classes = 7;
  uint32_t before = 1;
  unsigned cues[4] = {0};
  for (size_t i = from; i < to; i++) {
    const EntNode* word = ent_pair_node(pair, i);
    whole = ent_mix(whole, word->symbol);
    classes = ent_mix(classes, ent_class_of(word));
    cues[ent_relation_of(word)]++;
    if (i - from < MOST / 2 || to - i <= MOST / 2) {
      ent_pair_add(pair, ENT_T_GAP_WORD, word->symbol, 0, 0);
      ent_pair_add(pair, ENT_T_GAP_WORD, word->symbol, pair->kinds, 1);
      ent_pair_add(pair, ENT_T_GAP_TWO, before, word->symbol, 0);
      if (word->cue) {
        ent_pair_add(pair, ENT_T_GAP_CUE, word->cue, word->place, to - from > FEW);
      }
      if (word->title) {
        ent_pair_add(pair, ENT_T_GAP_TITLE, word->title, pair->kinds, to - from > FEW);
      }
      before = word->symbol;
    }
  }
  ent_pair_add(pair, ENT_T_GAP_TWO, before, 2, 0);
  if (to - from <= FEW) {
    ent_pair_add(pair, ENT_T_GAP_ALL, whole, 0, 0);
    ent_pair_add(pair, ENT_T_GAP_ALL, whole, pair->kinds, 1);
    ent_pair_add(pair, ENT_T_GAP_ALL, classes, pair->kinds, 2);
    ent_pair_add(pair, ENT_T_GAP_ALL, classes, 0, 3);
  }
  ent_pair_add(pair, ENT_T_SENTENCE_CUE, cues[1] > 0, cues[2] > 0, cues[3] > 0);
}

/** The word at a place that may lie outside of the sentence. */
static uint32_t symbol_at(const EntPair* pair, size_t at) {
  return at < pair->tree->n ? ent_pair_node(pair, at)->symbol
                            : 3u; // before the first it wraps around
}

void ent_add_sides(const EntPair* pair) {
  enum { BEHIND = 6 };
  for (unsigned which = 0; which < 2; which++) {
    const size_t before = pair->start[which] - 1;
    const size_t after = pair->end[which];
    ent_pair_add(pair, ENT_T_SIDE_WORD, symbol_at(pair, before), which, 0);
    ent_pair_add(pair, ENT_T_SIDE_WORD, symbol_at(pair, after), which, 1);
    ent_pair_add(pair, ENT_T_SIDE_TWO, symbol_at(pair, before), symbol_at(pair, before - 1), which);
    ent_pair_add(pair, ENT_T_SIDE_TWO, symbol_at(pair, after), symbol_at(pair, after + 1),
                 which + 2);
    if (before < pair->tree->n && ent_pair_node(pair, before)->title) {
      ent_pair_add(pair, ENT_T_SIDE_CUE, ent_pair_node(pair, before)->title, which, 9);
    }
  }
  for (size_t i = pair->end[1]; i < pair->tree->n && i < pair->end[1] + BEHIND; i++) {
    ent_pair_add(pair, ENT_T_AROUND, ent_pair_node(pair, i)->symbol, 1, 0);
    ent_pair_add(pair, ENT_T_SIDE_CUE, ent_class_of(ent_pair_node(pair, i)), 1, 1);
  }
  for (size_t i = pair->start[0]; i > 0 && i + BEHIND > pair->start[0]; i--) {
    ent_pair_add(pair, ENT_T_AROUND, ent_pair_node(pair, i - 1)->symbol, 0, 0);
    ent_pair_add(pair, ENT_T_SIDE_CUE, ent_class_of(ent_pair_node(pair, i - 1)), 0, 1);
  }
}
