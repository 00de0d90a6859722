// What Gephi makes of which name and value is its importer's (ImporterGraphML.java,
// ImportContainerImpl.java).
#include "export/columns.h"
#include "export/writers.h"
#include "export/xml.h"

#include <stdio.h>

/** A file in the making. */
typedef struct {
  EntXml xml;
  const EntStyle* style;
  bool directed; ///< every tie, and not only splinters
} Document;

/** The id of a key. It starts with the element, since the two have columns of one name. */
static void add_key_id(Document* document, const char* name, const char* element,
                       const EntColumn* column) {
  char id[64];
  (void)snprintf(id, sizeof id, "%s_%s", element, column->id);
  ent_xml_attribute(&document->xml, name, id);
}

static void add_key(Document* document, const char* element, const EntColumn* column) {
  ent_xml_start(&document->xml, "key");
  add_key_id(document, "id", element, column);
  ent_xml_attribute(&document->xml, "for", element);
  ent_xml_attribute(&document->xml, "attr.name", column->id);
  ent_xml_attribute(&document->xml, "attr.type", ent_column_type_name(column->type));
  ent_xml_close(&document->xml);
}

/** Gephi reads INF anywhere in a value as Infinity and drops the value null. An invisible character
    (U+200C, which Java draws as nothing) after the first letter keeps a name as it is. */
static void shield(EntBuffer* value, EntBuffer* out) {
  static const char invisible[] = "\xE2\x80\x8C";
  if (strcmp(value->bytes, "null") == 0) {
    ent_buffer_printf(out, "n%sull", invisible);
    return;
  }
  for (const char* c = value->bytes; *c; c++) {
    ent_buffer_add_byte(out, *c);
    if (strncmp(c, "INF", 3) == 0) {
      ent_buffer_add_text(out, invisible);
    }
  }
}

/** Write the value collected in `document->xml.value`; an empty one is left out. */
static void add_data(Document* document, const char* element, const EntColumn* column) {
  EntBuffer shielded = {0};
  if (document->xml.value.length > 0 && !document->xml.value.failed) {
    shield(&document->xml.value, &shielded);
  }
  if (shielded.failed) {
    document->xml.value.failed = true;
  } else if (shielded.length > 0) {
    ent_xml_start(&document->xml, "data");
    add_key_id(document, "key", element, column);
    ent_xml_text(&document->xml, shielded.bytes);
    ent_xml_close(&document->xml);
  }
  document->xml.value.length = 0;
  ent_buffer_clear(&shielded);
}

static void add_keys(Document* document) {
  for (size_t c = 0; c < ent_actor_columns(); c++) {
    const EntColumn column = ent_actor_column(c);
    add_key(document, "node", &column);
  }
  size_t n = 0;
  const EntColumn* columns = ent_tie_columns(&n);
  for (size_t c = 0; c < n; c++) {
    add_key(document, "edge", &columns[c]);
  }
}

static void add_node(Document* document, uint32_t actor) {
  ent_xml_start(&document->xml, "node");
  ent_xml_attribute_id(&document->xml, "id", "n", actor);
  for (size_t c = 0; c < ent_actor_columns(); c++) {
    const EntColumn column = ent_actor_column(c);
    ent_add_actor_value(&document->xml.value, &column, document->style,
                        &document->style->network->nodes[actor]);
    add_data(document, "node", &column);
  }
  ent_xml_close(&document->xml);
}

static void add_edge(Document* document, size_t i) {
  const EntTie* tie = &document->style->network->ties[i];
  ent_xml_start(&document->xml, "edge");
  ent_xml_attribute_id(&document->xml, "id", "e", i);
  ent_xml_attribute_id(&document->xml, "source", "n", tie->source);
  ent_xml_attribute_id(&document->xml, "target", "n", tie->target);
  if (tie->relation == ENT_SPLINTER_OF && !document->directed) {
    ent_xml_attribute(&document->xml, "directed", "true");
  }
  // The type of an edge: without it Gephi would make one edge of an ally and a rival tie.
  ent_xml_attribute(&document->xml, "label", ent_relation_name(tie->relation));
  size_t n = 0;
  const EntColumn* columns = ent_tie_columns(&n);
  for (size_t c = 0; c < n; c++) {
    ent_add_tie_value(&document->xml.value, &columns[c], document->style, tie);
    add_data(document, "edge", &columns[c]);
  }
  ent_xml_close(&document->xml);
}

static void add_document(Document* document) {
  const EntNetwork* network = document->style->network;
  ent_xml_start(&document->xml, "graphml");
  ent_xml_attribute(&document->xml, "xmlns", "http://graphml.graphdrawing.org/xmlns");
  add_keys(document);
  ent_xml_start(&document->xml, "graph");
  ent_xml_attribute(&document->xml, "id", "network");
  ent_xml_attribute(&document->xml, "edgedefault", document->directed ? "directed" : "undirected");
  for (uint32_t i = 0; i < network->n_nodes && !document->xml.failed; i++) {
    add_node(document, i);
  }
  for (size_t i = 0; i < network->n_ties && !document->xml.failed; i++) {
    add_edge(document, i);
  }
  ent_xml_close(&document->xml);
  ent_xml_close(&document->xml);
}

static EntStatus write(const EntNetwork* network, bool directed, EntBuffer* out, EntError* err) {
  EntStyle style;
  Document document = {.style = &style, .directed = directed};
  ENT_TRY(ent_style_init(&style, network, err));
  const EntStatus status = ent_xml_begin(&document.xml, out, err);
  if (status == ENT_OK) {
    add_document(&document);
  }
  return ent_xml_end(&document.xml, status, "GraphML", err);
}

EntStatus ent_write_graphml(const EntNetwork* network, EntBuffer* out, EntError* err) {
  return write(network, false, out, err);
}

EntStatus ent_write_graphml_directed(const EntNetwork* network, EntBuffer* out, EntError* err) {
  return write(network, true, out, err);
}
