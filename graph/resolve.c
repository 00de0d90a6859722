#include "graph/resolve.h"

#include "graph/base/intern.h"

/** More than one actor has the name as an alias. */
static const uint32_t SEVERAL = ENT_NONE - 1;

/** Who has the name of each actor as an alias: an actor, ENT_NONE or SEVERAL. */
static void find_holders(const EntAliasClaim* claims, size_t n_claims, uint32_t n,
                         uint32_t* holder) {
  for (uint32_t i = 0; i < n; i++) {
    holder[i] = ENT_NONE;
  }
  for (size_t i = 0; i < n_claims; i++) {
    const EntAliasClaim claim = claims[i];
    if (claim.actor == claim.named || holder[claim.named] == claim.actor) {
      continue;
    }
    holder[claim.named] = holder[claim.named] == ENT_NONE ? claim.actor : SEVERAL;
  }
}

static bool kinds_agree(EntKind a, EntKind b) {
  return a == b || a == ENT_OTHER || b == ENT_OTHER;
}

/** Root of `actor`, halving the path on the way (Tarjan and van Leeuwen 1984,
    doi:10.1145/62.2160). */
static uint32_t find_root(uint32_t* root, uint32_t actor) {
  while (root[actor] != actor) {
    root[actor] = root[root[actor]];
    actor = root[actor];
  }
  return actor;
}

bool ent_resolve(const EntAliasClaim* claims, size_t n_claims, const EntKind* kinds, uint32_t n,
                 EntArena* scratch, uint32_t* root) {
  uint32_t* holder = ent_arena_array(scratch, n, sizeof *holder);
  if (!holder) {
    return false;
  }
  find_holders(claims, n_claims, n, holder);
  for (uint32_t i = 0; i < n; i++) {
    root[i] = i;
  }
  for (uint32_t i = 0; i < n; i++) {
    if (holder[i] < SEVERAL && kinds_agree(kinds[i], kinds[holder[i]])) {
      root[find_root(root, i)] = find_root(root, holder[i]);
    }
  }
  for (uint32_t i = 0; i < n; i++) {
    root[i] = find_root(root, i);
  }
  return true;
}
