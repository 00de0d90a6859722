#include "graph/actors.h"

#include "graph/resolve.h"
#include "graph/vote.h"

#include <stdlib.h>

/** What the articles vote on. */
typedef enum { ON_KIND, ON_NAME, ON_NOTHING } Question;

static EntVote make_vote(EntEnd end, uint32_t article, const uint32_t* root, Question question) {
  const uint32_t value = question == ON_KIND   ? (uint32_t)end.kind
                         : question == ON_NAME ? end.name
                                               : 0;
  return (EntVote){root ? root[end.key] : end.key, value, article};
}

/** The votes of both ends of all triples, sorted.
    @param root  [keys] which keys are one actor; NULL: each for itself.
    @return NULL when memory is short. */
static EntVote* collect_votes(const EntNetworkBuilder* builder, EntArena* scratch,
                              const uint32_t* root, Question question, size_t* n) {
  *n = 2 * builder->n_records;
  EntVote* votes = ent_arena_array(scratch, *n, sizeof *votes);
  if (!votes) {
    return NULL;
  }
  for (size_t i = 0; i < builder->n_records; i++) {
    const EntRecord* record = &builder->records[i];
    votes[2 * i] = make_vote(record->subject, record->article, root, question);
    votes[2 * i + 1] = make_vote(record->object, record->article, root, question);
  }
  *n = ent_votes_sort(votes, *n);
  return votes;
}

/** The kind that most articles give each actor; of equals the first of the enumeration. */
static bool vote_kinds(const EntNetworkBuilder* builder, EntArena* scratch, const uint32_t* root,
                       EntKind* kinds) {
  size_t n = 0;
  const EntVote* votes = collect_votes(builder, scratch, root, ON_KIND, &n);
  size_t* most = ent_arena_array(scratch, ent_intern_count(builder->keys), sizeof *most);
  if (!votes || !most) {
    return false;
  }
  EntVote run;
  for (size_t at = 0, count = 0; ent_votes_next(votes, n, &at, &run, &count);) {
    if (count > most[run.actor]) {
      most[run.actor] = count;
      kinds[run.actor] = (EntKind)run.value;
    }
  }
  return true;
}

/** The longer name first, then by bytes. */
static bool is_better_name(EntStr a, EntStr b) {
  return a.length != b.length ? a.length > b.length : strcmp(a.bytes, b.bytes) < 0;
}

/** The name that most articles give each actor; NULL for a key that is no actor's. */
static bool vote_names(const EntNetworkBuilder* builder, EntArena* scratch, const uint32_t* root,
                       EntStr* names) {
  size_t n = 0;
  const EntVote* votes = collect_votes(builder, scratch, root, ON_NAME, &n);
  size_t* most = ent_arena_array(scratch, ent_intern_count(builder->keys), sizeof *most);
  if (!votes || !most) {
    return false;
  }
  EntVote run;
  for (size_t at = 0, count = 0; ent_votes_next(votes, n, &at, &run, &count);) {
    const EntStr name = ent_intern_text(builder->names, run.value);
    if (count > most[run.actor] ||
        (count == most[run.actor] && is_better_name(name, names[run.actor]))) {
      most[run.actor] = count;
      names[run.actor] = name;
    }
  }
  return true;
}

bool ent_actors_resolve(const EntNetworkBuilder* builder, EntArena* scratch, uint32_t* root) {
  const uint32_t n = ent_intern_count(builder->keys);
  const uint32_t n_aliases = ent_intern_count(builder->aliases);
  bool* is_actor = ent_arena_array(scratch, n, sizeof *is_actor);
  EntKind* kinds = ent_arena_array(scratch, n, sizeof *kinds);
  EntAliasClaim* claims = ent_arena_array(scratch, n_aliases, sizeof *claims);
  if (!is_actor || !kinds || !claims || !vote_kinds(builder, scratch, NULL, kinds)) {
    return false;
  }
  for (size_t i = 0; i < builder->n_records; i++) {
    is_actor[builder->records[i].subject.key] = true;
    is_actor[builder->records[i].object.key] = true;
  }
  size_t n_claims = 0;
  for (uint32_t i = 0; i < n_aliases; i++) {
    const EntAliasEntry entry = ent_alias_entry(builder, i);
    const uint32_t named = builder->key_of[entry.name];
    if (is_actor[named]) {
      claims[n_claims++] = (EntAliasClaim){entry.key, named};
    }
  }
  return ent_resolve(claims, n_claims, kinds, n, scratch, root);
}

/** An actor before it has its place among the nodes. */
typedef struct {
  EntStr name;
  const char* key; ///< the first of its keys by bytes: the order of actors with one name
  uint32_t root;
} Candidate;

static int compare_candidates(const void* left, const void* right) {
  const Candidate* a = left;
  const Candidate* b = right;
  const int order = strcmp(a->name.bytes, b->name.bytes);
  return order ? order : strcmp(a->key, b->key);
}

/** Mark the actors that have a triple with another one. */
static void mark_tied(const EntNetworkBuilder* builder, const uint32_t* root, bool* tied) {
  for (size_t i = 0; i < builder->n_records; i++) {
    const uint32_t subject = root[builder->records[i].subject.key];
    const uint32_t object = root[builder->records[i].object.key];
    if (subject != object) {
      tied[subject] = true;
      tied[object] = true;
    }
  }
}

/** Name and order the actors that have ties. @return NULL when memory is short. */
static Candidate* list_candidates(const EntNetworkBuilder* builder, EntArena* scratch,
                                  const uint32_t* root, uint32_t* n) {
  const uint32_t n_keys = ent_intern_count(builder->keys);
  bool* tied = ent_arena_array(scratch, n_keys, sizeof *tied);
  EntStr* names = ent_arena_array(scratch, n_keys, sizeof *names);
  const char** first = ent_arena_array(scratch, n_keys, sizeof *first);
  Candidate* list = ent_arena_array(scratch, n_keys, sizeof *list);
  *n = 0;
  if (!tied || !names || !first || !list || !vote_names(builder, scratch, root, names)) {
    return NULL;
  }
  mark_tied(builder, root, tied);
  for (uint32_t i = 0; i < n_keys; i++) {
    const char* key = ent_intern_text(builder->keys, i).bytes;
    if (!first[root[i]] || strcmp(key, first[root[i]]) < 0) {
      first[root[i]] = key;
    }
  }
  for (uint32_t i = 0; i < n_keys; i++) {
    if (tied[i]) {
      list[(*n)++] = (Candidate){names[i], first[i], i};
    }
  }
  qsort(list, *n, sizeof *list, compare_candidates);
  return list;
}

/** Count the articles of each actor and find the first and the last. */
static bool set_articles(EntNetworkBuilder* builder, EntArena* scratch, const uint32_t* node_of) {
  size_t n = 0;
  const EntVote* votes = collect_votes(builder, scratch, node_of, ON_NOTHING, &n);
  if (!votes) {
    return false;
  }
  for (size_t i = 0; i < n && votes[i].actor != ENT_NONE; i++) {
    EntNode* node = &builder->network.nodes[votes[i].actor];
    const EntDate date = builder->articles[votes[i].article].date;
    node->n_articles++;
    if (!ent_date_known(date)) {
      continue;
    }
    if (!ent_date_known(node->first) || ent_date_compare(date, node->first) < 0) {
      node->first = date;
    }
    if (ent_date_compare(date, node->last) > 0) {
      node->last = date;
    }
  }
  return true;
}

/** A spelling of a node. */
typedef struct {
  uint32_t node;
  const char* text;
} Spelling;

static int compare_spellings(const void* left, const void* right) {
  const Spelling* a = left;
  const Spelling* b = right;
  const int order = (a->node > b->node) - (a->node < b->node);
  return order ? order : strcmp(a->text, b->text);
}

/** Give each node its spellings, in order. */
static bool set_aliases(EntNetworkBuilder* builder, EntArena* scratch, const uint32_t* node_of) {
  const uint32_t n = ent_intern_count(builder->aliases);
  Spelling* list = ent_arena_array(scratch, n, sizeof *list);
  const char** texts = ent_arena_array(builder->arena, n, sizeof *texts);
  if (!list || !texts) {
    return false;
  }
  size_t count = 0;
  for (uint32_t i = 0; i < n; i++) {
    const EntAliasEntry entry = ent_alias_entry(builder, i);
    if (node_of[entry.key] != ENT_NONE) {
      list[count++] =
          (Spelling){node_of[entry.key], ent_intern_text(builder->names, entry.name).bytes};
    }
  }
  qsort(list, count, sizeof *list, compare_spellings);
  size_t kept = 0;
  for (size_t i = 0; i < count; i++) {
    EntNode* node = &builder->network.nodes[list[i].node];
    if (i > 0 && compare_spellings(&list[i - 1], &list[i]) == 0) {
      continue;
    }
    if (node->n_aliases++ == 0) {
      node->aliases = &texts[kept];
    }
    texts[kept++] = list[i].text;
  }
  return true;
}

bool ent_actors_make(EntNetworkBuilder* builder, EntArena* scratch, const uint32_t* root,
                     uint32_t* node_of) {
  const uint32_t n_keys = ent_intern_count(builder->keys);
  uint32_t n = 0;
  EntKind* kinds = ent_arena_array(scratch, n_keys, sizeof *kinds);
  uint32_t* node_of_root = ent_arena_array(scratch, n_keys, sizeof *node_of_root);
  const Candidate* list = list_candidates(builder, scratch, root, &n);
  EntNode* nodes = ent_arena_array(builder->arena, n, sizeof *nodes);
  if (!kinds || !node_of_root || !list || !nodes || !vote_kinds(builder, scratch, root, kinds)) {
    return false;
  }
  for (uint32_t i = 0; i < n_keys; i++) {
    node_of_root[i] = ENT_NONE;
  }
  for (uint32_t i = 0; i < n; i++) {
    nodes[i].name = list[i].name.bytes;
    nodes[i].kind = kinds[list[i].root];
    node_of_root[list[i].root] = i;
  }
  for (uint32_t i = 0; i < n_keys; i++) {
    node_of[i] = node_of_root[root[i]];
  }
  builder->network.nodes = nodes;
  builder->network.n_nodes = n;
  return set_articles(builder, scratch, node_of) && set_aliases(builder, scratch, node_of);
}
