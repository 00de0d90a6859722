#include "tests/support_told.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>

void support_tell(void* handle, const char* path, unsigned long line, const char* text) {
  SupportTold* told = handle;
  assert_non_null(path);
  assert_true(told->count < sizeof told->lines / sizeof *told->lines);
  told->lines[told->count++] = line;
  (void)snprintf(told->last, sizeof told->last, "%s", text);
}
