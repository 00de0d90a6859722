/** @file graph/builder.h
    What a network builder keeps of the triples, shared by the files that make actors and ties of
    it. Names, normalized names ("keys") and articles are dense numbers. */
#ifndef ENT_GRAPH_BUILDER_H
#define ENT_GRAPH_BUILDER_H

#include "graph/base/intern.h"
#include "graph/network.h"

/** An article. Where copies of one text came with different data, the earliest date wins, then byte
    order. */
typedef struct {
  const char* id;
  const char* source; ///< NULL if unknown
  const char* url;    ///< NULL if unknown
  EntDate date;
  uint32_t rank; ///< place in the order of the articles' digests; set when a network is built
} EntArticleEntry;

/** Some article has this spelling for an actor. */
typedef struct {
  uint32_t key;
  uint32_t name;
} EntAliasEntry;

/** An end of a triple. */
typedef struct {
  uint32_t name;
  uint32_t key;
  EntKind kind;
} EntEnd;

/** A triple. */
typedef struct {
  EntEnd subject;
  EntEnd object;
  uint32_t article;
  EntRelation relation;
  EntForm form;
  EntValidity validity;
  EntDate since;
  EntDate until;
  EntSpan sentence;
  double confidence; ///< above 0, at most 1
  const char* evidence;
  const char* said_by; ///< NULL if the article itself says it
} EntRecord;

struct EntNetworkBuilder {
  EntArena* arena;  ///< owns the arrays here and the network
  EntIntern* texts; ///< sentences, outlets, addresses, …
  EntIntern* names; ///< every spelling
  uint32_t* key_of; ///< [names] key of a spelling; ENT_NONE if nothing of it is visible
  size_t key_of_capacity;
  EntIntern* keys;           ///< normalized names
  EntIntern* digests;        ///< SHA-256 of the articles
  EntArticleEntry* articles; ///< [digests]
  size_t articles_capacity;
  EntIntern* aliases; ///< the bytes of each EntAliasEntry, once
  EntRecord* records; ///< [n_records]
  size_t n_records;
  size_t records_capacity;
  EntNetwork network;
};

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
