#include "extract/actor/find.h"

#include "extract/actor/acronym.h"

#include <stdio.h>

uint32_t ent_find_expansion(const EntJoiner* self, const EntName* name) {
  for (uint32_t k = 0; k < self->n_drafts && k < ENT_MAX_EXPANSIONS; k++) {
    const EntName* longer = ent_joiner_name_of(self, k);
    if (longer->state == ENT_NONE && ent_acronym_fits(self->scene, name, longer)) {
      return k;
    }
  }
  return ENT_NONE;
}

/** A search among the actors that hold a word. */
typedef struct {
  uint32_t best; ///< ENT_NONE if there is none
  EntFit fit;
  bool shared;    ///< others fit as well
  bool contested; ///< others fit, be it less well
} Search;

EntFit ent_find_fit(const EntJoiner* self, const EntName* name, uint32_t actor) {
  const EntDraft* draft = &self->drafts[actor];
  const EntCore longer = ent_core_of(self->scene, ent_joiner_name_of(self, actor));
  if (longer.count <= ent_core_of(self->scene, name).count || draft->kind == ENT_STATE) {
    return ENT_FIT_NONE;
  }
  return draft->kind == ENT_PERSON ? ent_fit_person(self->scene, name, longer)
                                   : ent_fit_organization(self->scene, name, longer);
}

/** Look at the actors that hold a word for the one that a short form stands for: the one that fits
    best, of several the one named most often. */
static void search(const EntJoiner* self, const EntName* name, const EntHolder* holders,
                   Search* found) {
  size_t looked_at = 0;
  for (const EntHolder* h = holders; h && looked_at < ENT_MAX_CANDIDATES;
       h = h->next, looked_at++) {
    const EntDraft* draft = &self->drafts[h->actor];
    const EntFit fit = h->actor == found->best ? ENT_FIT_NONE : ent_find_fit(self, name, h->actor);
    found->contested |= fit != ENT_FIT_NONE && found->best != ENT_NONE;
    if (fit == ENT_FIT_NONE || fit < found->fit) {
      continue;
    }
    const EntDraft* best = found->best == ENT_NONE ? NULL : &self->drafts[found->best];
    found->shared = fit == found->fit;
    if (!best || fit > found->fit || draft->count > best->count ||
        (draft->count == best->count && h->actor < found->best)) {
      found->best = h->actor;
      found->fit = fit;
    }
  }
}

/** "the Coalition" for the only "US-led coalition", whose own words are no core to compare. */
static uint32_t find_affixed(const EntJoiner* self, const EntName* name) {
  const EntScene* scene = self->scene;
  uint32_t found = ENT_NONE;
  if (name->count != 1 || name->first == 0 || !ent_scene_is(scene, name->first - 1, "the")) {
    return ENT_NONE;
  }
  for (uint32_t k = 0; k < self->n_drafts && k < ENT_MAX_EXPANSIONS; k++) {
    const EntName* other = ent_joiner_name_of(self, k);
    const size_t last = other->first + other->count - 1;
    if (ent_core_of(scene, other).count == 0 && self->drafts[k].kind == ENT_ORGANIZATION &&
        ent_str_equal(ent_scene_folded(scene, last, 1), ent_scene_folded(scene, name->first, 1))) {
      if (found != ENT_NONE) {
        return ENT_NONE;
      }
      found = k;
    }
  }
  return found;
}

uint32_t ent_find_longer(const EntJoiner* self, const EntName* name, bool* contested) {
  const EntCore core = ent_core_of(self->scene, name);
  Search found = {ENT_NONE, ENT_FIT_NONE, false, false};
  *contested = false;
  if (core.count == 0) {
    return ENT_NONE;
  }
  char room[ENT_SPELLING_MOST + 2];
  const EntStr word = ent_core_word(self->scene, core, 0);
  search(self, name, ent_joiner_holders(self, word), &found);
  if (found.best == ENT_NONE) {
    search(self, name, ent_joiner_holders(self, ent_joiner_skeleton(word, room)), &found);
  }
  if (found.best == ENT_NONE && word.length > 4) {
    const EntStr one = {word.bytes, ent_adherent_length(word)}; // "Liberals": "Liberal Party"
    search(self, name, ent_joiner_holders(self, one), &found);
    const int n = snprintf(room, sizeof room, "%.*sic", (int)one.length, one.bytes);
    if (found.best == ENT_NONE && n > 0 && (size_t)n < sizeof room) {
      search(self, name, ent_joiner_holders(self, ent_str(room)), &found); // "Democrats"
    }
  }
  *contested = found.contested;
  if (found.best == ENT_NONE) {
    return find_affixed(self, name);
  }
  return found.fit == ENT_FIT_WEAK && found.shared ? ENT_NONE : found.best;
}

uint32_t ent_find_state(const EntJoiner* self, uint32_t state) {
  for (uint32_t i = 0; i < self->n_drafts; i++) {
    if (self->drafts[i].state == state) {
      return i;
    }
  }
  return ENT_NONE;
}

uint32_t ent_find_known(const EntJoiner* self, const EntName* name) {
  const uint32_t known = ent_joiner_known(self, name);
  for (uint32_t i = 0; known != ENT_NONE && i < self->n_drafts && i < ENT_MAX_EXPANSIONS; i++) {
    if (self->drafts[i].known == known) {
      return i;
    }
  }
  return ENT_NONE;
}

uint32_t ent_find_same(const EntJoiner* self, const EntName* name) {
  const EntCore core = ent_core_of(self->scene, name);
  const bool person = name->kind == ENT_PERSON;
  for (size_t i = 0; i < core.count && i < 2; i++) { // one word may be a link in one of the two
    size_t looked_at = 0;
    for (const EntHolder* h = ent_joiner_holders(self, ent_core_word(self->scene, core, i));
         h && looked_at < ENT_MAX_CANDIDATES; h = h->next, looked_at++) {
      const EntCore other = ent_core_of(self->scene, ent_joiner_name_of(self, h->actor));
      const bool same = other.count == core.count && ent_core_match(self->scene, core, other, 0);
      if (same || (!person && self->drafts[h->actor].kind != ENT_PERSON &&
                   ent_is_reordered(self->scene, core, other))) {
        return h->actor;
      }
    }
  }
  return ENT_NONE;
}

uint32_t ent_find_respelled(const EntJoiner* self, const EntName* name) {
  const EntCore core = ent_core_of(self->scene, name);
  for (size_t i = 0; i < core.count; i++) {
    char room[ENT_SPELLING_MOST + 2];
    size_t looked_at = 0;
    const EntStr key = ent_joiner_skeleton(ent_core_word(self->scene, core, i), room);
    for (const EntHolder* h = ent_joiner_holders(self, key); h && looked_at < ENT_MAX_CANDIDATES;
         h = h->next, looked_at++) {
      const EntCore other = ent_core_of(self->scene, ent_joiner_name_of(self, h->actor));
      if (self->drafts[h->actor].state == ENT_NONE && other.count == core.count &&
          ent_core_match_loosely(self->scene, core, other, 0)) {
        return h->actor;
      }
    }
  }
  return ENT_NONE;
}
