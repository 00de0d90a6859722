#include "extract/actor/salience.h"

/** The actor of the name or mention that covers a token, or ENT_NONE. */
static uint32_t actor_at(const EntReferrer* self, size_t token) {
  const uint32_t name = self->name_of[token];
  return name == ENT_NONE ? ENT_NONE : self->names->items[name].actor;
}

/** The actor of a noun phrase by its head: "X", "Prime Minister X", "X, the leader". */
static uint32_t actor_of_phrase(const EntReferrer* self, size_t head) {
  enum { FAR = 8 };
  const EntSentence* sentence = &self->scene->analysis->sentences[self->sentence];
  const size_t end = sentence->first_token + sentence->n_tokens;
  uint32_t actor = actor_at(self, head);
  if (actor == ENT_NONE && ent_referrer_deprel(self, head) == ENT_DEPREL_APPOS) {
    actor = actor_at(self, ent_referrer_head(self, head));
  }
  for (size_t i = head + 1; actor == ENT_NONE && i < end && i < head + FAR; i++) {
    const EntDeprel deprel = ent_referrer_deprel(self, i);
    if ((deprel == ENT_DEPREL_FLAT || deprel == ENT_DEPREL_APPOS) &&
        ent_referrer_head(self, i) == head) {
      actor = actor_at(self, i);
    }
  }
  return actor;
}

/** "who" asks for a person or a body of persons, "which" for no person. */
static bool may_be(const EntReferrer* self, uint32_t actor, size_t at) {
  const EntKind kind = self->figures[actor].kind;
  if (ent_scene_is(self->scene, at, "which")) {
    return kind != ENT_PERSON;
  }
  return kind != ENT_STATE || !ent_scene_is(self->scene, at, "who");
}

/** "who", "which", "that", "whose": what the relative clause describes. Nobody is a "who" but who
    stands before it, though the parser take the clause for one about the deed before. */
static uint32_t refer_relative(const EntReferrer* self, size_t at) {
  enum { MOST = 4 };
  size_t verb = at;
  const size_t mark = at > 0 && ent_scene_is(self->scene, at - 1, ",");
  for (int steps = 0; steps < MOST; steps++) {
    if (ent_scene_token(self->scene, verb)->deprel == ENT_DEPREL_ACL_RELCL) {
      const uint32_t actor = actor_of_phrase(self, ent_referrer_head(self, verb));
      return actor != ENT_NONE && may_be(self, actor, at) ? actor : ENT_NONE;
    }
    if (ent_scene_token(self->scene, verb)->deprel == ENT_DEPREL_ADVCL_RELCL &&
        ent_scene_is(self->scene, at, "who") && at > mark) {
      return actor_at(self, at - 1 - mark);
    }
    verb = ent_referrer_head(self, verb);
  }
  return ENT_NONE;
}

/** Is the pronoun subject of a verb that takes an actor? */
static bool acts(const EntReferrer* self, size_t token) {
  return ent_referrer_deprel(self, token) == ENT_DEPREL_NSUBJ &&
         ent_scene_means(self->scene, ent_referrer_head(self, token), ENT_SENSE_CUE);
}

/** Does a possessive pronoun own somebody by a role: "its leader", "its main rival"? */
static bool owns_role(const EntReferrer* self, size_t token) {
  const EntScene* scene = self->scene;
  size_t n = 0;
  if (ent_scene_token(scene, token)->deprel != ENT_DEPREL_NMOD_POSS) {
    return false;
  }
  const EntSentence* sentence = &scene->analysis->sentences[self->sentence];
  const size_t end = sentence->first_token + sentence->n_tokens;
  if (token + 1 < end && ent_scene_longest(scene, token + 1, end, ENT_SENSE_TITLE, &n)) {
    return true;
  }
  const EntSense* cue =
      ent_sense_of(ent_scene_senses(scene, ent_referrer_head(self, token), 1), ENT_SENSE_CUE);
  return cue && ent_lexicon_cue(scene->lexicon, cue->index)->place == ENT_CUE_ROLE;
}

uint32_t ent_refer_pronoun(EntReferrer* self, size_t at) {
  static const char* const he[] = {"he", "him", "his", "himself", NULL};
  static const char* const she[] = {"she", "her", "hers", "herself", NULL};
  static const char* const its[] = {"its", "itself", NULL};
  static const char* const they[] = {"they", "them", "their", "theirs", "themselves", NULL};
  static const char* const reflexive[] = {"himself", "herself", "itself", "themselves", NULL};
  const EntScene* scene = self->scene;
  if (ent_scene_token(scene, at)->bits & ENT_FEAT_RELATIVE) {
    return refer_relative(self, at);
  }
  EntAnaphor anaphor = {.token = at,
                        .asked = ENT_ASKS_PERSON,
                        .gender = 'u',
                        .reflexive = ent_scene_is_one_of(scene, at, reflexive)};
  if (ent_scene_is_one_of(scene, at, he)) {
    anaphor.gender = 'm';
  } else if (ent_scene_is_one_of(scene, at, she)) {
    anaphor.gender = 'f';
  } else if (ent_scene_is_one_of(scene, at, its)) {
    anaphor.asked = ENT_ASKS_ITS;
  } else if (ent_scene_is_one_of(scene, at, they)) {
    anaphor.asked = ENT_ASKS_THEY;
  } else if (ent_scene_is(scene, at, "it") && ent_referrer_deprel(self, at) != ENT_DEPREL_EXPL) {
    anaphor.asked = ENT_ASKS_IT;
  } else {
    return ENT_NONE;
  }
  anaphor.owns_role = owns_role(self, at);
  anaphor.acts = acts(self, at);
  const uint32_t actor = ent_salient_actor(self, &anaphor);
  if (actor != ENT_NONE && anaphor.asked == ENT_ASKS_PERSON) {
    self->figures[actor].gender = anaphor.gender; // what was "he" is no "she" later
  }
  return actor;
}
