/** @file graph/base/intern.h
    Strings to dense numbers 0, 1, 2, … and back: equality becomes ==, and the number is an array
    index. A hash table of uthash under a smaller face. */
#ifndef ENT_GRAPH_BASE_INTERN_H
#define ENT_GRAPH_BASE_INTERN_H

#include "graph/base/text.h"

#include <stdint.h>

/** A set of strings, each with its number. */
typedef struct EntIntern EntIntern;

/** What ent_intern_find() gives for a string that is not in the set. */
#define ENT_NONE UINT32_MAX

/** @return a new, empty set, or NULL when memory is short. Free it with ent_intern_free(). */
ENT_API EntIntern* ent_intern_new(void);

/** Free the set and its strings. NULL is fine. */
ENT_API void ent_intern_free(EntIntern* set);

/** The number of `text`, which is added (copied) if it is new.
    @return ENT_NONE when memory is short or the set holds 2^32 - 2 strings. */
ENT_API uint32_t ent_intern_add(EntIntern* set, EntStr text);

/** The number of `text`, or ENT_NONE if it is not in the set. */
ENT_API uint32_t ent_intern_find(const EntIntern* set, EntStr text);

/** The string of number `id` < ent_intern_count(): NUL-terminated, owned by the set. */
ENT_API EntStr ent_intern_text(const EntIntern* set, uint32_t id);

/** How many strings the set holds. */
ENT_API uint32_t ent_intern_count(const EntIntern* set);

#endif
