#include "graph/store/database.h"

#include "graph/store/schema.h"

#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

/** How long to wait for another program that writes, and how often to ask. */
enum { PATIENCE_MS = 6000, STEP_MS = 5, NS_OF_MS = 1000000 };

static const char* const sql[ENT_N_SQL] = {
    [ENT_SQL_BEGIN] = "BEGIN IMMEDIATE",
    [ENT_SQL_COMMIT] = "COMMIT",
    [ENT_SQL_ROLLBACK] = "ROLLBACK",
    [ENT_SQL_ADD_RUN] = "INSERT INTO run (started, version, settings) VALUES "
                        "(strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), ?, ?) RETURNING number",
    [ENT_SQL_FIND_INPUT] = "SELECT article.number, data, version, settings FROM article JOIN run "
                           "ON run.number = reading WHERE input = ? AND id = ?",
    [ENT_SQL_FIND_BYTES] = "SELECT article.number, data, version, settings FROM article JOIN run "
                           "ON run.number = reading WHERE input = ? AND data = ? "
                           "ORDER BY article.number LIMIT 1",
    [ENT_SQL_ADD_ARTICLE] =
        "INSERT INTO article (input, id, data, path, sha256, english, url, source, title, date, "
        "run, reading) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?11) "
        "RETURNING number",
    [ENT_SQL_CHANGE_ARTICLE] =
        "UPDATE article SET data = ?3, path = ?4, sha256 = ?5, english = ?6, url = ?7, "
        "source = ?8, title = ?9, date = ?10, reading = ?11 WHERE input = ?1 AND id = ?2 "
        "RETURNING number",
    [ENT_SQL_ADD_ACTOR] = "INSERT INTO actor VALUES (?, ?, ?, ?, ?)",
    [ENT_SQL_ADD_SENTENCE] = "INSERT INTO sentence VALUES (?, ?, ?, ?, ?)",
    [ENT_SQL_ADD_TRIPLE] =
        "INSERT INTO triple VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    [ENT_SQL_COPY_ARTICLE] =
        "INSERT INTO article (input, id, data, path, sha256, english, url, source, title, date, "
        "run, reading) SELECT input, ?2, data, ?3, sha256, english, url, source, title, date, ?4, "
        "reading FROM article WHERE number = ?1 RETURNING number",
    [ENT_SQL_COPY_ACTORS] = "INSERT INTO actor SELECT ?2, number, name, kind, aliases FROM actor "
                            "WHERE article = ?1",
    [ENT_SQL_COPY_SENTENCES] = "INSERT INTO sentence SELECT ?2, number, start, end, text "
                               "FROM sentence WHERE article = ?1",
    [ENT_SQL_COPY_TRIPLES] =
        "INSERT INTO triple SELECT ?2, place, subject, relation, object, form, status, since, "
        "until, cue, sentence, subject_start, subject_end, object_start, object_end, confidence, "
        "denied, said_by FROM triple WHERE article = ?1",
    [ENT_SQL_DELETE_ARTICLE] = "DELETE FROM article WHERE number = ?",
    [ENT_SQL_DELETE_ACTORS] = "DELETE FROM actor WHERE article = ?",
    [ENT_SQL_DELETE_SENTENCES] = "DELETE FROM sentence WHERE article = ?",
    [ENT_SQL_DELETE_TRIPLES] = "DELETE FROM triple WHERE article = ?",
    [ENT_SQL_NAMED_BY_PATH] = "SELECT number, sha256 FROM article WHERE path = ? ORDER BY number",
    [ENT_SQL_NAMED_BY_ID] = "SELECT number, sha256 FROM article WHERE id = ? ORDER BY number",
    [ENT_SQL_NAMED_BY_DIGEST] =
        "SELECT number, sha256 FROM article WHERE substr(lower(hex(sha256)), 1, length(?1)) = ?1 "
        "OR substr(lower(hex(input)), 1, length(?1)) = ?1 ORDER BY number",
    [ENT_SQL_READ_ARTICLES] = "SELECT number, id, path, sha256, url, source, title, date, run "
                              "FROM article WHERE english ORDER BY sha256, input, id",
    [ENT_SQL_READ_ACTORS] = "SELECT name, kind, aliases FROM actor WHERE article = ? "
                            "ORDER BY number",
    [ENT_SQL_READ_SENTENCES] = "SELECT start, end, text FROM sentence WHERE article = ? "
                               "ORDER BY number",
    [ENT_SQL_READ_TRIPLES] =
        "SELECT subject, relation, object, form, status, since, until, cue, sentence, "
        "subject_start, subject_end, object_start, object_end, confidence, denied, said_by "
        "FROM triple WHERE article = ? ORDER BY place",
    [ENT_SQL_COUNT_ARTICLES] = "SELECT count(DISTINCT sha256) FILTER (WHERE english), "
                               "count(*) FILTER (WHERE english), "
                               "count(*) FILTER (WHERE NOT english), "
                               "min(date) FILTER (WHERE english), "
                               "max(date) FILTER (WHERE english) FROM article",
    [ENT_SQL_COUNT_TRIPLES] = "SELECT count(*) FROM triple",
    [ENT_SQL_LIST_RUNS] = "SELECT run.number, started, version, count(DISTINCT sha256) "
                          "FROM run LEFT JOIN article ON run = run.number AND english "
                          "GROUP BY run.number ORDER BY run.number",
    [ENT_SQL_LIST_OUTLETS] = "SELECT source, count(DISTINCT sha256) AS n FROM article "
                             "WHERE english GROUP BY source ORDER BY n DESC, source",
};

/** A file could not be read or written. */
static EntStatus file_failed(EntStore* store, EntError* err) {
  const bool writing = sqlite3_extended_errcode(store->database) == SQLITE_IOERR_WRITE;
  const int reason = sqlite3_system_errno(store->database); // 0 where SQLite has lost it
  const char* text = writing ? "the disk is full or broken" : strerror(EIO);
  return ent_fail(err, ENT_IO, store->path, 0, "%s%s", writing ? "cannot write: " : "",
                  reason ? strerror(reason) : text);
}

EntStatus ent_store_failed(EntStore* store, int code, EntError* err) {
  if (code == SQLITE_NOMEM || sqlite3_extended_errcode(store->database) == SQLITE_IOERR_NOMEM) {
    return ent_no_memory(err);
  }
  switch (code & 0xFF) { // what is above tells more than a person wants to know
  case SQLITE_BUSY:
  case SQLITE_LOCKED:
    return ent_fail(err, ENT_IO, store->path, 0,
                    "another program is writing to the store; try again when it has ended");
  case SQLITE_FULL:
    return ent_fail(err, ENT_IO, store->path, 0, "cannot write: %s", strerror(ENOSPC));
  case SQLITE_READONLY:
    return ent_fail(err, ENT_IO, store->path, 0,
                    "cannot write: the store or its folder is read-only");
  case SQLITE_IOERR:
  case SQLITE_CANTOPEN:
    return file_failed(store, err);
  case SQLITE_CORRUPT:
  case SQLITE_NOTADB:
    return ent_fail(err, ENT_BAD_INPUT, store->path, 0, "the store is damaged");
  default:
    return ent_fail(err, ENT_BACKEND, store->path, 0, "SQLite: %s",
                    sqlite3_errmsg(store->database));
  }
}

EntStatus ent_query_start(EntStore* store, EntSql which, EntQuery* query, EntError* err) {
  sqlite3_stmt** statement = &store->statements[which];
  *query = (EntQuery){.store = store};
  if (!*statement) {
    const int code = sqlite3_prepare_v3(store->database, sql[which], -1, SQLITE_PREPARE_PERSISTENT,
                                        statement, NULL);
    if (code != SQLITE_OK) {
      return ent_store_failed(store, code, err);
    }
  }
  query->statement = *statement;
  return ENT_OK;
}

static void check_bound(EntQuery* query, int code) {
  query->failed |= code != SQLITE_OK;
}

void ent_query_text(EntQuery* query, const char* text) {
  check_bound(query,
              sqlite3_bind_text(query->statement, ++query->parameter, text, -1, SQLITE_STATIC));
}

void ent_query_bytes(EntQuery* query, EntStr bytes) {
  check_bound(query,
              sqlite3_bind_blob64(query->statement, ++query->parameter,
                                  bytes.bytes ? bytes.bytes : "", bytes.length, SQLITE_STATIC));
}

static unsigned digit_value(char digit) {
  return (unsigned)(digit <= '9' ? digit - '0' : digit - 'a' + 10);
}

void ent_query_digest(EntQuery* query, const char sha256[ENT_DIGEST_SIZE]) {
  unsigned char bytes[(ENT_DIGEST_SIZE - 1) / 2];
  for (size_t i = 0; i < sizeof bytes; i++) {
    bytes[i] = (unsigned char)(digit_value(sha256[2 * i]) << 4 | digit_value(sha256[2 * i + 1]));
  }
  check_bound(query, sqlite3_bind_blob(query->statement, ++query->parameter, bytes, sizeof bytes,
                                       SQLITE_TRANSIENT));
}

void ent_query_number(EntQuery* query, int64_t number) {
  check_bound(query, sqlite3_bind_int64(query->statement, ++query->parameter, number));
}

void ent_query_date(EntQuery* query, EntDate date) {
  char text[ENT_DATE_SIZE];
  ent_date_format(date, text);
  check_bound(query, sqlite3_bind_text(query->statement, ++query->parameter, text[0] ? text : NULL,
                                       -1, SQLITE_TRANSIENT));
}

EntStatus ent_query_step(EntQuery* query, bool* row, EntError* err) {
  const int code = query->failed ? SQLITE_NOMEM : sqlite3_step(query->statement);
  query->column = 0;
  if (row) {
    *row = code == SQLITE_ROW;
  }
  return code == SQLITE_ROW || code == SQLITE_DONE ? ENT_OK
                                                   : ent_store_failed(query->store, code, err);
}

const char* ent_row_text(EntQuery* query) {
  return (const char*)sqlite3_column_text(query->statement, query->column++);
}

EntStr ent_row_bytes(EntQuery* query) {
  const char* bytes = sqlite3_column_blob(query->statement, query->column);
  return (EntStr){bytes, (size_t)sqlite3_column_bytes(query->statement, query->column++)};
}

int64_t ent_row_number(EntQuery* query) {
  return sqlite3_column_int64(query->statement, query->column++);
}

void ent_row_digest(EntQuery* query, char sha256[ENT_DIGEST_SIZE]) {
  static const char hex[] = "0123456789abcdef";
  const EntStr bytes = ent_row_bytes(query);
  size_t n = 0;
  for (size_t i = 0; i < bytes.length && n + 2 < ENT_DIGEST_SIZE; i++) {
    sha256[n++] = hex[(unsigned char)bytes.bytes[i] >> 4];
    sha256[n++] = hex[(unsigned char)bytes.bytes[i] & 15];
  }
  sha256[n] = '\0';
}

EntDate ent_row_date(EntQuery* query) {
  EntDate date = {0};
  const char* text = ent_row_text(query);
  if (text) {
    (void)ent_date_parse(ent_str(text), &date);
  }
  return date;
}

void ent_query_end(EntQuery* query) {
  if (query->statement) {
    (void)sqlite3_reset(query->statement); // its code is that of the last step
    (void)sqlite3_clear_bindings(query->statement);
  }
}

EntStatus ent_query_run(EntQuery* query, EntError* err) {
  const EntStatus status = ent_query_step(query, NULL, err);
  ent_query_end(query);
  return status;
}

EntStatus ent_store_execute(EntStore* store, EntSql which, EntError* err) {
  EntQuery query;
  ENT_TRY(ent_query_start(store, which, &query, err));
  return ent_query_run(&query, err);
}

/** Wait a little for another program. Asking often keeps it from taking every turn. */
static int wait_for_turn(void* handle, int n) {
  const struct timespec step = {.tv_nsec = (long)STEP_MS * NS_OF_MS};
  (void)handle;
  (void)nanosleep(&step, NULL);
  return n < PATIENCE_MS / STEP_MS;
}

/** The address of a file for SQLite, from malloc; NULL when memory is short. */
static char* make_address(const char* path, const char* query) {
  EntBuffer address = {0};
  ent_buffer_add_text(&address, path[0] == '/' ? "file:" : "file:./"); // ":memory:" is a file too
  for (const char* c = path; *c; c++) {
    if (strchr("%?#", *c)) {
      ent_buffer_printf(&address, "%%%02X", (unsigned)*c);
    } else {
      ent_buffer_add_byte(&address, *c);
    }
  }
  ent_buffer_add_text(&address, query);
  if (address.failed) {
    ent_buffer_clear(&address);
  }
  return address.bytes;
}

static EntStatus connect(EntStore* store, int flags, const char* query, EntError* err) {
  char* address = make_address(store->path, query);
  if (!address) {
    return ent_no_memory(err);
  }
  const int code = sqlite3_open_v2(address, &store->database,
                                   flags | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX, NULL);
  free(address);
  if (code != SQLITE_OK) {
    return store->database ? ent_store_failed(store, code, err) : ent_no_memory(err);
  }
  (void)sqlite3_busy_handler(store->database, wait_for_turn, NULL);
  return ENT_OK;
}

/** Where nothing may be written, not even beside the store, it is read as it stands, unless what
    was added last stands beside it. */
static EntStatus connect_unchanging(EntStore* store, EntError* err) {
  EntBuffer log = {0};
  ent_buffer_printf(&log, "%s-wal", store->path);
  const bool there = !log.failed && access(log.bytes, F_OK) == 0;
  ent_buffer_clear(&log);
  if (there) {
    return ent_fail(err, ENT_IO, store->path, 0,
                    "another program has not ended well, and the store cannot be mended here: "
                    "open it first where it can be written");
  }
  (void)sqlite3_close(store->database);
  store->database = NULL;
  return connect(store, SQLITE_OPEN_READONLY, "?immutable=1", err);
}

static EntStatus open_to_read(EntStore* store, EntError* err) {
  ENT_TRY(connect(store, SQLITE_OPEN_READWRITE, "", err)); // read-only, if the file is
  const int code = sqlite3_exec(store->database, "SELECT 1 FROM sqlite_schema", NULL, NULL, NULL);
  const int primary = code & 0xFF;
  if (primary == SQLITE_CANTOPEN || primary == SQLITE_READONLY) {
    return connect_unchanging(store, err);
  }
  return code == SQLITE_OK ? ENT_OK : ent_store_failed(store, code, err);
}

static EntStatus open_to_write(EntStore* store, bool create, EntError* err) {
  ENT_TRY(connect(store, SQLITE_OPEN_READWRITE, "", err));
  if (sqlite3_db_readonly(store->database, "main") == 1) {
    return ent_store_failed(store, SQLITE_READONLY, err);
  }
  if (create) {
    ENT_TRY(ent_schema_create(store, err));
  }
  const int code = sqlite3_exec(store->database,
                                "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; "
                                "PRAGMA cache_size = -32768",
                                NULL, NULL, NULL);
  return code == SQLITE_OK ? ENT_OK : ent_store_failed(store, code, err);
}

static EntStatus open_store(EntStore* store, EntStoreMode mode, EntError* err) {
  ENT_TRY(ent_schema_check_file(store->path, mode == ENT_STORE_CREATE, err));
  ENT_TRY(mode == ENT_STORE_READ ? open_to_read(store, err)
                                 : open_to_write(store, mode == ENT_STORE_CREATE, err));
  return ent_schema_check_version(store, err);
}

EntStatus ent_store_open(const char* path, EntStoreMode mode, EntStore** out, EntError* err) {
  *out = NULL;
  EntStore* store = calloc(1, sizeof *store);
  const size_t size = strlen(path) + 1;
  if (!store || pthread_mutex_init(&store->lock, NULL) != 0) {
    free(store);
    return ent_no_memory(err);
  }
  store->path = malloc(size);
  if (!store->path) {
    ent_store_close(store);
    return ent_no_memory(err);
  }
  memcpy(store->path, path, size);
  const EntStatus status = open_store(store, mode, err);
  if (status != ENT_OK) {
    ent_store_close(store);
    return status;
  }
  *out = store;
  return ENT_OK;
}

void ent_store_close(EntStore* store) {
  if (!store) {
    return;
  }
  for (size_t i = 0; i < ENT_N_SQL; i++) {
    (void)sqlite3_finalize(store->statements[i]);
  }
  (void)sqlite3_close(store->database);
  (void)pthread_mutex_destroy(&store->lock);
  free(store->version);
  free(store->settings);
  free(store->path);
  free(store);
}
