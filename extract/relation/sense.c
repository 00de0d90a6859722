#include "extract/relation/sense.h"

bool ent_cue_fits(const EntScene* scene, const EntCue* cue, size_t at) {
  switch ((EntUpos)ent_scene_token(scene, at)->upos) {
  case ENT_UPOS_VERB:
  case ENT_UPOS_AUX:
    return cue->place != ENT_CUE_NOUN && cue->place != ENT_CUE_ROLE;
  case ENT_UPOS_NOUN:
  case ENT_UPOS_PROPN:
    return cue->place != ENT_CUE_VERB && cue->place != ENT_CUE_MUTUAL;
  case ENT_UPOS_ADJ: // participles, often
    return cue->place != ENT_CUE_NOUN;
  default:
    return cue->place >= ENT_CUE_LINK;
  }
}

const EntCue* ent_cue_of(const EntScene* scene, size_t at, size_t n) {
  const EntCue* best = NULL;
  int best_score = -1;
  for (const EntSense* sense = ent_scene_senses(scene, at, n); sense; sense = sense->next) {
    if (sense->kind != ENT_SENSE_CUE) {
      continue;
    }
    const EntCue* cue = ent_lexicon_cue(scene->lexicon, sense->index);
    const int score = 2 * (int)ent_cue_fits(scene, cue, at) + (int)!cue->neutral;
    if (score > best_score) {
      best = cue;
      best_score = score;
    }
  }
  return best;
}

bool ent_cue_stands(const EntScene* scene, const EntCue* cue, size_t at) {
  const bool compound = at > 0 && ent_scene_is(scene, at - 1, "-");
  return !cue->ended || (!compound && ent_cue_fits(scene, cue, at));
}

const EntCue* ent_cue_for(const EntPassage* passage, EntRelation relation, size_t from, size_t to,
                          EntSpan* at) {
  const EntScene* scene = passage->scene;
  size_t n = 0;
  const EntSense* sense = ent_scene_longest(scene, from, to, ENT_SENSE_CUE, &n);
  for (; sense; sense = sense->next) {
    const EntCue* cue =
        sense->kind == ENT_SENSE_CUE ? ent_lexicon_cue(scene->lexicon, sense->index) : NULL;
    if (cue && !cue->neutral && ent_form_relation(cue->form) == relation &&
        ent_cue_stands(scene, cue, from)) {
      *at = (EntSpan){from, from + n};
      return cue;
    }
  }
  return NULL;
}

bool ent_cue_part(const EntPassage* passage, size_t at, size_t n, EntCuePart part) {
  const EntScene* scene = passage->scene;
  for (const EntSense* s = ent_scene_senses(scene, at, n); s; s = s->next) {
    if (s->kind == ENT_SENSE_CUE && ent_lexicon_cue(scene->lexicon, s->index)->part == part) {
      return true;
    }
  }
  return false;
}
