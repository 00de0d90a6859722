/** @file extract/relation/train/topic.h
    Folds for cross-validation by topic. Texts that share an actor are of one topic, and stay in one
    fold: else what is learned of single actors, their names and their conflicts, counts as if it
    helped with new ones, which it does not. */
#ifndef ENT_EXTRACT_RELATION_TRAIN_TOPIC_H
#define ENT_EXTRACT_RELATION_TRAIN_TOPIC_H

#include "extract/relation/train/source.h"

/** Set Source.fold of all, to one of `n_folds`. Texts are of one topic if both are annotated with
   an actor of the same name, or over others in between; states, and names that more than 25 texts
    have, join none. The rarest names join first, and none where the topic would become larger than
    a fold. The largest topics are dealt first, each to the smallest fold. */
EntStatus topic_folds(Sources* sources, unsigned n_folds, EntError* err);

#endif
