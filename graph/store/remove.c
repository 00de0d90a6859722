#include "graph/store/batch.h"

/** Shortest start of a digest that names an article. */
enum { SHORTEST_DIGEST = 6 };

/** Articles that have a name. */
typedef struct {
  EntArena* arena; ///< owns the numbers
  int64_t* numbers;
  size_t n;
  size_t capacity;
  char sha256[ENT_DIGEST_SIZE]; ///< of the text of the first
  bool several;                 ///< another has another text
} Named;

static EntStatus take_row(EntQuery* query, Named* named, EntError* err) {
  char sha256[ENT_DIGEST_SIZE];
  int64_t* numbers =
      ent_arena_grow(named->arena, named->numbers, named->n, &named->capacity, sizeof *numbers);
  if (!numbers) {
    return ent_no_memory(err);
  }
  named->numbers = numbers;
  numbers[named->n] = ent_row_number(query);
  ent_row_digest(query, sha256);
  if (named->n++ == 0) {
    memcpy(named->sha256, sha256, sizeof sha256);
  }
  named->several |= strcmp(named->sha256, sha256) != 0;
  return ENT_OK;
}

static EntStatus find_named(EntStore* store, EntSql sql, const char* name, Named* named,
                            EntError* err) {
  EntQuery query;
  bool row = true;
  EntStatus status = ent_query_start(store, sql, &query, err);
  if (status == ENT_OK) {
    ent_query_text(&query, name);
  }
  while (status == ENT_OK && row) {
    status = ent_query_step(&query, &row, err);
    if (status == ENT_OK && row) {
      status = take_row(&query, named, err);
    }
  }
  ent_query_end(&query);
  return status;
}

static bool is_digest(const char* name) {
  const size_t length = strlen(name);
  return length >= SHORTEST_DIGEST && length < ENT_DIGEST_SIZE &&
         strspn(name, "0123456789abcdef") == length;
}

/** All articles with this name, in the most exact sense that any has it. */
static EntStatus find_all(EntStore* store, const char* name, Named* named, EntError* err) {
  ENT_TRY(find_named(store, ENT_SQL_NAMED_BY_PATH, name, named, err));
  if (named->n == 0) {
    ENT_TRY(find_named(store, ENT_SQL_NAMED_BY_ID, name, named, err));
  }
  if (named->n == 0 && is_digest(name)) {
    ENT_TRY(find_named(store, ENT_SQL_NAMED_BY_DIGEST, name, named, err));
  }
  return named->several
             ? ent_fail(err, ENT_BAD_INPUT, NULL, 0,
                        "several articles have the name \"%s\": give the path or the digest of one",
                        name)
             : ENT_OK;
}

static EntStatus delete_article(EntStore* store, int64_t number, EntError* err) {
  EntQuery query;
  ENT_TRY(ent_store_clear(store, number, err));
  ENT_TRY(ent_query_start(store, ENT_SQL_DELETE_ARTICLE, &query, err));
  ent_query_number(&query, number);
  return ent_query_run(&query, err);
}

static EntStatus delete_all(EntStore* store, const Named* named, EntError* err) {
  if (named->n == 0) {
    return ENT_OK;
  }
  ENT_TRY(ent_batch_open(store, err));
  EntStatus status = ENT_OK;
  for (size_t i = 0; status == ENT_OK && i < named->n; i++) {
    status = delete_article(store, named->numbers[i], err);
  }
  ENT_TRY(ent_batch_end(store, status, err));
  return ent_batch_commit(store, err);
}

EntStatus ent_store_remove(EntStore* store, const char* name, size_t* n, EntError* err) {
  Named named = {.arena = ent_arena_new()};
  *n = 0;
  if (!named.arena) {
    return ent_no_memory(err);
  }
  (void)pthread_mutex_lock(&store->lock);
  EntStatus status = find_all(store, name, &named, err);
  if (status == ENT_OK) {
    status = delete_all(store, &named, err);
  }
  (void)pthread_mutex_unlock(&store->lock);
  *n = status == ENT_OK ? named.n : 0;
  ent_arena_free(named.arena);
  return status;
}
