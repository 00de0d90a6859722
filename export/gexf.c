// GEXF 1.3 with time, as Gephi reads it (ImporterGEXF.java): mode dynamic, intervals of dates, the
// kind of an edge in `kind`, its direction in `type`; a spell needs whole dates.
#include "export/columns.h"
#include "export/span.h"
#include "export/writers.h"
#include "export/xml.h"

#include <stdio.h>
#include <stdlib.h>

/** A file in the making. */
typedef struct {
  EntXml xml;
  const EntStyle* style;
  const EntNetwork* network;
  EntSpans spans;
} Document;

/** What Gephi has elements or attributes of its own for. */
static bool is_special(const EntColumn* column) {
  return column->drawn || strcmp(column->id, "label") == 0 || strcmp(column->id, "weight") == 0 ||
         strcmp(column->id, "relation") == 0;
}

static void declare(Document* document, const EntColumn* column) {
  static const char* const types[] = {
      [ENT_COLUMN_STRING] = "string", [ENT_COLUMN_INT] = "integer", [ENT_COLUMN_DOUBLE] = "double"};
  if (is_special(column)) {
    return;
  }
  ent_xml_start(&document->xml, "attribute");
  ent_xml_attribute(&document->xml, "id", column->id);
  ent_xml_attribute(&document->xml, "title", column->title);
  ent_xml_attribute(&document->xml, "type", types[column->type]);
  ent_xml_close(&document->xml);
}

static void declare_all(Document* document) {
  size_t n = 0;
  const EntColumn* columns = ent_tie_columns(&n);
  ent_xml_start(&document->xml, "attributes");
  ent_xml_attribute(&document->xml, "class", "node");
  for (size_t c = 0; c < ent_actor_columns(); c++) {
    const EntColumn column = ent_actor_column(c);
    declare(document, &column);
  }
  ent_xml_close(&document->xml);
  ent_xml_start(&document->xml, "attributes");
  ent_xml_attribute(&document->xml, "class", "edge");
  for (size_t c = 0; c < n; c++) {
    declare(document, &columns[c]);
  }
  ent_xml_close(&document->xml);
}

/** A value, unless it is unknown. */
static void add_value(Document* document, const EntColumn* column, EntBuffer* value) {
  document->xml.value.failed = document->xml.value.failed || value->failed;
  if (value->length == 0 || value->failed) {
    return;
  }
  ent_xml_start(&document->xml, "attvalue");
  ent_xml_attribute(&document->xml, "for", column->id);
  ent_xml_attribute_text(&document->xml, "value", value->bytes);
  ent_xml_close(&document->xml);
  value->length = 0;
}

static void add_color(Document* document, EntColor color) {
  ent_xml_start(&document->xml, "viz:color");
  ent_xml_attribute_number(&document->xml, "r", color.r);
  ent_xml_attribute_number(&document->xml, "g", color.g);
  ent_xml_attribute_number(&document->xml, "b", color.b);
  ent_xml_close(&document->xml);
}

static void add_spell(Document* document, const EntSpanOfTime* span) {
  char date[ENT_DATE_SIZE];
  ent_xml_start(&document->xml, "spell");
  ent_date_format(span->from, date);
  ent_xml_attribute(&document->xml, "start", date);
  ent_date_format(span->to, date);
  ent_xml_attribute(&document->xml, "end", date);
  ent_xml_close(&document->xml);
}

static void add_spells(Document* document, const EntSpanOfTime* spans, size_t n) {
  if (n == 0) {
    return; // nothing is dated at all
  }
  ent_xml_start(&document->xml, "spells");
  for (size_t i = 0; i < n; i++) {
    add_spell(document, &spans[i]);
  }
  ent_xml_close(&document->xml);
}

static void add_node(Document* document, uint32_t i) {
  const EntNode* node = &document->network->nodes[i];
  EntBuffer value = {0};
  ent_xml_start(&document->xml, "node");
  ent_xml_attribute_id(&document->xml, "id", "n", i);
  ent_xml_attribute_text(&document->xml, "label", node->name);
  ent_xml_start(&document->xml, "attvalues");
  for (size_t c = 0; c < ent_actor_columns(); c++) {
    const EntColumn column = ent_actor_column(c);
    if (!is_special(&column)) {
      ent_add_actor_value(&value, &column, document->style, node);
      add_value(document, &column, &value);
    }
  }
  ent_xml_close(&document->xml);
  ent_buffer_clear(&value);
  add_color(document, ent_style_actor_color(document->style, node));
  ent_xml_start(&document->xml, "viz:position");
  ent_xml_attribute_number(&document->xml, "x", node->x);
  ent_xml_attribute_number(&document->xml, "y", node->y);
  ent_xml_close(&document->xml);
  ent_xml_start(&document->xml, "viz:size");
  ent_xml_attribute_number(&document->xml, "value", ent_column_size(document->style, node));
  ent_xml_close(&document->xml);
  add_spells(document, &document->spans.nodes[i], document->spans.dated);
  ent_xml_close(&document->xml);
}

static void add_edge(Document* document, size_t i) {
  const EntTie* tie = &document->network->ties[i];
  size_t n = 0;
  size_t n_spans = 0;
  const EntColumn* columns = ent_tie_columns(&n);
  EntBuffer value = {0};
  ent_xml_start(&document->xml, "edge");
  ent_xml_attribute_id(&document->xml, "id", "e", i);
  ent_xml_attribute_id(&document->xml, "source", "n", tie->source);
  ent_xml_attribute_id(&document->xml, "target", "n", tie->target);
  ent_xml_attribute(&document->xml, "type",
                    tie->relation == ENT_SPLINTER_OF ? "directed" : "undirected");
  ent_xml_attribute(&document->xml, "kind", ent_relation_name(tie->relation));
  ent_xml_attribute(&document->xml, "label", ent_form_name(tie->form));
  ent_xml_attribute_number(&document->xml, "weight", tie->weight);
  ent_xml_start(&document->xml, "attvalues");
  for (size_t c = 0; c < n; c++) {
    if (!is_special(&columns[c])) {
      ent_add_tie_value(&value, &columns[c], document->style, tie);
      add_value(document, &columns[c], &value);
    }
  }
  ent_xml_close(&document->xml);
  ent_buffer_clear(&value);
  add_color(document, ent_style_relation_color(tie->relation));
  const EntSpanOfTime* spans = ent_spans_of_tie(&document->spans, i, &n_spans);
  add_spells(document, spans, n_spans);
  ent_xml_close(&document->xml);
}

static void add_graph(Document* document) {
  ent_xml_start(&document->xml, "graph");
  if (document->spans.dated) {
    ent_xml_attribute(&document->xml, "mode", "dynamic");
    ent_xml_attribute(&document->xml, "timeformat", "date");
    ent_xml_attribute(&document->xml, "timerepresentation", "interval");
    ent_xml_attribute(&document->xml, "timezone", "UTC");
  }
  declare_all(document);
  ent_xml_start(&document->xml, "nodes");
  for (uint32_t i = 0; i < document->network->n_nodes && !document->xml.failed; i++) {
    add_node(document, i);
  }
  ent_xml_close(&document->xml);
  ent_xml_start(&document->xml, "edges");
  for (size_t i = 0; i < document->network->n_ties && !document->xml.failed; i++) {
    add_edge(document, i);
  }
  ent_xml_close(&document->xml);
  ent_xml_close(&document->xml);
}

EntStatus ent_write_gexf(const EntNetwork* network, EntBuffer* out, EntError* err) {
  EntStyle style;
  Document document = {.style = &style, .network = network};
  ENT_TRY(ent_style_init(&style, network, err));
  ENT_TRY(ent_spans_make(network, &document.spans, err));
  const EntStatus status = ent_xml_begin(&document.xml, out, err);
  if (status == ENT_OK) {
    ent_xml_start(&document.xml, "gexf");
    ent_xml_attribute(&document.xml, "xmlns", "http://gexf.net/1.3");
    ent_xml_attribute(&document.xml, "xmlns:viz", "http://gexf.net/1.3/viz");
    ent_xml_attribute(&document.xml, "version", "1.3");
    ent_xml_start(&document.xml, "meta");
    ent_xml_start(&document.xml, "creator");
    ent_xml_text(&document.xml, "entente");
    ent_xml_close(&document.xml);
    ent_xml_close(&document.xml);
    add_graph(&document);
    ent_xml_close(&document.xml);
  }
  ent_spans_clear(&document.spans);
  return ent_xml_end(&document.xml, status, "GEXF", err);
}
