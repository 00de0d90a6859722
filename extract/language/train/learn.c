#include "extract/language/train/learn.h"

#include "extract/language/train/random.h"

#include <math.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

enum { SHARDS = 4, MOST_SENTENCES = 512 };

static const float BETA_1 = 0.9f;
static const float BETA_2 = 0.98f;
static const float EPSILON = 1e-8f;

/** A piece of a batch. */
typedef struct {
  Pass* pass;
  const Net* net;
  const Corpus* corpus;
  const Sentence* sentences[MOST_SENTENCES];
  size_t n;
  Noise noise;
  Loss loss;
} Shard;

/** The state of Adam. */
typedef struct {
  float* m;
  float* v;
  float* row_m;
  float* row_v;
  float* row_gradient; ///< [touched][ENT_WIDTH]
  uint32_t* slot;      ///< [n_rows] 1 + place among the touched rows, 0 if untouched
  uint32_t* touched;
  size_t n_touched;
  float* gradient; ///< [n_dense]
  size_t step;
} Adam;

typedef struct {
  Shard* shards;
  size_t first;
  size_t stride;
} Worker;

static void* work(void* argument) {
  const Worker* worker = argument;
  for (size_t s = worker->first; s < SHARDS; s += worker->stride) {
    Shard* shard = &worker->shards[s];
    pass_train(shard->pass, shard->net, shard->corpus, shard->sentences, shard->n, &shard->noise,
               &shard->loss);
  }
  return NULL;
}

/** Run all shards on the plan's threads. */
static void run_shards(Shard* shards, unsigned n_threads) {
  pthread_t threads[SHARDS];
  Worker workers[SHARDS];
  bool started[SHARDS] = {false};
  const size_t n = n_threads < 1 ? 1 : n_threads > SHARDS ? SHARDS : n_threads;
  for (size_t t = 0; t < n; t++) {
    workers[t] = (Worker){shards, t, n};
    started[t] = t > 0 && pthread_create(&threads[t], NULL, work, &workers[t]) == 0;
  }
  for (size_t t = 0; t < n; t++) {
    if (started[t]) {
      continue;
    }
    work(&workers[t]);
  }
  for (size_t t = 0; t < n; t++) {
    if (started[t]) {
      pthread_join(threads[t], NULL);
    }
  }
}

static void* zeros(size_t n, size_t size) {
  void* at = calloc(n, size);
  if (!at) {
    abort();
  }
  return at;
}

static Adam adam_new(const Net* net, size_t batch_words) {
  const size_t rows = net->n_rows;
  return (Adam){.m = zeros(net->at.n_dense, sizeof(float)),
                .v = zeros(net->at.n_dense, sizeof(float)),
                .row_m = zeros(rows * ENT_WIDTH, sizeof(float)),
                .row_v = zeros(rows * ENT_WIDTH, sizeof(float)),
                .row_gradient = zeros(batch_words * ENT_N_FEATURES * ENT_WIDTH, sizeof(float)),
                .slot = zeros(rows, sizeof(uint32_t)),
                .touched = zeros(batch_words * ENT_N_FEATURES, sizeof(uint32_t)),
                .gradient = zeros(net->at.n_dense, sizeof(float))};
}

static void adam_free(Adam* adam) {
  free(adam->m);
  free(adam->v);
  free(adam->row_m);
  free(adam->row_v);
  free(adam->row_gradient);
  free(adam->slot);
  free(adam->touched);
  free(adam->gradient);
}

/** Sum the gradients of the shards, in their order. */
static void collect(Adam* adam, const Net* net, Shard* shards) {
  memset(adam->gradient, 0, net->at.n_dense * sizeof(float));
  for (size_t s = 0; s < SHARDS; s++) {
    const float* from = pass_gradient(shards[s].pass);
    for (size_t i = 0; i < net->at.n_dense; i++) {
      adam->gradient[i] += from[i];
    }
    const float* d = pass_row_gradient(shards[s].pass);
    const uint32_t(*rows)[ENT_N_FEATURES] = pass_rows(shards[s].pass);
    const size_t n = pass_n_words(shards[s].pass);
    for (size_t i = 0; i < n * ENT_N_FEATURES; i++) {
      const uint32_t row = rows[i / ENT_N_FEATURES][i % ENT_N_FEATURES];
      if (row == 0) {
        continue;
      }
      if (adam->slot[row] == 0) {
        adam->touched[adam->n_touched++] = row;
        adam->slot[row] = (uint32_t)adam->n_touched;
        memset(adam->row_gradient + (adam->n_touched - 1) * ENT_WIDTH, 0,
               ENT_WIDTH * sizeof(float));
      }
      float* into = adam->row_gradient + (adam->slot[row] - 1) * (size_t)ENT_WIDTH;
      for (size_t j = 0; j < ENT_WIDTH; j++) {
        into[j] += d[i / ENT_N_FEATURES * ENT_WIDTH + j];
      }
    }
  }
}

static void descend(float* w, float* m, float* v, const float* g, size_t n, float rate,
                    float scale) {
  for (size_t i = 0; i < n; i++) {
    const float d = g[i] * scale;
    m[i] = BETA_1 * m[i] + (1.0f - BETA_1) * d;
    v[i] = BETA_2 * v[i] + (1.0f - BETA_2) * d * d;
    w[i] -= rate * m[i] / (sqrtf(v[i]) + EPSILON);
  }
}

static void update(Adam* adam, Net* net, float rate, size_t n_words) {
  const float scale = 1.0f / (float)n_words;
  adam->step++;
  const float t = (float)adam->step;
  const float bias = t < 2000 ? sqrtf(1.0f - powf(BETA_2, t)) / (1.0f - powf(BETA_1, t)) : 1.0f;
  descend(net->dense, adam->m, adam->v, adam->gradient, net->at.n_dense, rate * bias, scale);
  for (size_t k = 0; k < adam->n_touched; k++) {
    const size_t at = (size_t)adam->touched[k] * ENT_WIDTH;
    descend(net->rows + at, adam->row_m + at, adam->row_v + at, adam->row_gradient + k * ENT_WIDTH,
            ENT_WIDTH, rate * bias, scale);
    adam->slot[adam->touched[k]] = 0;
  }
  adam->n_touched = 0;
}

static void shuffle(const Sentence** order, size_t n, uint64_t* random) {
  for (size_t i = n; i > 1; i--) {
    const size_t j = (size_t)(random_next(random) % i);
    const Sentence* kept = order[i - 1];
    order[i - 1] = order[j];
    order[j] = kept;
  }
}

/** Fill the shards from order[*at…]. @return the words of the batch. */
static size_t deal(Shard* shards, const Plan* plan, const Sentence* const* order, size_t n,
                   size_t* at) {
  size_t total = 0;
  for (size_t s = 0; s < SHARDS; s++) {
    size_t words = 0;
    shards[s].n = 0;
    while (*at < n && shards[s].n < MOST_SENTENCES &&
           words + order[*at]->count <= plan->shard_words) {
      shards[s].sentences[shards[s].n++] = order[*at];
      words += order[(*at)++]->count;
    }
    total += words;
  }
  return total;
}

/** The rate of a step: a short rise, then down to 0. */
static float rate_at(const Plan* plan, double done) {
  const double rise = 0.02;
  const double share = done < rise ? done / rise : 1.0 - (done - rise) / (1.0 - rise);
  return plan->rate * (float)(share < 0.0 ? 0.0 : share);
}

static void add_loss(Loss* sum, Loss* part) {
  sum->upos += part->upos;
  sum->feats += part->feats;
  sum->arc += part->arc;
  sum->label += part->label;
  sum->name += part->name;
  sum->head += part->head;
  *part = (Loss){0};
}

void learn(Net* net, const Corpus* corpus, const Plan* plan, LearnReport* report, void* handle) {
  Shard* shards = zeros(SHARDS, sizeof *shards);
  const Sentence** order = zeros(corpus->n_sentences, sizeof *order);
  Adam adam = adam_new(net, SHARDS * plan->shard_words);
  uint64_t random = plan->seed;
  for (size_t s = 0; s < SHARDS; s++) {
    shards[s] = (Shard){.pass = pass_new(net, plan->shard_words), .net = net, .corpus = corpus};
  }
  const size_t n = corpus->n_sentences;
  for (size_t i = 0; i < n; i++) {
    order[i] = &corpus->sentences[i];
  }
  for (size_t epoch = 0; epoch < plan->epochs; epoch++) {
    Loss loss = {0};
    size_t at = 0;
    shuffle(order, n, &random);
    while (at < n) {
      const double done = ((double)epoch + (double)at / (double)n) / (double)plan->epochs;
      const size_t n_words = deal(shards, plan, order, n, &at);
      net_transpose(net);
      for (size_t s = 0; s < SHARDS; s++) {
        shards[s].noise = plan->noise;
        shards[s].noise.seed = random_next(&random);
      }
      run_shards(shards, plan->n_threads);
      for (size_t s = 0; s < SHARDS; s++) {
        add_loss(&loss, &shards[s].loss);
      }
      collect(&adam, net, shards);
      update(&adam, net, rate_at(plan, done), n_words);
    }
    report(handle, epoch, &loss, corpus->n_words);
  }
  for (size_t s = 0; s < SHARDS; s++) {
    pass_free(shards[s].pass);
  }
  adam_free(&adam);
  free(order);
  free(shards);
}
