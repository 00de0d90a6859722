#include "graph/resolve/circle.h"

#include "graph/resolve/cluster.h"

enum { SOLID = 3, YEARS = 25 };

/** What the articles of one set have. */
typedef struct {
  uint32_t set; ///< its first local actor
  uint32_t n_articles;
  int first_year; ///< 0 if none is dated
  int last_year;
  bool has_states;
  bool has_names; ///< other names, with no word of the common one
  bool shares_names;
} Traits;

/** The work under way. */
typedef struct {
  EntResolver* self;
  uint32_t* set;    ///< [locals] parent in the tree of its set
  uint32_t* owner;  ///< [senses] by root: a local actor whose article has it
  uint32_t* named;  ///< [keys] a local actor that has this other name
  uint32_t* round;  ///< [senses] which cluster `owner` was written for, and one more
  uint32_t* called; ///< [keys] the same for `named`
  Traits* traits;   ///< [locals] of sets, by their first local actor
} Parting;

static uint32_t set_of(Parting* work, uint32_t local) {
  while (work->set[local] != local) {
    work->set[local] = work->set[work->set[local]];
    local = work->set[local];
  }
  return local;
}

/** Connect two local actors; the first stands for both. */
static void connect(Parting* work, uint32_t a, uint32_t b) {
  const uint32_t x = set_of(work, a);
  const uint32_t y = set_of(work, b);
  work->set[x > y ? x : y] = x > y ? y : x;
}

/** Connect the articles of a cluster that have another actor in common. */
static void connect_articles(Parting* work, uint32_t root) {
  EntResolver* self = work->self;
  for (uint32_t local = self->senses[root].first; local != ENT_NONE;
       local = self->locals[local].next) {
    const uint32_t start = self->articles[self->locals[local].article];
    const uint32_t end = self->articles[self->locals[local].article + 1];
    for (uint32_t k = start; end - start <= ENT_CIRCLE_MOST && k < end; k++) {
      const uint32_t other = ent_cluster_of_local(self, k);
      if (other == root) {
        continue;
      }
      if (work->round[other] == root + 1) {
        connect(work, local, work->owner[other]);
      }
      work->round[other] = root + 1;
      work->owner[other] = local;
    }
  }
}

/** Has an other name a word of the name? */
static bool shares_word(const EntSense* sense, EntStr text) {
  for (uint32_t i = 0; i < sense->form.n; i++) {
    const EntStr word = sense->form.words[i];
    for (size_t at = 0; word.length > 2 && at + word.length <= text.length; at++) {
      if (memcmp(text.bytes + at, word.bytes, word.length) == 0) {
        return true;
      }
    }
  }
  return false;
}

/** Note the other names of a local actor, and which of them stand in another set too. */
static void note_names(Parting* work, uint32_t root, uint32_t local, Traits* traits) {
  const EntResolver* self = work->self;
  const EntOne* one = &self->locals[local];
  for (uint32_t i = 0; i < one->n_aliases; i++) {
    const uint32_t key = self->aliases[one->aliases + i];
    const EntStr text = ent_key_text(self, key);
    if (!memchr(text.bytes, ' ', text.length) || shares_word(&self->senses[one->sense], text)) {
      continue;
    }
    traits->has_names = true;
    if (work->called[key] == root + 1 && set_of(work, work->named[key]) != traits->set) {
      traits->shares_names = true;
      work->traits[set_of(work, work->named[key])].shares_names = true;
    }
    work->called[key] = root + 1;
    work->named[key] = local;
  }
}

static void note_article(Parting* work, uint32_t root, uint32_t local, Traits* traits) {
  EntResolver* self = work->self;
  const uint32_t article = self->locals[local].article;
  const EntLocal origin = ent_local(self->builder, self->locals[local].id);
  const int year = self->builder->articles[origin.article].info.date.year;
  traits->n_articles++;
  if (year != 0) {
    traits->first_year =
        traits->first_year == 0 || year < traits->first_year ? year : traits->first_year;
    traits->last_year = year > traits->last_year ? year : traits->last_year;
  }
  const uint32_t start = self->articles[article];
  const uint32_t end = self->articles[article + 1];
  for (uint32_t k = start; end - start <= ENT_CIRCLE_MOST && k < end && !traits->has_states; k++) {
    const uint32_t other = ent_cluster_of_local(self, k);
    traits->has_states = other != root && ent_cluster_kind(self, other) == ENT_STATE;
  }
}

/** Does the name tell an actor from others? */
static bool is_telling(const EntSense* sense) {
  for (uint32_t i = 0; i < sense->form.n; i++) {
    if ((sense->form.classes[i] & (ENT_WORD_HEAD | ENT_WORD_COMMON)) == 0) {
      return true;
    }
  }
  return false;
}

/** Does more than the company say that two sets are about two actors? */
static bool are_two(const Traits* a, const Traits* b, bool telling) {
  const bool dated = a->first_year != 0 && b->first_year != 0;
  const bool apart =
      dated && (a->first_year - b->last_year >= YEARS || b->first_year - a->last_year >= YEARS);
  const bool named = a->has_names && b->has_names && !a->shares_names && !b->shares_names;
  return apart || named || (!telling && a->has_states && b->has_states);
}

/** Is a set larger than another one; of equals the first? */
static bool is_larger(const Traits* a, const Traits* b) {
  return a->n_articles != b->n_articles ? a->n_articles > b->n_articles : a->set < b->set;
}

/** Part a cluster. */
static void part(Parting* work, uint32_t root, uint32_t* out) {
  EntResolver* self = work->self;
  uint32_t first = ENT_NONE;
  uint32_t main = ENT_NONE;
  for (uint32_t i = self->senses[root].first; i != ENT_NONE; i = self->locals[i].next) {
    const uint32_t set = set_of(work, i);
    work->traits[set].set = set;
    note_article(work, root, i, &work->traits[set]);
    note_names(work, root, i, &work->traits[set]);
    first = i < first ? i : first;
  }
  for (uint32_t i = self->senses[root].first; i != ENT_NONE; i = self->locals[i].next) {
    const uint32_t set = set_of(work, i);
    main = main == ENT_NONE || is_larger(&work->traits[set], &work->traits[main]) ? set : main;
  }
  const bool telling = is_telling(&self->senses[self->locals[first].sense]);
  uint32_t chief = ENT_NONE; // the first of those that stay together
  for (int pass = 0; pass < 2; pass++) {
    for (uint32_t i = self->senses[root].first; i != ENT_NONE; i = self->locals[i].next) {
      const Traits* traits = &work->traits[set_of(work, i)];
      const bool own = traits->set != main && traits->n_articles >= SOLID &&
                       work->traits[main].n_articles >= SOLID &&
                       are_two(traits, &work->traits[main], telling);
      chief = pass == 0 && !own && i < chief ? i : chief;
      out[i] = own ? traits->set : chief;
    }
  }
}

/** Leave a cluster whole. */
static void keep(const EntResolver* self, uint32_t root, uint32_t* out) {
  uint32_t chief = ENT_NONE;
  for (uint32_t i = self->senses[root].first; i != ENT_NONE; i = self->locals[i].next) {
    chief = i < chief ? i : chief;
  }
  for (uint32_t i = self->senses[root].first; i != ENT_NONE; i = self->locals[i].next) {
    out[i] = chief;
  }
}

bool ent_circle_part(EntResolver* self, uint32_t* root) {
  Parting work = {.self = self,
                  .set = ent_arena_array(self->arena, self->n_locals, sizeof *work.set),
                  .owner = ent_arena_array(self->arena, self->n_senses, sizeof *work.owner),
                  .named = ent_arena_array(self->arena, self->n_keys, sizeof *work.named),
                  .round = ent_arena_array(self->arena, self->n_senses, sizeof *work.round),
                  .called = ent_arena_array(self->arena, self->n_keys, sizeof *work.called),
                  .traits = ent_arena_array(self->arena, self->n_locals, sizeof *work.traits)};
  if (!work.set || !work.owner || !work.named || !work.round || !work.called || !work.traits) {
    return false;
  }
  for (uint32_t i = 0; i < self->n_locals; i++) {
    work.set[i] = i;
  }
  for (uint32_t i = 0; i < self->n_senses; i++) {
    const EntSense* sense = &self->senses[i];
    if (sense->parent != i || sense->first == ENT_NONE) {
      continue;
    }
    const bool may_part = !sense->pinned && sense->ruled == ENT_NONE &&
                          sense->n_locals >= 2 * SOLID && ent_cluster_kind(self, i) != ENT_STATE;
    if (may_part) {
      connect_articles(&work, i);
      part(&work, i, root);
    } else {
      keep(self, i, root);
    }
  }
  return true;
}
