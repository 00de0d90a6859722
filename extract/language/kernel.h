/** @file extract/language/kernel.h
    The products that the network spends its time on, in integers: the same sums on every machine.
 */
#ifndef ENT_EXTRACT_LANGUAGE_KERNEL_H
#define ENT_EXTRACT_LANGUAGE_KERNEL_H

#include <stddef.h>
#include <stdint.h>

/** Outputs of ent_kernel_multiply() come in blocks of this many. */
enum { ENT_KERNEL_STEP = 16 };

/** Where the weight of an input and an output stands in a matrix of `in` inputs. A block of outputs
    lies in one piece, so that it stays in the nearest cache, and the weights of two inputs lie side
    by side: [out / ENT_KERNEL_STEP][in / 2][ENT_KERNEL_STEP][2]. */
static inline size_t ent_kernel_place(size_t in, size_t i, size_t o) {
  const size_t row = o / ENT_KERNEL_STEP * (in / 2) + i / 2;
  return (row * ENT_KERNEL_STEP + o % ENT_KERNEL_STEP) * 2 + i % 2;
}

/** y[n][out] = bias[out] + x[n][in] w, in 32 bits. The caller sees to it that no sum overflows.
    @param in     Even.
    @param out    A multiple of ENT_KERNEL_STEP.
    @param w      [in * out], each at its ent_kernel_place().
    @param bias   [out], or NULL for zeros.
    @param x_row  Numbers from one row of x to the next; y_row likewise. */
void ent_kernel_multiply(size_t n, size_t in, size_t out, const int16_t* w, const int32_t* bias,
                         const int16_t* x, size_t x_row, int32_t* y, size_t y_row);

/** The sum of a[i] * b[i]; n is a multiple of 16. */
int32_t ent_kernel_dot(const int16_t* a, const int16_t* b, size_t n);

#endif
