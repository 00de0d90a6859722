/** @file extract/language/feature.h
    What the network sees of a word: its form without case, its ends and its shape, each as a key of
    32 bits. */
#ifndef ENT_EXTRACT_LANGUAGE_FEATURE_H
#define ENT_EXTRACT_LANGUAGE_FEATURE_H

#include "graph/base/text.h"

#include <stdint.h>

/** The kinds of feature, in the order in which ent_word_features() gives them. */
typedef enum {
  ENT_FEATURE_FORM, ///< lower case, digits as 0, quotes and dashes unified
  ENT_FEATURE_SUFFIX_1,
  ENT_FEATURE_SUFFIX_2,
  ENT_FEATURE_SUFFIX_3,
  ENT_FEATURE_SUFFIX_4,
  ENT_FEATURE_PREFIX_2,
  ENT_FEATURE_PREFIX_3,
  ENT_FEATURE_SHAPE,    ///< runs of upper, lower, digit and other characters, with the place
  ENT_FEATURE_CASED,    ///< the form with its case, where that differs
  ENT_FEATURE_GAZETTEER ///< what the lexicons know of it
} EntFeatureKind;
enum { ENT_N_FEATURES = ENT_FEATURE_GAZETTEER + 1, ENT_LONGEST_WORD = 64 };

/** A word made ready: lower-case bytes and the shape of the original. */
typedef struct {
  unsigned char lower[ENT_LONGEST_WORD]; ///< the first bytes of the normalized form
  uint8_t length;                        ///< bytes in `lower`
  uint8_t n_shape;
  char shape[8];  ///< runs: X x 0 and punctuation as itself; cut at 8
  uint32_t cased; ///< hash of the form with its case; 0 if that is `lower` itself
} EntWord;

/** Normalize a form. Any bytes. */
void ent_word_read(EntStr form, EntWord* word);

/** Is this a sentence of capital letters? */
bool ent_words_capital(const EntWord* words, size_t n);

/** The key of a word's form, of the kind ENT_FEATURE_FORM. */
uint32_t ent_word_form(const EntWord* word);

/** The place of word `index` for ent_word_features(). */
static inline unsigned ent_word_place(size_t index, bool capital) {
  return capital ? 2 : index == 0 ? 1 : 0;
}

/** The keys of one word; a key of 0 stands for no feature.
    @param place  0 inside the sentence, 1 first, 2 in a sentence of capital letters.
    @param known  Of ent_gazetteer_find(). */
void ent_word_features(const EntWord* word, unsigned place, uint32_t known,
                       uint32_t keys[ENT_N_FEATURES]);

/** The keys of all features of a word. */
typedef struct {
  uint32_t of[ENT_N_FEATURES];
} EntKeys;

/** A mixed hash of bytes, never 0. */
uint32_t ent_hash_bytes(const void* bytes, size_t length, uint32_t seed);

/** An entry of an open-addressed table; a key of 0 is an empty place. */
typedef struct {
  uint32_t key;
  uint32_t value;
} EntPair;

/** Where the search for a key begins in a table of 2^bits entries. */
static inline uint32_t ent_pair_start(uint32_t key, unsigned bits) {
  return (key * 2654435769u) >> (32 - bits);
}

/** The place of a key in a table that has an empty one: where it stands, or else the empty place
    where it would go. */
static inline uint32_t ent_pair_place(const EntPair* table, unsigned bits, uint32_t key) {
  const uint32_t mask = ((uint32_t)1 << bits) - 1;
  uint32_t at = ent_pair_start(key, bits);
  while (table[at].key != 0 && table[at].key != key) {
    at = (at + 1) & mask;
  }
  return at;
}

/** The value of a key; 0 if the key is not there. */
static inline uint32_t ent_pair_find(const EntPair* table, unsigned bits, uint32_t key) {
  const EntPair* pair = &table[ent_pair_place(table, bits, key)];
  return pair->key == key ? pair->value : 0;
}

#endif
