#include "extract/actor/mention.h"
#include "extract/actor/overrule.h"

EntStatus ent_names_add(const EntScene* scene, EntNames* names, EntName name) {
  EntName* items =
      ent_arena_grow(scene->arena, names->items, names->count, &names->capacity, sizeof *items);
  if (!items) {
    return ent_no_memory(scene->err);
  }
  names->items = items;
  items[names->count++] = name;
  return ENT_OK;
}

/** Give the actors dense numbers in the order of their first mention.
    @param numbers  [n] receives the new number of each old one; ENT_NONE where there is none. */
static uint32_t renumber(EntNames* names, uint32_t* numbers, uint32_t n) {
  uint32_t count = 0;
  for (uint32_t i = 0; i < n; i++) {
    numbers[i] = ENT_NONE;
  }
  for (size_t i = 0; i < names->count; i++) {
    EntName* name = &names->items[i];
    if (name->actor != ENT_NONE) {
      if (numbers[name->actor] == ENT_NONE) {
        numbers[name->actor] = count++;
      }
      name->actor = numbers[name->actor];
    }
  }
  return count;
}

/** Which of two mentions gives the better name: a real name before a short form or a demonym, and
    of two the one with more words. */
static bool names_better(const EntName* a, const EntName* b) {
  const bool full_a = a->how == ENT_BY_NAME || a->how == ENT_BY_GOLD;
  const bool full_b = b->how == ENT_BY_NAME || b->how == ENT_BY_GOLD;
  return full_a != full_b ? full_a : a->count > b->count;
}

/** Add a spelling to the actor's aliases unless it is there. */
static EntStatus add_alias(const EntScene* scene, EntActor* actor, EntStr text, size_t* capacity) {
  EntParticipant* participant = &actor->participant;
  for (size_t i = 0; i < participant->n_aliases; i++) {
    if (ent_str_is(text, participant->aliases[i])) {
      return ENT_OK;
    }
  }
  const char** aliases = ent_arena_grow(scene->arena, (void*)participant->aliases,
                                        participant->n_aliases, capacity, sizeof *aliases);
  const char* copy = ent_arena_copy(scene->arena, text.bytes, text.length);
  if (!aliases || !copy) {
    return ent_no_memory(scene->err);
  }
  aliases[participant->n_aliases++] = copy;
  participant->aliases = aliases;
  return ENT_OK;
}

EntStatus ent_fill_mentions(const EntScene* scene, const EntNames* names, EntActor* actors,
                            size_t n_actors) {
  size_t* capacities = ent_arena_array(scene->arena, n_actors, sizeof *capacities);
  if (!capacities) {
    return ent_no_memory(scene->err);
  }
  for (size_t i = 0; i < names->count; i++) {
    const EntName* name = &names->items[i];
    if (name->actor == ENT_NONE) {
      continue;
    }
    EntActor* actor = &actors[name->actor];
    EntMention* mentions = ent_arena_grow(scene->arena, actor->mentions, actor->n_mentions,
                                          &capacities[name->actor], sizeof *mentions);
    if (!mentions) {
      return ent_no_memory(scene->err);
    }
    actor->mentions = mentions;
    mentions[actor->n_mentions++] = (EntMention){name->span, name->how};
  }
  return ENT_OK;
}

/** The name that an actor goes by: a state's from the lexicon, else its best mention. */
static const char* actor_name(const EntScene* scene, const EntName* best) {
  if (best->state != ENT_NONE) {
    return ent_lexicon_state(scene->lexicon, best->state);
  }
  const EntStr text = ent_str_span(scene->article->text.bytes, best->span);
  return ent_arena_copy(scene->arena, text.bytes, text.length);
}

/** Give the actors name, kind and aliases. */
static EntStatus describe(const EntScene* scene, const EntNames* names, EntActor* actors,
                          size_t n_actors) {
  size_t* capacities = ent_arena_array(scene->arena, n_actors, sizeof *capacities);
  const EntName** best = ent_arena_array(scene->arena, n_actors, sizeof *best);
  if (!capacities || !best) {
    return ent_no_memory(scene->err);
  }
  for (size_t i = 0; i < names->count; i++) {
    const EntName* name = &names->items[i];
    if (name->actor == ENT_NONE || !ent_is_named(name)) {
      continue;
    }
    EntActor* actor = &actors[name->actor];
    actor->participant.kind = name->kind;
    if (!best[name->actor] || names_better(name, best[name->actor])) {
      best[name->actor] = name;
    }
    const char* text = scene->article->text.bytes;
    ENT_TRY(add_alias(scene, actor, ent_str_span(text, name->span), &capacities[name->actor]));
    if (name->tail > 0) { // "Syrian government" is a name of Syria
      const size_t last = name->first + name->count + name->tail - 1;
      const EntSpan whole = {name->span.start, scene->analysis->tokens[last].span.end};
      ENT_TRY(add_alias(scene, actor, ent_str_span(text, whole), &capacities[name->actor]));
    }
    if (name->honorific != ENT_NONE) { // "King Salman" is a name of Salman
      const EntSpan titled = {scene->analysis->tokens[name->honorific].span.start, name->span.end};
      ENT_TRY(add_alias(scene, actor, ent_str_span(text, titled), &capacities[name->actor]));
    }
  }
  for (size_t i = 0; i < n_actors; i++) {
    actors[i].participant.name = actor_name(scene, best[i]);
    if (!actors[i].participant.name) {
      return ent_no_memory(scene->err);
    }
  }
  return ENT_OK;
}

uint32_t ent_names_actors(const EntNames* names) {
  uint32_t n = 0;
  for (size_t i = 0; i < names->count; i++) {
    const uint32_t actor = names->items[i].actor;
    n = actor != ENT_NONE && actor >= n ? actor + 1 : n;
  }
  return n;
}

/** Is it no more than a head word, which could be any body's: "the Council"? */
static bool is_bare_head(const EntScene* scene, const EntName* name) {
  static const char* const words[] = {"administration", "agency",     "assembly",    "association",
                                      "authority",      "bank",       "board",       "cabinet",
                                      "college",        "commission", "committee",   "company",
                                      "conference",     "council",    "court",       "department",
                                      "federation",     "foundation", "government",  "group",
                                      "hospital",       "institute",  "legislature", "ministry",
                                      "office",         "opposition", "parliament",  "presidency",
                                      "secretariat",    "university", NULL};
  return name->count == 1 && name->given == 0 && name->how == ENT_BY_NAME &&
         ent_scene_is_one_of(scene, name->first, words);
}

/** After the join: what an article only ever calls "the Council" is no actor. */
static EntStatus drop_bare_heads(const EntScene* scene, EntNames* names) {
  bool* named = ent_arena_array(scene->arena, ent_names_actors(names), sizeof *named);
  if (!named) {
    return ent_no_memory(scene->err);
  }
  for (size_t i = 0; i < names->count; i++) {
    const EntName* name = &names->items[i];
    if (name->actor != ENT_NONE && !is_bare_head(scene, name)) {
      named[name->actor] = true;
    }
  }
  for (size_t i = 0; i < names->count; i++) {
    EntName* name = &names->items[i];
    if (name->actor != ENT_NONE && !named[name->actor]) {
      name->actor = ENT_NONE;
    }
  }
  return ENT_OK;
}

EntStatus ent_make_actors(const EntScene* scene, EntNames* names, EntActor** actors,
                          size_t* n_actors) {
  const uint32_t highest = ent_names_actors(names);
  uint32_t* numbers = ent_arena_array(scene->arena, highest, sizeof *numbers);
  if (!numbers) {
    return ent_no_memory(scene->err);
  }
  *n_actors = renumber(names, numbers, highest);
  *actors = ent_arena_array(scene->arena, *n_actors, sizeof **actors);
  if (!*actors) {
    return ent_no_memory(scene->err);
  }
  ENT_TRY(describe(scene, names, *actors, *n_actors));
  return ent_fill_mentions(scene, names, *actors, *n_actors);
}

EntStatus ent_find_actors(const EntScene* scene, EntNames* names, EntActor** actors,
                          size_t* n_actors) {
  ENT_TRY(ent_find_names(scene, names));
  ENT_TRY(ent_overrule_names(scene, names));
  ENT_TRY(ent_join_names(scene, names));
  ENT_TRY(ent_overrule_actors(scene, names));
  ENT_TRY(drop_bare_heads(scene, names));
  ENT_TRY(ent_refer(scene, names));
  ent_overrule_drop(scene, names);
  ENT_TRY(ent_make_actors(scene, names, actors, n_actors));
  return ent_overrule_describe(scene, names, *actors, *n_actors);
}
