/** @file graph/builder.h
    What a network builder keeps of the triples, shared by the files that make actors and ties of
    it. Names, normalized names ("keys"), articles and local actors are dense numbers. */
#ifndef ENT_GRAPH_BUILDER_H
#define ENT_GRAPH_BUILDER_H

#include "graph/base/intern.h"
#include "graph/network.h"
#include "graph/rulings.h"

/** An article. Where copies of one text came with different data, the earliest date wins, then byte
    order. */
typedef struct {
  EntArticleInfo info; ///< without a path
  uint32_t rank;       ///< place in the order of the articles' digests; set when names are resolved
} EntArticleEntry;

/** An actor of one article: what resolution joins to the actors of the network. */
typedef struct {
  uint32_t article;
  uint32_t name;
  EntKind kind;
} EntLocal;

/** The article of a local actor has this spelling for it. */
typedef struct {
  uint32_t local;
  uint32_t name;
} EntAliasEntry;

/** A triple. */
typedef struct {
  EntEvidence evidence; ///< its article is set when a network is built, subject and object too
  uint32_t subject;     ///< a local actor
  uint32_t object;
  uint32_t article;
} EntRecord;

/** An actor of all articles. */
typedef struct {
  const char* name;
  EntKind kind;
  const char* const* aliases; ///< [n_aliases] by byte order
  size_t n_aliases;
  const EntJoin* joins; ///< [n_joins]
  size_t n_joins;
  size_t n_articles;
  EntDate ended;
} EntActorEntry;

struct EntNetworkBuilder {
  double min_confidence;
  uint32_t run;
  const EntRulings* rulings; ///< the caller's; NULL for none
  EntDecisions* decisions;   ///< the caller's; NULL for none
  EntArena* arena;           ///< owns the arrays here
  EntIntern* texts;          ///< sentences, outlets, addresses, …
  EntIntern* names;          ///< every spelling
  uint32_t* key_of;          ///< [names] key of a spelling; ENT_NONE if nothing of it is visible
  size_t key_of_capacity;
  EntIntern* keys;           ///< normalized names
  EntIntern* digests;        ///< SHA-256 of the articles
  EntArticleEntry* articles; ///< [digests]
  size_t articles_capacity;
  EntIntern* locals;  ///< the bytes of each EntLocal, once
  EntIntern* aliases; ///< the bytes of each EntAliasEntry, once
  EntRecord* records; ///< [n_records] what is told; from malloc, as are the denials
  size_t n_records;
  size_t records_capacity;
  EntRecord* denials; ///< [n_denials] what is denied; their ends are names, no local actors
  size_t n_denials;
  size_t denials_capacity;

  // What graph/actors.h makes of it, once it is asked for.
  EntArena* resolved;    ///< owns what follows; NULL while names are not resolved
  EntActorEntry* actors; ///< [n_actors] by name, then by the first of its keys
  uint32_t n_actors;
  uint32_t* actor_of;     ///< [locals]
  uint32_t* actor_of_key; ///< [keys] the one actor that is so called; ENT_NONE for none or several
};

/** Local actor `id` of `builder`. */
static inline EntLocal ent_local(const EntNetworkBuilder* builder, uint32_t id) {
  EntLocal local;
  memcpy(&local, ent_intern_text(builder->locals, id).bytes, sizeof local);
  return local;
}

/** Alias `id` of `builder`. */
static inline EntAliasEntry ent_alias_entry(const EntNetworkBuilder* builder, uint32_t id) {
  EntAliasEntry entry;
  memcpy(&entry, ent_intern_text(builder->aliases, id).bytes, sizeof entry);
  return entry;
}

/** Order of two texts by bytes; NULL comes last. */
static inline int ent_compare_texts(const char* a, const char* b) {
  return a && b ? strcmp(a, b) : (b != NULL) - (a != NULL);
}

#endif
