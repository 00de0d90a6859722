#include "graph/vote.h"

#include <stdlib.h>

static int compare(uint32_t a, uint32_t b) {
  return (a > b) - (a < b);
}

static int compare_votes(const void* left, const void* right) {
  const EntVote* a = left;
  const EntVote* b = right;
  int order = compare(a->actor, b->actor);
  order = order ? order : compare(a->value, b->value);
  return order ? order : compare(a->article, b->article);
}

size_t ent_votes_sort(EntVote* votes, size_t n) {
  size_t left = 0;
  if (n > 1) {
    qsort(votes, n, sizeof *votes, compare_votes);
  }
  for (size_t i = 0; i < n; i++) {
    if (i == 0 || compare_votes(&votes[left - 1], &votes[i]) != 0) {
      votes[left++] = votes[i];
    }
  }
  return left;
}

bool ent_votes_next(const EntVote* votes, size_t n, size_t* at, EntVote* run, size_t* count) {
  if (*at >= n) {
    return false;
  }
  const size_t start = *at;
  *run = votes[start];
  while (*at < n && votes[*at].actor == run->actor && votes[*at].value == run->value) {
    (*at)++;
  }
  *count = *at - start;
  return true;
}
