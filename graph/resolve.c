#include "graph/resolve.h"

#include "graph/resolve/circle.h"
#include "graph/resolve/cluster.h"
#include "graph/resolve/order.h"
#include "graph/resolve/refer.h"
#include "graph/resolve/respell.h"
#include "graph/resolve/ruled.h"
#include "graph/resolve/sense.h"

/** Number an article as the builder does. */
static uint32_t article_of(const EntResolver* self, uint32_t article) {
  if (article == ENT_NONE) {
    return ENT_NONE;
  }
  return ent_local(self->builder, self->locals[self->articles[article]].id).article;
}

/** Hand over what was found, in the builder's numbers. @param root  [locals] in ours. */
static void hand_over(EntResolver* self, const uint32_t* root, EntResolution* out) {
  for (uint32_t i = 0; i < self->n_locals; i++) {
    const EntSense* sense = &self->senses[ent_cluster_of_local(self, i)];
    out->root[self->locals[i].id] = self->locals[root[i]].id;
    out->ruled[self->locals[i].id] = sense->ruled;
  }
  for (size_t i = 0; i < self->n_facts; i++) {
    const EntFact* fact = &self->facts[i];
    if (root[fact->one] == root[fact->with] &&
        self->locals[fact->one].key != self->locals[fact->with].key) {
      out->joins[out->n_joins++] =
          (EntJoinEntry){self->locals[fact->one].id, self->locals[fact->with].id, fact->reason,
                         article_of(self, fact->article)};
    }
  }
}

static bool resolve(EntResolver* self, EntResolution* out) {
  if (!ent_words_read(&self->words, self->arena) || !ent_order_all(self) || !ent_ruled_read(self) ||
      !ent_senses_make(self) || !ent_cluster_start(self) || !ent_ruled_join(self) ||
      !ent_respell_join(self) || !ent_refer_join(self)) {
    return false;
  }
  uint32_t* root = ent_arena_array(self->arena, self->n_locals, sizeof *root);
  *out = (EntResolution){.root = ent_arena_array(self->arena, self->n_locals, sizeof *out->root),
                         .ruled = ent_arena_array(self->arena, self->n_locals, sizeof *out->ruled),
                         .joins = ent_arena_array(self->arena, self->n_facts, sizeof *out->joins)};
  if (!root || !out->root || !out->ruled || !out->joins || !ent_circle_part(self, root)) {
    return false;
  }
  hand_over(self, root, out);
  return true;
}

bool ent_resolve(const EntNetworkBuilder* builder, EntArena* arena, EntResolution* out) {
  EntResolver self = {
      .builder = builder, .arena = arena, .sounds = ent_intern_new(), .forms = ent_intern_new()};
  const bool resolved = self.sounds && self.forms && resolve(&self, out);
  ent_intern_free(self.sounds);
  ent_intern_free(self.forms);
  ent_words_clear(&self.words);
  return resolved;
}
