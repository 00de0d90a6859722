#include "extract/relation/train/weigh.h"

#include "extract/relation/train/learn.h"

#include <math.h>

EntStatus weigh_gather(const Corpus* corpus, const EntPairScores* scores, Facts* facts,
                       EntError* err) {
  EntArena* arena = ent_arena_new();
  EntStatus status = arena ? ENT_OK : ent_no_memory(err);
  for (size_t i = 0; status == ENT_OK && i < corpus->n_articles; i++) {
    const size_t from = corpus->articles[i].first_pair;
    const size_t to =
        i + 1 < corpus->n_articles ? corpus->articles[i + 1].first_pair : corpus->n_pairs;
    EntDossier dossier;
    status = ent_dossier_set(&dossier, scores + from, to - from, corpus->articles[i].n_actors,
                             arena, err);
    for (size_t k = from; status == ENT_OK && k < to; k++) {
      ent_dossier_facts(&dossier, k - from, ENT_ALLY, facts[k][ENT_ALLY]);
      ent_dossier_facts(&dossier, k - from, ENT_RIVAL, facts[k][ENT_RIVAL]);
    }
  }
  ent_arena_free(arena);
  return status;
}

/** Gradient and Hessian of the loss. */
typedef struct {
  double g[ENT_N_FACTS];
  double h[ENT_N_FACTS][ENT_N_FACTS];
} Slope;

static void add_pair(Slope* slope, const int32_t* facts, const double* weights, double truth,
                     double weight) {
  double x[ENT_N_FACTS];
  double odds = 0;
  for (size_t i = 0; i < ENT_N_FACTS; i++) {
    x[i] = facts[i] / (double)ENT_JUDGE_UNIT;
    odds += weights[i] * x[i];
  }
  const double p = 1.0 / (1.0 + exp(-odds));
  for (size_t i = 0; i < ENT_N_FACTS; i++) {
    slope->g[i] += weight * (p - truth) * x[i];
    for (size_t k = 0; k < ENT_N_FACTS; k++) {
      slope->h[i][k] += weight * p * (1 - p) * x[i] * x[k];
    }
  }
}

/** Subtract h^-1 g from the weights, by elimination (Gauss); h is positive definite. */
static void descend(Slope* slope, double* weights) {
  for (size_t i = 0; i < ENT_N_FACTS; i++) {
    for (size_t k = i + 1; k < ENT_N_FACTS; k++) {
      const double factor = slope->h[k][i] / slope->h[i][i];
      for (size_t j = i; j < ENT_N_FACTS; j++) {
        slope->h[k][j] -= factor * slope->h[i][j];
      }
      slope->g[k] -= factor * slope->g[i];
    }
  }
  for (size_t i = ENT_N_FACTS; i-- > 0;) {
    for (size_t k = i + 1; k < ENT_N_FACTS; k++) {
      slope->g[i] -= slope->h[i][k] * slope->g[k];
    }
    slope->g[i] /= slope->h[i][i];
    weights[i] -= slope->g[i];
  }
}

void weigh_learn(const WeighInput* inputs, size_t n, unsigned fold, EntJudge* judge) {
  enum { ROUNDS = 12 };
  static const double DECAY = 5.0;
  for (EntRelation r = ENT_ALLY; r <= ENT_RIVAL; r++) {
    double weights[ENT_N_FACTS] = {0};
    for (int round = 0; round < ROUNDS; round++) {
      Slope slope = {{0}, {{0}}};
      for (size_t i = 0; i < ENT_N_FACTS; i++) {
        slope.g[i] = DECAY * weights[i];
        slope.h[i][i] = DECAY;
      }
      for (size_t c = 0; c < n; c++) {
        for (size_t i = 0; i < inputs[c].corpus->n_pairs; i++) {
          const CorpusPair* pair = &inputs[c].corpus->pairs[i];
          if (corpus_fold(inputs[c].corpus, pair->article) != fold) {
            add_pair(&slope, inputs[c].facts[i][r], weights, pair->levels[r] != LEVEL_NONE,
                     inputs[c].weight);
          }
        }
      }
      descend(&slope, weights);
    }
    for (size_t i = 0; i < ENT_N_FACTS; i++) {
      judge->facts[r][i] = (int16_t)lround(fmax(-32767, fmin(32767, weights[i] * ENT_JUDGE_ONE)));
    }
  }
}
