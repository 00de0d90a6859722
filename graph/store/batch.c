#include "graph/store/batch.h"

#include <stdlib.h>

/** When a batch is committed. */
enum { BATCH_ARTICLES = 64, BATCH_SECONDS = 1 };

/** Replace a copy of a text. */
static EntStatus keep(char** place, const char* text, EntError* err) {
  const size_t size = strlen(text) + 1;
  char* copy = malloc(size);
  if (!copy) {
    return ent_no_memory(err);
  }
  memcpy(copy, text, size);
  free(*place);
  *place = copy;
  return ENT_OK;
}

EntStatus ent_store_begin_run(EntStore* store, const char* version, const char* settings,
                              EntError* err) {
  ENT_TRY(keep(&store->version, version, err));
  ENT_TRY(keep(&store->settings, settings, err));
  store->run = 0;
  return ENT_OK;
}

uint32_t ent_store_run(EntStore* store) {
  return store->run;
}

/** Give the run its place in the store. */
static EntStatus add_run(EntStore* store, EntError* err) {
  EntQuery query;
  bool row = false;
  ENT_TRY(ent_query_start(store, ENT_SQL_ADD_RUN, &query, err));
  ent_query_text(&query, store->version);
  ent_query_text(&query, store->settings);
  const EntStatus status = ent_query_step(&query, &row, err);
  store->run = row ? (uint32_t)ent_row_number(&query) : 0;
  ent_query_end(&query);
  return status;
}

/** Forget all that the open batch wrote. SQLite may have done so already. */
static void give_up(EntStore* store) {
  (void)ent_store_execute(store, ENT_SQL_ROLLBACK, NULL);
  store->in_batch = false;
  store->run = store->batch_run;
}

EntStatus ent_batch_open(EntStore* store, EntError* err) {
  if (store->in_batch) {
    return ENT_OK;
  }
  ENT_TRY(ent_store_execute(store, ENT_SQL_BEGIN, err));
  store->in_batch = true;
  store->n_batch = 0;
  store->batch_run = store->run;
  (void)clock_gettime(CLOCK_MONOTONIC, &store->began);
  const EntStatus status = store->run == 0 && store->version ? add_run(store, err) : ENT_OK;
  if (status != ENT_OK) {
    give_up(store);
  }
  return status;
}

EntStatus ent_batch_commit(EntStore* store, EntError* err) {
  if (!store->in_batch) {
    return ENT_OK;
  }
  const EntStatus status = ent_store_execute(store, ENT_SQL_COMMIT, err);
  if (status != ENT_OK) {
    give_up(store);
  }
  store->in_batch = false;
  return status;
}

/** Is the open batch older than it may get? */
static bool is_old(const EntStore* store) {
  struct timespec now;
  (void)clock_gettime(CLOCK_MONOTONIC, &now);
  const time_t seconds = now.tv_sec - store->began.tv_sec;
  return seconds > BATCH_SECONDS ||
         (seconds == BATCH_SECONDS && now.tv_nsec >= store->began.tv_nsec);
}

EntStatus ent_batch_end(EntStore* store, EntStatus status, EntError* err) {
  if (status != ENT_OK) {
    give_up(store);
    return status;
  }
  return ++store->n_batch >= BATCH_ARTICLES || is_old(store) ? ent_batch_commit(store, err)
                                                             : ENT_OK;
}

EntStatus ent_store_commit(EntStore* store, EntError* err) {
  (void)pthread_mutex_lock(&store->lock);
  const EntStatus status = ent_batch_commit(store, err);
  (void)pthread_mutex_unlock(&store->lock);
  return status;
}

EntStatus ent_store_commit_old(EntStore* store, EntError* err) {
  (void)pthread_mutex_lock(&store->lock);
  const EntStatus status = store->in_batch && is_old(store) ? ent_batch_commit(store, err) : ENT_OK;
  (void)pthread_mutex_unlock(&store->lock);
  return status;
}
