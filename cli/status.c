#include "cli/command.h"
#include "cli/report.h"
#include "cli/safe.h"
#include "graph/base/json.h"
#include "graph/store/store.h"

/** Runs and outlets that a person is shown. */
enum { N_RUNS_SHOWN = 10, N_OUTLETS_SHOWN = 10 };

/** Print a status. */
typedef EntStatus Format(const char* path, const EntStoreStatus* status, EntBuffer* out,
                         EntError* err);

static const char* plural(size_t n) {
  return n == 1 ? "" : "s";
}

/** "1968-12 to 2020-02-29"; nothing if no article has a date. */
static void add_dates(const EntStoreStatus* status, EntBuffer* out) {
  char first[ENT_DATE_SIZE];
  char last[ENT_DATE_SIZE];
  ent_date_format(status->first, first);
  ent_date_format(status->last, last);
  if (first[0]) {
    ent_buffer_printf(out, "Dates     %s to %s\n", first, last);
  }
}

static void add_runs(const EntStoreStatus* status, EntBuffer* out) {
  const size_t hidden = status->n_runs > N_RUNS_SHOWN ? status->n_runs - N_RUNS_SHOWN : 0;
  ent_buffer_printf(out, "\nRuns      %zu%s\n", status->n_runs,
                    hidden > 0 ? ", the last ones" : "");
  for (size_t i = hidden; i < status->n_runs; i++) {
    const EntStoreRun* run = &status->runs[i];
    ent_buffer_printf(out, "  %4u  ", (unsigned)run->number);
    cli_safe_add(out, run->started);
    ent_buffer_add_text(out, "  entente ");
    cli_safe_add(out, run->version);
    ent_buffer_printf(out, "  %zu article%s\n", run->n_articles, plural(run->n_articles));
  }
}

static void add_outlets(const EntStoreStatus* status, EntBuffer* out) {
  size_t named = 0;
  for (size_t i = 0; i < status->n_outlets; i++) {
    named += status->outlets[i].name != NULL;
  }
  ent_buffer_printf(out, "\nOutlets   %zu\n", named);
  for (size_t i = 0; i < status->n_outlets && i < N_OUTLETS_SHOWN; i++) {
    const EntStoreOutlet* outlet = &status->outlets[i];
    ent_buffer_printf(out, "  %6zu  ", outlet->n_articles);
    cli_safe_add(out, outlet->name ? outlet->name : "not known");
    ent_buffer_add_byte(out, '\n');
  }
  if (status->n_outlets > N_OUTLETS_SHOWN) {
    ent_buffer_printf(out, "          and %zu more\n", status->n_outlets - N_OUTLETS_SHOWN);
  }
}

static EntStatus format_text(const char* path, const EntStoreStatus* status, EntBuffer* out,
                             EntError* err) {
  ent_buffer_add_text(out, "Store     ");
  cli_safe_add(out, path);
  ent_buffer_printf(out, "\nArticles  %zu", status->n_articles);
  if (status->n_inputs > status->n_articles) {
    ent_buffer_printf(out, " (from %zu inputs)", status->n_inputs);
  }
  if (status->n_foreign > 0) {
    ent_buffer_printf(out, ", and %zu not in English", status->n_foreign);
  }
  ent_buffer_printf(out, "\nTriples   %zu\n", status->n_triples);
  add_dates(status, out);
  add_runs(status, out);
  add_outlets(status, out);
  return ent_buffer_status(out, err);
}

static json_t* make_count(size_t n) {
  return json_integer((json_int_t)n);
}

static json_t* make_date(EntDate date) {
  char text[ENT_DATE_SIZE];
  ent_date_format(date, text);
  return ent_json_text(text[0] ? text : NULL);
}

static json_t* make_run(const EntStoreRun* run) {
  return json_pack("{s:o, s:o, s:o, s:o}", "run", json_integer(run->number), "started",
                   ent_json_text(run->started), "version", ent_json_text(run->version), "articles",
                   make_count(run->n_articles));
}

static json_t* make_outlet(const EntStoreOutlet* outlet) {
  return json_pack("{s:o, s:o}", "outlet", ent_json_text(outlet->name), "articles",
                   make_count(outlet->n_articles));
}

/** Append `value`, taking over its reference, unless memory is short. @return the list, or NULL. */
static json_t* append(json_t* list, json_t* value) {
  if (json_array_append_new(list, value) != 0) {
    json_decref(list);
    return NULL;
  }
  return list;
}

static json_t* make_runs(const EntStoreStatus* status) {
  json_t* list = json_array();
  for (size_t i = 0; list && i < status->n_runs; i++) {
    list = append(list, make_run(&status->runs[i]));
  }
  return list;
}

static json_t* make_outlets(const EntStoreStatus* status) {
  json_t* list = json_array();
  for (size_t i = 0; list && i < status->n_outlets; i++) {
    list = append(list, make_outlet(&status->outlets[i]));
  }
  return list;
}

static EntStatus format_json(const char* path, const EntStoreStatus* status, EntBuffer* out,
                             EntError* err) {
  json_t* object = json_object();
  if (object && !(ent_json_set(object, "store", ent_json_text(path)) &&
                  ent_json_set(object, "articles", make_count(status->n_articles)) &&
                  ent_json_set(object, "inputs", make_count(status->n_inputs)) &&
                  ent_json_set(object, "not_english", make_count(status->n_foreign)) &&
                  ent_json_set(object, "triples", make_count(status->n_triples)) &&
                  ent_json_set(object, "first", make_date(status->first)) &&
                  ent_json_set(object, "last", make_date(status->last)) &&
                  ent_json_set(object, "runs", make_runs(status)) &&
                  ent_json_set(object, "outlets", make_outlets(status)))) {
    json_decref(object);
    object = NULL;
  }
  return ent_json_write_line(object, out, err);
}

/** Look into the store and describe it. */
static EntStatus describe(const char* path, Format* format, EntBuffer* out, EntError* err) {
  EntStore* store = NULL;
  EntStoreStatus status;
  EntArena* arena = ent_arena_new();
  EntStatus result = arena ? ent_store_open(path, ENT_STORE_READ, &store, err) : ent_no_memory(err);
  if (result == ENT_OK) {
    result = ent_store_status(store, arena, &status, err);
  }
  if (result == ENT_OK) {
    result = format(path, &status, out, err);
  }
  ent_store_close(store);
  ent_arena_free(arena);
  return result;
}

static CliExit run(const CliOptions* options) {
  const bool json = options->format && strcmp(options->format, "json") == 0;
  if (!options->store) {
    cli_misuse("status", NULL, "status needs --store FILE");
    return CLI_MISUSE;
  }
  if (options->n_operands > 0) {
    cli_misuse("status", options->operands[0], "status takes no operand");
    return CLI_MISUSE;
  }
  if (options->format && !json && strcmp(options->format, "text") != 0) {
    cli_misuse("status", "--format", "must be text or json");
    return CLI_MISUSE;
  }
  CliReport report;
  EntError err = {0};
  EntBuffer out = {0};
  CliExit result = CLI_FAILED;
  cli_report_init(&report, false, false);
  if (describe(options->store, json ? format_json : format_text, &out, &err) == ENT_OK) {
    result = cli_print(out.bytes);
  } else {
    cli_report_error(&report, &err, options->store);
  }
  ent_buffer_clear(&out);
  return result;
}

static const struct poptOption status_options[] = {
    CLI_INCLUDE(cli_store_options, NULL),
    {"format", '\0', POPT_ARG_STRING, NULL, CLI_OPTION_FORMAT,
     "What to print: text, or json (default: text)", "FORMAT"},
    CLI_INCLUDE(cli_help_options, NULL),
    POPT_TABLEEND};

const CliCommand cli_status = {
    .name = "status",
    .summary = "tell what a store holds",
    .operands = "--store FILE [OPTION...]",
    .about =
        "Tells how many articles and triples a store holds, from when and from which outlets,\n"
        "and which runs of add have filled it. With --format=json all runs and outlets are\n"
        "listed, on one line.\n",
    .examples = "  entente status --store iraq.db\n",
    .options = status_options,
    .run = run,
};
