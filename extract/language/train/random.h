/** @file extract/language/train/random.h
    Random numbers that depend on their seed alone (SplitMix64, Steele et al. 2014). */
#ifndef ENT_EXTRACT_LANGUAGE_TRAIN_RANDOM_H
#define ENT_EXTRACT_LANGUAGE_TRAIN_RANDOM_H

#include <stddef.h>
#include <stdint.h>

static inline uint64_t random_next(uint64_t* state) {
  uint64_t z = (*state += 0x9E3779B97F4A7C15u);
  z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
  z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
  return z ^ (z >> 31);
}

/** From 0 to below 1. */
static inline float random_float(uint64_t* state) {
  return (float)(random_next(state) >> 40) * (1.0f / 16777216.0f);
}

/** Fill [n] numbers, uniform in ±scale. */
static inline void random_fill(float* at, size_t n, float scale, uint64_t* state) {
  for (size_t i = 0; i < n; i++) {
    at[i] = (2.0f * random_float(state) - 1.0f) * scale;
  }
}

#endif
