#include "extract/actor/refer.h"

#include <stdlib.h>

/** Link a pronoun or description. */
static EntStatus mention(EntReferrer* self, uint32_t actor, size_t at, EntLink how) {
  if (actor == ENT_NONE) {
    return ENT_OK;
  }
  ENT_TRY(ent_referrer_link(self, actor, at, how));
  return ent_referrer_trace(self, actor, at, true);
}

/** "both men": a mention of one actor on each word, so that each has its own place. */
static EntStatus mention_pair(EntReferrer* self, const uint32_t pair[2], size_t at) {
  for (size_t i = 0; i < 2; i++) {
    ENT_TRY(mention(self, pair[1 - i], at + i, ENT_BY_DESCRIPTION));
  }
  return ENT_OK;
}

static EntStatus refer_at(EntReferrer* self, size_t at) {
  uint32_t pair[2];
  const uint32_t former = ent_refer_former(self, at);
  if (former != ENT_NONE) {
    return mention(self, former, at, ENT_BY_DESCRIPTION);
  }
  switch ((int)ent_scene_token(self->scene, at)->upos) {
  case ENT_UPOS_PRON:
    return mention(self, ent_refer_pronoun(self, at), at, ENT_BY_PRONOUN);
  case ENT_UPOS_NOUN:
  case ENT_UPOS_PROPN:
    return mention(self, ent_refer_description(self, at), at, ENT_BY_DESCRIPTION);
  case ENT_UPOS_NUM:
  case ENT_UPOS_DET:
    return ent_refer_pair(self, at, pair) == 2 ? mention_pair(self, pair, at) : ENT_OK;
  default:
    return ENT_OK;
  }
}

static EntStatus refer_in_sentence(EntReferrer* self) {
  const EntSentence* sentence = &self->scene->analysis->sentences[self->sentence];
  const bool text = ent_scene_block(self->scene, self->sentence) == ENT_PARAGRAPH;
  for (size_t i = sentence->first_token; i < sentence->first_token + sentence->n_tokens; i++) {
    const uint32_t at = self->name_of[i];
    const EntName* name = at == ENT_NONE ? NULL : &self->names->items[at];
    if (!name && text) {
      ENT_TRY(refer_at(self, i));
    } else if (name && name->actor != ENT_NONE && i == name->first && at < self->n_named) {
      ENT_TRY(ent_referrer_trace(self, name->actor, ent_referrer_name_head(self, name), false));
    }
  }
  return ENT_OK;
}

static int by_place(const void* a, const void* b) {
  const EntName* x = a;
  const EntName* y = b;
  return (x->first > y->first) - (x->first < y->first);
}

EntStatus ent_refer(const EntScene* scene, EntNames* names) {
  EntReferrer self;
  ENT_TRY(ent_referrer_set(&self, scene, names));
  const EntAnalysis* analysis = scene->analysis;
  for (size_t first = 0, past = 0; first < analysis->n_sentences; first = past) {
    while (past < analysis->n_sentences &&
           analysis->sentences[past].block == analysis->sentences[first].block) {
      self.sentence = past++;
      ENT_TRY(refer_in_sentence(&self));
    }
    if (ent_scene_block(scene, first) == ENT_PARAGRAPH) {
      ENT_TRY(ent_refer_speech(&self, first, past));
    }
  }
  if (names->count > 1) {
    qsort(names->items, names->count, sizeof *names->items, by_place);
  }
  return ENT_OK;
}
