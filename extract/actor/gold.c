#include "extract/actor/mention.h"
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
  self->owners[id] = actor;
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
  if (!self->actors || !self->owners) {
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

/** The longest spelling that starts at token `at` and ends before `end`; ENT_NONE if none does. */
static uint32_t spelling_at(const Gold* self, size_t at, size_t end, size_t* n) {
  uint32_t found = ENT_NONE;
  for (size_t i = 1; at + i <= end; i++) {
    const EntStr text = ent_scene_folded(self->scene, at, i);
    if (text.length > self->longest) {
      break;
    }
    const uint32_t id = ent_intern_find(self->spellings, text);
    if (id != ENT_NONE) {
      found = id;
      *n = i;
    }
  }
  return found;
}

static EntStatus find_in(Gold* self, size_t index, EntNames* names) {
  const EntScene* scene = self->scene;
  const EntToken* tokens = scene->analysis->tokens;
  const EntSentence* sentence = &scene->analysis->sentences[index];
  const size_t end = sentence->first_token + sentence->n_tokens;
  for (size_t at = sentence->first_token; at < end;) {
    size_t n = 0;
    const uint32_t id = spelling_at(self, at, end, &n);
    if (id == ENT_NONE || !ent_scene_looks(scene, at, ENT_LOOK_CAPITAL | ENT_LOOK_NUMBER)) {
      at++;
      continue;
    }
    // An id has an owner.
    const uint32_t owner = self->owners[id]; // NOLINT(clang-analyzer-core.NullDereference)
    const EntName name = {.span = {tokens[at].span.start, tokens[at + n - 1].span.end},
                          .sentence = index,
                          .first = at,
                          .count = n,
                          .kind = self->actors[owner].participant.kind,
                          .sure = true,
                          .state = ENT_NONE,
                          .honorific = ENT_NONE,
                          .actor = owner,
                          .how = ENT_BY_GOLD};
    ENT_TRY(ent_names_add(scene, names, name));
    at += n;
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
