// GraphML through libxml2's text writer. It passes bytes on that no XML may hold, so every text is
// made plain before (export/plain.h); what Gephi makes of which name and value is its importer's
// (ImporterGraphML.java, ImportContainerImpl.java).
#include "export/columns.h"
#include "export/plain.h"
#include "export/writers.h"

#include <stdio.h>

#include <libxml/xmlwriter.h>

/** A file in the making. */
typedef struct {
  xmlTextWriterPtr xml;
  const EntStyle* style;
  EntBuffer value; ///< the value being written
  bool failed;     ///< a call of libxml2 failed
} Document;

static void check(Document* document, int result) {
  document->failed = document->failed || result < 0;
}

static void start(Document* document, const char* element) {
  check(document, xmlTextWriterStartElement(document->xml, BAD_CAST element));
}

static void end(Document* document) {
  check(document, xmlTextWriterEndElement(document->xml));
}

static void add_attribute(Document* document, const char* name, const char* value) {
  check(document, xmlTextWriterWriteAttribute(document->xml, BAD_CAST name, BAD_CAST value));
}

/** An attribute whose value is a letter or word and an index: "n12". */
static void add_id(Document* document, const char* name, const char* prefix, size_t index) {
  char id[32];
  (void)snprintf(id, sizeof id, "%s%zu", prefix, index);
  add_attribute(document, name, id);
}

/** The id of a key. It starts with the element, since the two have columns of one name. */
static void add_key_id(Document* document, const char* name, const char* element,
                       const EntColumn* column) {
  char id[64];
  (void)snprintf(id, sizeof id, "%s_%s", element, column->id);
  add_attribute(document, name, id);
}

static void add_key(Document* document, const char* element, const EntColumn* column) {
  start(document, "key");
  add_key_id(document, "id", element, column);
  add_attribute(document, "for", element);
  add_attribute(document, "attr.name", column->id);
  add_attribute(document, "attr.type", ent_column_type_name(column->type));
  end(document);
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

/** Write the value collected in `document->value`; an empty one is left out. */
static void add_data(Document* document, const char* element, const EntColumn* column) {
  EntBuffer shielded = {0};
  if (document->value.length > 0 && !document->value.failed) {
    shield(&document->value, &shielded);
  }
  if (shielded.failed) {
    document->value.failed = true;
  } else if (shielded.length > 0) {
    start(document, "data");
    add_key_id(document, "key", element, column);
    check(document, xmlTextWriterWriteString(document->xml, BAD_CAST shielded.bytes));
    end(document);
  }
  document->value.length = 0;
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
  start(document, "node");
  add_id(document, "id", "n", actor);
  for (size_t c = 0; c < ent_actor_columns(); c++) {
    const EntColumn column = ent_actor_column(c);
    ent_add_actor_value(&document->value, &column, document->style,
                        &document->style->network->nodes[actor]);
    add_data(document, "node", &column);
  }
  end(document);
}

static void add_edge(Document* document, size_t i) {
  const EntTie* tie = &document->style->network->ties[i];
  start(document, "edge");
  add_id(document, "id", "e", i);
  add_id(document, "source", "n", tie->source);
  add_id(document, "target", "n", tie->target);
  if (tie->relation == ENT_SPLINTER_OF) {
    add_attribute(document, "directed", "true");
  }
  // The type of an edge: without it Gephi would make one edge of an ally and a rival tie.
  add_attribute(document, "label", ent_relation_name(tie->relation));
  size_t n = 0;
  const EntColumn* columns = ent_tie_columns(&n);
  for (size_t c = 0; c < n; c++) {
    ent_add_tie_value(&document->value, &columns[c], tie);
    add_data(document, "edge", &columns[c]);
  }
  end(document);
}

static void add_document(Document* document) {
  check(document, xmlTextWriterSetIndent(document->xml, 1));
  check(document, xmlTextWriterStartDocument(document->xml, NULL, "UTF-8", NULL));
  start(document, "graphml");
  add_attribute(document, "xmlns", "http://graphml.graphdrawing.org/xmlns");
  add_keys(document);
  start(document, "graph");
  add_attribute(document, "id", "network");
  add_attribute(document, "edgedefault", "undirected");
  const EntNetwork* network = document->style->network;
  for (uint32_t i = 0; i < network->n_nodes && !document->failed; i++) {
    add_node(document, i);
  }
  for (size_t i = 0; i < network->n_ties && !document->failed; i++) {
    add_edge(document, i);
  }
  end(document);
  end(document);
  check(document, xmlTextWriterEndDocument(document->xml));
  check(document, xmlTextWriterFlush(document->xml));
}

EntStatus ent_write_graphml(const EntNetwork* network, EntBuffer* out, EntError* err) {
  EntStyle style;
  ENT_TRY(ent_style_init(&style, network, err));
  EntStatus status = ENT_OK;
  Document document = {.style = &style};
  xmlBufferPtr bytes = xmlBufferCreate();
  document.xml = bytes ? xmlNewTextWriterMemory(bytes, 0) : NULL;
  if (!document.xml) {
    status = ent_no_memory(err);
    goto out;
  }
  add_document(&document);
  if (document.value.failed) {
    status = ent_no_memory(err);
  } else if (document.failed) {
    status = ent_fail(err, ENT_BACKEND, NULL, 0, "libxml2 could not write the GraphML");
  } else {
    ent_buffer_add(out, (const char*)xmlBufferContent(bytes), (size_t)xmlBufferLength(bytes));
    status = ent_buffer_status(out, err);
  }
out:
  xmlFreeTextWriter(document.xml);
  xmlBufferFree(bytes);
  ent_buffer_clear(&document.value);
  return status;
}
