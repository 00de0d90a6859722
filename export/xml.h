/** @file export/xml.h
    XML through libxml2's text writer. It passes bytes on that no XML may hold, so every text is
   made plain before (export/plain.h). A call that fails is remembered, and told once, at the end.
 */
#ifndef ENT_EXPORT_XML_H
#define ENT_EXPORT_XML_H

#include "graph/base/text.h"

#include <libxml/xmlwriter.h>

/** A file in the making. */
typedef struct {
  EntBuffer* out; ///< borrowed
  size_t start;   ///< what stood there before
  xmlTextWriterPtr writer;
  EntBuffer value; ///< a value being put together
  bool failed;     ///< a call of libxml2 failed
} EntXml;

/** Begin a file, indented, with its declaration, behind what stands in `out`. End it with
    ent_xml_end(), also after a failure.
    @return ENT_NO_MEMORY or ENT_OK. */
EntStatus ent_xml_begin(EntXml* xml, EntBuffer* out, EntError* err);

void ent_xml_start(EntXml* xml, const char* element);
void ent_xml_close(EntXml* xml);

/** Attributes of the element that was started last: a plain word, an index behind a prefix ("n12"),
    a number, and any text. */
void ent_xml_attribute(EntXml* xml, const char* name, const char* value);
void ent_xml_attribute_id(EntXml* xml, const char* name, const char* prefix, size_t index);
void ent_xml_attribute_number(EntXml* xml, const char* name, double value);
void ent_xml_attribute_text(EntXml* xml, const char* name, const char* text);

/** Text inside the element. */
void ent_xml_text(EntXml* xml, const char* text);

/** End the file. After a failure nothing of it is left in the buffer.
    @param what  Names the format in the error.
    @return `status`; ENT_NO_MEMORY; ENT_BACKEND if libxml2 refused. */
EntStatus ent_xml_end(EntXml* xml, EntStatus status, const char* what, EntError* err);

#endif
