#include "graph/resolve/cluster.h"

/** Where a cluster and an article stand in the table of places. */
static size_t slot_of(const EntResolver* self, uint64_t place) {
  // Fibonacci hashing (Knuth, The Art of Computer Programming 3, section 6.4).
  const uint64_t hash = place * UINT64_C(0x9E3779B97F4A7C15);
  size_t slot = (size_t)(hash >> 20) & (self->places_capacity - 1);
  while (self->places[slot] != 0 && self->places[slot] != place) {
    slot = (slot + 1) & (self->places_capacity - 1);
  }
  return slot;
}

static uint64_t place_of(uint32_t root, uint32_t article) {
  return ((uint64_t)root + 1) << 32 | article;
}

/** Make room in the table, at most half of which is taken. */
static bool make_room(EntResolver* self) {
  if (self->places_capacity > 2 * self->n_places + 2) {
    return true;
  }
  uint64_t* old = self->places;
  const size_t n = self->places_capacity;
  const size_t capacity = n ? 2 * n : 1024;
  uint64_t* places = ent_arena_array(self->arena, capacity, sizeof *places);
  if (!places) {
    return false;
  }
  self->places = places;
  self->places_capacity = capacity;
  for (size_t i = 0; i < n; i++) {
    if (old[i] != 0) {
      places[slot_of(self, old[i])] = old[i];
    }
  }
  return true;
}

/** Note that a cluster has an actor in an article. @param added  Counts it if that is new. */
static bool add_place(EntResolver* self, uint32_t root, uint32_t article, uint32_t* added) {
  if (!make_room(self)) {
    return false;
  }
  const uint64_t place = place_of(root, article);
  const size_t slot = slot_of(self, place);
  if (self->places[slot] == 0) {
    self->places[slot] = place;
    self->n_places++;
    (*added)++;
  }
  return true;
}

/** Put a local actor at the end of the list of a cluster. */
static void append(EntResolver* self, EntSense* root, uint32_t local) {
  self->locals[local].next = ENT_NONE;
  if (root->first == ENT_NONE) {
    root->first = local;
  } else {
    self->locals[root->last].next = local;
  }
  root->last = local;
  root->n_locals++;
  root->votes[self->locals[local].kind]++;
}

bool ent_cluster_start(EntResolver* self) {
  for (uint32_t i = 0; i < self->n_senses; i++) {
    EntSense* sense = &self->senses[i];
    sense->parent = i;
    sense->longest = sense->form.n;
    sense->first = ENT_NONE;
    for (uint32_t k = 0; k < sense->n_own; k++) {
      const uint32_t local = self->owned[sense->own + k];
      EntOne* one = &self->locals[local];
      one->sense = i;
      append(self, sense, local);
      if (!add_place(self, i, one->article, &sense->n_articles)) {
        return false;
      }
    }
  }
  return true;
}

uint32_t ent_cluster_of(EntResolver* self, uint32_t sense) {
  EntSense* senses = self->senses;
  while (senses[sense].parent != sense) { // halves the path: Tarjan and van Leeuwen 1984,
                                          // doi:10.1145/62.2160
    senses[sense].parent = senses[senses[sense].parent].parent;
    sense = senses[sense].parent;
  }
  return sense;
}

uint32_t ent_cluster_of_local(EntResolver* self, uint32_t local) {
  return ent_cluster_of(self, self->locals[local].sense);
}

EntKind ent_cluster_kind(const EntResolver* self, uint32_t root) {
  const EntSense* sense = &self->senses[root];
  EntKind best = ENT_OTHER;
  if (sense->ruled != ENT_NONE) {
    return self->builder->rulings->actors[sense->ruled].kind;
  }
  for (int kind = 0; kind < ENT_OTHER; kind++) {
    if (sense->votes[kind] > (best == ENT_OTHER ? 0 : sense->votes[best])) {
      best = (EntKind)kind;
    }
  }
  return best;
}

bool ent_cluster_is_in(const EntResolver* self, uint32_t root, uint32_t article) {
  return self->places[slot_of(self, place_of(root, article))] != 0;
}

uint32_t ent_cluster_shared(EntResolver* self, uint32_t a, uint32_t b) {
  const bool a_small = self->senses[a].n_locals < self->senses[b].n_locals;
  const uint32_t small = a_small ? a : b;
  const uint32_t large = a_small ? b : a;
  uint32_t n = 0;
  for (uint32_t i = self->senses[small].first; i != ENT_NONE; i = self->locals[i].next) {
    n += ent_cluster_is_in(self, large, self->locals[i].article);
  }
  return n;
}

bool ent_cluster_may_join(EntResolver* self, uint32_t a, uint32_t b) {
  const EntSense* x = &self->senses[a];
  const EntSense* y = &self->senses[b];
  const EntKind kind = ent_cluster_kind(self, a);
  const EntKind other = ent_cluster_kind(self, b);
  if (x->ruled != ENT_NONE && y->ruled != ENT_NONE && x->ruled != y->ruled) {
    return false;
  }
  if (kind != other && kind != ENT_OTHER && other != ENT_OTHER) {
    return false;
  }
  for (size_t i = 0; i < self->n_apart; i++) {
    const uint32_t one = ent_cluster_of(self, self->apart[i].a);
    const uint32_t two = ent_cluster_of(self, self->apart[i].b);
    if ((one == a && two == b) || (one == b && two == a)) {
      return false;
    }
  }
  return true;
}

bool ent_cluster_join(EntResolver* self, uint32_t a, uint32_t b) {
  if (a == b) {
    return true;
  }
  const uint32_t n_a = self->senses[a].n_locals;
  const uint32_t n_b = self->senses[b].n_locals;
  const bool a_large = n_a != n_b ? n_a > n_b : a < b;
  const uint32_t root = a_large ? a : b;
  EntSense* large = &self->senses[root];
  EntSense* small = &self->senses[a_large ? b : a];
  for (uint32_t i = small->first; i != ENT_NONE; i = self->locals[i].next) {
    if (!add_place(self, root, self->locals[i].article, &large->n_articles)) {
      return false;
    }
  }
  if (small->first != ENT_NONE) {
    if (large->first == ENT_NONE) {
      large->first = small->first;
    } else {
      self->locals[large->last].next = small->first;
    }
    large->last = small->last;
  }
  small->parent = root;
  large->n_locals += small->n_locals;
  large->longest = large->longest > small->longest ? large->longest : small->longest;
  large->pinned |= small->pinned;
  large->ruled = large->ruled == ENT_NONE ? small->ruled : large->ruled;
  for (int kind = 0; kind < ENT_N_KINDS; kind++) {
    large->votes[kind] += small->votes[kind];
  }
  return true;
}

bool ent_cluster_scatter(EntResolver* self, uint32_t from, const uint32_t* target) {
  EntSense* root = &self->senses[from];
  uint32_t next = root->first;
  root->first = ENT_NONE;
  root->n_locals = 0;
  memset(root->votes, 0, sizeof root->votes);
  for (uint32_t local = next; local != ENT_NONE; local = next) {
    next = self->locals[local].next;
    const uint32_t to = target[local];
    if (to == ENT_NONE) {
      append(self, root, local);
      continue;
    }
    EntSense* other = &self->senses[to];
    append(self, other, local);
    self->locals[local].sense = to;
    root->n_articles--;
    if (!add_place(self, to, self->locals[local].article, &other->n_articles)) {
      return false;
    }
  }
  return true;
}

bool ent_cluster_explain(EntResolver* self, EntFact fact) {
  EntFact* facts =
      ent_arena_grow(self->arena, self->facts, self->n_facts, &self->facts_capacity, sizeof *facts);
  if (!facts) {
    return false;
  }
  self->facts = facts;
  facts[self->n_facts++] = fact;
  return true;
}
