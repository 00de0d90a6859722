/** @file graph/resolve.h
    Which names of different articles are one actor. */
#ifndef ENT_GRAPH_RESOLVE_H
#define ENT_GRAPH_RESOLVE_H

#include "graph/triple.h"

#include <stdint.h>

/** Some article says that `actor` is also called by the name of the actor `named`. */
typedef struct {
  uint32_t actor;
  uint32_t named;
} EntAliasClaim;

/** Join each actor to the one other actor that has its name as an alias, if there is exactly one
    and both are of one kind (or one of them is `other`): "Sadr" to "Muqtada al-Sadr". A name that
    two actors share stays apart. The order of the claims does not matter.
    @param claims   [n_claims]; both ends below `n`. Repetitions and claims on oneself are fine.
    @param kinds    [n]
    @param scratch  For temporary memory.
    @param root     [n] receives an actor that stands for all it is joined with.
    @return false when memory is short. */
bool ent_resolve(const EntAliasClaim* claims, size_t n_claims, const EntKind* kinds, uint32_t n,
                 EntArena* scratch, uint32_t* root);

#endif
