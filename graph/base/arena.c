#include "graph/base/arena.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FIRST_BLOCK = 16 * 1024, LARGEST_STEP = 4 * 1024 * 1024 };

/** A block of memory; `used` of its `size` bytes are taken. */
typedef struct Block {
  struct Block* next;
  size_t size;
  size_t used;
  max_align_t bytes[];
} Block;

struct EntArena {
  Block* blocks; ///< the newest first
  size_t total;  ///< bytes of all blocks, headers included
};

EntArena* ent_arena_new(void) {
  return calloc(1, sizeof(EntArena));
}

void ent_arena_free(EntArena* arena) {
  if (!arena) {
    return;
  }
  for (Block *block = arena->blocks, *next; block; block = next) {
    next = block->next;
    free(block);
  }
  free(arena);
}

/** Put a fresh block with room for `size` bytes in front. */
static Block* add_block(EntArena* arena, size_t size) {
  size_t room = arena->blocks ? arena->blocks->size * 2 : FIRST_BLOCK;
  if (room > LARGEST_STEP) {
    room = LARGEST_STEP;
  }
  if (room < size) {
    room = size;
  }
  Block* block = malloc(sizeof(Block) + room);
  if (!block) {
    return NULL;
  }
  block->size = room;
  block->used = 0;
  block->next = arena->blocks;
  arena->blocks = block;
  arena->total += sizeof(Block) + room;
  return block;
}

void* ent_arena_alloc(EntArena* arena, size_t size) {
  if (size > SIZE_MAX / 4) {
    return NULL;
  }
  const size_t step = sizeof(max_align_t);
  const size_t need = size == 0 ? step : (size + step - 1) / step * step;
  Block* block = arena->blocks;
  if (!block || block->size - block->used < need) {
    block = add_block(arena, need);
    if (!block) {
      return NULL;
    }
  }
  char* at = (char*)block->bytes + block->used;
  block->used += need;
  return memset(at, 0, need);
}

void* ent_arena_array(EntArena* arena, size_t n, size_t size) {
  if (size != 0 && n > SIZE_MAX / 4 / size) {
    return NULL;
  }
  return ent_arena_alloc(arena, n * size);
}

char* ent_arena_copy(EntArena* arena, const char* bytes, size_t length) {
  char* copy = length < SIZE_MAX / 4 ? ent_arena_alloc(arena, length + 1) : NULL;
  if (copy && length > 0) {
    memcpy(copy, bytes, length);
  }
  return copy;
}

char* ent_arena_printf(EntArena* arena, const char* format, ...) {
  va_list args;
  va_start(args, format);
  const int length = vsnprintf(NULL, 0, format, args);
  va_end(args);
  if (length < 0) {
    return NULL;
  }
  char* text = ent_arena_alloc(arena, (size_t)length + 1);
  if (text) {
    va_start(args, format);
    (void)vsnprintf(text, (size_t)length + 1, format, args);
    va_end(args);
  }
  return text;
}

void* ent_arena_grow(EntArena* arena, void* items, size_t n, size_t* capacity, size_t size) {
  if (n < *capacity) {
    return items;
  }
  const size_t wanted = *capacity ? *capacity * 2 : 8;
  void* larger = ent_arena_array(arena, wanted, size);
  if (!larger) {
    return NULL;
  }
  if (n > 0) {
    memcpy(larger, items, n * size);
  }
  *capacity = wanted;
  return larger;
}

size_t ent_arena_size(const EntArena* arena) {
  return arena->total;
}
