#include "cli/source.h"

#include "graph/base/intern.h"
#include "graph/store/store.h"
#include "graph/triple_read.h"

/** A run through all that the source names. */
typedef struct {
  CliReport* report;
  const EntTripleSink* sink;
  CliSourceTally* tally;
  EntIntern* digests; ///< of the articles
  bool stopped;       ///< by the sink or for want of memory, and not by a file
} Run;

bool cli_source_of(const CliOptions* options, const char* command, CliSource* source) {
  *source = (CliSource){options->store, options->operands, options->n_operands};
  if (source->store || source->n_files > 0) {
    return true;
  }
  cli_misuse(command, NULL, "name a store (--store FILE) or a file of triples (JSON Lines, or -)");
  return false;
}

bool cli_source_is_file(const char* operand) {
  static const char ending[] = ".jsonl";
  const EntStr name = ent_str(operand);
  const size_t length = sizeof ending - 1;
  return strcmp(operand, "-") == 0 ||
         (name.length > length && strcmp(operand + name.length - length, ending) == 0);
}

static EntStatus count_article(Run* run, const EntArticleInfo* article, EntError* err) {
  if (ent_intern_add(run->digests, ent_str(article->sha256)) == ENT_NONE) {
    return ent_no_memory(err);
  }
  run->tally->n_articles = ent_intern_count(run->digests);
  return ENT_OK;
}

static EntStatus take_triple(void* handle, const EntTriple* triple, uint32_t number,
                             EntError* err) {
  Run* run = handle;
  EntStatus status = count_article(run, triple->article, err);
  run->tally->n_triples++;
  if (status == ENT_OK) {
    status = run->sink->triple(run->sink->handle, triple, number, err);
  }
  run->stopped = status != ENT_OK;
  return status;
}

static EntStatus take_article(void* handle, const EntArticleInfo* article, uint32_t number,
                              EntError* err) {
  Run* run = handle;
  EntStatus status = count_article(run, article, err);
  if (status == ENT_OK && run->sink->article) {
    status = run->sink->article(run->sink->handle, article, number, err);
  }
  run->stopped = status != ENT_OK;
  return status;
}

static void line_problem(void* handle, const char* path, unsigned long line, const char* text) {
  const Run* run = handle;
  EntError problem = {0};
  (void)ent_fail(&problem, ENT_BAD_INPUT, path, line, "%s; line left out", text);
  cli_report_error(run->report, &problem, NULL);
  run->tally->problem = true;
}

/** Read one file. One that cannot be read is reported and stops nothing. */
static EntStatus read_file(Run* run, const char* path, const EntTripleSink* sink, EntError* err) {
  EntError problem = {0};
  const EntStatus status = ent_triples_read(path, sink, line_problem, run, &problem);
  if (status == ENT_OK) {
    return ENT_OK;
  }
  if (run->stopped || status == ENT_NO_MEMORY) {
    *err = problem;
    return status;
  }
  cli_report_error(run->report, &problem, path);
  run->tally->problem = true;
  return ENT_OK;
}

static EntStatus read_store(const char* path, const EntTripleSink* sink, EntError* err) {
  EntStore* store = NULL;
  ENT_TRY(ent_store_open(path, ENT_STORE_READ, &store, err));
  const EntStatus status = ent_store_read(store, sink, err);
  ent_store_close(store);
  return status;
}

EntStatus cli_source_read(const CliSource* source, CliReport* report, const EntTripleSink* sink,
                          CliSourceTally* tally, EntError* err) {
  *tally = (CliSourceTally){0};
  Run run = {.report = report, .sink = sink, .tally = tally, .digests = ent_intern_new()};
  const EntTripleSink counting = {take_triple, take_article, &run};
  EntStatus status = run.digests ? ENT_OK : ent_no_memory(err);
  if (status == ENT_OK && source->store) {
    status = read_store(source->store, &counting, err);
  }
  for (size_t i = 0; status == ENT_OK && i < source->n_files; i++) {
    status = read_file(&run, source->files[i], &counting, err);
  }
  ent_intern_free(run.digests);
  return status;
}
