#include "graph/store/batch.h"

/** Does the next column hold this text? True if it is NULL: anything will do. */
static bool next_is(EntQuery* query, const char* text) {
  const char* column = ent_row_text(query);
  return !text || (column && strcmp(column, text) == 0);
}

/** Ask for an input by its bytes and something else.
    @param same  Receives whether there is one that was read with the same data. */
static EntStatus find(EntStore* store, EntSql sql, const EntStoreInput* input, const char* other,
                      bool* found, bool* same, bool* outdated, EntError* err) {
  EntQuery query;
  ENT_TRY(ent_query_start(store, sql, &query, err));
  ent_query_digest(&query, input->sha256);
  ent_query_text(&query, other);
  const EntStatus status = ent_query_step(&query, found, err);
  *same = false;
  if (*found) {
    (void)ent_row_number(&query);
    *same = next_is(&query, input->data);
    const bool same_version = next_is(&query, store->version);
    *outdated = !(next_is(&query, store->settings) && same_version);
  }
  ent_query_end(&query);
  return status;
}

/** The store is locked. */
static EntStatus find_input(EntStore* store, const EntStoreInput* input, EntInputState* state,
                            bool* outdated, EntError* err) {
  bool found = false;
  bool same = false;
  *outdated = false;
  *state = ENT_INPUT_NEW;
  ENT_TRY(find(store, ENT_SQL_FIND_INPUT, input, input->id, &found, &same, outdated, err));
  if (found) {
    *state = same ? ENT_INPUT_KNOWN : ENT_INPUT_NEW;
    return ENT_OK;
  }
  ENT_TRY(find(store, ENT_SQL_FIND_BYTES, input, input->data, &found, &same, outdated, err));
  *state = found ? ENT_INPUT_RENAMED : ENT_INPUT_NEW;
  return ENT_OK;
}

EntStatus ent_store_find(EntStore* store, const EntStoreInput* input, EntInputState* state,
                         bool* outdated, EntError* err) {
  (void)pthread_mutex_lock(&store->lock);
  const EntStatus status = find_input(store, input, state, outdated, err);
  (void)pthread_mutex_unlock(&store->lock);
  return status;
}
