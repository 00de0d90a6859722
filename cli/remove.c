#include "cli/command.h"
#include "cli/report.h"
#include "graph/store/store.h"

#include <stdio.h>

/** Take out what has one name. @return whether it was there. */
static bool remove_name(EntStore* store, const char* name, CliReport* report, size_t* total) {
  EntError err = {0};
  size_t n = 0;
  EntStatus status = ent_store_remove(store, name, &n, &err);
  if (status == ENT_OK && n == 0) {
    status = ent_fail(&err, ENT_BAD_INPUT, NULL, 0, "the store has no such article");
  }
  if (status != ENT_OK) {
    cli_report_error(report, &err, name);
  }
  *total += n;
  return status == ENT_OK;
}

static CliExit run(const CliOptions* options) {
  if (!options->store || options->n_operands == 0) {
    cli_misuse("remove", NULL,
               options->store ? "remove needs the NAME of an article"
                              : "remove needs --store FILE");
    return CLI_MISUSE;
  }
  CliReport report;
  EntError err = {0};
  EntStore* store = NULL;
  bool all = true;
  size_t total = 0;
  cli_report_init(&report, false, false);
  if (ent_store_open(options->store, ENT_STORE_WRITE, &store, &err) != ENT_OK) {
    cli_report_error(&report, &err, options->store);
    return CLI_FAILED;
  }
  for (size_t i = 0; i < options->n_operands; i++) {
    all &= remove_name(store, options->operands[i], &report, &total);
  }
  ent_store_close(store);
  (void)printf("Articles  %zu removed\n", total);
  const CliExit result = cli_print_end();
  return all ? result : CLI_FAILED;
}

static const struct poptOption remove_options[] = {
    CLI_INCLUDE(cli_store_options, NULL), CLI_INCLUDE(cli_help_options, NULL), POPT_TABLEEND};

const CliCommand cli_remove = {
    .name = "remove",
    .summary = "take articles out of a store",
    .operands = "--store FILE NAME...",
    .about =
        "Takes articles out of a store, with all that they say. NAME is the path of an article\n"
        "as it was given to add, its name without folder and ending, or the first six or more\n"
        "digits of the SHA-256 digest of its text or file. The next add reads the article\n"
        "again if it is among the inputs.\n",
    .examples = "  entente remove --store iraq.db articles/hoax-2014.html\n",
    .options = remove_options,
    .run = run,
};
