/* How fast articles become triples: files read and extracted, on one thread and on all processors.
   usage: bench_extract [INPUT...]   (from the repository root; the fixtures if none is given)
   The inputs are read over and over for about two seconds a line, so the system has them in memory:
   no disk is measured. Words are what blanks part in the clean text, MiB are those of the files. */
#include "extract/batch.h"
#include "tests/timing.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static const double SECONDS = 2;

/** The same inputs many times. */
typedef struct {
  EntInput* items; ///< [n]
  size_t n;
} Load;

/** What a batch gave. */
typedef struct {
  size_t articles;
  size_t triples;
  size_t words;
  double bytes; ///< of the files of `articles`
  double seconds;
} Count;

static size_t count_words(EntStr text) {
  size_t n = 0;
  for (size_t i = 0; i < text.length; i++) {
    const bool blank = text.bytes[i] == ' ' || text.bytes[i] == '\n';
    const bool first = i == 0 || text.bytes[i - 1] == ' ' || text.bytes[i - 1] == '\n';
    n += first && !blank ? 1 : 0;
  }
  return n;
}

/** Files that cannot be used (not English, empty) do not count. */
static EntStatus add(void* handle, const EntBatchItem* item, EntError* err) {
  (void)err;
  Count* count = handle;
  struct stat file;
  if (item->status == ENT_OK && stat(item->input->path, &file) == 0) {
    count->articles++;
    count->triples += item->extraction->n_triples;
    count->words += count_words(item->extraction->article.text);
    count->bytes += (double)file.st_size;
  }
  return ENT_OK;
}

static EntStatus run(const EntExtractor* extractor, const EntInput* inputs, size_t n,
                     unsigned threads, Count* out, EntError* err) {
  *out = (Count){0};
  const EntBatchCalls calls = {.take = add, .handle = out};
  const double start = now();
  const EntStatus status = ent_batch_run(extractor, inputs, n, threads, &calls, err);
  out->seconds = now() - start;
  return status;
}

/** Repeat `inputs` so often that one thread works for SECONDS. Free the result's items. */
static EntStatus make_load(const EntExtractor* extractor, const EntInput* inputs, size_t n,
                           Load* out, EntError* err) {
  Count once = {0};
  ENT_TRY(run(extractor, inputs, n, 1, &once, err));
  if (n == 0 || once.articles == 0) {
    return ent_fail(err, ENT_BAD_INPUT, NULL, 0, "no article");
  }
  const size_t rounds = (size_t)(SECONDS / once.seconds) + 1;
  out->n = rounds * n;
  out->items = calloc(out->n, sizeof *out->items);
  if (!out->items) {
    return ent_no_memory(err);
  }
  for (size_t i = 0; i < out->n; i++) {
    out->items[i] = inputs[i % n];
  }
  return ENT_OK;
}

static EntStatus measure(const EntExtractor* extractor, Load load, EntError* err) {
  const long processors = sysconf(_SC_NPROCESSORS_ONLN);
  const unsigned threads[] = {1, processors > 1 ? (unsigned)processors : 1};
  double alone = 0;
  printf("%7s %9s %9s %10s %8s %10s %8s %6s\n", "threads", "articles", "triples", "words",
         "seconds", "words/s", "MiB/s", "ratio");
  for (size_t i = 0; i < (processors > 1 ? 2 : 1); i++) {
    Count count;
    ENT_TRY(run(extractor, load.items, load.n, threads[i], &count, err));
    const double speed = (double)count.words / count.seconds;
    alone = i == 0 ? speed : alone;
    printf("%7u %9zu %9zu %10zu %8.2f %10.0f %8.2f %6.2f\n", threads[i], count.articles,
           count.triples, count.words, count.seconds, speed, count.bytes / 1048576 / count.seconds,
           speed / alone);
  }
  return ENT_OK;
}

static void tell(void* handle, const EntError* err) {
  (void)handle;
  (void)fprintf(stderr, "bench_extract: %s: %s\n", err->file, err->text);
}

int main(int n_arguments, char** arguments) {
  const char* const fixtures[] = {"fixtures/articles"};
  const EntExtractOptions options = {0};
  EntError err = {0};
  EntInputs* inputs = NULL;
  EntExtractor* extractor = NULL;
  Load load = {0};
  size_t n = 0;
  const bool given = n_arguments > 1;
  EntStatus status =
      ent_inputs_new(given ? (const char* const*)arguments + 1 : fixtures,
                     given ? (size_t)n_arguments - 1 : 1, NULL, tell, NULL, &inputs, &err);
  if (status == ENT_OK) {
    status = ent_extractor_new(&options, &extractor, &err);
  }
  if (status == ENT_OK) {
    const EntInput* list = ent_inputs_list(inputs, &n);
    status = make_load(extractor, list, n, &load, &err);
  }
  if (status == ENT_OK) {
    status = measure(extractor, load, &err);
  }
  if (status != ENT_OK) {
    tell(NULL, &err);
  }
  free(load.items);
  ent_extractor_free(extractor);
  ent_inputs_free(inputs);
  return status == ENT_OK ? EXIT_SUCCESS : EXIT_FAILURE;
}
