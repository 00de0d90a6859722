#include "graph/store/database.h"

/** What is needed while the lists are made. */
typedef struct {
  EntArena* arena; ///< owns the lists
  EntStoreStatus* out;
  size_t capacity; ///< of the list that is made
} Counting;

static EntStatus copy_text(const Counting* counting, EntQuery* query, const char** out,
                           EntError* err) {
  const char* text = ent_row_text(query);
  *out = text ? ent_arena_copy(counting->arena, text, strlen(text)) : NULL;
  return !text || *out ? ENT_OK : ent_no_memory(err);
}

static EntStatus take_articles(Counting* counting, EntQuery* query, EntError* err) {
  EntStoreStatus* out = counting->out;
  (void)err;
  out->n_articles = (size_t)ent_row_number(query);
  out->n_inputs = (size_t)ent_row_number(query);
  out->n_foreign = (size_t)ent_row_number(query);
  out->first = ent_row_date(query);
  out->last = ent_row_date(query);
  return ENT_OK;
}

static EntStatus take_triples(Counting* counting, EntQuery* query, EntError* err) {
  (void)err;
  counting->out->n_triples = (size_t)ent_row_number(query);
  return ENT_OK;
}

static EntStatus take_run(Counting* counting, EntQuery* query, EntError* err) {
  EntStoreStatus* out = counting->out;
  EntStoreRun* runs =
      ent_arena_grow(counting->arena, out->runs, out->n_runs, &counting->capacity, sizeof *runs);
  if (!runs) {
    return ent_no_memory(err);
  }
  out->runs = runs;
  EntStoreRun* run = &runs[out->n_runs++];
  run->number = (uint32_t)ent_row_number(query);
  ENT_TRY(copy_text(counting, query, &run->started, err));
  ENT_TRY(copy_text(counting, query, &run->version, err));
  run->n_articles = (size_t)ent_row_number(query);
  return ENT_OK;
}

static EntStatus take_outlet(Counting* counting, EntQuery* query, EntError* err) {
  EntStoreStatus* out = counting->out;
  EntStoreOutlet* outlets = ent_arena_grow(counting->arena, out->outlets, out->n_outlets,
                                           &counting->capacity, sizeof *outlets);
  if (!outlets) {
    return ent_no_memory(err);
  }
  out->outlets = outlets;
  EntStoreOutlet* outlet = &outlets[out->n_outlets++];
  ENT_TRY(copy_text(counting, query, &outlet->name, err));
  outlet->n_articles = (size_t)ent_row_number(query);
  return ENT_OK;
}

/** Take each row that a statement gives. */
static EntStatus take_rows(EntStore* store, EntSql sql, Counting* counting,
                           EntStatus (*take)(Counting*, EntQuery*, EntError*), EntError* err) {
  EntQuery query;
  bool row = true;
  counting->capacity = 0;
  ENT_TRY(ent_query_start(store, sql, &query, err));
  EntStatus status = ent_query_step(&query, &row, err);
  while (status == ENT_OK && row) {
    status = take(counting, &query, err);
    if (status == ENT_OK) {
      status = ent_query_step(&query, &row, err);
    }
  }
  ent_query_end(&query);
  return status;
}

EntStatus ent_store_status(EntStore* store, EntArena* arena, EntStoreStatus* out, EntError* err) {
  *out = (EntStoreStatus){0};
  Counting counting = {.arena = arena, .out = out};
  ENT_TRY(take_rows(store, ENT_SQL_COUNT_ARTICLES, &counting, take_articles, err));
  ENT_TRY(take_rows(store, ENT_SQL_COUNT_TRIPLES, &counting, take_triples, err));
  ENT_TRY(take_rows(store, ENT_SQL_LIST_RUNS, &counting, take_run, err));
  return take_rows(store, ENT_SQL_LIST_OUTLETS, &counting, take_outlet, err);
}
