#include "extract/language/model.h"

#include "graph/base/embed.h"

ENT_EMBED(model, "extract/language/english.model");

#if __BYTE_ORDER__ != __ORDER_LITTLE_ENDIAN__
#error "the model is little-endian"
#endif

const EntModel* ent_model_trees(void) {
  return (const EntModel*)(const void*)ent_embedded_model;
}

const EntModel* ent_model_names(void) {
  const EntModel* trees = ent_model_trees();
  return (const EntModel*)(const void*)(ent_embedded_model + trees->size);
}
