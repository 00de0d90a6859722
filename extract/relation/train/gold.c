#include "extract/relation/train/gold.h"

#include "graph/base/unicode.h"

#include <jansson.h>

/** A spelling as annotations compare it: folded, without "the". */
static EntStr spelling(const char* text, EntArena* arena) {
  const char* folded = ent_fold(arena, ent_str(text ? text : ""));
  return ent_str(!folded ? "" : strncmp(folded, "the ", 4) == 0 ? folded + 4 : folded);
}

static EntStatus add_spelling(Gold* gold, uint32_t actor, const char* text, EntArena* arena,
                              EntError* err) {
  const uint32_t before = ent_intern_count(gold->spellings);
  const uint32_t id = ent_intern_add(gold->spellings, spelling(text, arena));
  if (id == ENT_NONE) {
    return ent_no_memory(err);
  }
  if (id < before) {
    gold->owners[id] = gold->owners[id] == actor ? actor : ENT_NONE;
    return ENT_OK;
  }
  uint32_t* owners = ent_arena_grow(arena, gold->owners, id, &gold->capacity, sizeof *gold->owners);
  if (!owners) {
    return ent_no_memory(err);
  }
  gold->owners = owners;
  owners[id] = actor;
  return ENT_OK;
}

static EntStatus add_actor(Gold* gold, uint32_t number, const json_t* actor, EntIntern* ids,
                           EntArena* arena, EntError* err) {
  const char* id = json_string_value(json_object_get(actor, "id"));
  const json_t* aliases = json_object_get(actor, "aliases");
  if (!id || ent_intern_add(ids, ent_str(id)) != number) {
    return ent_fail(err, ENT_BAD_INPUT, gold->path, 0, "an actor without an id of its own");
  }
  ENT_TRY(
      add_spelling(gold, number, json_string_value(json_object_get(actor, "name")), arena, err));
  for (size_t i = 0; i < json_array_size(aliases); i++) {
    ENT_TRY(add_spelling(gold, number, json_string_value(json_array_get(aliases, i)), arena, err));
  }
  return ENT_OK;
}

static EntStatus add_triple(Gold* gold, const json_t* triple, const EntIntern* ids, EntArena* arena,
                            EntError* err) {
  static const char* const keys[] = {"s", "o", "r", "level", "evidence", "status"};
  const char* text[6];
  EntRelation relation = ENT_ALLY;
  EntValidity validity = ENT_UNCLEAR;
  for (size_t i = 0; i < 6; i++) {
    text[i] = json_string_value(json_object_get(triple, keys[i]));
    if (!text[i]) {
      return ent_fail(err, ENT_BAD_INPUT, gold->path, 0, "a triple without \"%s\"", keys[i]);
    }
  }
  (void)ent_validity_from_name(ent_str(text[5]), &validity); // an unknown status is "unclear"
  const uint32_t s = ent_intern_find(ids, ent_str(text[0]));
  const uint32_t o = ent_intern_find(ids, ent_str(text[1]));
  const char* evidence = ent_arena_copy(arena, text[4], strlen(text[4]));
  if (!ent_relation_from_name(ent_str(text[2]), &relation) || s == ENT_NONE || o == ENT_NONE) {
    return ent_fail(err, ENT_BAD_INPUT, gold->path, 0, "a triple of no actors");
  }
  gold->triples[gold->n_triples++] =
      (GoldTriple){.subject = s,
                   .object = o,
                   .relation = relation,
                   .level = strcmp(text[3], "core") == 0 ? LEVEL_CORE : LEVEL_MINOR,
                   .validity = validity,
                   .evidence = evidence};
  return evidence ? ENT_OK : ent_no_memory(err);
}

static EntStatus add_all(Gold* gold, const json_t* root, EntIntern* ids, EntArena* arena,
                         EntError* err) {
  const json_t* actors = json_object_get(root, "actors");
  const json_t* triples = json_object_get(root, "triples");
  gold->triples = ent_arena_array(arena, json_array_size(triples), sizeof *gold->triples);
  if (!gold->triples) {
    return ent_no_memory(err);
  }
  for (size_t i = 0; i < json_array_size(actors); i++) {
    ENT_TRY(add_actor(gold, (uint32_t)i, json_array_get(actors, i), ids, arena, err));
  }
  for (size_t i = 0; i < json_array_size(triples); i++) {
    ENT_TRY(add_triple(gold, json_array_get(triples, i), ids, arena, err));
  }
  return ENT_OK;
}

EntStatus gold_read(Gold* gold, const Source* source, EntArena* arena, EntError* err) {
  json_error_t problem = {0};
  EntIntern* ids = ent_intern_new();
  json_t* root = json_loadb(source->json.bytes, source->json.length, 0, &problem);
  *gold = (Gold){.path = source->annotated, .spellings = ent_intern_new()};
  EntStatus status = ENT_OK;
  if (!ids || !gold->spellings) {
    status = ent_no_memory(err);
  } else if (!root) {
    status = ent_fail(err, ENT_BAD_INPUT, gold->path,
                      problem.line > 0 ? (unsigned long)problem.line : 0, "%s", problem.text);
  } else {
    status = add_all(gold, root, ids, arena, err);
  }
  json_decref(root);
  ent_intern_free(ids);
  return status;
}

void gold_clear(Gold* gold) {
  ent_intern_free(gold->spellings);
  *gold = (Gold){0};
}

static uint32_t owner_of(const Gold* gold, const char* name, EntArena* arena) {
  const uint32_t id = ent_intern_find(gold->spellings, spelling(name, arena));
  return id == ENT_NONE ? ENT_NONE : gold->owners[id];
}

uint32_t gold_actor(const Gold* gold, const EntParticipant* actor, EntArena* arena) {
  uint32_t best = owner_of(gold, actor->name, arena);
  size_t most = 0;
  for (size_t i = 0; best == ENT_NONE || most > 0; i++) {
    if (i >= actor->n_aliases) {
      break;
    }
    const uint32_t owner = owner_of(gold, actor->aliases[i], arena);
    size_t votes = 0;
    for (size_t k = 0; owner != ENT_NONE && k < actor->n_aliases; k++) {
      votes += owner_of(gold, actor->aliases[k], arena) == owner;
    }
    if (votes > most) {
      most = votes;
      best = owner;
    }
  }
  return best;
}

const GoldTriple* gold_find(const Gold* gold, EntRelation relation, uint32_t a, uint32_t b) {
  for (size_t i = 0; i < gold->n_triples; i++) {
    const GoldTriple* t = &gold->triples[i];
    if (t->relation == relation &&
        ((t->subject == a && t->object == b) || (t->subject == b && t->object == a))) {
      return t;
    }
  }
  return NULL;
}
