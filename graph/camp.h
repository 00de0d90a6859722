/** @file graph/camp.h
    The camps of a measured network, described. */
#ifndef ENT_GRAPH_CAMP_H
#define ENT_GRAPH_CAMP_H

#include "graph/network.h"

/** A camp. */
typedef struct {
  const char* name; ///< its two actors with the highest PageRank: "Iran, Badr Organization"
  uint32_t n_actors;
  size_t allies_inside;  ///< ally ties among its actors
  size_t rivals_inside;  ///< rival ties among its actors: what speaks against the camp
  size_t allies_outside; ///< ally ties with actors of other camps: this too
  size_t rivals_outside; ///< rival ties with actors of other camps
} EntCamp;

/** Describe all camps, in their order: the largest first.
    @param arena  Owns the list.
    @param out    Receives an array of [network->n_camps].
    @return ENT_NO_MEMORY or ENT_OK. */
ENT_API EntStatus ent_camps_describe(const EntNetwork* network, EntArena* arena, EntCamp** out,
                                     EntError* err);

#endif
