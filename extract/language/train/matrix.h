/** @file extract/language/train/matrix.h
    Products of small matrices in float. Every sum is taken in the order of its index, so the result
    is the same for any width of vectors and any number of threads. */
#ifndef ENT_EXTRACT_LANGUAGE_TRAIN_MATRIX_H
#define ENT_EXTRACT_LANGUAGE_TRAIN_MATRIX_H

#include <math.h>
#include <stddef.h>

/** Columns of matrices come in multiples of this. */
enum { COLUMN_STEP = 32 };

/** `n` rounded up to whole column steps. */
static inline size_t whole_columns(size_t n) {
  return (n + COLUMN_STEP - 1) / COLUMN_STEP * COLUMN_STEP;
}

/** c[m][n] += a[m][k] b[k][n]; n is a multiple of COLUMN_STEP; lda and so on are row lengths. */
void multiply(size_t m, size_t k, size_t n, const float* a, size_t lda, const float* b, size_t ldb,
              float* c, size_t ldc);

/** c[m][n] += a[k][m]^T b[k][n]; as multiply(). */
void multiply_transposed(size_t m, size_t k, size_t n, const float* a, size_t lda, const float* b,
                         size_t ldb, float* c, size_t ldc);

/** b[n][m] = a[m][n]^T with row length ldb. */
void transpose(size_t m, size_t n, const float* a, size_t lda, float* b, size_t ldb);

/** into[n] += row[n]. */
static inline void add_row(const float* row, size_t n, float* into) {
  for (size_t i = 0; i < n; i++) {
    into[i] += row[i];
  }
}

/** e^x to 2e-7 of its value, the same on every machine; Cephes' expf. */
static inline float exponent(float x) {
  x = x > 80.0f ? 80.0f : x < -80.0f ? -80.0f : x;
  const float n = (float)(int)(x * 1.44269504f + (x >= 0 ? 0.5f : -0.5f));
  x = x - n * 0.693359375f + n * 2.12194440e-4f;
  float y = 1.9875691500e-4f;
  y = y * x + 1.3981999507e-3f;
  y = y * x + 8.3334519073e-3f;
  y = y * x + 4.1665795894e-2f;
  y = y * x + 1.6666665459e-1f;
  y = y * x + 5.0000001201e-1f;
  y = y * x * x + x + 1.0f;
  const union {
    int bits;
    float value;
  } power = {((int)n + 127) * (1 << 23)};
  return y * power.value;
}

/** A sigmoid of two parabolas, exact in integers: 0 below -4, 1 above 4, 1/4 steep in between. */
static inline float gate(float x) {
  const float c = x > 4.0f ? 4.0f : x < -4.0f ? -4.0f : x;
  return 0.5f + c * (0.25f - fabsf(c) * 0.03125f);
}

/** The slope of gate() where its value is `y`: sqrt(|y - 1/2|) tells how far x is from 0. */
static inline float gate_slope(float y) {
  const float far = 1.0f - 2.0f * fabsf(y - 0.5f);
  return 0.25f * sqrtf(far > 0 ? far : 0);
}

#endif
