#include "cli/articles.h"

typedef struct {
  CliReport* report;
  const CliArticleCalls* calls;
  CliTally* tally;
} Run;

/** An input that is left out (no line), or a line of a catalog, an actors file or a file of cues.
 */
static void input_problem(void* handle, const EntError* problem) {
  Run* run = handle;
  cli_report_error(run->report, problem, NULL);
  run->tally->problem = true;
  if (problem->line == 0) {
    run->tally->n_failed++;
  }
}

/** A line of the user's cues. */
static void cue_problem(void* handle, const char* path, unsigned long line, const char* text) {
  EntError problem = {0};
  (void)ent_fail(&problem, ENT_BAD_INPUT, path, line, "%s; line left out", text);
  input_problem(handle, &problem);
}

/** An input that is known or not in English. */
static EntStatus pass(const Run* run, const EntBatchItem* item, EntError* err) {
  return run->calls->pass ? run->calls->pass(run->calls->handle, item, err) : ENT_OK;
}

/** Count an input and hand it on. */
static EntStatus take_input(Run* run, const EntBatchItem* item, EntError* err) {
  if (item->status == ENT_OK && item->known) {
    run->tally->n_known++;
    return pass(run, item, err);
  }
  if (item->status == ENT_OK) {
    run->tally->n_read++;
    return run->calls->take(run->calls->handle, item, err);
  }
  if (item->status == ENT_NOT_ENGLISH) {
    run->tally->n_foreign++;
    cli_report_note(run->report, item->input->path, item->error->text);
    return pass(run, item, err);
  }
  run->tally->n_failed++;
  run->tally->problem = true;
  cli_report_error(run->report, item->error, item->input->path);
  return ENT_OK;
}

static EntStatus take_item(void* handle, const EntBatchItem* item, EntError* err) {
  Run* run = handle;
  for (size_t i = 0; i < item->extraction->notes.count; i++) {
    cli_report_note(run->report, item->input->path, item->extraction->notes.items[i].text);
  }
  const EntStatus status = take_input(run, item, err);
  cli_progress_step(&run->report->progress);
  return status;
}

static EntStatus ask_known(void* handle, const EntInput* input, const char* sha256, bool* known,
                           EntError* err) {
  const Run* run = handle;
  return run->calls->known(run->calls->handle, input, sha256, known, err);
}

static EntStatus use_time(void* handle, EntError* err) {
  const Run* run = handle;
  return run->calls->idle ? run->calls->idle(run->calls->handle, err) : ENT_OK;
}

EntStatus cli_articles_run(const CliOptions* options, const EntGiven* given, CliReport* report,
                           const CliArticleCalls* calls, CliTally* tally, EntError* err) {
  Run run = {.report = report, .calls = calls, .tally = tally};
  const EntBatchCalls batch = {take_item, calls->known ? ask_known : NULL, use_time, &run};
  EntInputs* inputs = NULL;
  EntExtractor* extractor = NULL;
  *tally = (CliTally){0};
  EntStatus status = ent_inputs_new(options->operands, options->n_operands, options->articles,
                                    input_problem, &run, &inputs, err);
  const EntExtractOptions how = {.gold_dir = options->gold_actors,
                                 .given = given,
                                 .min_confidence = options->all ? 0 : options->min_confidence,
                                 .all = options->all,
                                 .explain = options->explain,
                                 .cues = options->cues,
                                 .cue_problem = cue_problem,
                                 .cue_handle = &run};
  if (status == ENT_OK) {
    status = ent_extractor_new(&how, &extractor, err);
  }
  if (status == ENT_OK) {
    size_t n = 0;
    const EntInput* list = ent_inputs_list(inputs, &n);
    cli_progress_start(&report->progress, n, "articles");
    status = ent_batch_run(extractor, list, n, options->threads, &batch, err);
    cli_progress_erase(&report->progress);
  }
  ent_extractor_free(extractor);
  ent_inputs_free(inputs);
  return status;
}
