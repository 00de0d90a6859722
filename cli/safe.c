#include "cli/safe.h"

#include "graph/base/unicode.h"

enum { REPLACEMENT = 0xFFFD, FIRST_PRINTABLE = 0x20, LINE_SEPARATOR = 0x2028, PARAGRAPH_SEPARATOR };

static bool is_safe(uint32_t code) {
  return code >= FIRST_PRINTABLE && code != REPLACEMENT && code != LINE_SEPARATOR &&
         code != PARAGRAPH_SEPARATOR && !ent_is_invisible(code);
}

void cli_safe_add(EntBuffer* out, const char* text) {
  EntStr rest = ent_str(text);
  while (rest.length > 0) {
    size_t length = 0;
    if (is_safe(ent_utf8_next(rest, &length))) {
      ent_buffer_add(out, rest.bytes, length);
    } else {
      ent_buffer_add_byte(out, '?');
    }
    rest.bytes += length;
    rest.length -= length;
  }
}
