#include "graph/base/intern.h"
#include "graph/store/batch.h"

#include <math.h>
#include <stdlib.h>

/** What is needed while an article is added. The database keeps each actor and each sentence of an
    article once. */
typedef struct {
  EntStore* store;
  int64_t article;      ///< its number
  EntIntern* actors;    ///< number = that of the actor
  EntIntern* sentences; ///< number = that of the sentence
  EntBuffer key;        ///< scratch
} Adding;

/** All aliases, each with its zero byte. */
static void add_aliases(EntBuffer* out, const EntParticipant* actor) {
  for (size_t i = 0; i < actor->n_aliases; i++) {
    ent_buffer_add(out, actor->aliases[i], strlen(actor->aliases[i]) + 1);
  }
}

static EntStatus insert_actor(Adding* adding, const EntParticipant* actor, uint32_t number,
                              EntStr aliases, EntError* err) {
  EntQuery query;
  ENT_TRY(ent_query_start(adding->store, ENT_SQL_ADD_ACTOR, &query, err));
  ent_query_number(&query, adding->article);
  ent_query_number(&query, number);
  ent_query_text(&query, actor->name);
  ent_query_text(&query, ent_kind_name(actor->kind));
  ent_query_bytes(&query, aliases);
  return ent_query_run(&query, err);
}

/** The number of what `adding->key` says, in a set. @param added  Receives whether it is new. */
static EntStatus number_key(const Adding* adding, EntIntern* set, uint32_t* number, bool* added,
                            EntError* err) {
  ENT_TRY(ent_buffer_status(&adding->key, err));
  const uint32_t before = ent_intern_count(set);
  *number = ent_intern_add(set, (EntStr){adding->key.bytes, adding->key.length});
  *added = ent_intern_count(set) > before;
  return *number == ENT_NONE ? ent_no_memory(err) : ENT_OK;
}

static EntStatus add_actor(Adding* adding, const EntParticipant* actor, uint32_t* number,
                           EntError* err) {
  bool added = false;
  adding->key.length = 0;
  ent_buffer_add_byte(&adding->key, (char)actor->kind);
  ent_buffer_add(&adding->key, actor->name, strlen(actor->name) + 1);
  const size_t head = adding->key.length;
  add_aliases(&adding->key, actor);
  ENT_TRY(number_key(adding, adding->actors, number, &added, err));
  const EntStr aliases = {adding->key.bytes + head, adding->key.length - head};
  return added ? insert_actor(adding, actor, *number, aliases, err) : ENT_OK;
}

static EntStatus insert_sentence(Adding* adding, const EntTriple* triple, uint32_t number,
                                 EntError* err) {
  EntQuery query;
  ENT_TRY(ent_query_start(adding->store, ENT_SQL_ADD_SENTENCE, &query, err));
  ent_query_number(&query, adding->article);
  ent_query_number(&query, number);
  ent_query_number(&query, (int64_t)triple->sentence.start);
  ent_query_number(&query, (int64_t)triple->sentence.end);
  ent_query_text(&query, triple->evidence);
  return ent_query_run(&query, err);
}

static EntStatus add_sentence(Adding* adding, const EntTriple* triple, uint32_t* number,
                              EntError* err) {
  bool added = false;
  adding->key.length = 0;
  ent_buffer_add(&adding->key, (const char*)&triple->sentence, sizeof triple->sentence);
  ent_buffer_add_text(&adding->key, triple->evidence);
  ENT_TRY(number_key(adding, adding->sentences, number, &added, err));
  return added ? insert_sentence(adding, triple, *number, err) : ENT_OK;
}

static void set_spans(EntQuery* query, const EntTriple* triple) {
  ent_query_number(query, (int64_t)triple->subject_span.start);
  ent_query_number(query, (int64_t)triple->subject_span.end);
  ent_query_number(query, (int64_t)triple->object_span.start);
  ent_query_number(query, (int64_t)triple->object_span.end);
}

static EntStatus add_triple(Adding* adding, const EntTriple* triple, size_t place, EntError* err) {
  uint32_t subject = 0;
  uint32_t object = 0;
  uint32_t sentence = 0;
  EntQuery query;
  ENT_TRY(add_actor(adding, triple->subject, &subject, err));
  ENT_TRY(add_actor(adding, triple->object, &object, err));
  ENT_TRY(add_sentence(adding, triple, &sentence, err));
  ENT_TRY(ent_query_start(adding->store, ENT_SQL_ADD_TRIPLE, &query, err));
  ent_query_number(&query, adding->article);
  ent_query_number(&query, (int64_t)place);
  ent_query_number(&query, subject);
  ent_query_text(&query, ent_relation_name(triple->relation));
  ent_query_number(&query, object);
  ent_query_text(&query, ent_form_name(triple->form));
  ent_query_text(&query, ent_validity_name(triple->validity));
  ent_query_date(&query, triple->since);
  ent_query_date(&query, triple->until);
  ent_query_text(&query, triple->cue);
  ent_query_number(&query, sentence);
  set_spans(&query, triple);
  ent_query_number(&query, llround(triple->confidence * ENT_CONFIDENCE_UNITS));
  ent_query_number(&query, triple->denied);
  ent_query_text(&query, triple->said_by);
  return ent_query_run(&query, err);
}

static EntStatus add_triples(EntStore* store, int64_t article, const EntTriple* triples, size_t n,
                             EntError* err) {
  Adding adding = {.store = store, .article = article};
  EntStatus status = ENT_OK;
  adding.actors = ent_intern_new();
  adding.sentences = ent_intern_new();
  if (!adding.actors || !adding.sentences) {
    status = ent_no_memory(err);
  }
  for (size_t i = 0; status == ENT_OK && i < n; i++) {
    status = add_triple(&adding, &triples[i], i, err);
  }
  ent_intern_free(adding.actors);
  ent_intern_free(adding.sentences);
  ent_buffer_clear(&adding.key);
  return status;
}

/** The number of an article that a query gives first, 0 if it gives none. Ends the query. */
static EntStatus take_number(EntQuery* query, int64_t* number, EntError* err) {
  bool row = false;
  const EntStatus status = ent_query_step(query, &row, err);
  *number = row ? ent_row_number(query) : 0;
  ent_query_end(query);
  return status;
}

/** Write what is known of an article: a new row, or that of the input if it is there.
    @param number  Receives its number, or 0 if it is not there. */
static EntStatus put_article(EntStore* store, EntSql sql, const EntStoreInput* input,
                             const EntArticleInfo* info, bool english, int64_t* number,
                             EntError* err) {
  EntQuery query;
  ENT_TRY(ent_query_start(store, sql, &query, err));
  ent_query_digest(&query, input->sha256);
  ent_query_text(&query, input->id);
  ent_query_text(&query, input->data);
  ent_query_text(&query, info->path);
  ent_query_digest(&query, info->sha256);
  ent_query_number(&query, english);
  ent_query_text(&query, info->url);
  ent_query_text(&query, info->source);
  ent_query_text(&query, info->title);
  ent_query_date(&query, info->date);
  ent_query_number(&query, store->run);
  return take_number(&query, number, err);
}

EntStatus ent_store_clear(EntStore* store, int64_t article, EntError* err) {
  static const EntSql parts[] = {ENT_SQL_DELETE_TRIPLES, ENT_SQL_DELETE_SENTENCES,
                                 ENT_SQL_DELETE_ACTORS};
  for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
    EntQuery query;
    ENT_TRY(ent_query_start(store, parts[i], &query, err));
    ent_query_number(&query, article);
    ENT_TRY(ent_query_run(&query, err));
  }
  return ENT_OK;
}

/** Inside of a batch. */
static EntStatus add_article(EntStore* store, const EntStoreInput* input,
                             const EntArticleInfo* info, bool english, const EntTriple* triples,
                             size_t n, EntError* err) {
  int64_t number = 0;
  ENT_TRY(put_article(store, ENT_SQL_CHANGE_ARTICLE, input, info, english, &number, err));
  if (number > 0) {
    ENT_TRY(ent_store_clear(store, number, err));
  } else {
    ENT_TRY(put_article(store, ENT_SQL_ADD_ARTICLE, input, info, english, &number, err));
  }
  return add_triples(store, number, triples, n, err);
}

EntStatus ent_store_add(EntStore* store, const EntStoreInput* input, const EntArticleInfo* info,
                        bool english, const EntTriple* triples, size_t n, EntError* err) {
  (void)pthread_mutex_lock(&store->lock);
  EntStatus status = ent_batch_open(store, err);
  if (status == ENT_OK) {
    status = ent_batch_end(store, add_article(store, input, info, english, triples, n, err), err);
  }
  (void)pthread_mutex_unlock(&store->lock);
  return status;
}

/** The number of an input with these bytes and this data, whatever its id; 0 if there is none. */
static EntStatus find_bytes(EntStore* store, const EntStoreInput* input, int64_t* number,
                            EntError* err) {
  EntQuery query;
  ENT_TRY(ent_query_start(store, ENT_SQL_FIND_BYTES, &query, err));
  ent_query_digest(&query, input->sha256);
  ent_query_text(&query, input->data);
  return take_number(&query, number, err);
}

/** Copy the article `from` under another name. @param to  Receives the number of the copy. */
static EntStatus copy_article(EntStore* store, int64_t from, const char* id, const char* path,
                              int64_t* to, EntError* err) {
  EntQuery query;
  ENT_TRY(ent_query_start(store, ENT_SQL_COPY_ARTICLE, &query, err));
  ent_query_number(&query, from);
  ent_query_text(&query, id);
  ent_query_text(&query, path);
  ent_query_number(&query, store->run);
  return take_number(&query, to, err);
}

/** Inside of a batch. */
static EntStatus add_renamed(EntStore* store, const EntStoreInput* input, const char* path,
                             EntError* err) {
  static const EntSql parts[] = {ENT_SQL_COPY_ACTORS, ENT_SQL_COPY_SENTENCES, ENT_SQL_COPY_TRIPLES};
  int64_t from = 0;
  int64_t to = 0;
  ENT_TRY(find_bytes(store, input, &from, err));
  if (from == 0) {
    return ent_fail(err, ENT_BAD_ARG, store->path, 0, "no input with these bytes");
  }
  ENT_TRY(copy_article(store, from, input->id, path, &to, err));
  for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
    EntQuery query;
    ENT_TRY(ent_query_start(store, parts[i], &query, err));
    ent_query_number(&query, from);
    ent_query_number(&query, to);
    ENT_TRY(ent_query_run(&query, err));
  }
  return ENT_OK;
}

EntStatus ent_store_add_renamed(EntStore* store, const EntStoreInput* input, const char* path,
                                EntError* err) {
  (void)pthread_mutex_lock(&store->lock);
  EntStatus status = ent_batch_open(store, err);
  if (status == ENT_OK) {
    status = ent_batch_end(store, add_renamed(store, input, path, err), err);
  }
  (void)pthread_mutex_unlock(&store->lock);
  return status;
}
