/** @file extract/language/train/learn.h
    Adam over mini-batches. A batch is cut into a fixed number of shards, whose gradients are summed
    in order, so that the number of threads changes nothing. */
#ifndef ENT_EXTRACT_LANGUAGE_TRAIN_LEARN_H
#define ENT_EXTRACT_LANGUAGE_TRAIN_LEARN_H

#include "extract/language/train/net.h"

typedef struct {
  size_t epochs;
  size_t shard_words; ///< words of a shard, at least ENT_LONGEST_SENTENCE
  float rate;
  Noise noise;
  uint64_t seed;
  unsigned n_threads;
} Plan;

/** Called after each epoch. */
typedef void LearnReport(void* handle, size_t epoch, const Loss* loss, size_t n_words);

/** Train `net` on every sentence of `corpus`. */
void learn(Net* net, const Corpus* corpus, const Plan* plan, LearnReport* report, void* handle);

#endif
