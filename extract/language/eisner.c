#include "extract/language/eisner.h"

#include <stdbool.h>

/** The charts. Each kind of span is kept by [start][end], by [end][start], or both, so that the
    inner loops walk memory in order. Where a span was split is found again from the sums. */
typedef struct {
  size_t n;
  const int32_t* scores;
  int32_t* right;      ///< [i][j] complete, headed by its first word i
  int32_t* right_back; ///< [j][i] the same
  int32_t* left;       ///< [i][j] complete, headed by its last word j
  int32_t* left_back;  ///< [j][i] the same
  int32_t* right_open; ///< [i][j] with the arc from i to j
  int32_t* left_open;  ///< [j][i] with the arc from j to i
} Charts;

enum { N_CHARTS = 6 };

size_t ent_eisner_scratch(size_t n) {
  return n * n * N_CHARTS * sizeof(int32_t);
}

static int32_t best_sum(const int32_t* restrict a, const int32_t* restrict b, size_t n) {
  int32_t best = a[0] + b[0];
  for (size_t k = 1; k < n; k++) {
    const int32_t sum = a[k] + b[k];
    best = sum > best ? sum : best;
  }
  return best;
}

/** The first k with a[k] + b[k] == sum. */
static size_t find_sum(const int32_t* a, const int32_t* b, int32_t sum) {
  size_t k = 0;
  while (a[k] + b[k] != sum) {
    k++;
  }
  return k;
}

/** The best inside of an arc between i and j: what i has to its right meets what j has to its left.
 */
static int32_t best_inside(const Charts* c, size_t i, size_t j) {
  return best_sum(c->right + i * c->n + i, c->left_back + j * c->n + i + 1, j - i);
}

/** Fill the cells of the span i to j, i < j, from smaller ones. */
static void fill(const Charts* c, size_t i, size_t j) {
  const size_t n = c->n;
  const size_t at = i * n + j;
  const size_t back = j * n + i;
  const int32_t inside = best_inside(c, i, j);
  c->right_open[at] = inside + c->scores[j * (n + 1) + i + 1];
  c->left_open[back] = inside + c->scores[i * (n + 1) + j + 1];
  c->right[at] = c->right_back[back] =
      best_sum(c->right_open + i * n + i + 1, c->right_back + j * n + i + 1, j - i);
  c->left[at] = c->left_back[back] = best_sum(c->left + i * n + i, c->left_open + j * n + i, j - i);
}

/** A span whose arcs are still to be read off. */
typedef struct {
  uint8_t start;
  uint8_t end;
  bool right;
} Span;

/** Read the arcs below a complete span. Every step takes one arc off and leaves at most two spans
    more, each with a word of its own, so 2 * n places suffice. */
static void trace(const Charts* c, Span top, uint32_t* heads) {
  Span stack[2 * ENT_LONGEST_SENTENCE + 2];
  size_t depth = 0;
  stack[depth++] = top;
  while (depth > 0) {
    const Span span = stack[--depth];
    const size_t i = span.start;
    const size_t j = span.end;
    if (i == j) {
      continue;
    }
    size_t from = i; // the arc's ends
    size_t to = j;
    if (span.right) {
      to = i + 1 +
           find_sum(c->right_open + i * c->n + i + 1, c->right_back + j * c->n + i + 1,
                    c->right[i * c->n + j]);
      heads[to] = (uint32_t)i + 1;
      stack[depth++] = (Span){(uint8_t)to, (uint8_t)j, true};
    } else {
      from =
          i + find_sum(c->left + i * c->n + i, c->left_open + j * c->n + i, c->left[i * c->n + j]);
      heads[from] = (uint32_t)j + 1;
      stack[depth++] = (Span){(uint8_t)i, (uint8_t)from, false};
    }
    const size_t middle =
        from + find_sum(c->right + from * c->n + from, c->left_back + to * c->n + from + 1,
                        best_inside(c, from, to));
    stack[depth++] = (Span){(uint8_t)from, (uint8_t)middle, true};
    stack[depth++] = (Span){(uint8_t)(middle + 1), (uint8_t)to, false};
  }
}

static Charts lay_out(size_t n, const int32_t* scores, void* scratch) {
  const size_t size = n * n;
  int32_t* charts = scratch;
  const Charts c = {.n = n,
                    .scores = scores,
                    .right = charts,
                    .right_back = charts + size,
                    .left = charts + 2 * size,
                    .left_back = charts + 3 * size,
                    .right_open = charts + 4 * size,
                    .left_open = charts + 5 * size};
  for (size_t i = 0; i < n; i++) {
    const size_t at = i * n + i;
    c.right[at] = c.right_back[at] = c.left[at] = c.left_back[at] = 0;
  }
  return c;
}

void ent_eisner(size_t n, const int32_t* scores, void* scratch, uint32_t* heads) {
  const Charts charts = lay_out(n, scores, scratch);
  for (size_t length = 1; length < n; length++) {
    for (size_t i = 0; i + length < n; i++) {
      fill(&charts, i, i + length);
    }
  }
  size_t root = 0;
  int32_t best = INT32_MIN;
  for (size_t r = 0; r < n; r++) {
    const int32_t sum = charts.left[r] + charts.right[r * n + n - 1] + scores[r * (n + 1)];
    if (sum > best) {
      best = sum;
      root = r;
    }
  }
  heads[root] = 0;
  trace(&charts, (Span){0, (uint8_t)root, false}, heads);
  trace(&charts, (Span){(uint8_t)root, (uint8_t)(n - 1), true}, heads);
}
