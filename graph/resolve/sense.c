#include "graph/resolve/sense.h"

#include "graph/name.h"
#include "graph/resolve/cluster.h"
#include "graph/resolve/form.h"
#include "graph/resolve/ruled.h"

#include <stdlib.h>

/** Is the word one that alone tells which actor is meant? */
static bool is_telling(const EntNameWord* word) {
  return (word->classes & (ENT_WORD_SMALL | ENT_WORD_TITLE | ENT_WORD_HEAD | ENT_WORD_FIRST |
                           ENT_WORD_COMMON)) == 0;
}

/** Is `alias` a fuller name for the one word `name`: it has that word, and another telling one? */
static bool is_fuller(const EntWords* words, EntStr name, EntStr alias) {
  EntNameWord list[ENT_FORM_MOST];
  bool has = false;
  bool tells = false;
  const size_t n = ent_name_words(words, alias, list);
  for (size_t i = 0; i < n; i++) {
    const bool same = ent_str_equal(list[i].text, name);
    has |= same;
    tells |= !same && is_telling(&list[i]);
  }
  return has && tells;
}

/** Has the article an actor of its own that has this key as its name? */
static bool is_named_beside(const EntResolver* self, const EntOne* one, uint32_t key) {
  uint32_t low = self->articles[one->article];
  uint32_t high = self->articles[one->article + 1];
  while (low < high) {
    const uint32_t middle = low + (high - low) / 2;
    if (self->locals[middle].key < key) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low < self->articles[one->article + 1] && self->locals[low].key == key;
}

/** The key that a local actor is best known by: the fuller one that most articles use as a name, of
    equals the longer, of these the first by bytes.
    @param uses    [keys] how many local actors have it as their name.
    @param states  [keys] how many of these are states, which have no fuller names. */
static uint32_t find_home(const EntResolver* self, const EntOne* one, const uint32_t* uses,
                          const uint32_t* states) {
  EntNameWord word[ENT_FORM_MOST];
  uint32_t best = ENT_NONE;
  if (2 * states[one->key] >= uses[one->key] || one->n_aliases == 0 ||
      ent_name_words(&self->words, ent_key_text(self, one->key), word) != 1) {
    return one->key;
  }
  for (uint32_t i = 0; i < one->n_aliases; i++) {
    const uint32_t key = self->aliases[one->aliases + i];
    const EntStr text = ent_key_text(self, key);
    if (!is_fuller(&self->words, word[0].text, text) || is_named_beside(self, one, key) ||
        ent_ruled_apart(self, one->key, key)) {
      continue;
    }
    if (best == ENT_NONE || uses[key] > uses[best] ||
        (uses[key] == uses[best] && text.length > ent_key_text(self, best).length)) {
      best = key;
    }
  }
  return best == ENT_NONE ? one->key : best;
}

static bool find_homes(EntResolver* self) {
  uint32_t* uses = ent_arena_array(self->arena, self->n_keys, sizeof *uses);
  uint32_t* states = ent_arena_array(self->arena, self->n_keys, sizeof *states);
  if (!uses || !states) {
    return false;
  }
  for (uint32_t i = 0; i < self->n_locals; i++) {
    uses[self->locals[i].key]++;
    states[self->locals[i].key] += self->locals[i].kind == ENT_STATE;
  }
  for (uint32_t i = 0; i < self->n_locals; i++) {
    EntOne* one = &self->locals[i];
    one->home = one->ruled == ENT_NONE ? find_home(self, one, uses, states) : one->key;
  }
  return true;
}

/** A local actor on its way to its sense. */
typedef struct {
  uint32_t ruled;
  uint32_t home;
  uint32_t kind; ///< that the sense is of
  uint32_t local;
} Placed;

static int compare_placed(const void* left, const void* right) {
  const Placed* a = left;
  const Placed* b = right;
  int order = ent_order(a->ruled, b->ruled);
  if (order == 0 && a->ruled == ENT_NONE) { // a given actor is one, whatever it is called
    order = ent_order(a->home, b->home);
    order = order ? order : ent_order(a->kind, b->kind);
  }
  return order ? order : ent_order(a->local, b->local);
}

static bool is_same_sense(const Placed* a, const Placed* b) {
  return a->ruled == b->ruled &&
         (a->ruled != ENT_NONE || (a->home == b->home && a->kind == b->kind));
}

/** Marks names of others that stand beside actors of two kinds. */
typedef struct {
  uint32_t* seen; ///< [keys] bits of the sides that it stands beside, above them the round
  uint32_t round;
} Marks;

/** Mark all that stand beside the actors of one kind. @param n  Counts names that are new here.
    @return how many of these stand beside the other side too. */
static uint32_t mark_beside(const EntResolver* self, Marks* marks, const Placed* list, size_t n,
                            uint32_t kind, uint32_t side, uint32_t* count) {
  uint32_t both = 0;
  for (size_t i = 0; i < n; i++) {
    const EntOne* one = &self->locals[list[i].local];
    const uint32_t start = self->articles[one->article];
    const uint32_t end = self->articles[one->article + 1];
    for (uint32_t k = start;
         (uint32_t)one->kind == kind && end - start <= ENT_CIRCLE_MOST && k < end; k++) {
      uint32_t* seen = &marks->seen[self->locals[k].home];
      *seen = *seen >> 2 == marks->round ? *seen : marks->round << 2;
      if (self->locals[k].home != one->home && (*seen & side) == 0) {
        *seen |= side;
        (*count)++;
        both += (*seen & 3U) == 3U;
      }
    }
  }
  return both;
}

/** Do two kinds of one name stand among different others? */
static bool is_apart(const EntResolver* self, Marks* marks, const Placed* list, size_t n,
                     uint32_t kind, uint32_t other) {
  uint32_t few = 0;
  uint32_t many = 0;
  marks->round++;
  (void)mark_beside(self, marks, list, n, other, 1, &many);
  const uint32_t both = mark_beside(self, marks, list, n, kind, 2, &few);
  const uint32_t least = few < many ? few : many;
  return least > 0 && 3 * both < least;
}

/** Decide which kind of sense each of the local actors of one home is in. Kinds from articles are
    noisy: it takes three articles, a quarter of what the chief kind has, and other company. */
static void split_kinds(const EntResolver* self, Marks* marks, Placed* list, size_t n) {
  enum { LEAST = 3, SHARE = 4 };
  uint32_t votes[ENT_N_KINDS] = {0};
  bool own[ENT_N_KINDS] = {false};
  uint32_t chief = ENT_OTHER;
  for (size_t i = 0; i < n; i++) {
    votes[self->locals[list[i].local].kind]++;
  }
  for (uint32_t kind = 0; kind < ENT_OTHER; kind++) {
    if (votes[kind] > 0 && (chief == ENT_OTHER || votes[kind] > votes[chief])) {
      chief = kind;
    }
  }
  for (uint32_t kind = 0; kind < ENT_OTHER; kind++) {
    own[kind] = kind != chief && votes[kind] >= LEAST && votes[kind] * SHARE >= votes[chief] &&
                is_apart(self, marks, list, n, kind, chief);
  }
  for (size_t i = 0; i < n; i++) {
    const EntKind kind = self->locals[list[i].local].kind;
    list[i].kind = own[kind] ? kind : chief;
  }
}

/** @param start  What stands before are given actors, which have the kinds that are given. */
static bool split_all_kinds(EntResolver* self, Placed* list, size_t start) {
  Marks marks = {ent_arena_array(self->arena, self->n_keys, sizeof *marks.seen), 0};
  if (!marks.seen) {
    return false;
  }
  for (size_t i = start, end = start; i < self->n_locals; i = end) {
    while (end < self->n_locals && is_same_sense(&list[i], &list[end])) {
      end++;
    }
    split_kinds(self, &marks, &list[i], end - i);
  }
  return true;
}

/** Say why the local actors of a sense that have other names are in it. */
static bool explain(EntResolver* self, const EntSense* sense, uint32_t* noted, uint32_t round) {
  const uint32_t* own = &self->owned[sense->own];
  uint32_t with = own[0];
  for (uint32_t i = 0; i < sense->n_own; i++) {
    if (self->locals[own[i]].key == sense->key) {
      with = own[i];
      break;
    }
  }
  noted[self->locals[with].key] = round;
  for (uint32_t i = 0; i < sense->n_own; i++) {
    const EntOne* one = &self->locals[own[i]];
    const EntJoinReason reason = sense->ruled == ENT_NONE ? ENT_JOIN_ALIAS : ENT_JOIN_GIVEN;
    const EntFact fact = {own[i], with, sense->ruled == ENT_NONE ? one->article : ENT_NONE, reason};
    if (noted[one->key] != round && !ent_cluster_explain(self, fact)) {
      return false;
    }
    noted[one->key] = round;
  }
  return true;
}

/** What a given actor is known by. */
static bool name_given(EntResolver* self, EntSense* sense) {
  const EntParticipant* actor = &self->builder->rulings->actors[sense->ruled];
  sense->own_kind = actor->kind;
  sense->key = ENT_NONE;
  if (!ent_name_normalize(self->arena, ent_str(actor->name), &sense->text)) {
    return false;
  }
  sense->key = ent_key_find(self, sense->text);
  return true;
}

static bool add_sense(EntResolver* self, const Placed* list, uint32_t at, uint32_t n) {
  EntSense* sense = &self->senses[self->n_senses++];
  *sense = (EntSense){.key = list->home,
                      .own_kind = (EntKind)list->kind,
                      .own = at,
                      .n_own = n,
                      .ruled = list->ruled};
  if (sense->ruled == ENT_NONE) {
    sense->text = ent_key_text(self, list->home);
  } else if (!name_given(self, sense)) {
    return false;
  }
  for (uint32_t i = 0; i < n; i++) {
    self->owned[at + i] = list[i].local;
  }
  return ent_form_make(self, sense->text, sense->own_kind, &sense->form);
}

static bool add_senses(EntResolver* self, const Placed* list) {
  uint32_t* noted = ent_arena_array(self->arena, self->n_keys, sizeof *noted);
  self->senses = ent_arena_array(self->arena, self->n_locals, sizeof *self->senses);
  self->owned = ent_arena_array(self->arena, self->n_locals, sizeof *self->owned);
  if (!noted || !self->senses || !self->owned) {
    return false;
  }
  for (uint32_t i = 0, end = 0; i < self->n_locals; i = end) {
    while (end < self->n_locals && is_same_sense(&list[i], &list[end])) {
      end++;
    }
    if (!add_sense(self, &list[i], i, end - i) ||
        !explain(self, &self->senses[self->n_senses - 1], noted, self->n_senses)) {
      return false;
    }
  }
  return true;
}

static int compare_key_senses(const void* left, const void* right) {
  const EntKeySense* a = left;
  const EntKeySense* b = right;
  const int order = ent_order(a->key, b->key);
  return order ? order : ent_order(a->sense, b->sense);
}

/** Which senses does each key have? */
static bool list_key_senses(EntResolver* self) {
  EntKeySense* list = ent_arena_array(self->arena, 2 * (size_t)self->n_locals, sizeof *list);
  size_t n = 0;
  if (!list) {
    return false;
  }
  for (uint32_t i = 0; i < self->n_senses; i++) {
    const EntSense* sense = &self->senses[i];
    if (sense->key != ENT_NONE) {
      list[n++] = (EntKeySense){sense->key, i};
    }
    for (uint32_t k = 0; k < sense->n_own; k++) {
      list[n++] = (EntKeySense){self->locals[self->owned[sense->own + k]].key, i};
    }
  }
  if (n > 1) {
    qsort(list, n, sizeof *list, compare_key_senses);
  }
  for (size_t i = 0; i < n; i++) {
    if (i == 0 || compare_key_senses(&list[self->n_key_senses - 1], &list[i]) != 0) {
      list[self->n_key_senses++] = list[i];
    }
  }
  self->key_senses = list;
  return true;
}

bool ent_senses_make(EntResolver* self) {
  Placed* list = ent_arena_array(self->arena, self->n_locals, sizeof *list);
  if (!list || !find_homes(self)) {
    return false;
  }
  for (uint32_t i = 0; i < self->n_locals; i++) {
    list[i] = (Placed){self->locals[i].ruled, self->locals[i].home, 0, i};
  }
  if (self->n_locals > 1) {
    qsort(list, self->n_locals, sizeof *list, compare_placed);
  }
  size_t given = 0;
  while (given < self->n_locals && list[given].ruled != ENT_NONE) {
    given++;
  }
  if (!split_all_kinds(self, list, given)) {
    return false;
  }
  if (self->n_locals > 1) {
    qsort(list, self->n_locals, sizeof *list, compare_placed);
  }
  return add_senses(self, list) && list_key_senses(self);
}
