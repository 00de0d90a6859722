#include "extract/relation/train/taggers.h"

#include "graph/base/file.h"

#include <stdio.h>

static const EntModel* at(const EntBuffer* bytes, size_t offset) {
  return (const EntModel*)(const void*)(bytes->bytes + offset);
}

/** Does a whole part for names follow the part for trees? */
static bool is_whole(const EntBuffer* bytes) {
  if (bytes->length < sizeof(EntModel)) {
    return false;
  }
  const size_t trees = at(bytes, 0)->size;
  return trees % 64 == 0 && trees <= bytes->length - sizeof(EntModel) &&
         at(bytes, trees)->size == bytes->length - trees;
}

EntStatus taggers_read(Taggers* taggers, const char* folder, EntError* err) {
  enum { PATH = 1024 };
  for (unsigned i = 0; i < N_FOLDS; i++) {
    char path[PATH];
    const int length = snprintf(path, sizeof path, "%s/%u.model", folder, i);
    if (length < 0 || length >= PATH) {
      return ent_fail(err, ENT_BAD_ARG, folder, 0, "the path of the folder is too long");
    }
    ENT_TRY(ent_file_read(path, (size_t)1 << 30, &taggers->models[i], err));
    if (!is_whole(&taggers->models[i])) {
      return ent_fail(err, ENT_BAD_INPUT, path, 0, "not a model");
    }
  }
  return ENT_OK;
}

void taggers_clear(Taggers* taggers) {
  for (unsigned i = 0; i < N_FOLDS; i++) {
    ent_buffer_clear(&taggers->models[i]);
  }
}

const EntModel* taggers_names(const Taggers* taggers, size_t article) {
  const EntBuffer* bytes = &taggers->models[tagger_fold((uint32_t)article)];
  return bytes->length > 0 ? at(bytes, at(bytes, 0)->size) : ent_model_names();
}
