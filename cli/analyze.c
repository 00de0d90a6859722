#include "cli/command.h"
#include "cli/files.h"
#include "cli/report.h"
#include "extract/language/analysis.h"
#include "extract/read/plain.h"
#include "graph/base/file.h"

#include <string.h>

/** Largest input, in bytes. */
static const size_t INPUT_LIMIT = (size_t)1 << 30;

/** Analyze one input, read whole, and append it as CoNLL-U. */
typedef EntStatus Analyze(EntStr bytes, const char* path, EntArena* arena, EntBuffer* out,
                          EntError* err);

static EntStatus analyze_text(EntStr bytes, const char* path, EntArena* arena, EntBuffer* out,
                              EntError* err) {
  (void)path;
  EntArticle article;
  EntAnalysis analysis;
  ENT_TRY(ent_read_plain(bytes, arena, &article, err));
  ENT_TRY(ent_analyze(&article, arena, &analysis, err));
  ent_analysis_write(&analysis, &article, out);
  return ent_buffer_status(out, err);
}

static EntStatus analyze_conllu(EntStr bytes, const char* path, EntArena* arena, EntBuffer* out,
                                EntError* err) {
  EntConllu input;
  EntAnalysis analysis;
  ENT_TRY(ent_conllu_read(bytes, path, arena, &input, err));
  ENT_TRY(ent_analyze_conllu(&input, arena, &analysis, err));
  ent_analysis_write_conllu(&analysis, &input, out);
  return ent_buffer_status(out, err);
}

/** One input from file to standard output. @param written  Cleared when the output is at fault. */
static EntStatus run_input(Analyze* analyze, const char* path, EntOutput* output, bool* written,
                           EntError* err) {
  EntBuffer bytes = {0};
  EntBuffer out = {0};
  EntArena* arena = ent_arena_new();
  EntStatus status = arena ? ent_file_read(path, INPUT_LIMIT, &bytes, err) : ent_no_memory(err);
  if (status == ENT_OK) {
    status = analyze((EntStr){bytes.bytes, bytes.length}, path, arena, &out, err);
  }
  if (status == ENT_OK) {
    status = cli_write(output, &out, err);
    if (status == ENT_OK) {
      status = ent_output_flush(output, err);
    }
    *written = status == ENT_OK;
  }
  ent_arena_free(arena);
  ent_buffer_clear(&bytes);
  ent_buffer_clear(&out);
  return status;
}

/** All inputs; one that fails does not stop the others. */
static CliExit run_inputs(const CliOptions* options, Analyze* analyze, EntOutput* output,
                          CliReport* report) {
  CliExit result = CLI_OK;
  bool written = true;
  for (size_t i = 0; written && i < options->n_operands; i++) {
    EntError err = {0};
    if (run_input(analyze, options->operands[i], output, &written, &err) != ENT_OK) {
      cli_report_error(report, &err, options->operands[i]);
      result = CLI_FAILED;
    }
  }
  return result;
}

static CliExit run(const CliOptions* options) {
  Analyze* analyze = analyze_text;
  if (options->n_operands == 0) {
    cli_misuse("analyze", NULL, "analyze needs an INPUT: a file or -");
    return CLI_MISUSE;
  }
  if (options->input && strcmp(options->input, "conllu") == 0) {
    analyze = analyze_conllu;
  } else if (options->input && strcmp(options->input, "text") != 0) {
    cli_misuse("analyze", "--input", "must be text or conllu");
    return CLI_MISUSE;
  }
  EntError err = {0};
  CliReport report;
  EntOutput* output = NULL;
  cli_report_init(&report, options->quiet, false);
  if (ent_output_open("-", &output, &err) != ENT_OK) {
    cli_report_error(&report, &err, NULL);
    return CLI_FAILED;
  }
  const CliExit result = run_inputs(options, analyze, output, &report);
  if (ent_output_commit(output, &err) != ENT_OK && result == CLI_OK) {
    cli_report_error(&report, &err, NULL);
    return CLI_FAILED;
  }
  return result;
}

static const struct poptOption analyze_options[] = {
    {"input", '\0', POPT_ARG_STRING, NULL, CLI_OPTION_INPUT,
     "What INPUT is: text, or conllu, whose sentences and words are kept (default: text)",
     "FORMAT"},
    CLI_INCLUDE(cli_help_options, NULL),
    POPT_TABLEEND};

const CliCommand cli_analyze = {
    .name = "analyze",
    .summary = "print the language analysis of a text, as CoNLL-U",
    .operands = "[OPTION...] INPUT...",
    .about = "Prints sentences, words, lemmas, parts of speech, morphology, dependency trees and\n"
             "named entities (NER=B-Person in the last column) of a text as it stands. Paragraphs\n"
             "are parted by empty lines. INPUT is a file, or - for standard input.\n",
    .examples = "  entente analyze speech.txt > speech.conllu\n"
                "  entente extract --text report.html | entente analyze -\n"
                "  entente analyze --input=conllu treebank.conllu   predict its columns anew\n",
    .options = analyze_options,
    .run = run,
};
