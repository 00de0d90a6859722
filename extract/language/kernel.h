/** @file extract/language/kernel.h
    The products that the network spends its time on, in integers: the same sums on every machine.
 */
#ifndef ENT_EXTRACT_LANGUAGE_KERNEL_H
#define ENT_EXTRACT_LANGUAGE_KERNEL_H

#include <stddef.h>
#include <stdint.h>

/** Outputs of ent_kernel_multiply() come in multiples of this. */
enum { ENT_KERNEL_STEP = 16 };

/** y[n][out] = bias[out] + x[n][in] w, in 32 bits. The caller sees to it that no sum overflows.
    @param in     Even.
    @param out    A multiple of ENT_KERNEL_STEP.
    @param w      [in / 2][out][2]: the weights of two inputs stand side by side.
    @param bias   [out], or NULL for zeros.
    @param x_row  Numbers from one row of x to the next; y_row likewise. */
void ent_kernel_multiply(size_t n, size_t in, size_t out, const int16_t* w, const int32_t* bias,
                         const int16_t* x, size_t x_row, int32_t* y, size_t y_row);

/** The sum of a[i] * b[i]; n is a multiple of 16. */
int32_t ent_kernel_dot(const int16_t* a, const int16_t* b, size_t n);

#endif
