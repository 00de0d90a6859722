/* How fast a store is: triples of articles written and read back, beside SQLite alone on the same
   rows; the same triples as JSON Lines, beside the JSON library alone on the same lines; and how
   long `entente add` takes for articles that it knows, beside the first time. usage: bench_store
   [TRIPLES]   (from the repository root; environment variable ENTENTE, default build/entente) */
#include "graph/base/file.h"
#include "graph/store/store.h"
#include "graph/triple_read.h"
#include "tests/timing.h"

#include <jansson.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

enum {
  TRIPLES = 1000000,
  TRIPLES_OF_ARTICLE = 20,
  TRIPLES_OF_SENTENCE = 3,
  ACTORS_OF_ARTICLE = 12,
  ARTICLES_OF_BATCH = 64,
  ADDED_ARTICLES = 400,
  ROUNDS = 3,
  TEXT_SIZE = 192
};

/** An article as it is added. */
typedef struct {
  EntArticleInfo info;
  char id[TEXT_SIZE];
  char names[ACTORS_OF_ARTICLE][2][TEXT_SIZE];
  const char* aliases[ACTORS_OF_ARTICLE][2];
  EntParticipant actors[ACTORS_OF_ARTICLE];
  char sentences[TRIPLES_OF_ARTICLE][TEXT_SIZE];
  EntTriple triples[TRIPLES_OF_ARTICLE];
} Article;

static void check(bool right, const char* what) {
  if (!right) {
    (void)fprintf(stderr, "bench_store: %s failed\n", what);
    exit(1);
  }
}

static void make_actors(Article* article, size_t number) {
  for (size_t i = 0; i < ACTORS_OF_ARTICLE; i++) {
    (void)snprintf(article->names[i][0], TEXT_SIZE, "Movement %zu of the North", number % 997 + i);
    (void)snprintf(article->names[i][1], TEXT_SIZE, "M%zuN", number % 997 + i);
    article->aliases[i][0] = article->names[i][0];
    article->aliases[i][1] = article->names[i][1];
    article->actors[i] =
        (EntParticipant){article->names[i][0], (EntKind)(i % ENT_N_KINDS), article->aliases[i], 2};
  }
}

static EntTriple make_triple(const Article* article, size_t i) {
  const EntForm form = (EntForm)(i % ENT_N_FORMS);
  const size_t sentence = i / TRIPLES_OF_SENTENCE;
  return (EntTriple){.article = &article->info,
                     .subject = &article->actors[i % ACTORS_OF_ARTICLE],
                     .object = &article->actors[(i + 1) % ACTORS_OF_ARTICLE],
                     .relation = ent_form_relation(form),
                     .form = form,
                     .since = {(int16_t)(i % 3 == 0 ? 2003 : 0), 0, 0},
                     .cue = "attacked",
                     .evidence = article->sentences[sentence],
                     .sentence = {200 * sentence, 200 * sentence + 150},
                     .subject_span = {200 * sentence, 200 * sentence + 12},
                     .object_span = {200 * sentence + 60, 200 * sentence + 80},
                     .confidence = 0.001 * (double)(i * 37 % 1000)};
}

static void make_article(Article* article, size_t number) {
  (void)snprintf(article->id, TEXT_SIZE, "article-%zu", number);
  article->info = (EntArticleInfo){.id = article->id,
                                   .path = article->id,
                                   .source = "Herald",
                                   .title = "What happened on that day",
                                   .date = {2020, 2, 10}};
  ent_digest(ent_str(article->id), article->info.sha256);
  make_actors(article, number);
  for (size_t i = 0; i < TRIPLES_OF_ARTICLE; i++) {
    (void)snprintf(
        article->sentences[i], TEXT_SIZE,
        "In article %zu, on the day that its paragraph %zu speaks of, the movement of the "
        "north attacked another one near the river",
        number, i);
    article->triples[i] = make_triple(article, i);
  }
}

/** Each article once into the store. */
static void fill_store(const char* path, size_t n_articles) {
  static Article article;
  EntStore* store = NULL;
  check(ent_store_open(path, ENT_STORE_CREATE, &store, NULL) == ENT_OK, "opening a store");
  check(ent_store_begin_run(store, "1.0", "", NULL) == ENT_OK, "beginning a run");
  for (size_t i = 0; i < n_articles; i++) {
    make_article(&article, i);
    const EntStoreInput input = {article.info.sha256, article.id, ""};
    check(ent_store_add(store, &input, &article.info, true, article.triples, TRIPLES_OF_ARTICLE,
                        NULL) == ENT_OK,
          "adding");
  }
  check(ent_store_commit(store, NULL) == ENT_OK, "committing");
  ent_store_close(store);
}

static void write_lines(const char* path, size_t n_articles) {
  static Article article;
  EntOutput* output = NULL;
  EntBuffer lines = {0};
  check(ent_output_open(path, &output, NULL) == ENT_OK, "opening a file");
  for (size_t i = 0; i < n_articles; i++) {
    make_article(&article, i);
    lines.length = 0;
    for (size_t t = 0; t < TRIPLES_OF_ARTICLE; t++) {
      check(ent_triple_write_json(&article.triples[t], &lines, NULL) == ENT_OK, "writing a line");
    }
    check(ent_output_write(output, (EntStr){lines.bytes, lines.length}, NULL) == ENT_OK, "writing");
  }
  check(ent_output_commit(output, NULL) == ENT_OK, "writing");
  ent_buffer_clear(&lines);
}

static EntStatus count_triple(void* handle, const EntTriple* triple, uint32_t run, EntError* err) {
  (void)triple;
  (void)run;
  (void)err;
  ++*(size_t*)handle;
  return ENT_OK;
}

static size_t read_store(const char* path) {
  EntStore* store = NULL;
  size_t n = 0;
  const EntTripleSink sink = {count_triple, NULL, &n};
  check(ent_store_open(path, ENT_STORE_READ, &store, NULL) == ENT_OK, "opening a store");
  check(ent_store_read(store, &sink, NULL) == ENT_OK, "reading a store");
  ent_store_close(store);
  return n;
}

static size_t read_lines(const char* path) {
  size_t n = 0;
  const EntTripleSink sink = {count_triple, NULL, &n};
  check(ent_triples_read(path, &sink, NULL, NULL, NULL) == ENT_OK, "reading lines");
  return n;
}

/** The JSON library alone. */
static size_t parse_lines(const char* path) {
  FILE* file = fopen(path, "r");
  char* line = NULL;
  size_t capacity = 0;
  size_t n = 0;
  check(file != NULL, "opening lines");
  for (ssize_t length = 0; (length = getline(&line, &capacity, file)) > 0; n++) {
    json_t* object = json_loadb(line, (size_t)length, 0, NULL);
    check(object != NULL, "parsing");
    json_decref(object);
  }
  free(line);
  (void)fclose(file);
  return n;
}

/** The tables that hold the most, and the columns of each. */
static const struct {
  const char* name;
  int columns;
} tables[] = {{"article", 13}, {"actor", 5}, {"sentence", 5}, {"triple", 18}};
enum { N_TABLES = sizeof tables / sizeof tables[0], MOST_COLUMNS = 18 };

/** A row to be written by SQLite alone. */
typedef struct {
  sqlite3_value* values[MOST_COLUMNS];
} Row;

static void execute(sqlite3* database, const char* sql) {
  check(sqlite3_exec(database, sql, NULL, NULL, NULL) == SQLITE_OK, sql);
}

static sqlite3_stmt* prepare(sqlite3* database, const char* sql) {
  sqlite3_stmt* statement = NULL;
  check(sqlite3_prepare_v2(database, sql, -1, &statement, NULL) == SQLITE_OK, sql);
  return statement;
}

/** Every column of every row, and with `rows`, a copy of each. */
static size_t select_rows(sqlite3* database, size_t table, Row* rows) {
  char sql[TEXT_SIZE];
  (void)snprintf(sql, sizeof sql, "SELECT * FROM %s", tables[table].name);
  sqlite3_stmt* statement = prepare(database, sql);
  size_t n = 0;
  for (; sqlite3_step(statement) == SQLITE_ROW; n++) {
    for (int c = 0; c < tables[table].columns; c++) {
      (void)sqlite3_column_bytes(statement, c);
      if (rows) {
        rows[n].values[c] = sqlite3_value_dup(sqlite3_column_value(statement, c));
      }
    }
  }
  (void)sqlite3_finalize(statement);
  return n;
}

/** SQLite alone. @return rows of the last table, the triples. */
static size_t read_rows(const char* path) {
  sqlite3* database = NULL;
  size_t n = 0;
  check(sqlite3_open(path, &database) == SQLITE_OK, "opening a database");
  for (size_t t = 0; t < N_TABLES; t++) {
    n = select_rows(database, t, NULL);
  }
  (void)sqlite3_close(database);
  return n;
}

/** The same tables in another database, empty. */
static sqlite3* make_plain(sqlite3* from, const char* path) {
  sqlite3* to = NULL;
  check(sqlite3_open(path, &to) == SQLITE_OK, "opening a database");
  execute(to, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -32768");
  sqlite3_stmt* schema = prepare(from, "SELECT sql FROM sqlite_schema WHERE sql NOT NULL");
  while (sqlite3_step(schema) == SQLITE_ROW) {
    execute(to, (const char*)sqlite3_column_text(schema, 0));
  }
  (void)sqlite3_finalize(schema);
  return to;
}

/** Insert rows in as many batches as a store does. */
static void insert_rows(sqlite3* to, size_t table, const Row* rows, size_t n, size_t n_batches) {
  char sql[TEXT_SIZE];
  (void)snprintf(sql, sizeof sql, "INSERT INTO %s VALUES (%.*s)", tables[table].name,
                 2 * tables[table].columns - 1, "?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?");
  sqlite3_stmt* statement = prepare(to, sql);
  execute(to, "BEGIN");
  for (size_t i = 0; i < n; i++) {
    for (int c = 0; c < tables[table].columns; c++) {
      (void)sqlite3_bind_value(statement, c + 1, rows[i].values[c]);
    }
    check(sqlite3_step(statement) == SQLITE_DONE, sql);
    (void)sqlite3_reset(statement);
    if (i * n_batches / n != (i + 1) * n_batches / n) {
      execute(to, "COMMIT; BEGIN");
    }
  }
  execute(to, "COMMIT");
  (void)sqlite3_finalize(statement);
}

/** Seconds that SQLite alone takes to write the rows of a store, which are in memory before. */
static double time_insert(const char* store, const char* plain, size_t n_batches) {
  sqlite3* from = NULL;
  double seconds = 0;
  check(sqlite3_open(store, &from) == SQLITE_OK, "opening a database");
  sqlite3* to = make_plain(from, plain);
  for (size_t t = 0; t < N_TABLES; t++) {
    const size_t n = select_rows(from, t, NULL);
    Row* rows = calloc(n + 1, sizeof *rows);
    check(rows != NULL, "allocating");
    (void)select_rows(from, t, rows);
    const double start = now();
    insert_rows(to, t, rows, n, n_batches / N_TABLES + 1);
    seconds += now() - start;
    for (size_t i = 0; i < n; i++) {
      for (int c = 0; c < tables[t].columns; c++) {
        sqlite3_value_free(rows[i].values[c]);
      }
    }
    free(rows);
  }
  const double start = now();
  (void)sqlite3_close(to);
  seconds += now() - start;
  (void)sqlite3_close(from);
  return seconds;
}

/** Short articles, each another one. */
static void write_articles(EntArena* arena, const char* folder) {
  check(mkdir(folder, 0777) == 0, "making a folder");
  for (int i = 0; i < ADDED_ARTICLES; i++) {
    const char* path = ent_arena_printf(arena, "%s/%d.txt", folder, i);
    FILE* file = path ? fopen(path, "w") : NULL;
    if (!file) {
      check(false, "writing an article");
      return;
    }
    for (int p = 0; p < 12; p++) {
      (void)fprintf(
          file,
          "The %d Brigade fought the Eastern Guard near the river on Sunday, and the guard "
          "is an ally of the Council of Towns, which split from the Old League in %d.\n\n",
          i, 1900 + (i + p) % 100);
    }
    check(fclose(file) == 0, "writing an article");
  }
}

/** Seconds that `entente add` takes. */
static double time_add(const char* store, const char* folder) {
  const char* program = getenv("ENTENTE");
  program = program ? program : "build/entente";
  (void)fflush(NULL); // the child would print it, too
  const double start = now();
  const pid_t child = fork();
  if (child == 0) {
    if (freopen("/dev/null", "w", stdout)) {
      (void)execl(program, program, "add", "-q", "--store", store, folder, (char*)NULL);
    }
    _exit(127);
  }
  int status = 1;
  check(child > 0 && waitpid(child, &status, 0) == child && status == 0, "entente add");
  return now() - start;
}

static void tell(const char* what, size_t n, double seconds, const char* beside, double other) {
  (void)printf("%-28s %8.0f triples/s %7.2f s, %.2f x %s\n", what, (double)n / seconds, seconds,
               seconds / other, beside);
}

/** Run a function on a file that must hold `n` triples, several times.
    @return seconds of the best time. */
static double time_reading(size_t (*reading)(const char*), const char* path, size_t n) {
  double best = 0;
  for (int i = 0; i < ROUNDS; i++) {
    const double start = now();
    check(reading(path) == n, "counting");
    const double seconds = now() - start;
    best = i == 0 || seconds < best ? seconds : best;
  }
  return best;
}

static void measure_triples(EntArena* arena, const char* folder, size_t n_articles) {
  const char* store = ent_arena_printf(arena, "%s/store.db", folder);
  const char* plain = ent_arena_printf(arena, "%s/plain.db", folder);
  const char* lines = ent_arena_printf(arena, "%s/lines.jsonl", folder);
  const size_t n = n_articles * TRIPLES_OF_ARTICLE;
  check(store && plain && lines, "allocating");
  const double start = now();
  fill_store(store, n_articles);
  const double written = now() - start;
  tell("store written", n, written, "SQLite alone",
       time_insert(store, plain, n_articles / ARTICLES_OF_BATCH + 1));
  tell("store read", n, time_reading(read_store, store, n), "SQLite alone",
       time_reading(read_rows, store, n));
  write_lines(lines, n_articles / 5);
  tell("JSON Lines read", n / 5, time_reading(read_lines, lines, n / 5), "jansson alone",
       time_reading(parse_lines, lines, n / 5));
}

static void measure_add(EntArena* arena, const char* folder) {
  const char* store = ent_arena_printf(arena, "%s/added.db", folder);
  const char* articles = ent_arena_printf(arena, "%s/articles", folder);
  check(store && articles, "allocating");
  write_articles(arena, articles);
  const double first = time_add(store, articles);
  const double again = time_add(store, articles);
  (void)printf("%d articles: added in %.2f s, %.3f s if known (%.3f x)\n", ADDED_ARTICLES, first,
               again, again / first);
}

int main(int argc, char** argv) {
  char folder[] = "/tmp/entente-bench-XXXXXX";
  const long n = argc > 1 ? strtol(argv[1], NULL, 10) : TRIPLES;
  EntArena* arena = ent_arena_new();
  check(arena && n >= 1000 && n % 1000 == 0 && mkdtemp(folder), "beginning");
  measure_triples(arena, folder, (size_t)n / TRIPLES_OF_ARTICLE);
  measure_add(arena, folder);
  const char* clean = ent_arena_printf(arena, "rm -rf %s", folder);
  const bool done = clean && system(clean) == 0; // NOLINT(cert-env33-c): the folder is ours
  ent_arena_free(arena);
  return done ? 0 : 1;
}
