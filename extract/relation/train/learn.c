#include "extract/relation/train/learn.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { N_WEIGHTS = ENT_N_QUESTIONS << ENT_JUDGE_BITS };

EntStatus learner_new(Learner* learner, EntError* err) {
  *learner = (Learner){calloc(N_WEIGHTS, sizeof(float)), calloc(N_WEIGHTS, sizeof(float))};
  return learner->weights && learner->squares ? ENT_OK : ent_no_memory(err);
}

void learner_clear(Learner* learner) {
  free(learner->weights);
  free(learner->squares);
  *learner = (Learner){0};
}

static size_t slot(uint32_t feature, unsigned question) {
  return ((size_t)question << ENT_JUDGE_BITS) + ent_judge_slot(feature);
}

/** Log-odds that the answer is yes. */
static float score(const Learner* learner, const Example* example, unsigned question) {
  float sum = 0;
  for (uint32_t i = 0; i < example->n; i++) {
    sum += learner->weights[slot(example->features[i], question)];
  }
  return sum;
}

float learner_weight(const Corpus* corpus, const Example* example, unsigned question,
                     const LearnOptions* options) {
  const Level level = corpus->pairs[example->pair].levels[question];
  float weight = corpus->own ? options->own : 1.0f;
  if (corpus->pairs[example->pair].silent[question]) {
    return 0;
  }
  if (level != LEVEL_NONE) {
    weight *= level == LEVEL_MINOR ? options->minor : 1.0f;
    weight *= example->shown[question] ? 1.0f : options->elsewhere;
  }
  return weight;
}

/** The next of a fixed sequence of numbers (Knuth's MMIX). */
static uint32_t next_number(uint64_t* state) {
  *state = *state * 6364136223846793005u + 1442695040888963407u;
  return (uint32_t)(*state >> 33);
}

/** The features that a step sees: each is left out with the probability `share`. */
static Example thin_out(const Example* example, uint32_t* features, float share, uint64_t* state) {
  Example thin = *example;
  const uint32_t least = (uint32_t)(share * 2147483648.0f);
  thin.features = features;
  thin.n = 0;
  for (uint32_t i = 0; i < example->n; i++) {
    if (next_number(state) >= least) {
      features[thin.n++] = example->features[i];
    }
  }
  return thin;
}

static void step(Learner* learner, const Corpus* corpus, const Example* example,
                 const LearnOptions* options) {
  for (unsigned q = 0; q < ENT_N_QUESTIONS; q++) {
    const float weight = learner_weight(corpus, example, q, options);
    if (weight == 0) {
      continue;
    }
    const float truth = corpus->pairs[example->pair].levels[q] != LEVEL_NONE;
    const float odds = score(learner, example, q);
    const float error = 1.0f / (1.0f + expf(-odds)) - truth;
    const float gradient = error * weight;
    for (uint32_t i = 0; i < example->n; i++) {
      const size_t at = slot(example->features[i], q);
      const float g = gradient + options->decay * learner->weights[at];
      learner->squares[at] += g * g;
      learner->weights[at] -= options->rate * g / (sqrtf(learner->squares[at]) + 1e-6f);
    }
  }
}

/** One example of one corpus. */
typedef struct {
  const Corpus* corpus;
  const Example* example;
} Turn;

/** All examples that are learned from. @return how many. */
static size_t gather(const Corpus* corpora, size_t n, unsigned fold, Turn* turns) {
  size_t count = 0;
  for (size_t c = 0; c < n; c++) {
    for (size_t i = 0; i < corpora[c].n_examples; i++) {
      const Example* example = &corpora[c].examples[i];
      if (corpus_fold(&corpora[c], corpora[c].pairs[example->pair].article) != fold) {
        turns[count++] = (Turn){&corpora[c], example};
      }
    }
  }
  return count;
}

/** Shuffle (Fisher and Yates), always the same way. */
static void shuffle(Turn* turns, size_t n, uint64_t* state) {
  for (size_t i = n; i > 1; i--) {
    const size_t k = next_number(state) % i;
    const Turn turn = turns[i - 1];
    turns[i - 1] = turns[k];
    turns[k] = turn;
  }
}

EntStatus learner_run(Learner* learner, const Corpus* corpora, size_t n, unsigned fold,
                      const LearnOptions* options, EntError* err) {
  size_t total = 0;
  for (size_t c = 0; c < n; c++) {
    total += corpora[c].n_examples;
  }
  Turn* turns = calloc(total + 1, sizeof *turns);
  if (!turns) {
    return ent_no_memory(err);
  }
  const size_t count = gather(corpora, n, fold, turns);
  uint32_t features[ENT_MAX_FEATURES];
  uint64_t state = 1;
  for (size_t i = 0; i < N_WEIGHTS; i++) {
    learner->squares[i] = options->start;
  }
  for (int epoch = 0; epoch < options->epochs; epoch++) {
    shuffle(turns, count, &state);
    for (size_t i = 0; i < count; i++) {
      const Example thin = thin_out(turns[i].example, features, options->drop, &state);
      step(learner, turns[i].corpus, &thin, options);
    }
  }
  free(turns);
  return ENT_OK;
}

void learner_round(const Learner* learner, EntJudge* judge) {
  static const char magic[8] = ENT_JUDGE_MAGIC;
  memset(judge, 0, sizeof *judge);
  memcpy(judge->magic, magic, sizeof magic);
  for (unsigned q = 0; q < ENT_N_QUESTIONS; q++) {
    for (uint32_t i = 0; i < 1u << ENT_JUDGE_BITS; i++) {
      const float weight = learner->weights[((size_t)q << ENT_JUDGE_BITS) + i] * ENT_JUDGE_UNIT;
      judge->weights[i][q] = (int8_t)lroundf(fmaxf(-127.0f, fminf(127.0f, weight)));
    }
  }
}
