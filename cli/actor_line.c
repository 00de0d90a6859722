#include "cli/actor_line.h"

#include "graph/base/json.h"

/** The words that a mention covers, or NULL when memory is short. */
static json_t* mention_text(const EntArticle* article, EntSpan span) {
  EntBuffer copy = {0};
  ent_buffer_add_str(&copy, ent_str_span(article->text.bytes, span));
  json_t* text = copy.failed ? NULL : ent_json_text(copy.bytes ? copy.bytes : "");
  ent_buffer_clear(&copy);
  return text;
}

static json_t* mention(const EntArticle* article, const EntMention* where) {
  json_t* object = json_object();
  if (object && !(ent_json_set(object, "start", json_integer((json_int_t)where->span.start)) &&
                  ent_json_set(object, "end", json_integer((json_int_t)where->span.end)) &&
                  ent_json_set(object, "text", mention_text(article, where->span)) &&
                  ent_json_set(object, "how", ent_json_text(ent_link_name(where->how))))) {
    json_decref(object);
    object = NULL;
  }
  return object;
}

static json_t* mentions(const EntArticle* article, const EntActor* actor) {
  json_t* list = json_array();
  for (size_t i = 0; list && i < actor->n_mentions; i++) {
    if (json_array_append_new(list, mention(article, &actor->mentions[i])) != 0) {
      json_decref(list);
      list = NULL;
    }
  }
  return list;
}

EntStatus cli_actor_line(const EntArticle* article, const EntActor* actor, EntBuffer* out,
                         EntError* err) {
  const EntParticipant* who = &actor->participant;
  json_t* line = json_object();
  if (line && !(ent_json_set(line, "v", json_integer(ENT_LINE_VERSION)) &&
                ent_json_set(line, "article", ent_json_text(article->info.id)) &&
                ent_json_set(line, "name", ent_json_text(who->name)) &&
                ent_json_set(line, "kind", ent_json_text(ent_kind_name(who->kind))) &&
                ent_json_set(line, "aliases", ent_json_texts(who->aliases, who->n_aliases)) &&
                ent_json_set(line, "mentions", mentions(article, actor)))) {
    json_decref(line);
    line = NULL;
  }
  return ent_json_write_line(line, out, err);
}
