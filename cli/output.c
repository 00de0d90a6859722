#include "cli/output.h"

#include "cli/report.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

CliExit cli_print_end(void) {
  errno = 0;
  if (fflush(stdout) == 0 && !ferror(stdout)) {
    return CLI_OK;
  }
  CliReport report;
  EntError err = {0};
  (void)ent_fail(&err, ENT_IO, "standard output", 0, "cannot write: %s",
                 strerror(errno ? errno : EIO));
  cli_report_init(&report, true, false);
  cli_report_error(&report, &err, NULL);
  return CLI_FAILED;
}

CliExit cli_print(const char* text) {
  (void)fputs(text, stdout); // cli_print_end() asks whether it worked
  return cli_print_end();
}
