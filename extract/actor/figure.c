// What the whole article tells of its actors by their names.

#include "extract/actor/refer.h"

static EntStatus add_role(EntReferrer* self, EntFigure* figure, size_t token) {
  EntRole* role = ent_arena_alloc(self->scene->arena, sizeof *role);
  if (!role) {
    return ent_no_memory(self->scene->err);
  }
  *role = (EntRole){token, figure->roles};
  figure->roles = role;
  if (figure->gender == 'u') {
    figure->gender = ent_described_gender(ent_referrer_describes(self, token, NULL));
  }
  return ENT_OK;
}

/** Can a word say what an actor is? */
static bool is_role(const EntReferrer* self, size_t token) {
  return ent_scene_means(self->scene, token, ENT_SENSE_TITLE) ||
         ent_referrer_describes(self, token, NULL) >= 0;
}

/** "Prime Minister X", "Mr X", "the Shiite cleric X": the nearest title right before a name. */
static EntStatus title_before(EntReferrer* self, EntFigure* figure, const EntName* name) {
  enum { MOST = 4 };
  const size_t first = self->scene->analysis->sentences[name->sentence].first_token;
  size_t i = name->first;
  for (int steps = 0; steps < MOST && i > first && self->name_of[i - 1] == ENT_NONE; steps++) {
    i--;
    const EntUpos upos = (EntUpos)ent_scene_token(self->scene, i)->upos;
    if (upos != ENT_UPOS_NOUN && upos != ENT_UPOS_PROPN && upos != ENT_UPOS_ADJ) {
      break;
    }
    if (is_role(self, i)) {
      return add_role(self, figure, i);
    }
  }
  return ENT_OK;
}

/** "X, a cleric", "Iraq's prime minister, X", "X is a cleric": by the tree. */
static EntStatus roles_around(EntReferrer* self, EntFigure* figure, const EntName* name) {
  enum { FAR = 12 };
  const EntSentence* sentence = &self->scene->analysis->sentences[name->sentence];
  const size_t head = ent_referrer_name_head(self, name);
  const size_t above = ent_referrer_head(self, head);
  const size_t end = sentence->first_token + sentence->n_tokens;
  const EntDeprel deprel = ent_referrer_deprel(self, head);
  if (above != head && self->name_of[above] == ENT_NONE && is_role(self, above)) {
    bool copula = false;
    for (size_t i = name->first + name->count; i < above; i++) {
      copula |=
          ent_referrer_deprel(self, i) == ENT_DEPREL_COP && ent_referrer_head(self, i) == above;
    }
    if ((deprel == ENT_DEPREL_NSUBJ && copula) || deprel == ENT_DEPREL_APPOS ||
        deprel == ENT_DEPREL_FLAT) {
      ENT_TRY(add_role(self, figure, above));
    }
  }
  for (size_t i = name->first + name->count; i < end && i < head + FAR; i++) {
    if (ent_referrer_deprel(self, i) == ENT_DEPREL_APPOS && ent_referrer_head(self, i) == head &&
        self->name_of[i] == ENT_NONE && is_role(self, i)) {
      ENT_TRY(add_role(self, figure, i));
    }
  }
  return ENT_OK;
}

/** What a body is called for short. */
static EntDescription description_of(EntBody body) {
  switch (body) {
  case ENT_BODY_PARTY:
    return ENT_DESCRIBES_PARTY;
  case ENT_BODY_MOVEMENT:
    return ENT_DESCRIBES_GROUP;
  case ENT_BODY_ARMED:
    return ENT_DESCRIBES_ARMED;
  case ENT_BODY_COMPANY:
  case ENT_BODY_MEDIA:
    return ENT_DESCRIBES_COMPANY;
  case ENT_BODY_COUNTRY:
    return ENT_DESCRIBES_STATE;
  default:
    return ENT_DESCRIBES_BODY;
  }
}

/** What a name itself tells: a given name, the head word of a body, a plural. */
static void learn_from_name(const EntReferrer* self, EntFigure* figure, const EntName* name) {
  const EntScene* scene = self->scene;
  if (figure->gender == 'u' && name->count > 1) {
    figure->gender = ent_scene_given_gender(scene, name->first);
  }
  for (size_t i = name->first + name->count; i > name->first && figure->body < 0; i--) {
    const EntSense* head = ent_sense_of(ent_scene_senses(scene, i - 1, 1), ENT_SENSE_ORGANIZATION);
    figure->body = head ? (int)description_of((EntBody)head->type) : -1;
  }
  const EntToken* last = ent_scene_token(scene, name->first + name->count - 1);
  figure->plural |= (last->bits & ENT_FEAT_PLURAL) != 0 && name->state == ENT_NONE;
}

/** Keep the actor with the most names. */
static void keep_most(const EntReferrer* self, uint32_t* most, uint32_t actor) {
  if (*most == ENT_NONE || self->figures[actor].n_names > self->figures[*most].n_names) {
    *most = actor;
  }
}

static EntStatus learn(EntReferrer* self) {
  for (size_t i = 0; i < self->n_named; i++) {
    const EntName* name = &self->names->items[i];
    if (name->actor == ENT_NONE) {
      continue;
    }
    EntFigure* figure = &self->figures[name->actor];
    if (figure->name == ENT_NONE) {
      *figure = (EntFigure){.name = (uint32_t)i, .kind = name->kind, .gender = 'u', .body = -1};
    }
    figure->n_names++;
    learn_from_name(self, figure, name);
    self->sentence = name->sentence;
    ENT_TRY(title_before(self, figure, name));
    ENT_TRY(roles_around(self, figure, name));
    keep_most(self, figure->kind == ENT_PERSON ? &self->main_person : &self->main_body,
              name->actor);
    if (figure->kind == ENT_STATE) {
      keep_most(self, &self->main_state, name->actor);
    }
  }
  if (self->main_person != ENT_NONE && self->figures[self->main_person].n_names < 2) {
    self->main_person = ENT_NONE; // named once is not what the article is about
  }
  return ENT_OK;
}

/** Count the common nouns that a pronoun might mean instead of an actor. */
static void count_nouns(EntReferrer* self) {
  const EntScene* scene = self->scene;
  for (size_t i = 0; i < scene->analysis->n_tokens; i++) {
    const EntToken* token = ent_scene_token(scene, i);
    const bool noun = token->upos == ENT_UPOS_NOUN && self->name_of[i] == ENT_NONE &&
                      !(token->bits & ENT_FEAT_PLURAL);
    const EntDeprel deprel = ent_deprel_plain((EntDeprel)token->deprel);
    const bool argument = deprel == ENT_DEPREL_NSUBJ || deprel == ENT_DEPREL_OBJ;
    const bool counts = noun && argument;
    const int described = counts ? ent_referrer_describes(self, i, NULL) : -1;
    const bool person = counts && (ent_scene_means(scene, i, ENT_SENSE_TITLE) ||
                                   (described >= 0 && described <= (int)ENT_DESCRIBES_PERSON));
    self->people[i + 1] = self->people[i] + person;
    self->things[i + 1] = self->things[i] + (counts && !person);
  }
}

/** Mark what stands between quotation marks; a paragraph closes them. */
static void mark_quotes(EntReferrer* self) {
  static const char* const open[] = {"\xE2\x80\x9C", "``", NULL};
  static const char* const close[] = {"\xE2\x80\x9D", "''", NULL};
  const EntScene* scene = self->scene;
  bool inside = false;
  for (size_t s = 0; s < scene->analysis->n_sentences; s++) {
    const EntSentence* sentence = &scene->analysis->sentences[s];
    inside &= s > 0 && sentence->block == scene->analysis->sentences[s - 1].block;
    for (size_t i = sentence->first_token; i < sentence->first_token + sentence->n_tokens; i++) {
      const EntStr form = ent_scene_token(scene, i)->form;
      if (ent_str_is(form, "\"")) {
        inside = !inside;
      } else if (ent_str_is(form, open[0]) || ent_str_is(form, open[1])) {
        inside = true;
      } else if (ent_str_is(form, close[0]) || ent_str_is(form, close[1])) {
        inside = false;
      }
      self->quoted[i] = inside;
    }
  }
}

EntStatus ent_referrer_set(EntReferrer* self, const EntScene* scene, EntNames* names) {
  const size_t n_tokens = scene->analysis->n_tokens;
  *self = (EntReferrer){.scene = scene,
                        .names = names,
                        .n_named = names->count,
                        .main_person = ENT_NONE,
                        .main_body = ENT_NONE,
                        .main_state = ENT_NONE};
  const uint32_t n_figures = ent_names_actors(names);
  self->figures = ent_arena_array(scene->arena, n_figures, sizeof *self->figures);
  self->name_of = ent_arena_array(scene->arena, n_tokens, sizeof *self->name_of);
  self->people = ent_arena_array(scene->arena, n_tokens + 1, sizeof *self->people);
  self->things = ent_arena_array(scene->arena, n_tokens + 1, sizeof *self->things);
  self->quoted = ent_arena_array(scene->arena, n_tokens, sizeof *self->quoted);
  if (!self->figures || !self->name_of || !self->people || !self->things || !self->quoted) {
    return ent_no_memory(scene->err);
  }
  for (size_t i = 0; i < n_figures; i++) {
    self->figures[i] = (EntFigure){.name = ENT_NONE};
  }
  for (size_t i = 0; i < n_tokens; i++) {
    self->name_of[i] = ENT_NONE;
  }
  for (size_t i = 0; i < names->count; i++) {
    for (size_t k = 0; k < names->items[i].count; k++) {
      self->name_of[names->items[i].first + k] = (uint32_t)i;
    }
  }
  count_nouns(self);
  mark_quotes(self);
  return learn(self);
}
