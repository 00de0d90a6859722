/** @file graph/base/arena.h
    One owner for everything that lives as long as an article, a network or a call: memory is taken
    piece by piece and given back all at once. Not for use by two threads at a time. */
#ifndef ENT_GRAPH_BASE_ARENA_H
#define ENT_GRAPH_BASE_ARENA_H

#include "graph/base/status.h"

#include <stddef.h>

/** A growing region of memory. */
typedef struct EntArena EntArena;

/** @return a new, empty arena, or NULL when memory is short. Free it with ent_arena_free(). */
ENT_API EntArena* ent_arena_new(void);

/** Give back the arena and all memory taken from it. NULL is fine. */
ENT_API void ent_arena_free(EntArena* arena);

/** Take `size` bytes, zeroed, aligned for any type; they live as long as the arena.
    @return NULL when memory is short or `size` is absurd; never NULL for size 0. */
ENT_API void* ent_arena_alloc(EntArena* arena, size_t size);

/** ent_arena_alloc() of `n` items of `size` bytes, safe against overflow. */
ENT_API void* ent_arena_array(EntArena* arena, size_t n, size_t size);

/** Copy `length` bytes and add a terminating NUL. @return NULL when memory is short. */
ENT_API char* ent_arena_copy(EntArena* arena, const char* bytes, size_t length);

/** Format as printf does. @return NULL when memory is short. */
ENT_API char* ent_arena_printf(EntArena* arena, const char* format, ...) ENT_PRINTF(2, 3);

/** Make room for one more item in an array that lives in `arena`, doubling it when it is full.
    @param items     The array, or NULL when `*capacity` is 0. The old block stays in the arena.
    @param n         Items in use.
    @param capacity  Room in items; updated only on success.
    @param size      Bytes of one item.
    @return the array to use from now on, or NULL when memory is short (the old one stays valid). */
ENT_API void* ent_arena_grow(EntArena* arena, void* items, size_t n, size_t* capacity, size_t size);

/** @return bytes taken from the system by the arena so far. */
ENT_API size_t ent_arena_size(const EntArena* arena);

#endif
