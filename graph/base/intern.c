#include "graph/base/intern.h"

#define HASH_NONFATAL_OOM 1
#define HASH_BLOOM        17 // most strings that are asked for are in no set: 16 KiB tell so of nearly all
#include <stdlib.h>
#include <uthash.h>

/** One string of the set. */
typedef struct {
  UT_hash_handle hh;
  EntStr text;
  uint32_t id;
} Entry;

struct EntIntern {
  EntArena* arena; ///< owns entries and strings
  Entry* table;    ///< uthash head
  Entry** by_id;   ///< [count]
  size_t capacity;
  uint32_t count;
};

EntIntern* ent_intern_new(void) {
  EntIntern* set = calloc(1, sizeof *set);
  if (!set) {
    return NULL;
  }
  set->arena = ent_arena_new();
  if (!set->arena) {
    free(set);
    return NULL;
  }
  return set;
}

void ent_intern_free(EntIntern* set) {
  if (set) {
    HASH_CLEAR(hh, set->table);
    ent_arena_free(set->arena);
    free(set);
  }
}

static Entry* find(const EntIntern* set, EntStr text) {
  Entry* entry = NULL;
  const char* key = text.bytes ? text.bytes : "";
  HASH_FIND(hh, set->table, key, text.length, entry);
  return entry;
}

uint32_t ent_intern_add(EntIntern* set, EntStr text) {
  Entry* entry = find(set, text);
  if (entry) {
    return entry->id;
  }
  if (set->count == ENT_NONE - 1) {
    return ENT_NONE;
  }
  Entry** by_id = ent_arena_grow(set->arena, set->by_id, set->count, &set->capacity, sizeof *by_id);
  if (!by_id) {
    return ENT_NONE;
  }
  set->by_id = by_id;
  entry = ent_arena_alloc(set->arena, sizeof *entry);
  char* copy = ent_arena_copy(set->arena, text.bytes, text.length);
  if (!entry || !copy) {
    return ENT_NONE;
  }
  entry->text = (EntStr){copy, text.length};
  entry->id = set->count;
  HASH_ADD_KEYPTR(hh, set->table, entry->text.bytes, entry->text.length, entry);
  if (!entry->hh.tbl) { // uthash found no memory
    return ENT_NONE;
  }
  set->by_id[set->count] = entry;
  return set->count++;
}

uint32_t ent_intern_find(const EntIntern* set, EntStr text) {
  const Entry* entry = find(set, text);
  return entry ? entry->id : ENT_NONE;
}

EntStr ent_intern_text(const EntIntern* set, uint32_t id) {
  return set->by_id[id]->text;
}

uint32_t ent_intern_count(const EntIntern* set) {
  return set->count;
}
