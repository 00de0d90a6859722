/** @file graph/balance.h
    Structural balance: is the friend of a friend a friend, and the enemy of an enemy?

    Three actors who are friends or enemies each with each (graph/signed.h: by the sign of ally
    weight less rival weight) are balanced if none or two of the three ties are hostile (Cartwright
    and Harary 1956, doi:10.1037/h0046049). The degree of balance is the share of balanced ones
   among all such triads; longer cycles are not counted. */
#ifndef ENT_GRAPH_BALANCE_H
#define ENT_GRAPH_BALANCE_H

#include "graph/network.h"

/** A tie that stands in more unbalanced triads than in balanced ones: were it the other way round,
    the network would have that many unbalanced triads less. */
typedef struct {
  uint32_t a; ///< node, < b
  uint32_t b;
  EntRelation relation; ///< ally or rival, by the sign
  size_t n_unbalanced;  ///< triads
  size_t n_balanced;
} EntFrustration;

/** The balance of a network. */
typedef struct {
  size_t triads[4]; ///< by the number of hostile ties among the three; 0 and 2 are balanced
  double degree;    ///< 0 to 1; NAN without a triad
  EntFrustration* frustrated; ///< [n_frustrated] the one whose flip gains most first
  size_t n_frustrated;
} EntBalance;

/** Count the triads. O(sum over ties of the degrees of their ends).
    @param arena  Owns the list.
    @return ENT_NO_MEMORY or ENT_OK. */
ENT_API EntStatus ent_balance(const EntNetwork* network, EntArena* arena, EntBalance* out,
                              EntError* err);

#endif
