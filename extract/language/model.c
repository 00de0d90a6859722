#include "extract/language/model.h"

#include <string.h>

// The model is linked into the program as it stands in the file, aligned for its numbers.
__asm__(".section .rodata\n"
        ".balign 64\n"
        "ent_english_model:\n"
        ".incbin \"extract/language/english.model\"\n"
        "ent_english_model_end:\n"
        ".byte 0\n"
        ".previous\n");

extern const char ent_english_model[] __attribute__((visibility("hidden")));

#if __BYTE_ORDER__ != __ORDER_LITTLE_ENDIAN__
#error "the model is little-endian"
#endif

const EntModel* ent_model_trees(void) {
  return (const EntModel*)(const void*)ent_english_model;
}

const EntModel* ent_model_names(void) {
  const EntModel* trees = ent_model_trees();
  return (const EntModel*)(const void*)(ent_english_model + trees->size);
}
