#include "graph/store/schema.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

/** Written into the head of each store: its kind ("ents" in ASCII), and the version of its tables.
    A program that reads several versions brings an older one up to date in
    ent_schema_check_version(). */
enum { APPLICATION = 0x656E7473, VERSION = 1 };

/** The head of a SQLite file (https://www.sqlite.org/fileformat.html). */
enum { HEAD_SIZE = 100, APPLICATION_AT = 68 };

/* Texts that people may look up stand as themselves; digests are 32 bytes; aliases end in a zero
   byte each; confidences are in thousandths; dates are ISO 8601, as precise as they are known. */
static const char TABLES[] =
    "CREATE TABLE run ("
    "  number INTEGER PRIMARY KEY,"
    "  started TEXT NOT NULL,"   // UTC
    "  version TEXT NOT NULL,"   // of the program
    "  settings TEXT NOT NULL);" // what else decides what is read in an article
    "CREATE TABLE article ("     // an input: articles with the same sha256 are copies
    "  number INTEGER PRIMARY KEY,"
    "  input BLOB NOT NULL," // digest of the file
    "  id TEXT NOT NULL,"
    "  data TEXT NOT NULL," // what a catalog said of it
    "  path TEXT NOT NULL,"
    "  sha256 BLOB NOT NULL,"     // digest of the clean text
    "  english INTEGER NOT NULL," // 0: remembered only
    "  url TEXT, source TEXT, title TEXT, date TEXT,"
    "  run INTEGER NOT NULL REFERENCES run,"     // in which it came in
    "  reading INTEGER NOT NULL REFERENCES run," // in which it was read last
    "  UNIQUE (input, id));"
    "CREATE INDEX article_text ON article (sha256, input, id);"
    "CREATE TABLE actor ("
    "  article INTEGER NOT NULL REFERENCES article,"
    "  number INTEGER NOT NULL,"
    "  name TEXT NOT NULL,"
    "  kind TEXT NOT NULL,"
    "  aliases BLOB NOT NULL,"
    "  PRIMARY KEY (article, number)) WITHOUT ROWID;"
    "CREATE TABLE sentence ("
    "  article INTEGER NOT NULL REFERENCES article,"
    "  number INTEGER NOT NULL,"
    "  start INTEGER NOT NULL, end INTEGER NOT NULL,"
    "  text TEXT NOT NULL,"
    "  PRIMARY KEY (article, number)) WITHOUT ROWID;"
    "CREATE TABLE triple ("
    "  article INTEGER NOT NULL REFERENCES article,"
    "  place INTEGER NOT NULL," // in the order of the text
    "  subject INTEGER NOT NULL,"
    "  relation TEXT NOT NULL,"
    "  object INTEGER NOT NULL,"
    "  form TEXT NOT NULL, status TEXT NOT NULL,"
    "  since TEXT, until TEXT,"
    "  cue TEXT NOT NULL,"
    "  sentence INTEGER NOT NULL,"
    "  subject_start INTEGER NOT NULL, subject_end INTEGER NOT NULL,"
    "  object_start INTEGER NOT NULL, object_end INTEGER NOT NULL,"
    "  confidence INTEGER NOT NULL, denied INTEGER NOT NULL,"
    "  said_by TEXT,"
    "  PRIMARY KEY (article, place)) WITHOUT ROWID;";

static EntStatus system_error(const char* path, EntError* err) {
  return ent_fail(err, ENT_IO, path, 0, "%s", strerror(errno));
}

/** Make an empty file. SQLite would not say why it cannot. */
static EntStatus make_file(const char* path, EntError* err) {
  const int file = open(path, O_WRONLY | O_CREAT, 0666);
  if (file < 0) {
    return system_error(path, err);
  }
  (void)close(file);
  return ENT_OK;
}

/** Read the head of a file. @param length  Receives how much of it there is; 0 for no file. */
static EntStatus read_head(const char* path, unsigned char head[HEAD_SIZE], size_t* length,
                           EntError* err) {
  *length = 0;
  const int file = open(path, O_RDONLY);
  if (file < 0) {
    return errno == ENOENT ? ENT_OK : system_error(path, err);
  }
  const ssize_t n = read(file, head, HEAD_SIZE);
  const EntStatus status = n < 0 ? system_error(path, err) : ENT_OK;
  (void)close(file);
  *length = n > 0 ? (size_t)n : 0;
  return status;
}

static uint32_t read_big_endian(const unsigned char bytes[4]) {
  return (uint32_t)bytes[0] << 24 | (uint32_t)bytes[1] << 16 | (uint32_t)bytes[2] << 8 | bytes[3];
}

static EntStatus no_store_yet(const char* path, EntError* err) {
  return ent_fail(err, ENT_IO, path, 0, "there is no such store yet: entente add makes one");
}

EntStatus ent_schema_check_file(const char* path, bool create, EntError* err) {
  static const char magic[] = "SQLite format 3";
  unsigned char head[HEAD_SIZE];
  size_t length = 0;
  ENT_TRY(read_head(path, head, &length, err));
  if (length == 0) {
    return create ? make_file(path, err) : no_store_yet(path, err);
  }
  if (length < HEAD_SIZE || memcmp(head, magic, sizeof magic) != 0) {
    return ent_fail(err, ENT_BAD_INPUT, path, 0, "this file is no store");
  }
  return read_big_endian(head + APPLICATION_AT) == APPLICATION
             ? ENT_OK
             : ent_fail(err, ENT_BAD_INPUT, path, 0,
                        "this database is no store: another program has made it");
}

static EntStatus run_sql(EntStore* store, const char* text, EntError* err) {
  const int code = sqlite3_exec(store->database, text, NULL, NULL, NULL);
  return code == SQLITE_OK ? ENT_OK : ent_store_failed(store, code, err);
}

/** The value of a pragma that is a number. */
static EntStatus get_pragma(EntStore* store, const char* pragma, int* value, EntError* err) {
  sqlite3_stmt* statement = NULL;
  int code = sqlite3_prepare_v2(store->database, pragma, -1, &statement, NULL);
  if (code == SQLITE_OK) {
    code = sqlite3_step(statement);
  }
  *value = code == SQLITE_ROW ? sqlite3_column_int(statement, 0) : 0;
  const EntStatus status = code == SQLITE_ROW ? ENT_OK : ent_store_failed(store, code, err);
  (void)sqlite3_finalize(statement);
  return status;
}

static EntStatus create_tables(EntStore* store, EntError* err) {
  int version = 0;
  char head[128];
  ENT_TRY(get_pragma(store, "PRAGMA user_version", &version, err));
  if (version != 0) {
    return ENT_OK; // another program was faster
  }
  (void)sqlite3_snprintf(sizeof head, head, "PRAGMA application_id = %d; PRAGMA user_version = %d",
                         APPLICATION, VERSION);
  ENT_TRY(run_sql(store, TABLES, err));
  return run_sql(store, head, err);
}

/** The kind of the file stands in its head before it is set to write ahead, so that a look at the
    head is enough from then on. The version is asked for again: what another program has begun, and
    was killed at, SQLite has just taken back. */
EntStatus ent_schema_create(EntStore* store, EntError* err) {
  int version = 0;
  ENT_TRY(get_pragma(store, "PRAGMA user_version", &version, err));
  if (version != 0) {
    return ENT_OK;
  }
  ENT_TRY(run_sql(store, "BEGIN IMMEDIATE", err));
  const EntStatus status = create_tables(store, err);
  if (status != ENT_OK) {
    (void)run_sql(store, "ROLLBACK", NULL);
    return status;
  }
  return run_sql(store, "COMMIT", err);
}

EntStatus ent_schema_check_version(EntStore* store, EntError* err) {
  int version = 0;
  ENT_TRY(get_pragma(store, "PRAGMA user_version", &version, err));
  if (version == 0) {
    return no_store_yet(store->path, err);
  }
  return version == VERSION
             ? ENT_OK
             : ent_fail(err, ENT_BAD_INPUT, store->path, 0,
                        "a store of version %d, made by another version of the program; this one "
                        "reads version %d",
                        version, VERSION);
}
