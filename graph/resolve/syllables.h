/** @file graph/resolve/syllables.h
    Acronyms of more than initials: "Frelimo", "COSATU". */
#ifndef ENT_GRAPH_RESOLVE_SYLLABLES_H
#define ENT_GRAPH_RESOLVE_SYLLABLES_H

#include "graph/resolve/state.h"

/** Is a word put together from the beginnings of all words of a name, up to three letters of each,
    in order, two at least of the first? @param letters  Folded; fewer than five never are. */
bool ent_syllables_fit(const EntNameForm* name, EntStr letters);

#endif
