#include "extract/language/train/matrix.h"

#include <string.h>

enum { ROWS = 8 };

/** A block of `rows` by COLUMN_STEP; element (r, i) of a stands at a[r * row + i * column]. */
static inline __attribute__((always_inline)) void block(const size_t rows, size_t k,
                                                        const float* restrict a, size_t row,
                                                        size_t column, const float* restrict b,
                                                        size_t ldb, float* restrict c, size_t ldc) {
  float sum[ROWS][COLUMN_STEP];
  for (size_t r = 0; r < rows; r++) {
    memcpy(sum[r], c + r * ldc, sizeof sum[r]);
  }
  for (size_t i = 0; i < k; i++) {
    for (size_t r = 0; r < rows; r++) {
      const float factor = a[r * row + i * column];
      for (size_t j = 0; j < COLUMN_STEP; j++) {
        sum[r][j] += factor * b[i * ldb + j];
      }
    }
  }
  for (size_t r = 0; r < rows; r++) {
    memcpy(c + r * ldc, sum[r], sizeof sum[r]);
  }
}

static void product(size_t m, size_t k, size_t n, const float* a, size_t row, size_t column,
                    const float* b, size_t ldb, float* c, size_t ldc) {
  for (size_t j = 0; j < n; j += COLUMN_STEP) {
    size_t i = 0;
    for (; i + ROWS <= m; i += ROWS) {
      block(ROWS, k, a + i * row, row, column, b + j, ldb, c + i * ldc + j, ldc);
    }
    for (; i < m; i++) {
      block(1, k, a + i * row, row, column, b + j, ldb, c + i * ldc + j, ldc);
    }
  }
}

void multiply(size_t m, size_t k, size_t n, const float* a, size_t lda, const float* b, size_t ldb,
              float* c, size_t ldc) {
  product(m, k, n, a, lda, 1, b, ldb, c, ldc);
}

void multiply_transposed(size_t m, size_t k, size_t n, const float* a, size_t lda, const float* b,
                         size_t ldb, float* c, size_t ldc) {
  product(m, k, n, a, 1, lda, b, ldb, c, ldc);
}

void transpose(size_t m, size_t n, const float* a, size_t lda, float* b, size_t ldb) {
  for (size_t i = 0; i < m; i++) {
    for (size_t j = 0; j < n; j++) {
      b[j * ldb + i] = a[i * lda + j];
    }
  }
}
