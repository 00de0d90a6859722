#include "extract/relation/dossier.h"

/** What stands for the score of a sentence that is not there. */
enum { NOTHING = -6 * ENT_JUDGE_UNIT };

/** Most actors that are looked at as third ones, in the order of their first mention. */
enum { SIDE_MOST = 256 };

void ent_pair_scores_add(EntPairScores* pair, const int32_t scores[ENT_N_JUDGED]) {
  for (EntRelation r = ENT_ALLY; r <= ENT_RIVAL; r++) {
    if (pair->n == 0) {
      pair->best[r] = scores[r];
      pair->second[r] = NOTHING;
    } else if (scores[r] > pair->best[r]) {
      pair->second[r] = pair->best[r];
      pair->best[r] = scores[r];
    } else if (scores[r] > pair->second[r]) {
      pair->second[r] = scores[r];
    }
  }
  pair->n++;
}

EntStatus ent_dossier_set(EntDossier* dossier, const EntPairScores* pairs, size_t n,
                          size_t n_actors, EntArena* arena, EntError* err) {
  const size_t side = n_actors < SIDE_MOST ? n_actors : SIDE_MOST;
  *dossier = (EntDossier){pairs, n, ent_arena_array(arena, side * side, sizeof(uint32_t)), side};
  if (!dossier->table) {
    return ent_no_memory(err);
  }
  for (size_t i = 0; i < side * side; i++) {
    dossier->table[i] = ENT_NONE;
  }
  for (size_t i = 0; i < n; i++) {
    const uint32_t a = pairs[i].actors[0];
    const uint32_t b = pairs[i].actors[1];
    if (a < side && b < side) {
      dossier->table[a * side + b] = dossier->table[b * side + a] = (uint32_t)i;
    }
  }
  return ENT_OK;
}

static int32_t clamp(int32_t value) {
  const int32_t most = ENT_DOSSIER_MOST;
  return value > most ? most : value < -most ? -most : value;
}

static int32_t max(int32_t a, int32_t b) {
  return a > b ? a : b;
}

static int32_t min(int32_t a, int32_t b) {
  return a < b ? a : b;
}

/** The surest of a third actor's ties to both: two of the same kind, and two unlike ones; and the
    surest ties of each of the two to others. */
static void third_actors(const EntDossier* dossier, const EntPairScores* pair, EntRelation relation,
                         int32_t out[5]) {
  const uint32_t* rows[2] = {dossier->table + pair->actors[0] * dossier->side,
                             dossier->table + pair->actors[1] * dossier->side};
  for (size_t i = 0; i < 5; i++) {
    out[i] = NOTHING;
  }
  if (pair->actors[0] >= dossier->side || pair->actors[1] >= dossier->side) {
    return;
  }
  for (size_t c = 0; c < dossier->side; c++) {
    const EntPairScores* p = rows[0][c] == ENT_NONE ? NULL : &dossier->pairs[rows[0][c]];
    const EntPairScores* q = rows[1][c] == ENT_NONE ? NULL : &dossier->pairs[rows[1][c]];
    p = p == pair ? NULL : p;
    q = q == pair ? NULL : q;
    if (p && q) {
      out[0] = max(out[0], min(p->best[ENT_ALLY], q->best[ENT_ALLY]));
      out[1] = max(out[1], min(p->best[ENT_RIVAL], q->best[ENT_RIVAL]));
      out[2] = max(out[2], max(min(p->best[ENT_ALLY], q->best[ENT_RIVAL]),
                               min(p->best[ENT_RIVAL], q->best[ENT_ALLY])));
    }
    out[3] = p ? max(out[3], p->best[relation]) : out[3];
    out[4] = q ? max(out[4], q->best[relation]) : out[4];
  }
}

void ent_dossier_facts(const EntDossier* dossier, size_t i, EntRelation relation,
                       int32_t facts[ENT_N_FACTS]) {
  const EntPairScores* pair = &dossier->pairs[i];
  const EntRelation other = relation == ENT_ALLY ? ENT_RIVAL : ENT_ALLY;
  int32_t third[5];
  third_actors(dossier, pair, relation, third);
  const int32_t all[ENT_N_FACTS] = {ENT_JUDGE_UNIT,
                                    pair->best[relation],
                                    max(pair->best[relation], 0),
                                    pair->second[relation],
                                    pair->best[other],
                                    pair->n == 1 ? ENT_JUDGE_UNIT : 0,
                                    (int32_t)min(16, (int32_t)(pair->n & 1023)) * ENT_JUDGE_UNIT /
                                        4,
                                    third[0],
                                    third[1],
                                    third[2],
                                    min(third[3], third[4]),
                                    max(third[3], third[4])};
  for (size_t k = 0; k < ENT_N_FACTS; k++) {
    facts[k] = clamp(all[k]);
  }
}
