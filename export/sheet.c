#include "export/sheet.h"

/** Would a spreadsheet take the text for a formula? (Tabs and line ends, which OWASP names too,
    have become blanks, so blanks are passed over.) */
static bool is_formula(EntStr text) {
  static const char marks[] = {'=', '+', '-', '@'};
  const EntStr visible = ent_str_trim(text);
  return visible.length > 0 && memchr(marks, visible.bytes[0], sizeof marks) != NULL;
}

void ent_sheet_end_cell(EntSheet* sheet, bool text) {
  const EntStr cell = {sheet->cell.bytes, sheet->cell.length};
  if (sheet->in_line) {
    ent_buffer_add_byte(sheet->out, ',');
  }
  sheet->in_line = true;
  if (text && cell.length > 0) {
    ent_buffer_add_text(sheet->out, is_formula(cell) ? "\"'" : "\"");
    for (size_t i = 0; i < cell.length; i++) {
      ent_buffer_add_text(sheet->out, cell.bytes[i] == '"' ? "\"" : "");
      ent_buffer_add_byte(sheet->out, cell.bytes[i]);
    }
    ent_buffer_add_byte(sheet->out, '"');
  } else {
    ent_buffer_add_str(sheet->out, cell);
  }
  sheet->out->failed = sheet->out->failed || sheet->cell.failed;
  sheet->cell.length = 0;
}

void ent_sheet_end_line(EntSheet* sheet) {
  ent_buffer_add_text(sheet->out, "\r\n");
  sheet->in_line = false;
}

void ent_sheet_add_word(EntSheet* sheet, const char* word) {
  ent_buffer_add_text(&sheet->cell, word);
  ent_sheet_end_cell(sheet, false);
}

EntStatus ent_sheet_end(EntSheet* sheet, EntError* err) {
  ent_buffer_clear(&sheet->cell);
  return ent_buffer_status(sheet->out, err);
}
