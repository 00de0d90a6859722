#include "cli/table.h"

#include "cli/safe.h"
#include "export/plain.h"
#include "export/sheet.h"
#include "graph/base/json.h"
#include "graph/base/unicode.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

/** A name that is longer takes as much room as it needs, and pushes its row to the right. */
enum { WIDEST_CELL = 44 };

bool cli_table_format(const char* name, CliTableFormat* out) {
  static const char* const names[] = {
      [CLI_TABLE] = "table", [CLI_CSV] = "csv", [CLI_JSON] = "json"};
  *out = CLI_TABLE;
  for (size_t i = 0; name && i < sizeof names / sizeof *names; i++) {
    if (strcmp(name, names[i]) == 0) {
      *out = (CliTableFormat)i;
      return true;
    }
  }
  return name == NULL;
}

EntStatus cli_table_add(CliTable* table, const char* text, EntError* err) {
  const char** cells =
      ent_arena_grow(table->arena, table->cells, table->n_cells, &table->capacity, sizeof *cells);
  const char* copy = ent_arena_copy(table->arena, text, strlen(text));
  if (!cells || !copy) {
    return ent_no_memory(err);
  }
  table->cells = cells;
  cells[table->n_cells++] = copy;
  return ENT_OK;
}

EntStatus cli_table_addf(CliTable* table, EntError* err, const char* format, ...) {
  char text[256];
  va_list values;
  va_start(values, format);
  const int length = vsnprintf(text, sizeof text, format, values);
  va_end(values);
  return length < 0 ? ent_no_memory(err) : cli_table_add(table, text, err);
}

/** How many characters a terminal shows for it, near enough. */
static size_t width_of(const char* text) {
  EntStr rest = ent_str(text);
  size_t width = 0;
  while (rest.length > 0) {
    size_t length = 0;
    (void)ent_utf8_next(rest, &length);
    rest.bytes += length;
    rest.length -= length;
    width++;
  }
  return width;
}

static size_t n_rows(const CliTable* table) {
  return table->n_columns > 0 ? table->n_cells / table->n_columns : 0;
}

static size_t column_width(const CliTable* table, size_t column) {
  size_t widest = width_of(table->columns[column].title);
  for (size_t i = column; i < table->n_cells; i += table->n_columns) {
    const size_t width = width_of(table->cells[i]);
    widest = width > widest && width <= WIDEST_CELL ? width : widest;
  }
  return widest;
}

static void add_padded(EntBuffer* out, const CliTable* table, size_t column, size_t wanted,
                       const char* text) {
  const size_t width = width_of(text);
  const size_t pad = width < wanted ? wanted - width : 0;
  const bool last = column + 1 == table->n_columns;
  ent_buffer_add_text(out, column > 0 ? "  " : "");
  for (size_t i = 0; table->columns[column].number && i < pad; i++) {
    ent_buffer_add_byte(out, ' ');
  }
  cli_safe_add(out, text);
  for (size_t i = 0; !table->columns[column].number && !last && i < pad; i++) {
    ent_buffer_add_byte(out, ' ');
  }
}

static EntStatus write_aligned(const CliTable* table, EntBuffer* out, EntError* err) {
  size_t* widths = ent_arena_array(table->arena, table->n_columns, sizeof *widths);
  if (!widths) {
    return ent_no_memory(err);
  }
  for (size_t c = 0; c < table->n_columns; c++) {
    widths[c] = column_width(table, c);
    add_padded(out, table, c, widths[c], table->columns[c].title);
  }
  ent_buffer_add_byte(out, '\n');
  for (size_t row = 0; row < n_rows(table); row++) {
    for (size_t c = 0; c < table->n_columns; c++) {
      add_padded(out, table, c, widths[c], table->cells[row * table->n_columns + c]);
    }
    ent_buffer_add_byte(out, '\n');
  }
  return ent_buffer_status(out, err);
}

static EntStatus write_csv(const CliTable* table, EntBuffer* out, EntError* err) {
  EntSheet sheet = {.out = out};
  for (size_t c = 0; c < table->n_columns; c++) {
    ent_sheet_add_word(&sheet, table->columns[c].title);
  }
  ent_sheet_end_line(&sheet);
  for (size_t row = 0; row < n_rows(table); row++) {
    for (size_t c = 0; c < table->n_columns; c++) {
      ent_add_plain(&sheet.cell, table->cells[row * table->n_columns + c]);
      ent_sheet_end_cell(&sheet, !table->columns[c].number);
    }
    ent_sheet_end_line(&sheet);
  }
  return ent_sheet_end(&sheet, err);
}

static json_t* json_cell(const CliColumn* column, const char* text) {
  if (text[0] == '\0') {
    return json_null();
  }
  if (!column->number) {
    return ent_json_text(text);
  }
  return strpbrk(text, ".e") ? json_real(strtod(text, NULL))
                             : json_integer(strtoll(text, NULL, 10));
}

static EntStatus write_json(const CliTable* table, EntBuffer* out, EntError* err) {
  for (size_t row = 0; row < n_rows(table); row++) {
    json_t* line = json_object();
    for (size_t c = 0; line && c < table->n_columns; c++) {
      const CliColumn* column = &table->columns[c];
      const char* text = table->cells[row * table->n_columns + c];
      if (!ent_json_set(line, column->id, json_cell(column, text))) {
        json_decref(line);
        line = NULL;
      }
    }
    ENT_TRY(ent_json_write_line(line, out, err));
  }
  return ENT_OK;
}

EntStatus cli_table_write(const CliTable* table, CliTableFormat format, EntBuffer* out,
                          EntError* err) {
  switch (format) {
  case CLI_CSV:
    return write_csv(table, out, err);
  case CLI_JSON:
    return write_json(table, out, err);
  case CLI_TABLE:
    break;
  }
  return write_aligned(table, out, err);
}
