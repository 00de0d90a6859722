#include "extract/language/vectors.h"

#include "graph/base/embed.h"

ENT_EMBED(vectors, "extract/language/vectors.model");

/** Those of a normal distribution that lose least (Max 1960, "Quantizing for minimum distortion",
    table I), times 0.4. */
const int16_t ent_vector_values[16] = {-1119, -847, -663, -514, -386, -269, -159, -53,
                                       53,    159,  269,  386,  514,  663,  847,  1119};

const uint8_t* ent_vector_find(uint32_t form) {
  const EntVectors* vectors = (const EntVectors*)(const void*)ent_embedded_vectors;
  const EntPair* table = (const EntPair*)(const void*)(vectors + 1);
  const uint8_t* codes = (const uint8_t*)(table + ((size_t)1 << vectors->bits));
  const uint32_t place = ent_pair_find(table, vectors->bits, form);
  return place ? codes + (size_t)(place - 1) * ENT_VECTOR_BYTES : NULL;
}
