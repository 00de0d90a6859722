/** @file graph/base/json.h
    JSON out, through jansson. */
#ifndef ENT_GRAPH_BASE_JSON_H
#define ENT_GRAPH_BASE_JSON_H

#include "graph/base/text.h"

#include <jansson.h>

/** A JSON string, or null for NULL. Text that is not valid UTF-8 is repaired first.
    @return a new reference, or NULL when memory is short. */
json_t* ent_json_text(const char* text);

/** A list of strings. @return a new reference, or NULL when memory is short. */
json_t* ent_json_texts(const char* const* texts, size_t n);

/** A number rounded to `digits` decimals, so that every machine writes the same bytes.
    @return a new reference, or NULL when memory is short. */
json_t* ent_json_number(double value, int digits);

/** Put `value` under `key`, taking over its reference. A NULL `value` (memory was short when it
    was made) fails. @return false when memory is short. */
bool ent_json_set(json_t* object, const char* key, json_t* value);

/** Append `object` compactly, in insertion order, and a newline. Takes over the reference; a NULL
    object fails with ENT_NO_MEMORY. */
EntStatus ent_json_write_line(json_t* object, EntBuffer* out, EntError* err);

#endif
