// Where and when a report was written, before its first word: "BAGHDAD, March 3 (Reuters) -".

#include "extract/actor/extent.h"

static bool is_dash(const EntScene* scene, size_t at) {
  static const char* const dashes[] = {"-", "--", "\xE2\x80\x93", "\xE2\x80\x94", NULL};
  return ent_scene_token(scene, at - 1)->space_after && ent_scene_token(scene, at)->space_after &&
         ent_scene_is_one_of(scene, at, dashes);
}

/** Does the name of a place or a state start at a token, by the lexicon or the tagger? */
static bool is_place(const EntScene* scene, size_t at, size_t end) {
  size_t n = 0;
  return ent_scene_longest(scene, at, end, ENT_SENSE_PLACE, &n) ||
         ent_scene_longest(scene, at, end, ENT_SENSE_STATE, &n) ||
         ent_scene_token(scene, at)->entity == ENT_ENTITY_LOCATION;
}

static bool is_day(const EntScene* scene, size_t at) {
  return ent_scene_looks(scene, at, ENT_LOOK_NUMBER) ||
         ent_scene_stops(scene, at, ENT_STOP_CALENDAR);
}

/** The bracket that closes the one at `at` around an agency's name, capitals only; `end` if it is
    no such one. */
static size_t closing(const EntScene* scene, size_t at, size_t end) {
  for (at++; at < end && !ent_scene_is(scene, at, ")"); at++) {
    if (!ent_scene_looks(scene, at, ENT_LOOK_CAPITAL)) {
      return end;
    }
  }
  return at;
}

/** What a dateline is made of, as far as it was read. */
typedef struct {
  bool caps;   ///< it starts with a word in capitals
  bool body;   ///< the tagger takes that word for a body
  bool placed; ///< it names a place that is known, a day or an outlet
  bool agency; ///< it has something in brackets
} Dateline;

/** May a dateline end with this mark? */
static bool is_end(const EntScene* scene, size_t at, const Dateline* read) {
  if (is_dash(scene, at)) {
    return (read->placed && (read->caps || read->agency)) ||
           (read->caps && read->agency && !read->body);
  }
  return ent_scene_is(scene, at, ":") && read->caps && read->placed;
}

/** Read the next token, or what stands in brackets. @return its last token; `end` if it belongs to
    no dateline. */
static size_t read_token(const EntScene* scene, size_t at, size_t end, Dateline* read) {
  static const char* const marks[] = {",", "/", ".", NULL};
  if (ent_scene_is(scene, at, "(")) {
    read->agency = true;
    read->placed |= at + 1 < end && ent_scene_stops(scene, at + 1, ENT_STOP_MEDIA);
    return closing(scene, at, end);
  }
  const bool day = is_day(scene, at);
  if (day || ent_scene_looks(scene, at, ENT_LOOK_CAPITAL)) {
    read->placed |= day || is_place(scene, at, end);
    return at;
  }
  return ent_scene_is_one_of(scene, at, marks) ? at : end;
}

size_t ent_dateline_end(const EntScene* scene, size_t sentence) {
  enum { MOST = 16 };
  const EntSentence* s = &scene->analysis->sentences[sentence];
  const size_t first = s->first_token;
  const size_t end = first + (s->n_tokens < MOST ? s->n_tokens : MOST);
  Dateline read = {.caps = ent_scene_looks(scene, first, ENT_LOOK_CAPS),
                   .body = ent_scene_token(scene, first)->entity == ENT_ENTITY_ORGANIZATION};
  if ((sentence > 0 && s[-1].block == s->block) ||
      !ent_scene_looks(scene, first, ENT_LOOK_CAPITAL)) {
    return first;
  }
  for (size_t i = first; i < end; i++) {
    if (i > first && is_end(scene, i, &read)) {
      return i + 1;
    }
    i = read_token(scene, i, end, &read);
    if (i + 1 < end && ent_scene_is(scene, i, ")") && read.caps && read.placed &&
        ent_scene_looks(scene, i + 1, ENT_LOOK_CAPITAL)) {
      return i + 1; // "HAVANA (EFE) The government"
    }
  }
  return first;
}
