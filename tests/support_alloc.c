#include "tests/support_alloc.h"

#include <stdatomic.h>
#include <stdbool.h>

// The names are the linker's. NOLINTBEGIN(bugprone-reserved-identifier,cert-dcl37-c,cert-dcl51-cpp)
void* __real_malloc(size_t size);
void* __real_calloc(size_t n, size_t size);
void* __real_realloc(void* block, size_t size);
void* __wrap_malloc(size_t size);
void* __wrap_calloc(size_t n, size_t size);
void* __wrap_realloc(void* block, size_t size);
// NOLINTEND(bugprone-reserved-identifier,cert-dcl37-c,cert-dcl51-cpp)

static atomic_long count;
static atomic_long failing = -1;

void support_fail_allocation(long n) {
  atomic_store(&count, 0);
  atomic_store(&failing, n);
}

long support_allocations(void) {
  return atomic_load(&count);
}

/** Count an allocation; is it the one to fail? */
static bool fails(void) {
  return atomic_fetch_add(&count, 1) == atomic_load(&failing);
}

void* support_malloc(size_t size) {
  return fails() ? NULL : __real_malloc(size);
}

void* __wrap_malloc(size_t size) {
  return support_malloc(size);
}

void* __wrap_calloc(size_t n, size_t size) {
  return fails() ? NULL : __real_calloc(n, size);
}

void* __wrap_realloc(void* block, size_t size) {
  return fails() ? NULL : __real_realloc(block, size);
}
