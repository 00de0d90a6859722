#include "graph/actors.h"
#include "graph/base/unicode.h"
#include "graph/name.h"

#include <stdint.h>
#include <stdlib.h>

/** More names than this are no help. */
enum { MOST_SUGGESTIONS = 3 };

/** Names are cut here before they are compared. */
enum { LONGEST = 64 };

/** The number of `name` among the keys, or ENT_NONE. @return false when memory is short. */
static bool find_key(const EntNetworkBuilder* builder, const char* name, uint32_t* key) {
  EntArena* scratch = ent_arena_new();
  EntStr normalized;
  const bool done = scratch && ent_name_normalize(scratch, ent_str(name), &normalized);
  *key = done ? ent_intern_find(builder->keys, normalized) : ENT_NONE;
  ent_arena_free(scratch);
  return done;
}

/** Is one of the actor's spellings `key`? */
static bool has_key(const EntNetworkBuilder* builder, const EntActorEntry* actor, uint32_t key) {
  for (size_t i = 0; i < actor->n_aliases; i++) {
    const uint32_t name = ent_intern_find(builder->names, ent_str(actor->aliases[i]));
    if (name != ENT_NONE && builder->key_of[name] == key) {
      return true;
    }
  }
  return false;
}

size_t ent_network_builder_find(EntNetworkBuilder* builder, const char* name, uint32_t* actor) {
  uint32_t key = ENT_NONE;
  size_t n = 0;
  if (!ent_actors_resolve(builder) || !find_key(builder, name, &key)) {
    return SIZE_MAX;
  }
  for (uint32_t i = 0; key != ENT_NONE && i < builder->n_actors; i++) {
    if (has_key(builder, &builder->actors[i], key)) {
      const bool first = n++ == 0;
      if (first || builder->actors[i].n_articles > builder->actors[*actor].n_articles) {
        *actor = i;
      }
    }
  }
  return n;
}

/** The characters of a folded name, cut at LONGEST. @return how many. */
static size_t spell_out(EntStr name, uint32_t out[LONGEST]) {
  size_t n = 0;
  while (name.length > 0 && n < LONGEST) {
    size_t length = 0;
    out[n++] = ent_utf8_next(name, &length);
    name.bytes += length;
    name.length -= length;
  }
  return n;
}

/** Letters to change, add or take away (Levenshtein 1966), row by row. */
static size_t count_edits(EntStr a, EntStr b) {
  uint32_t x[LONGEST];
  uint32_t y[LONGEST];
  size_t row[LONGEST + 1];
  const size_t n = spell_out(a, x);
  const size_t m = spell_out(b, y);
  for (size_t j = 0; j <= m; j++) {
    row[j] = j;
  }
  for (size_t i = 1; i <= n; i++) {
    size_t diagonal = row[0];
    row[0] = i;
    for (size_t j = 1; j <= m; j++) {
      const size_t change = diagonal + (x[i - 1] != y[j - 1]);
      const size_t shorter = (row[j] < row[j - 1] ? row[j] : row[j - 1]) + 1;
      diagonal = row[j];
      row[j] = change < shorter ? change : shorter;
    }
  }
  return row[m];
}

/** Does `text` hold all of `words`, not only inside others? */
static bool holds_words(EntStr text, EntStr words) {
  for (size_t i = 0; i + words.length <= text.length; i++) {
    const bool begins = i == 0 || text.bytes[i - 1] == ' ' || text.bytes[i - 1] == '-';
    const size_t end = i + words.length;
    const bool ends = end == text.length || text.bytes[end] == ' ' || text.bytes[end] == '-';
    if (begins && ends && memcmp(text.bytes + i, words.bytes, words.length) == 0) {
      return true;
    }
  }
  return false;
}

/** An actor, and how far its nearest spelling is. */
typedef struct {
  size_t edits;
  size_t n_articles;
  uint32_t actor;
} Near;

static int compare_near(const Near* a, const Near* b) {
  int order = (a->edits > b->edits) - (a->edits < b->edits);
  order = order ? order : (a->n_articles < b->n_articles) - (a->n_articles > b->n_articles);
  return order ? order : (a->actor > b->actor) - (a->actor < b->actor);
}

/** The distance of the nearest spelling; SIZE_MAX if none is near: a third of the letters differ.
 */
static size_t measure(const EntNetworkBuilder* builder, const EntActorEntry* actor, EntStr name) {
  size_t nearest = SIZE_MAX;
  for (size_t i = 0; i < actor->n_aliases; i++) {
    const uint32_t id = ent_intern_find(builder->names, ent_str(actor->aliases[i]));
    if (id == ENT_NONE) {
      continue;
    }
    const EntStr key = ent_intern_text(builder->keys, builder->key_of[id]);
    const size_t edits = holds_words(key, name) ? 1 : count_edits(key, name);
    if (3 * edits <= name.length && edits < nearest) {
      nearest = edits;
    }
  }
  return nearest;
}

/** Put `found` in its place among the nearest so far. @return how many there are then. */
static size_t insert(Near* best, size_t n, Near found) {
  size_t at = n;
  while (at > 0 && compare_near(&found, &best[at - 1]) < 0) {
    at--;
  }
  for (size_t i = n < MOST_SUGGESTIONS ? n : MOST_SUGGESTIONS - 1; i > at; i--) {
    best[i] = best[i - 1];
  }
  if (at < MOST_SUGGESTIONS) {
    best[at] = found;
  }
  return n < MOST_SUGGESTIONS ? n + 1 : n;
}

EntStatus ent_network_builder_suggest(EntNetworkBuilder* builder, const char* name, EntBuffer* out,
                                      EntError* err) {
  EntArena* scratch = ent_arena_new();
  EntStr normalized;
  Near best[MOST_SUGGESTIONS];
  size_t n = 0;
  if (!scratch || !ent_actors_resolve(builder) ||
      !ent_name_normalize(scratch, ent_str(name), &normalized)) {
    ent_arena_free(scratch);
    return ent_no_memory(err);
  }
  for (uint32_t i = 0; normalized.length > 0 && i < builder->n_actors; i++) {
    const size_t edits = measure(builder, &builder->actors[i], normalized);
    if (edits < SIZE_MAX) {
      n = insert(best, n, (Near){edits, builder->actors[i].n_articles, i});
    }
  }
  for (size_t i = 0; i < n; i++) {
    ent_buffer_add_text(out, i > 0 ? "; " : "");
    ent_buffer_add_text(out, builder->actors[best[i].actor].name);
  }
  ent_arena_free(scratch);
  return ent_buffer_status(out, err);
}
