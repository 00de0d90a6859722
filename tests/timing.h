/** @file tests/timing.h
    What the benchmarks share. */
#ifndef ENT_TESTS_TIMING_H
#define ENT_TESTS_TIMING_H

#include <stdbool.h>
#include <stdint.h>

/** Seconds since some moment in the past. */
double now(void);

/** The next number of a generator that every machine has alike (Knuth's MMIX), below 2^31. */
uint32_t draw(uint64_t* state);

/** End the benchmark with a sentence unless `held`. */
void require(bool held, const char* what);

#endif
