/** @file graph/voices.h
    How many independent voices speak for a tie: articles that do not repeat each other's words. */
#ifndef ENT_GRAPH_VOICES_H
#define ENT_GRAPH_VOICES_H

#include "graph/network.h"

/** Fill what a tie has of articles and outlets, its weight and its confidence, and mark the
    evidence that repeats what an earlier article says.
    @param tie       With its evidence, in order.
    @param evidence  [tie->n_evidence] the same, to be marked.
    @return false when memory is short. */
bool ent_voices_count(EntTie* tie, EntEvidence* evidence);

#endif
