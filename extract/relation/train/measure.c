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

/** Try every threshold; and those of every tenth. */
static void print_best(const Said* said, size_t n, double core, const char* title) {
  double right = 0;
  double found = 0;
  double best[4] = {0};
  for (size_t i = 0; i < n; i++) {
    right += said[i].level != LEVEL_NONE;
    found += said[i].level == LEVEL_CORE;
    const double p = right / (double)(i + 1);
    const double r = core > 0 ? found / core : 0;
    const double f = p + r > 0 ? 2 * p * r / (p + r) : 0;
    const double next = i + 1 < n ? said[i + 1].likely : 0;
    if (f > best[0]) {
      memcpy(best, (double[4]){f, said[i].likely, p, r}, sizeof best);
    }
    if ((int)(said[i].likely * 20) != (int)(next * 20)) {
      printf("  from %.2f: precision %.3f, recall %.3f, F1 %.3f\n",
             (int)(said[i].likely * 20) / 20.0, p, r, f);
    }
  }
  printf("%s: F1 %.4f, precision %.3f, recall %.3f, from confidence %.3f\n", title, best[0],
         best[2], best[3], best[1]);
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
  double core = 0;
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
    core += corpus->articles[i].core[ENT_ALLY] + corpus->articles[i].core[ENT_RIVAL];
  }
  n = drop_repeated(said, n);
  qsort(said, n, sizeof *said, by_score);
  print_calibration(said, n);
  print_best(said, n, core, title);
  free(said);
  return ENT_OK;
}
