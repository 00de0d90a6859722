// JSON: the node-link form of networkx (nodes, links) and the elements of Cytoscape.js. One object
// a line, so that git can tell what changed.
#include "graph/base/json.h"
#include "export/columns.h"
#include "export/plain.h"
#include "export/writers.h"

#include <math.h>
#include <stdlib.h>

/** A file in the making. */
typedef struct {
  EntBuffer* out;
  const EntStyle* style;
  const EntNetwork* network;
} Document;

/** A value of a column as JSON; null if it is unknown. */
static json_t* value_of(const EntColumn* column, EntBuffer* value) {
  json_t* result = NULL;
  if (value->failed) {
    return NULL;
  }
  if (value->length == 0) {
    result = json_null();
  } else if (column->type == ENT_COLUMN_STRING) {
    result = ent_json_text(value->bytes);
  } else if (column->type == ENT_COLUMN_INT) {
    result = json_integer(strtoll(value->bytes, NULL, 10));
  } else {
    result = json_real(strtod(value->bytes, NULL));
  }
  value->length = 0;
  return result;
}

/** "n12" */
static json_t* id(const char* prefix, size_t index) {
  return json_sprintf("%s%zu", prefix, index);
}

/** Text as every format can hold it, or null. */
static json_t* text(const char* bytes) {
  EntBuffer plain = {0};
  if (!bytes) {
    return json_null();
  }
  ent_add_plain(&plain, bytes);
  json_t* value = plain.failed ? NULL : ent_json_text(plain.bytes ? plain.bytes : "");
  ent_buffer_clear(&plain);
  return value;
}

static json_t* date(EntDate when) {
  char bytes[ENT_DATE_SIZE];
  ent_date_format(when, bytes);
  return ent_json_text(bytes[0] ? bytes : NULL);
}

/** Release an object that could not be filled. */
static json_t* keep_if(json_t* object, bool filled) {
  if (object && !filled) {
    json_decref(object);
    return NULL;
  }
  return object;
}

static json_t* aliases(const EntNode* node) {
  json_t* list = json_array();
  for (size_t i = 0; list && i < node->n_aliases; i++) {
    if (json_array_append_new(list, text(node->aliases[i])) != 0) {
      return keep_if(list, false);
    }
  }
  return list;
}

/** Why names of different articles are this actor. */
static json_t* joins(const EntNode* node) {
  json_t* list = json_array();
  for (size_t i = 0; list && i < node->n_joins; i++) {
    const EntJoin* join = &node->joins[i];
    json_t* object = json_object();
    object = keep_if(object, object && ent_json_set(object, "name", text(join->name)) &&
                                 ent_json_set(object, "with", text(join->with)) &&
                                 ent_json_set(object, "reason",
                                              ent_json_text(ent_join_reason_name(join->reason))));
    if (json_array_append_new(list, object) != 0) {
      return keep_if(list, false);
    }
  }
  return list;
}

/** The forms of a tie. */
static json_t* forms(const EntTie* tie) {
  json_t* list = json_array();
  for (uint32_t form = 0; list && form < ENT_N_FORMS; form++) {
    if ((tie->forms & 1u << form) &&
        json_array_append_new(list, ent_json_text(ent_form_name((EntForm)form))) != 0) {
      return keep_if(list, false);
    }
  }
  return list;
}

/** The phases of the pair of a tie; none for splinter_of. */
static json_t* history(const EntNetwork* network, const EntTie* tie) {
  const EntPair* pair = ent_network_pair_of(network, tie);
  json_t* list = json_array();
  for (size_t i = 0; list && pair && i < pair->n_phases; i++) {
    const EntPhase* phase = &pair->phases[i];
    json_t* object = json_object();
    object =
        keep_if(object, object &&
                            ent_json_set(object, "relation",
                                         ent_json_text(ent_relation_name(phase->relation))) &&
                            ent_json_set(object, "from", date(phase->from)) &&
                            ent_json_set(object, "to", date(phase->to)) &&
                            ent_json_set(object, "from_stated", json_boolean(phase->from_stated)) &&
                            ent_json_set(object, "to_stated", json_boolean(phase->to_stated)));
    if (json_array_append_new(list, object) != 0) {
      return keep_if(list, false);
    }
  }
  return list;
}

/** All that the tables tell of an actor; its aliases as a list. */
static json_t* actor(const Document* document, uint32_t i) {
  const EntNode* node = &document->network->nodes[i];
  json_t* object = json_object();
  EntBuffer value = {0};
  bool filled = object && ent_json_set(object, "id", id("n", i));
  for (size_t c = 0; filled && c < ent_actor_columns(); c++) {
    const EntColumn column = ent_actor_column(c);
    if (column.origin == ENT_FROM_ALIASES) {
      filled = ent_json_set(object, column.id, aliases(node));
    } else {
      ent_add_actor_value(&value, &column, document->style, node);
      filled = ent_json_set(object, column.id, value_of(&column, &value));
    }
  }
  filled = filled && ent_json_set(object, "joins", joins(node));
  ent_buffer_clear(&value);
  return keep_if(object, filled);
}

static json_t* evidence_of(const EntEvidence* evidence) {
  const EntArticleInfo* article = evidence->article;
  json_t* object = json_object();
  return keep_if(
      object,
      object && ent_json_set(object, "subject", id("n", evidence->subject)) &&
          ent_json_set(object, "object", id("n", evidence->object)) &&
          ent_json_set(object, "form", ent_json_text(ent_form_name(evidence->form))) &&
          ent_json_set(object, "status", ent_json_text(ent_validity_name(evidence->validity))) &&
          ent_json_set(object, "since", date(evidence->since)) &&
          ent_json_set(object, "until", date(evidence->until)) &&
          ent_json_set(object, "confidence", ent_json_number(evidence->confidence, 3)) &&
          ent_json_set(object, "denied", json_boolean(evidence->denied)) &&
          ent_json_set(object, "confirmed", json_boolean(evidence->confirmed)) &&
          ent_json_set(object, "repeated", json_boolean(evidence->repeated)) &&
          ent_json_set(object, "said_by", text(evidence->said_by)) &&
          ent_json_set(object, "cue", text(evidence->cue)) &&
          ent_json_set(object, "sentence", text(evidence->text)) &&
          ent_json_set(object, "article", text(article->id)) &&
          ent_json_set(object, "title", text(article->title)) &&
          ent_json_set(object, "outlet", text(article->source)) &&
          ent_json_set(object, "date", date(article->date)) &&
          ent_json_set(object, "url", text(article->url)));
}

static json_t* all_evidence(const EntTie* tie) {
  json_t* list = json_array();
  for (size_t i = 0; list && i < tie->n_evidence; i++) {
    if (json_array_append_new(list, evidence_of(&tie->evidence[i])) != 0) {
      return keep_if(list, false);
    }
  }
  return list;
}

/** All that the tables tell of a tie, its forms and phases as lists, and its evidence. */
static json_t* tie_of(const Document* document, size_t i) {
  const EntTie* tie = &document->network->ties[i];
  size_t n = 0;
  const EntColumn* columns = ent_tie_columns(&n);
  json_t* object = json_object();
  EntBuffer value = {0};
  bool filled = object && ent_json_set(object, "id", id("e", i)) &&
                ent_json_set(object, "source", id("n", tie->source)) &&
                ent_json_set(object, "target", id("n", tie->target)) &&
                ent_json_set(object, "key", ent_json_text(ent_relation_name(tie->relation))) &&
                ent_json_set(object, "directed", json_boolean(tie->relation == ENT_SPLINTER_OF));
  for (size_t c = 0; filled && c < n; c++) {
    const EntColumn* column = &columns[c];
    if (column->origin == ENT_FROM_FORMS) {
      filled = ent_json_set(object, column->id, forms(tie));
    } else if (column->origin == ENT_FROM_HISTORY) {
      filled = ent_json_set(object, column->id, history(document->network, tie));
    } else if (column->origin != ENT_FROM_EVIDENCE && column->origin != ENT_FROM_ARTICLE) {
      ent_add_tie_value(&value, column, document->style, tie);
      filled = ent_json_set(object, column->id, value_of(column, &value));
    }
  }
  filled = filled && ent_json_set(object, "evidence", all_evidence(tie));
  ent_buffer_clear(&value);
  return keep_if(object, filled);
}

/** Append an object on a line of its own; commas stand in front of all but the first. */
static EntStatus add(Document* document, json_t* object, bool first, EntError* err) {
  ent_buffer_add_text(document->out, first ? "\n" : ",\n");
  ENT_TRY(ent_json_write_line(object, document->out, err));
  document->out->length--; // without its line end
  return ENT_OK;
}

static EntStatus begin(Document* document, EntStyle* style, const EntNetwork* network,
                       EntBuffer* out, EntError* err) {
  *document = (Document){out, style, network};
  return ent_style_init(style, network, err);
}

EntStatus ent_write_json(const EntNetwork* network, EntBuffer* out, EntError* err) {
  EntStyle style;
  Document document;
  ENT_TRY(begin(&document, &style, network, out, err));
  const EntHidden* hidden = &network->hidden;
  ent_buffer_printf(out,
                    "{\"directed\": false, \"multigraph\": true, \"graph\": {\"hidden\": "
                    "{\"roles\": %zu, \"lists\": %zu, \"verbal\": %zu, \"claims\": %zu}}, "
                    "\"nodes\": [",
                    hidden->roles, hidden->lists, hidden->verbal, hidden->claims);
  for (uint32_t i = 0; i < network->n_nodes; i++) {
    ENT_TRY(add(&document, actor(&document, i), i == 0, err));
  }
  ent_buffer_add_text(out, "\n], \"links\": [");
  for (size_t i = 0; i < network->n_ties; i++) {
    ENT_TRY(add(&document, tie_of(&document, i), i == 0, err));
  }
  ent_buffer_add_text(out, "\n]}\n");
  return ent_buffer_status(out, err);
}

/** {"data": object}, and where it stands. */
static json_t* element(json_t* data, const EntNode* node) {
  json_t* object = json_object();
  bool filled = object != NULL;
  if (filled && node) {
    filled =
        ent_json_set(object, "position", json_pack("{s: f, s: f}", "x", node->x, "y", node->y));
  }
  if (!filled) {
    json_decref(data);
    return keep_if(object, false);
  }
  return keep_if(object, ent_json_set(object, "data", data));
}

EntStatus ent_write_cytoscape(const EntNetwork* network, EntBuffer* out, EntError* err) {
  EntStyle style;
  Document document;
  ENT_TRY(begin(&document, &style, network, out, err));
  ent_buffer_add_text(out, "{\"elements\": {\"nodes\": [");
  for (uint32_t i = 0; i < network->n_nodes; i++) {
    ENT_TRY(add(&document, element(actor(&document, i), &network->nodes[i]), i == 0, err));
  }
  ent_buffer_add_text(out, "\n], \"edges\": [");
  for (size_t i = 0; i < network->n_ties; i++) {
    ENT_TRY(add(&document, element(tie_of(&document, i), NULL), i == 0, err));
  }
  ent_buffer_add_text(out, "\n]}}\n");
  return ent_buffer_status(out, err);
}
