#include "extract/actor/overrule.h"

#include "graph/base/unicode.h"

static const EntGivenActor* given_of(const EntScene* scene, const EntName* name) {
  return ent_given_actor(scene->given, name->given - 1);
}

/** Who owns what was joined. */
typedef struct {
  const EntScene* scene;
  EntNames* names;
  uint32_t* owners; ///< [n_joined] 1 + the user's actor, 0 for nobody or UNKNOWN
  size_t* words;    ///< [n_joined] of the name that gave the owner
  uint32_t n_joined;
  uint32_t* numbers; ///< [given] 1 + number among the joined; 0 if it has none
} Owners;

/** A state that no line of the user's names. */
static const uint32_t UNKNOWN = UINT32_MAX;

/** What an actor's names may settle, the surest first. */
typedef enum { BY_FULL_NAME, BY_BARE_NAME, BY_NO_ACTOR, N_ROUNDS } Round;

static void claim(Owners* self, const EntName* name) {
  uint32_t* owner = &self->owners[name->actor];
  if (*owner == 0 || name->count > self->words[name->actor]) {
    *owner = name->given;
    self->words[name->actor] = name->count;
    self->numbers[name->given - 1] = 1 + name->actor;
  }
}

/** Let one kind of names settle to whom belongs what they were joined with. */
static void claim_round(Owners* self, Round round) {
  for (size_t i = 0; i < self->names->count; i++) {
    const EntName* name = &self->names->items[i];
    if (name->given == 0 || name->actor == ENT_NONE) {
      continue;
    }
    const bool dropped = given_of(self->scene, name)->dropped;
    const Round own = dropped ? BY_NO_ACTOR : name->bare ? BY_BARE_NAME : BY_FULL_NAME;
    const bool free = round == BY_FULL_NAME || self->owners[name->actor] == 0;
    const bool settled = round == BY_BARE_NAME && self->numbers[name->given - 1] != 0;
    if (own == round && free && !settled) {
      claim(self, name);
    }
  }
}

/** A state that the text names by its capital or people only is still the user's. */
static EntStatus claim_states(Owners* self) {
  const EntScene* scene = self->scene;
  for (size_t i = 0; i < self->names->count; i++) {
    EntName* name = &self->names->items[i];
    if (name->actor == ENT_NONE || name->state == ENT_NONE || self->owners[name->actor] != 0) {
      continue;
    }
    const char* folded =
        ent_fold(scene->arena, ent_str(ent_lexicon_state(scene->lexicon, name->state)));
    if (!folded) {
      return ent_no_memory(scene->err);
    }
    const EntGivenSpelling* spelling = ent_given_find(scene->given, ent_str(folded));
    const EntGivenActor* actor = spelling ? ent_given_actor(scene->given, spelling->actor) : NULL;
    const bool theirs = actor && (actor->dropped || actor->who.kind == ENT_STATE);
    self->owners[name->actor] = theirs ? 1 + spelling->actor : UNKNOWN;
  }
  return ENT_OK;
}

/** The number that the joined names of the user's actor get. */
static uint32_t number_of(Owners* self, uint32_t given, uint32_t actor) {
  uint32_t* number = &self->numbers[given - 1];
  if (*number == 0) {
    const bool own = actor != ENT_NONE && self->owners[actor] == given;
    *number = 1 + (own ? actor : self->n_joined++);
  }
  return *number - 1;
}

/** Move all names to their owners. */
static void settle(Owners* self) {
  for (size_t i = 0; i < self->names->count; i++) {
    EntName* name = &self->names->items[i];
    const bool joined = name->given == 0 && name->actor != ENT_NONE;
    const uint32_t owner = joined ? self->owners[name->actor] : 0;
    if (name->given != 0) {
      name->how = ENT_BY_GIVEN;
    } else if (owner != 0 && owner != UNKNOWN) {
      name->given = owner;
    } else {
      continue;
    }
    const EntGivenActor* actor = given_of(self->scene, name);
    name->actor = number_of(self, name->given, name->actor);
    name->kind = actor->dropped ? name->kind : actor->who.kind;
  }
}

EntStatus ent_overrule_actors(const EntScene* scene, EntNames* names) {
  Owners self = {.scene = scene, .names = names};
  if (!scene->given) {
    return ENT_OK;
  }
  self.n_joined = ent_names_actors(names);
  self.owners = ent_arena_array(scene->arena, self.n_joined, sizeof *self.owners);
  self.words = ent_arena_array(scene->arena, self.n_joined, sizeof *self.words);
  self.numbers = ent_arena_array(scene->arena, ent_given_count(scene->given), sizeof *self.numbers);
  if (!self.owners || !self.words || !self.numbers) {
    return ent_no_memory(scene->err);
  }
  for (Round round = BY_FULL_NAME; round < N_ROUNDS; round++) {
    claim_round(&self, round);
  }
  ENT_TRY(claim_states(&self));
  settle(&self);
  return ENT_OK;
}

void ent_overrule_drop(const EntScene* scene, EntNames* names) {
  for (size_t i = 0; i < names->count; i++) {
    EntName* name = &names->items[i];
    if (name->given != 0 && given_of(scene, name)->dropped) {
      name->actor = ENT_NONE;
    }
  }
}

static bool has_alias(const char* const* aliases, size_t n, const char* alias) {
  for (size_t i = 0; i < n; i++) {
    if (strcmp(aliases[i], alias) == 0) {
      return true;
    }
  }
  return false;
}

/** The user's aliases first, then those that only the text has. */
static EntStatus describe(const EntScene* scene, const EntParticipant* who, EntParticipant* out) {
  const char** aliases =
      ent_arena_array(scene->arena, who->n_aliases + out->n_aliases, sizeof *aliases);
  size_t n = 0;
  for (; aliases && n < who->n_aliases; n++) {
    aliases[n] = ent_arena_copy(scene->arena, who->aliases[n], strlen(who->aliases[n]));
    if (!aliases[n]) {
      return ent_no_memory(scene->err);
    }
  }
  if (!aliases) {
    return ent_no_memory(scene->err);
  }
  for (size_t i = 0; i < out->n_aliases; i++) {
    if (!has_alias(aliases, n, out->aliases[i])) {
      aliases[n++] = out->aliases[i];
    }
  }
  *out =
      (EntParticipant){.name = aliases[0], .kind = who->kind, .aliases = aliases, .n_aliases = n};
  return ENT_OK;
}

EntStatus ent_overrule_describe(const EntScene* scene, const EntNames* names, EntActor* actors,
                                size_t n_actors) {
  bool* done = ent_arena_array(scene->arena, n_actors, sizeof *done);
  if (!done) {
    return ent_no_memory(scene->err);
  }
  for (size_t i = 0; i < names->count; i++) {
    const EntName* name = &names->items[i];
    if (name->given != 0 && name->actor != ENT_NONE && !done[name->actor]) {
      done[name->actor] = true;
      ENT_TRY(describe(scene, &given_of(scene, name)->who, &actors[name->actor].participant));
    }
  }
  return ENT_OK;
}
