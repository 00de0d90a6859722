#include "extract/actor/draft.h"

#include "extract/actor/core.h"

const EntName* ent_joiner_name(const EntJoiner* self, size_t mention) {
  return &self->names->items[mention];
}

const EntName* ent_joiner_name_of(const EntJoiner* self, uint32_t actor) {
  return ent_joiner_name(self, self->drafts[actor].mention);
}

EntStr ent_joiner_skeleton(EntStr word, char key[ENT_SPELLING_MOST + 2]) {
  key[0] = '~';
  const size_t n = ent_skeleton(word, key + 1);
  return (EntStr){key, n > 0 ? n + 1 : 0};
}

static EntStatus add_holder(EntJoiner* self, EntStr key, uint32_t actor) {
  const uint32_t word = ent_intern_add(self->words, key);
  EntHolder* holder = ent_arena_alloc(self->scene->arena, sizeof *holder);
  if (!holder || word == ENT_NONE || word >= self->n_words) {
    return ent_no_memory(self->scene->err);
  }
  *holder = (EntHolder){actor, self->holders[word]};
  self->holders[word] = holder;
  return ENT_OK;
}

const EntHolder* ent_joiner_holders(const EntJoiner* self, EntStr key) {
  const uint32_t word = key.length > 0 ? ent_intern_find(self->words, key) : ENT_NONE;
  return word == ENT_NONE ? NULL : self->holders[word];
}

uint32_t ent_joiner_known(const EntJoiner* self, const EntName* name) {
  const EntCore core = ent_core_of(self->scene, name);
  if (core.count == 0 || core.prefix > 0 || core.count > ENT_PHRASE_WORDS ||
      (name->kind == ENT_PERSON && name->sure)) {
    return ENT_NONE;
  }
  const EntSense* whole =
      ent_sense_of(ent_scene_senses(self->scene, name->first, name->count), ENT_SENSE_ALIAS);
  const EntSense* bare =
      ent_sense_of(ent_scene_senses(self->scene, core.first, core.count), ENT_SENSE_ALIAS);
  const EntSense* sense = whole ? whole : bare;
  const bool caps = ent_scene_looks(self->scene, core.first, ENT_LOOK_CAPS);
  return sense && (sense->type == 0 || caps) ? sense->index : ENT_NONE;
}

EntStatus ent_joiner_draft(EntJoiner* self, EntSpelling* spelling) {
  const EntName* name = ent_joiner_name(self, spelling->mention);
  const uint32_t actor = (uint32_t)self->n_drafts++;
  self->drafts[actor] = (EntDraft){.mention = spelling->mention,
                                   .count = spelling->count,
                                   .kind = name->kind,
                                   .sure = name->sure,
                                   .state = name->state,
                                   .known = ent_joiner_known(self, name),
                                   .same = actor};
  spelling->actor = actor;
  const EntCore core = ent_core_of(self->scene, name);
  for (size_t i = 0; i < core.count; i++) {
    char room[ENT_SPELLING_MOST + 2];
    const EntStr word = ent_core_word(self->scene, core, i);
    const EntStr skeleton = ent_joiner_skeleton(word, room);
    ENT_TRY(add_holder(self, word, actor));
    if (skeleton.length > 0) {
      ENT_TRY(add_holder(self, skeleton, actor));
    }
  }
  return ENT_OK;
}
