/** @file graph/camp.h
    The camps of a measured network, described. */
#ifndef ENT_GRAPH_CAMP_H
#define ENT_GRAPH_CAMP_H

#include "graph/network.h"

/** Name the camps: fill the camp_name of every actor of a network whose camps and PageRank are
   known.
    @return ENT_NO_MEMORY or ENT_OK. */
EntStatus ent_camps_name(EntNetwork* network, EntError* err);

/** A camp. */
typedef struct {
  const char* name; ///< EntNode.camp_name; NULL if no actor of the network is in it
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
