#include "extract/relation/train/calibrate.h"

#include <math.h>

/** Log-odds are slope * score + shift. */
typedef struct {
  double slope;
  double shift;
} Curve;

static double likely(Curve curve, double score) {
  return 1.0 / (1.0 + exp(-(curve.slope * score + curve.shift)));
}

/** One step of Newton's method toward the most likely curve. */
static Curve improve(Curve curve, const Corpus* corpus, int32_t (*scores)[ENT_N_JUDGED],
                     EntRelation relation) {
  double g[2] = {0, 0};
  double h[3] = {1e-6, 0, 1e-6};
  for (size_t i = 0; i < corpus->n_pairs; i++) {
    const double x = scores[i][relation] / (double)ENT_JUDGE_UNIT;
    const double p = likely(curve, x);
    const double error = p - (corpus->pairs[i].levels[relation] != LEVEL_NONE);
    g[0] += error * x;
    g[1] += error;
    h[0] += p * (1 - p) * x * x;
    h[1] += p * (1 - p) * x;
    h[2] += p * (1 - p);
  }
  const double det = h[0] * h[2] - h[1] * h[1];
  return (Curve){curve.slope - (h[2] * g[0] - h[1] * g[1]) / det,
                 curve.shift - (h[0] * g[1] - h[1] * g[0]) / det};
}

void calibrate(const Corpus* corpus, int32_t (*scores)[ENT_N_JUDGED], EntJudge* judge) {
  enum { ROUNDS = 20 };
  for (EntRelation r = 0; r < (EntRelation)ENT_N_JUDGED; r++) {
    Curve curve = {0.5, 0};
    for (int i = 0; i < ROUNDS; i++) {
      curve = improve(curve, corpus, scores, r);
    }
    const int middle = ENT_JUDGE_STEPS / 2;
    for (int i = 0; i <= ENT_JUDGE_STEPS; i++) {
      const double score = (i - middle) / 4.0;
      judge->likely[r][i] = (uint16_t)lround(likely(curve, score) * ENT_JUDGE_SURE);
    }
  }
}
