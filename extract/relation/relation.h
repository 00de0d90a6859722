/** @file extract/relation/relation.h
    From names in sentences to triples. */
#ifndef ENT_EXTRACT_RELATION_RELATION_H
#define ENT_EXTRACT_RELATION_RELATION_H

#include "extract/actor/mention.h"

/** Find the relations that the sentences of an article state: at most one triple of a relation a
    sentence and pair.
    @param names    Joined names, in the order of the text.
    @param actors   [n_actors] that they name; triples point to them.
    @param how      Which triples, and whether they are explained.
    @param triples  Receives [n_triples] in the order of the text, in the scene's arena.
    @return ENT_NO_MEMORY or ENT_OK. */
EntStatus ent_find_relations(const EntScene* scene, const EntNames* names, const EntActor* actors,
                             size_t n_actors, const EntExtractOptions* how, EntTriple** triples,
                             size_t* n_triples);

#endif
