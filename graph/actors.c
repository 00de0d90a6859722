#include "graph/actors.h"

#include "graph/name.h"
#include "graph/resolve.h"
#include "graph/vote.h"

#include <stdlib.h>

/** What the articles vote on. */
typedef enum { ON_KIND, ON_NAME, ON_NOTHING } Question;

/** The votes of all local actors, sorted. @param actor_of  [locals] whom each one votes for.
    @return NULL when memory is short. */
static EntVote* collect_votes(const EntNetworkBuilder* builder, EntArena* scratch,
                              const uint32_t* actor_of, Question question, size_t* n) {
  const uint32_t n_locals = ent_intern_count(builder->locals);
  EntVote* votes = ent_arena_array(scratch, n_locals, sizeof *votes);
  if (!votes) {
    return NULL;
  }
  for (uint32_t i = 0; i < n_locals; i++) {
    const EntLocal local = ent_local(builder, i);
    const uint32_t value = question == ON_KIND   ? (uint32_t)local.kind
                           : question == ON_NAME ? local.name
                                                 : 0;
    votes[i] = (EntVote){actor_of[i], value, local.article};
  }
  *n = ent_votes_sort(votes, n_locals);
  return votes;
}

/** An actor before it has its place. */
typedef struct {
  EntStr name; ///< the one that most articles use
  size_t name_votes;
  EntKind kind; ///< the one that most articles give
  size_t kind_votes;
  const char* key;  ///< the first of its keys by bytes: orders actors of one name
  uint32_t article; ///< rank of the first of its articles: orders actors of one key
  uint32_t root;
  const char* renamed; ///< what a person calls it; NULL if nothing else
  EntDate ended;
} Candidate;

/** The longer name first, then by bytes. */
static bool is_better_name(EntStr a, EntStr b) {
  return a.length != b.length ? a.length > b.length : strcmp(a.bytes, b.bytes) < 0;
}

/** Let the articles name each root. */
static bool vote_names(const EntNetworkBuilder* builder, EntArena* scratch, const uint32_t* root,
                       Candidate* of) {
  size_t n = 0;
  const EntVote* votes = collect_votes(builder, scratch, root, ON_NAME, &n);
  EntVote run;
  if (!votes) {
    return false;
  }
  for (size_t at = 0, count = 0; ent_votes_next(votes, n, &at, &run, &count);) {
    const EntStr name = ent_intern_text(builder->names, run.value);
    Candidate* actor = &of[run.actor];
    if (count > actor->name_votes ||
        (count == actor->name_votes && is_better_name(name, actor->name))) {
      actor->name_votes = count;
      actor->name = name;
    }
  }
  return true;
}

/** Let the articles say what each root is; of equals the first of the enumeration. */
static bool vote_kinds(const EntNetworkBuilder* builder, EntArena* scratch, const uint32_t* root,
                       Candidate* of) {
  size_t n = 0;
  const EntVote* votes = collect_votes(builder, scratch, root, ON_KIND, &n);
  EntVote run;
  if (!votes) {
    return false;
  }
  for (size_t at = 0, count = 0; ent_votes_next(votes, n, &at, &run, &count);) {
    Candidate* actor = &of[run.actor];
    if (count > actor->kind_votes) {
      actor->kind_votes = count;
      actor->kind = (EntKind)run.value;
    }
  }
  return true;
}

static int compare_numbers(uint32_t a, uint32_t b) {
  return (a > b) - (a < b);
}

static int compare_candidates(const void* left, const void* right) {
  const Candidate* a = left;
  const Candidate* b = right;
  int order = strcmp(a->name.bytes, b->name.bytes);
  order = order ? order : strcmp(a->key, b->key);
  order = order ? order : compare_numbers(a->article, b->article);
  return order ? order : (int)a->kind - (int)b->kind;
}

/** What a person says of the keys. */
typedef struct {
  const char** name; ///< [keys] what the actor of this key is to be called, or NULL
  EntDate* ended;    ///< [keys]
} KeyRulings;

/** The number of a name's normalized form; ENT_NONE if nothing has that name. */
static bool find_key(const EntNetworkBuilder* builder, EntArena* scratch, const char* name,
                     uint32_t* key) {
  EntStr normalized;
  if (!ent_name_normalize(scratch, ent_str(name), &normalized)) {
    return false;
  }
  *key = ent_intern_find(builder->keys, normalized);
  return true;
}

/** Look up the names that are changed, and the actors that have ended. */
static bool read_rulings(const EntNetworkBuilder* builder, EntArena* scratch, KeyRulings* out) {
  const EntRulings* rulings = builder->rulings;
  const uint32_t n_keys = ent_intern_count(builder->keys);
  out->name = ent_arena_array(scratch, n_keys, sizeof *out->name);
  out->ended = ent_arena_array(scratch, n_keys, sizeof *out->ended);
  if (!out->name || !out->ended) {
    return false;
  }
  uint32_t key = ENT_NONE;
  for (size_t i = 0; rulings && i < rulings->n_renamed; i++) {
    if (!find_key(builder, scratch, rulings->renamed[i].a, &key)) {
      return false;
    }
    if (key != ENT_NONE) {
      out->name[key] = rulings->renamed[i].b;
    }
  }
  for (size_t i = 0; rulings && i < rulings->n_ended; i++) {
    if (!find_key(builder, scratch, rulings->ended[i].name, &key)) {
      return false;
    }
    if (key != ENT_NONE) {
      out->ended[key] = rulings->ended[i].date;
    }
  }
  return true;
}

/** Let what a person says of an actor overrule what the articles say.
    @param of  [locals] by root. */
static bool apply_rulings(const EntNetworkBuilder* builder, EntArena* scratch,
                          const EntResolution* found, Candidate* of) {
  KeyRulings rulings;
  if (!read_rulings(builder, scratch, &rulings)) {
    return false;
  }
  for (uint32_t i = 0; i < ent_intern_count(builder->locals); i++) {
    const uint32_t key = builder->key_of[ent_local(builder, i).name];
    Candidate* actor = &of[found->root[i]];
    if (found->ruled[i] != ENT_NONE) {
      actor->name = ent_str(builder->rulings->actors[found->ruled[i]].name);
      actor->kind = builder->rulings->actors[found->ruled[i]].kind;
    }
    // of two names that an actor is to have, the one that comes last by bytes
    const char* name = rulings.name[key];
    if (name && (!actor->renamed || strcmp(name, actor->renamed) > 0)) {
      actor->renamed = name;
    }
    ent_date_take_latest(&actor->ended, rulings.ended[key]);
  }
  return true;
}

/** All actors, in order. @return NULL when memory is short. */
static Candidate* list_candidates(const EntNetworkBuilder* builder, EntArena* scratch,
                                  const EntResolution* found, uint32_t* n) {
  const uint32_t* root = found->root;
  const uint32_t n_locals = ent_intern_count(builder->locals);
  Candidate* of = ent_arena_array(scratch, n_locals, sizeof *of);
  *n = 0;
  if (!of || !vote_names(builder, scratch, root, of) || !vote_kinds(builder, scratch, root, of) ||
      !apply_rulings(builder, scratch, found, of)) {
    return NULL;
  }
  for (uint32_t i = 0; i < n_locals; i++) {
    const EntLocal local = ent_local(builder, i);
    const char* key = ent_intern_text(builder->keys, builder->key_of[local.name]).bytes;
    const uint32_t rank = builder->articles[local.article].rank;
    Candidate* actor = &of[root[i]];
    actor->root = root[i];
    actor->article = !actor->key || rank < actor->article ? rank : actor->article;
    actor->key = !actor->key || strcmp(key, actor->key) < 0 ? key : actor->key;
  }
  for (uint32_t i = 0; i < n_locals; i++) {
    if (root[i] == i) {
      of[i].name = of[i].renamed ? ent_str(of[i].renamed) : of[i].name;
      of[(*n)++] = of[i]; // never writes ahead of what is read
    }
  }
  if (*n > 1) {
    qsort(of, *n, sizeof *of, compare_candidates);
  }
  return of;
}

/** Place the actors in their order and number them for their local actors. */
static bool place_actors(EntNetworkBuilder* builder, EntArena* scratch,
                         const EntResolution* found) {
  const uint32_t n_locals = ent_intern_count(builder->locals);
  uint32_t n = 0;
  const Candidate* list = list_candidates(builder, scratch, found, &n);
  uint32_t* number = ent_arena_array(scratch, n_locals, sizeof *number);
  builder->actor_of = ent_arena_array(builder->resolved, n_locals, sizeof *builder->actor_of);
  builder->actors = ent_arena_array(builder->resolved, n, sizeof *builder->actors);
  if (!list || !number || !builder->actor_of || !builder->actors) {
    return false;
  }
  builder->n_actors = n;
  for (uint32_t i = 0; i < n; i++) {
    builder->actors[i] =
        (EntActorEntry){.name = list[i].name.bytes, .kind = list[i].kind, .ended = list[i].ended};
    number[list[i].root] = i;
  }
  for (uint32_t i = 0; i < n_locals; i++) {
    builder->actor_of[i] = number[found->root[i]];
  }
  return true;
}

static bool count_articles(EntNetworkBuilder* builder, EntArena* scratch) {
  size_t n = 0;
  const EntVote* votes = collect_votes(builder, scratch, builder->actor_of, ON_NOTHING, &n);
  for (size_t i = 0; votes && i < n; i++) {
    builder->actors[votes[i].actor].n_articles++;
  }
  return votes != NULL;
}

/** A spelling of an actor. */
typedef struct {
  uint32_t actor;
  uint32_t key;
  const char* text;
} Spelling;

static int compare_spellings(const void* left, const void* right) {
  const Spelling* a = left;
  const Spelling* b = right;
  const int order = compare_numbers(a->actor, b->actor);
  return order ? order : strcmp(a->text, b->text);
}

/** Every spelling of every actor, once, in order; also the name that a person gives it.
    @return NULL when memory is short. */
static Spelling* list_spellings(const EntNetworkBuilder* builder, EntArena* scratch, size_t* n) {
  const uint32_t n_aliases = ent_intern_count(builder->aliases);
  size_t total = n_aliases;
  Spelling* list = ent_arena_array(scratch, (size_t)n_aliases + builder->n_actors, sizeof *list);
  *n = 0;
  if (!list) {
    return NULL;
  }
  for (uint32_t i = 0; i < n_aliases; i++) {
    const EntAliasEntry entry = ent_alias_entry(builder, i);
    list[i] = (Spelling){builder->actor_of[entry.local], builder->key_of[entry.name],
                         ent_intern_text(builder->names, entry.name).bytes};
  }
  for (uint32_t i = 0; i < builder->n_actors; i++) {
    const uint32_t name = ent_intern_find(builder->names, ent_str(builder->actors[i].name));
    if (name != ENT_NONE && builder->key_of[name] != ENT_NONE) {
      list[total++] = (Spelling){i, builder->key_of[name], builder->actors[i].name};
    }
  }
  if (total > 1) {
    qsort(list, total, sizeof *list, compare_spellings);
  }
  for (size_t i = 0; i < total; i++) {
    if (i == 0 || compare_spellings(&list[*n - 1], &list[i]) != 0) {
      list[(*n)++] = list[i];
    }
  }
  return list;
}

/** Give the actors their spellings, and the keys the one actor that has them. */
static bool set_spellings(EntNetworkBuilder* builder, EntArena* scratch) {
  const uint32_t n_keys = ent_intern_count(builder->keys);
  size_t n = 0;
  const Spelling* list = list_spellings(builder, scratch, &n);
  const char** texts = ent_arena_array(builder->resolved, n, sizeof *texts);
  bool* several = ent_arena_array(scratch, n_keys, sizeof *several);
  uint32_t* holder = ent_arena_array(builder->resolved, n_keys, sizeof *holder);
  if (!list || !texts || !several || !holder) {
    return false;
  }
  for (uint32_t i = 0; i < n_keys; i++) {
    holder[i] = ENT_NONE;
  }
  for (size_t i = 0; i < n; i++) {
    EntActorEntry* actor = &builder->actors[list[i].actor];
    uint32_t* of_key = &holder[list[i].key];
    texts[i] = list[i].text;
    actor->aliases = actor->n_aliases++ == 0 ? &texts[i] : actor->aliases;
    several[list[i].key] =
        several[list[i].key] || (*of_key != ENT_NONE && *of_key != list[i].actor);
    *of_key = several[list[i].key] ? ENT_NONE : list[i].actor;
  }
  builder->actor_of_key = holder;
  return true;
}

/** A join and the actor that it made. */
typedef struct {
  uint32_t actor;
  EntJoin join;
} Joined;

static int compare_joins(const void* left, const void* right) {
  const Joined* a = left;
  const Joined* b = right;
  int order = compare_numbers(a->actor, b->actor);
  order = order ? order : strcmp(a->join.name, b->join.name);
  order = order ? order : strcmp(a->join.with, b->join.with);
  order = order ? order : (int)a->join.reason - (int)b->join.reason;
  return order ? order : ent_compare_texts(a->join.article, b->join.article);
}

/** The same two names for the same reason, whatever the article? */
static bool is_same_join(const Joined* a, const Joined* b) {
  return a->actor == b->actor && a->join.reason == b->join.reason &&
         strcmp(a->join.name, b->join.name) == 0 && strcmp(a->join.with, b->join.with) == 0;
}

/** The two names of a join, the first by bytes in front. */
static EntJoin make_join(const EntNetworkBuilder* builder, const EntJoinEntry* entry) {
  const EntLocal a = ent_local(builder, entry->local);
  const EntLocal b = ent_local(builder, entry->with);
  const char* name = ent_intern_text(builder->names, a.name).bytes;
  const char* with = ent_intern_text(builder->names, b.name).bytes;
  const bool turned = strcmp(with, name) < 0;
  return (EntJoin){turned ? with : name, turned ? name : with, entry->reason,
                   entry->article == ENT_NONE ? NULL : builder->articles[entry->article].info.id};
}

/** Give the actors the reasons why they are one, each once. */
static bool set_joins(EntNetworkBuilder* builder, EntArena* scratch, const EntResolution* found) {
  Joined* list = ent_arena_array(scratch, found->n_joins, sizeof *list);
  EntJoin* joins = ent_arena_array(builder->resolved, found->n_joins, sizeof *joins);
  if (!list || !joins) {
    return false;
  }
  for (size_t i = 0; i < found->n_joins; i++) {
    list[i] =
        (Joined){builder->actor_of[found->joins[i].local], make_join(builder, &found->joins[i])};
  }
  if (found->n_joins > 1) {
    qsort(list, found->n_joins, sizeof *list, compare_joins);
  }
  for (size_t i = 0, n = 0; i < found->n_joins; i++) {
    EntActorEntry* actor = &builder->actors[list[i].actor];
    if (i > 0 && is_same_join(&list[i - 1], &list[i])) {
      continue;
    }
    joins[n] = list[i].join;
    actor->joins = actor->n_joins++ == 0 ? &joins[n] : actor->joins;
    n++;
  }
  return true;
}

/** A digest and its article. */
typedef struct {
  const char* digest;
  EntArticleEntry* article;
} Ranked;

static int compare_digests(const void* left, const void* right) {
  return strcmp(((const Ranked*)left)->digest, ((const Ranked*)right)->digest);
}

/** Number the articles by their digests, so that sums over them have one order. */
static bool rank_articles(EntNetworkBuilder* builder, EntArena* scratch) {
  const uint32_t n = ent_intern_count(builder->digests);
  Ranked* ranked = ent_arena_array(scratch, n, sizeof *ranked);
  if (!ranked) {
    return false;
  }
  for (uint32_t i = 0; i < n; i++) {
    ranked[i] = (Ranked){ent_intern_text(builder->digests, i).bytes, &builder->articles[i]};
  }
  if (n > 1) {
    qsort(ranked, n, sizeof *ranked, compare_digests);
  }
  for (uint32_t i = 0; i < n; i++) {
    ranked[i].article->rank = i;
  }
  return true;
}

static bool resolve(EntNetworkBuilder* builder, EntArena* scratch) {
  EntResolution found;
  return rank_articles(builder, scratch) && ent_resolve(builder, scratch, &found) &&
         place_actors(builder, scratch, &found) && count_articles(builder, scratch) &&
         set_spellings(builder, scratch) && set_joins(builder, scratch, &found);
}

bool ent_actors_resolve(EntNetworkBuilder* builder) {
  if (builder->resolved) {
    return true;
  }
  EntArena* scratch = ent_arena_new();
  builder->resolved = ent_arena_new();
  const bool resolved = scratch && builder->resolved && resolve(builder, scratch);
  ent_arena_free(scratch);
  if (!resolved) {
    ent_actors_forget(builder);
  }
  return resolved;
}

void ent_actors_forget(EntNetworkBuilder* builder) {
  ent_arena_free(builder->resolved);
  builder->resolved = NULL;
}
