/** @file graph/resolve/acronym.h
    Acronyms, letter by letter: "PUK", "AQIM", "LeT", "Frelimo". */
#ifndef ENT_GRAPH_RESOLVE_ACRONYM_H
#define ENT_GRAPH_RESOLVE_ACRONYM_H

#include "graph/resolve/state.h"

/** Most letters of an acronym, and room for them behind a sign that no other form begins with. */
enum { ENT_ACRONYM_MOST = 10, ENT_ACRONYM_SIZE = ENT_ACRONYM_MOST + 1 };

/** Is a spelling written as an acronym: one word, half of it capitals, two at least? */
bool ent_acronym_shaped(EntStr spelling);

/** Write the letters of a key as an acronym. @return bytes written; 0 if it is no acronym. */
size_t ent_acronym_letters(EntStr key, char out[ENT_ACRONYM_SIZE]);

/** Write the initials of a name in the same way.
    @param small, articles  Whether those of such words count.
    @return bytes written; 0 if there are too many. */
size_t ent_acronym_initials(const EntWords* words, EntStr name, bool small, bool articles,
                            char out[ENT_ACRONYM_SIZE]);

/** Is a word put together from the beginnings of all words of a name, up to three letters of each,
    in order, two at least of the first: "Frelimo"? @param letters  Folded; fewer than five never
    are. */
bool ent_acronym_of_syllables(const EntNameForm* name, EntStr letters);

#endif
