/** @file graph/base/text.h
    Views of text, growing buffers of bytes, and spans: the small change of every room. */
#ifndef ENT_GRAPH_BASE_TEXT_H
#define ENT_GRAPH_BASE_TEXT_H

#include "graph/base/arena.h"
#include "graph/base/status.h"

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

/** A borrowed stretch of bytes, usually UTF-8; not NUL-terminated. */
typedef struct {
  const char* bytes;
  size_t length;
} EntStr;

/** Byte offsets into a text, end exclusive. */
typedef struct {
  size_t start;
  size_t end;
} EntSpan;

/** View of a NUL-terminated string; NULL gives an empty view. */
static inline EntStr ent_str(const char* text) {
  return (EntStr){text, text ? strlen(text) : 0};
}

/** View of the bytes that `span` covers in `text`. */
static inline EntStr ent_str_span(const char* text, EntSpan span) {
  return (EntStr){text + span.start, span.end - span.start};
}

/** Same bytes? */
static inline bool ent_str_equal(EntStr a, EntStr b) {
  return a.length == b.length && (a.length == 0 || memcmp(a.bytes, b.bytes, a.length) == 0);
}

/** Same bytes as a NUL-terminated string? */
static inline bool ent_str_is(EntStr a, const char* b) {
  return (a.length == 0 || a.bytes[0] == b[0]) && ent_str_equal(a, ent_str(b));
}

/** Without ASCII white space at both ends. */
ENT_API EntStr ent_str_trim(EntStr text);

/** Cut the next field off `*rest`, up to `separator` or the end; `*rest` is what follows it.
    @return false when nothing is left (then `*field` is untouched). An empty last field is given.
 */
ENT_API bool ent_str_next(EntStr* rest, char separator, EntStr* field);

/** A growing byte buffer. Zero-initialize it; free it with ent_buffer_clear(). Once an allocation
    has failed, `failed` stays true and further appends do nothing, so that a writer may check once,
    at its end. */
typedef struct {
  char* bytes;   ///< NUL-terminated when `length` > 0; NULL when empty
  size_t length; ///< bytes in use, without the NUL
  size_t capacity;
  bool failed;
} EntBuffer;

/** Append `length` bytes. */
ENT_API void ent_buffer_add(EntBuffer* buffer, const char* bytes, size_t length);

/** Append a view. */
ENT_API void ent_buffer_add_str(EntBuffer* buffer, EntStr text);

/** Append a NUL-terminated string. */
ENT_API void ent_buffer_add_text(EntBuffer* buffer, const char* text);

/** Append one byte. */
ENT_API void ent_buffer_add_byte(EntBuffer* buffer, char byte);

/** Append formatted text. */
ENT_API void ent_buffer_printf(EntBuffer* buffer, const char* format, ...) ENT_PRINTF(2, 3);

/** Free the bytes and zero the buffer, also its `failed` mark. NULL is fine. */
ENT_API void ent_buffer_clear(EntBuffer* buffer);

/** ENT_NO_MEMORY (and `err` filled) if an append failed, else ENT_OK. */
ENT_API EntStatus ent_buffer_status(const EntBuffer* buffer, EntError* err) ENT_CHECKED;

#endif
