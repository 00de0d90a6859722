#include "graph/store/batch.h"

/** A sentence of an article. */
typedef struct {
  EntSpan span;
  const char* text;
} Sentence;

/** The article that is read. Its own texts are those of the row that the query stands at. */
typedef struct {
  EntStore* store;
  const EntTripleSink* sink;
  EntArena* arena; ///< owns what follows but for `info`
  int64_t number;
  uint32_t run;
  EntArticleInfo info;
  EntParticipant* actors; ///< [n_actors]
  size_t n_actors;
  size_t actors_capacity;
  Sentence* sentences; ///< [n_sentences]
  size_t n_sentences;
  size_t sentences_capacity;
} Reading;

/** A column does not fit, or could not be taken. */
static EntStatus damaged(const Reading* reading, EntError* err) {
  if (sqlite3_errcode(reading->store->database) == SQLITE_NOMEM) {
    return ent_no_memory(err);
  }
  return ent_fail(err, ENT_BAD_INPUT, reading->store->path, 0,
                  "the store is damaged: article %s cannot be read", reading->info.id);
}

/** A column that is a copy in the arena; NULL when memory is short. */
static const char* copy_text(const Reading* reading, EntQuery* query) {
  const EntStr text = ent_str(ent_row_text(query));
  return ent_arena_copy(reading->arena, text.bytes, text.length);
}

/** Split what add_aliases() has joined. @return false when memory is short. */
static bool take_aliases(const Reading* reading, EntStr joined, EntParticipant* actor) {
  size_t n = 0;
  for (size_t i = 0; i < joined.length; i++) {
    n += joined.bytes[i] == '\0';
  }
  char* copy = ent_arena_copy(reading->arena, joined.bytes, joined.length);
  const char** aliases = ent_arena_array(reading->arena, n, sizeof *aliases);
  if (!copy || !aliases) {
    return false;
  }
  for (size_t i = 0; i < n; i++) {
    aliases[i] = copy;
    copy += strlen(copy) + 1;
  }
  actor->aliases = aliases;
  actor->n_aliases = n;
  return true;
}

static EntStatus take_actor(Reading* reading, EntQuery* query, EntError* err) {
  EntParticipant* actors = ent_arena_grow(reading->arena, reading->actors, reading->n_actors,
                                          &reading->actors_capacity, sizeof *actors);
  if (!actors) {
    return ent_no_memory(err);
  }
  EntParticipant* actor = &actors[reading->n_actors++];
  reading->actors = actors;
  actor->name = copy_text(reading, query);
  if (!ent_kind_from_name(ent_str(ent_row_text(query)), &actor->kind)) {
    return damaged(reading, err);
  }
  return actor->name && take_aliases(reading, ent_row_bytes(query), actor) ? ENT_OK
                                                                           : ent_no_memory(err);
}

static EntSpan take_span(EntQuery* query) {
  const int64_t start = ent_row_number(query);
  return (EntSpan){(size_t)start, (size_t)ent_row_number(query)};
}

static EntStatus take_sentence(Reading* reading, EntQuery* query, EntError* err) {
  Sentence* sentences = ent_arena_grow(reading->arena, reading->sentences, reading->n_sentences,
                                       &reading->sentences_capacity, sizeof *sentences);
  if (!sentences) {
    return ent_no_memory(err);
  }
  Sentence* sentence = &sentences[reading->n_sentences++];
  reading->sentences = sentences;
  sentence->span = take_span(query);
  sentence->text = copy_text(reading, query);
  return sentence->text ? ENT_OK : ent_no_memory(err);
}

static bool take_words(EntQuery* query, EntTriple* triple) {
  return ent_form_from_name(ent_str(ent_row_text(query)), &triple->form) &&
         ent_validity_from_name(ent_str(ent_row_text(query)), &triple->validity);
}

/** A row of triples. @return false if it does not fit the article. */
static bool take_columns(const Reading* reading, EntQuery* query, EntTriple* triple) {
  const uint64_t subject = (uint64_t)ent_row_number(query);
  const bool related = ent_relation_from_name(ent_str(ent_row_text(query)), &triple->relation);
  const uint64_t object = (uint64_t)ent_row_number(query);
  if (!related || !take_words(query, triple)) {
    return false;
  }
  triple->since = ent_row_date(query);
  triple->until = ent_row_date(query);
  triple->cue = ent_row_text(query);
  const uint64_t sentence = (uint64_t)ent_row_number(query);
  triple->subject_span = take_span(query);
  triple->object_span = take_span(query);
  triple->confidence = (double)ent_row_number(query) / ENT_CONFIDENCE_UNITS;
  triple->denied = ent_row_number(query) != 0;
  triple->said_by = ent_row_text(query);
  if (subject >= reading->n_actors || object >= reading->n_actors ||
      sentence >= reading->n_sentences || !triple->cue) {
    return false;
  }
  triple->subject = &reading->actors[subject];
  triple->object = &reading->actors[object];
  triple->sentence = reading->sentences[sentence].span;
  triple->evidence = reading->sentences[sentence].text;
  return true;
}

static EntStatus take_triple(Reading* reading, EntQuery* query, EntError* err) {
  EntTriple triple = {.article = &reading->info};
  return take_columns(reading, query, &triple)
             ? reading->sink->triple(reading->sink->handle, &triple, reading->run, err)
             : damaged(reading, err);
}

/** Take all rows of the article from one table. @param n  Receives how many; or NULL. */
static EntStatus take_rows(Reading* reading, EntSql sql,
                           EntStatus (*take)(Reading*, EntQuery*, EntError*), size_t* n,
                           EntError* err) {
  EntQuery query;
  bool row = true;
  size_t count = 0;
  ENT_TRY(ent_query_start(reading->store, sql, &query, err));
  ent_query_number(&query, reading->number);
  EntStatus status = ent_query_step(&query, &row, err);
  while (status == ENT_OK && row) {
    count++;
    status = take(reading, &query, err);
    if (status == ENT_OK) {
      status = ent_query_step(&query, &row, err);
    }
  }
  ent_query_end(&query);
  if (n) {
    *n = count;
  }
  return status;
}

/** All that an article says. */
static EntStatus take_article(Reading* reading, EntError* err) {
  size_t n = 0;
  const EntTripleSink* sink = reading->sink;
  ENT_TRY(take_rows(reading, ENT_SQL_READ_ACTORS, take_actor, NULL, err));
  ENT_TRY(take_rows(reading, ENT_SQL_READ_SENTENCES, take_sentence, NULL, err));
  ENT_TRY(take_rows(reading, ENT_SQL_READ_TRIPLES, take_triple, &n, err));
  return n == 0 && sink->article ? sink->article(sink->handle, &reading->info, reading->run, err)
                                 : ENT_OK;
}

/** A row of articles, with all that belongs to it. */
static EntStatus read_article(EntStore* store, const EntTripleSink* sink, EntQuery* query,
                              EntError* err) {
  Reading reading = {.store = store, .sink = sink, .arena = ent_arena_new()};
  if (!reading.arena) {
    return ent_no_memory(err);
  }
  reading.number = ent_row_number(query);
  reading.info.id = ent_row_text(query);
  reading.info.path = ent_row_text(query);
  ent_row_digest(query, reading.info.sha256);
  reading.info.url = ent_row_text(query);
  reading.info.source = ent_row_text(query);
  reading.info.title = ent_row_text(query);
  reading.info.date = ent_row_date(query);
  reading.run = (uint32_t)ent_row_number(query);
  const EntStatus status =
      reading.info.id && reading.info.path ? take_article(&reading, err) : ent_no_memory(err);
  ent_arena_free(reading.arena);
  return status;
}

EntStatus ent_store_read(EntStore* store, const EntTripleSink* sink, EntError* err) {
  EntQuery query;
  bool row = true;
  ENT_TRY(ent_query_start(store, ENT_SQL_READ_ARTICLES, &query, err));
  EntStatus status = ent_query_step(&query, &row, err);
  while (status == ENT_OK && row) {
    status = read_article(store, sink, &query, err);
    if (status == ENT_OK) {
      status = ent_query_step(&query, &row, err);
    }
  }
  ent_query_end(&query);
  return status;
}
