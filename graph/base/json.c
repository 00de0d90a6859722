#include "graph/base/json.h"

#include "graph/base/unicode.h"

#include <math.h>

json_t* ent_json_text(const char* text) {
  if (!text) {
    return json_null();
  }
  json_t* value = json_string(text);
  if (value) {
    return value;
  }
  EntBuffer repaired = {0};
  size_t n = 0;
  ent_utf8_repair(ent_str(text), &n, &repaired);
  value = repaired.failed ? NULL : json_string(repaired.bytes ? repaired.bytes : "");
  ent_buffer_clear(&repaired);
  return value;
}

json_t* ent_json_texts(const char* const* texts, size_t n) {
  json_t* list = json_array();
  for (size_t i = 0; list && i < n; i++) {
    if (json_array_append_new(list, ent_json_text(texts[i])) != 0) {
      json_decref(list);
      list = NULL;
    }
  }
  return list;
}

json_t* ent_json_number(double value, int digits) {
  const double scale = pow(10.0, digits);
  return json_real(round(value * scale) / scale);
}

bool ent_json_set(json_t* object, const char* key, json_t* value) {
  return json_object_set_new(object, key, value) == 0;
}

static int append(const char* bytes, size_t length, void* buffer) {
  ent_buffer_add(buffer, bytes, length);
  return 0;
}

EntStatus ent_json_write_line(json_t* object, EntBuffer* out, EntError* err) {
  if (!object || json_dump_callback(object, append, out, JSON_REAL_PRECISION(6)) != 0) {
    json_decref(object);
    return ent_no_memory(err);
  }
  json_decref(object);
  ent_buffer_add_byte(out, '\n');
  return ent_buffer_status(out, err);
}
