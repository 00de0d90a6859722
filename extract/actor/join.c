#include "extract/actor/mention.h"
#include "extract/actor/spelling.h"
#include "graph/base/unicode.h"

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
  Holder** holders;     ///< [forms] actors whose name holds the word
  uint32_t* of_mention; ///< [names] spelling of each
} Joiner;

static const EntName* name_at(const Joiner* self, size_t mention) {
  return &self->names->items[mention];
}

/** Tokens of a name without an Arabic article in front: "Sadr" and "al-Sadr" are one surname. */
typedef struct {
  size_t first;
  size_t count;
  size_t prefix; ///< bytes of "pro-" in front of the first token's name
} Core;

static Core core_of(const Joiner* self, const EntName* name) {
  static const char* const articles[] = {"al", "el", "as", "ash", "an", "ad", "ar", "at", NULL};
  const bool article = name->count > 2 && ent_scene_is_one_of(self->scene, name->first, articles) &&
                       ent_scene_is(self->scene, name->first + 1, "-");
  if (article) {
    return (Core){name->first + 2, name->count - 2, 0};
  }
  const size_t start = self->scene->analysis->tokens[name->first].span.start;
  if (name->span.start < start) {
    return (Core){name->first, 0, 0}; // "US-led coalition": its token is not its name
  }
  return (Core){name->first, name->count, name->span.start - start};
}

static EntStr word_at(const Joiner* self, Core core, size_t i) {
  EntStr word = ent_scene_folded(self->scene, core.first + i, 1);
  if (i == 0 && core.prefix < word.length) {
    word.bytes += core.prefix;
    word.length -= core.prefix;
  }
  return word;
}

/** Give every mention the number of its spelling. */
static EntStatus collect_spellings(Joiner* self) {
  const EntScene* scene = self->scene;
  for (size_t i = 0; i < self->names->count; i++) {
    const EntStr text = ent_str_span(scene->article->text.bytes, name_at(self, i)->span);
    const char* key = ent_fold(scene->arena, text);
    const uint32_t id = key ? ent_intern_add(self->keys, ent_str(key)) : ENT_NONE;
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

static EntStatus new_draft(Joiner* self, Spelling* spelling) {
  const EntScene* scene = self->scene;
  const EntName* name = name_at(self, spelling->mention);
  self->drafts[self->n_drafts] =
      (Draft){spelling->mention, spelling->count, 0, name->kind, name->sure, name->state};
  spelling->actor = (uint32_t)self->n_drafts++;
  const Core core = core_of(self, name);
  for (size_t i = 0; i < core.count; i++) {
    const uint32_t form = ent_intern_find(scene->forms, word_at(self, core, i));
    Holder* holder = ent_arena_alloc(scene->arena, sizeof *holder);
    if (!holder) {
      return ent_no_memory(scene->err);
    }
    if (form != ENT_NONE) {
      *holder = (Holder){spelling->actor, self->holders[form]};
      self->holders[form] = holder;
    }
  }
  return ENT_OK;
}

/** Do the words of `shorter` stand in `longer` from word `at` on? */
static bool words_match(const Joiner* self, Core shorter, Core longer, size_t at) {
  if (at + shorter.count > longer.count) {
    return false;
  }
  for (size_t i = 0; i < shorter.count; i++) {
    if (!ent_str_equal(word_at(self, shorter, i), word_at(self, longer, at + i))) {
      return false;
    }
  }
  return true;
}

/** Is this word one that says what kind of body it is ("Organization"), rather than which? */
static bool is_head(const Joiner* self, size_t token) {
  return ent_sense_of(ent_scene_senses(self->scene, token, 1), ENT_SENSE_ORGANIZATION);
}

/** "Badr" for "Badr Organization": all that is left out are head words. */
static bool is_short_organization(const Joiner* self, const EntName* name, Core longer) {
  const Core shorter = core_of(self, name);
  if (name->kind == ENT_PERSON && name->sure) {
    return false;
  }
  for (size_t at = 0; at + shorter.count <= longer.count; at++) {
    if (!words_match(self, shorter, longer, at)) {
      continue;
    }
    bool only_heads = true;
    for (size_t i = 0; i < longer.count; i++) {
      only_heads &= (i >= at && i < at + shorter.count) || is_head(self, longer.first + i);
    }
    if (only_heads) {
      return true;
    }
  }
  return false;
}

/** "Sadr", "al-Sadr" or "Moqtada" for "Moqtada al-Sadr"; "Mohamed bin Zayed" for a longer one. */
static bool is_short_person(const Joiner* self, const EntName* name, Core longer) {
  const Core shorter = core_of(self, name);
  if (name->kind == ENT_ORGANIZATION && name->sure) {
    return false;
  }
  return words_match(self, shorter, longer, longer.count - shorter.count) ||
         words_match(self, shorter, longer, 0);
}

/** Is the capital-letter word the initials of the name's words with a capital? */
static bool is_acronym_of(const Joiner* self, EntStr acronym, const EntName* longer) {
  size_t at = 0;
  for (size_t i = 0; i < longer->count; i++) {
    const EntStr form = ent_scene_folded(self->scene, longer->first + i, 1);
    if (!ent_scene_looks(self->scene, longer->first + i, ENT_LOOK_CAPITAL)) {
      continue;
    }
    if (at == acronym.length) {
      return false;
    }
    if (form.bytes[0] != acronym.bytes[at]) {
      return false;
    }
    at++;
  }
  return at == acronym.length && at > 1;
}

/** Is this spelling an acronym in shape? */
static bool is_acronym(const Joiner* self, const EntName* name) {
  return name->count == 1 && ent_scene_looks(self->scene, name->first, ENT_LOOK_CAPS) &&
         name->state == ENT_NONE;
}

/** The name right before "(" that stands before mention `i`, or ENT_NONE: "Full Name (FN)". */
static size_t expansion_before(const Joiner* self, size_t i) {
  const EntName* name = name_at(self, i);
  if (i == 0 || name->first == 0 || !ent_scene_is(self->scene, name->first - 1, "(")) {
    return ENT_NONE;
  }
  const EntName* before = name_at(self, i - 1);
  const bool adjacent =
      before->sentence == name->sentence && before->first + before->count + 1 == name->first;
  return adjacent && before->count > 1 && before->state == ENT_NONE ? i - 1 : ENT_NONE;
}

/** The actor that an acronym stands for, or ENT_NONE. */
static uint32_t find_expansion(const Joiner* self, uint32_t spelling) {
  for (size_t i = self->spellings[spelling].mention; i < self->names->count; i++) {
    const size_t before = self->of_mention[i] == spelling ? expansion_before(self, i) : ENT_NONE;
    if (before != ENT_NONE) {
      return self->spellings[self->of_mention[before]].actor;
    }
    if (i > self->spellings[spelling].mention + 256) {
      break; // an acronym is explained where it first occurs
    }
  }
  const EntName* name = name_at(self, self->spellings[spelling].mention);
  const EntStr acronym = ent_scene_folded(self->scene, name->first, 1);
  for (uint32_t k = 0; k < self->n_drafts && k < MAX_EXPANSIONS; k++) {
    const EntName* longer = name_at(self, self->drafts[k].mention);
    if (self->drafts[k].kind != ENT_PERSON && longer->count > 1 &&
        is_acronym_of(self, acronym, longer)) {
      return k;
    }
  }
  return ENT_NONE;
}

/** Actors whose name holds the first word of this one. */
static const Holder* holders_of(const Joiner* self, Core core) {
  if (core.count == 0) {
    return NULL;
  }
  const uint32_t form = ent_intern_find(self->scene->forms, word_at(self, core, 0));
  return form == ENT_NONE ? NULL : self->holders[form];
}

/** The actor that a short form stands for: of several the one named most often. */
static uint32_t find_longer(const Joiner* self, const EntName* name) {
  const Core core = core_of(self, name);
  uint32_t best = ENT_NONE;
  size_t looked_at = 0;
  for (const Holder* h = holders_of(self, core); h && looked_at < MAX_CANDIDATES; h = h->next) {
    const Draft* draft = &self->drafts[h->actor];
    const Core longer = core_of(self, name_at(self, draft->mention));
    looked_at++;
    if (longer.count <= core.count || draft->kind == ENT_STATE) {
      continue;
    }
    const bool fits = draft->kind == ENT_PERSON ? is_short_person(self, name, longer)
                                                : is_short_organization(self, name, longer);
    if (fits && (best == ENT_NONE || draft->count > self->drafts[best].count ||
                 (draft->count == self->drafts[best].count && h->actor < best))) {
      best = h->actor;
    }
  }
  return best;
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

/** The same words but for "al-" ("al-Nusra", "Nusra"), or ENT_NONE. */
static uint32_t find_same(const Joiner* self, const EntName* name) {
  const Core core = core_of(self, name);
  size_t looked_at = 0;
  for (const Holder* h = holders_of(self, core); h && looked_at < MAX_CANDIDATES;
       h = h->next, looked_at++) {
    const Core other = core_of(self, name_at(self, self->drafts[h->actor].mention));
    if (other.count == core.count && words_match(self, core, other, 0)) {
      return h->actor;
    }
  }
  return ENT_NONE;
}

/** Do two names of one length agree word by word, up to spelling? */
static bool is_respelled(const Joiner* self, Core a, Core b) {
  bool all = a.count == b.count;
  for (size_t i = 0; all && i < a.count; i++) {
    all = ent_is_variant(word_at(self, a, i), word_at(self, b, i));
  }
  return all;
}

/** The actor whose name is another spelling of this one and shares a word with it, or ENT_NONE. */
static uint32_t find_respelled(const Joiner* self, const EntName* name) {
  const Core core = core_of(self, name);
  for (size_t i = 0; core.count > 1 && i < core.count; i++) {
    const Core word = {core.first + i, 1, i == 0 ? core.prefix : 0};
    size_t looked_at = 0;
    for (const Holder* h = holders_of(self, word); h && looked_at < MAX_CANDIDATES;
         h = h->next, looked_at++) {
      const Draft* draft = &self->drafts[h->actor];
      if (draft->state == ENT_NONE &&
          is_respelled(self, core, core_of(self, name_at(self, draft->mention)))) {
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
    if (actor == ENT_NONE && is_acronym(self, name)) {
      actor = find_expansion(self, id);
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
        if (name->count == count && is_acronym(self, name) == (caps == 1)) {
          ENT_TRY(join_spelling(self, i));
        }
      }
    }
  }
  return ENT_OK;
}

/** A name whose kind is a guess and that mostly stands where a place would is a place. */
static bool is_place(const Draft* draft) {
  return !draft->sure && draft->located * 2 >= draft->count;
}

static EntStatus join(Joiner* self) {
  ENT_TRY(collect_spellings(self));
  ENT_TRY(join_spellings(self));
  for (size_t i = 0; i < self->names->count; i++) {
    EntName* name = &self->names->items[i];
    const Spelling* spelling = &self->spellings[self->of_mention[i]];
    Draft* draft = &self->drafts[spelling->actor];
    name->actor = spelling->actor;
    name->how = spelling->how;
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
  return ENT_OK;
}

EntStatus ent_join_names(const EntScene* scene, EntNames* names) {
  Joiner self = {.scene = scene, .names = names, .keys = ent_intern_new()};
  self.spellings = ent_arena_array(scene->arena, names->count, sizeof *self.spellings);
  self.drafts = ent_arena_array(scene->arena, names->count, sizeof *self.drafts);
  self.of_mention = ent_arena_array(scene->arena, names->count, sizeof *self.of_mention);
  self.holders = ent_arena_array(scene->arena, ent_intern_count(scene->forms), sizeof(Holder*));
  const EntStatus status =
      self.keys && self.spellings && self.drafts && self.of_mention && self.holders
          ? join(&self)
          : ent_no_memory(scene->err);
  ent_intern_free(self.keys);
  return status;
}
