/** @file graph/history.h
    How two actors went on with each other.

    The evidence of a pair, in order of the time that it speaks of (graph/period.h), makes phases: a
    new one begins where ally and rival change, or behind a stated end. What is not dated adds to
    the last phase of its relation, if there is one.

    The course is judged by the phases with a confidence of 0.5 or more (by all if there is none):
    contested if both relations hold at one time, if two phases of one relation lie less than a year
    apart with the other between them, or if both have phases of which one is not dated; else turned
    if both relations occur, ended if the last phase has a stated end, and steady. */
#ifndef ENT_GRAPH_HISTORY_H
#define ENT_GRAPH_HISTORY_H

#include "graph/builder.h"

/** Find when each actor ended: as a person has decided, or, if nobody has, when a successor took
   its place or it was merged away, as a tie with a stated date and a confidence of 0.5 or more
   says.
    @param ended  [builder->n_actors] receives the dates; unknown for who has not ended. */
void ent_history_find_ends(const EntNetworkBuilder* builder, const EntNetwork* network,
                           EntDate* ended);

/** Fill the network's pairs from its ties, whose ends are numbers of actors.
    @param ended  [n_actors] When one has ended, its pairs have.
    @return false when memory is short. */
bool ent_history_make(const EntDate* ended, EntArena* scratch, EntNetwork* network);

#endif
