#include "graph/network.h"

#include "graph/actors.h"
#include "graph/builder.h"
#include "graph/name.h"

#include <stdlib.h>

const char* ent_join_reason_name(EntJoinReason reason) {
  static const char* const names[ENT_N_JOIN_REASONS] = {[ENT_JOIN_ALIAS] = "alias",
                                                        [ENT_JOIN_SHORT_NAME] = "short name",
                                                        [ENT_JOIN_ACRONYM] = "acronym",
                                                        [ENT_JOIN_TRANSLITERATION] =
                                                            "transliteration",
                                                        [ENT_JOIN_GIVEN] = "given"};
  return names[reason];
}

const char* ent_course_name(EntCourse course) {
  static const char* const names[ENT_N_COURSES] = {[ENT_STEADY] = "steady",
                                                   [ENT_TURNED] = "turned",
                                                   [ENT_OVER] = "ended",
                                                   [ENT_CONTESTED] = "contested"};
  return names[course];
}

EntNetworkBuilder* ent_network_builder_new(double min_confidence) {
  EntNetworkBuilder* builder = calloc(1, sizeof *builder);
  if (!builder) {
    return NULL;
  }
  builder->min_confidence = min_confidence;
  builder->arena = ent_arena_new();
  builder->texts = ent_intern_new();
  builder->names = ent_intern_new();
  builder->keys = ent_intern_new();
  builder->digests = ent_intern_new();
  builder->locals = ent_intern_new();
  builder->aliases = ent_intern_new();
  if (!builder->arena || !builder->texts || !builder->names || !builder->keys ||
      !builder->digests || !builder->locals || !builder->aliases) {
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
    ent_intern_free(builder->locals);
    ent_intern_free(builder->aliases);
    ent_arena_free(builder->arena);
    ent_arena_free(builder->resolved);
    free(builder->records);
    free(builder->denials);
    free(builder);
  }
}

void ent_network_builder_set_decisions(EntNetworkBuilder* builder, EntDecisions* decisions) {
  builder->decisions = decisions;
}

void ent_network_builder_set_run(EntNetworkBuilder* builder, uint32_t run) {
  builder->run = run;
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

EntStatus ent_network_builder_set_rulings(EntNetworkBuilder* builder, const EntRulings* rulings,
                                          EntError* err) {
  uint32_t name = ENT_NONE; // so that an actor is found by the name, even if no article has it
  ent_actors_forget(builder);
  for (size_t i = 0; rulings && i < rulings->n_actors; i++) {
    if (!add_name(builder, rulings->actors[i].name, &name)) {
      return ent_no_memory(err);
    }
  }
  for (size_t i = 0; rulings && i < rulings->n_renamed; i++) {
    if (!add_name(builder, rulings->renamed[i].b, &name)) {
      return ent_no_memory(err);
    }
  }
  builder->rulings = rulings;
  return ENT_OK;
}

/** Order of the data that copies of one text may come with. */
static int compare_articles(const EntArticleInfo* a, const EntArticleInfo* b) {
  if (ent_date_known(a->date) != ent_date_known(b->date)) {
    return ent_date_known(a->date) ? -1 : 1;
  }
  int order = ent_date_compare(a->date, b->date);
  order = order ? order : ent_compare_texts(a->id, b->id);
  order = order ? order : ent_compare_texts(a->source, b->source);
  order = order ? order : ent_compare_texts(a->title, b->title);
  return order ? order : ent_compare_texts(a->url, b->url);
}

static bool add_article(EntNetworkBuilder* builder, const EntArticleInfo* info, uint32_t* id) {
  EntArticleInfo kept = {.date = info->date};
  memcpy(kept.sha256, info->sha256, sizeof kept.sha256);
  if (!keep_text(builder, info->id, &kept.id) || !keep_text(builder, info->source, &kept.source) ||
      !keep_text(builder, info->title, &kept.title) || !keep_text(builder, info->url, &kept.url)) {
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
  if (*id == n || compare_articles(&kept, &articles[*id].info) < 0) {
    articles[*id].info = kept;
  }
  return true;
}

/** What stands in `builder->locals` and `builder->aliases`: bytes without gaps that hold anything.
 */
static EntStr bytes_of(const void* entry, size_t size) {
  return (EntStr){entry, size};
}

static bool add_alias(EntNetworkBuilder* builder, uint32_t local, uint32_t name) {
  const EntAliasEntry entry = {local, name};
  return ent_intern_add(builder->aliases, bytes_of(&entry, sizeof entry)) != ENT_NONE;
}

/** Note an actor of an article, with its spellings. */
static bool add_local(EntNetworkBuilder* builder, const EntParticipant* actor, uint32_t name,
                      uint32_t article, uint32_t* id) {
  const EntLocal local = {article, name, actor->kind};
  *id = ent_intern_add(builder->locals, bytes_of(&local, sizeof local));
  if (*id == ENT_NONE || !add_alias(builder, *id, name)) {
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
    if (builder->key_of[alias] != ENT_NONE && !add_alias(builder, *id, alias)) {
      return false;
    }
  }
  return true;
}

/** What the triple states, without its ends. */
static bool make_evidence(EntNetworkBuilder* builder, const EntTriple* triple,
                          EntEvidence* evidence) {
  *evidence = (EntEvidence){.relation = triple->relation,
                            .form = triple->form,
                            .validity = triple->validity,
                            .since = triple->since,
                            .until = triple->until,
                            .sentence = triple->sentence,
                            .run = builder->run,
                            .confidence = triple->denied           ? 0
                                          : triple->confidence < 1 ? triple->confidence
                                                                   : 1,
                            .denied = triple->denied};
  return keep_text(builder, triple->evidence, &evidence->text) &&
         keep_text(builder, triple->subject->name, &evidence->subject_name) &&
         keep_text(builder, triple->object->name, &evidence->object_name) &&
         keep_text(builder, triple->cue, &evidence->cue) &&
         keep_text(builder, triple->said_by, &evidence->said_by);
}

/** Make room for one more record. They are many: what they outgrow is given back. */
static bool make_room(EntRecord** records, size_t n, size_t* capacity) {
  static const size_t first = 64;
  if (n < *capacity) {
    return true;
  }
  const size_t wanted = *capacity ? 2 * *capacity : first;
  EntRecord* grown =
      wanted <= SIZE_MAX / sizeof *grown ? realloc(*records, wanted * sizeof *grown) : NULL;
  if (!grown) {
    return false;
  }
  *records = grown;
  *capacity = wanted;
  return true;
}

/** Keep a triple whose ends are the names `subject` and `object`. */
static bool add_record(EntNetworkBuilder* builder, const EntTriple* triple, uint32_t subject,
                       uint32_t object, bool confirmed) {
  EntRecord record = {.subject = subject, .object = object};
  if (!make_room(&builder->records, builder->n_records, &builder->records_capacity) ||
      !make_evidence(builder, triple, &record.evidence) ||
      !add_article(builder, triple->article, &record.article) ||
      !add_local(builder, triple->subject, subject, record.article, &record.subject) ||
      !add_local(builder, triple->object, object, record.article, &record.object)) {
    return false;
  }
  record.evidence.confirmed = confirmed;
  builder->records[builder->n_records++] = record;
  return true;
}

/** Keep a denial: it makes no actor, and so its ends stay names. */
static bool add_denial(EntNetworkBuilder* builder, const EntTriple* triple, uint32_t subject,
                       uint32_t object) {
  EntRecord record = {.subject = subject, .object = object};
  if (!make_room(&builder->denials, builder->n_denials, &builder->denials_capacity) ||
      !make_evidence(builder, triple, &record.evidence) ||
      !add_article(builder, triple->article, &record.article)) {
    return false;
  }
  builder->denials[builder->n_denials++] = record;
  return true;
}

/** Add a triple as it is decided to be. */
static EntStatus add_decided(EntNetworkBuilder* builder, const EntTriple* triple, bool confirmed,
                             EntError* err) {
  uint32_t subject = ENT_NONE;
  uint32_t object = ENT_NONE;
  if (!triple->denied &&
      !(triple->confidence > 0 && triple->confidence >= builder->min_confidence)) { // nor NAN
    return ENT_OK;
  }
  ent_actors_forget(builder);
  if (!add_name(builder, triple->subject->name, &subject) ||
      !add_name(builder, triple->object->name, &object)) {
    return ent_no_memory(err);
  }
  if (builder->key_of[subject] == ENT_NONE || builder->key_of[object] == ENT_NONE) {
    return ENT_OK;
  }
  const bool added = triple->denied ? add_denial(builder, triple, subject, object)
                                    : add_record(builder, triple, subject, object, confirmed);
  return added ? ENT_OK : ent_no_memory(err);
}

EntStatus ent_network_builder_add(EntNetworkBuilder* builder, const EntTriple* triple,
                                  EntError* err) {
  EntDecided decided;
  if (!builder->decisions) {
    return add_decided(builder, triple, false, err);
  }
  ENT_TRY(ent_decisions_apply(builder->decisions, triple, &decided, err));
  return decided.dropped ? ENT_OK : add_decided(builder, &decided.triple, decided.confirmed, err);
}
