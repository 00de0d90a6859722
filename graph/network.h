/** @file graph/network.h
    Actors and ties over all triples at once: a signed multigraph. Which triples came first does not
    matter: the same set gives the same network, byte for byte. */
#ifndef ENT_GRAPH_NETWORK_H
#define ENT_GRAPH_NETWORK_H

#include "graph/triple.h"

#include <stdint.h>

/** What igraph and we measure of an actor. Which ties each one counts on: graph/measures.h. */
typedef enum {
  ENT_ALLIES,      ///< number of actors it has an ally tie with
  ENT_RIVALS,      ///< number of actors it has a rival tie with
  ENT_STRENGTH,    ///< sum of the weights of its ally and rival ties
  ENT_BETWEENNESS, ///< share of shortest paths that run through it, 0 to 1
  ENT_EIGENVECTOR, ///< eigenvector centrality, 0 to 1
  ENT_PAGERANK     ///< PageRank; all actors sum to 1
} EntMeasure;
enum { ENT_N_MEASURES = ENT_PAGERANK + 1 };

/** An actor of the network. */
typedef struct {
  const char* name;           ///< the spelling that most articles use
  EntKind kind;               ///< the kind that most articles give it
  const char* const* aliases; ///< [n_aliases] every spelling, by byte order; the name included
  size_t n_aliases;
  size_t n_articles;               ///< articles with a triple of this actor
  EntDate first;                   ///< earliest date of those articles; unknown if none is dated
  EntDate last;                    ///< latest date of those articles
  double measures[ENT_N_MEASURES]; ///< 0 until ent_network_measure()
  uint32_t camp;                   ///< 0 … n_camps - 1, the largest camp first
  double x;                        ///< position of the layout, about -1000 to 1000
  double y;
} EntNode;

/** All triples of one relation between two actors. */
typedef struct {
  uint32_t source; ///< index of an actor; for ally and rival the smaller of the two, for
                   ///< splinter_of the newer actor
  uint32_t target;
  EntRelation relation;
  EntForm form;         ///< the form with most evidence
  EntValidity validity; ///< current if any evidence says so, else ended if any says so
  double confidence;    ///< noisy-or over articles of each one's best confidence
  double weight;        ///< sum over articles of each one's best confidence; > 0
  size_t n_articles;
  size_t n_sentences;
  EntDate since;           ///< earliest beginning that a text states; unknown if none does
  EntDate until;           ///< latest end that a text states
  EntDate first;           ///< earliest date of an article that attests it
  EntDate last;            ///< latest date of an article that attests it
  const char* evidence;    ///< the sentence with the highest confidence
  const char* article;     ///< id of the article that it stands in
  const char* source_name; ///< that article's outlet; NULL if unknown
  const char* url;         ///< that article's address; NULL if unknown
  const char* said_by;     ///< who claims it, of that sentence; NULL if the article itself
} EntTie;

/** A finished network. Every actor has a tie with another one. Nodes are ordered by name (byte
   order), ties by source, target and relation. */
typedef struct {
  EntNode* nodes; ///< [n_nodes]
  uint32_t n_nodes;
  EntTie* ties; ///< [n_ties]
  size_t n_ties;
  uint32_t n_camps; ///< 0 until ent_network_measure()
} EntNetwork;

/** Collects triples. */
typedef struct EntNetworkBuilder EntNetworkBuilder;

/** @return a new builder, or NULL when memory is short. Free it with
    ent_network_builder_free(). */
ENT_API EntNetworkBuilder* ent_network_builder_new(void);

/** Add a triple; everything needed of it is copied. Actors with the same normalized name
    (ent_fold() without a leading "the") are one, and an actor whose name is an alias of exactly one
    other actor of its kind is that actor. Copies of an article (same digest) count once. A triple
    that is denied, has no confidence, or has an actor whose name shows nothing is passed over.
    @return ENT_NO_MEMORY or ENT_OK. */
ENT_API EntStatus ent_network_builder_add(EntNetworkBuilder* builder, const EntTriple* triple,
                                          EntError* err);

/** Make the network of all triples added. It belongs to the builder and lives until the builder is
    freed or builds again.
    @return ENT_NO_MEMORY or ENT_OK. */
ENT_API EntStatus ent_network_build(EntNetworkBuilder* builder, EntNetwork** out, EntError* err);

/** Free the builder and its network. NULL is fine. */
ENT_API void ent_network_builder_free(EntNetworkBuilder* builder);

#endif
