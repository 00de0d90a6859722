#include "extract/read/catalog.h"

#include "graph/base/file.h"
#include "graph/base/intern.h"
#include "graph/base/unicode.h"

#include <stdlib.h>

/** Largest catalog in bytes. */
static const size_t LIMIT = (size_t)256 << 20;

/** The columns, in no order of the file. */
typedef enum { ID, TITLE, DATE, OUTLET, URL, TRUST, N_COLUMNS } Column;

static const char* const COLUMN_NAMES[N_COLUMNS] = {"id",     "title", "date",
                                                    "outlet", "url",   "trust"};

struct EntCatalog {
  EntArena* arena;          ///< owns the entries and their strings
  EntIntern* ids;           ///< number of an id = index into `entries`
  EntCatalogEntry* entries; ///< [count of ids]
  size_t capacity;
};

/** What is needed while a file is read. */
typedef struct {
  EntCatalog* catalog;
  const char* path;
  unsigned long line;
  EntLineProblem* problem;
  void* handle;
  size_t place[N_COLUMNS]; ///< the field of each column; SIZE_MAX if the file has none
} Reading;

static void report(const Reading* reading, const char* text) {
  if (reading->problem) {
    reading->problem(reading->handle, reading->path, reading->line, text);
  }
}

static bool read_header(Reading* reading, EntStr line) {
  for (size_t c = 0; c < N_COLUMNS; c++) {
    reading->place[c] = SIZE_MAX;
  }
  EntStr field;
  for (size_t i = 0; ent_str_next(&line, '\t', &field); i++) {
    for (size_t c = 0; c < N_COLUMNS; c++) {
      if (ent_str_is(ent_str_trim(field), COLUMN_NAMES[c])) {
        reading->place[c] = i;
      }
    }
  }
  return reading->place[ID] != SIZE_MAX;
}

/** Sort the fields of a line into columns. @return how many fields it has. */
static size_t read_fields(const Reading* reading, EntStr line, EntStr fields[N_COLUMNS]) {
  EntStr field;
  size_t n = 0;
  for (; ent_str_next(&line, '\t', &field); n++) {
    for (size_t c = 0; c < N_COLUMNS; c++) {
      if (reading->place[c] == n) {
        fields[c] = ent_str_trim(field);
      }
    }
  }
  return n;
}

/** Read a number from 0 to 1 in whatever locale: digits and a point. */
static bool read_trust(EntStr text, double* trust) {
  double value = 0;
  double unit = 1;
  bool point = false;
  size_t digits = 0;
  for (size_t i = 0; i < text.length; i++) {
    const char c = text.bytes[i];
    if (c == '.' && !point) {
      point = true;
    } else if (c >= '0' && c <= '9' && digits < 15) {
      value = value * 10 + (c - '0');
      unit = point ? unit * 10 : unit;
      digits++;
    } else {
      return false;
    }
  }
  *trust = value / unit;
  return digits > 0 && *trust <= 1;
}

/** NULL for an empty cell. @return false when memory is short. */
static bool keep(EntArena* arena, EntStr cell, const char** out) {
  *out = cell.length > 0 ? ent_arena_copy(arena, cell.bytes, cell.length) : NULL;
  return cell.length == 0 || *out;
}

/** Make the entry of a line. @return NULL, or the sentence that says what is wrong with it. */
static const char* check_cells(const EntStr fields[N_COLUMNS], EntCatalogEntry* entry) {
  *entry = (EntCatalogEntry){.trust = -1};
  if (fields[ID].length == 0) {
    return "no id";
  }
  if (fields[DATE].length > 0 && !ent_date_parse(fields[DATE], &entry->date)) {
    return "the date is not of the form 2020-02-10";
  }
  if (fields[TRUST].length > 0 && !read_trust(fields[TRUST], &entry->trust)) {
    return "the trust is no number from 0 to 1";
  }
  return NULL;
}

static EntStatus add_entry(Reading* reading, const EntStr fields[N_COLUMNS], EntCatalogEntry* entry,
                           EntError* err) {
  EntCatalog* catalog = reading->catalog;
  if (ent_intern_find(catalog->ids, fields[ID]) != ENT_NONE) {
    report(reading, "the id stands in an earlier line; that one is used");
    return ENT_OK;
  }
  const size_t n = ent_intern_count(catalog->ids);
  EntCatalogEntry* entries =
      ent_arena_grow(catalog->arena, catalog->entries, n, &catalog->capacity, sizeof *entries);
  if (!entries || !keep(catalog->arena, fields[TITLE], &entry->title) ||
      !keep(catalog->arena, fields[OUTLET], &entry->outlet) ||
      !keep(catalog->arena, fields[URL], &entry->url)) {
    return ent_no_memory(err);
  }
  catalog->entries = entries;
  entries[n] = *entry;
  return ent_intern_add(catalog->ids, fields[ID]) == ENT_NONE ? ent_no_memory(err) : ENT_OK;
}

static EntStatus read_line(Reading* reading, EntStr line, EntError* err) {
  EntStr fields[N_COLUMNS] = {{NULL, 0}};
  EntCatalogEntry entry;
  const size_t n = read_fields(reading, line, fields);
  const char* wrong = n <= reading->place[ID] ? "no id" : check_cells(fields, &entry);
  if (wrong) {
    report(reading, wrong);
    return ENT_OK;
  }
  return add_entry(reading, fields, &entry, err);
}

static EntStatus read_lines(Reading* reading, EntStr text, EntError* err) {
  EntStr line;
  bool header = false;
  while (ent_str_next(&text, '\n', &line)) {
    reading->line++;
    if (ent_str_trim(line).length == 0) {
      continue;
    }
    if (header) {
      ENT_TRY(read_line(reading, line, err));
    } else if (!read_header(reading, line)) {
      break;
    }
    header = true;
  }
  if (!header) {
    return ent_fail(err, ENT_BAD_INPUT, reading->path, reading->line,
                    "the first line must name the columns, among them \"id\"");
  }
  return ENT_OK;
}

/** An empty catalog; NULL when memory is short. */
static EntCatalog* new_catalog(void) {
  EntCatalog* catalog = calloc(1, sizeof *catalog);
  if (catalog) {
    catalog->arena = ent_arena_new();
    catalog->ids = ent_intern_new();
    if (!catalog->arena || !catalog->ids) {
      ent_catalog_free(catalog);
      return NULL;
    }
  }
  return catalog;
}

EntStatus ent_catalog_read(const char* path, EntLineProblem* problem, void* handle,
                           EntCatalog** out, EntError* err) {
  *out = NULL;
  EntBuffer bytes = {0};
  EntBuffer text = {0};
  Reading reading = {.path = path, .problem = problem, .handle = handle};
  EntStatus status = ent_file_read(path, LIMIT, &bytes, err);
  if (status) {
    goto out;
  }
  size_t repaired = 0;
  ent_utf8_repair((EntStr){bytes.bytes ? bytes.bytes : "", bytes.length}, &repaired, &text);
  reading.catalog = new_catalog();
  if (text.failed || !reading.catalog) {
    status = ent_no_memory(err);
    goto out;
  }
  const EntStr lines = {text.bytes ? text.bytes : "", text.length};
  status = read_lines(&reading, ent_utf8_unmarked(lines), err);
out:
  if (status) {
    ent_catalog_free(reading.catalog);
  } else {
    *out = reading.catalog;
  }
  ent_buffer_clear(&bytes);
  ent_buffer_clear(&text);
  return status;
}

const EntCatalogEntry* ent_catalog_find(const EntCatalog* catalog, const char* id) {
  const uint32_t n = ent_intern_find(catalog->ids, ent_str(id));
  return n == ENT_NONE ? NULL : &catalog->entries[n];
}

void ent_catalog_free(EntCatalog* catalog) {
  if (catalog) {
    ent_intern_free(catalog->ids);
    ent_arena_free(catalog->arena);
    free(catalog);
  }
}
