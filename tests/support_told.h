/** @file tests/support_told.h
    For tests of files that are read line by line: what was told of lines that cannot be used. */
#ifndef ENT_TESTS_SUPPORT_TOLD_H
#define ENT_TESTS_SUPPORT_TOLD_H

#include <stddef.h>

/** Zero-initialize it. */
typedef struct {
  size_t count;
  unsigned long lines[64]; ///< [count] their numbers
  char last[128];          ///< what was told of the last
} SupportTold;

/** Note a line. @param handle  A SupportTold. */
void support_tell(void* handle, const char* path, unsigned long line, const char* text);

#endif
