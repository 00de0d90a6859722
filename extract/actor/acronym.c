#include "extract/actor/acronym.h"

bool ent_is_acronym(const EntScene* scene, const EntName* name) {
  return name->count == 1 && ent_scene_looks(scene, name->first, ENT_LOOK_CAPS) &&
         name->state == ENT_NONE;
}

/** Can the letters be spelled with the initials of the tokens from `at` on? A small word may be
    passed over, one with a capital may not. The depth is the number of tokens. */
static bool spells(const EntScene* scene, EntStr letters, size_t at, size_t end) {
  while (at < end && !ent_scene_looks(scene, at, ENT_LOOK_WORD)) {
    at++;
  }
  if (at == end) {
    return letters.length == 0;
  }
  const char initial = ent_scene_folded(scene, at, 1).bytes[0];
  const bool small = !ent_scene_looks(scene, at, ENT_LOOK_CAPITAL);
  const bool fits = letters.length > 0 && letters.bytes[0] == initial;
  return (fits && spells(scene, (EntStr){letters.bytes + 1, letters.length - 1}, at + 1, end)) ||
         (small && spells(scene, letters, at + 1, end));
}

bool ent_acronym_fits(const EntScene* scene, const EntName* acronym, const EntName* longer) {
  enum { MOST_WORDS = 16 };
  const EntStr letters = ent_scene_folded(scene, acronym->first, 1);
  const size_t least = longer->kind == ENT_PERSON ? 3 : 2;
  return letters.length >= least && longer->count > 1 && longer->count <= MOST_WORDS &&
         spells(scene, letters, longer->first, longer->first + longer->count);
}
