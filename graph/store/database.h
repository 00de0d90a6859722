/** @file graph/store/database.h
    The database under a store: opening it, its statements, and what goes wrong with them. */
#ifndef ENT_GRAPH_STORE_DATABASE_H
#define ENT_GRAPH_STORE_DATABASE_H

#include "graph/store/store.h"

#include <pthread.h>
#include <sqlite3.h>
#include <time.h>

/** The statements, each prepared when it is first wanted. */
typedef enum {
  ENT_SQL_BEGIN,
  ENT_SQL_COMMIT,
  ENT_SQL_ROLLBACK,
  ENT_SQL_ADD_RUN,
  ENT_SQL_FIND_INPUT,
  ENT_SQL_FIND_BYTES,
  ENT_SQL_ADD_ARTICLE,
  ENT_SQL_CHANGE_ARTICLE,
  ENT_SQL_ADD_ACTOR,
  ENT_SQL_ADD_SENTENCE,
  ENT_SQL_ADD_TRIPLE,
  ENT_SQL_COPY_ARTICLE,
  ENT_SQL_COPY_ACTORS,
  ENT_SQL_COPY_SENTENCES,
  ENT_SQL_COPY_TRIPLES,
  ENT_SQL_DELETE_ARTICLE,
  ENT_SQL_DELETE_ACTORS,
  ENT_SQL_DELETE_SENTENCES,
  ENT_SQL_DELETE_TRIPLES,
  ENT_SQL_NAMED_BY_PATH,
  ENT_SQL_NAMED_BY_ID,
  ENT_SQL_NAMED_BY_DIGEST,
  ENT_SQL_READ_ARTICLES,
  ENT_SQL_READ_ACTORS,
  ENT_SQL_READ_SENTENCES,
  ENT_SQL_READ_TRIPLES,
  ENT_SQL_COUNT_ARTICLES,
  ENT_SQL_COUNT_TRIPLES,
  ENT_SQL_LIST_RUNS,
  ENT_SQL_LIST_OUTLETS
} EntSql;
enum { ENT_N_SQL = ENT_SQL_LIST_OUTLETS + 1 };

struct EntStore {
  pthread_mutex_t lock; ///< held by every public function
  sqlite3* database;
  sqlite3_stmt* statements[ENT_N_SQL];
  char* path;
  char* version; ///< NULL while there is no run
  char* settings;
  uint32_t run;       ///< 0 while it has no place in the store
  uint32_t batch_run; ///< what `run` was before the open batch
  bool in_batch;
  size_t n_batch;        ///< articles of the open batch
  struct timespec began; ///< when the open batch did
};

/** A statement at work: parameters go in one after the other, then columns come out. */
typedef struct {
  EntStore* store;
  sqlite3_stmt* statement;
  int parameter; ///< the last one that was set
  int column;    ///< the next one to take
  bool failed;   ///< a parameter could not be set: memory is short
} EntQuery;

/** Get a statement ready. End it with ent_query_end(). */
EntStatus ent_query_start(EntStore* store, EntSql which, EntQuery* query, EntError* err);

/** Set the next parameter. Texts and bytes are borrowed until ent_query_end(); NULL is NULL. */
void ent_query_text(EntQuery* query, const char* text);
void ent_query_bytes(EntQuery* query, EntStr bytes);
void ent_query_digest(EntQuery* query, const char sha256[ENT_DIGEST_SIZE]);
void ent_query_number(EntQuery* query, int64_t number);
void ent_query_date(EntQuery* query, EntDate date);

/** Go to the next row. @param row  Receives whether there is one; NULL if none is wanted. */
EntStatus ent_query_step(EntQuery* query, bool* row, EntError* err);

/** Take the next column of the row. Texts and bytes are valid until the next step. */
const char* ent_row_text(EntQuery* query);
EntStr ent_row_bytes(EntQuery* query);
int64_t ent_row_number(EntQuery* query);
void ent_row_digest(EntQuery* query, char sha256[ENT_DIGEST_SIZE]);
EntDate ent_row_date(EntQuery* query);

/** Give the statement back. */
void ent_query_end(EntQuery* query);

/** ent_query_step() for a statement that gives no row, and ent_query_end(). */
EntStatus ent_query_run(EntQuery* query, EntError* err);

/** Start, run and end a statement without parameters. */
EntStatus ent_store_execute(EntStore* store, EntSql which, EntError* err);

/** Fill `err` with what went wrong in the database. */
EntStatus ent_store_failed(EntStore* store, int code, EntError* err);

#endif
