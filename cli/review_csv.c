#include "cli/review_csv.h"

#include "export/plain.h"
#include "export/sheet.h"
#include "graph/base/file.h"
#include "graph/base/unicode.h"

#include <csv.h>
#include <stdio.h>
#include <string.h>

/** Largest spreadsheet, in bytes. */
static const size_t FILE_LIMIT = (size_t)256 << 20;

/** The columns. Those up to SENTENCE are needed to read an answer, or are one. */
typedef enum {
  QUESTION,
  NAME_A,
  NAME_B,
  RELATION,
  VERDICT,
  VALUE,
  WHY,
  ARTICLE,
  SENTENCE,
  FORM,
  CONFIDENCE,
  OUTLET,
  ARTICLE_DATE,
  TITLE,
  N_COLUMNS
} Column;

static const char* const HEADS[N_COLUMNS] = {
    "Question", "A",        "B",    "Relation",   "Verdict", "Value", "Why",
    "Article",  "Sentence", "Form", "Confidence", "Outlet",  "Date",  "Title"};

enum { N_NEEDED = SENTENCE + 1 };

static const char ON_NAMES[] = "one actor?";
static const char ON_TIE[] = "right?";

static void add_cell(EntSheet* sheet, const char* text) {
  ent_add_plain(&sheet->cell, text);
  ent_sheet_end_cell(sheet, true);
}

static void add_join(EntSheet* sheet, const CliReviewItem* item) {
  const char* cells[N_COLUMNS] = {[QUESTION] = ON_NAMES,
                                  [NAME_A] = item->join->name,
                                  [NAME_B] = item->join->with,
                                  [FORM] = ent_join_reason_name(item->join->reason),
                                  [TITLE] = item->join->article};
  for (size_t i = 0; i < N_COLUMNS; i++) {
    add_cell(sheet, cells[i] ? cells[i] : "");
  }
}

static void add_tie(EntSheet* sheet, const CliReviewItem* item) {
  const EntArticleInfo* article = item->evidence->article;
  char date[ENT_DATE_SIZE];
  char confidence[32];
  ent_date_format(article->date, date);
  (void)snprintf(confidence, sizeof confidence, "%.3g", item->tie->confidence);
  const char* cells[N_COLUMNS] = {[QUESTION] = ON_TIE,
                                  [NAME_A] = item->evidence->subject_name,
                                  [NAME_B] = item->evidence->object_name,
                                  [RELATION] = ent_relation_name(item->tie->relation),
                                  [ARTICLE] = article->sha256,
                                  [SENTENCE] = item->evidence->text,
                                  [FORM] = ent_form_name(item->evidence->form),
                                  [CONFIDENCE] = confidence,
                                  [OUTLET] = article->source,
                                  [ARTICLE_DATE] = date,
                                  [TITLE] = article->title};
  for (size_t i = 0; i < N_COLUMNS; i++) {
    add_cell(sheet, cells[i] ? cells[i] : "");
  }
}

EntStatus cli_review_csv_write(const CliReviewItem* items, size_t n, EntBuffer* out,
                               EntError* err) {
  EntSheet sheet = {.out = out};
  for (size_t i = 0; i < N_COLUMNS; i++) {
    ent_sheet_add_word(&sheet, HEADS[i]);
  }
  ent_sheet_end_line(&sheet);
  for (size_t i = 0; i < n; i++) {
    if (items[i].join) {
      add_join(&sheet, &items[i]);
    } else {
      add_tie(&sheet, &items[i]);
    }
    ent_sheet_end_line(&sheet);
  }
  return ent_sheet_end(&sheet, err);
}

/** A spreadsheet being read. */
typedef struct {
  const char* path;
  EntLineProblem* problem;
  void* problem_handle;
  CliDecisionSink* sink;
  void* handle;
  EntArena* arena;    ///< of the line
  const char** cells; ///< [n_cells] of the line
  size_t n_cells;
  size_t capacity;
  size_t place[N_COLUMNS]; ///< where each column stands; SIZE_MAX if it is missing
  unsigned long line;      ///< of the file's records, from 1
  EntStatus status;        ///< what stopped the reading
  EntError* err;
} Reader;

/** What a spreadsheet puts in front of a text that looks like a formula is no part of it. */
static const char* without_guard(const char* text) {
  return text[0] == '\'' && text[1] && strchr("=+-@", text[1]) ? text + 1 : text;
}

static const char* cell(const Reader* reader, Column column) {
  const size_t place = reader->place[column];
  return place < reader->n_cells ? without_guard(reader->cells[place]) : "";
}

static void take_cell(void* bytes, size_t length, void* handle) {
  Reader* reader = handle;
  const char** cells = ent_arena_grow(reader->arena, reader->cells, reader->n_cells,
                                      &reader->capacity, sizeof *cells);
  const char* text = ent_arena_copy(reader->arena, bytes ? bytes : "", bytes ? length : 0);
  if (!cells || !text) {
    reader->status = ent_no_memory(reader->err);
    return;
  }
  reader->cells = cells;
  cells[reader->n_cells++] = text;
}

/** The first line names the columns. */
static void take_heads(Reader* reader) {
  for (size_t i = 0; i < N_COLUMNS; i++) {
    reader->place[i] = SIZE_MAX;
    for (size_t k = 0; k < reader->n_cells; k++) {
      reader->place[i] = strcmp(reader->cells[k], HEADS[i]) == 0 ? k : reader->place[i];
    }
    if (i < N_NEEDED && reader->place[i] == SIZE_MAX) {
      reader->status = ent_fail(reader->err, ENT_BAD_INPUT, reader->path, 1,
                                "the column %s is missing", HEADS[i]);
      return;
    }
  }
}

/** The decision of a line with a verdict. @return what is wrong with it, or NULL. */
static const char* take_answer(Reader* reader, EntDecision* out) {
  const char verdict = cell(reader, VERDICT)[0];
  EntArticleInfo article = {0};
  EntEvidence evidence = {.article = &article,
                          .subject_name = cell(reader, NAME_A),
                          .object_name = cell(reader, NAME_B),
                          .text = cell(reader, SENTENCE)};
  EntJoin join = {.name = cell(reader, NAME_A), .with = cell(reader, NAME_B)};
  EntTie tie = {0};
  CliReviewItem item = {0};
  if (strcmp(cell(reader, QUESTION), ON_NAMES) == 0) {
    item.join = &join;
  } else if (strcmp(cell(reader, QUESTION), ON_TIE) != 0) {
    return "the question is neither \"one actor?\" nor \"right?\"";
  } else if (!ent_relation_from_name(ent_str(cell(reader, RELATION)), &tie.relation)) {
    return "the relation must be ally, rival or splinter_of";
  } else {
    item.tie = &tie;
    item.evidence = &evidence;
  }
  if (cell(reader, VERDICT)[1] || !cli_review_decide(&item, verdict, cell(reader, VALUE), out)) {
    return "the verdict must be y, n, e or nothing";
  }
  out->article = item.tie ? cell(reader, ARTICLE) : "";
  out->why = cell(reader, WHY);
  return ent_decision_check(out);
}

static void take_line(int end, void* handle) {
  Reader* reader = handle;
  EntDecision decision;
  (void)end;
  reader->line++;
  if (reader->status != ENT_OK) {
    return;
  }
  if (reader->line == 1) {
    take_heads(reader);
  } else if (cell(reader, VERDICT)[0]) {
    const char* wrong = take_answer(reader, &decision);
    if (wrong) {
      reader->problem(reader->problem_handle, reader->path, reader->line, wrong);
    } else {
      reader->status = reader->sink(reader->handle, &decision, reader->err);
    }
  }
  reader->n_cells = 0;
}

/** Run libcsv over the bytes. */
static EntStatus parse(Reader* reader, EntStr bytes, EntError* err) {
  struct csv_parser parser;
  if (csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI) != 0) {
    return ent_no_memory(err);
  }
  const bool read =
      csv_parse(&parser, bytes.bytes, bytes.length, take_cell, take_line, reader) == bytes.length &&
      csv_fini(&parser, take_cell, take_line, reader) == 0;
  const int code = csv_error(&parser);
  csv_free(&parser);
  if (reader->status == ENT_OK && !read) {
    return code == CSV_ENOMEM
               ? ent_no_memory(err)
               : ent_fail(err, ENT_BAD_INPUT, reader->path, reader->line + 1, "no CSV");
  }
  return reader->status;
}

EntStatus cli_review_csv_read(const char* path, EntLineProblem* problem, void* problem_handle,
                              CliDecisionSink* sink, void* handle, EntError* err) {
  EntStr bytes = {0};
  Reader reader = {.path = path,
                   .problem = problem,
                   .problem_handle = problem_handle,
                   .sink = sink,
                   .handle = handle,
                   .arena = ent_arena_new(),
                   .err = err};
  EntStatus status = reader.arena ? ent_file_keep(path, FILE_LIMIT, reader.arena, &bytes, err)
                                  : ent_no_memory(err);
  if (status == ENT_OK) {
    status = parse(&reader, ent_utf8_unmarked(bytes), err);
  }
  ent_arena_free(reader.arena);
  return status;
}
