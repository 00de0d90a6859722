// The columns carry the names that Gephi's spreadsheet import knows.
#include "export/columns.h"
#include "export/plain.h"
#include "export/sheet.h"
#include "export/writers.h"

static void add_id(EntSheet* sheet, char letter, size_t index) {
  ent_buffer_printf(&sheet->cell, "%c%zu", letter, index);
  ent_sheet_end_cell(sheet, false);
}

static void add_name(EntSheet* sheet, const EntNetwork* network, uint32_t actor) {
  ent_add_plain(&sheet->cell, network->nodes[actor].name);
  ent_sheet_end_cell(sheet, true);
}

EntStatus ent_write_actors_csv(const EntNetwork* network, EntBuffer* out, EntError* err) {
  EntStyle style;
  ENT_TRY(ent_style_init(&style, network, err));
  EntSheet sheet = {.out = out};
  ent_sheet_add_word(&sheet, "Id");
  for (size_t c = 0; c < ent_actor_columns(); c++) {
    const EntColumn column = ent_actor_column(c);
    if (!column.drawn) {
      ent_sheet_add_word(&sheet, column.title);
    }
  }
  ent_sheet_end_line(&sheet);
  for (uint32_t i = 0; i < network->n_nodes; i++) {
    add_id(&sheet, 'n', i);
    for (size_t c = 0; c < ent_actor_columns(); c++) {
      const EntColumn column = ent_actor_column(c);
      if (!column.drawn) {
        ent_add_actor_value(&sheet.cell, &column, &style, &network->nodes[i]);
        ent_sheet_end_cell(&sheet, column.type == ENT_COLUMN_STRING);
      }
    }
    ent_sheet_end_line(&sheet);
  }
  return ent_sheet_end(&sheet, err);
}

/** What Gephi needs to know of a tie, and the two names for people. */
static void add_ends(EntSheet* sheet, const EntNetwork* network, size_t tie) {
  const EntTie* t = &network->ties[tie];
  add_id(sheet, 'n', t->source);
  add_id(sheet, 'n', t->target);
  ent_sheet_add_word(sheet, t->relation == ENT_SPLINTER_OF ? "Directed" : "Undirected");
  add_id(sheet, 'e', tie);
  add_name(sheet, network, t->source);
  add_name(sheet, network, t->target);
}

EntStatus ent_write_ties_csv(const EntNetwork* network, EntBuffer* out, EntError* err) {
  static const char* const ends[] = {"Source", "Target",      "Type",
                                     "Id",     "Source Name", "Target Name"};
  size_t n_columns = 0;
  const EntColumn* columns = ent_tie_columns(&n_columns);
  EntStyle style;
  ENT_TRY(ent_style_init(&style, network, err));
  EntSheet sheet = {.out = out};
  for (size_t c = 0; c < sizeof ends / sizeof ends[0]; c++) {
    ent_sheet_add_word(&sheet, ends[c]);
  }
  for (size_t c = 0; c < n_columns; c++) {
    if (!columns[c].drawn) {
      ent_sheet_add_word(&sheet, columns[c].title);
    }
  }
  ent_sheet_end_line(&sheet);
  for (size_t i = 0; i < network->n_ties; i++) {
    add_ends(&sheet, network, i);
    for (size_t c = 0; c < n_columns; c++) {
      if (!columns[c].drawn) {
        ent_add_tie_value(&sheet.cell, &columns[c], &style, &network->ties[i]);
        ent_sheet_end_cell(&sheet, columns[c].type == ENT_COLUMN_STRING);
      }
    }
    ent_sheet_end_line(&sheet);
  }
  return ent_sheet_end(&sheet, err);
}
