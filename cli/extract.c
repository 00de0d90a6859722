#include "cli/actor_line.h"
#include "cli/articles.h"
#include "cli/command.h"
#include "cli/files.h"
#include "cli/lines.h"
#include "cli/rules.h"

#include <unistd.h>

/** What an article turns into. */
typedef EntStatus Format(const EntExtraction* extraction, EntBuffer* out, EntError* err);

typedef struct {
  Format* format;
  EntOutput* output;
  EntBuffer buffer; ///< of one article, kept for the next
} Filter;

static EntStatus format_text(const EntExtraction* extraction, EntBuffer* out, EntError* err) {
  ent_buffer_add_str(out, extraction->article.text);
  ent_buffer_add_byte(out, '\n');
  return ent_buffer_status(out, err);
}

static EntStatus format_actors(const EntExtraction* extraction, EntBuffer* out, EntError* err) {
  for (size_t i = 0; i < extraction->n_actors; i++) {
    ENT_TRY(cli_actor_line(&extraction->article, &extraction->actors[i], out, err));
  }
  return ENT_OK;
}

/** Each article goes out as soon as it is its turn, for whoever reads the pipe. */
static EntStatus write_article(void* handle, const EntBatchItem* item, EntError* err) {
  Filter* filter = handle;
  filter->buffer.length = 0;
  ENT_TRY(filter->format(item->extraction, &filter->buffer, err));
  ENT_TRY(cli_write(filter->output, &filter->buffer, err));
  return ent_output_flush(filter->output, err);
}

static CliExit run(const CliOptions* options) {
  if (options->n_operands == 0) {
    cli_misuse("extract", NULL, "extract needs an INPUT: a file, a folder or -");
    return CLI_MISUSE;
  }
  if (options->actors && options->text) {
    cli_misuse("extract", "--actors", "cannot be joined with --text");
    return CLI_MISUSE;
  }
  if (options->explain && (options->actors || options->text)) {
    cli_misuse("extract", "--explain", "cannot be joined with --actors or --text");
    return CLI_MISUSE;
  }
  if (options->actors_file && options->gold_actors) {
    cli_misuse("extract", "--actors-file", "cannot be joined with --gold-actors");
    return CLI_MISUSE;
  }
  EntError err = {0};
  CliReport report;
  CliTally tally = {0};
  Filter filter = {.format = options->actors ? format_actors
                             : options->text ? format_text
                                             : cli_lines_format};
  const CliArticleCalls calls = {.take = write_article, .handle = &filter};
  cli_report_init(&report, options->quiet, isatty(STDOUT_FILENO) == 0); // lines show progress too
  bool problem = false;
  CliRules rules = {0};
  EntArena* arena = ent_arena_new();
  EntStatus status = arena ? cli_rules_read(&rules, options, NULL, &report, arena, &problem, &err)
                           : ent_no_memory(&err);
  if (status == ENT_OK) {
    status = ent_output_open("-", &filter.output, &err);
  }
  if (status == ENT_OK) {
    status = cli_articles_run(options, rules.given, &report, &calls, &tally, &err);
  }
  if (status == ENT_OK) {
    status = ent_output_commit(filter.output, &err);
  } else {
    ent_output_discard(filter.output);
  }
  ent_buffer_clear(&filter.buffer);
  cli_rules_clear(&rules);
  ent_arena_free(arena);
  if (status != ENT_OK) {
    cli_report_error(&report, &err, NULL);
  }
  return status == ENT_OK && !tally.problem && !problem ? CLI_OK : CLI_FAILED;
}

static const struct poptOption extract_options[] = {
    {"actors", '\0', POPT_ARG_NONE, NULL, CLI_OPTION_ACTORS,
     "Print the actors of each article and where they are named", NULL},
    {"text", '\0', POPT_ARG_NONE, NULL, CLI_OPTION_TEXT,
     "Print the clean text, which all offsets refer to", NULL},
    {"explain", '\0', POPT_ARG_NONE, NULL, CLI_OPTION_EXPLAIN,
     "Add to each triple why it was told: rule, path and factors of its confidence", NULL},
    {"gold-actors", '\0', POPT_ARG_STRING, NULL, CLI_OPTION_GOLD_ACTORS,
     "Take the actors from DIR/ID.json instead of finding them", "DIR"},
    CLI_INCLUDE(cli_keeping_options, NULL),
    CLI_INCLUDE(cli_reading_options, NULL),
    CLI_INCLUDE(cli_help_options, NULL),
    POPT_TABLEEND};

const CliCommand cli_extract = {
    .name = "extract",
    .summary = "print the triples of articles, one JSON object a line",
    .operands = "[OPTION...] INPUT...",
    .about = "Prints what each article states: one line of JSON for each triple of subject,\n"
             "relation and object, in the order of the inputs, or one line for an article without\n"
             "any. INPUT is a text or HTML file, a folder of them (with the folders in it), or -\n"
             "for standard input. The man page describes the lines.\n",
    .examples =
        "  entente extract report.html                         the triples of one article\n"
        "  entente extract articles/ > triples.jsonl           of all articles in a folder\n"
        "  entente extract --text report.html                  the text that offsets count in\n"
        "  find . -name '*.txt' -print0 | xargs -0 entente extract --\n",
    .options = extract_options,
    .run = run,
};
