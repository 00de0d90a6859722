/** @file extract/relation/dossier.h
    What the whole article says of two actors: their surest sentences together, and how both stand
   to third ones (an enemy of one's ally is seldom an ally). */
#ifndef ENT_EXTRACT_RELATION_DOSSIER_H
#define ENT_EXTRACT_RELATION_DOSSIER_H

#include "extract/relation/judge.h"

/** Two actors of an article and their scores. */
typedef struct {
  uint32_t actors[2];
  uint32_t n;                   ///< sentences that were judged
  int32_t best[ENT_N_JUDGED];   ///< the highest score of a sentence
  int32_t second[ENT_N_JUDGED]; ///< the next
} EntPairScores;

/** The pairs of an article. */
typedef struct {
  const EntPairScores* pairs; ///< [n]
  size_t n;
  uint32_t* table; ///< [side][side] pair of two actors, ENT_NONE for none
  size_t side;     ///< actors that are looked at as third ones
} EntDossier;

/** Note the score of a sentence. A pair starts zeroed but for its actors. */
void ent_pair_scores_add(EntPairScores* pair, const int32_t scores[ENT_N_JUDGED]);

/** Look at all pairs. @return ENT_NO_MEMORY or ENT_OK. */
EntStatus ent_dossier_set(EntDossier* dossier, const EntPairScores* pairs, size_t n,
                          size_t n_actors, EntArena* arena, EntError* err);

/** What is known of pair `i` as to a relation: numbers within ±ENT_DOSSIER_MOST. */
enum { ENT_DOSSIER_MOST = 8 * ENT_JUDGE_UNIT };
void ent_dossier_facts(const EntDossier* dossier, size_t i, EntRelation relation,
                       int32_t facts[ENT_N_FACTS]);

#endif
