/** @file extract/relation/candidate.h
    Every two actors that share a sentence. */
#ifndef ENT_EXTRACT_RELATION_CANDIDATE_H
#define ENT_EXTRACT_RELATION_CANDIDATE_H

#include "extract/relation/feature.h"

/** Two names of different actors in one sentence: of all their names there the nearest two. */
typedef struct {
  uint32_t left; ///< index into EntNames
  uint32_t right;
  uint32_t pair; ///< number of these two actors, from 0 on in the order of their first sentence
  const EntPassage* passage;
  const EntTree* tree;
  const EntClaims* claims; ///< what the rules say of the sentence
  const EntFeatures* features;
} EntCandidate;

/** Called with each candidate, sentence by sentence; what it points to is overwritten by the next.
 */
typedef EntStatus (*EntVisit)(void* handle, const EntCandidate* candidate);

/** Most pairs that are looked at in one sentence. */
enum { ENT_SENTENCE_PAIRS = 400 };

/** Visit the candidates of an article, at most ENT_SENTENCE_PAIRS a sentence. Headings have none.
    @return ENT_NO_MEMORY, or what `visit` returns if it is not ENT_OK. */
EntStatus ent_visit_candidates(const EntScene* scene, const EntNames* names, size_t n_actors,
                               EntVisit visit, void* handle);

#endif
