#include "extract/actor/acronym.h"
#include "extract/actor/also_known.h"
#include "extract/actor/find.h"
#include "extract/actor/short_form.h"
#include "graph/base/unicode.h"

/** A folded name as it is compared: without what comes and goes between its letters. */
static void plain_key(char* key) {
  size_t n = 0;
  for (const char* c = key; *c; c++) {
    if (!strchr(".'- ", *c)) {
      key[n++] = *c;
    }
  }
  key[n] = '\0';
}

/** Cut the key of one of a party to what "Democrat", "Democrats" and "Democratic" share. */
static void cut_adherent(const EntScene* scene, const EntName* name, char* key) {
  if (name->count == 1 && name->kind == ENT_ORGANIZATION && ent_is_adherent(scene, name->first)) {
    key[ent_adherent_length(ent_str(key))] = '\0';
  }
}

/** Give every mention the number of its spelling. */
static EntStatus collect_spellings(EntJoiner* self) {
  const EntScene* scene = self->scene;
  for (size_t i = 0; i < self->names->count; i++) {
    const EntStr text = ent_str_span(scene->article->text.bytes, ent_joiner_name(self, i)->span);
    char* key = ent_fold(scene->arena, text);
    if (!key) {
      return ent_no_memory(scene->err);
    }
    plain_key(key);
    cut_adherent(scene, ent_joiner_name(self, i), key);
    const uint32_t id = ent_intern_add(self->keys, ent_str(key));
    if (id == ENT_NONE) {
      return ent_no_memory(scene->err);
    }
    EntSpelling* spellings = self->spellings;
    if (spellings[id].count == 0) {
      spellings[id] = (EntSpelling){i, 0, ENT_NONE, ENT_BY_NAME, false};
    }
    spellings[id].count++;
    self->of_mention[i] = id;
  }
  return ENT_OK;
}

static EntStatus join_spelling(EntJoiner* self, uint32_t id) {
  EntSpelling* spelling = &self->spellings[id];
  const EntName* name = ent_joiner_name(self, spelling->mention);
  uint32_t actor = ENT_NONE;
  EntLink how = ENT_BY_SHORT_NAME;
  if (name->state != ENT_NONE) {
    actor = ent_find_state(self, name->state);
    how = name->state_name == ENT_STATE_NAME || name->state_name == ENT_STATE_ACRONYM
              ? ENT_BY_NAME
              : ENT_BY_LEXICON;
    spelling->how = how;
  } else {
    actor = ent_find_same(self, name);
    if (actor == ENT_NONE && ent_is_acronym(self->scene, name)) {
      actor = ent_find_expansion(self, name);
      how = ENT_BY_ACRONYM;
    }
    if (actor == ENT_NONE) {
      actor = ent_find_respelled(self, name);
      how = ENT_BY_TRANSLITERATION;
    }
    if (actor == ENT_NONE) {
      actor = ent_find_longer(self, name, &spelling->contested);
      how = ENT_BY_SHORT_NAME;
    }
    if (actor == ENT_NONE) {
      actor = ent_find_known(self, name);
      how = ENT_BY_ALIAS;
    }
  }
  if (actor == ENT_NONE) {
    return ent_joiner_draft(self, spelling);
  }
  spelling->actor = actor;
  spelling->how = how;
  self->drafts[actor].count += spelling->count;
  return ENT_OK;
}

/** Longer names first, so that short forms find them; then in the order of the text. */
static EntStatus join_spellings(EntJoiner* self) {
  const uint32_t n = ent_intern_count(self->keys);
  size_t longest = 0;
  for (uint32_t i = 0; i < n; i++) {
    const size_t count = ent_joiner_name(self, self->spellings[i].mention)->count;
    longest = count > longest ? count : longest;
  }
  for (size_t count = longest; count > 0; count--) {
    for (int caps = 0; caps < 2; caps++) { // acronyms after the names that they may stand for
      for (uint32_t i = 0; i < n; i++) {
        const EntName* name = ent_joiner_name(self, self->spellings[i].mention);
        if (name->count == count && ent_is_acronym(self->scene, name) == (caps == 1)) {
          ENT_TRY(join_spelling(self, i));
        }
      }
    }
  }
  return ENT_OK;
}

/** The actor that a draft turned out to be. */
static uint32_t root_of(const EntJoiner* self, uint32_t actor) {
  while (self->drafts[actor].same != actor) {
    actor = self->drafts[actor].same;
  }
  return actor;
}

/** Join two actors where the text says that they are one. */
static void join_also_known(EntJoiner* self) {
  for (size_t i = 0; i + 1 < self->names->count; i++) {
    const EntName* left = ent_joiner_name(self, i);
    const EntName* right = ent_joiner_name(self, i + 1);
    const uint32_t a = root_of(self, self->spellings[self->of_mention[i]].actor);
    const uint32_t b = root_of(self, self->spellings[self->of_mention[i + 1]].actor);
    if (a == b || !ent_is_also_known(self->scene, left, right)) {
      continue;
    }
    const uint32_t first = a < b ? a : b;
    const uint32_t second = a < b ? b : a;
    self->drafts[second].same = first;
    self->drafts[first].count += self->drafts[second].count;
  }
}

/** A name whose kind is a guess and that mostly stands where a place would is a place. */
static bool is_place(const EntDraft* draft) {
  return !draft->sure && draft->located * 2 >= draft->count;
}

/** Tell every mention whom it names, and what the others of its actor say of the kind. */
static void settle(EntJoiner* self) {
  for (size_t i = 0; i < self->names->count; i++) {
    EntName* name = &self->names->items[i];
    const EntSpelling* spelling = &self->spellings[self->of_mention[i]];
    const uint32_t meant = spelling->contested ? ent_find_namesake(self, i) : ENT_NONE;
    name->actor = root_of(self, meant == ENT_NONE ? spelling->actor : meant);
    name->how = spelling->how == ENT_BY_NAME && name->actor != spelling->actor ? ENT_BY_ALIAS
                                                                               : spelling->how;
    EntDraft* draft = &self->drafts[name->actor];
    draft->located += name->located;
    if (name->sure && !draft->sure) { // a title or a head word elsewhere settles it
      draft->kind = name->kind;
      draft->sure = true;
    }
  }
  for (size_t i = 0; i < self->names->count; i++) {
    EntName* name = &self->names->items[i];
    name->kind = self->drafts[name->actor].kind;
    if (is_place(&self->drafts[name->actor])) {
      name->actor = ENT_NONE;
    }
  }
}

static EntStatus join(EntJoiner* self) {
  ENT_TRY(collect_spellings(self));
  ENT_TRY(join_spellings(self));
  join_also_known(self);
  settle(self);
  return ENT_OK;
}

/** Words of all names, twice: each may have a skeleton. */
static size_t count_words(const EntNames* names) {
  size_t n = 0;
  for (size_t i = 0; i < names->count; i++) {
    n += 2 * names->items[i].count;
  }
  return n;
}

EntStatus ent_join_names(const EntScene* scene, EntNames* names) {
  EntJoiner self = {.scene = scene,
                    .names = names,
                    .keys = ent_intern_new(),
                    .words = ent_intern_new(),
                    .n_words = count_words(names)};
  self.spellings = ent_arena_array(scene->arena, names->count, sizeof *self.spellings);
  self.drafts = ent_arena_array(scene->arena, names->count, sizeof *self.drafts);
  self.of_mention = ent_arena_array(scene->arena, names->count, sizeof *self.of_mention);
  self.holders = ent_arena_array(scene->arena, self.n_words, sizeof(EntHolder*));
  const EntStatus status =
      self.keys && self.words && self.spellings && self.drafts && self.of_mention && self.holders
          ? join(&self)
          : ent_no_memory(scene->err);
  ent_intern_free(self.keys);
  ent_intern_free(self.words);
  return status;
}
