/** @file graph/base/unicode.h
    The Unicode that the project needs, on top of utf8proc: walking UTF-8, classes of characters,
    case folding, and repair of broken bytes. Every function takes bytes of any kind; what is not
    valid UTF-8 counts as U+FFFD, one byte at a time. */
#ifndef ENT_GRAPH_BASE_UNICODE_H
#define ENT_GRAPH_BASE_UNICODE_H

#include "graph/base/text.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/** Read the character at the start of `text`.
    @param length  Receives its length in bytes, at least 1 unless `text` is empty (then 0).
    @return the code point; U+FFFD for a broken byte; 0 for an empty view. */
ENT_API uint32_t ent_utf8_next(EntStr text, size_t* length);

/** Read the character that ends right before byte `end` of `text`; as ent_utf8_next(). */
ENT_API uint32_t ent_utf8_before(EntStr text, size_t end, size_t* length);

/** Append one code point as UTF-8; what is no scalar value is appended as U+FFFD. */
ENT_API void ent_utf8_add(EntBuffer* buffer, uint32_t code);

ENT_API bool ent_is_letter(uint32_t code); ///< general category L* or M*
ENT_API bool ent_is_upper(uint32_t code);  ///< Lu or Lt
ENT_API bool ent_is_lower(uint32_t code);  ///< Ll
ENT_API bool ent_is_digit(uint32_t code);  ///< Nd
ENT_API bool ent_is_space(uint32_t code);  ///< Zs, Zl, Zp, or ASCII white space
ENT_API bool ent_is_latin(uint32_t code);  ///< a letter of the Latin script

/** The simple lower case of a character; itself if it has none. */
ENT_API uint32_t ent_to_lower(uint32_t code);

/** Is this control, format, surrogate or unassigned, and so of no use in clean text? Tab and
    newline are not; zero-width joiners, byte order marks and soft hyphens are. */
ENT_API bool ent_is_invisible(uint32_t code);

/** The text without the byte order mark that some editors put first. */
ENT_API EntStr ent_utf8_unmarked(EntStr text);

/** Turn bytes into valid UTF-8. A broken byte is read as Windows-1252, the usual cause.
    @param repaired  Receives the number of broken bytes.
    @param out       Appended to. Check it with ent_buffer_status(). */
ENT_API void ent_utf8_repair(EntStr bytes, size_t* repaired, EntBuffer* out);

/** Fold a name for comparison: compatibility decomposition, no diacritics, lower case, letters like
    "ł" or "ø" spelled with ASCII; every kind of apostrophe becomes ', every dash -, every white
    space one blank. Unicode Standard Annex #15 (NFKD) and the default case folding.
    @return a NUL-terminated string in `arena`, or NULL when memory is short. */
ENT_API char* ent_fold(EntArena* arena, EntStr text);

#endif
