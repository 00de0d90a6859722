/** @file extract/actor/overrule.h
    The user's actors (EntScene.given) against those that the program finds. Each step does nothing
    where the user has given none. */
#ifndef ENT_EXTRACT_ACTOR_OVERRULE_H
#define ENT_EXTRACT_ACTOR_OVERRULE_H

#include "extract/actor/mention.h"

/** Put the user's names, wherever they stand, among the names that were found, in place of what
    overlaps. Of several the longest counts, and a bare surname does not reach into the longer name
    of another person. @return ENT_NO_MEMORY or ENT_OK. */
EntStatus ent_overrule_names(const EntScene* scene, EntNames* names);

/** After ent_join_names(): what was joined with a name of the user's belongs to that actor too.
    @return ENT_NO_MEMORY or ENT_OK. */
EntStatus ent_overrule_actors(const EntScene* scene, EntNames* names);

/** After ent_refer(): take out what is no actor, with all that refers to it. */
void ent_overrule_drop(const EntScene* scene, EntNames* names);

/** Name the user's actors as the user does, with all aliases. @param actors  [n_actors] @return
    ENT_NO_MEMORY or ENT_OK. */
EntStatus ent_overrule_describe(const EntScene* scene, const EntNames* names, EntActor* actors,
                                size_t n_actors);

#endif
