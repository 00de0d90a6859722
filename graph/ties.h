/** @file graph/ties.h
    The ties of a network: evidence, added up.

    Articles that have a sentence of a tie in nearly the same words (graph/reprint.h) are one voice
    for it; each voice counts with its best confidence. The status of a tie is what its latest dated
    article says that says anything (current before ended, of one date); what an old article calls
    current was so then, and EntTie.last tells when. */
#ifndef ENT_GRAPH_TIES_H
#define ENT_GRAPH_TIES_H

#include "graph/builder.h"

/** Fill the network's ties with all evidence that the view asks for by form, run and time. Sources
    and targets are numbers of actors (EntNode.actor), not yet of nodes; a tie of an actor with
    itself is dropped, and so is what is only denied.
    @param builder  Its names are resolved.
    @param network  Its arena receives the ties and their evidence.
    @return false when memory is short. */
bool ent_ties_make(const EntNetworkBuilder* builder, const EntView* view, EntArena* scratch,
                   EntNetwork* network);

#endif
