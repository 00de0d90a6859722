#include "extract/actor/also_known.h"

#include "extract/actor/acronym.h"

/** What stands between two names. */
typedef struct {
  bool bracket; ///< the second stands in brackets
  bool comma;
  bool either;  ///< "or"
  bool earlier; ///< "formerly", "now"
  bool known;   ///< "known", "aka"
  bool called;  ///< "called", "named": put in between, or else a verb with both for arguments
  size_t words; ///< of the above and small ones
} Between;

/** @return false if anything else stands there. */
static bool read_between(const EntScene* scene, const EntName* a, const EntName* b, Between* out) {
  static const char* const known[] = {"known", "aka", "a.k.a", "a.k.a.", NULL};
  static const char* const called[] = {"called", "named",     "renamed",     "dubbed",
                                       "styled", "nicknamed", "abbreviated", NULL};
  static const char* const earlier[] = {"formerly", "previously", "originally",
                                        "now",      "then",       NULL};
  static const char* const small[] = {
      "the",       "also",      "better", "commonly", "otherwise", "simply",       "as",
      "itself",    "sometimes", "once",   "\"",       "'",         "\xE2\x80\x9C", "\xE2\x80\x98",
      "hereafter", "in",        "short",  ":",        NULL};
  *out = (Between){0};
  for (size_t i = a->first + a->count; i < b->first; i++) {
    if (ent_scene_is(scene, i, "(") || ent_scene_is(scene, i, "[")) {
      out->bracket = true;
    } else if (ent_scene_is(scene, i, ",")) {
      out->comma = true;
    } else if (ent_scene_is(scene, i, "or")) {
      out->either = true;
    } else if (ent_scene_is_one_of(scene, i, known)) {
      out->known = true;
    } else if (ent_scene_is_one_of(scene, i, called)) {
      out->called = true;
    } else if (ent_scene_is_one_of(scene, i, earlier)) {
      out->earlier = true;
    } else if (!ent_scene_is_one_of(scene, i, small)) {
      return false;
    }
    out->words++;
  }
  return out->words > 0;
}

/** Does a mark follow the name that closes what was put in? */
static bool is_closed(const EntScene* scene, const EntName* name) {
  static const char* const marks[] = {")", "]", ",", ";", ".", NULL};
  const size_t at = name->first + name->count;
  return at >= scene->analysis->n_tokens || ent_scene_is_one_of(scene, at, marks);
}

/** A place, or what may be one. */
static bool is_place(const EntScene* scene, const EntName* name) {
  return name->state != ENT_NONE || name->located ||
         ent_scene_token(scene, name->first)->entity == ENT_ENTITY_LOCATION;
}

bool ent_is_also_known(const EntScene* scene, const EntName* a, const EntName* b) {
  Between between;
  if (a->sentence != b->sentence || is_place(scene, a) || is_place(scene, b) ||
      b->first < a->first + a->count || b->first - a->first - a->count > 8 ||
      !read_between(scene, a, b, &between)) {
    return false;
  }
  const bool told = between.known || (between.called && (between.comma || between.bracket));
  const bool persons = a->kind == ENT_PERSON && a->sure;
  if (persons != (b->kind == ENT_PERSON && b->sure)) {
    return persons && told; // "X, known as the Tiger"
  }
  if (told) {
    return true;
  }
  if (persons) {
    return false;
  }
  if (between.bracket) { // of a list in brackets only an acronym is sure: the rest may be members
    const size_t next = b->first + b->count;
    const bool listed = next + 1 < scene->analysis->n_tokens && ent_scene_is(scene, next, ",") &&
                        ent_scene_looks(scene, next + 1, ENT_LOOK_CAPITAL);
    return is_closed(scene, b) && (a->count > 1 || ent_is_acronym(scene, a)) &&
           (!listed || (ent_is_acronym(scene, b) && ent_acronym_fits(scene, b, a)));
  }
  return between.comma && is_closed(scene, b) && (between.either || between.earlier);
}
