/** @file graph/compare.h
    What changed between two networks of one builder: two periods, two collections, or before and
    after new articles. */
#ifndef ENT_GRAPH_COMPARE_H
#define ENT_GRAPH_COMPARE_H

#include "graph/network.h"

/** An actor in both networks. NULL where it is not. */
typedef struct {
  const EntNode* before;
  const EntNode* after;
} EntActorChange;

/** Allies that became rivals, or the other way round: the relation with more weight is another one.
 */
typedef struct {
  const EntNode* a; ///< as in the later network, with a < b
  const EntNode* b;
  EntRelation before; ///< ally or rival
  EntRelation after;
} EntTurn;

/** What changed. All in the order of the networks, but `moved`. */
typedef struct {
  const EntNode** appeared; ///< [n_appeared] actors of the later network only
  size_t n_appeared;
  const EntNode** vanished; ///< [n_vanished] actors of the earlier network only
  size_t n_vanished;
  const EntTie** made; ///< [n_made] ties of the later network only; its own, splinters too
  size_t n_made;
  const EntTie** lost; ///< [n_lost] ties of the earlier network only; its own
  size_t n_lost;
  EntTurn* turned; ///< [n_turned]
  size_t n_turned;
  EntActorChange* moved; ///< [n_moved] actors of both, by how much their PageRank rose, the fallen
                         ///< last; those whose PageRank is the same are left out
  size_t n_moved;
} EntComparison;

/** Compare two measured networks that one builder made.
    @param arena  Owns the arrays; what they point to is the networks'.
    @return ENT_NO_MEMORY or ENT_OK. */
ENT_API EntStatus ent_compare(const EntNetwork* before, const EntNetwork* after, EntArena* arena,
                              EntComparison* out, EntError* err);

#endif
