#include "extract/language/kernel.h"

#include <string.h>

#ifdef __x86_64__
#include <immintrin.h>
#endif

/** One block of ent_kernel_multiply(): 1 to MOST_ROWS rows of x, ENT_KERNEL_STEP outputs. */
typedef void Block(size_t rows, size_t in, const int16_t* w, const int32_t* bias, const int16_t* x,
                   size_t x_row, int32_t* y, size_t y_row);

enum { MOST_ROWS = 6 };

#ifdef __x86_64__

/** Two neighbouring inputs as one 32-bit number. */
static inline int32_t pair(const int16_t* x) {
  int32_t both;
  memcpy(&both, x, sizeof both);
  return both;
}

// Each block is compiled for every number of rows, so that all sums stay in registers.

/** Have a loop over rows written out. */
#ifdef __clang__
#define EACH_ROW _Pragma("unroll")
#else
#define EACH_ROW _Pragma("GCC unroll 6")
#endif

/** Define a Block from the same for a number of rows that is known when it is compiled. */
#define DEFINE_BLOCK(BLOCK, ROWS, TARGET)                                                          \
  static __attribute__((TARGET)) void BLOCK(size_t rows, size_t in, const int16_t* w,              \
                                            const int32_t* bias, const int16_t* x, size_t x_row,   \
                                            int32_t* y, size_t y_row) {                            \
    switch (rows) {                                                                                \
    case 1:                                                                                        \
      ROWS(1, in, w, bias, x, x_row, y, y_row);                                                    \
      break;                                                                                       \
    case 2:                                                                                        \
      ROWS(2, in, w, bias, x, x_row, y, y_row);                                                    \
      break;                                                                                       \
    case 3:                                                                                        \
      ROWS(3, in, w, bias, x, x_row, y, y_row);                                                    \
      break;                                                                                       \
    case 4:                                                                                        \
      ROWS(4, in, w, bias, x, x_row, y, y_row);                                                    \
      break;                                                                                       \
    case 5:                                                                                        \
      ROWS(5, in, w, bias, x, x_row, y, y_row);                                                    \
      break;                                                                                       \
    default:                                                                                       \
      ROWS(MOST_ROWS, in, w, bias, x, x_row, y, y_row);                                            \
      break;                                                                                       \
    }                                                                                              \
  }

#define INLINE_AVX2 static inline __attribute__((always_inline, target("avx2")))

/** Two neighbouring registers: the ENT_KERNEL_STEP sums of a row, or as many pairs of weights. */
typedef struct {
  __m256i low;
  __m256i high;
} Wide;

INLINE_AVX2 Wide load_avx2(const void* at) {
  const __m256i* from = at;
  return (Wide){_mm256_loadu_si256(from), _mm256_loadu_si256(from + 1)};
}

INLINE_AVX2 void store_avx2(void* at, Wide wide) {
  __m256i* to = at;
  _mm256_storeu_si256(to, wide.low);
  _mm256_storeu_si256(to + 1, wide.high);
}

INLINE_AVX2 Wide step_avx2(Wide sum, const int16_t* x, Wide w) {
  const __m256i v = _mm256_set1_epi32(pair(x));
  return (Wide){_mm256_add_epi32(sum.low, _mm256_madd_epi16(v, w.low)),
                _mm256_add_epi32(sum.high, _mm256_madd_epi16(v, w.high))};
}

INLINE_AVX2 void rows_avx2(const size_t rows, size_t in, const int16_t* w, const int32_t* bias,
                           const int16_t* x, size_t x_row, int32_t* y, size_t y_row) {
  Wide sums[MOST_ROWS];
  sums[0] = bias ? load_avx2(bias) : (Wide){_mm256_setzero_si256(), _mm256_setzero_si256()};
  EACH_ROW
  for (size_t r = 1; r < rows; r++) {
    sums[r] = sums[0];
  }
  for (size_t i = 0; i < in; i += 2) {
    const Wide weights = load_avx2(w + i * ENT_KERNEL_STEP);
    EACH_ROW
    for (size_t r = 0; r < rows; r++) {
      sums[r] = step_avx2(sums[r], x + r * x_row + i, weights);
    }
  }
  EACH_ROW
  for (size_t r = 0; r < rows; r++) {
    store_avx2(y + r * y_row, sums[r]);
  }
}

DEFINE_BLOCK(block_avx2, rows_avx2, target("avx2"))

#define TARGET_VNNI target("avx512f,avx512vnni")

static inline __attribute__((always_inline, TARGET_VNNI)) void
rows_vnni(const size_t rows, size_t in, const int16_t* w, const int32_t* bias, const int16_t* x,
          size_t x_row, int32_t* y, size_t y_row) {
  __m512i sums[MOST_ROWS];
  sums[0] = bias ? _mm512_loadu_si512(bias) : _mm512_setzero_si512();
  EACH_ROW
  for (size_t r = 1; r < rows; r++) {
    sums[r] = sums[0];
  }
  for (size_t i = 0; i < in; i += 2) {
    const __m512i weights = _mm512_loadu_si512(w + i * ENT_KERNEL_STEP);
    EACH_ROW
    for (size_t r = 0; r < rows; r++) {
      sums[r] = _mm512_dpwssd_epi32(sums[r], _mm512_set1_epi32(pair(x + r * x_row + i)), weights);
    }
  }
  EACH_ROW
  for (size_t r = 0; r < rows; r++) {
    _mm512_storeu_si512(y + r * y_row, sums[r]);
  }
}

DEFINE_BLOCK(block_vnni, rows_vnni, TARGET_VNNI)

/** The sums of a quarter of a block's outputs, with two more inputs. */
static inline __attribute__((always_inline)) __m128i step_plain(__m128i sum, __m128i v,
                                                                const __m128i* w) {
  return _mm_add_epi32(sum, _mm_madd_epi16(v, _mm_loadu_si128(w)));
}

static void block_plain(size_t rows, size_t in, const int16_t* w, const int32_t* bias,
                        const int16_t* x, size_t x_row, int32_t* y, size_t y_row) {
  static const int32_t zeros[ENT_KERNEL_STEP];
  const __m128i* from = (const __m128i*)(const void*)(bias ? bias : zeros);
  for (size_t r = 0; r < rows; r++) {
    __m128i s0 = _mm_loadu_si128(from);
    __m128i s1 = _mm_loadu_si128(from + 1);
    __m128i s2 = _mm_loadu_si128(from + 2);
    __m128i s3 = _mm_loadu_si128(from + 3);
    for (size_t i = 0; i < in; i += 2) {
      const __m128i v = _mm_set1_epi32(pair(x + r * x_row + i));
      const __m128i* weights = (const __m128i*)(const void*)(w + i * ENT_KERNEL_STEP);
      s0 = step_plain(s0, v, weights);
      s1 = step_plain(s1, v, weights + 1);
      s2 = step_plain(s2, v, weights + 2);
      s3 = step_plain(s3, v, weights + 3);
    }
    __m128i* to = (__m128i*)(void*)(y + r * y_row);
    _mm_storeu_si128(to, s0);
    _mm_storeu_si128(to + 1, s1);
    _mm_storeu_si128(to + 2, s2);
    _mm_storeu_si128(to + 3, s3);
  }
}

static Block* best_block(void) {
  if (__builtin_cpu_supports("avx512vnni")) {
    return block_vnni;
  }
  return __builtin_cpu_supports("avx2") ? block_avx2 : block_plain;
}

#else

static void block_plain(size_t rows, size_t in, const int16_t* w, const int32_t* bias,
                        const int16_t* x, size_t x_row, int32_t* y, size_t y_row) {
  for (size_t r = 0; r < rows; r++) {
    int32_t sum[ENT_KERNEL_STEP] = {0};
    if (bias) {
      memcpy(sum, bias, sizeof sum);
    }
    for (size_t i = 0; i < in; i += 2) {
      const int16_t* weights = w + i * ENT_KERNEL_STEP;
      const int32_t x0 = x[r * x_row + i];
      const int32_t x1 = x[r * x_row + i + 1];
      for (size_t j = 0; j < ENT_KERNEL_STEP; j++) {
        sum[j] += x0 * weights[2 * j] + x1 * weights[2 * j + 1];
      }
    }
    memcpy(y + r * y_row, sum, sizeof sum);
  }
}

static Block* best_block(void) {
  return block_plain;
}

#endif

void ent_kernel_multiply(size_t n, size_t in, size_t out, const int16_t* w, const int32_t* bias,
                         const int16_t* x, size_t x_row, int32_t* y, size_t y_row) {
  Block* block = best_block();
  const size_t groups = (n + MOST_ROWS - 1) / MOST_ROWS;
  for (size_t o = 0; o < out; o += ENT_KERNEL_STEP) {
    for (size_t g = 0, r = 0, rows = 0; g < groups; g++, r += rows) {
      rows = (n - r + groups - g - 1) / (groups - g); // alike: a single row is slow
      block(rows, in, w + o * in, bias ? bias + o : NULL, x + r * x_row, x_row, y + r * y_row + o,
            y_row);
    }
  }
}

static inline __attribute__((always_inline)) int32_t dot(const int16_t* a, const int16_t* b,
                                                         size_t n) {
  int32_t sum = 0;
  for (size_t i = 0; i < n; i += 16) {
    int32_t part = 0;
    for (size_t j = 0; j < 16; j++) {
      part += (int32_t)a[i + j] * b[i + j];
    }
    sum += part;
  }
  return sum;
}

#ifdef __x86_64__
static __attribute__((target("avx2"))) int32_t dot_avx2(const int16_t* a, const int16_t* b,
                                                        size_t n) {
  __m256i sum = _mm256_setzero_si256();
  for (size_t i = 0; i < n; i += 16) {
    const __m256i p = _mm256_loadu_si256((const __m256i*)(const void*)(a + i));
    const __m256i q = _mm256_loadu_si256((const __m256i*)(const void*)(b + i));
    sum = _mm256_add_epi32(sum, _mm256_madd_epi16(p, q));
  }
  __m128i half = _mm_add_epi32(_mm256_castsi256_si128(sum), _mm256_extracti128_si256(sum, 1));
  half = _mm_add_epi32(half, _mm_shuffle_epi32(half, 0x4E));
  half = _mm_add_epi32(half, _mm_shuffle_epi32(half, 0xB1));
  return _mm_cvtsi128_si32(half);
}
#endif

int32_t ent_kernel_dot(const int16_t* a, const int16_t* b, size_t n) {
#ifdef __x86_64__
  if (__builtin_cpu_supports("avx2")) {
    return dot_avx2(a, b, n);
  }
#endif
  return dot(a, b, n);
}
