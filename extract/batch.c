#include "extract/batch.h"

#include "extract/read/read.h"
#include "graph/base/file.h"

#include <errno.h>
#include <pthread.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

enum {
  MAX_THREADS = 1024,
  SLOTS_PER_THREAD = 4,         ///< how far the threads may run ahead of the delivery
  STACK_BYTES = 8 * 1024 * 1024 ///< the same everywhere: some systems give threads 128 KiB
};

/** One article on its way. It is extracted in place, since triples point into it. */
typedef struct {
  bool done;
  bool known;
  EntStatus status;
  EntExtraction extraction;
  EntError error;
  char sha256[ENT_DIGEST_SIZE];
} Slot;

/** What the threads share. `lock` guards all that changes; a slot that is not done belongs to the
    thread that took its input, a done one to the delivering thread. */
typedef struct {
  const EntExtractor* extractor;
  const EntBatchCalls* calls;
  const EntInput* inputs;
  size_t n_inputs;
  Slot* slots; ///< [n_slots] a ring: input i goes into slot i modulo n_slots
  size_t n_slots;
  pthread_mutex_t lock;
  pthread_cond_t room; ///< a slot became free, or the batch stops
  pthread_cond_t done; ///< an article is ready
  size_t taken;        ///< inputs that a thread has taken
  size_t delivered;    ///< inputs whose slot is free again; taken - delivered <= n_slots
  bool stop;
} Batch;

/** Ask whether an input is known, if anybody knows. */
static EntStatus ask(const EntBatchCalls* calls, const EntInput* input, EntStr bytes, Slot* slot) {
  if (!calls->known) {
    return ENT_OK;
  }
  ent_digest(bytes, slot->sha256);
  return calls->known(calls->handle, input, slot->sha256, &slot->known, &slot->error);
}

/** Read and extract one input. */
static void process(const Batch* batch, const EntInput* input, Slot* slot) {
  EntBuffer buffer = {0};
  slot->error = (EntError){0};
  slot->extraction = (EntExtraction){0};
  slot->sha256[0] = '\0';
  slot->known = false;
  slot->status = ent_file_read(input->path, ENT_ARTICLE_LIMIT, &buffer, &slot->error);
  const EntStr bytes = {buffer.bytes, buffer.length};
  if (slot->status == ENT_OK) {
    slot->status = ask(batch->calls, input, bytes, slot);
  }
  if (slot->status == ENT_OK && !slot->known) {
    slot->status = ent_extract(batch->extractor, bytes, input->path, input->catalog,
                               &slot->extraction, &slot->error);
  }
  ent_buffer_clear(&buffer);
}

/** Wait for room and take the next input. @return false when there is nothing left to do. */
static bool take(Batch* batch, size_t* index) {
  (void)pthread_mutex_lock(&batch->lock);
  while (!batch->stop && batch->taken < batch->n_inputs &&
         batch->taken - batch->delivered == batch->n_slots) {
    (void)pthread_cond_wait(&batch->room, &batch->lock);
  }
  const bool more = !batch->stop && batch->taken < batch->n_inputs;
  if (more) {
    *index = batch->taken++;
  }
  (void)pthread_mutex_unlock(&batch->lock);
  return more;
}

static void* work(void* handle) {
  Batch* batch = handle;
  size_t index = 0;
  while (take(batch, &index)) {
    Slot* slot = &batch->slots[index % batch->n_slots];
    process(batch, &batch->inputs[index], slot);
    (void)pthread_mutex_lock(&batch->lock);
    slot->done = true;
    (void)pthread_cond_signal(&batch->done);
    (void)pthread_mutex_unlock(&batch->lock);
  }
  return NULL;
}

/** Start up to `n` threads. @return how many run. */
static size_t start(Batch* batch, pthread_t* threads, size_t n) {
  pthread_attr_t attributes;
  if (pthread_attr_init(&attributes) != 0) {
    return 0;
  }
  (void)pthread_attr_setstacksize(&attributes, STACK_BYTES);
  size_t started = 0;
  while (started < n && pthread_create(&threads[started], &attributes, work, batch) == 0) {
    started++;
  }
  (void)pthread_attr_destroy(&attributes);
  return started;
}

/** Tell the threads that no more is wanted, and wait for them. */
static void finish(Batch* batch, const pthread_t* threads, size_t started) {
  (void)pthread_mutex_lock(&batch->lock);
  batch->stop = true;
  (void)pthread_cond_broadcast(&batch->room);
  (void)pthread_mutex_unlock(&batch->lock);
  for (size_t i = 0; i < started; i++) {
    (void)pthread_join(threads[i], NULL);
  }
}

/** Wait until the input in `slot` is ready, at most a second.
    @return whether it is. */
static bool wait_for(Batch* batch, const Slot* slot) {
  struct timespec until;
  int code = 0;
  (void)clock_gettime(CLOCK_REALTIME, &until);
  until.tv_sec++;
  (void)pthread_mutex_lock(&batch->lock);
  while (!slot->done && code != ETIMEDOUT) {
    code = pthread_cond_timedwait(&batch->done, &batch->lock, &until);
  }
  const bool done = slot->done;
  (void)pthread_mutex_unlock(&batch->lock);
  return done;
}

/** Wait until input `index` is ready, and use the time. */
static EntStatus await(Batch* batch, size_t index, EntError* err) {
  const EntBatchCalls* calls = batch->calls;
  EntStatus status = ENT_OK;
  while (status == ENT_OK && !wait_for(batch, &batch->slots[index % batch->n_slots])) {
    status = calls->idle ? calls->idle(calls->handle, err) : ENT_OK;
  }
  return status;
}

/** Hand over input `index`, which is ready, and free its slot for another. */
static EntStatus deliver(Batch* batch, size_t index, EntError* err) {
  const EntBatchCalls* calls = batch->calls;
  Slot* slot = &batch->slots[index % batch->n_slots];
  const EntBatchItem item = {.input = &batch->inputs[index],
                             .status = slot->status,
                             .extraction = &slot->extraction,
                             .error = &slot->error,
                             .known = slot->known,
                             .sha256 = slot->sha256};
  const EntStatus status = calls->take(calls->handle, &item, err);
  ent_extraction_clear(&slot->extraction);
  (void)pthread_mutex_lock(&batch->lock);
  slot->done = false;
  batch->delivered++;
  (void)pthread_cond_signal(&batch->room);
  (void)pthread_mutex_unlock(&batch->lock);
  return status;
}

/** Run the batch on threads that are made here and joined before this returns. */
static EntStatus run(Batch* batch, size_t n_threads, EntError* err) {
  pthread_t* threads = calloc(n_threads, sizeof *threads);
  if (!threads) {
    return ent_no_memory(err);
  }
  const size_t started = start(batch, threads, n_threads);
  EntStatus status =
      started > 0 ? ENT_OK : ent_fail(err, ENT_BACKEND, NULL, 0, "no thread could be started");
  for (size_t i = 0; i < batch->n_inputs && status == ENT_OK; i++) {
    status = await(batch, i, err);
    if (status == ENT_OK) {
      status = deliver(batch, i, err);
    }
  }
  finish(batch, threads, started);
  for (size_t i = 0; i < batch->n_slots; i++) {
    ent_extraction_clear(&batch->slots[i].extraction); // what a stopped batch left behind
  }
  free(threads);
  return status;
}

/** Threads worth starting: one per processor unless the caller says so, and none without work. */
static size_t count_threads(unsigned wanted, size_t n_inputs) {
  size_t n = wanted;
  if (n == 0) {
    const long processors = sysconf(_SC_NPROCESSORS_ONLN);
    n = processors > 0 ? (size_t)processors : 1;
  }
  n = n < MAX_THREADS ? n : MAX_THREADS;
  return n < n_inputs ? n : n_inputs;
}

EntStatus ent_batch_run(const EntExtractor* extractor, const EntInput* inputs, size_t n_inputs,
                        unsigned n_threads, const EntBatchCalls* calls, EntError* err) {
  if (n_threads > MAX_THREADS) {
    return ent_fail(err, ENT_BAD_ARG, NULL, 0, "more than %d threads", MAX_THREADS);
  }
  if (n_inputs == 0) {
    return ENT_OK;
  }
  const size_t threads = count_threads(n_threads, n_inputs);
  Batch batch = {.extractor = extractor,
                 .calls = calls,
                 .inputs = inputs,
                 .n_inputs = n_inputs,
                 .n_slots = threads * SLOTS_PER_THREAD,
                 .lock = PTHREAD_MUTEX_INITIALIZER,
                 .room = PTHREAD_COND_INITIALIZER,
                 .done = PTHREAD_COND_INITIALIZER};
  Slot* slots = calloc(batch.n_slots, sizeof *slots);
  if (!slots) {
    return ent_no_memory(err);
  }
  batch.slots = slots;
  const EntStatus status = run(&batch, threads, err);
  (void)pthread_cond_destroy(&batch.done);
  (void)pthread_cond_destroy(&batch.room);
  (void)pthread_mutex_destroy(&batch.lock);
  free(slots);
  return status;
}
