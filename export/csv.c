// CSV as RFC 4180 has it: comma, CRLF, quotes doubled; UTF-8 without a byte order mark. The columns
// carry the names that Gephi's spreadsheet import knows.
#include "export/columns.h"
#include "export/plain.h"
#include "export/writers.h"

/** A file in the making. */
typedef struct {
  EntBuffer* out;
  EntBuffer cell; ///< the value being written
  bool in_line;   ///< a cell of the line is written
} Sheet;

/** Would a spreadsheet take the text for a formula? (OWASP, "CSV Injection". Tabs and line ends,
    which it names too, have become blanks, so blanks are passed over.) */
static bool is_formula(EntStr text) {
  static const char marks[] = {'=', '+', '-', '@'};
  const EntStr visible = ent_str_trim(text);
  return visible.length > 0 && memchr(marks, visible.bytes[0], sizeof marks) != NULL;
}

/** Write the cell collected in `sheet->cell`; `text` is true unless it is a number. */
static void end_cell(Sheet* sheet, bool text) {
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

static void end_line(Sheet* sheet) {
  ent_buffer_add_text(sheet->out, "\r\n");
  sheet->in_line = false;
}

/** A cell without a value to guard: a heading or an identifier. */
static void add_word(Sheet* sheet, const char* word) {
  ent_buffer_add_text(&sheet->cell, word);
  end_cell(sheet, false);
}

static void add_id(Sheet* sheet, char letter, size_t index) {
  ent_buffer_printf(&sheet->cell, "%c%zu", letter, index);
  end_cell(sheet, false);
}

static void add_name(Sheet* sheet, const EntNetwork* network, uint32_t actor) {
  ent_add_plain(&sheet->cell, network->nodes[actor].name);
  end_cell(sheet, true);
}

EntStatus ent_write_actors_csv(const EntNetwork* network, EntBuffer* out, EntError* err) {
  EntStyle style;
  ENT_TRY(ent_style_init(&style, network, err));
  Sheet sheet = {.out = out};
  add_word(&sheet, "Id");
  for (size_t c = 0; c < ent_actor_columns(); c++) {
    const EntColumn column = ent_actor_column(c);
    if (!column.drawn) {
      add_word(&sheet, column.title);
    }
  }
  end_line(&sheet);
  for (uint32_t i = 0; i < network->n_nodes; i++) {
    add_id(&sheet, 'n', i);
    for (size_t c = 0; c < ent_actor_columns(); c++) {
      const EntColumn column = ent_actor_column(c);
      if (!column.drawn) {
        ent_add_actor_value(&sheet.cell, &column, &style, &network->nodes[i]);
        end_cell(&sheet, column.type == ENT_COLUMN_STRING);
      }
    }
    end_line(&sheet);
  }
  ent_buffer_clear(&sheet.cell);
  return ent_buffer_status(out, err);
}

/** What Gephi needs to know of a tie, and the two names for people. */
static void add_ends(Sheet* sheet, const EntNetwork* network, size_t tie) {
  const EntTie* t = &network->ties[tie];
  add_id(sheet, 'n', t->source);
  add_id(sheet, 'n', t->target);
  add_word(sheet, t->relation == ENT_SPLINTER_OF ? "Directed" : "Undirected");
  add_id(sheet, 'e', tie);
  add_name(sheet, network, t->source);
  add_name(sheet, network, t->target);
}

EntStatus ent_write_ties_csv(const EntNetwork* network, EntBuffer* out, EntError* err) {
  static const char* const ends[] = {"Source", "Target",      "Type",
                                     "Id",     "Source Name", "Target Name"};
  size_t n_columns = 0;
  const EntColumn* columns = ent_tie_columns(&n_columns);
  Sheet sheet = {.out = out};
  for (size_t c = 0; c < sizeof ends / sizeof ends[0]; c++) {
    add_word(&sheet, ends[c]);
  }
  for (size_t c = 0; c < n_columns; c++) {
    if (!columns[c].drawn) {
      add_word(&sheet, columns[c].title);
    }
  }
  end_line(&sheet);
  for (size_t i = 0; i < network->n_ties; i++) {
    add_ends(&sheet, network, i);
    for (size_t c = 0; c < n_columns; c++) {
      if (!columns[c].drawn) {
        ent_add_tie_value(&sheet.cell, &columns[c], &network->ties[i]);
        end_cell(&sheet, columns[c].type == ENT_COLUMN_STRING);
      }
    }
    end_line(&sheet);
  }
  ent_buffer_clear(&sheet.cell);
  return ent_buffer_status(out, err);
}
