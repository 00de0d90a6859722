/** @file cli/report.h
    Messages to the person, on standard error: "entente: FILE:LINE: sentence". */
#ifndef ENT_CLI_REPORT_H
#define ENT_CLI_REPORT_H

#include "cli/progress.h"
#include "graph/base/status.h"

/** Where messages go, and which. */
typedef struct {
  bool quiet;           ///< leave out notes; errors are never left out
  CliProgress progress; ///< taken off the screen before a message is printed
} CliReport;

/** @param progress  Show a bar too (unless `quiet`, or standard error is no terminal). */
void cli_report_init(CliReport* report, bool quiet, bool progress);

/** Print an error.
    @param path  The input it belongs to, named if `err` names no file; or NULL. */
void cli_report_error(CliReport* report, const EntError* err, const char* path);

/** Print a remark about an input, unless the report is quiet. */
void cli_report_note(CliReport* report, const char* path, const char* text);

#endif
