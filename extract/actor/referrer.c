#include "extract/actor/refer.h"

size_t ent_referrer_head(const EntReferrer* self, size_t i) {
  const size_t head = ent_sentence_head(self->scene->analysis, self->sentence, i);
  return head == ENT_NO_WORD ? i : head;
}

size_t ent_referrer_name_head(const EntReferrer* self, const EntName* name) {
  return ent_sentence_top(self->scene->analysis, name->sentence,
                          (EntSpan){name->first, name->first + name->count});
}

EntDeprel ent_referrer_deprel(const EntReferrer* self, size_t i) {
  return ent_deprel_plain((EntDeprel)ent_scene_token(self->scene, i)->deprel);
}

size_t ent_referrer_dependent(const EntReferrer* self, size_t i, EntDeprel deprel) {
  return ent_sentence_dependent(self->scene->analysis, self->sentence, i, deprel, ENT_NO_WORD);
}

EntPlace ent_referrer_place(const EntReferrer* self, size_t token) {
  switch ((int)ent_referrer_deprel(self, token)) {
  case ENT_DEPREL_NSUBJ:
    return ENT_PLACE_SUBJECT;
  case ENT_DEPREL_OBJ:
  case ENT_DEPREL_IOBJ:
    return ENT_PLACE_OBJECT;
  case ENT_DEPREL_OBL:
    return ENT_PLACE_OBLIQUE;
  default:
    return ent_scene_token(self->scene, token)->deprel == ENT_DEPREL_NMOD_POSS ? ENT_PLACE_OWNER
                                                                               : ENT_PLACE_OTHER;
  }
}

int ent_referrer_describes(const EntReferrer* self, size_t token, bool* plural) {
  for (const EntSense* s = ent_scene_senses(self->scene, token, 1); s; s = s->next) {
    if (s->kind == ENT_SENSE_DESCRIPTION && s->type != ENT_DESCRIBES_PLAIN) {
      if (plural) {
        *plural = s->index == 1;
      }
      return s->type;
    }
  }
  return -1;
}

/** Where a mention stands, and the word it depends on. */
static EntPlace place_of(const EntReferrer* self, size_t token, size_t* verb) {
  enum { MOST = 4 };
  for (int steps = 0; steps < MOST; steps++) {
    const EntDeprel deprel = ent_referrer_deprel(self, token);
    if (deprel != ENT_DEPREL_APPOS && deprel != ENT_DEPREL_FLAT && deprel != ENT_DEPREL_CONJ) {
      break;
    }
    token = ent_referrer_head(self, token);
  }
  *verb = ent_referrer_head(self, token);
  return ent_referrer_place(self, token);
}

EntStatus ent_referrer_trace(EntReferrer* self, uint32_t actor, size_t token, bool pronoun) {
  EntTrace* traces = ent_arena_grow(self->scene->arena, self->traces, self->n_traces,
                                    &self->trace_capacity, sizeof *traces);
  if (!traces) {
    return ent_no_memory(self->scene->err);
  }
  const EntDeprel deprel = ent_referrer_deprel(self, token);
  EntTrace trace = {.actor = actor, .sentence = self->sentence, .token = token, .pronoun = pronoun};
  trace.place = place_of(self, token, &trace.verb);
  trace.adjective = deprel == ENT_DEPREL_AMOD || deprel == ENT_DEPREL_COMPOUND;
  const uint32_t name = self->name_of[token];
  trace.located = name != ENT_NONE && self->names->items[name].located;
  self->traces = traces;
  traces[self->n_traces++] = trace;
  self->figures[actor].n_so_far++;
  return ENT_OK;
}

EntStatus ent_referrer_link(EntReferrer* self, uint32_t actor, size_t at, EntLink how) {
  EntName mention = self->names->items[self->figures[actor].name];
  mention.span = ent_scene_token(self->scene, at)->span;
  mention.sentence = self->sentence;
  mention.first = at;
  mention.count = 1;
  mention.how = how;
  mention.honorific = ENT_NONE;
  mention.located = false;
  self->name_of[at] = (uint32_t)self->names->count;
  return ent_names_add(self->scene, self->names, mention);
}
