/** @file cli/progress.h
    The progress bar of a person who waits at a terminal. */
#ifndef ENT_CLI_PROGRESS_H
#define ENT_CLI_PROGRESS_H

#include <stdbool.h>
#include <stddef.h>
#include <time.h>

/** A bar on standard error. A zeroed one is never drawn, so callers need not ask. */
typedef struct {
  bool enabled;
  size_t total;
  const char* unit; ///< what is counted: "articles"
  size_t done;
  struct timespec started;
  struct timespec drawn; ///< when the bar was drawn last
  int width;             ///< bytes of the bar that is on the screen; 0 if none is
} CliProgress;

/** Begin to count `total` of the unit, which must outlive the bar. */
void cli_progress_start(CliProgress* progress, size_t total, const char* unit);

/** `done` of all are done; the bar is redrawn as by cli_progress_step(). */
void cli_progress_set(CliProgress* progress, size_t done);

/** One more is done; the bar is redrawn at most ten times a second. */
void cli_progress_step(CliProgress* progress);

/** Take the bar off the screen, before other text is printed or at the end. */
void cli_progress_erase(CliProgress* progress);

#endif
