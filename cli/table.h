/** @file cli/table.h
    Rows of values for a person (an aligned table), a spreadsheet (CSV) or a program (JSON, one
    object a line). */
#ifndef ENT_CLI_TABLE_H
#define ENT_CLI_TABLE_H

#include "graph/base/arena.h"
#include "graph/base/text.h"

/** How a table is written. */
typedef enum { CLI_TABLE, CLI_CSV, CLI_JSON } CliTableFormat;

/** The format of that name ("table", "csv", "json"); NULL is a table. @return false for others. */
bool cli_table_format(const char* name, CliTableFormat* out);

/** A column. */
typedef struct {
  const char* id;    ///< of JSON
  const char* title; ///< of the table and of CSV
  bool number;       ///< right-aligned; no text in CSV and JSON
} CliColumn;

/** A table in the making. Zero-initialize it with an arena and its columns. */
typedef struct {
  EntArena* arena;
  const CliColumn* columns; ///< [n_columns]
  size_t n_columns;
  const char** cells; ///< [n_cells] row by row
  size_t n_cells;
  size_t capacity;
} CliTable;

/** Append a cell: text as it is, or a number with a point; "" for none. It is copied.
    @return ENT_NO_MEMORY or ENT_OK. */
EntStatus cli_table_add(CliTable* table, const char* text, EntError* err);

/** The same, formatted as printf does. */
EntStatus cli_table_addf(CliTable* table, EntError* err, const char* format, ...) ENT_PRINTF(3, 4);

/** Append the table to `out`. @return ENT_NO_MEMORY or ENT_OK. */
EntStatus cli_table_write(const CliTable* table, CliTableFormat format, EntBuffer* out,
                          EntError* err);

#endif
