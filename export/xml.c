#include "export/xml.h"

#include "export/plain.h"

#include <stdio.h>

static void check(EntXml* xml, int result) {
  xml->failed = xml->failed || result < 0;
}

/** What libxml2 calls with bytes that it has ready. */
static int write_bytes(void* context, const char* bytes, int length) {
  EntBuffer* out = context;
  ent_buffer_add(out, bytes, (size_t)length);
  return out->failed ? -1 : length;
}

EntStatus ent_xml_begin(EntXml* xml, EntBuffer* out, EntError* err) {
  *xml = (EntXml){.out = out, .start = out->length};
  xmlOutputBufferPtr bytes = xmlOutputBufferCreateIO(write_bytes, NULL, out, NULL);
  xml->writer = bytes ? xmlNewTextWriter(bytes) : NULL;
  if (!xml->writer) {
    if (bytes) {
      (void)xmlOutputBufferClose(bytes);
    }
    return ent_no_memory(err);
  }
  check(xml, xmlTextWriterSetIndent(xml->writer, 1));
  check(xml, xmlTextWriterStartDocument(xml->writer, NULL, "UTF-8", NULL));
  return ENT_OK;
}

void ent_xml_start(EntXml* xml, const char* element) {
  check(xml, xmlTextWriterStartElement(xml->writer, BAD_CAST element));
}

void ent_xml_close(EntXml* xml) {
  check(xml, xmlTextWriterEndElement(xml->writer));
}

void ent_xml_attribute(EntXml* xml, const char* name, const char* value) {
  check(xml, xmlTextWriterWriteAttribute(xml->writer, BAD_CAST name, BAD_CAST value));
}

void ent_xml_attribute_id(EntXml* xml, const char* name, const char* prefix, size_t index) {
  char id[32];
  (void)snprintf(id, sizeof id, "%s%zu", prefix, index);
  ent_xml_attribute(xml, name, id);
}

/** What a buffer holds, as a string. */
static const char* text_of(const EntBuffer* buffer) {
  return buffer->length > 0 ? buffer->bytes : "";
}

void ent_xml_attribute_number(EntXml* xml, const char* name, double value) {
  xml->value.length = 0;
  ent_add_number(&xml->value, value);
  ent_xml_attribute(xml, name, text_of(&xml->value));
  xml->value.length = 0;
}

void ent_xml_attribute_text(EntXml* xml, const char* name, const char* text) {
  xml->value.length = 0;
  ent_add_plain(&xml->value, text);
  ent_xml_attribute(xml, name, text_of(&xml->value));
  xml->value.length = 0;
}

void ent_xml_text(EntXml* xml, const char* text) {
  EntBuffer plain = {0};
  ent_add_plain(&plain, text);
  check(xml, xmlTextWriterWriteString(xml->writer, BAD_CAST text_of(&plain)));
  xml->value.failed = xml->value.failed || plain.failed;
  ent_buffer_clear(&plain);
}

EntStatus ent_xml_end(EntXml* xml, EntStatus status, const char* what, EntError* err) {
  if (status == ENT_OK) {
    check(xml, xmlTextWriterEndDocument(xml->writer));
    check(xml, xmlTextWriterFlush(xml->writer));
    if (xml->value.failed || xml->out->failed) {
      status = ent_no_memory(err);
    } else if (xml->failed) {
      status = ent_fail(err, ENT_BACKEND, NULL, 0, "libxml2 could not write the %s", what);
    }
  }
  xmlFreeTextWriter(xml->writer); // it may still flush
  if (status != ENT_OK) {
    xml->out->length = xml->start;
  }
  ent_buffer_clear(&xml->value);
  return status;
}
