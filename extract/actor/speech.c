// "I" and "we" in direct speech: whoever the paragraph says is speaking.

#include "extract/actor/refer.h"

/** Who says something in a paragraph. */
typedef struct {
  uint32_t actor;
  size_t verb;
} Speaker;

enum { MOST_SPEAKERS = 16 };

static bool is_saying(const EntScene* scene, size_t token) {
  return ent_scene_token(scene, token)->upos == ENT_UPOS_VERB &&
         ent_scene_lemma_is(scene, token, ENT_WORD_QUOTE);
}

/** The verb of saying that a subject belongs to: its own, or one beside it that has none of its own
    ("X condemned it, saying"). The number of tokens if there is none. */
static size_t saying_of(const EntReferrer* self, size_t subject) {
  enum { FAR = 60 };
  const EntScene* scene = self->scene;
  const EntSentence* sentence = &scene->analysis->sentences[self->sentence];
  const size_t verb = ent_referrer_head(self, subject);
  const size_t end = sentence->first_token + sentence->n_tokens;
  if (is_saying(scene, verb)) {
    return verb;
  }
  for (size_t i = verb + 1; i < end && i < verb + FAR; i++) {
    const EntDeprel deprel = ent_referrer_deprel(self, i);
    if ((deprel == ENT_DEPREL_ADVCL || deprel == ENT_DEPREL_CONJ) &&
        ent_referrer_head(self, i) == verb && is_saying(scene, i) &&
        ent_referrer_dependent(self, i, ENT_DEPREL_NSUBJ) == ENT_NO_WORD) {
      return i;
    }
  }
  return scene->analysis->n_tokens;
}

/** The subjects of the verbs of saying that stand outside quotations in one sentence. */
static size_t find_speakers(const EntReferrer* self, Speaker* speakers, size_t n) {
  const EntScene* scene = self->scene;
  const EntSentence* sentence = &scene->analysis->sentences[self->sentence];
  for (size_t i = sentence->first_token; i < sentence->first_token + sentence->n_tokens; i++) {
    const uint32_t name = self->name_of[i];
    if (n == MOST_SPEAKERS || name == ENT_NONE || self->names->items[name].actor == ENT_NONE ||
        self->quoted[i] || ent_referrer_deprel(self, i) != ENT_DEPREL_NSUBJ) {
      continue;
    }
    const size_t verb = saying_of(self, i);
    if (verb < scene->analysis->n_tokens && !self->quoted[verb]) {
      speakers[n++] = (Speaker){self->names->items[name].actor, verb};
    }
  }
  return n;
}

/** The speaker whose verb stands nearest. */
static uint32_t nearest(const Speaker* speakers, size_t n, size_t at) {
  enum { FAR = 80 };
  uint32_t actor = ENT_NONE;
  size_t least = FAR;
  for (size_t i = 0; i < n; i++) {
    const size_t verb = speakers[i].verb;
    const size_t apart = verb > at ? verb - at : at - verb;
    if (apart < least) {
      least = apart;
      actor = speakers[i].actor;
    }
  }
  return actor;
}

EntStatus ent_refer_speech(EntReferrer* self, size_t first, size_t past) {
  static const char* const mine[] = {"i",  "me",  "my",   "mine",      "myself", "we",
                                     "us", "our", "ours", "ourselves", NULL};
  static const char* const ours[] = {"we", "us", "our", "ours", "ourselves", NULL};
  const EntScene* scene = self->scene;
  Speaker speakers[MOST_SPEAKERS];
  size_t n = 0;
  for (self->sentence = first; self->sentence < past; self->sentence++) {
    n = find_speakers(self, speakers, n);
  }
  for (self->sentence = first; n > 0 && self->sentence < past; self->sentence++) {
    const EntSentence* sentence = &scene->analysis->sentences[self->sentence];
    for (size_t i = sentence->first_token; i < sentence->first_token + sentence->n_tokens; i++) {
      const bool pronoun = self->quoted[i] && self->name_of[i] == ENT_NONE &&
                           ent_scene_token(scene, i)->upos == ENT_UPOS_PRON &&
                           ent_scene_is_one_of(scene, i, mine);
      const uint32_t actor = pronoun ? nearest(speakers, n, i) : ENT_NONE;
      if (actor != ENT_NONE &&
          ent_scene_is_one_of(scene, i, ours) == (self->figures[actor].kind != ENT_PERSON)) {
        ENT_TRY(ent_referrer_link(self, actor, i, ENT_BY_PRONOUN));
      }
    }
  }
  return ENT_OK;
}
