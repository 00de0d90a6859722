#include "graph/network.h"

#include "graph/actors.h"
#include "graph/builder.h"
#include "graph/name.h"
#include "graph/ties.h"

#include <stdlib.h>

EntNetworkBuilder* ent_network_builder_new(void) {
  EntNetworkBuilder* builder = calloc(1, sizeof *builder);
  if (!builder) {
    return NULL;
  }
  builder->arena = ent_arena_new();
  builder->texts = ent_intern_new();
  builder->names = ent_intern_new();
  builder->keys = ent_intern_new();
  builder->digests = ent_intern_new();
  builder->aliases = ent_intern_new();
  if (!builder->arena || !builder->texts || !builder->names || !builder->keys ||
      !builder->digests || !builder->aliases) {
    ent_network_builder_free(builder);
    return NULL;
  }
  return builder;
}

void ent_network_builder_free(EntNetworkBuilder* builder) {
  if (builder) {
    ent_intern_free(builder->texts);
    ent_intern_free(builder->names);
    ent_intern_free(builder->keys);
    ent_intern_free(builder->digests);
    ent_intern_free(builder->aliases);
    ent_arena_free(builder->arena);
    free(builder);
  }
}

/** The builder's copy of `text`; NULL stays NULL. */
static bool keep_text(EntNetworkBuilder* builder, const char* text, const char** kept) {
  *kept = NULL;
  if (!text) {
    return true;
  }
  const uint32_t id = ent_intern_add(builder->texts, ent_str(text));
  if (id == ENT_NONE) {
    return false;
  }
  *kept = ent_intern_text(builder->texts, id).bytes;
  return true;
}

/** The number of the normalized form of `name`, or ENT_NONE if nothing of it is visible. */
static bool add_key(EntNetworkBuilder* builder, EntStr name, uint32_t* key) {
  EntStr normalized;
  if (!ent_name_normalize(builder->arena, name, &normalized)) {
    return false;
  }
  *key = ENT_NONE;
  if (normalized.length > 0) {
    *key = ent_intern_add(builder->keys, normalized);
    return *key != ENT_NONE;
  }
  return true;
}

/** The number of a spelling; its key is then in `key_of`. */
static bool add_name(EntNetworkBuilder* builder, const char* name, uint32_t* id) {
  const uint32_t n = ent_intern_count(builder->names);
  *id = ent_intern_find(builder->names, ent_str(name));
  if (*id != ENT_NONE) {
    return true;
  }
  uint32_t key = ENT_NONE;
  uint32_t* key_of =
      ent_arena_grow(builder->arena, builder->key_of, n, &builder->key_of_capacity, sizeof *key_of);
  if (!key_of) {
    return false;
  }
  builder->key_of = key_of;
  if (!add_key(builder, ent_str(name), &key)) {
    return false;
  }
  *id = ent_intern_add(builder->names, ent_str(name));
  if (*id == ENT_NONE) {
    return false;
  }
  key_of[*id] = key;
  return true;
}

static bool add_alias(EntNetworkBuilder* builder, uint32_t key, uint32_t name) {
  const EntAliasEntry entry = {key, name};
  return ent_intern_add(builder->aliases, (EntStr){(const char*)&entry, sizeof entry}) != ENT_NONE;
}

/** Note the spellings of an actor. */
static bool add_spellings(EntNetworkBuilder* builder, const EntParticipant* actor, EntEnd end) {
  if (!add_alias(builder, end.key, end.name)) {
    return false;
  }
  for (size_t i = 0; i < actor->n_aliases; i++) {
    uint32_t alias = ENT_NONE;
    if (strcmp(actor->aliases[i], actor->name) == 0) {
      continue; // has its place already, and saves time
    }
    if (!add_name(builder, actor->aliases[i], &alias)) {
      return false;
    }
    if (builder->key_of[alias] != ENT_NONE && !add_alias(builder, end.key, alias)) {
      return false;
    }
  }
  return true;
}

/** The end of a triple that `actor` is; its key is ENT_NONE if nothing of its name is visible. */
static bool make_end(EntNetworkBuilder* builder, const EntParticipant* actor, EntEnd* end) {
  end->kind = actor->kind;
  if (!add_name(builder, actor->name, &end->name)) {
    return false;
  }
  end->key = builder->key_of[end->name];
  return true;
}

/** Order of the data that copies of one text may come with. */
static int compare_articles(const EntArticleEntry* a, const EntArticleEntry* b) {
  if (ent_date_known(a->date) != ent_date_known(b->date)) {
    return ent_date_known(a->date) ? -1 : 1;
  }
  int order = ent_date_compare(a->date, b->date);
  order = order ? order : ent_compare_texts(a->id, b->id);
  order = order ? order : ent_compare_texts(a->source, b->source);
  return order ? order : ent_compare_texts(a->url, b->url);
}

static bool add_article(EntNetworkBuilder* builder, const EntArticleInfo* info, uint32_t* id) {
  EntArticleEntry entry = {.date = info->date};
  if (!keep_text(builder, info->id, &entry.id) ||
      !keep_text(builder, info->source, &entry.source) ||
      !keep_text(builder, info->url, &entry.url)) {
    return false;
  }
  const uint32_t n = ent_intern_count(builder->digests);
  EntArticleEntry* articles = ent_arena_grow(builder->arena, builder->articles, n,
                                             &builder->articles_capacity, sizeof *articles);
  if (!articles) {
    return false;
  }
  builder->articles = articles;
  *id = ent_intern_add(builder->digests, ent_str(info->sha256));
  if (*id == ENT_NONE) {
    return false;
  }
  if (*id == n || compare_articles(&entry, &articles[*id]) < 0) {
    articles[*id] = entry;
  }
  return true;
}

/** Keep what the triple states of its two ends. */
static bool add_record(EntNetworkBuilder* builder, const EntTriple* triple, EntEnd subject,
                       EntEnd object) {
  EntRecord record = {.subject = subject,
                      .object = object,
                      .relation = triple->relation,
                      .form = triple->form,
                      .validity = triple->validity,
                      .since = triple->since,
                      .until = triple->until,
                      .sentence = triple->sentence,
                      .confidence = triple->confidence < 1 ? triple->confidence : 1};
  EntRecord* records = ent_arena_grow(builder->arena, builder->records, builder->n_records,
                                      &builder->records_capacity, sizeof *records);
  if (!records) {
    return false;
  }
  builder->records = records;
  if (!keep_text(builder, triple->evidence, &record.evidence) ||
      !keep_text(builder, triple->said_by, &record.said_by) ||
      !add_article(builder, triple->article, &record.article) ||
      !add_spellings(builder, triple->subject, subject) ||
      !add_spellings(builder, triple->object, object)) {
    return false;
  }
  records[builder->n_records++] = record;
  return true;
}

EntStatus ent_network_builder_add(EntNetworkBuilder* builder, const EntTriple* triple,
                                  EntError* err) {
  EntEnd subject;
  EntEnd object;
  if (triple->denied || !(triple->confidence > 0)) { // also not a number
    return ENT_OK;
  }
  if (!make_end(builder, triple->subject, &subject) ||
      !make_end(builder, triple->object, &object)) {
    return ent_no_memory(err);
  }
  if (subject.key == ENT_NONE || object.key == ENT_NONE) {
    return ENT_OK;
  }
  return add_record(builder, triple, subject, object) ? ENT_OK : ent_no_memory(err);
}

/** A digest and its article. */
typedef struct {
  const char* digest;
  EntArticleEntry* article;
} Ranked;

static int compare_digests(const void* left, const void* right) {
  return strcmp(((const Ranked*)left)->digest, ((const Ranked*)right)->digest);
}

/** Number the articles by their digests, so that sums over them have one order. */
static bool rank_articles(EntNetworkBuilder* builder, EntArena* scratch) {
  const uint32_t n = ent_intern_count(builder->digests);
  Ranked* ranked = ent_arena_array(scratch, n, sizeof *ranked);
  if (!ranked) {
    return false;
  }
  for (uint32_t i = 0; i < n; i++) {
    ranked[i] = (Ranked){ent_intern_text(builder->digests, i).bytes, &builder->articles[i]};
  }
  qsort(ranked, n, sizeof *ranked, compare_digests);
  for (uint32_t i = 0; i < n; i++) {
    ranked[i].article->rank = i;
  }
  return true;
}

/** Resolve names, then make actors and ties. */
static bool build(EntNetworkBuilder* builder, EntArena* scratch) {
  const uint32_t n = ent_intern_count(builder->keys);
  uint32_t* root = ent_arena_array(scratch, n, sizeof *root);
  uint32_t* node_of = ent_arena_array(scratch, n, sizeof *node_of);
  builder->network = (EntNetwork){0};
  return root && node_of && rank_articles(builder, scratch) &&
         ent_actors_resolve(builder, scratch, root) &&
         ent_actors_make(builder, scratch, root, node_of) &&
         ent_ties_make(builder, scratch, node_of);
}

EntStatus ent_network_build(EntNetworkBuilder* builder, EntNetwork** out, EntError* err) {
  EntArena* scratch = ent_arena_new();
  const bool built = scratch && build(builder, scratch);
  ent_arena_free(scratch);
  *out = built ? &builder->network : NULL;
  return built ? ENT_OK : ent_no_memory(err);
}
