#include "cli/command.h"

#include <stdio.h>
#include <string.h>

static const CliCommand* const commands[] = {
    &cli_build,   &cli_extract, &cli_add, &cli_remove, &cli_status,  &cli_metrics, &cli_export,
    &cli_explain, &cli_compare, &cli_new, &cli_review, &cli_analyze, &cli_help};

const struct poptOption cli_program_options[] = {
    {"version", '\0', POPT_ARG_NONE, NULL, CLI_OPTION_VERSION, "Show the version", NULL},
    CLI_INCLUDE(cli_help_options, NULL),
    POPT_TABLEEND};

enum { N_COMMANDS = sizeof commands / sizeof commands[0] };

const CliCommand* cli_command_find(const char* name) {
  for (size_t i = 0; i < N_COMMANDS; i++) {
    if (strcmp(commands[i]->name, name) == 0) {
      return commands[i];
    }
  }
  return NULL;
}

/** Print a usage line and what popt makes of a table. */
static void print_options(const char* program, const char* operands,
                          const struct poptOption* options) {
  const char* argv[] = {program, NULL};
  poptContext context = poptGetContext(NULL, 1, argv, options, 0);
  if (context) {
    poptSetOtherOptionHelp(context, operands);
    poptPrintHelp(context, stdout, 0);
    (void)poptFreeContext(context);
  }
}

CliExit cli_command_help(const CliCommand* command) {
  char program[64];
  (void)snprintf(program, sizeof program, "entente %s", command->name);
  print_options(program, command->operands, command->options);
  (void)printf("\n%s\nExamples:\n%s", command->about, command->examples);
  return cli_print_end();
}

CliExit cli_program_help(void) {
  print_options("entente", "COMMAND [OPTION...] [INPUT...]", cli_program_options);
  (void)printf("\nReads news articles and tells who is allied with whom, who opposes whom,\nand "
               "who split from whom, with the sentence that says so.\n\nCommands:\n");
  for (size_t i = 0; i < N_COMMANDS; i++) {
    (void)printf("  %-8s  %s\n", commands[i]->name, commands[i]->summary);
  }
  (void)printf("\n\"entente help COMMAND\" tells more of each.\n\nExamples:\n"
               "  entente build articles/            make a network of all articles in a folder\n"
               "  entente extract report.html        print what one article states, as JSON\n"
               "  entente add --store x.db articles/ keep what they say in a file that grows\n");
  return cli_print_end();
}

static CliExit run(const CliOptions* options) {
  if (options->n_operands > 1) {
    cli_misuse("help", options->operands[1], "one command at a time");
    return CLI_MISUSE;
  }
  if (options->n_operands == 0) {
    return cli_program_help();
  }
  const CliCommand* command = cli_command_find(options->operands[0]);
  if (!command) {
    cli_misuse("", options->operands[0], "no such command");
    return CLI_MISUSE;
  }
  return cli_command_help(command);
}

static const struct poptOption help_options[] = {CLI_INCLUDE(cli_help_options, NULL),
                                                 POPT_TABLEEND};

const CliCommand cli_help = {
    .name = "help",
    .summary = "tell how a command is used",
    .operands = "[COMMAND]",
    .about = "Tells how COMMAND is used, or which commands there are.\n",
    .examples = "  entente help build\n",
    .options = help_options,
    .run = run,
};
