#include "graph/resolve/ruled.h"

#include "graph/name.h"
#include "graph/resolve/cluster.h"

/** The key of a name that a person wrote; ENT_NONE if no article has it. */
static bool read_name(EntResolver* self, const char* name, uint32_t* key) {
  EntStr text;
  if (!ent_name_normalize(self->arena, ent_str(name), &text)) {
    return false;
  }
  *key = ent_key_find(self, text);
  return true;
}

/** The pairs of which articles have both names. */
static bool read_pairs(EntResolver* self, const EntNamePair* pairs, size_t n, EntTwo** out,
                       size_t* n_out) {
  *out = ent_arena_array(self->arena, n, sizeof **out);
  *n_out = 0;
  if (!*out) {
    return false;
  }
  for (size_t i = 0; i < n; i++) {
    EntTwo two;
    if (!read_name(self, pairs[i].a, &two.a) || !read_name(self, pairs[i].b, &two.b)) {
      return false;
    }
    if (two.a != ENT_NONE && two.b != ENT_NONE && two.a != two.b) {
      (*out)[(*n_out)++] = two;
    }
  }
  return true;
}

/** Who is so called? @param holder  [keys] receives the number of the first actor with the key. */
static bool list_holders(EntResolver* self, uint32_t* holder) {
  const EntRulings* rulings = self->builder->rulings;
  for (uint32_t i = 0; i < self->n_keys; i++) {
    holder[i] = ENT_NONE;
  }
  for (size_t i = 0; i < rulings->n_actors; i++) {
    const EntParticipant* actor = &rulings->actors[i];
    for (size_t k = 0; k <= actor->n_aliases; k++) {
      uint32_t key = ENT_NONE;
      if (!read_name(self, k == 0 ? actor->name : actor->aliases[k - 1], &key)) {
        return false;
      }
      if (key != ENT_NONE && holder[key] == ENT_NONE) {
        holder[key] = (uint32_t)i;
      }
    }
  }
  return true;
}

bool ent_ruled_read(EntResolver* self) {
  const EntRulings* rulings = self->builder->rulings;
  if (!rulings) {
    return true;
  }
  uint32_t* holder = ent_arena_array(self->arena, self->n_keys, sizeof *holder);
  if (!holder || !list_holders(self, holder)) {
    return false;
  }
  for (uint32_t i = 0; i < self->n_locals; i++) {
    EntOne* one = &self->locals[i];
    one->ruled = holder[one->key];
    for (uint32_t k = 0; holder[one->key] == ENT_NONE && k < one->n_aliases; k++) {
      const uint32_t actor = holder[self->aliases[one->aliases + k]];
      one->ruled = actor < one->ruled ? actor : one->ruled;
    }
  }
  return read_pairs(self, rulings->same, rulings->n_same, &self->same_keys, &self->n_same_keys) &&
         read_pairs(self, rulings->apart, rulings->n_apart, &self->apart_keys, &self->n_apart_keys);
}

bool ent_ruled_apart(const EntResolver* self, uint32_t key, uint32_t other) {
  for (size_t i = 0; i < self->n_apart_keys; i++) {
    const EntTwo* two = &self->apart_keys[i];
    if ((two->a == key && two->b == other) || (two->a == other && two->b == key)) {
      return true;
    }
  }
  return false;
}

/** The senses of a key. @param n  Receives how many. */
static const EntKeySense* senses_of(const EntResolver* self, uint32_t key, size_t* n) {
  const size_t low =
      ent_first_from(self->key_senses, self->n_key_senses, sizeof *self->key_senses, key);
  *n = 0;
  while (low + *n < self->n_key_senses && self->key_senses[low + *n].key == key) {
    (*n)++;
  }
  return &self->key_senses[low];
}

/** A local actor of a sense that has a key as its name, or any if none has. */
static uint32_t bearer_of(const EntResolver* self, uint32_t sense, uint32_t key) {
  const EntSense* of = &self->senses[sense];
  for (uint32_t i = 0; i < of->n_own; i++) {
    if (self->locals[self->owned[of->own + i]].key == key) {
      return self->owned[of->own + i];
    }
  }
  return self->owned[of->own];
}

/** Join all senses of two keys. */
static bool join_keys(EntResolver* self, EntTwo two) {
  size_t n_a = 0;
  size_t n_b = 0;
  const EntKeySense* a = senses_of(self, two.a, &n_a);
  const EntKeySense* b = senses_of(self, two.b, &n_b);
  for (size_t i = 0; n_a > 0 && n_b > 0 && i < n_a + n_b; i++) {
    const uint32_t sense = i < n_a ? a[i].sense : b[i - n_a].sense;
    const uint32_t root = ent_cluster_of(self, a[0].sense);
    const EntFact fact = {bearer_of(self, sense, i < n_a ? two.a : two.b),
                          bearer_of(self, a[0].sense, two.a), ENT_NONE, ENT_JOIN_GIVEN};
    self->senses[root].pinned = true;
    if ((i >= n_a && !ent_cluster_explain(self, fact)) ||
        !ent_cluster_join(self, root, ent_cluster_of(self, sense))) {
      return false;
    }
  }
  return true;
}

/** Keep all senses of two keys apart. */
static bool part_keys(EntResolver* self, EntTwo two) {
  size_t n_a = 0;
  size_t n_b = 0;
  const EntKeySense* a = senses_of(self, two.a, &n_a);
  const EntKeySense* b = senses_of(self, two.b, &n_b);
  for (size_t i = 0; i < n_a * n_b; i++) {
    EntTwo* apart = ent_arena_grow(self->arena, self->apart, self->n_apart, &self->apart_capacity,
                                   sizeof *apart);
    if (!apart) {
      return false;
    }
    self->apart = apart;
    apart[self->n_apart++] = (EntTwo){a[i / n_b].sense, b[i % n_b].sense};
  }
  return true;
}

bool ent_ruled_join(EntResolver* self) {
  for (size_t i = 0; i < self->n_same_keys; i++) {
    if (!join_keys(self, self->same_keys[i])) {
      return false;
    }
  }
  for (size_t i = 0; i < self->n_apart_keys; i++) {
    if (!part_keys(self, self->apart_keys[i])) {
      return false;
    }
  }
  return true;
}
