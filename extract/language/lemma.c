#include "extract/language/lemma.h"

#include "extract/language/feature.h"
#include "graph/base/unicode.h"

#include <utf8proc.h>

enum { LONGEST = 100 };

uint32_t ent_lemma_key(EntStr text, uint32_t feats, bool whole) {
  return ent_hash_bytes(text.bytes, text.length, feats * 2 + whole + 1000);
}

size_t ent_lemma_lower(EntStr form, char* out) {
  size_t n = 0;
  if (form.length > LONGEST) {
    return 0;
  }
  for (size_t at = 0, length = 0; at < form.length; at += length) {
    const unsigned char byte = (unsigned char)form.bytes[at];
    length = 1;
    if (byte < 0x80) {
      out[n++] = (char)(byte >= 'A' && byte <= 'Z' ? byte + 32 : byte);
      continue;
    }
    const uint32_t code = ent_utf8_next((EntStr){form.bytes + at, form.length - at}, &length);
    const size_t wrote = (size_t)utf8proc_encode_char((utf8proc_int32_t)ent_to_lower(code),
                                                      (utf8proc_uint8_t*)out + n);
    if (wrote != length) {
      return 0;
    }
    n += wrote;
  }
  return n;
}

/** The rule for a form: 0, which changes nothing, if there is none. */
static uint32_t find_rule(const EntModel* model, EntStr form, EntStr lower, uint32_t feats) {
  const EntPair* table = ent_model_section(model, ENT_MODEL_LEMMAS);
  const unsigned bits = ent_model_bits(model, ENT_MODEL_LEMMAS);
  uint32_t rule = ent_pair_find(table, bits, ent_lemma_key(form, feats, true));
  size_t end = lower.length < ENT_LEMMA_LONGEST_END ? lower.length : ENT_LEMMA_LONGEST_END;
  for (; rule == 0; end--) {
    const EntStr ending = {lower.bytes + lower.length - end, end};
    rule = ent_pair_find(table, bits, ent_lemma_key(ending, feats, false));
    if (end == 0) {
      break;
    }
  }
  return rule;
}

const char* ent_lemma(const EntModel* model, EntStr form, uint32_t feats, EntArena* arena) {
  char lower[LONGEST + 8];
  const size_t n = ent_lemma_lower(form, lower);
  const uint32_t rule = n ? find_rule(model, form, (EntStr){lower, n}, feats) : 0;
  if (rule == 0) {
    return ent_arena_copy(arena, form.bytes, form.length);
  }
  const uint32_t* at = ent_model_section(model, ENT_MODEL_LEMMA_RULES);
  const char* text = (const char*)at + at[rule];
  const size_t cut = (size_t)(text[1] - '0');
  const EntStr from = text[0] == 'L' ? (EntStr){lower, n} : form;
  const EntStr add = ent_str(text + 2);
  // a rule of another word's must not cut into a character
  if (cut > from.length ||
      (cut > 0 && ((unsigned char)from.bytes[from.length - cut] & 0xC0) == 0x80)) {
    return ent_arena_copy(arena, form.bytes, form.length);
  }
  char* lemma = ent_arena_alloc(arena, from.length - cut + add.length + 1);
  if (lemma) {
    memcpy(lemma, from.bytes, from.length - cut);
    memcpy(lemma + from.length - cut, add.bytes, add.length);
  }
  return lemma;
}
