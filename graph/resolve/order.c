#include "graph/resolve/order.h"

#include <stdlib.h>

/** A key on its way to its number. */
typedef struct {
  const char* text;
  uint32_t id;
} Keyed;

static int compare_keys(const void* left, const void* right) {
  return strcmp(((const Keyed*)left)->text, ((const Keyed*)right)->text);
}

static bool order_keys(EntResolver* self) {
  const EntIntern* texts = self->builder->keys;
  const uint32_t n = ent_intern_count(texts);
  Keyed* list = ent_arena_array(self->arena, n, sizeof *list);
  self->n_keys = n;
  self->keys = ent_arena_array(self->arena, n, sizeof *self->keys);
  self->rank = ent_arena_array(self->arena, n, sizeof *self->rank);
  if (!list || !self->keys || !self->rank) {
    return false;
  }
  for (uint32_t i = 0; i < n; i++) {
    list[i] = (Keyed){ent_intern_text(texts, i).bytes, i};
  }
  if (n > 1) {
    qsort(list, n, sizeof *list, compare_keys);
  }
  for (uint32_t i = 0; i < n; i++) {
    self->keys[i] = list[i].id;
    self->rank[list[i].id] = i;
  }
  return true;
}

/** A local actor on its way to its number. */
typedef struct {
  EntOne one;
  const char* name;
} Named;

static int compare_locals(const void* left, const void* right) {
  const Named* a = left;
  const Named* b = right;
  int order = ent_order(a->one.article, b->one.article);
  order = order ? order : ent_order(a->one.key, b->one.key);
  order = order ? order : strcmp(a->name, b->name);
  return order ? order : (int)a->one.kind - (int)b->one.kind;
}

/** @param number  [locals] receives the new number of each. */
static bool order_locals(EntResolver* self, uint32_t* number) {
  const EntNetworkBuilder* builder = self->builder;
  const uint32_t n = self->n_locals;
  Named* list = ent_arena_array(self->arena, n, sizeof *list);
  self->locals = ent_arena_array(self->arena, n, sizeof *self->locals);
  if (!list || !self->locals) {
    return false;
  }
  for (uint32_t i = 0; i < n; i++) {
    const EntLocal local = ent_local(builder, i);
    const EntOne one = {.id = i,
                        .article = builder->articles[local.article].rank,
                        .key = self->rank[builder->key_of[local.name]],
                        .name = local.name,
                        .ruled = ENT_NONE,
                        .next = ENT_NONE,
                        .kind = local.kind};
    list[i] = (Named){one, ent_intern_text(builder->names, local.name).bytes};
  }
  if (n > 1) {
    qsort(list, n, sizeof *list, compare_locals);
  }
  for (uint32_t i = 0; i < n; i++) {
    self->locals[i] = list[i].one;
    number[list[i].one.id] = i;
  }
  return true;
}

/** Where the local actors of each article begin. */
static bool order_articles(EntResolver* self) {
  self->n_articles = ent_intern_count(self->builder->digests);
  self->articles = ent_arena_array(self->arena, self->n_articles + 1, sizeof *self->articles);
  if (!self->articles) {
    return false;
  }
  uint32_t at = 0;
  for (uint32_t i = 0; i < self->n_articles; i++) {
    self->articles[i] = at;
    while (at < self->n_locals && self->locals[at].article == i) {
      at++;
    }
  }
  self->articles[self->n_articles] = at;
  return true;
}

/** A local actor's key. */
typedef struct {
  uint32_t local;
  uint32_t key;
} Alias;

static int compare_aliases(const void* left, const void* right) {
  const Alias* a = left;
  const Alias* b = right;
  const int order = ent_order(a->local, b->local);
  return order ? order : ent_order(a->key, b->key);
}

/** The keys that each local actor has beside its own. */
static bool order_aliases(EntResolver* self, const uint32_t* number) {
  const EntNetworkBuilder* builder = self->builder;
  const uint32_t n = ent_intern_count(builder->aliases);
  Alias* list = ent_arena_array(self->arena, n, sizeof *list);
  self->aliases = ent_arena_array(self->arena, n, sizeof *self->aliases);
  if (!list || !self->aliases) {
    return false;
  }
  for (uint32_t i = 0; i < n; i++) {
    const EntAliasEntry entry = ent_alias_entry(builder, i);
    list[i] = (Alias){number[entry.local], self->rank[builder->key_of[entry.name]]};
  }
  if (n > 1) {
    qsort(list, n, sizeof *list, compare_aliases);
  }
  uint32_t kept = 0;
  for (uint32_t i = 0; i < n; i++) {
    EntOne* one = &self->locals[list[i].local];
    if (list[i].key == one->key || (i > 0 && compare_aliases(&list[i - 1], &list[i]) == 0)) {
      continue;
    }
    one->aliases = one->n_aliases++ == 0 ? kept : one->aliases;
    self->aliases[kept++] = list[i].key;
  }
  return true;
}

bool ent_order_all(EntResolver* self) {
  self->n_locals = ent_intern_count(self->builder->locals);
  uint32_t* number = ent_arena_array(self->arena, self->n_locals, sizeof *number);
  return number && order_keys(self) && order_locals(self, number) && order_articles(self) &&
         order_aliases(self, number);
}
