#include "extract/actor/acronym.h"
#include "extract/actor/also_known.h"
#include "extract/actor/short_form.h"
#include "extract/actor/spelling.h"
#include "graph/base/unicode.h"

#include <stdio.h>

/** How many actors that share a word are looked at for a short form; more only occur in texts made
    to be slow. */
enum { MAX_CANDIDATES = 64, MAX_EXPANSIONS = 512 };

/** A distinct spelling, folded, with every mention of it. */
typedef struct {
  size_t mention; ///< its first mention
  size_t count;   ///< mentions
  uint32_t actor; ///< ENT_NONE until joined
  EntLink how;
} Spelling;

/** An actor in the making. */
typedef struct {
  size_t mention; ///< the mention that gives its name
  size_t count;   ///< mentions so far
  size_t located; ///< of which stand where a place would
  EntKind kind;
  bool sure;
  uint32_t state; ///< ENT_NONE if it is none
  uint32_t known; ///< the body of the lexicon of aliases that has its name, or ENT_NONE
  uint32_t same;  ///< the actor that it turned out to be; itself mostly
} Draft;

/** Actors that hold a word, as a list. */
typedef struct Holder {
  uint32_t actor;
  struct Holder* next;
} Holder;

typedef struct {
  const EntScene* scene;
  EntNames* names;
  EntIntern* keys;     ///< folded names
  Spelling* spellings; ///< [keys], with room for one a mention
  Draft* drafts;       ///< [n_drafts], with room for one a mention
  size_t n_drafts;
  EntIntern* words;     ///< what is looked up: words, and skeletons of words behind a "~"
  Holder** holders;     ///< [words] actors whose name holds it
  size_t n_words;       ///< room of `holders`
  uint32_t* of_mention; ///< [names] spelling of each
} Joiner;

static const EntName* name_at(const Joiner* self, size_t mention) {
  return &self->names->items[mention];
}

static const EntName* name_of(const Joiner* self, uint32_t actor) {
  return name_at(self, self->drafts[actor].mention);
}

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

/** Give every mention the number of its spelling. */
static EntStatus collect_spellings(Joiner* self) {
  const EntScene* scene = self->scene;
  for (size_t i = 0; i < self->names->count; i++) {
    const EntStr text = ent_str_span(scene->article->text.bytes, name_at(self, i)->span);
    char* key = ent_fold(scene->arena, text);
    if (!key) {
      return ent_no_memory(scene->err);
    }
    plain_key(key);
    const uint32_t id = ent_intern_add(self->keys, ent_str(key));
    if (id == ENT_NONE) {
      return ent_no_memory(scene->err);
    }
    Spelling* spellings = self->spellings;
    if (spellings[id].count == 0) {
      spellings[id] = (Spelling){i, 0, ENT_NONE, ENT_BY_NAME};
    }
    spellings[id].count++;
    self->of_mention[i] = id;
  }
  return ENT_OK;
}

/** The key under which a word's spellings are found; empty for a word that has only one. */
static EntStr skeleton_key(EntStr word, char key[ENT_SPELLING_MOST + 2]) {
  key[0] = '~';
  const size_t n = ent_skeleton(word, key + 1);
  return (EntStr){key, n > 0 ? n + 1 : 0};
}

static EntStatus add_holder(Joiner* self, EntStr key, uint32_t actor) {
  const uint32_t word = ent_intern_add(self->words, key);
  Holder* holder = ent_arena_alloc(self->scene->arena, sizeof *holder);
  if (!holder || word == ENT_NONE || word >= self->n_words) {
    return ent_no_memory(self->scene->err);
  }
  *holder = (Holder){actor, self->holders[word]};
  self->holders[word] = holder;
  return ENT_OK;
}

static const Holder* holders_of(const Joiner* self, EntStr key) {
  const uint32_t word = key.length > 0 ? ent_intern_find(self->words, key) : ENT_NONE;
  return word == ENT_NONE ? NULL : self->holders[word];
}

/** The body of the lexicon of aliases that a name names, or ENT_NONE. */
static uint32_t known_of(const Joiner* self, const EntName* name) {
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

static EntStatus new_draft(Joiner* self, Spelling* spelling) {
  const EntName* name = name_at(self, spelling->mention);
  const uint32_t actor = (uint32_t)self->n_drafts++;
  self->drafts[actor] = (Draft){.mention = spelling->mention,
                                .count = spelling->count,
                                .kind = name->kind,
                                .sure = name->sure,
                                .state = name->state,
                                .known = known_of(self, name),
                                .same = actor};
  spelling->actor = actor;
  const EntCore core = ent_core_of(self->scene, name);
  for (size_t i = 0; i < core.count; i++) {
    char room[ENT_SPELLING_MOST + 2];
    const EntStr word = ent_core_word(self->scene, core, i);
    const EntStr skeleton = skeleton_key(word, room);
    ENT_TRY(add_holder(self, word, actor));
    if (skeleton.length > 0) {
      ENT_TRY(add_holder(self, skeleton, actor));
    }
  }
  return ENT_OK;
}

/** The actor that an acronym stands for, or ENT_NONE. */
static uint32_t find_expansion(const Joiner* self, const EntName* name) {
  for (uint32_t k = 0; k < self->n_drafts && k < MAX_EXPANSIONS; k++) {
    const EntName* longer = name_of(self, k);
    if (longer->state == ENT_NONE && ent_acronym_fits(self->scene, name, longer)) {
      return k;
    }
  }
  return ENT_NONE;
}

/** A search among the actors that hold a word. */
typedef struct {
  uint32_t best; ///< ENT_NONE if there is none
  EntFit fit;
  bool shared; ///< others fit as well
} Search;

/** Look at the actors that hold a word for the one that a short form stands for: the one that fits
    best, of several the one named most often. */
static void search(const Joiner* self, const EntName* name, const Holder* holders, Search* found) {
  const EntCore core = ent_core_of(self->scene, name);
  size_t looked_at = 0;
  for (const Holder* h = holders; h && looked_at < MAX_CANDIDATES; h = h->next, looked_at++) {
    const Draft* draft = &self->drafts[h->actor];
    const EntCore longer = ent_core_of(self->scene, name_of(self, h->actor));
    if (longer.count <= core.count || draft->kind == ENT_STATE || h->actor == found->best) {
      continue;
    }
    const EntFit fit = draft->kind == ENT_PERSON ? ent_fit_person(self->scene, name, longer)
                                                 : ent_fit_organization(self->scene, name, longer);
    if (fit == ENT_FIT_NONE || fit < found->fit) {
      continue;
    }
    const Draft* best = found->best == ENT_NONE ? NULL : &self->drafts[found->best];
    found->shared = fit == found->fit;
    if (!best || fit > found->fit || draft->count > best->count ||
        (draft->count == best->count && h->actor < found->best)) {
      found->best = h->actor;
      found->fit = fit;
    }
  }
}

/** The actor that a short form stands for, or ENT_NONE. */
static uint32_t find_longer(const Joiner* self, const EntName* name) {
  const EntCore core = ent_core_of(self->scene, name);
  Search found = {ENT_NONE, ENT_FIT_NONE, false};
  if (core.count == 0) {
    return ENT_NONE;
  }
  char room[ENT_SPELLING_MOST + 2];
  const EntStr word = ent_core_word(self->scene, core, 0);
  search(self, name, holders_of(self, word), &found);
  if (found.best == ENT_NONE) {
    search(self, name, holders_of(self, skeleton_key(word, room)), &found);
  }
  if (found.best == ENT_NONE && word.length > 4 && word.bytes[word.length - 1] == 's') {
    const EntStr one = {word.bytes, word.length - 1}; // "Liberals": "Liberal Party"
    search(self, name, holders_of(self, one), &found);
    const int n = snprintf(room, sizeof room, "%.*sic", (int)one.length, one.bytes);
    if (found.best == ENT_NONE && n > 0 && (size_t)n < sizeof room) {
      search(self, name, holders_of(self, ent_str(room)), &found); // "Democrats"
    }
  }
  return found.fit == ENT_FIT_WEAK && found.shared ? ENT_NONE : found.best;
}

/** The actor of a state that was named before, or ENT_NONE. */
static uint32_t find_state(const Joiner* self, uint32_t state) {
  for (uint32_t i = 0; i < self->n_drafts; i++) {
    if (self->drafts[i].state == state) {
      return i;
    }
  }
  return ENT_NONE;
}

/** The actor that the lexicon of aliases has under another name, or ENT_NONE. */
static uint32_t find_known(const Joiner* self, const EntName* name) {
  const uint32_t known = known_of(self, name);
  for (uint32_t i = 0; known != ENT_NONE && i < self->n_drafts && i < MAX_EXPANSIONS; i++) {
    if (self->drafts[i].known == known) {
      return i;
    }
  }
  return ENT_NONE;
}

/** The same words but for "al-" ("al-Nusra", "Nusra") or their order, or ENT_NONE. */
static uint32_t find_same(const Joiner* self, const EntName* name) {
  const EntCore core = ent_core_of(self->scene, name);
  const bool person = name->kind == ENT_PERSON;
  for (size_t i = 0; i < core.count && i < 2; i++) { // one word may be a link in one of the two
    size_t looked_at = 0;
    for (const Holder* h = holders_of(self, ent_core_word(self->scene, core, i));
         h && looked_at < MAX_CANDIDATES; h = h->next, looked_at++) {
      const EntCore other = ent_core_of(self->scene, name_of(self, h->actor));
      const bool same = other.count == core.count && ent_core_match(self->scene, core, other, 0);
      if (same || (!person && self->drafts[h->actor].kind != ENT_PERSON &&
                   ent_is_reordered(self->scene, core, other))) {
        return h->actor;
      }
    }
  }
  return ENT_NONE;
}

/** The actor whose name is another spelling of this one, word by word, or ENT_NONE. */
static uint32_t find_respelled(const Joiner* self, const EntName* name) {
  const EntCore core = ent_core_of(self->scene, name);
  for (size_t i = 0; i < core.count; i++) {
    char room[ENT_SPELLING_MOST + 2];
    size_t looked_at = 0;
    const EntStr key = skeleton_key(ent_core_word(self->scene, core, i), room);
    for (const Holder* h = holders_of(self, key); h && looked_at < MAX_CANDIDATES;
         h = h->next, looked_at++) {
      const EntCore other = ent_core_of(self->scene, name_of(self, h->actor));
      if (self->drafts[h->actor].state == ENT_NONE && other.count == core.count &&
          ent_core_match_loosely(self->scene, core, other, 0)) {
        return h->actor;
      }
    }
  }
  return ENT_NONE;
}

static EntStatus join_spelling(Joiner* self, uint32_t id) {
  Spelling* spelling = &self->spellings[id];
  const EntName* name = name_at(self, spelling->mention);
  uint32_t actor = ENT_NONE;
  EntLink how = ENT_BY_SHORT_NAME;
  if (name->state != ENT_NONE) {
    actor = find_state(self, name->state);
    how = name->state_name == ENT_STATE_NAME || name->state_name == ENT_STATE_ACRONYM
              ? ENT_BY_NAME
              : ENT_BY_LEXICON;
    spelling->how = how;
  } else {
    actor = find_same(self, name);
    if (actor == ENT_NONE && ent_is_acronym(self->scene, name)) {
      actor = find_expansion(self, name);
      how = ENT_BY_ACRONYM;
    }
    if (actor == ENT_NONE) {
      actor = find_respelled(self, name);
      how = ENT_BY_TRANSLITERATION;
    }
    if (actor == ENT_NONE) {
      actor = find_longer(self, name);
      how = ENT_BY_SHORT_NAME;
    }
    if (actor == ENT_NONE) {
      actor = find_known(self, name);
      how = ENT_BY_ALIAS;
    }
  }
  if (actor == ENT_NONE) {
    return new_draft(self, spelling);
  }
  spelling->actor = actor;
  spelling->how = how;
  self->drafts[actor].count += spelling->count;
  return ENT_OK;
}

/** Longer names first, so that short forms find them; then in the order of the text. */
static EntStatus join_spellings(Joiner* self) {
  const uint32_t n = ent_intern_count(self->keys);
  size_t longest = 0;
  for (uint32_t i = 0; i < n; i++) {
    const size_t count = name_at(self, self->spellings[i].mention)->count;
    longest = count > longest ? count : longest;
  }
  for (size_t count = longest; count > 0; count--) {
    for (int caps = 0; caps < 2; caps++) { // acronyms after the names that they may stand for
      for (uint32_t i = 0; i < n; i++) {
        const EntName* name = name_at(self, self->spellings[i].mention);
        if (name->count == count && ent_is_acronym(self->scene, name) == (caps == 1)) {
          ENT_TRY(join_spelling(self, i));
        }
      }
    }
  }
  return ENT_OK;
}

/** The actor that a draft turned out to be. */
static uint32_t root_of(const Joiner* self, uint32_t actor) {
  while (self->drafts[actor].same != actor) {
    actor = self->drafts[actor].same;
  }
  return actor;
}

/** Join two actors where the text says that they are one. */
static void join_also_known(Joiner* self) {
  for (size_t i = 0; i + 1 < self->names->count; i++) {
    const EntName* left = name_at(self, i);
    const EntName* right = name_at(self, i + 1);
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
static bool is_place(const Draft* draft) {
  return !draft->sure && draft->located * 2 >= draft->count;
}

/** Tell every mention whom it names, and what the others of its actor say of the kind. */
static void settle(Joiner* self) {
  for (size_t i = 0; i < self->names->count; i++) {
    EntName* name = &self->names->items[i];
    const Spelling* spelling = &self->spellings[self->of_mention[i]];
    name->actor = root_of(self, spelling->actor);
    name->how = spelling->how == ENT_BY_NAME && name->actor != spelling->actor ? ENT_BY_ALIAS
                                                                               : spelling->how;
    Draft* draft = &self->drafts[name->actor];
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

static EntStatus join(Joiner* self) {
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
  Joiner self = {.scene = scene,
                 .names = names,
                 .keys = ent_intern_new(),
                 .words = ent_intern_new(),
                 .n_words = count_words(names)};
  self.spellings = ent_arena_array(scene->arena, names->count, sizeof *self.spellings);
  self.drafts = ent_arena_array(scene->arena, names->count, sizeof *self.drafts);
  self.of_mention = ent_arena_array(scene->arena, names->count, sizeof *self.of_mention);
  self.holders = ent_arena_array(scene->arena, self.n_words, sizeof(Holder*));
  const EntStatus status =
      self.keys && self.words && self.spellings && self.drafts && self.of_mention && self.holders
          ? join(&self)
          : ent_no_memory(scene->err);
  ent_intern_free(self.keys);
  ent_intern_free(self.words);
  return status;
}
