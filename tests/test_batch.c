/* The batch alone: ent_extract() is a stand-in that sleeps, fails and counts, so that order, the
   bound on memory and the ways to stop can be seen from outside. */
#include "extract/batch.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

enum { N_INPUTS = 60, N_MISSING = 3, SLOTS_PER_THREAD = 4 };

/** The stand-in takes three seconds for this text. */
static const char SLOW[] = "slow";

/** What the stand-in counts. */
struct EntExtractor {
  pthread_mutex_t lock;
  size_t calls;
  size_t alive; ///< extractions not yet cleared
  size_t most_alive;
};

static void count(EntExtractor* counter, bool born) {
  (void)pthread_mutex_lock(&counter->lock);
  counter->calls += born ? 1 : 0;
  counter->alive = born ? counter->alive + 1 : counter->alive - 1;
  counter->most_alive = counter->alive > counter->most_alive ? counter->alive : counter->most_alive;
  (void)pthread_mutex_unlock(&counter->lock);
}

/** Extractors are made by set-up here. */
EntStatus ent_extractor_new(const EntExtractOptions* options, EntExtractor** out, EntError* err) {
  (void)options;
  *out = NULL;
  return ent_fail(err, ENT_BAD_ARG, NULL, 0, "extraction is played here");
}

/** The first bytes of the file are its number; the smaller it is in its group, the longer it takes,
    so that the threads finish out of order. Odd tens fail. */
EntStatus ent_extract(const EntExtractor* extractor, EntStr bytes, const char* path,
                      const EntCatalog* catalog, EntExtraction* out, EntError* err) {
  (void)catalog;
  *out = (EntExtraction){.arena = ent_arena_new()};
  char* number = out->arena ? ent_arena_copy(out->arena, bytes.bytes, bytes.length) : NULL;
  if (!number) {
    abort(); // cmocka cannot fail a test from another thread
  }
  out->article.info.path = path;
  out->notes.items = (EntNote*)(uintptr_t)extractor; // found again by ent_extraction_clear()
  count((EntExtractor*)(uintptr_t)extractor, true);
  out->article.info.id = number;
  const long value = strtol(number, NULL, 10);
  const bool slow = strcmp(number, SLOW) == 0;
  const struct timespec pause = {slow ? 3 : 0, (7 - value % 7) * 300000};
  (void)nanosleep(&pause, NULL);
  return value % 20 == 10 ? ent_fail(err, ENT_BAD_INPUT, path, 0, "article %ld is bad", value)
                          : ENT_OK;
}

void ent_extraction_clear(EntExtraction* extraction) {
  if (extraction && extraction->arena) {
    count((EntExtractor*)extraction->notes.items, false);
    ent_arena_free(extraction->arena);
    *extraction = (EntExtraction){0};
  }
}

typedef struct {
  char folder[32];
  char paths[N_INPUTS][64];
  EntInput inputs[N_INPUTS];
  EntExtractor extractor;
} Fixture;

/** Every twentieth file from the fifth on is missing. */
static bool is_missing(size_t i) {
  return i % 20 == 5;
}

static int setup(void** state) {
  Fixture* f = calloc(1, sizeof *f);
  assert_non_null(f);
  (void)snprintf(f->folder, sizeof f->folder, "/tmp/entente-batch-XXXXXX");
  assert_non_null(mkdtemp(f->folder));
  for (size_t i = 0; i < N_INPUTS; i++) {
    (void)snprintf(f->paths[i], sizeof f->paths[i], "%s/%zu.txt", f->folder, i);
    f->inputs[i].path = f->paths[i];
    FILE* file = is_missing(i) ? NULL : fopen(f->paths[i], "w");
    if (file) {
      assert_true(fprintf(file, "%zu", i) > 0);
      assert_int_equal(fclose(file), 0);
    }
  }
  assert_int_equal(pthread_mutex_init(&f->extractor.lock, NULL), 0);
  *state = f;
  return 0;
}

static int teardown(void** state) {
  Fixture* f = *state;
  for (size_t i = 0; i < N_INPUTS; i++) {
    (void)unlink(f->paths[i]);
  }
  assert_int_equal(rmdir(f->folder), 0);
  assert_int_equal(pthread_mutex_destroy(&f->extractor.lock), 0);
  free(f);
  return 0;
}

/** Checks each item as it comes, and stops at one of them. */
typedef struct {
  const Fixture* fixture;
  pthread_t thread;
  size_t seen;
  size_t stop_at; ///< N_INPUTS for never
} Collector;

static EntStatus collect(void* handle, const EntBatchItem* item, EntError* err) {
  Collector* c = handle;
  const size_t i = c->seen++;
  char number[24];
  (void)snprintf(number, sizeof number, "%zu", i);
  assert_true(pthread_equal(pthread_self(), c->thread));
  assert_ptr_equal(item->input, &c->fixture->inputs[i]);
  assert_non_null(item->extraction);
  if (is_missing(i)) {
    assert_int_equal(item->status, ENT_IO);
    assert_string_equal(item->error->file, c->fixture->paths[i]);
    assert_int_equal(item->extraction->notes.count, 0);
  } else {
    assert_int_equal(item->status, i % 20 == 10 ? ENT_BAD_INPUT : ENT_OK);
    assert_int_equal(item->error->status, item->status);
    assert_string_equal(item->extraction->article.info.id, number);
  }
  return i == c->stop_at ? ent_fail(err, ENT_IO, "sink", 0, "full") : ENT_OK;
}

/** What ent_batch_run() calls for a collector. */
static EntBatchCalls calls_of(Collector* collector) {
  return (EntBatchCalls){.take = collect, .handle = collector};
}

static Collector collector(const Fixture* f, size_t stop_at) {
  return (Collector){.fixture = f, .thread = pthread_self(), .stop_at = stop_at};
}

static void all_inputs_come_in_order(void** state) {
  Fixture* f = *state;
  static const unsigned threads[] = {1, 2, 8, 0, 100};
  for (size_t t = 0; t < sizeof threads / sizeof threads[0]; t++) {
    EntError err = {0};
    Collector c = collector(f, N_INPUTS);
    const EntBatchCalls calls = calls_of(&c);
    f->extractor.calls = 0;
    assert_int_equal(ent_batch_run(&f->extractor, f->inputs, N_INPUTS, threads[t], &calls, &err),
                     ENT_OK);
    assert_int_equal(err.status, ENT_OK);
    assert_int_equal(c.seen, N_INPUTS);
    assert_int_equal(f->extractor.calls, N_INPUTS - N_MISSING);
    assert_int_equal(f->extractor.alive, 0);
  }
}

static void few_articles_are_in_memory(void** state) {
  Fixture* f = *state;
  Collector c = collector(f, N_INPUTS);
  const EntBatchCalls calls = calls_of(&c);
  assert_int_equal(ent_batch_run(&f->extractor, f->inputs, N_INPUTS, 2, &calls, NULL), ENT_OK);
  assert_in_range(f->extractor.most_alive, 1, 2 * SLOTS_PER_THREAD);
}

static void sink_stops_the_batch(void** state) {
  Fixture* f = *state;
  static const size_t stops[] = {0, 4, N_INPUTS - 1};
  for (size_t s = 0; s < sizeof stops / sizeof stops[0]; s++) {
    EntError err = {0};
    Collector c = collector(f, stops[s]);
    const EntBatchCalls calls = calls_of(&c);
    f->extractor.calls = 0;
    assert_int_equal(ent_batch_run(&f->extractor, f->inputs, N_INPUTS, 3, &calls, &err), ENT_IO);
    assert_string_equal(err.text, "full");
    assert_int_equal(c.seen, stops[s] + 1);
    assert_int_equal(f->extractor.alive, 0);
    // the window, and what a thread may have taken while the sink was at work
    assert_true(f->extractor.calls <= stops[s] + 1 + (size_t)3 * SLOTS_PER_THREAD);
  }
}

static void nothing_to_do_is_fine(void** state) {
  Fixture* f = *state;
  Collector c = collector(f, N_INPUTS);
  const EntBatchCalls calls = calls_of(&c);
  assert_int_equal(ent_batch_run(&f->extractor, NULL, 0, 4, &calls, NULL), ENT_OK);
  assert_int_equal(c.seen, 0);
}

static void too_many_threads_are_refused(void** state) {
  Fixture* f = *state;
  EntError err = {0};
  Collector c = collector(f, N_INPUTS);
  const EntBatchCalls calls = calls_of(&c);
  assert_int_equal(ent_batch_run(&f->extractor, f->inputs, N_INPUTS, 1025, &calls, &err),
                   ENT_BAD_ARG);
  assert_string_not_equal(err.text, "");
  assert_int_equal(c.seen, 0);
}

/** Counts what is asked, and knows every third input by its digest. */
typedef struct {
  const Fixture* fixture;
  pthread_mutex_t lock;
  size_t asked;
  size_t known;
  size_t read;
  size_t idle;
} Knower;

static EntStatus know(void* handle, const EntInput* input, const char* sha256, bool* known,
                      EntError* err) {
  Knower* k = handle;
  const size_t i = (size_t)(input - k->fixture->inputs);
  char number[24];
  char digest[ENT_DIGEST_SIZE];
  (void)snprintf(number, sizeof number, "%zu", i);
  ent_digest(ent_str(number), digest);
  if (strcmp(digest, sha256) != 0) {
    abort(); // cmocka cannot fail a test from another thread
  }
  (void)pthread_mutex_lock(&k->lock);
  k->asked++;
  (void)pthread_mutex_unlock(&k->lock);
  *known = i % 3 == 0;
  return i == 7 ? ent_fail(err, ENT_IO, "store", 0, "gone") : ENT_OK;
}

static EntStatus take_known(void* handle, const EntBatchItem* item, EntError* err) {
  Knower* k = handle;
  const size_t i = (size_t)(item->input - k->fixture->inputs);
  (void)err;
  assert_int_equal(item->known, i % 3 == 0 && !is_missing(i));
  assert_int_equal(strlen(item->sha256), is_missing(i) ? 0 : ENT_DIGEST_SIZE - 1);
  if (item->known) {
    assert_int_equal(item->status, ENT_OK);
    assert_null(item->extraction->arena);
    assert_int_equal(item->extraction->notes.count, 0);
    k->known++;
  } else if (i == 7) {
    assert_int_equal(item->status, ENT_IO);
    assert_string_equal(item->error->text, "gone");
  } else if (!is_missing(i)) {
    assert_non_null(item->extraction->arena);
    k->read++;
  }
  return ENT_OK;
}

static void known_inputs_are_not_extracted(void** state) {
  Fixture* f = *state;
  Knower k = {.fixture = f, .lock = PTHREAD_MUTEX_INITIALIZER};
  const EntBatchCalls calls = {.take = take_known, .known = know, .handle = &k};
  assert_int_equal(ent_batch_run(&f->extractor, f->inputs, N_INPUTS, 3, &calls, NULL), ENT_OK);
  assert_int_equal(k.asked, N_INPUTS - N_MISSING);
  assert_int_equal(f->extractor.calls, k.read);
  assert_int_equal(k.known + k.read, N_INPUTS - N_MISSING - 1); // and one that could not be asked
  assert_int_equal(f->extractor.alive, 0);
}

static EntStatus use_time(void* handle, EntError* err) {
  Knower* k = handle;
  return ++k->idle == 2 ? ent_fail(err, ENT_IO, "store", 0, "full") : ENT_OK;
}

static void waiting_is_used(void** state) {
  Fixture* f = *state;
  EntError err = {0};
  Knower k = {.fixture = f};
  const EntBatchCalls calls = {.take = take_known, .idle = use_time, .handle = &k};
  FILE* file = fopen(f->paths[0], "w");
  assert_non_null(file);
  assert_true(fputs(SLOW, file) >= 0);
  assert_int_equal(fclose(file), 0);
  assert_int_equal(ent_batch_run(&f->extractor, f->inputs, 1, 1, &calls, &err), ENT_IO);
  assert_string_equal(err.text, "full");
  assert_int_equal(k.idle, 2);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(all_inputs_come_in_order, setup, teardown),
      cmocka_unit_test_setup_teardown(few_articles_are_in_memory, setup, teardown),
      cmocka_unit_test_setup_teardown(sink_stops_the_batch, setup, teardown),
      cmocka_unit_test_setup_teardown(nothing_to_do_is_fine, setup, teardown),
      cmocka_unit_test_setup_teardown(too_many_threads_are_refused, setup, teardown),
      cmocka_unit_test_setup_teardown(known_inputs_are_not_extracted, setup, teardown),
      cmocka_unit_test_setup_teardown(waiting_is_used, setup, teardown),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
