#include "extract/relation/train/standoff.h"

#include "extract/read/read.h"
#include "extract/relation/train/body.h"
#include "extract/relation/train/origin.h"
#include "graph/base/date.h"
#include "graph/base/file.h"
#include "graph/base/intern.h"
#include "graph/triple.h"

#include <jansson.h>
#include <stdlib.h>

enum { TEXT_COLUMNS = 3, ACTOR_COLUMNS = 5, TRIPLE_COLUMNS = 9, MOST_COLUMNS = 10 };

/** A file on its way. */
typedef struct {
  Sources* sources;
  const char* path;
  const char* data;
  unsigned long line;
  EntStr columns[MOST_COLUMNS];
  size_t n_columns;
  // The text at hand, if there is one.
  const char* text_path;
  Origin origin;
  EntIntern* ids; ///< of its actors
  json_t* actors;
  json_t* triples;
  EntError* err;
} Reading;

static EntStatus broken(const Reading* reading, const char* what) {
  return ent_fail(reading->err, ENT_BAD_INPUT, reading->path, reading->line, "%s", what);
}

/** Append to a list what json_pack() gave: NULL for a text that is not UTF-8, or short memory. */
static EntStatus append(const Reading* reading, json_t* list, json_t* item) {
  return json_array_append_new(list, item) == 0 ? ENT_OK : broken(reading, "not UTF-8");
}

/** Read the text at hand. @param size  Bytes that its file must have. */
static EntStatus read_text(Reading* reading, size_t size) {
  Origin* origin = &reading->origin;
  const char* path = ent_arena_printf(reading->sources->arena, "%s/%.*s", reading->data,
                                      (int)origin->file.length, origin->file.bytes);
  if (!path) {
    return ent_no_memory(reading->err);
  }
  ENT_TRY(ent_file_read(path, ENT_ARTICLE_LIMIT, &origin->bytes, reading->err));
  if (origin->bytes.length != size) {
    return broken(reading, "the file has another size than the one that was annotated");
  }
  const bool found = origin_find(origin);
  ENT_TRY(ent_buffer_status(&origin->bytes, reading->err));
  return found ? ENT_OK : broken(reading, "a text that is not in its file");
}

/** F, its name, the size of its file: open a text. */
static EntStatus begin_text(Reading* reading) {
  const EntStr name = reading->columns[1];
  size_t size = 0;
  if (reading->n_columns != TEXT_COLUMNS || !origin_parse(&reading->origin, name) ||
      !origin_number(reading->columns[2], &size)) {
    return broken(reading, "a text without a name and a size");
  }
  reading->text_path = ent_arena_printf(reading->sources->arena, "%s/%.*s", reading->data,
                                        (int)name.length, name.bytes);
  reading->ids = ent_intern_new();
  reading->actors = json_array();
  reading->triples = json_array();
  if (!reading->text_path || !reading->ids || !reading->actors || !reading->triples) {
    return ent_no_memory(reading->err);
  }
  return read_text(reading, size);
}

/** A, ID, kind, name, aliases. */
static EntStatus add_actor(Reading* reading) {
  const EntStr* c = reading->columns;
  EntKind kind = ENT_OTHER;
  if (reading->n_columns != ACTOR_COLUMNS || c[1].length == 0 || c[3].length == 0) {
    return broken(reading, "an actor without ID, kind, name and aliases");
  }
  if (!ent_kind_from_name(c[2], &kind)) {
    return broken(reading, "an actor of no kind");
  }
  const uint32_t number = ent_intern_count(reading->ids);
  const uint32_t id = ent_intern_add(reading->ids, c[1]);
  if (id != number) {
    return id == ENT_NONE ? ent_no_memory(reading->err) : broken(reading, "an ID that is taken");
  }
  json_t* aliases = json_array();
  json_t* actor =
      json_pack("{s:s%, s:s%, s:s%, s:o}", "id", c[1].bytes, c[1].length, "kind", c[2].bytes,
                c[2].length, "name", c[3].bytes, c[3].length, "aliases", aliases);
  ENT_TRY(append(reading, reading->actors, actor));
  EntStr rest = c[4];
  EntStr alias;
  while (ent_str_next(&rest, '|', &alias)) {
    ENT_TRY(append(reading, aliases, json_stringn(alias.bytes, alias.length)));
  }
  return ENT_OK;
}

/** The first stretch of a column of evidence; all must lie in the text. A sentence is its own. */
static EntStatus read_evidence(const Reading* reading, EntStr column, EntSpan* first) {
  const EntSpan text = reading->origin.text;
  bool any = false;
  EntStr part;
  if (origin_is_sentence(&reading->origin)) {
    *first = text;
    return column.length == 0 ? ENT_OK : broken(reading, "evidence within a single sentence");
  }
  while (ent_str_next(&column, ',', &part)) {
    EntSpan span;
    if (!origin_span(part, &span)) {
      return broken(reading, "evidence that is no START-END");
    }
    if (span.start < text.start || span.start >= span.end || span.end > text.end) {
      return broken(reading, "evidence outside the text");
    }
    *first = any ? *first : span;
    any = true;
  }
  return any ? ENT_OK : broken(reading, "a triple without evidence");
}

static bool is_date(EntStr text) {
  EntDate date;
  return text.length == 0 || ent_date_parse(text, &date);
}

/** What is wrong with the columns of a triple, its evidence apart; NULL if nothing is. */
static const char* check_triple(const Reading* reading) {
  const EntStr* c = reading->columns;
  EntRelation relation = ENT_ALLY;
  EntValidity validity = ENT_UNCLEAR;
  if (reading->n_columns != TRIPLE_COLUMNS) {
    return "a triple that has not nine columns";
  }
  if (ent_intern_find(reading->ids, c[1]) == ENT_NONE ||
      ent_intern_find(reading->ids, c[3]) == ENT_NONE || ent_str_equal(c[1], c[3])) {
    return "a triple that is not between two actors";
  }
  if (!ent_relation_from_name(c[2], &relation)) {
    return "a triple of no relation";
  }
  if (!ent_validity_from_name(c[4], &validity) || !is_date(c[5]) || !is_date(c[6])) {
    return "a triple whose time is not told";
  }
  return ent_str_is(c[7], "core") || ent_str_is(c[7], "minor") ? NULL : "a triple of no level";
}

/** T, subject, relation, object, status, since, until, level, evidence. */
static EntStatus add_triple(Reading* reading) {
  const EntStr* c = reading->columns;
  const char* wrong = check_triple(reading);
  EntSpan span = {0, 0};
  if (wrong) {
    return broken(reading, wrong);
  }
  ENT_TRY(read_evidence(reading, c[8], &span));
  EntBuffer evidence = {0};
  body_add_sentence(&evidence, ent_str_span(reading->origin.bytes.bytes, span));
  EntStatus status = ent_buffer_status(&evidence, reading->err);
  if (status == ENT_OK) {
    json_t* triple =
        json_pack("{s:s%, s:s%, s:s%, s:s%, s:s%, s:s%, s:s%, s:s%}", "s", c[1].bytes, c[1].length,
                  "r", c[2].bytes, c[2].length, "o", c[3].bytes, c[3].length, "status", c[4].bytes,
                  c[4].length, "since", c[5].bytes, c[5].length, "until", c[6].bytes, c[6].length,
                  "level", c[7].bytes, c[7].length, "evidence", evidence.bytes, evidence.length);
    status = append(reading, reading->triples, triple);
  }
  ent_buffer_clear(&evidence);
  return status;
}

/** The text as a file of its own would hold it. */
static EntStatus copy_text(Reading* reading, EntStr* out) {
  EntBuffer text = {0};
  body_add(&text, ent_str_span(reading->origin.bytes.bytes, reading->origin.text));
  EntStatus status = ent_buffer_status(&text, reading->err);
  if (status == ENT_OK) {
    *out = (EntStr){ent_arena_copy(reading->sources->arena, text.bytes, text.length), text.length};
    status = out->bytes ? ENT_OK : ent_no_memory(reading->err);
  }
  ent_buffer_clear(&text);
  return status;
}

static void forget_text(Reading* reading) {
  reading->text_path = NULL;
  origin_clear(&reading->origin);
  ent_intern_free(reading->ids);
  json_decref(reading->actors);
  json_decref(reading->triples);
  reading->ids = NULL;
  reading->actors = reading->triples = NULL;
}

/** Append the text at hand, if there is one. */
static EntStatus end_text(Reading* reading) {
  if (!reading->text_path) {
    return ENT_OK;
  }
  Source source = {.path = reading->text_path, .annotated = reading->path};
  ENT_TRY(copy_text(reading, &source.text));
  json_t* root = json_pack("{s:O, s:O}", "actors", reading->actors, "triples", reading->triples);
  char* json = root ? json_dumps(root, JSON_COMPACT) : NULL;
  json_decref(root);
  if (json) {
    source.json = ent_str(ent_arena_copy(reading->sources->arena, json, strlen(json)));
  }
  free(json);
  if (!source.json.bytes) {
    return ent_no_memory(reading->err);
  }
  forget_text(reading);
  return sources_append(reading->sources, source, reading->err);
}

static EntStatus read_line(Reading* reading, EntStr line) {
  if (line.length == 0 || line.bytes[0] == '#') {
    return ENT_OK;
  }
  reading->n_columns = 0;
  while (reading->n_columns < MOST_COLUMNS &&
         ent_str_next(&line, '\t', &reading->columns[reading->n_columns])) {
    reading->n_columns++;
  }
  const EntStr kind = reading->columns[0];
  if (ent_str_is(kind, "F")) {
    ENT_TRY(end_text(reading));
    return begin_text(reading);
  }
  const bool actor = ent_str_is(kind, "A");
  if (!actor && !ent_str_is(kind, "T")) {
    return broken(reading, "a line that starts with neither F, A nor T");
  }
  if (!reading->text_path) {
    return broken(reading, "an actor or a triple before the first text");
  }
  return actor ? add_actor(reading) : add_triple(reading);
}

EntStatus standoff_add(Sources* sources, const char* path, const char* data, EntError* err) {
  EntBuffer bytes = {0};
  Reading reading = {.sources = sources, .data = data, .err = err};
  reading.path = ent_arena_copy(sources->arena, path, strlen(path));
  EntStatus status =
      reading.path ? ent_file_read(path, (size_t)64 << 20, &bytes, err) : ent_no_memory(err);
  EntStr rest = {bytes.bytes, bytes.length};
  EntStr line;
  while (status == ENT_OK && ent_str_next(&rest, '\n', &line)) {
    reading.line++;
    status = read_line(&reading, line);
  }
  if (status == ENT_OK) {
    status = end_text(&reading);
  }
  forget_text(&reading);
  ent_buffer_clear(&bytes);
  return status;
}
