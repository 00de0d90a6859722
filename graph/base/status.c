#include "graph/base/status.h"

#include <stdarg.h>
#include <stdio.h>

const char* ent_status_text(EntStatus status) {
  switch (status) {
  case ENT_OK:
    return "success";
  case ENT_NO_MEMORY:
    return "out of memory";
  case ENT_BAD_ARG:
    return "bad argument";
  case ENT_BAD_INPUT:
    return "bad input";
  case ENT_NOT_ENGLISH:
    return "not in English";
  case ENT_IO:
    return "input or output failed";
  case ENT_BACKEND:
    return "a library refused";
  }
  return "unknown status";
}

EntStatus ent_fail(EntError* err, EntStatus status, const char* file, unsigned long line,
                   const char* format, ...) {
  if (err && err->status == ENT_OK) {
    va_list args;
    err->status = status;
    err->line = line;
    (void)snprintf(err->file, sizeof err->file, "%s", file ? file : "");
    va_start(args, format);
    (void)vsnprintf(err->text, sizeof err->text, format, args);
    va_end(args);
  }
  return status;
}

EntStatus ent_no_memory(EntError* err) {
  return ent_fail(err, ENT_NO_MEMORY, NULL, 0, "%s", ent_status_text(ENT_NO_MEMORY));
}
