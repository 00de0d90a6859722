#include "graph/resolve/refer.h"

#include "graph/resolve/cluster.h"
#include "graph/resolve/context.h"

#include <stdlib.h>

/** A claim that fewer than one article in so many makes is noise: where the names have nothing in
    common, of those with either name; where one is a short form of the other, of those with the
    short one, since it may be another's elsewhere ("Hezbollah" for "Kataib Hezbollah"). One claim
    alone does not rename an actor of MANY articles, nor do a few where FEWER times as many say
    something else, nor where every third of them is gainsaid by an article with both as two. */
enum { NOISE = 10, SHORT_NOISE = 4, MANY = 10, FEWER = 4, GAINSAID = 3 };

/** Articles that settle who is meant, and how many times as many as for the next one they must be;
    less for an acronym, which is spelled out where it may be mistaken. */
enum { SETTLED = 5, AHEAD = 10, ACRONYM_SETTLED = 3, ACRONYM_AHEAD = 2 };

/** A form that more names than this have tells nothing. */
enum { WIDEST = 2000 };

/** An article gives a local actor a second name. */
typedef struct {
  uint32_t key;
  uint32_t local;
} Claim;

/** Whom a sense may mean. */
typedef struct {
  uint32_t root;
  uint32_t votes; ///< articles that give it the name of the sense
  uint32_t claim; ///< a local actor that one of them is about
  EntFit fit;
  EntJoinReason reason;
  uint32_t with; ///< a local actor whose name the sense fits
} Candidate;

/** The work under way. */
typedef struct {
  EntResolver* self;
  EntPostings postings;
  Claim* claims; ///< [n_claims] by key and local actor
  size_t n_claims;
  EntContext context;
  uint32_t* target; ///< [locals] for ent_cluster_scatter()
  Candidate list[ENT_CONTEXT_MOST];
  size_t n;
} Referrer;

static int compare_claims(const void* left, const void* right) {
  const Claim* a = left;
  const Claim* b = right;
  const int order = ent_order(a->key, b->key);
  return order ? order : ent_order(a->local, b->local);
}

static bool list_claims(Referrer* work) {
  EntResolver* self = work->self;
  size_t n = 0;
  for (uint32_t i = 0; i < self->n_locals; i++) {
    n += self->locals[i].n_aliases;
  }
  work->claims = ent_arena_array(self->arena, n, sizeof *work->claims);
  if (!work->claims) {
    return false;
  }
  for (uint32_t i = 0; i < self->n_locals; i++) {
    const EntOne* one = &self->locals[i];
    for (uint32_t k = 0; k < one->n_aliases; k++) {
      work->claims[work->n_claims++] = (Claim){self->aliases[one->aliases + k], i};
    }
  }
  if (n > 1) {
    qsort(work->claims, n, sizeof *work->claims, compare_claims);
  }
  return true;
}

/** The place of a cluster in the list, or NULL if it may not be meant or there are too many. */
static Candidate* candidate_of(Referrer* work, uint32_t own, uint32_t root) {
  for (size_t i = 0; i < work->n; i++) {
    if (work->list[i].root == root) {
      return &work->list[i];
    }
  }
  if (work->n == ENT_CONTEXT_MOST || !ent_cluster_may_join(work->self, own, root)) {
    return NULL;
  }
  work->list[work->n] = (Candidate){.root = root, .claim = ENT_NONE, .with = ENT_NONE};
  return &work->list[work->n++];
}

/** Collect who is given the name of a sense. */
static void collect_claims(Referrer* work, const EntSense* sense, uint32_t own) {
  EntResolver* self = work->self;
  size_t low = ent_first_from(work->claims, work->n_claims, sizeof *work->claims, sense->key);
  for (; low < work->n_claims && work->claims[low].key == sense->key; low++) {
    const uint32_t local = work->claims[low].local;
    const uint32_t root = ent_cluster_of_local(self, local);
    Candidate* candidate = root == own || ent_cluster_is_in(self, own, self->locals[local].article)
                               ? NULL
                               : candidate_of(work, own, root);
    if (candidate) {
      candidate->claim = candidate->votes == 0 ? local : candidate->claim;
      candidate->votes++;
    }
  }
}

/** Collect who goes by a form of a sense. @return false if one of them is its own cluster. */
static bool collect_fits(Referrer* work, const EntSense* meant, uint32_t form, uint32_t own) {
  EntResolver* self = work->self;
  size_t n = 0;
  const EntPosting* postings = form == ENT_NONE ? NULL : ent_postings_of(&work->postings, form, &n);
  for (size_t i = 0; i < n && n <= WIDEST; i++) {
    const uint32_t root = ent_cluster_of(self, postings[i].sense);
    const EntSense* sense = &self->senses[postings[i].sense];
    const EntFit fit = ent_fit_of(self, meant, &postings[i]);
    if (root == own && fit != ENT_FIT_NONE) {
      return false;
    }
    Candidate* candidate = fit == ENT_FIT_NONE ? NULL : candidate_of(work, own, root);
    if (candidate && fit > candidate->fit) {
      candidate->fit = fit;
      candidate->reason = postings[i].reason;
      candidate->with = self->owned[sense->own];
    }
  }
  return true;
}

/** Two persons of one surname with different given names: relatives. */
static bool are_relatives(const EntNameForm* a, const EntNameForm* b) {
  return a->n > 1 && b->n > 1 && a->sounds[a->n - 1] == b->sounds[b->n - 1] &&
         a->sounds[0] != b->sounds[0];
}

/** Is the longer name only the shorter one and what kind of body it is: "NATO alliance"? */
static bool is_headed(const EntResolver* self, const EntSense* sense, const Candidate* candidate) {
  const EntNameForm* form = &self->senses[self->locals[candidate->with].sense].form;
  if (form->n <= sense->form.n || form->sounds[0] != sense->form.sounds[0]) {
    return false;
  }
  for (uint32_t i = sense->form.n; i < form->n; i++) {
    if ((form->classes[i] & ENT_WORD_HEAD) == 0) {
      return false;
    }
  }
  return true;
}

/** How a name stands to a longer one. */
typedef enum {
  NOT_HELD,  ///< it has other words
  HELD,      ///< it is one word of it, or stands at one of its ends
  SCATTERED, ///< its words stand in it with others between: "British Army", "British Indian Army"
} Held;

static Held held_by(const EntNameForm* longer, const EntNameForm* shorter) {
  const size_t bytes = shorter->n * sizeof *shorter->sounds;
  uint32_t found = 0;
  for (uint32_t i = 0; i < longer->n && found < shorter->n; i++) {
    found += longer->sounds[i] == shorter->sounds[found];
  }
  if (shorter->n == 0 || found < shorter->n || longer->n <= shorter->n) {
    return NOT_HELD;
  }
  const uint32_t* end = longer->sounds + (longer->n - shorter->n);
  return shorter->n < 2 || memcmp(longer->sounds, shorter->sounds, bytes) == 0 ||
                 memcmp(end, shorter->sounds, bytes) == 0
             ? HELD
             : SCATTERED;
}

/** Is a second name, which shows nothing of the first, more than noise? */
static bool is_second_name(Referrer* work, const EntSense* sense, const Candidate* candidate,
                           uint32_t own) {
  EntResolver* self = work->self;
  const EntSense* other = &self->senses[self->locals[candidate->claim].sense];
  const uint32_t shared = ent_cluster_shared(self, own, candidate->root);
  const uint32_t a = self->senses[own].n_articles;
  const uint32_t b = self->senses[candidate->root].n_articles;
  const Held held = other->own_kind == ENT_PERSON ? NOT_HELD : held_by(&other->form, &sense->form);
  if ((held == SCATTERED && candidate->votes < 2) ||
      (held != NOT_HELD && (held == SCATTERED || sense->form.n < 2) &&
       candidate->votes * SHORT_NOISE < a)) {
    return false; // "Twitter" for "Kurdish Twitter"
  }
  return candidate->votes * NOISE >= (a < b ? a : b) && shared * GAINSAID <= candidate->votes &&
         (candidate->votes > 1 || (a < MANY && b < MANY)) &&
         !(other->own_kind == ENT_PERSON && are_relatives(&sense->form, &other->form));
}

/** Is what speaks for a candidate more than noise? */
static bool is_sound(Referrer* work, const EntSense* sense, Candidate* candidate, uint32_t own) {
  EntResolver* self = work->self;
  const uint32_t a = self->senses[own].n_articles;
  const uint32_t b = self->senses[candidate->root].n_articles;
  if (candidate->fit == ENT_FIT_NONE) {
    return is_second_name(work, sense, candidate, own);
  }
  if (candidate->reason == ENT_JOIN_SHORT_NAME && candidate->votes * SHORT_NOISE < a) {
    candidate->votes = 0;
  }
  // A short form is not better known than the name that it stands for.
  return 2 * ent_cluster_shared(self, own, candidate->root) <= a &&
         (candidate->votes > 0 || a <= 2 * b + 2 || candidate->reason == ENT_JOIN_ACRONYM ||
          is_headed(self, sense, candidate));
}

/** Most votes first. */
static int compare_candidates(const void* left, const void* right) {
  const Candidate* a = left;
  const Candidate* b = right;
  int order = ent_order(b->votes, a->votes);
  order = order ? order : (int)b->fit - (int)a->fit;
  return order ? order : ent_order(a->root, b->root);
}

/** Drop what is noise, and what merely fits in shape where articles say who is meant. */
static void weed(Referrer* work, const EntSense* sense, uint32_t own, bool acronym) {
  const uint32_t settled = acronym ? ACRONYM_SETTLED : SETTLED;
  const uint32_t ahead = acronym ? ACRONYM_AHEAD : AHEAD;
  uint32_t most = 0;
  size_t sound = 0;
  size_t kept = 0;
  for (size_t i = 0; i < work->n; i++) {
    most = work->list[i].votes > most ? work->list[i].votes : most;
  }
  for (size_t i = 0; i < work->n; i++) {
    Candidate* candidate = &work->list[i];
    const bool few = most > 0 && candidate->votes > 0 && candidate->votes * FEWER <= most;
    if (!few && is_sound(work, sense, candidate, own)) {
      work->list[sound++] = *candidate;
    }
  }
  qsort(work->list, sound, sizeof *work->list, compare_candidates);
  for (size_t i = 0; i < sound; i++) {
    const Candidate* candidate = &work->list[i];
    const bool shape_only = candidate->votes == 0 && (acronym || candidate->fit == ENT_FIT_WEAK);
    const bool word_only = acronym &&
                           work->list[0].fit != ENT_FIT_NONE && // no initials, fewer votes
                           candidate->fit == ENT_FIT_NONE && candidate->votes < work->list[0].votes;
    if (work->list[0].votes == 0 || !(shape_only || word_only)) {
      work->list[kept++] = *candidate;
    }
  }
  const bool one = kept > 1 && work->list[0].votes >= settled &&
                   work->list[0].votes >= ahead * work->list[1].votes;
  work->n = one ? 1 : kept;
}

/** Say why a local actor is the one that was chosen. */
static bool explain(Referrer* work, const Candidate* chosen, uint32_t local, uint32_t article) {
  if (chosen->votes == 0) {
    return ent_cluster_explain(work->self, (EntFact){local, chosen->with, article, chosen->reason});
  }
  const uint32_t said = work->self->locals[chosen->claim].article;
  return ent_cluster_explain(work->self, (EntFact){local, chosen->claim, said, ENT_JOIN_ALIAS});
}

/** Choose a candidate for each local actor of a cluster, as the context points.
    @return whether most of them go to one. */
static bool choose(Referrer* work, uint32_t own) {
  EntResolver* self = work->self;
  uint32_t roots[ENT_CONTEXT_MOST];
  uint32_t n_first = 0;
  for (size_t i = 0; i < work->n; i++) {
    roots[i] = work->list[i].root;
  }
  ent_context_learn(self, &work->context, roots, work->n);
  for (uint32_t local = self->senses[own].first; local != ENT_NONE;
       local = self->locals[local].next) {
    const uint32_t chosen = ent_context_choose(self, &work->context, roots, work->n, local);
    work->target[local] = chosen;
    n_first += chosen == 0;
  }
  return 2 * n_first > self->senses[own].n_locals;
}

/** Move the local actors of a cluster to whom the context points to, one by one; all where there is
    only one candidate, and it needs no context or most go there. Those whose article names it
   beside them stay.
    @param sure  There is one candidate only, and it needs no context. */
static bool part(Referrer* work, const EntSense* sense, uint32_t own, bool sure) {
  EntResolver* self = work->self;
  uint32_t told = 0; // candidates that have an explanation
  bool fine = true;
  const bool all = sure || (choose(work, own) && work->n == 1 && ent_fit_tells(sense));
  for (uint32_t local = self->senses[own].first; local != ENT_NONE;
       local = self->locals[local].next) {
    const uint32_t article = self->locals[local].article;
    const bool beside = all && ent_cluster_is_in(self, work->list[0].root, article);
    const bool pointed = !sure && work->target[local] != ENT_NONE; // the article shows it
    const uint32_t chosen = !all ? work->target[local] : beside ? ENT_NONE : 0;
    work->target[local] = chosen == ENT_NONE ? ENT_NONE : work->list[chosen].root;
    if (chosen != ENT_NONE && (pointed || sure) && (told >> chosen & 1U) == 0) {
      told |= 1U << chosen;
      fine = fine && explain(work, &work->list[chosen], local, sure ? ENT_NONE : article);
    }
  }
  return fine && ent_cluster_scatter(self, own, work->target);
}

/** Find out whom a sense means. */
static bool refer(Referrer* work, uint32_t number) {
  EntResolver* self = work->self;
  const EntSense* sense = &self->senses[number];
  const uint32_t own = ent_cluster_of(self, number);
  const bool acronym = ent_fit_is_acronym(self, sense);
  work->n = 0;
  const bool ruled = self->senses[own].ruled != ENT_NONE;
  if (self->senses[own].first == ENT_NONE) {
    return true;
  }
  if ((self->senses[own].longest <= sense->form.n || self->senses[own].pinned) &&
      (!collect_fits(work, sense, ent_fit_acronym(self, sense), own) ||
       !collect_fits(work, sense, ent_fit_syllables(self, sense), own) ||
       !collect_fits(work, sense, ent_fit_words(self, sense), own))) {
    return true; // is settled already
  }
  collect_claims(work, sense, own);
  weed(work, sense, own, acronym);
  if (work->n == 0) {
    return true;
  }
  const Candidate* first = &work->list[0];
  const bool sure =
      work->n == 1 && (first->votes > 0 || first->fit == ENT_FIT_GOOD) && ent_fit_tells(sense);
  if (!sure || ent_cluster_shared(self, own, first->root) > 0) {
    return ruled || part(work, sense, own, sure);
  }
  return explain(work, first, self->owned[sense->own], ENT_NONE) &&
         ent_cluster_join(self, own, first->root);
}

/** A sense and when its turn is. */
typedef struct {
  uint32_t turn;
  uint32_t sense;
} Turn;

static int compare_turns(const void* left, const void* right) {
  const Turn* a = left;
  const Turn* b = right;
  const int order = ent_order(a->turn, b->turn);
  return order ? order : ent_order(a->sense, b->sense);
}

/** Long names first, so that short ones find them; acronyms last. */
static bool refer_all(Referrer* work) {
  EntResolver* self = work->self;
  enum { LAST = 1000 };
  Turn* turns = ent_arena_array(self->arena, self->n_senses, sizeof *turns);
  if (!turns) {
    return false;
  }
  for (uint32_t i = 0; i < self->n_senses; i++) {
    const bool acronym = ent_fit_is_acronym(self, &self->senses[i]);
    turns[i] = (Turn){acronym ? LAST : LAST - 1 - self->senses[i].form.n, i};
  }
  if (self->n_senses > 1) {
    qsort(turns, self->n_senses, sizeof *turns, compare_turns);
  }
  for (uint32_t i = 0; i < self->n_senses; i++) {
    if (!refer(work, turns[i].sense)) {
      return false;
    }
  }
  return true;
}

bool ent_refer_join(EntResolver* self) {
  Referrer work = {.self = self,
                   .target = ent_arena_array(self->arena, self->n_locals, sizeof *work.target)};
  if (!work.target || !ent_postings_make(self, &work.postings) || !list_claims(&work) ||
      !ent_context_new(self, &work.context)) {
    return false;
  }
  return refer_all(&work);
}
