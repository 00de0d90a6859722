/** @file extract/language/eisner.h
    The best projective tree with one root. */
#ifndef ENT_EXTRACT_LANGUAGE_EISNER_H
#define ENT_EXTRACT_LANGUAGE_EISNER_H

#include <stddef.h>
#include <stdint.h>

/** The longest sentence that is parsed in one piece; longer ones are cut. */
enum { ENT_LONGEST_SENTENCE = 200 };

/** Bytes of scratch that ent_eisner() needs for `n` words. */
size_t ent_eisner_scratch(size_t n);

/** Find the projective tree of largest score in O(n^3) time and O(n^2) memory, after Eisner 1996,
    "Three new probabilistic models for dependency parsing", with exactly one child of the root.
    @param n        Words, 1 to ENT_LONGEST_SENTENCE.
    @param scores   [n][n + 1] scores[m][h]: word m under word h - 1, or under the root for h = 0;
                    each within ±2^22, so that sums stay within 32 bits.
    @param scratch  ent_eisner_scratch(n) bytes, aligned as by malloc.
    @param heads    [n] receives 1 + the index of the head, 0 for the root's child. */
void ent_eisner(size_t n, const int32_t* scores, void* scratch, uint32_t* heads);

#endif
