#include "extract/relation/train/gold.h"

#include "graph/base/unicode.h"

#include <jansson.h>

/** Is it a word of few that say no more behind a name: "the Polish government"? */
static bool is_generic(EntStr word) {
  static const char* const words[] = {"government", "governments",    "officials",
                                      "official",   "regime",         "leaders",
                                      "leadership", "administration", "authorities"};
  for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
    if (ent_str_is(word, words[i])) {
      return true;
    }
  }
  return false;
}

/** Does a word join what stands before it to the rest of a name: "forces of X", "anti-X"? */
static bool is_link(EntStr word) {
  static const char* const words[] = {"of",  "in",  "for",  "to",   "against", "anti",
                                      "pro", "and", "with", "from", "on",      "by"};
  for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
    if (ent_str_is(word, words[i])) {
      return true;
    }
  }
  return false;
}

/** Copy the words of a folded name, with one blank between two, without marks that stand within
    words and without the possessive's "s". @return the end of the copy. */
static char* copy_words(const char* folded, char* out) {
  const char* const start = out;
  for (const char* c = folded; *c; c++) {
    const bool letter =
        (unsigned char)*c >= 0x80 || (*c >= '0' && *c <= '9') || (*c >= 'a' && *c <= 'z');
    if (*c == '\'' && c[1] == 's' &&
        !((c[2] >= 'a' && c[2] <= 'z') || (unsigned char)c[2] >= 0x80)) {
      c++;
    } else if (letter) {
      *out++ = *c;
    } else if (*c != '\'' && *c != '.' && *c != '"' && out > start && out[-1] != ' ') {
      *out++ = ' ';
    }
  }
  return out > start && out[-1] == ' ' ? out - 1 : out;
}

/** A spelling as annotations compare it: folded words, without "the" and without generic ones at
    the end, but for the last that is left. Empty when memory is short. */
static EntStr spelling(const char* text, EntArena* arena) {
  const char* folded = ent_fold(arena, ent_str(text ? text : ""));
  char* words = folded ? ent_arena_alloc(arena, strlen(folded) + 1) : NULL;
  if (!words) {
    return ent_str("");
  }
  EntStr name = {words, (size_t)(copy_words(folded, words) - words)};
  if (name.length > 4 && memcmp(name.bytes, "the ", 4) == 0) {
    name = (EntStr){name.bytes + 4, name.length - 4};
  }
  for (size_t i = name.length; i > 0; i--) {
    if (name.bytes[i - 1] == ' ') {
      if (!is_generic((EntStr){name.bytes + i, name.length - i})) {
        break;
      }
      name.length = i - 1;
    }
  }
  return name;
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
  const char* kind = json_string_value(json_object_get(actor, "kind"));
  gold->persons[number] = kind && strcmp(kind, "person") == 0;
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
  gold->persons = ent_arena_array(arena, json_array_size(actors), sizeof *gold->persons);
  if (!gold->triples || !gold->persons) {
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

/** Does a text end with another, and that with a whole word? @param before  Receives what stands
    before it. */
static bool ends_with(EntStr text, EntStr end, EntStr* before) {
  if (end.length == 0 || text.length <= end.length ||
      memcmp(text.bytes + text.length - end.length, end.bytes, end.length) != 0 ||
      text.bytes[text.length - end.length - 1] != ' ') {
    return false;
  }
  *before = (EntStr){text.bytes, text.length - end.length - 1};
  return true;
}

static bool has_link(EntStr words) {
  EntStr word;
  while (ent_str_next(&words, ' ', &word)) {
    if (is_link(word)) {
      return true;
    }
  }
  return false;
}

/** The one actor who has a spelling that `name` ends with, as behind a title, or, if a person, one
    that ends with `name`. */
static uint32_t nearest(const Gold* gold, EntStr name) {
  uint32_t found = ENT_NONE;
  for (uint32_t i = 0; i < ent_intern_count(gold->spellings); i++) {
    const EntStr known = ent_intern_text(gold->spellings, i);
    const uint32_t owner = gold->owners[i];
    EntStr before;
    const bool near =
        (ends_with(name, known, &before) && !has_link(before)) ||
        (owner != ENT_NONE && gold->persons[owner] && ends_with(known, name, &before));
    if (near && (owner == ENT_NONE || (found != ENT_NONE && found != owner))) {
      return ENT_NONE;
    }
    found = near ? owner : found;
  }
  return found;
}

/** The actor that most spellings of a found one belong to. */
static uint32_t most_voted(const Gold* gold, const EntParticipant* actor, EntArena* arena) {
  uint32_t best = ENT_NONE;
  size_t most = 0;
  for (size_t i = 0; i < actor->n_aliases; i++) {
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

uint32_t gold_actor(const Gold* gold, const EntParticipant* actor, EntArena* arena) {
  uint32_t best = owner_of(gold, actor->name, arena);
  if (best == ENT_NONE) {
    best = most_voted(gold, actor, arena);
  }
  return best != ENT_NONE ? best : nearest(gold, spelling(actor->name, arena));
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
