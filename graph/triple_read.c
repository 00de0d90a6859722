#include "graph/triple_read.h"

#include "graph/base/json.h"
#include "graph/base/lines.h"
#include "graph/base/unicode.h"

#include <stdio.h>
#include <stdlib.h>

/** Longest line in bytes. */
static const size_t LINE_LIMIT = (size_t)16 << 20;

/** Room for what is wrong with a line. */
enum { PROBLEM_SIZE = 256 };

/** What is needed while a file is read. */
typedef struct {
  const EntTripleSink* sink;
  const char** aliases; ///< [n_aliases] of both actors of a line; kept for the next
  size_t n_aliases;
  char wrong[PROBLEM_SIZE]; ///< the first thing wrong with the line; "" if nothing is
} Reading;

/** The fields of a line that is being read. A field that cannot be used is remarked in `reading`
    and gets a plain value, so that all of them can be taken before the remark is looked at. */
typedef struct {
  Reading* reading;
  const json_t* object;
} Line;

static void complain(const Line* line, const char* key, const char* what) {
  char* wrong = line->reading->wrong;
  if (!wrong[0]) {
    (void)snprintf(wrong, PROBLEM_SIZE, "the field \"%s\" is %s", key, what);
  }
}

/** A field that must be there. */
static const json_t* get(const Line* line, const char* key) {
  const json_t* value = json_object_get(line->object, key);
  if (!value) {
    complain(line, key, "missing");
  }
  return value;
}

/** A text; NULL if it is missing or null. */
static const char* get_text_or_null(const Line* line, const char* key) {
  const json_t* value = json_object_get(line->object, key);
  if (value && !json_is_string(value) && !json_is_null(value)) {
    complain(line, key, "neither a text nor null");
  }
  return json_string_value(value);
}

static const char* get_text(const Line* line, const char* key) {
  const json_t* value = get(line, key);
  if (value && !json_is_string(value)) {
    complain(line, key, "no text");
  }
  return json_is_string(value) ? json_string_value(value) : "";
}

/** A date; unknown if it is missing or null. */
static EntDate get_date(const Line* line, const char* key) {
  const char* text = get_text_or_null(line, key);
  EntDate date = {0};
  if (text && !ent_date_parse(ent_str(text), &date)) {
    complain(line, key, "no date such as 2020, 2020-02 or 2020-02-10");
  }
  return date;
}

static size_t get_offset(const Line* line, const char* key, const json_t* value) {
  const json_int_t offset = json_integer_value(value);
  if (value && (!json_is_integer(value) || offset < 0)) {
    complain(line, key, "no offset");
    return 0;
  }
  return (size_t)offset;
}

static EntSpan make_span(const Line* line, const char* key, const json_t* start,
                         const json_t* end) {
  const EntSpan span = {get_offset(line, key, start), get_offset(line, key, end)};
  if (span.end < span.start) {
    complain(line, key, "an end before its start");
  }
  return span;
}

/** A span as a list of two offsets. */
static EntSpan get_span(const Line* line, const char* key) {
  const json_t* list = get(line, key);
  if (list && json_array_size(list) != 2) { // 0 for what is no list
    complain(line, key, "no list of two offsets");
  }
  return make_span(line, key, json_array_get(list, 0), json_array_get(list, 1));
}

static double get_confidence(const Line* line) {
  const json_t* value = get(line, "confidence");
  const double confidence = json_number_value(value);
  if (value && (!json_is_number(value) || confidence < 0 || confidence > 1)) {
    complain(line, "confidence", "no number from 0 to 1");
  }
  return confidence;
}

/** False if it is missing. */
static bool get_flag(const Line* line, const char* key) {
  const json_t* value = json_object_get(line->object, key);
  if (value && !json_is_boolean(value)) {
    complain(line, key, "neither true nor false");
  }
  return json_is_true(value);
}

static bool is_digest(const char* text) {
  return strlen(text) == ENT_DIGEST_SIZE - 1 &&
         strspn(text, "0123456789abcdef") == ENT_DIGEST_SIZE - 1;
}

static void get_digest(const Line* line, char out[ENT_DIGEST_SIZE]) {
  const char* text = get_text(line, "sha256");
  if (is_digest(text)) {
    memcpy(out, text, ENT_DIGEST_SIZE);
  } else {
    complain(line, "sha256", "no digest of 64 hexadecimal digits");
  }
}

/** What every line says of its article first. */
static void get_article(const Line* line, EntArticleInfo* article) {
  *article = (EntArticleInfo){.id = get_text(line, "article"),
                              .path = get_text(line, "path"),
                              .url = get_text_or_null(line, "url"),
                              .source = get_text_or_null(line, "source"),
                              .title = get_text_or_null(line, "title"),
                              .date = get_date(line, "date")};
  get_digest(line, article->sha256);
}

/** Make room for the aliases of both actors. */
static EntStatus reserve_aliases(const Line* line, EntError* err) {
  Reading* reading = line->reading;
  const size_t n = json_array_size(json_object_get(line->object, "subject_aliases")) +
                   json_array_size(json_object_get(line->object, "object_aliases"));
  if (n > reading->n_aliases) {
    const char** larger = realloc(reading->aliases, n * sizeof *larger);
    if (!larger) {
      return ent_no_memory(err);
    }
    reading->aliases = larger;
    reading->n_aliases = n;
  }
  return ENT_OK;
}

/** @param keys     The names of the three fields: name, kind, aliases.
    @param aliases  Room for the aliases. */
static EntParticipant get_participant(const Line* line, const char* const keys[3],
                                      const char** aliases) {
  EntParticipant actor = {.name = get_text(line, keys[0]), .aliases = aliases};
  if (!ent_kind_from_name(ent_str(get_text(line, keys[1])), &actor.kind)) {
    complain(line, keys[1], "no kind of actor");
  }
  const json_t* list = get(line, keys[2]);
  if (list && !json_is_array(list)) {
    complain(line, keys[2], "no list of texts");
  }
  actor.n_aliases = json_array_size(list);
  for (size_t i = 0; i < actor.n_aliases; i++) {
    aliases[i] = json_string_value(json_array_get(list, i));
    if (!aliases[i]) {
      complain(line, keys[2], "no list of texts");
    }
  }
  return actor;
}

/** Relation, form and status. */
static void get_words(const Line* line, EntTriple* triple) {
  if (!ent_relation_from_name(ent_str(get_text(line, "relation")), &triple->relation)) {
    complain(line, "relation", "no relation");
  }
  if (!ent_form_from_name(ent_str(get_text(line, "form")), &triple->form) ||
      ent_form_relation(triple->form) != triple->relation) {
    complain(line, "form", "no form of the relation");
  }
  if (!ent_validity_from_name(ent_str(get_text(line, "status")), &triple->validity)) {
    complain(line, "status", "none of current, ended and unclear");
  }
}

static void get_evidence(const Line* line, EntTriple* triple) {
  triple->since = get_date(line, "since");
  triple->until = get_date(line, "until");
  triple->cue = get_text(line, "cue");
  triple->evidence = get_text(line, "evidence");
  triple->sentence = make_span(line, "end", get(line, "start"), get(line, "end"));
  triple->subject_span = get_span(line, "subject_span");
  triple->object_span = get_span(line, "object_span");
  triple->confidence = get_confidence(line);
  triple->denied = get_flag(line, "denied");
  triple->said_by = get_text_or_null(line, "said_by");
}

static EntStatus take_triple(const Line* line, const EntArticleInfo* article, EntError* err) {
  static const char* const subject_keys[] = {"subject", "subject_kind", "subject_aliases"};
  static const char* const object_keys[] = {"object", "object_kind", "object_aliases"};
  Reading* reading = line->reading;
  ENT_TRY(reserve_aliases(line, err));
  const EntParticipant subject = get_participant(line, subject_keys, reading->aliases);
  const EntParticipant object =
      get_participant(line, object_keys, reading->aliases + subject.n_aliases);
  EntTriple triple = {.article = article, .subject = &subject, .object = &object};
  get_words(line, &triple);
  get_evidence(line, &triple);
  return reading->wrong[0] ? ENT_OK : reading->sink->triple(reading->sink->handle, &triple, 0, err);
}

/** The line of an article that holds no triple. */
static EntStatus take_article(const Line* line, const EntArticleInfo* article, EntError* err) {
  const EntTripleSink* sink = line->reading->sink;
  const json_t* count = json_object_get(line->object, "triples");
  if (!json_is_integer(count) || json_integer_value(count) != 0) {
    complain(line, "triples", "not 0");
  }
  return line->reading->wrong[0] || !sink->article ? ENT_OK
                                                   : sink->article(sink->handle, article, 0, err);
}

/** Is this a line that we know how to read? */
static bool check_version(const Line* line) {
  char* wrong = line->reading->wrong;
  if (!json_is_object(line->object)) {
    (void)snprintf(wrong, PROBLEM_SIZE, "not a JSON object");
    return false;
  }
  const json_t* version = get(line, "v");
  if (version && !json_is_integer(version)) {
    complain(line, "v", "no whole number");
  } else if (version && json_integer_value(version) != ENT_LINE_VERSION) {
    (void)snprintf(wrong, PROBLEM_SIZE,
                   "version %" JSON_INTEGER_FORMAT " of the format is not known",
                   json_integer_value(version));
  }
  return !wrong[0];
}

static EntStatus take_object(const Line* line, EntError* err) {
  if (!check_version(line)) {
    return ENT_OK;
  }
  EntArticleInfo article;
  get_article(line, &article);
  return json_object_get(line->object, "triples") ? take_article(line, &article, err)
                                                  : take_triple(line, &article, err);
}

/** Hand over one line, or fill in what is wrong with it. */
static EntStatus take_line(Reading* reading, EntStr text, EntError* err) {
  json_error_t error = {0};
  json_t* object = json_loadb(text.bytes, text.length, 0, &error);
  if (object) {
    const Line line = {reading, object};
    const EntStatus status = take_object(&line, err);
    json_decref(object);
    return status;
  }
  switch (json_error_code(&error)) {
  case json_error_unknown: // it has not even begun
  case json_error_out_of_memory:
    return ent_no_memory(err);
  case json_error_invalid_utf8:
    (void)snprintf(reading->wrong, PROBLEM_SIZE, "not UTF-8 text");
    return ENT_OK;
  default:
    (void)snprintf(reading->wrong, PROBLEM_SIZE, "not JSON: %s", error.text);
    return ENT_OK;
  }
}

/** Read the next line and hand it over. @param more  Cleared at the end of the file. */
static EntStatus next_line(Reading* reading, EntLines* lines, EntLine* line, EntError* err) {
  reading->wrong[0] = '\0';
  ENT_TRY(ent_lines_next(lines, line, err));
  if (line->too_long) {
    (void)snprintf(reading->wrong, PROBLEM_SIZE, "the line is longer than %zu MiB",
                   LINE_LIMIT >> 20);
    return ENT_OK;
  }
  const EntStr text = line->number == 1 ? ent_utf8_unmarked(line->text) : line->text;
  return ent_str_trim(text).length == 0 ? ENT_OK : take_line(reading, text, err);
}

EntStatus ent_triples_read(const char* path, const EntTripleSink* sink, EntLineProblem* problem,
                           void* problem_handle, EntError* err) {
  EntLines* lines = NULL;
  ENT_TRY(ent_lines_open(path, LINE_LIMIT, &lines, err));
  Reading reading = {.sink = sink};
  EntLine line;
  EntStatus status = ENT_OK;
  do {
    status = next_line(&reading, lines, &line, err);
    if (status == ENT_OK && reading.wrong[0] && problem) {
      problem(problem_handle, path, line.number, reading.wrong);
    }
  } while (status == ENT_OK && line.text.bytes);
  free(reading.aliases);
  ent_lines_close(lines);
  return status;
}
