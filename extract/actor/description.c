#include "extract/actor/refer.h"

/** How far back a description looks, in sentences and mentions. */
enum { SENTENCES = 2, TRACES = 60, ROLE_SENTENCES = 30, ROLE_TRACES = 300 };

/** A noun phrase with "the". */
typedef struct {
  size_t first; ///< behind the determiner
  size_t noun;
  int describes; ///< an EntDescription, or -1
  bool plural;
  bool modified; ///< an adjective or noun before it singles it out
} Phrase;

static bool is_plain(const EntReferrer* self, size_t token) {
  for (const EntSense* s = ent_scene_senses(self->scene, token, 1); s; s = s->next) {
    if (s->kind == ENT_SENSE_DESCRIPTION && s->type == ENT_DESCRIBES_PLAIN) {
      return true;
    }
  }
  return false;
}

/** Look left from the noun for "the". @return false if it is no such phrase. */
static bool find_start(const EntReferrer* self, Phrase* phrase) {
  enum { MOST = 4 };
  static const char* const determiners[] = {"the", "this", "that", NULL};
  const EntScene* scene = self->scene;
  const size_t first = scene->analysis->sentences[self->sentence].first_token;
  for (size_t i = phrase->noun; i > first && phrase->noun - i < MOST; i--) {
    const EntUpos upos = (EntUpos)ent_scene_token(scene, i - 1)->upos;
    if (ent_scene_is_one_of(scene, i - 1, determiners)) {
      phrase->first = i;
      return true;
    }
    if (upos != ENT_UPOS_ADJ && upos != ENT_UPOS_NOUN && upos != ENT_UPOS_PROPN &&
        !ent_scene_is(scene, i - 1, "-")) {
      return false;
    }
    phrase->modified |= !is_plain(self, i - 1);
  }
  return false;
}

/** Does something behind the noun say which one is meant: "the leader of X", "the group that …",
    "the cleric X"? Then it is no reference, or one that the relations' rules read. */
static bool is_completed(const EntReferrer* self, size_t noun) {
  enum { FAR = 10 };
  const EntScene* scene = self->scene;
  const EntSentence* sentence = &scene->analysis->sentences[self->sentence];
  const size_t end = sentence->first_token + sentence->n_tokens;
  if (noun + 1 < end && self->name_of[noun + 1] != ENT_NONE) {
    return true;
  }
  for (size_t i = noun + 1; i < end && i < noun + FAR; i++) {
    if (ent_referrer_head(self, i) != noun) {
      continue;
    }
    const EntToken* token = ent_scene_token(scene, i);
    const EntDeprel deprel = ent_deprel_plain((EntDeprel)token->deprel);
    const bool comma = ent_scene_is(scene, noun + 1, ",");
    if (deprel == ENT_DEPREL_NMOD || deprel == ENT_DEPREL_APPOS || deprel == ENT_DEPREL_FLAT ||
        (deprel == ENT_DEPREL_ACL && !comma)) {
      return true;
    }
  }
  return false;
}

/** Is the noun said of something ("X is the leader", "X, the leader"), or part of a longer one? */
static bool is_predicate(const EntReferrer* self, size_t noun) {
  const EntDeprel deprel = ent_referrer_deprel(self, noun);
  const size_t first = self->scene->analysis->sentences[self->sentence].first_token;
  if (deprel == ENT_DEPREL_COMPOUND || deprel == ENT_DEPREL_APPOS || deprel == ENT_DEPREL_FLAT ||
      deprel == ENT_DEPREL_XCOMP) {
    return true;
  }
  for (size_t i = first; i < noun; i++) {
    if (ent_referrer_deprel(self, i) == ENT_DEPREL_COP && ent_referrer_head(self, i) == noun) {
      return true;
    }
  }
  return false;
}

/** The state that a token names, or ENT_NONE. */
static uint32_t state_of(const EntReferrer* self, size_t token) {
  const EntSense* sense = ent_sense_of(ent_scene_senses(self->scene, token, 1), ENT_SENSE_STATE);
  return sense ? sense->index : ENT_NONE;
}

/** Does the text around a role hold a modifier of the description? */
static bool role_holds(const EntReferrer* self, size_t role, size_t modifier) {
  enum { LEFT = 5, RIGHT = 4 };
  const EntScene* scene = self->scene;
  const uint32_t state = state_of(self, modifier);
  const size_t end = role + RIGHT < scene->analysis->n_tokens ? role + RIGHT : role;
  for (size_t i = role > LEFT ? role - LEFT : 0; i < end; i++) {
    if (scene->looks[i].form == scene->looks[modifier].form ||
        (state != ENT_NONE && state == state_of(self, i))) {
      return true;
    }
  }
  return false;
}

/** Is this what the article calls the actor? "the prime minister" for "Iraq's prime minister". */
static bool has_role(const EntReferrer* self, const EntFigure* figure, const Phrase* phrase) {
  const EntScene* scene = self->scene;
  for (const EntRole* role = figure->roles; role; role = role->next) {
    bool same = scene->looks[role->token].form == scene->looks[phrase->noun].form;
    for (size_t i = phrase->first; same && i < phrase->noun; i++) {
      same = is_plain(self, i) || ent_scene_is(scene, i, "-") || role_holds(self, role->token, i);
    }
    if (same) {
      return true;
    }
  }
  return false;
}

/** Does a name of the actor hold the noun: "the council" for "Supreme Council"? */
static bool holds_noun(const EntReferrer* self, const EntFigure* figure, const Phrase* phrase) {
  const EntScene* scene = self->scene;
  const EntName* name = &self->names->items[figure->name];
  for (size_t i = name->first; i < name->first + name->count; i++) {
    if (scene->looks[i].form == scene->looks[phrase->noun].form) {
      return !phrase->modified;
    }
  }
  return false;
}

/** May a noun of this class mean the actor, by the actor's kind alone? */
static bool fits_class(const EntReferrer* self, const EntTrace* trace, const Phrase* phrase) {
  const EntFigure* figure = &self->figures[trace->actor];
  if (phrase->modified || phrase->describes < 0) {
    return false;
  }
  switch (phrase->describes) {
  case ENT_DESCRIBES_MAN:
  case ENT_DESCRIBES_WOMAN:
  case ENT_DESCRIBES_PERSON:
  case ENT_DESCRIBES_BODY:
    return false;
  case ENT_DESCRIBES_GROUP:
    return figure->kind == ENT_ORGANIZATION && !phrase->plural;
  case ENT_DESCRIBES_GOVERNMENT:
    return trace->actor == self->main_state;
  case ENT_DESCRIBES_STATE:
    return figure->kind == ENT_STATE && !phrase->plural;
  case ENT_DESCRIBES_ARMED:
    return figure->kind == ENT_ORGANIZATION &&
           (figure->body == ENT_DESCRIBES_ARMED ||
            (figure->body < 0 && figure->plural == phrase->plural));
  default:
    return figure->kind == ENT_ORGANIZATION && figure->body == phrase->describes && !phrase->plural;
  }
}

/** How much a mention speaks for its actor, when the kind alone decides: recent, a subject, named
    often, the actor of the article. */
static size_t prominence(const EntReferrer* self, const EntTrace* trace, size_t apart) {
  enum { OFTEN = 4 };
  const size_t so_far = self->figures[trace->actor].n_so_far;
  return 1 + 2 * (SENTENCES - apart) + (trace->place == ENT_PLACE_SUBJECT ? 2u : 0u) +
         (so_far < OFTEN ? so_far : OFTEN) +
         (trace->actor == self->main_body || trace->actor == self->main_state ? 3u : 0u) +
         (trace->adjective ? 0u : 1u);
}

uint32_t ent_refer_description(EntReferrer* self, size_t at) {
  Phrase phrase = {.noun = at, .describes = -1};
  phrase.describes = ent_referrer_describes(self, at, &phrase.plural);
  if ((phrase.describes < 0 && !ent_scene_means(self->scene, at, ENT_SENSE_TITLE) &&
       !ent_scene_means(self->scene, at, ENT_SENSE_ORGANIZATION)) ||
      !find_start(self, &phrase) || is_completed(self, at) || is_predicate(self, at)) {
    return ENT_NONE;
  }
  uint32_t by_class = ENT_NONE;
  size_t most = 0;
  for (size_t i = self->n_traces; i > 0 && self->n_traces - i < ROLE_TRACES; i--) {
    const EntTrace* trace = &self->traces[i - 1];
    const EntFigure* figure = &self->figures[trace->actor];
    const size_t apart = self->sentence - trace->sentence;
    if (apart > ROLE_SENTENCES) {
      break;
    }
    if (has_role(self, figure, &phrase) ||
        (figure->kind != ENT_PERSON && holds_noun(self, figure, &phrase))) {
      return trace->actor;
    }
    if (apart <= SENTENCES && self->n_traces - i < TRACES && fits_class(self, trace, &phrase)) {
      const size_t score = prominence(self, trace, apart);
      by_class = score > most ? trace->actor : by_class;
      most = score > most ? score : most;
    }
  }
  return by_class;
}
