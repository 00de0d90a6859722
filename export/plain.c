#include "export/plain.h"

#include "graph/base/unicode.h"

#include <ctype.h>
#include <math.h>
#include <stdio.h>

/** Does the character end a line, or take the place of a blank? */
static bool breaks_line(uint32_t code) {
  return (code >= '\t' && code <= '\r') || code == 0x85 || code == 0x2028 || code == 0x2029;
}

/** Is the character of no use in any file? */
static bool is_forbidden(uint32_t code) {
  const bool control = code < 0x20 || (code >= 0x7F && code <= 0x9F);
  const bool non_character = (code & 0xFFFE) == 0xFFFE || (code >= 0xFDD0 && code <= 0xFDEF);
  return control || non_character;
}

void ent_add_plain(EntBuffer* out, const char* text) {
  size_t plain = 0; // what most names and sentences begin with, and many consist of
  while (text && text[plain] >= ' ' && text[plain] <= '~') {
    plain++;
  }
  ent_buffer_add(out, text, plain);
  if (!text || !text[plain]) {
    return;
  }
  EntBuffer valid = {0};
  size_t repaired = 0;
  ent_utf8_repair(ent_str(text + plain), &repaired, &valid);
  out->failed = out->failed || valid.failed;
  EntStr rest = {valid.bytes, valid.length};
  while (rest.length > 0) {
    size_t length = 0;
    const uint32_t code = ent_utf8_next(rest, &length);
    if (breaks_line(code)) {
      ent_buffer_add_byte(out, ' ');
    } else if (!is_forbidden(code)) {
      ent_buffer_add(out, rest.bytes, length);
    }
    rest = (EntStr){rest.bytes + length, rest.length - length};
  }
  ent_buffer_clear(&valid);
}

void ent_add_number(EntBuffer* out, double value) {
  if (!isfinite(value)) {
    return;
  }
  char digits[32];
  (void)snprintf(digits, sizeof digits, "%.6g", value);
  bool in_point = false;
  for (const char* c = digits; *c; c++) {
    const bool ordinary = isdigit((unsigned char)*c) || *c == '-' || *c == '+' || *c == 'e';
    if (ordinary) {
      ent_buffer_add_byte(out, *c);
    } else if (!in_point) {
      ent_buffer_add_byte(out, '.'); // the locale's decimal point may be several bytes long
    }
    in_point = !ordinary;
  }
}
