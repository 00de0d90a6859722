#include "extract/language/gazetteer.h"

#include <stdbool.h>

uint32_t ent_gazetteer_key(uint32_t before, const EntWord* word) {
  return ent_hash_bytes(word->lower, word->length, before + 7001);
}

void ent_gazetteer_find(const EntPair* table, unsigned bits, const EntWord* words, size_t n,
                        uint32_t* masks) {
  const uint32_t small = 1u << ENT_GAZETTEER_TITLE | 1u << ENT_GAZETTEER_PLACE_WORD;
  for (size_t i = 0; i < n; i++) {
    masks[i] = 0;
  }
  for (size_t i = 0; i < n; i++) {
    const bool capital = words[i].cased != 0;
    uint32_t key = 0;
    for (size_t k = 0; k < ENT_GAZETTEER_LONGEST && i + k < n; k++) {
      key = ent_gazetteer_key(key, &words[i + k]);
      uint32_t mask = ent_pair_find(table, bits, key);
      mask = capital ? mask : mask & small;
      for (size_t j = i; mask && j <= i + k; j++) {
        masks[j] |= k == 0 ? mask : mask << ENT_GAZETTEER_CLASSES;
      }
      if (!capital && k == 1) {
        break; // titles of more than two words are rare
      }
    }
  }
}
