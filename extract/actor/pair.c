#include "extract/actor/refer.h"

/** Which actors a plural noun such as "countries" can mean. */
static bool fits(const EntFigure* figure, int describes) {
  switch (describes) {
  case -1:
    return true;
  case ENT_DESCRIBES_MAN:
  case ENT_DESCRIBES_PERSON:
    return figure->kind == ENT_PERSON && figure->gender != 'f';
  case ENT_DESCRIBES_WOMAN:
    return figure->kind == ENT_PERSON && figure->gender != 'm';
  case ENT_DESCRIBES_STATE:
  case ENT_DESCRIBES_GOVERNMENT:
    return figure->kind == ENT_STATE;
  default:
    return figure->kind == ENT_ORGANIZATION;
  }
}

/** The two actors that were mentioned last, if no third one competes in the same sentence. */
static bool last_two(const EntReferrer* self, int describes, uint32_t pair[2]) {
  enum { SENTENCES = 2, TRACES = 30 };
  size_t n = 0;
  size_t sentence = 0;
  for (size_t i = self->n_traces; i > 0 && self->n_traces - i < TRACES; i--) {
    const EntTrace* trace = &self->traces[i - 1];
    if (self->sentence - trace->sentence > SENTENCES || (n == 2 && trace->sentence != sentence)) {
      break;
    }
    const bool known = (n > 0 && pair[0] == trace->actor) || (n > 1 && pair[1] == trace->actor);
    if (known || !fits(&self->figures[trace->actor], describes)) {
      continue;
    }
    if (n == 2) {
      return false;
    }
    pair[n++] = trace->actor;
    sentence = trace->sentence;
  }
  return n == 2;
}

size_t ent_refer_pair(EntReferrer* self, size_t at, uint32_t pair[2]) {
  static const char* const side[] = {"sides",  "leaders",    "neighbors", "neighbours", "rivals",
                                     "allies", "presidents", "ministers", NULL};
  const EntScene* scene = self->scene;
  const EntSentence* sentence = &scene->analysis->sentences[self->sentence];
  const size_t end = sentence->first_token + sentence->n_tokens;
  const bool two = ent_scene_is(scene, at, "two");
  if (two && (at == sentence->first_token || !ent_scene_is(scene, at - 1, "the"))) {
    return 0;
  }
  if (at + 1 >= end || (!two && !ent_scene_is(scene, at, "both"))) {
    return 0;
  }
  bool plural = false;
  const int describes = ent_referrer_describes(self, at + 1, &plural);
  const bool any = ent_scene_is_one_of(scene, at + 1, side);
  if ((describes < 0 || !plural) && !any) {
    return 0;
  }
  return last_two(self, any ? -1 : describes, pair) ? 2 : 0;
}

uint32_t ent_refer_former(EntReferrer* self, size_t at) {
  const EntScene* scene = self->scene;
  const EntSentence* sentence = &scene->analysis->sentences[self->sentence];
  const bool latter = ent_scene_is(scene, at, "latter");
  uint32_t pair[2];
  if (at == sentence->first_token || !ent_scene_is(scene, at - 1, "the") ||
      !(latter || ent_scene_is(scene, at, "former"))) {
    return ENT_NONE;
  }
  if (at + 1 < sentence->first_token + sentence->n_tokens) {
    const int next = ent_scene_token(scene, at + 1)->upos;
    if (next == ENT_UPOS_NOUN || next == ENT_UPOS_PROPN || next == ENT_UPOS_ADJ) {
      return ENT_NONE; // "the former president"
    }
  }
  return last_two(self, -1, pair) ? pair[latter ? 0 : 1] : ENT_NONE;
}
