#include "cli/changes.h"
#include "cli/command.h"
#include "cli/network.h"

#include <stdint.h>
#include <stdlib.h>

/** Two periods of one source, or two sources. */
typedef struct {
  CliSource sources[2];
  size_t n_sources; ///< 1 or 2
  EntDate since[2];
  EntDate until[2];
} Sides;

/** A limit of a period; nothing stands for none. */
static bool parse_limit(EntStr text, EntDate* date) {
  *date = (EntDate){0};
  return text.length == 0 || ent_date_parse(text, date);
}

/** A date, or two with ".." between, of which one may be missing. */
static bool parse_period(const char* text, EntDate* since, EntDate* until) {
  const char* dots = strstr(text, "..");
  if (!dots) {
    const bool parsed = ent_date_parse(ent_str(text), since);
    *until = *since;
    return parsed;
  }
  const EntStr first = {text, (size_t)(dots - text)};
  return parse_limit(first, since) && parse_limit(ent_str(dots + 2), until) &&
         (ent_date_known(*since) || ent_date_known(*until));
}

/** The source that an operand names: a file of triples, or a store. */
static CliSource source_of(const char* const* operand) {
  return cli_source_is_file(*operand) ? (CliSource){.files = operand, .n_files = 1}
                                      : (CliSource){.store = *operand};
}

/** Two operands are what is compared; with periods, the source is a store or one more operand.
    @return false after misuse. */
static bool understand(const CliOptions* options, Sides* sides) {
  const char* const* operands = options->operands;
  *sides = (Sides){.n_sources = 2};
  if (options->n_operands < 2) {
    cli_misuse("compare", NULL, "compare needs two periods, or two stores or files of triples");
    return false;
  }
  const bool periods = parse_period(operands[0], &sides->since[0], &sides->until[0]) &&
                       parse_period(operands[1], &sides->since[1], &sides->until[1]);
  if (!periods && (options->n_operands > 2 || options->store)) {
    cli_misuse("compare", operands[0],
               "is no period: 2003, 2003-04..2006, ..2006 or 2006.. (both must be)");
    return false;
  }
  if (!periods) {
    sides->since[0] = sides->since[1] = options->since;
    sides->until[0] = sides->until[1] = options->until;
    sides->sources[0] = source_of(&operands[0]);
    sides->sources[1] = source_of(&operands[1]);
    return true;
  }
  sides->n_sources = 1;
  sides->sources[0] = (CliSource){
      .store = options->store, .files = operands + 2, .n_files = options->n_operands - 2};
  if (!options->store && options->n_operands == 2) {
    cli_misuse("compare", NULL, "name a store (--store FILE) or a file of triples as well");
    return false;
  }
  if (ent_date_known(options->since) || ent_date_known(options->until)) {
    cli_misuse("compare", NULL, "--since, --until and --at cannot be joined with periods");
    return false;
  }
  return true;
}

/** The two networks, made of one builder, so that an actor is the same in both. */
static EntStatus make(CliNetwork* made, const CliOptions* options, const Sides* sides,
                      EntNetwork* networks[2], EntError* err) {
  for (size_t i = 0; i < sides->n_sources; i++) {
    ENT_TRY(cli_network_read(made, options, &sides->sources[i],
                             sides->n_sources > 1 ? (uint32_t)i + 1 : 0, err));
  }
  ENT_TRY(cli_network_choose(made, options, err));
  for (size_t i = 0; i < 2; i++) {
    EntView view = made->view;
    view.since = sides->since[i];
    view.until = sides->until[i];
    if (sides->n_sources > 1) {
      view.first_run = view.last_run = (uint32_t)i + 1;
    }
    ENT_TRY(cli_network_make(made, &view, &networks[i], err));
  }
  cli_network_tell_hidden(made, networks[1]);
  return ENT_OK;
}

static CliExit run(const CliOptions* options) {
  CliNetwork made = {0};
  EntNetwork* networks[2] = {NULL, NULL};
  CliChanges changes = {.lost_too = true};
  Sides sides;
  EntError err = {0};
  if (!cli_changes_ask(&changes, options, "compare") || !understand(options, &sides)) {
    return CLI_MISUSE;
  }
  cli_report_init(&made.report, options->quiet, true);
  const EntStatus status = make(&made, options, &sides, networks, &err);
  return cli_changes_end(&made, &changes, networks, status, &err);
}

static const struct poptOption compare_options[] = {
    {"top", '\0', POPT_ARG_STRING, NULL, CLI_OPTION_TOP,
     "Show N changes of each kind (default: 10 in a table, else all)", "N"},
    {"format", '\0', POPT_ARG_STRING, NULL, CLI_OPTION_FORMAT,
     "Print a table (the default), csv, or json with one object a line", "FORMAT"},
    CLI_INCLUDE(cli_store_options, NULL),
    CLI_INCLUDE(cli_view_options, NULL),
    CLI_INCLUDE(cli_help_options, NULL),
    POPT_TABLEEND};

const CliCommand cli_compare = {
    .name = "compare",
    .summary = "tell what changed between two periods, or two collections",
    .operands = "[OPTION...] A B [TRIPLES...]",
    .about = "Prints which pairs turned from allies to rivals or back, which splinters, ties and\n"
             "actors are new, which are gone, and who rose and fell. A and B are periods of a\n"
             "store or of TRIPLES (2003, 2003..2006, ..2006, 2006-02..), or two stores or files\n"
             "of triples (in .jsonl).\n",
    .examples = "  entente compare --store iraq.db 2003..2006 2007..2010\n"
                "  entente compare --store iraq.db ..2013 2014.. --format csv > turned.csv\n"
                "  entente compare reuters.jsonl xinhua.jsonl\n",
    .options = compare_options,
    .run = run,
};
