#include "graph/base/json.h"
#include "graph/triple.h"

/** A date, or null. */
static json_t* date(EntDate when) {
  char text[ENT_DATE_SIZE];
  ent_date_format(when, text);
  return ent_json_text(text[0] ? text : NULL);
}

static json_t* offset(size_t bytes) {
  return json_integer((json_int_t)bytes);
}

static json_t* span(EntSpan where) {
  return json_pack("[I, I]", (json_int_t)where.start, (json_int_t)where.end);
}

/** What every line says of its article first. */
static bool set_identity(json_t* line, const EntArticleInfo* article) {
  return ent_json_set(line, "v", json_integer(ENT_LINE_VERSION)) &&
         ent_json_set(line, "article", ent_json_text(article->id)) &&
         ent_json_set(line, "path", ent_json_text(article->path)) &&
         ent_json_set(line, "sha256", ent_json_text(article->sha256));
}

static bool set_metadata(json_t* line, const EntArticleInfo* article) {
  return ent_json_set(line, "url", ent_json_text(article->url)) &&
         ent_json_set(line, "source", ent_json_text(article->source)) &&
         ent_json_set(line, "title", ent_json_text(article->title)) &&
         ent_json_set(line, "date", date(article->date));
}

/** Name, kind and aliases of one end; `keys` are the names of the three fields. */
static bool set_participant(json_t* line, const EntParticipant* actor, const char* const keys[3]) {
  return ent_json_set(line, keys[0], ent_json_text(actor->name)) &&
         ent_json_set(line, keys[1], ent_json_text(ent_kind_name(actor->kind))) &&
         ent_json_set(line, keys[2], ent_json_texts(actor->aliases, actor->n_aliases));
}

static bool set_statement(json_t* line, const EntTriple* triple) {
  static const char* const subject[] = {"subject", "subject_kind", "subject_aliases"};
  static const char* const object[] = {"object", "object_kind", "object_aliases"};
  return set_participant(line, triple->subject, subject) &&
         ent_json_set(line, "relation", ent_json_text(ent_relation_name(triple->relation))) &&
         set_participant(line, triple->object, object) &&
         ent_json_set(line, "form", ent_json_text(ent_form_name(triple->form))) &&
         ent_json_set(line, "status", ent_json_text(ent_validity_name(triple->validity))) &&
         ent_json_set(line, "since", date(triple->since)) &&
         ent_json_set(line, "until", date(triple->until));
}

static bool set_evidence(json_t* line, const EntTriple* triple) {
  return ent_json_set(line, "cue", ent_json_text(triple->cue)) &&
         ent_json_set(line, "evidence", ent_json_text(triple->evidence)) &&
         ent_json_set(line, "start", offset(triple->sentence.start)) &&
         ent_json_set(line, "end", offset(triple->sentence.end)) &&
         ent_json_set(line, "subject_span", span(triple->subject_span)) &&
         ent_json_set(line, "object_span", span(triple->object_span)) &&
         ent_json_set(line, "confidence", ent_json_number(triple->confidence, 3)) &&
         ent_json_set(line, "denied", json_boolean(triple->denied)) &&
         ent_json_set(line, "said_by", ent_json_text(triple->said_by));
}

/** A score, or null. */
static json_t* score(double value, bool known) {
  return known ? ent_json_number(value, 3) : json_null();
}

static json_t* explanation(const EntTriple* triple) {
  const EntExplanation* why = triple->explanation;
  json_t* object = json_object();
  if (object && !(ent_json_set(object, "found_by", ent_json_text(why->found_by)) &&
                  ent_json_set(object, "phrase", ent_json_text(why->phrase)) &&
                  ent_json_set(object, "form", ent_json_text(ent_form_name(triple->form))) &&
                  ent_json_set(object, "place", ent_json_text(why->place)) &&
                  ent_json_set(object, "path", ent_json_text(why->path)) &&
                  ent_json_set(object, "sentence", score(why->sentence, why->judged)) &&
                  ent_json_set(object, "doubt", ent_json_text(why->doubt)) &&
                  ent_json_set(object, "doubt_score", score(why->doubt_score, why->judged)) &&
                  ent_json_set(object, "article", score(why->article, why->judged)) &&
                  ent_json_set(object, "likely", ent_json_number(why->likely, 3)) &&
                  ent_json_set(object, "trust", ent_json_number(why->trust, 3)) &&
                  ent_json_set(object, "claim", ent_json_text(why->claim)))) {
    json_decref(object);
    object = NULL;
  }
  return object;
}

EntStatus ent_triple_write_json(const EntTriple* triple, EntBuffer* out, EntError* err) {
  json_t* line = json_object();
  if (line && !(set_identity(line, triple->article) && set_metadata(line, triple->article) &&
                set_statement(line, triple) && set_evidence(line, triple) &&
                (!triple->explanation || ent_json_set(line, "explain", explanation(triple))))) {
    json_decref(line);
    line = NULL;
  }
  return ent_json_write_line(line, out, err);
}

EntStatus ent_article_write_json(const EntArticleInfo* article, EntBuffer* out, EntError* err) {
  json_t* line = json_object();
  if (line && !(set_identity(line, article) && ent_json_set(line, "triples", json_integer(0)))) {
    json_decref(line);
    line = NULL;
  }
  return ent_json_write_line(line, out, err);
}
