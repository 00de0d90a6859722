#include "cli/report.h"

#include "cli/safe.h"

#include <stdio.h>
#include <unistd.h>

void cli_report_init(CliReport* report, bool quiet, bool progress) {
  *report = (CliReport){.quiet = quiet};
  report->progress.enabled = progress && !quiet && isatty(STDERR_FILENO) == 1;
}

/** Print one line. A message that cannot be printed is lost: there is nobody left to tell. */
static void print(CliReport* report, const char* path, unsigned long line, const char* kind,
                  const char* text) {
  EntBuffer message = {0};
  ent_buffer_add_text(&message, "entente: ");
  if (path && path[0]) {
    cli_safe_add(&message, strcmp(path, "-") == 0 ? "standard input" : path);
    if (line > 0) {
      ent_buffer_printf(&message, ":%lu", line);
    }
    ent_buffer_add_text(&message, ": ");
  }
  ent_buffer_add_text(&message, kind);
  cli_safe_add(&message, text);
  cli_progress_erase(&report->progress);
  (void)fprintf(stderr, "%s\n", message.failed ? "entente: out of memory" : message.bytes);
  ent_buffer_clear(&message);
}

void cli_report_error(CliReport* report, const EntError* err, const char* path) {
  const char* text = err->text[0] ? err->text : ent_status_text(err->status);
  print(report, err->file[0] ? err->file : path, err->line, "", text);
}

void cli_report_note(CliReport* report, const char* path, const char* text) {
  if (!report->quiet) {
    print(report, path, 0, "note: ", text);
  }
}
