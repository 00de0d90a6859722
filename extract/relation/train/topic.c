#include "extract/relation/train/topic.h"

#include "graph/base/intern.h"
#include "graph/base/unicode.h"

#include <jansson.h>
#include <stdlib.h>

/** An actor in a text. */
typedef struct {
  uint32_t name; ///< number in Topics.names
  uint32_t text;
  uint32_t common; ///< how often an actor of this name stands in any text
} Place;

/** Texts on the way to their topics. */
typedef struct {
  Sources* sources;
  EntArena* arena;
  EntIntern* names; ///< folded
  Place* places;    ///< [n_places] in the order of the texts, then with the rarest names first
  size_t n_places;
  size_t capacity;
  uint32_t* parents; ///< [texts] another text of the topic; itself at the end of the chain
  uint32_t* sizes;   ///< [texts] texts of the topic, for the one at the end of the chain
  uint32_t largest;  ///< texts that a topic may have
  EntError* err;
} Topics;

static EntStatus add_actor(Topics* self, uint32_t text, const json_t* actor) {
  enum { SHORTEST = 4 };
  const char* name = json_string_value(json_object_get(actor, "name"));
  const char* kind = json_string_value(json_object_get(actor, "kind"));
  const char* folded = ent_fold(self->arena, ent_str(name ? name : ""));
  if (!folded) {
    return ent_no_memory(self->err);
  }
  if (strlen(folded) < SHORTEST || (kind && strcmp(kind, "state") == 0)) {
    return ENT_OK;
  }
  Place* places =
      ent_arena_grow(self->arena, self->places, self->n_places, &self->capacity, sizeof *places);
  const uint32_t id = ent_intern_add(self->names, ent_str(folded));
  if (!places || id == ENT_NONE) {
    return ent_no_memory(self->err);
  }
  self->places = places;
  places[self->n_places++] = (Place){id, text, 0};
  return ENT_OK;
}

static EntStatus add_text(Topics* self, uint32_t text) {
  const Source* source = &self->sources->items[text];
  json_error_t problem = {0};
  json_t* root = json_loadb(source->json.bytes, source->json.length, 0, &problem);
  const json_t* actors = json_object_get(root, "actors");
  EntStatus status =
      root ? ENT_OK
           : ent_fail(self->err, ENT_BAD_INPUT, source->annotated,
                      problem.line > 0 ? (unsigned long)problem.line : 0, "%s", problem.text);
  for (size_t i = 0; status == ENT_OK && i < json_array_size(actors); i++) {
    status = add_actor(self, text, json_array_get(actors, i));
  }
  json_decref(root);
  return status;
}

static uint32_t topic_of(Topics* self, uint32_t text) {
  while (self->parents[text] != text) {
    self->parents[text] = self->parents[self->parents[text]];
    text = self->parents[text];
  }
  return text;
}

static int by_rarity(const void* left, const void* right) {
  const Place* a = left;
  const Place* b = right;
  if (a->common != b->common) {
    return a->common < b->common ? -1 : 1;
  }
  return a->name != b->name ? (a->name > b->name) - (a->name < b->name)
                            : (a->text > b->text) - (a->text < b->text);
}

/** Make one topic of two texts' topics, unless it grows too large; its first text stands for it. */
static void join(Topics* self, uint32_t left, uint32_t right) {
  const uint32_t a = topic_of(self, left);
  const uint32_t b = topic_of(self, right);
  if (a != b && self->sizes[a] + self->sizes[b] <= self->largest) {
    const uint32_t first = a < b ? a : b;
    self->sizes[first] = self->sizes[a] + self->sizes[b];
    self->parents[a < b ? b : a] = first;
  }
}

/** Join the texts of each name that is not too common. */
static EntStatus join_all(Topics* self) {
  enum { MOST = 25 };
  if (self->n_places == 0) {
    return ENT_OK;
  }
  uint32_t* counts = ent_arena_array(self->arena, ent_intern_count(self->names), sizeof *counts);
  if (!counts) {
    return ent_no_memory(self->err);
  }
  for (size_t i = 0; i < self->n_places; i++) {
    counts[self->places[i].name]++;
  }
  for (size_t i = 0; i < self->n_places; i++) {
    self->places[i].common = counts[self->places[i].name];
  }
  qsort(self->places, self->n_places, sizeof *self->places, by_rarity);
  for (size_t i = 1; i < self->n_places && self->places[i].common <= MOST; i++) {
    if (self->places[i].name == self->places[i - 1].name) {
      join(self, self->places[i - 1].text, self->places[i].text);
    }
  }
  return ENT_OK;
}

/** A topic and its size. */
typedef struct {
  uint32_t first; ///< its first text
  uint32_t size;
} Topic;

static int by_size(const void* left, const void* right) {
  const Topic* a = left;
  const Topic* b = right;
  return a->size != b->size ? (a->size < b->size) - (a->size > b->size)
                            : (a->first > b->first) - (a->first < b->first);
}

static EntStatus deal(Topics* self, unsigned n_folds) {
  const size_t n = self->sources->n;
  Topic* topics = ent_arena_array(self->arena, n, sizeof *topics);
  uint32_t* sizes = ent_arena_array(self->arena, n_folds, sizeof *sizes);
  if (!topics || !sizes) {
    return ent_no_memory(self->err);
  }
  for (uint32_t i = 0; i < n; i++) {
    topics[i] = (Topic){i, self->parents[i] == i ? self->sizes[i] : 0};
  }
  qsort(topics, n, sizeof *topics, by_size);
  for (size_t i = 0; i < n && topics[i].size > 0; i++) {
    unsigned smallest = 0;
    for (unsigned fold = 1; fold < n_folds; fold++) {
      smallest = sizes[fold] < sizes[smallest] ? fold : smallest;
    }
    sizes[smallest] += topics[i].size;
    self->sources->items[topics[i].first].fold = smallest;
  }
  for (uint32_t i = 0; i < n; i++) {
    self->sources->items[i].fold = self->sources->items[topic_of(self, i)].fold;
  }
  return ENT_OK;
}

static EntStatus divide(Topics* self, unsigned n_folds) {
  const uint32_t n = (uint32_t)self->sources->n;
  self->parents = ent_arena_array(self->arena, n, sizeof *self->parents);
  self->sizes = ent_arena_array(self->arena, n, sizeof *self->sizes);
  self->largest = (n + n_folds - 1) / n_folds;
  if (!self->parents || !self->sizes) {
    return ent_no_memory(self->err);
  }
  for (uint32_t i = 0; i < n; i++) {
    self->parents[i] = i;
    self->sizes[i] = 1;
    ENT_TRY(add_text(self, i));
  }
  ENT_TRY(join_all(self));
  return deal(self, n_folds);
}

EntStatus topic_folds(Sources* sources, unsigned n_folds, EntError* err) {
  Topics self = {
      .sources = sources, .arena = ent_arena_new(), .names = ent_intern_new(), .err = err};
  const EntStatus status = self.arena && self.names ? divide(&self, n_folds) : ent_no_memory(err);
  ent_intern_free(self.names);
  ent_arena_free(self.arena);
  return status;
}
