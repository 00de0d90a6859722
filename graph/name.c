#include "graph/name.h"

#include "graph/base/unicode.h"

bool ent_name_normalize(EntArena* arena, EntStr name, EntStr* out) {
  static const char article[] = "the ";
  static const size_t length = sizeof article - 1;
  const char* folded = ent_fold(arena, name);
  if (!folded) {
    return false;
  }
  *out = ent_str_trim(ent_str(folded));
  if (out->length > length && memcmp(out->bytes, article, length) == 0) {
    *out = ent_str_trim((EntStr){out->bytes + length, out->length - length});
  }
  return true;
}
