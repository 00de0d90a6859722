#include "graph/base/text.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

static bool is_space(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}

EntStr ent_str_trim(EntStr text) {
  while (text.length > 0 && is_space(text.bytes[0])) {
    text.bytes++;
    text.length--;
  }
  while (text.length > 0 && is_space(text.bytes[text.length - 1])) {
    text.length--;
  }
  return text;
}

bool ent_str_next(EntStr* rest, char separator, EntStr* field) {
  if (!rest->bytes) {
    return false;
  }
  const char* at = rest->length > 0 ? memchr(rest->bytes, separator, rest->length) : NULL;
  if (!at) {
    *field = *rest;
    *rest = (EntStr){NULL, 0};
    return true;
  }
  *field = (EntStr){rest->bytes, (size_t)(at - rest->bytes)};
  *rest = (EntStr){at + 1, rest->length - field->length - 1};
  return true;
}

/** Make room for `more` bytes and a NUL. */
static bool reserve(EntBuffer* buffer, size_t more) {
  if (buffer->failed) {
    return false;
  }
  if (more >= SIZE_MAX / 4 - buffer->length) {
    buffer->failed = true;
    return false;
  }
  const size_t need = buffer->length + more + 1;
  if (need <= buffer->capacity) {
    return true;
  }
  size_t capacity = buffer->capacity ? buffer->capacity : 64;
  while (capacity < need) {
    capacity *= 2;
  }
  char* larger = realloc(buffer->bytes, capacity);
  if (!larger) {
    buffer->failed = true;
    return false;
  }
  buffer->bytes = larger;
  buffer->capacity = capacity;
  return true;
}

void ent_buffer_add(EntBuffer* buffer, const char* bytes, size_t length) {
  if (length > 0 && reserve(buffer, length)) {
    memcpy(buffer->bytes + buffer->length, bytes, length);
    buffer->length += length;
    buffer->bytes[buffer->length] = '\0';
  }
}

void ent_buffer_add_str(EntBuffer* buffer, EntStr text) {
  ent_buffer_add(buffer, text.bytes, text.length);
}

void ent_buffer_add_text(EntBuffer* buffer, const char* text) {
  ent_buffer_add(buffer, text, strlen(text));
}

void ent_buffer_add_byte(EntBuffer* buffer, char byte) {
  ent_buffer_add(buffer, &byte, 1);
}

void ent_buffer_printf(EntBuffer* buffer, const char* format, ...) {
  va_list args;
  va_start(args, format);
  const int length = vsnprintf(NULL, 0, format, args);
  va_end(args);
  if (length < 0 || !reserve(buffer, (size_t)length)) {
    buffer->failed = true;
    return;
  }
  va_start(args, format);
  (void)vsnprintf(buffer->bytes + buffer->length, (size_t)length + 1, format, args);
  va_end(args);
  buffer->length += (size_t)length;
}

void ent_buffer_clear(EntBuffer* buffer) {
  if (buffer) {
    free(buffer->bytes);
    *buffer = (EntBuffer){0};
  }
}

EntStatus ent_buffer_status(const EntBuffer* buffer, EntError* err) {
  return buffer->failed ? ent_no_memory(err) : ENT_OK;
}
