#include "tests/timing.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

double now(void) {
  struct timespec time;
  (void)clock_gettime(CLOCK_MONOTONIC, &time);
  return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

uint32_t draw(uint64_t* state) {
  *state = *state * 6364136223846793005u + 1442695040888963407u;
  return (uint32_t)(*state >> 33);
}

void require(bool held, const char* what) {
  if (!held) {
    (void)fprintf(stderr, "bench: %s\n", what);
    exit(1);
  }
}
