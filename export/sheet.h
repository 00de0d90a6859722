/** @file export/sheet.h
    CSV as RFC 4180 has it: comma, CRLF, quotes doubled; UTF-8 without a byte order mark. A cell of
    text never starts a formula: one that would gets an apostrophe in front (OWASP, "CSV
   Injection").
 */
#ifndef ENT_EXPORT_SHEET_H
#define ENT_EXPORT_SHEET_H

#include "graph/base/text.h"

/** A file in the making. Zero-initialize it with `out`; end it with ent_sheet_end(). */
typedef struct {
  EntBuffer* out;
  EntBuffer cell; ///< the value being written
  bool in_line;   ///< a cell of the line is written
} EntSheet;

/** Write the value collected in `sheet->cell`; `text` is true unless it is a number or an
    identifier. */
void ent_sheet_end_cell(EntSheet* sheet, bool text);

/** Write a heading or an identifier. */
void ent_sheet_add_word(EntSheet* sheet, const char* word);

void ent_sheet_end_line(EntSheet* sheet);

/** Free what the sheet holds. @return ENT_NO_MEMORY or ENT_OK. */
EntStatus ent_sheet_end(EntSheet* sheet, EntError* err);

#endif
