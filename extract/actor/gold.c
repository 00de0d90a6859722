#include "extract/actor/affix.h"
#include "graph/base/unicode.h"

#include <jansson.h>

/** The actors of an annotation and their spellings. */
typedef struct {
  const EntScene* scene;
  const char* path;
  EntActor* actors; ///< [n_actors]
  size_t n_actors;
  EntIntern* spellings; ///< folded
  uint32_t* owners;     ///< [spellings] the actor of each
  bool* small;          ///< [spellings] it is written without a capital at its start
  size_t longest;       ///< bytes of the longest spelling
} Gold;

static EntStatus broken(const Gold* self, const char* what) {
  return ent_fail(self->scene->err, ENT_BAD_INPUT, self->path, 0, "%s", what);
}

/** Remember one spelling of an actor. */
static EntStatus add_spelling(Gold* self, uint32_t actor, const char* text) {
  const EntScene* scene = self->scene;
  const char* folded = ent_fold(scene->arena, ent_str(text));
  if (!folded) {
    return ent_no_memory(scene->err);
  }
  const EntStr key = ent_str(strncmp(folded, "the ", 4) == 0 ? folded + 4 : folded);
  if (key.length == 0 || ent_intern_find(self->spellings, key) != ENT_NONE) {
    return ENT_OK; // of two actors with one spelling, the first listed has it
  }
  const uint32_t id = ent_intern_add(self->spellings, key);
  if (id == ENT_NONE) {
    return ent_no_memory(scene->err);
  }
  const unsigned char first = (unsigned char)*text;
  self->owners[id] = actor;
  self->small[id] = first >= 'a' && first <= 'z' && strncmp(text, "the ", 4) != 0;
  self->longest = key.length > self->longest ? key.length : self->longest;
  return ENT_OK;
}

static const char* copy_text(const Gold* self, const json_t* value) {
  const char* text = json_string_value(value);
  return text ? ent_arena_copy(self->scene->arena, text, strlen(text)) : NULL;
}

static EntStatus add_actor(Gold* self, const json_t* item) {
  EntParticipant* actor = &self->actors[self->n_actors].participant;
  const json_t* aliases = json_object_get(item, "aliases");
  const char* kind = json_string_value(json_object_get(item, "kind"));
  const size_t n = json_array_size(aliases);
  const char** texts = ent_arena_array(self->scene->arena, n, sizeof *texts);
  actor->name = copy_text(self, json_object_get(item, "name"));
  actor->kind = ENT_OTHER;
  if (!actor->name || !texts) {
    return broken(self, "an actor without a name");
  }
  (void)ent_kind_from_name(ent_str(kind), &actor->kind); // an unknown kind is "other"
  ENT_TRY(add_spelling(self, (uint32_t)self->n_actors, actor->name));
  for (size_t i = 0; i < n; i++) {
    texts[i] = copy_text(self, json_array_get(aliases, i));
    if (!texts[i]) {
      return broken(self, "an alias that is no text");
    }
    ENT_TRY(add_spelling(self, (uint32_t)self->n_actors, texts[i]));
  }
  actor->aliases = texts;
  actor->n_aliases = n;
  self->n_actors++;
  return ENT_OK;
}

static EntStatus add_actors(Gold* self, const json_t* root) {
  const json_t* list = json_object_get(root, "actors");
  const size_t n = json_array_size(list);
  if (!json_is_array(list)) {
    return broken(self, "no list of actors");
  }
  size_t n_spellings = 0;
  for (size_t i = 0; i < n; i++) {
    n_spellings += 1 + json_array_size(json_object_get(json_array_get(list, i), "aliases"));
  }
  self->actors = ent_arena_array(self->scene->arena, n, sizeof *self->actors);
  self->owners = ent_arena_array(self->scene->arena, n_spellings, sizeof *self->owners);
  self->small = ent_arena_array(self->scene->arena, n_spellings, sizeof *self->small);
  if (!self->actors || !self->owners || !self->small) {
    return ent_no_memory(self->scene->err);
  }
  for (size_t i = 0; i < n; i++) {
    ENT_TRY(add_actor(self, json_array_get(list, i)));
  }
  return ENT_OK;
}

static EntStatus read_annotation(Gold* self, EntStr json) {
  json_error_t problem;
  json_t* root = json_loadb(json.bytes, json.length, 0, &problem);
  const EntStatus status =
      root ? add_actors(self, root)
           : ent_fail(self->scene->err, ENT_BAD_INPUT, self->path,
                      problem.line > 0 ? (unsigned long)problem.line : 0, "%s", problem.text);
  json_decref(root);
  return status;
}

/** What has an id has an owner. */
static uint32_t owner_of(const Gold* self, uint32_t id) {
  return self->owners[id]; // NOLINT(clang-analyzer-core.NullDereference)
}

/** A spelling at its place. */
typedef struct {
  size_t first; ///< token
  size_t count; ///< tokens
  size_t start; ///< byte of the text, perhaps inside of the first token
  uint32_t id;  ///< ENT_NONE if there is none
} Match;

/** The longest spelling that starts `offset` bytes into token `at` and ends before `end`. */
static Match longest_at(const Gold* self, size_t at, size_t offset, size_t end) {
  Match match = {at, 0, ent_scene_token(self->scene, at)->span.start + offset, ENT_NONE};
  for (size_t i = 1; at + i <= end; i++) {
    const EntStr text = ent_scene_folded(self->scene, at, i);
    if (text.length > offset + self->longest) {
      break;
    }
    const uint32_t id =
        ent_intern_find(self->spellings, (EntStr){text.bytes + offset, text.length - offset});
    if (id != ENT_NONE) {
      match.id = id;
      match.count = i;
    }
  }
  return match;
}

/** The same with the capital that it needs, at the start of a token or behind its prefix
    ("pro-Iranian"). */
static Match match_at(const Gold* self, size_t at, size_t end) {
  const Match match = longest_at(self, at, 0, end);
  const bool large = ent_scene_looks(self->scene, at, ENT_LOOK_CAPITAL | ENT_LOOK_NUMBER);
  // What has an id has a case. NOLINTNEXTLINE(clang-analyzer-core.NullDereference)
  if (match.id != ENT_NONE && (large || self->small[match.id])) {
    return match;
  }
  const size_t prefix = ent_affix_prefix(self->scene, at);
  return prefix > 0 ? longest_at(self, at, prefix, end) : (Match){at, 0, 0, ENT_NONE};
}

static EntStatus add_match(const Gold* self, size_t sentence, const Match* match, EntNames* names) {
  const uint32_t owner = owner_of(self, match->id);
  const size_t last = match->first + match->count - 1;
  const EntName name = {.span = {match->start, ent_scene_token(self->scene, last)->span.end},
                        .sentence = sentence,
                        .first = match->first,
                        .count = match->count,
                        .kind = self->actors[owner].participant.kind,
                        .sure = true,
                        .state = ENT_NONE,
                        .honorific = ENT_NONE,
                        .actor = owner,
                        .how = ENT_BY_GOLD};
  return ent_names_add(self->scene, names, name);
}

/** Another actor that opens a name and has an affix: "US-led coalition", "anti-ISIL coalition".
    @param tokens  Receives how many belong to it and its affix. */
static Match opening(const Gold* self, size_t sentence, const Match* match, size_t* tokens) {
  const size_t end = match->first + match->count;
  const size_t prefix = ent_affix_prefix(self->scene, match->first);
  *tokens = 1;
  if (prefix > 0 && match->count > 1) {
    return longest_at(self, match->first, prefix, match->first + 1);
  }
  for (size_t n = 1; n + 2 < match->count; n++) {
    const EntRun run = {sentence, match->first, match->first + n, false, false, ENT_NONE};
    const Match other = longest_at(self, run.first, 0, run.end);
    if (other.count == n && ent_affix_follows(self->scene, &run, end)) {
      *tokens = n + 2;
      return other;
    }
  }
  return (Match){match->first, 0, 0, ENT_NONE};
}

/** Add a name, and before it another actor that opens it; of the tokens it then has the rest. */
static EntStatus add_names(const Gold* self, size_t sentence, Match match, EntNames* names) {
  size_t tokens = 0;
  const Match other = opening(self, sentence, &match, &tokens);
  if (other.id != ENT_NONE && owner_of(self, other.id) != owner_of(self, match.id)) {
    ENT_TRY(add_match(self, sentence, &other, names));
    match.first += tokens;
    match.count -= tokens;
  }
  return add_match(self, sentence, &match, names);
}

static EntStatus find_in(const Gold* self, size_t index, EntNames* names) {
  const EntSentence* sentence = &self->scene->analysis->sentences[index];
  const size_t end = sentence->first_token + sentence->n_tokens;
  for (size_t at = sentence->first_token; at < end;) {
    const Match match = match_at(self, at, end);
    if (match.id != ENT_NONE) {
      ENT_TRY(add_names(self, index, match, names));
    }
    at += match.id == ENT_NONE ? 1 : match.count;
  }
  return ENT_OK;
}

EntStatus ent_gold_actors(const EntScene* scene, EntStr json, const char* path, EntNames* names,
                          EntActor** actors, size_t* n_actors) {
  Gold self = {.scene = scene, .path = path, .spellings = ent_intern_new()};
  *names = (EntNames){0};
  EntStatus status = self.spellings ? read_annotation(&self, json) : ent_no_memory(scene->err);
  for (size_t i = 0; status == ENT_OK && i < scene->analysis->n_sentences; i++) {
    status = find_in(&self, i, names);
  }
  ent_intern_free(self.spellings);
  *actors = self.actors;
  *n_actors = self.n_actors;
  return status;
}
