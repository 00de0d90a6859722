#include "extract/relation/train/measure.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/** A triple that would be printed. */
typedef struct {
  double likely;
  uint32_t article;
  uint32_t gold[2];
  EntRelation relation;
  Level level;
} Said;

/** Triples on one annotated triple side by side, the surest first. */
static int by_key(const void* left, const void* right) {
  const Said* a = left;
  const Said* b = right;
  const uint32_t keys[4][2] = {{a->article, b->article},
                               {a->gold[0], b->gold[0]},
                               {a->gold[1], b->gold[1]},
                               {(uint32_t)a->relation, (uint32_t)b->relation}};
  for (size_t i = 0; i < 4; i++) {
    if (keys[i][0] != keys[i][1]) {
      return keys[i][0] < keys[i][1] ? -1 : 1;
    }
  }
  return (a->likely < b->likely) - (a->likely > b->likely);
}

static int by_score(const void* left, const void* right) {
  const Said* a = left;
  const Said* b = right;
  return a->likely != b->likely ? (a->likely < b->likely) - (a->likely > b->likely)
                                : by_key(left, right);
}

static bool same(const Said* a, const Said* b) {
  return a->article == b->article && a->gold[0] == b->gold[0] && a->gold[1] == b->gold[1] &&
         a->relation == b->relation && a->gold[1] != ENT_NONE && a->gold[0] != a->gold[1];
}

/** Of several found pairs that are one in the annotation only the surest counts. */
static size_t drop_repeated(Said* said, size_t n) {
  size_t kept = 0;
  qsort(said, n, sizeof *said, by_key);
  for (size_t i = 0; i < n; i++) {
    if (kept == 0 || !same(&said[kept - 1], &said[i])) {
      said[kept++] = said[i];
    }
  }
  return kept;
}

/** What is told of one relation, or of all. */
typedef struct {
  const char* title;
  double said;
  double right;
  double found; ///< core triples
  double core;  ///< core triples that are annotated
} Tally;

/** All, and each relation that is judged. */
enum { ALL = ENT_N_JUDGED, N_TALLIES };

static void tally_add(Tally* tally, const Said* said) {
  tally->said++;
  tally->right += said->level != LEVEL_NONE;
  tally->found += said->level == LEVEL_CORE;
}

/** Precision, recall and F1. */
static void score(const Tally* tally, double out[3]) {
  const double p = tally->said > 0 ? tally->right / tally->said : 0;
  const double r = tally->core > 0 ? tally->found / tally->core : 0;
  out[0] = p;
  out[1] = r;
  out[2] = p + r > 0 ? 2 * p * r / (p + r) : 0;
}

static void print_tally(const Tally* tally, double from) {
  double f[3];
  score(tally, f);
  printf("%s: F1 %.4f, precision %.3f, recall %.3f, from confidence %.3f\n", tally->title, f[2],
         f[0], f[1], from);
}

/** Try every threshold for all relations together, and print some; then the best, and how each
    relation fares with it. @param tallies  Nothing told yet. */
static void print_best(const Said* said, size_t n, const Tally tallies[N_TALLIES]) {
  Tally now[N_TALLIES];
  Tally best[N_TALLIES];
  double most = 0;
  double from = 0;
  double f[3];
  memcpy(now, tallies, sizeof now);
  memcpy(best, tallies, sizeof best);
  for (size_t i = 0; i < n; i++) {
    const double next = i + 1 < n ? said[i + 1].likely : 0;
    tally_add(&now[ALL], &said[i]);
    tally_add(&now[said[i].relation], &said[i]);
    score(&now[ALL], f);
    if (f[2] > most) {
      most = f[2];
      from = said[i].likely;
      memcpy(best, now, sizeof best);
    }
    if ((int)(said[i].likely * 20) != (int)(next * 20)) {
      printf("  from %.2f: precision %.3f, recall %.3f, F1 %.3f\n",
             (int)(said[i].likely * 20) / 20.0, f[0], f[1], f[2]);
    }
  }
  print_tally(&best[ALL], from);
  print_tally(&best[ENT_ALLY], from);
  print_tally(&best[ENT_RIVAL], from);
}

/** How often triples of each tenth of confidence are right. */
static void print_calibration(const Said* said, size_t n) {
  double sum[10] = {0};
  double right[10] = {0};
  unsigned count[10] = {0};
  for (size_t i = 0; i < n; i++) {
    const int tenth = said[i].likely < 1 ? (int)(said[i].likely * 10) : 9;
    sum[tenth] += said[i].likely;
    right[tenth] += said[i].level != LEVEL_NONE;
    count[tenth]++;
  }
  for (int i = 0; i < 10; i++) {
    printf("  confidence %.3f: right %.3f of %u\n", sum[i] / count[i], right[i] / count[i],
           count[i]);
  }
}

EntStatus measure(const Corpus* corpus, int32_t (*scores)[ENT_N_JUDGED], const EntJudge* judge,
                  const char* title, EntError* err) {
  Said* said = calloc(corpus->n_pairs * ENT_N_JUDGED + 1, sizeof *said);
  Tally tallies[N_TALLIES] = {[ENT_ALLY] = {.title = "  ally"},
                              [ENT_RIVAL] = {.title = "  rival"},
                              [ALL] = {.title = title}};
  size_t n = 0;
  if (!said) {
    return ent_no_memory(err);
  }
  for (size_t i = 0; i < corpus->n_pairs; i++) {
    const CorpusPair* pair = &corpus->pairs[i];
    for (EntRelation r = 0; r < (EntRelation)ENT_N_JUDGED; r++) {
      said[n++] = (Said){ent_judge_likely(judge, r, scores[i][r]),
                         pair->article,
                         {pair->gold[0], pair->gold[1]},
                         r,
                         pair->levels[r]};
    }
  }
  for (size_t i = 0; i < corpus->n_articles; i++) {
    for (EntRelation r = 0; r < (EntRelation)ENT_N_JUDGED; r++) {
      tallies[r].core += corpus->articles[i].core[r];
      tallies[ALL].core += corpus->articles[i].core[r];
    }
  }
  n = drop_repeated(said, n);
  qsort(said, n, sizeof *said, by_score);
  print_calibration(said, n);
  print_best(said, n, tallies);
  free(said);
  return ENT_OK;
}
