/** @file extract/language/vectors.h
    Vectors of the 100,000 most frequent words: what a word means, as the words beside it in six
    billion others tell it. They are GloVe's (Pennington, Socher and Manning 2014,
    aclanthology.org/D14-1162), learned by its authors; each number is kept as one of 16 values. */
#ifndef ENT_EXTRACT_LANGUAGE_VECTORS_H
#define ENT_EXTRACT_LANGUAGE_VECTORS_H

#include "extract/language/feature.h"

/** Numbers of a vector, two to a byte, the first in its lower half. */
enum { ENT_VECTOR = 100, ENT_VECTOR_BYTES = ENT_VECTOR / 2 };

/** The first bytes of vectors.model; EntPair [2^bits], keys and 1 + the place of their vectors,
    and u8 [n][ENT_VECTOR_BYTES] follow. Little-endian. */
typedef struct {
  char magic[8]; ///< "entvec01"
  uint32_t bits;
  uint32_t n;
} EntVectors;

/** The 16 values, in 1 / 2^ENT_Q_VALUE. */
extern const int16_t ent_vector_values[16];

/** Number `i` of a vector, in 1 / 2^ENT_Q_VALUE. */
static inline int16_t ent_vector_at(const uint8_t* vector, size_t i) {
  return ent_vector_values[vector[i / 2] >> (i % 2 * 4) & 15];
}

/** The vector of a word. @param form  Its key of the kind ENT_FEATURE_FORM.
    @return ENT_VECTOR_BYTES bytes; NULL for a word that has none. */
const uint8_t* ent_vector_find(uint32_t form);

#endif
