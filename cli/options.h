/** @file cli/options.h
    The options of all commands: declared in popt tables, parsed into one struct. */
#ifndef ENT_CLI_OPTIONS_H
#define ENT_CLI_OPTIONS_H

#include "graph/base/date.h"

#include <popt.h>
#include <stdbool.h>
#include <stddef.h>

/** What popt returns for each option: its short form, if it has one. */
enum {
  CLI_OPTION_HELP = 'h',
  CLI_OPTION_QUIET = 'q',
  CLI_OPTION_FORMAT = 'f',
  CLI_OPTION_OUTPUT = 'o',
  CLI_OPTION_THREADS = 'j',
  CLI_OPTION_ABOUT = 256,
  CLI_OPTION_ACTORS,
  CLI_OPTION_ACTORS_FILE,
  CLI_OPTION_ACTORS_ONLY,
  CLI_OPTION_AGAIN,
  CLI_OPTION_ALL,
  CLI_OPTION_ALL_MEASURES,
  CLI_OPTION_ARTICLES,
  CLI_OPTION_AT,
  CLI_OPTION_BY,
  CLI_OPTION_CSV,
  CLI_OPTION_CSV_IN,
  CLI_OPTION_CUES,
  CLI_OPTION_DECISIONS,
  CLI_OPTION_DIRECTED,
  CLI_OPTION_EXPLAIN,
  CLI_OPTION_FORM,
  CLI_OPTION_GOLD_ACTORS,
  CLI_OPTION_HOPS,
  CLI_OPTION_INPUT,
  CLI_OPTION_MIN_CONFIDENCE,
  CLI_OPTION_MIN_SOURCES,
  CLI_OPTION_MIN_WEIGHT,
  CLI_OPTION_SINCE,
  CLI_OPTION_SINCE_RUN,
  CLI_OPTION_STORE,
  CLI_OPTION_TABLE,
  CLI_OPTION_TEXT,
  CLI_OPTION_TOP,
  CLI_OPTION_UNTIL,
  CLI_OPTION_VERSION
};

/** The options of every command that reads articles. */
extern const struct poptOption cli_reading_options[];

/** Which of the triples that it reads it keeps. */
extern const struct poptOption cli_keeping_options[];

/** --store. */
extern const struct poptOption cli_store_options[];

/** The options of every command that makes a network: which part of it to look at. */
extern const struct poptOption cli_focus_options[];

/** The same for commands that do not read articles, with what these have besides. */
extern const struct poptOption cli_view_options[];

/** --help. */
extern const struct poptOption cli_help_options[];

/** A row that includes one of these tables in the table of a command. popt does not change it,
    though its type says so. */
#define CLI_INCLUDE(table, title)                                                                  \
  { NULL, '\0', POPT_ARG_INCLUDE_TABLE, (void*)(table), 0, (title), NULL }

/** What the user asked for. Zeroed fields are the defaults. */
typedef struct {
  poptContext context;         ///< owns `operands`
  const char* const* operands; ///< [n_operands] what is no option: the inputs
  size_t n_operands;
  char* output;      ///< NULL if not given
  char* articles;    ///< NULL if not given
  char* actors_file; ///< NULL if not given
  char* csv_in;      ///< NULL if not given
  char* cues;        ///< NULL if not given
  char* gold_actors; ///< NULL if not given
  char* input;       ///< NULL if not given
  char* store;       ///< NULL if not given
  char* actors_only; ///< NULL if not given
  char* by;          ///< NULL if not given
  char* decisions;   ///< NULL if not given
  char* format;      ///< NULL if not given
  char* since_run;   ///< NULL if not given
  char* table;       ///< NULL if not given
  char** about;      ///< [n_about] names
  size_t n_about;
  double min_confidence;
  double min_weight; ///< 0 if not given
  size_t min_sources;
  size_t top;     ///< 0 if not given
  unsigned hops;  ///< 1 if not given
  uint32_t forms; ///< bit 1 << EntForm of each; 0 if none is given
  EntDate since;  ///< unknown if not given; `--at` sets both
  EntDate until;
  unsigned threads; ///< 0 for one per processor
  bool quiet;
  bool actors;
  bool again;
  bool all;
  bool all_measures;
  bool csv;
  bool directed;
  bool explain;
  bool text;
  bool help;
  bool version;
} CliOptions;

/** Parse a command line; misuse is reported on standard error.
    @param command  Names the command in messages: "build", or "" for the program itself.
    @param table    The popt table of the command.
    @param flags    POPT_CONTEXT_POSIXMEHARDER to stop at the first operand, or 0.
    @param argv     [argc] The first is skipped. Must outlive `options`.
    @param options  Overwritten; free it with cli_options_clear(), also after a failure.
    @return false after misuse. */
bool cli_options_parse(const char* command, const struct poptOption* table, unsigned flags,
                       int argc, const char** argv, CliOptions* options);

/** Free what the options hold. */
void cli_options_clear(CliOptions* options);

/** Report misuse of `command`: what was named, what is wrong with it, and where help is.
    @param name  The option or word at fault, or NULL. */
void cli_misuse(const char* command, const char* name, const char* text);

#endif
