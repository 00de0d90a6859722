#include "cli/changes.h"
#include "cli/command.h"
#include "cli/network.h"
#include "graph/store/store.h"

#include <ctype.h>
#include <stdint.h>
#include <stdlib.h>

/** Since when: a run, or the first that began on a day or later. */
typedef struct {
  uint32_t run;
  EntDate date; ///< unknown if a run is given
} Since;

/** "12", or a date. */
static bool parse_since(const char* text, Since* out) {
  char* end = NULL;
  *out = (Since){0};
  if (strlen(text) != 4 || !isdigit((unsigned char)text[0])) { // four digits are a year
    const unsigned long run = isdigit((unsigned char)text[0]) ? strtoul(text, &end, 10) : 0;
    if (end && *end == '\0' && run > 0 && run < UINT32_MAX) {
      out->run = (uint32_t)run;
      return true;
    }
  }
  return ent_date_parse(ent_str(text), &out->date);
}

/** The first run since then; one behind the last if none began later. */
static EntStatus find_run(const char* path, const Since* since, EntArena* arena, uint32_t* run,
                          EntError* err) {
  EntStore* store = NULL;
  EntStoreStatus held = {0};
  char day[ENT_DATE_SIZE];
  ENT_TRY(ent_store_open(path, ENT_STORE_READ, &store, err));
  const EntStatus status = ent_store_status(store, arena, &held, err);
  ent_store_close(store);
  ent_date_format(since->date, day);
  *run = since->run;
  for (size_t i = 0; status == ENT_OK && since->run == 0; i++) {
    if (i == held.n_runs) {
      *run = held.n_runs > 0 ? held.runs[i - 1].number + 1 : 1;
      break;
    }
    if (strncmp(held.runs[i].started, day, strlen(day)) >= 0) {
      *run = held.runs[i].number;
      break;
    }
  }
  return status;
}

/** The network before the run, and now. */
static EntStatus make(CliNetwork* made, const CliOptions* options, const Since* since,
                      CliChanges* changes, EntNetwork* networks[2], EntError* err) {
  const CliSource source = {.store = options->store};
  ENT_TRY(cli_network_read(made, options, &source, 0, err));
  ENT_TRY(find_run(options->store, since, made->arena, &changes->since_run, err));
  ENT_TRY(cli_network_choose(made, options, err));
  EntView before = made->view;
  before.last_run = changes->since_run - 1;
  before.first_run = changes->since_run == 1 ? UINT32_MAX : 0; // before the first there is nothing
  ENT_TRY(cli_network_make(made, &before, &networks[0], err));
  ENT_TRY(cli_network_make(made, &made->view, &networks[1], err));
  cli_network_tell_hidden(made, networks[1]);
  return ENT_OK;
}

/** @return false after misuse. */
static bool understand(const CliOptions* options, Since* since, CliChanges* changes) {
  if (!options->store || options->n_operands > 0) {
    cli_misuse("new", options->n_operands > 0 ? options->operands[0] : NULL,
               "new needs a store (--store FILE), and nothing else");
    return false;
  }
  if (!options->since_run || !parse_since(options->since_run, since)) {
    cli_misuse("new", "--since-run",
               "needs the number of a run, or a date (entente status has both)");
    return false;
  }
  return cli_changes_ask(changes, options, "new");
}

static CliExit run(const CliOptions* options) {
  CliNetwork made = {0};
  EntNetwork* networks[2] = {NULL, NULL};
  CliChanges changes = {0};
  Since since;
  EntError err = {0};
  if (!understand(options, &since, &changes)) {
    return CLI_MISUSE;
  }
  cli_report_init(&made.report, options->quiet, true);
  const EntStatus status = make(&made, options, &since, &changes, networks, &err);
  return cli_changes_end(&made, &changes, networks, status, &err);
}

static const struct poptOption new_options[] = {
    {"since-run", '\0', POPT_ARG_STRING, NULL, CLI_OPTION_SINCE_RUN,
     "Since run N of entente add, or since the first run of a DATE or later", "N|DATE"},
    {"top", '\0', POPT_ARG_STRING, NULL, CLI_OPTION_TOP,
     "Show N changes of each kind (default: 10 in a table, else all)", "N"},
    {"format", '\0', POPT_ARG_STRING, NULL, CLI_OPTION_FORMAT,
     "Print a table (the default), csv, or json with one object a line", "FORMAT"},
    CLI_INCLUDE(cli_store_options, NULL),
    CLI_INCLUDE(cli_view_options, NULL),
    CLI_INCLUDE(cli_help_options, NULL),
    POPT_TABLEEND};

const CliCommand cli_new = {
    .name = "new",
    .summary = "tell what came into a store since a run or a date",
    .operands = "--store FILE --since-run N|DATE [OPTION...]",
    .about = "Prints what came in since: what contradicts a decision that confirmed a tie, pairs\n"
             "that turned from allies to rivals or back, and new splinters, ties and actors.\n",
    .examples = "  entente new --store iraq.db --since-run 12\n"
                "  entente new --store iraq.db --since-run 2026-11-20 --format csv > week.csv\n",
    .options = new_options,
    .run = run,
};
