#include "graph/resolve.h"

/** More than one actor has the name as an alias. */
static const uint32_t SEVERAL = ENT_NONE - 1;

/** A key as an actor: the kind that its local actors agree on, `other` if they do not. */
typedef struct {
  uint32_t first; ///< a local actor that is so called; ENT_NONE if none is
  EntKind kind;
  uint32_t holder;  ///< the key of the one actor that has this one as an alias, ENT_NONE or SEVERAL
  uint32_t article; ///< that says so
} KeyActor;

/** Root of `actor`, halving the path on the way (Tarjan and van Leeuwen 1984,
    doi:10.1145/62.2160). */
static uint32_t find_root(uint32_t* root, uint32_t actor) {
  while (root[actor] != actor) {
    root[actor] = root[root[actor]];
    actor = root[actor];
  }
  return actor;
}

static bool kinds_agree(EntKind a, EntKind b) {
  return a == b || a == ENT_OTHER || b == ENT_OTHER;
}

/** Does local actor `a` come before `b`, whichever came in first? */
static bool comes_first(const EntNetworkBuilder* builder, uint32_t a, uint32_t b) {
  const EntLocal x = ent_local(builder, a);
  const EntLocal y = ent_local(builder, b);
  const uint32_t rank = builder->articles[x.article].rank;
  const uint32_t other = builder->articles[y.article].rank;
  return rank != other ? rank < other
                       : strcmp(ent_intern_text(builder->names, x.name).bytes,
                                ent_intern_text(builder->names, y.name).bytes) < 0;
}

static uint32_t key_of_local(const EntNetworkBuilder* builder, uint32_t local) {
  return builder->key_of[ent_local(builder, local).name];
}

/** Who has the name of each actor as an alias? */
static void find_holders(const EntNetworkBuilder* builder, KeyActor* of) {
  for (uint32_t i = 0; i < ent_intern_count(builder->aliases); i++) {
    const EntAliasEntry entry = ent_alias_entry(builder, i);
    const uint32_t actor = key_of_local(builder, entry.local);
    const uint32_t named = builder->key_of[entry.name];
    if (actor == named || of[named].first == ENT_NONE) {
      continue;
    }
    of[named].article =
        of[named].holder == ENT_NONE ? ent_local(builder, entry.local).article : of[named].article;
    of[named].holder = of[named].holder == ENT_NONE || of[named].holder == actor ? actor : SEVERAL;
  }
}

bool ent_resolve(const EntNetworkBuilder* builder, EntArena* arena, EntResolution* out) {
  const uint32_t n_locals = ent_intern_count(builder->locals);
  const uint32_t n_keys = ent_intern_count(builder->keys);
  KeyActor* of = ent_arena_array(arena, n_keys, sizeof *of);
  *out = (EntResolution){.root = ent_arena_array(arena, n_locals, sizeof *out->root),
                         .joins = ent_arena_array(arena, n_keys, sizeof *out->joins)};
  if (!of || !out->root || !out->joins) {
    return false;
  }
  for (uint32_t i = 0; i < n_keys; i++) {
    of[i] = (KeyActor){.first = ENT_NONE, .holder = ENT_NONE};
  }
  for (uint32_t i = 0; i < n_locals; i++) {
    KeyActor* actor = &of[key_of_local(builder, i)];
    const EntKind kind = ent_local(builder, i).kind;
    actor->kind = actor->first == ENT_NONE || actor->kind == kind ? kind : ENT_OTHER;
    if (actor->first == ENT_NONE || comes_first(builder, i, actor->first)) {
      actor->first = i;
    }
  }
  for (uint32_t i = 0; i < n_locals; i++) {
    out->root[i] = of[key_of_local(builder, i)].first;
  }
  find_holders(builder, of);
  for (uint32_t i = 0; i < n_keys; i++) {
    const uint32_t holder = of[i].holder;
    if (of[i].first == ENT_NONE || holder >= SEVERAL || !kinds_agree(of[i].kind, of[holder].kind)) {
      continue;
    }
    out->root[find_root(out->root, of[i].first)] = find_root(out->root, of[holder].first);
    out->joins[out->n_joins++] =
        (EntJoinEntry){of[i].first, of[holder].first, ENT_JOIN_ALIAS, of[i].article};
  }
  for (uint32_t i = 0; i < n_locals; i++) {
    out->root[i] = find_root(out->root, i);
  }
  return true;
}
