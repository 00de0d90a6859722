/** @file graph/resolve/cluster.h
    Joining senses, as far as nothing speaks against it. */
#ifndef ENT_GRAPH_RESOLVE_CLUSTER_H
#define ENT_GRAPH_RESOLVE_CLUSTER_H

#include "graph/resolve/state.h"

/** Make every sense a cluster of its own. @return false when memory is short. */
bool ent_cluster_start(EntResolver* self);

/** The root of the cluster of a sense. */
uint32_t ent_cluster_of(EntResolver* self, uint32_t sense);

/** The root of the cluster of a local actor. */
uint32_t ent_cluster_of_local(EntResolver* self, uint32_t local);

/** What a person or else most articles say of its kind: `other` only if none says more. */
EntKind ent_cluster_kind(const EntResolver* self, uint32_t root);

/** Has a cluster an actor in this article? */
bool ent_cluster_is_in(const EntResolver* self, uint32_t root, uint32_t article);

/** How many articles have both as two actors? */
uint32_t ent_cluster_shared(EntResolver* self, uint32_t a, uint32_t b);

/** May two clusters be one actor, as to their kinds and to what a person says? */
bool ent_cluster_may_join(EntResolver* self, uint32_t a, uint32_t b);

/** Join two clusters. @return false when memory is short. */
bool ent_cluster_join(EntResolver* self, uint32_t a, uint32_t b);

/** Move local actors of a cluster to others.
    @param target  [locals] the roots where they go, ENT_NONE for those that stay.
    @return false when memory is short. */
bool ent_cluster_scatter(EntResolver* self, uint32_t from, const uint32_t* target);

/** Note why two local actors are one. @return false when memory is short. */
bool ent_cluster_explain(EntResolver* self, EntFact fact);

#endif
