#include "extract/actor/extent.h"
#include "extract/actor/run.h"

/** The kind of named entity that most tokens of the run belong to. */
static EntEntity entity_of(const EntScene* scene, const EntRun* run) {
  size_t votes[ENT_ENTITY_NONE + 1] = {0};
  EntEntity best = ENT_ENTITY_NONE;
  for (size_t i = run->first; i < run->end; i++) {
    votes[ent_scene_token(scene, i)->entity]++;
  }
  for (int kind = 0; kind < ENT_ENTITY_NONE; kind++) {
    best = votes[kind] > votes[best] ? (EntEntity)kind : best;
  }
  return best;
}

/** Is the run made of an ordinary word or an acronym and more: "Islamic State", "Real IRA"? */
static bool is_worded(const EntScene* scene, const EntRun* run) {
  return run->end - run->first > 1 && (ent_scene_means(scene, run->first, ENT_SENSE_STOP_NAME) ||
                                       ent_scene_looks(scene, run->end - 1, ENT_LOOK_CAPS));
}

/** Does a given name open a run of more words? The tagger has the last word only where it sees a
    place and stands "in" before it. */
static bool is_given(const EntScene* scene, const EntRun* run, EntEntity entity) {
  const EntSense* first =
      ent_sense_of(ent_scene_senses(scene, run->first, 1), ENT_SENSE_FIRST_NAME);
  const bool body = entity == ENT_ENTITY_ORGANIZATION && // as a whole, not cut off another name
                    ent_scene_token(scene, run->first)->begins_entity;
  return first && run->end - run->first > 1 && !body &&
         (entity != ENT_ENTITY_LOCATION ||
          (first->type != 'u' && !(run->first > 0 && ent_scene_is(scene, run->first - 1, "in"))));
}

/** "the Coalition", "the Assembly": with an article, and no capital at the start of a sentence. */
static bool is_definite(const EntScene* scene, const EntRun* run) {
  return !run->at_start && run->first > 0 &&
         (ent_scene_is(scene, run->first - 1, "the") ||
          ent_scene_is(scene, run->first, "coalition"));
}

/** Does what follows make one of a party stand for it: "Republican senator", "Liberal ticket",
    "Democratic former governor"? */
static bool is_of_party(const EntScene* scene, size_t at) {
  static const char* const words[] = {
      "ticket",    "nomination", "caucus",     "primary",   "majority",    "government",
      "seat",      "leadership", "members",    "lawmaker",  "lawmakers",   "legislators",
      "senators",  "governors",  "colleagues", "leaders",   "politicians", "congressmen",
      "candidate", "candidates", "nominee",    "incumbent", "challenger",  NULL};
  enum { MOST = 3 };
  const size_t n_tokens = scene->analysis->n_tokens;
  for (size_t i = at; i < n_tokens && i < at + MOST; i++) {
    const size_t end = i + 4 < n_tokens ? i + 4 : n_tokens;
    size_t n = 0;
    if (ent_scene_longest(scene, i, end, ENT_SENSE_TITLE, &n) ||
        ent_scene_is_one_of(scene, i, words) ||
        (ent_extent_capital(scene, i) && ent_scene_token(scene, i)->entity == ENT_ENTITY_PERSON)) {
      return true;
    }
    if (ent_scene_token(scene, i)->upos != ENT_UPOS_ADJ) {
      return false;
    }
  }
  return false;
}

/** Is one of a party named as such: "a Democrat", "the only Republican"? */
static bool is_one_of_party(const EntScene* scene, size_t at) {
  static const char* const before[] = {"a", "an", "the", "as", "fellow", NULL};
  const size_t n_tokens = scene->analysis->n_tokens;
  size_t i = at;
  while (i > 0 && (ent_scene_token(scene, i - 1)->upos == ENT_UPOS_ADJ ||
                   ent_scene_token(scene, i - 1)->upos == ENT_UPOS_ADV)) {
    i--;
  }
  if (i == 0 || !ent_scene_is_one_of(scene, i - 1, before)) {
    return false;
  }
  if (at + 1 >= n_tokens) {
    return true;
  }
  const EntToken* next = ent_scene_token(scene, at + 1);
  return !ent_extent_capital(scene, at + 1) && !ent_scene_is(scene, at + 1, "-") &&
         next->upos != ENT_UPOS_NOUN && next->upos != ENT_UPOS_ADJ;
}

bool ent_run_names_party(const EntScene* scene, const EntRun* run) {
  const EntStr form = ent_scene_token(scene, run->first)->form;
  if (run->end - run->first != 1 || (!ent_scene_stops(scene, run->first, ENT_STOP_ADHERENT) &&
                                     !ent_scene_heads(scene, run->first, ENT_BODY_PARTY))) {
    return false;
  }
  if (form.bytes[form.length - 1] == 's') {
    return !ent_scene_is(scene, run->first, "parties");
  }
  return ent_scene_means(scene, run->first, ENT_SENSE_STOP_NAME) &&
         (is_of_party(scene, run->end) || is_one_of_party(scene, run->first));
}

/** Does it open with a form of address: "Ms House"? */
static bool is_addressed(const EntScene* scene, const EntRun* run) {
  static const char* const forms[] = {"mr", "mr.", "mrs", "mrs.", "ms", "ms.", "miss", NULL};
  return run->end - run->first > 1 && ent_scene_is_one_of(scene, run->first, forms);
}

bool ent_run_classify(const EntScene* scene, const EntRun* run, EntName* name) {
  const size_t n = run->end - run->first;
  const EntSense* whole = ent_scene_senses(scene, run->first, n);
  const bool caps = ent_scene_looks(scene, run->first, ENT_LOOK_CAPS);
  const EntEntity entity = entity_of(scene, run);
  name->sure = true;
  if (ent_run_names_party(scene, run) || ent_run_is_outlet_that_acts(scene, run)) {
    name->kind = ENT_ORGANIZATION;
    return true;
  }
  if (ent_sense_of(whole, ENT_SENSE_STOP_NAME) ||
      (ent_sense_of(whole, ENT_SENSE_PLACE) && !run->titled && entity != ENT_ENTITY_PERSON)) {
    return false;
  }
  const EntSense* known = ent_sense_of(whole, ENT_SENSE_ALIAS);
  if (known && !run->titled && (known->type == 0 || caps)) {
    name->kind = ENT_ORGANIZATION; // "Hezbollah", whatever the tagger takes it for
    return true;
  }
  if (is_addressed(scene, run) ||
      (n == 2 && entity == ENT_ENTITY_PERSON && is_given(scene, run, entity))) {
    name->kind = ENT_PERSON; // "Daisy House"
    return true;
  }
  if (ent_run_head(scene, run)) {
    const EntSense* form =
        ent_sense_of(ent_scene_senses(scene, run->first, 1), ENT_SENSE_ORGANIZATION);
    const bool country = form && form->type == ENT_BODY_COUNTRY;
    name->kind = country ? ENT_STATE : ENT_ORGANIZATION;
    // A bare "Council" names nothing.
    return n > 1 || caps || entity == ENT_ENTITY_ORGANIZATION || is_definite(scene, run);
  }
  if (run->titled || entity == ENT_ENTITY_PERSON || is_given(scene, run, entity)) {
    name->kind = ENT_PERSON;
    name->sure = run->titled || n > 1;
    return true;
  }
  if (entity == ENT_ENTITY_ORGANIZATION || (n == 1 && caps) || is_worded(scene, run)) {
    name->kind = ENT_ORGANIZATION;
    return true;
  }
  name->sure = false;
  name->kind = n == 1 ? ENT_OTHER : ENT_ORGANIZATION;
  name->located = entity == ENT_ENTITY_NORP; // a people
  return true;
}

bool ent_run_only_opens(const EntScene* scene, const EntRun* run) {
  const EntToken* token = ent_scene_token(scene, run->first);
  return run->at_start && run->end - run->first == 1 && !run->titled &&
         token->entity == ENT_ENTITY_NONE && token->upos != ENT_UPOS_PROPN &&
         !ent_scene_looks(scene, run->first, ENT_LOOK_CAPS);
}
