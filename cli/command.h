/** @file cli/command.h
    What a command of the program is. */
#ifndef ENT_CLI_COMMAND_H
#define ENT_CLI_COMMAND_H

#include "cli/options.h"
#include "cli/output.h"

/** A command. */
typedef struct {
  const char* name;
  const char* summary;              ///< half a line
  const char* operands;             ///< as the usage line shows them
  const char* about;                ///< a paragraph or two, ends with a newline
  const char* examples;             ///< command lines with a word on each, end with a newline
  const struct poptOption* options; ///< its popt table
  CliExit (*run)(const CliOptions* options);
} CliCommand;

extern const CliCommand cli_add;
extern const CliCommand cli_analyze;
extern const CliCommand cli_build;
extern const CliCommand cli_compare;
extern const CliCommand cli_explain;
extern const CliCommand cli_export;
extern const CliCommand cli_extract;
extern const CliCommand cli_help;
extern const CliCommand cli_metrics;
extern const CliCommand cli_remove;
extern const CliCommand cli_status;
extern const CliCommand cli_new;
extern const CliCommand cli_review;

/** The command called `name`, or NULL. */
const CliCommand* cli_command_find(const char* name);

/** Print the help of one command to standard output. */
CliExit cli_command_help(const CliCommand* command);

/** The options that stand before a command. */
extern const struct poptOption cli_program_options[];

/** Print the help of the whole program to standard output. */
CliExit cli_program_help(void);

#endif
