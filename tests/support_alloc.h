/** @file tests/support_alloc.h
    Makes allocations of our own code fail on demand. The linker sends its calls of malloc, calloc
    and realloc here (-Wl,--wrap=malloc,--wrap=calloc,--wrap=realloc); libraries keep theirs. */
#ifndef ENT_TESTS_SUPPORT_ALLOC_H
#define ENT_TESTS_SUPPORT_ALLOC_H

#include <stddef.h>

/** The n-th allocation from now fails, once; 0 is the next one, -1 none. Starts the count anew. */
void support_fail_allocation(long n);

/** Allocations since the last support_fail_allocation(). */
long support_allocations(void);

/** malloc() that fails on demand, to hand to a library that lets us choose. */
void* support_malloc(size_t size);

#endif
