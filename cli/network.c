#include "cli/network.h"

#include "cli/hidden.h"
#include "cli/view.h"
#include "graph/measures.h"

/** From so many actors on, a person may have to wait for measures. */
enum { LARGE_NETWORK = 2000 };

/** A run of reading. */
typedef struct {
  CliNetwork* made;
  uint32_t run;
} Intake;

static EntStatus take_triple(void* handle, const EntTriple* triple, uint32_t run, EntError* err) {
  const Intake* intake = handle;
  EntNetworkBuilder* builder = intake->made->builder;
  bool drop = false;
  ENT_TRY(cli_rules_drop(&intake->made->rules, triple, &drop, err));
  ent_network_builder_set_run(builder, intake->run > 0 ? intake->run : run);
  return drop ? ENT_OK : ent_network_builder_add(builder, triple, err);
}

/** A builder that obeys what people say. */
static EntStatus prepare(CliNetwork* made, const CliOptions* options, const CliSource* source,
                         EntError* err) {
  made->arena = ent_arena_new();
  made->builder = ent_network_builder_new(options->min_confidence);
  if (!made->arena || !made->builder) {
    return ent_no_memory(err);
  }
  ENT_TRY(cli_rules_read(&made->rules, options, source->store, &made->report, made->arena,
                         &made->problem, err));
  return cli_rules_apply(&made->rules, made->builder, err);
}

EntStatus cli_network_read(CliNetwork* made, const CliOptions* options, const CliSource* source,
                           uint32_t run, EntError* err) {
  if (!made->builder) {
    ENT_TRY(prepare(made, options, source, err));
  }
  Intake intake = {made, run};
  const EntTripleSink sink = {.triple = take_triple, .handle = &intake};
  const EntStatus status = cli_source_read(source, &made->report, &sink, &made->tally, err);
  made->problem = made->problem || made->tally.problem;
  return status;
}

EntStatus cli_network_choose(CliNetwork* made, const CliOptions* options, EntError* err) {
  cli_rules_tell_unmatched(&made->rules, &made->report);
  return cli_view_make(options, made->builder, &made->report, made->arena, &made->view,
                       &made->problem, err);
}

/** A measure of a large network goes on. */
static void tell_progress(void* handle, const char* measure, double percent) {
  (void)measure;
  cli_progress_set(handle, (size_t)percent);
}

EntStatus cli_network_make(CliNetwork* made, const EntView* view, EntNetwork** network,
                           EntError* err) {
  ENT_TRY(ent_network_build(made->builder, view, network, err));
  EntMeasureOptions how = {.slow_too = made->slow_too, .without_layout = !made->with_layout};
  if ((*network)->n_nodes > LARGE_NETWORK) {
    how.progress = tell_progress;
    how.handle = &made->report.progress;
    cli_progress_start(&made->report.progress, 100, "% of a measure");
  }
  const EntStatus status = ent_network_measure(*network, &how, err);
  cli_progress_erase(&made->report.progress);
  return status;
}

void cli_network_tell_hidden(CliNetwork* made, const EntNetwork* network) {
  EntBuffer hidden = {0};
  if (cli_hidden_add(&hidden, &network->hidden) && !hidden.failed) {
    cli_report_note(&made->report, "hidden", hidden.bytes);
  }
  ent_buffer_clear(&hidden);
}

EntStatus cli_network_load(CliNetwork* made, const CliOptions* options, const CliSource* source,
                           EntError* err) {
  ENT_TRY(cli_network_read(made, options, source, 0, err));
  ENT_TRY(cli_network_choose(made, options, err));
  ENT_TRY(cli_network_make(made, &made->view, &made->network, err));
  cli_network_tell_hidden(made, made->network);
  return ENT_OK;
}

CliExit cli_network_end(CliNetwork* made, EntStatus status, const EntError* err, EntBuffer* out) {
  CliExit result = CLI_OK;
  if (status != ENT_OK) {
    cli_report_error(&made->report, err, NULL);
    result = CLI_FAILED;
  } else if (out->length > 0) {
    result = cli_print(out->bytes);
  }
  if (made->problem) {
    result = CLI_FAILED;
  }
  ent_buffer_clear(out);
  ent_network_free(made->network);
  ent_network_builder_free(made->builder);
  cli_rules_clear(&made->rules);
  ent_arena_free(made->arena);
  *made = (CliNetwork){0};
  return result;
}
