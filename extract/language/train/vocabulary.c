#include "extract/language/train/vocabulary.h"

#include <stdlib.h>

enum { COUNT_BITS = 20 };

const uint32_t vocabulary_least[ENT_N_FEATURES] = {
    [ENT_FEATURE_FORM] = 2,     [ENT_FEATURE_SUFFIX_1] = 3, [ENT_FEATURE_SUFFIX_2] = 3,
    [ENT_FEATURE_SUFFIX_3] = 5, [ENT_FEATURE_SUFFIX_4] = 6, [ENT_FEATURE_PREFIX_2] = 5,
    [ENT_FEATURE_PREFIX_3] = 6, [ENT_FEATURE_SHAPE] = 5,    [ENT_FEATURE_CASED] = 4,
    [ENT_FEATURE_GAZETTEER] = 3};

/** The cell of a key, empty if it is new. */
static uint32_t* cell(EntPair* table, unsigned bits, uint32_t key) {
  EntPair* pair = &table[ent_pair_place(table, bits, key)];
  pair->key = key;
  return &pair->value;
}

static void count_features(Corpus const* corpus, EntPair* counts) {
  for (size_t i = 0; i < corpus->n_words; i++) {
    for (size_t f = 0; f < ENT_N_FEATURES; f++) {
      if (corpus->words[i].keys[f]) {
        ++*cell(counts, COUNT_BITS, corpus->words[i].keys[f]);
      }
    }
  }
}

bool vocabulary_new(const Corpus* corpus, const uint32_t least[ENT_N_FEATURES], Vocabulary* out) {
  EntPair* counts = calloc((size_t)1 << COUNT_BITS, sizeof *counts);
  out->bits = 16;
  out->n_rows = 2;
  out->table = calloc((size_t)1 << out->bits, sizeof *out->table);
  if (!counts || !out->table) {
    free(counts);
    return false;
  }
  count_features(corpus, counts);
  for (size_t i = 0; i < corpus->n_words; i++) {
    Word* word = &corpus->words[i];
    for (size_t f = 0; f < ENT_N_FEATURES; f++) {
      const uint32_t key = word->keys[f];
      const uint32_t count = key ? *cell(counts, COUNT_BITS, key) : 0;
      if (count >= least[f] && out->n_rows < (size_t)3 << (out->bits - 2)) {
        uint32_t* row = cell(out->table, out->bits, key);
        *row = *row ? *row : (uint32_t)out->n_rows++;
      }
      if (f == ENT_FEATURE_FORM) {
        word->count = count;
      }
    }
  }
  free(counts);
  return true;
}

void vocabulary_apply(const Vocabulary* vocabulary, Corpus* corpus) {
  for (size_t i = 0; i < corpus->n_words; i++) {
    Word* word = &corpus->words[i];
    for (size_t f = 0; f < ENT_N_FEATURES; f++) {
      const uint32_t key = word->keys[f];
      word->rows[f] = key ? ent_pair_find(vocabulary->table, vocabulary->bits, key) : 0;
    }
    if (word->rows[ENT_FEATURE_FORM] == 0) {
      word->rows[ENT_FEATURE_FORM] = 1;
    }
  }
}
