/** @file graph/resolve/state.h
    What the steps of resolution share. Local actors, keys and articles are numbered anew in an
   order that does not depend on how they came in: keys by their bytes, articles by their digests,
   local actors by article, key, spelling and kind. */
#ifndef ENT_GRAPH_RESOLVE_STATE_H
#define ENT_GRAPH_RESOLVE_STATE_H

#include "graph/resolve.h"
#include "graph/resolve/words.h"

/** Articles with more actors than this tell nothing of who belongs to whom. */
enum { ENT_CIRCLE_MOST = 200 };

/** An actor of an article. */
typedef struct {
  uint32_t id; ///< in the builder
  uint32_t article;
  uint32_t key;
  uint32_t name;    ///< the spelling, in the builder
  uint32_t aliases; ///< the first of its alias keys
  uint32_t n_aliases;
  uint32_t home;  ///< the key that it is best known by: of its name, or of a fuller one in aliases
  uint32_t ruled; ///< number of the given actor that it is, or ENT_NONE
  uint32_t sense;
  uint32_t next; ///< another local actor of its cluster, or ENT_NONE
  EntKind kind;
} EntOne;

/** Words of a name that tell it from others, in order. */
typedef struct {
  const uint32_t* sounds; ///< [n] numbers of the words' sounds
  const EntStr* words;    ///< [n] folded
  const uint8_t* classes; ///< [n]
  uint32_t n;             ///< 0 for a name that is only itself
  bool titled;            ///< a title in front is left out
} EntNameForm;

/** A name as one actor of the corpus may bear it. Senses that turn out to be one actor form a
    cluster, a tree of which one is the root; what follows `parent` is the cluster's there. */
typedef struct {
  EntStr text;  ///< its key; of a given actor the folded name
  uint32_t key; ///< ENT_NONE if no article has this name of a given actor
  EntNameForm form;
  EntKind own_kind; ///< of the sense alone
  uint32_t own;     ///< first of its own local actors, in order of their sense
  uint32_t n_own;
  uint32_t ruled; ///< number of the given actor that it is, or ENT_NONE
  uint32_t parent;
  uint32_t first; ///< local actor
  uint32_t last;
  uint32_t n_locals;
  uint32_t n_articles;
  bool pinned;      ///< a person has joined it
  uint32_t longest; ///< words of the longest of its names
  uint32_t votes[ENT_N_KINDS];
} EntSense;

/** Two names became one actor; local actors by their new numbers. */
typedef struct {
  uint32_t one;
  uint32_t with;
  uint32_t article; ///< or ENT_NONE
  EntJoinReason reason;
} EntFact;

/** A key as a name of a sense. */
typedef struct {
  uint32_t key;
  uint32_t sense;
} EntKeySense;

/** Two keys, or two senses. */
typedef struct {
  uint32_t a;
  uint32_t b;
} EntTwo;

/** All that is under way. */
typedef struct {
  const EntNetworkBuilder* builder;
  EntArena* arena;
  EntWords words;
  EntIntern* sounds;
  EntIntern* forms;
  uint32_t* keys; ///< [n_keys] their numbers in the builder
  uint32_t* rank; ///< [n_keys] of the builder's: their numbers here
  uint32_t n_keys;
  EntOne* locals; ///< [n_locals]
  uint32_t n_locals;
  uint32_t* aliases;  ///< keys, of one local actor after the other, each key once, by number
  uint32_t* articles; ///< [n_articles + 1] the first local actor of each
  uint32_t n_articles;
  EntSense* senses; ///< [n_senses] by key
  uint32_t n_senses;
  uint32_t* owned;         ///< [n_locals] local actors in order of their sense
  EntKeySense* key_senses; ///< [n_key_senses] by key and sense: who is called so
  size_t n_key_senses;
  EntTwo* same_keys; ///< [n_same_keys] one actor, as a person says
  size_t n_same_keys;
  EntTwo* apart_keys; ///< [n_apart_keys] two actors, as a person says
  size_t n_apart_keys;
  EntTwo* apart; ///< [n_apart] the senses of apart_keys
  size_t n_apart;
  size_t apart_capacity;
  uint64_t* places; ///< hash table of (cluster, article); 0 is free
  size_t places_capacity;
  size_t n_places;
  EntFact* facts; ///< [n_facts]
  size_t n_facts;
  size_t facts_capacity;
} EntResolver;

/** Order of numbers, for qsort(). */
static inline int ent_order(uint32_t a, uint32_t b) {
  return (a > b) - (a < b);
}

/** Text of key `key`. */
static inline EntStr ent_key_text(const EntResolver* self, uint32_t key) {
  return ent_intern_text(self->builder->keys, self->keys[key]);
}

/** The first of `n` items of `size` bytes, sorted by the number that each begins with, whose number
    is `number` or more. */
static inline size_t ent_first_from(const void* items, size_t n, size_t size, uint32_t number) {
  size_t low = 0;
  while (low < n) {
    const size_t middle = low + (n - low) / 2;
    uint32_t found;
    memcpy(&found, (const char*)items + middle * size, sizeof found);
    if (found < number) {
      low = middle + 1;
    } else {
      n = middle;
    }
  }
  return low;
}

/** The number of a key by its text; ENT_NONE if no article has it. */
static inline uint32_t ent_key_find(const EntResolver* self, EntStr text) {
  const uint32_t id = ent_intern_find(self->builder->keys, text);
  return id == ENT_NONE ? ENT_NONE : self->rank[id];
}

#endif
