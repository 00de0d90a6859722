#include "cli/articles.h"
#include "cli/command.h"
#include "cli/files.h"
#include "cli/lines.h"
#include "cli/rules.h"
#include "cli/summary.h"
#include "cli/view.h"
#include "export/export.h"
#include "graph/measures.h"
#include "graph/network.h"

static const char DEFAULT_FOLDER[] = "entente-out";

typedef struct {
  CliReport report;
  CliTally tally;
  bool problem; ///< with what a person knows better
  EntArena* arena;
  CliFiles files;
  EntOutput* triples; ///< belongs to `files`; NULL until an article could be read
  size_t n_triples;
  CliRules rules;
  EntNetworkBuilder* builder;
  EntNetwork* network;
  EntBuffer buffer; ///< of one article or file, kept for the next
} Build;

/** The folder is made once there is something to put into it. */
static EntStatus open_triples(Build* build, EntError* err) {
  return build->triples ? ENT_OK
                        : cli_files_add(&build->files, "triples.jsonl",
                                        "every triple with its evidence, one JSON object a line",
                                        &build->triples, err);
}

/** Triples go to their file at once, so that memory holds the network only. */
static EntStatus take_article(void* handle, const EntBatchItem* item, EntError* err) {
  Build* build = handle;
  const EntExtraction* extraction = item->extraction;
  build->buffer.length = 0;
  ENT_TRY(open_triples(build, err));
  ENT_TRY(cli_lines_format(extraction, &build->buffer, err));
  ENT_TRY(cli_write(build->triples, &build->buffer, err));
  for (size_t i = 0; i < extraction->n_triples; i++) {
    ENT_TRY(ent_network_builder_add(build->builder, &extraction->triples[i], err));
  }
  build->n_triples += extraction->n_triples;
  return ENT_OK;
}

/** Write the network in one format. A format that refuses is left out with a remark: a program
    built without Graphviz has no picture, and a picture is not worth the other files. */
static EntStatus write_format(Build* build, const EntFormat* format, EntError* err) {
  EntError refusal = {0};
  EntOutput* output = NULL;
  build->buffer.length = 0;
  const EntStatus status = format->write(build->network, &build->buffer, &refusal);
  if (status == ENT_BACKEND) {
    cli_report_note(&build->report, format->file_name, refusal.text);
    return ENT_OK;
  }
  if (status != ENT_OK) {
    *err = refusal;
    return status;
  }
  ENT_TRY(cli_files_add(&build->files, format->file_name, format->description, &output, err));
  return cli_write(output, &build->buffer, err);
}

static EntStatus write_files(Build* build, EntError* err) {
  size_t n = 0;
  const EntFormat* formats = ent_formats(&n);
  for (size_t i = 0; i < n; i++) {
    if (formats[i].built) {
      ENT_TRY(write_format(build, &formats[i], err));
    }
  }
  ENT_TRY(open_triples(build, err)); // all articles may have been skipped
  return cli_files_commit(&build->files, err);
}

/** From the inputs to the files. @return ENT_OK also when no input could be used. */
static EntStatus make(Build* build, const CliOptions* options, EntError* err) {
  build->arena = ent_arena_new();
  build->builder = ent_network_builder_new(options->min_confidence);
  if (!build->arena || !build->builder) {
    return ent_no_memory(err);
  }
  build->files = (CliFiles){.folder = options->output ? options->output : DEFAULT_FOLDER,
                            .arena = build->arena};
  ENT_TRY(cli_rules_read(&build->rules, options, NULL, &build->report, build->arena,
                         &build->problem, err));
  ENT_TRY(cli_rules_apply(&build->rules, build->builder, err));
  const CliArticleCalls calls = {.take = take_article, .handle = build};
  ENT_TRY(
      cli_articles_run(options, build->rules.given, &build->report, &calls, &build->tally, err));
  if (build->tally.n_read + build->tally.n_foreign == 0) {
    return ENT_OK;
  }
  EntView view;
  cli_rules_tell_unmatched(&build->rules, &build->report);
  ENT_TRY(cli_view_make(options, build->builder, &build->report, build->arena, &view,
                        &build->problem, err));
  ENT_TRY(ent_network_build(build->builder, &view, &build->network, err));
  ENT_TRY(ent_network_measure(build->network, NULL, err));
  return write_files(build, err);
}

static CliExit print_summary(Build* build) {
  const CliSummary summary = {.tally = &build->tally,
                              .n_triples = build->n_triples,
                              .network = build->network,
                              .files = &build->files};
  EntError err = {0};
  build->buffer.length = 0;
  if (cli_summary_format(&summary, &build->buffer, &err) != ENT_OK) {
    cli_report_error(&build->report, &err, NULL);
    return CLI_FAILED;
  }
  return cli_print(build->buffer.bytes);
}

static CliExit run(const CliOptions* options) {
  if (options->n_operands == 0) {
    cli_misuse("build", NULL, "build needs an INPUT: a file, a folder or -");
    return CLI_MISUSE;
  }
  Build build = {0};
  EntError err = {0};
  cli_report_init(&build.report, options->quiet, true);
  CliExit result = CLI_FAILED;
  if (make(&build, options, &err) != ENT_OK) {
    cli_report_error(&build.report, &err, NULL);
  } else if (build.network) {
    result = print_summary(&build);
  }
  if (build.tally.problem || build.problem) {
    result = CLI_FAILED;
  }
  cli_files_discard(&build.files);
  ent_buffer_clear(&build.buffer);
  ent_network_free(build.network);
  ent_network_builder_free(build.builder);
  cli_rules_clear(&build.rules);
  ent_arena_free(build.arena);
  return result;
}

static const struct poptOption build_options[] = {
    {"output", 'o', POPT_ARG_STRING, NULL, CLI_OPTION_OUTPUT,
     "Write the files to DIR (default: entente-out)", "DIR"},
    CLI_INCLUDE(cli_keeping_options, NULL),
    CLI_INCLUDE(cli_reading_options, NULL),
    CLI_INCLUDE(cli_focus_options, "Which part of the network:"),
    CLI_INCLUDE(cli_help_options, NULL),
    POPT_TABLEEND};

const CliCommand cli_build = {
    .name = "build",
    .summary = "make the network of articles, with measures and pictures",
    .operands = "[OPTION...] INPUT...",
    .about =
        "Reads all articles, joins what they state into one network, measures it and writes\n"
        "network.graphml (for Gephi), network.dot, network.svg, actors.csv, ties.csv and\n"
        "triples.jsonl; then tells the most influential actors and the camps. INPUT is a text\n"
        "or HTML file, a folder of them (with the folders in it), or - for standard input.\n",
    .examples = "  entente build articles/                       write to entente-out/\n"
                "  entente build -o iraq articles/iraq/*.html    write to iraq/\n"
                "  entente build --min-confidence 0.7 articles/  keep the surer triples only\n",
    .options = build_options,
    .run = run,
};
