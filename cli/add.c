#include "cli/articles.h"
#include "cli/command.h"
#include "cli/input_key.h"
#include "cli/rules.h"
#include "cli/summary.h"

typedef struct {
  CliReport report;
  CliTally tally;
  bool problem; ///< a line of the actors file cannot be used
  EntStore* store;
  bool again; ///< read what is known, too
  size_t n_triples;
  size_t n_outdated; ///< known inputs that were read with another version or other settings
} Add;

/** Ask the store about an input. @param key  Receives its key; clear it, also after a failure. */
static EntStatus find(const Add* add, const EntInput* input, const char* sha256, CliInputKey* key,
                      EntInputState* state, bool* outdated, EntError* err) {
  ENT_TRY(cli_input_key_make(input, sha256, key, err));
  return ent_store_find(add->store, &key->input, state, outdated, err);
}

/** Called before an input is read, on any thread. */
static EntStatus is_known(void* handle, const EntInput* input, const char* sha256, bool* known,
                          EntError* err) {
  const Add* add = handle;
  CliInputKey key;
  EntInputState state = ENT_INPUT_NEW;
  bool outdated = false;
  if (add->again) {
    return ENT_OK; // as if it were not
  }
  const EntStatus status = find(add, input, sha256, &key, &state, &outdated, err);
  cli_input_key_clear(&key);
  *known = state != ENT_INPUT_NEW;
  return status;
}

/** An input was read: keep all that it says, likely or not. */
static EntStatus put(Add* add, const EntBatchItem* item, const CliInputKey* key, EntError* err) {
  const EntExtraction* extraction = item->extraction;
  const bool english = item->status == ENT_OK;
  add->n_triples += extraction->n_triples;
  return ent_store_add(add->store, &key->input, &extraction->article.info, english,
                       extraction->triples, extraction->n_triples, err);
}

/** An input that was not read. */
static EntStatus put_known(Add* add, const EntBatchItem* item, const CliInputKey* key,
                           EntInputState state, bool outdated, EntError* err) {
  add->n_outdated += outdated;
  return state == ENT_INPUT_RENAMED
             ? ent_store_add_renamed(add->store, &key->input, item->input->path, err)
             : ent_store_commit_old(add->store, err);
}

/** Any input that could be used. It may have become known meanwhile: the same file may stand in two
    folders. */
static EntStatus take(void* handle, const EntBatchItem* item, EntError* err) {
  Add* add = handle;
  CliInputKey key;
  EntInputState state = ENT_INPUT_NEW;
  bool outdated = false;
  EntStatus status = find(add, item->input, item->sha256, &key, &state, &outdated, err);
  if (status == ENT_OK && !item->known && !add->again && state == ENT_INPUT_KNOWN) {
    size_t* counted = item->status == ENT_OK ? &add->tally.n_read : &add->tally.n_foreign;
    --*counted;
    add->tally.n_known++;
  } else if (status == ENT_OK) {
    status =
        item->known ? put_known(add, item, &key, state, outdated, err) : put(add, item, &key, err);
  }
  cli_input_key_clear(&key);
  return status;
}

/** While articles take their time, what is there is made safe. */
static EntStatus idle(void* handle, EntError* err) {
  const Add* add = handle;
  return ent_store_commit(add->store, err);
}

/** All inputs into the store. What was read before something stops it is kept. */
static EntStatus add_inputs(Add* add, const CliOptions* options, const EntGiven* given,
                            EntError* err) {
  const CliArticleCalls calls = {take, take, is_known, idle, add};
  CliOptions all = *options; // denied and unlikely triples too: whoever reads the store chooses
  all.all = true;
  char settings[ENT_DIGEST_SIZE];
  ENT_TRY(cli_input_settings(options, settings, err));
  ENT_TRY(ent_store_begin_run(add->store, ENT_VERSION, settings, err));
  const EntStatus status = cli_articles_run(&all, given, &add->report, &calls, &add->tally, err);
  const EntStatus committed = ent_store_commit(add->store, err);
  return status ? status : committed;
}

/** From the options to the store. */
static EntStatus fill(Add* add, const CliOptions* options, EntError* err) {
  CliRules rules = {0};
  EntArena* arena = ent_arena_new();
  EntStatus status =
      arena ? cli_rules_read(&rules, options, NULL, &add->report, arena, &add->problem, err)
            : ent_no_memory(err);
  if (status == ENT_OK) {
    status = ent_store_open(options->store, ENT_STORE_CREATE, &add->store, err);
  }
  if (status == ENT_OK) {
    status = add_inputs(add, options, rules.given, err);
  }
  cli_rules_clear(&rules);
  ent_arena_free(arena);
  return status;
}

static CliExit print_summary(Add* add) {
  EntBuffer out = {0};
  const uint32_t run = ent_store_run(add->store);
  cli_summary_articles(&add->tally, &out);
  ent_buffer_printf(&out, "Triples   %zu\n", add->n_triples);
  if (run > 0) {
    ent_buffer_printf(&out, "Run       %u\n", (unsigned)run);
  } else {
    ent_buffer_add_text(&out, "Run       none: nothing is new\n");
  }
  EntError err = {0};
  CliExit result = CLI_FAILED;
  if (ent_buffer_status(&out, &err) == ENT_OK) {
    result = cli_print(out.bytes);
  } else {
    cli_report_error(&add->report, &err, NULL);
  }
  ent_buffer_clear(&out);
  return result;
}

/** Known articles are not read again on their own: nobody wants to wait for all of them. */
static void note_outdated(Add* add, const char* path) {
  EntBuffer text = {0};
  ent_buffer_printf(&text,
                    "known articles that were read by another version of the program or with other "
                    "--actors-file or --cues: %zu; --again reads them anew",
                    add->n_outdated);
  if (add->n_outdated > 0 && !text.failed) {
    cli_report_note(&add->report, path, text.bytes);
  }
  ent_buffer_clear(&text);
}

static CliExit run(const CliOptions* options) {
  if (!options->store || options->n_operands == 0) {
    cli_misuse("add", NULL,
               options->store ? "add needs an INPUT: a file, a folder or -"
                              : "add needs --store FILE");
    return CLI_MISUSE;
  }
  Add add = {.again = options->again};
  EntError err = {0};
  CliExit result = CLI_FAILED;
  cli_report_init(&add.report, options->quiet, true);
  if (fill(&add, options, &err) == ENT_OK) {
    note_outdated(&add, options->store);
    result = print_summary(&add);
  } else {
    cli_report_error(&add.report, &err, options->store);
  }
  ent_store_close(add.store);
  return add.problem || add.tally.problem ? CLI_FAILED : result;
}

static const struct poptOption add_options[] = {
    CLI_INCLUDE(cli_store_options, NULL),
    {"again", '\0', POPT_ARG_NONE, NULL, CLI_OPTION_AGAIN,
     "Read articles that the store knows anew, too", NULL},
    CLI_INCLUDE(cli_reading_options, NULL),
    CLI_INCLUDE(cli_help_options, NULL),
    POPT_TABLEEND};

const CliCommand cli_add = {
    .name = "add",
    .summary = "read articles into a store, each one once",
    .operands = "--store FILE [OPTION...] INPUT...",
    .about =
        "Keeps what articles say in a store, one file, which is made if it is missing. What the\n"
        "store knows by its bytes and name is not read again, unless articles.tsv says something\n"
        "else of it now. All triples are kept, likely or not: the commands that make a network\n"
        "choose with --min-confidence. Stopped at any moment, it loses a second of work at most.\n",
    .examples = "  entente add --store iraq.db articles/         read what is new in a folder\n"
                "  entente add --store iraq.db --again articles/ after an update of the program\n",
    .options = add_options,
    .run = run,
};
