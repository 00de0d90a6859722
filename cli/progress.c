#include "cli/progress.h"

#include <stdio.h>

enum { BAR_WIDTH = 24, LINE_SIZE = 128, SECONDS_PER_MINUTE = 60, SECONDS_PER_HOUR = 3600 };

static const double SECONDS_BETWEEN_DRAWINGS = 0.1;

static struct timespec now(void) {
  struct timespec time = {0};
  (void)clock_gettime(CLOCK_MONOTONIC, &time);
  return time;
}

static double seconds_between(struct timespec from, struct timespec to) {
  return (double)(to.tv_sec - from.tv_sec) + (double)(to.tv_nsec - from.tv_nsec) / 1e9;
}

/** "1:05:09" or "5:09". */
static void format_duration(double seconds, char* out, size_t size) {
  const long all = (long)(seconds + 0.5);
  const long hours = all / SECONDS_PER_HOUR;
  const long minutes = all % SECONDS_PER_HOUR / SECONDS_PER_MINUTE;
  if (hours > 0) {
    (void)snprintf(out, size, "%ld:%02ld:%02ld", hours, minutes, all % SECONDS_PER_MINUTE);
  } else {
    (void)snprintf(out, size, "%ld:%02ld", minutes, all % SECONDS_PER_MINUTE);
  }
}

static void draw(CliProgress* progress, struct timespec time) {
  const double elapsed = seconds_between(progress->started, time);
  const double rate = elapsed > 0 ? (double)progress->done / elapsed : 0;
  const size_t filled = progress->done * BAR_WIDTH / progress->total;
  char bar[BAR_WIDTH + 1] = {0};
  for (size_t i = 0; i < BAR_WIDTH; i++) {
    bar[i] = i < filled ? '#' : '.';
  }
  char left[LINE_SIZE / 4] = "?";
  if (rate > 0) {
    format_duration((double)(progress->total - progress->done) / rate, left, sizeof left);
  }
  char line[LINE_SIZE];
  (void)snprintf(line, sizeof line, "[%s] %zu/%zu %s, %.1f/s, %s left", bar, progress->done,
                 progress->total, progress->unit, rate, left);
  // Blanks over what a longer bar left behind: works on terminals without escape codes.
  const int width = fprintf(stderr, "\r%-*s", progress->width, line) - 1;
  progress->width = width > 0 ? width : 0;
  progress->drawn = time;
}

void cli_progress_start(CliProgress* progress, size_t total, const char* unit) {
  progress->total = total;
  progress->unit = unit;
  progress->done = 0;
  progress->width = 0;
  progress->started = now();
  if (progress->enabled && total > 0) {
    draw(progress, progress->started);
  }
}

void cli_progress_step(CliProgress* progress) {
  cli_progress_set(progress, progress->done + 1);
}

void cli_progress_set(CliProgress* progress, size_t done) {
  progress->done = done;
  if (!progress->enabled || progress->done > progress->total) {
    return;
  }
  const struct timespec time = now();
  if (seconds_between(progress->drawn, time) >= SECONDS_BETWEEN_DRAWINGS) {
    draw(progress, time);
  }
}

void cli_progress_erase(CliProgress* progress) {
  if (progress->width > 0) {
    (void)fprintf(stderr, "\r%*s\r", progress->width, "");
    progress->width = 0;
  }
}
