#include "extract/actor/core.h"

#include "extract/actor/spelling.h"

EntCore ent_core_of(const EntScene* scene, const EntName* name) {
  static const char* const articles[] = {"al", "el", "as", "ash", "an", "ad", "ar", "at", NULL};
  const bool article = name->count > 2 && ent_scene_is_one_of(scene, name->first, articles) &&
                       ent_scene_is(scene, name->first + 1, "-");
  if (article) {
    return (EntCore){name->first + 2, name->count - 2, 0};
  }
  const size_t start = scene->analysis->tokens[name->first].span.start;
  if (name->span.start < start) {
    return (EntCore){name->first, 0, 0};
  }
  return (EntCore){name->first, name->count, name->span.start - start};
}

EntStr ent_core_word(const EntScene* scene, EntCore core, size_t i) {
  EntStr word = ent_scene_folded(scene, core.first + i, 1);
  if (i == 0 && core.prefix < word.length) {
    word.bytes += core.prefix;
    word.length -= core.prefix;
  }
  return word;
}

bool ent_core_match(const EntScene* scene, EntCore shorter, EntCore longer, size_t at) {
  if (shorter.count == 0 || at + shorter.count > longer.count) {
    return false;
  }
  for (size_t i = 0; i < shorter.count; i++) {
    const EntStr a = ent_core_word(scene, shorter, i);
    const EntStr b = ent_core_word(scene, longer, at + i);
    if (!ent_str_equal(a, b) && !ent_is_centre(a, b)) {
      return false;
    }
  }
  return true;
}

bool ent_core_match_loosely(const EntScene* scene, EntCore shorter, EntCore longer, size_t at) {
  size_t same = 0;
  size_t slips = 0;
  if (shorter.count == 0 || at + shorter.count > longer.count) {
    return false;
  }
  for (size_t i = 0; i < shorter.count; i++) {
    const EntStr a = ent_core_word(scene, shorter, i);
    const EntStr b = ent_core_word(scene, longer, at + i);
    same += ent_str_equal(a, b);
    if (!ent_is_variant(a, b)) {
      slips++;
      if (!ent_is_slip(a, b)) {
        return false;
      }
    }
  }
  return slips == 0 || (slips == 1 && same > 1);
}
