// Which of several actors with a word in common a short form means where it stands.

#include "extract/actor/find.h"

/** Where the title before a name starts: "President" of "President Yun"; ENT_NONE if none does. */
static size_t title_of(const EntScene* scene, const EntName* name) {
  const size_t first = scene->analysis->sentences[name->sentence].first_token;
  if (name->honorific != ENT_NONE) {
    return name->honorific;
  }
  return name->first > first && ent_scene_means(scene, name->first - 1, ENT_SENSE_TITLE)
             ? name->first - 1
             : ENT_NONE;
}

/** 'm', 'f' or 'u', by the form of address or the given name. */
static int gender_of(const EntScene* scene, const EntName* name) {
  const size_t title = title_of(scene, name);
  const EntSense* address =
      title == ENT_NONE ? NULL
                        : ent_sense_of(ent_scene_senses(scene, title, 1), ENT_SENSE_DESCRIPTION);
  const int addressed = address ? ent_described_gender(address->type) : 'u';
  return addressed != 'u' || name->count < 2 ? addressed
                                             : ent_scene_given_gender(scene, name->first);
}

/** Do two names stand behind the same word for a title? */
static bool share_title(const EntScene* scene, const EntName* a, const EntName* b) {
  const size_t x = title_of(scene, a);
  const size_t y = title_of(scene, b);
  return x != ENT_NONE && y != ENT_NONE &&
         ent_str_equal(ent_scene_folded(scene, x, 1), ent_scene_folded(scene, y, 1));
}

/** How much speaks for an actor: the same title first, then the fit, then how often it is named. */
typedef struct {
  uint32_t actor;
  bool titled;
  EntFit fit;
  size_t count;
} Claimant;

static bool is_better(const Claimant* a, const Claimant* b) {
  if (b->actor == ENT_NONE || a->titled != b->titled) {
    return b->actor == ENT_NONE || a->titled;
  }
  if (a->fit != b->fit) {
    return a->fit > b->fit;
  }
  return a->count != b->count ? a->count > b->count : a->actor < b->actor;
}

uint32_t ent_find_namesake(const EntJoiner* self, size_t mention) {
  const EntScene* scene = self->scene;
  const EntName* name = ent_joiner_name(self, mention);
  const EntStr word = ent_core_word(scene, ent_core_of(scene, name), 0);
  const int gender = gender_of(scene, name);
  Claimant best = {.actor = ENT_NONE};
  size_t looked_at = 0;
  for (const EntHolder* h = ent_joiner_holders(self, word); h && looked_at < ENT_MAX_CANDIDATES;
       h = h->next, looked_at++) {
    const EntDraft* draft = &self->drafts[h->actor];
    const EntName* full = ent_joiner_name_of(self, h->actor);
    const int other = draft->kind == ENT_PERSON ? gender_of(scene, full) : 'u';
    const Claimant claimant = {h->actor, share_title(scene, name, full),
                               ent_find_fit(self, name, h->actor),
                               self->spellings[self->of_mention[draft->mention]].count};
    const bool barred = gender != 'u' && other != 'u' && gender != other;
    if (draft->mention < mention && !barred && claimant.fit >= ENT_FIT_GOOD &&
        is_better(&claimant, &best)) {
      best = claimant;
    }
  }
  return best.actor;
}
