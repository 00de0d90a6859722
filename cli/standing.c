#include "cli/standing.h"

#include "graph/balance.h"
#include "graph/camp.h"
#include "graph/lineage.h"

#include <math.h>

EntStatus cli_standing_camps(const EntNetwork* network, size_t top, CliTable* table,
                             EntError* err) {
  static const CliColumn columns[] = {{"camp", "Camp", true},
                                      {"actors", "Actors", true},
                                      {"name", "Led by", false},
                                      {"allies_inside", "Allies inside", true},
                                      {"rivals_inside", "Rivals inside", true},
                                      {"allies_outside", "Allies outside", true},
                                      {"rivals_outside", "Rivals outside", true}};
  EntCamp* camps = NULL;
  table->columns = columns;
  table->n_columns = sizeof columns / sizeof *columns;
  ENT_TRY(ent_camps_describe(network, table->arena, &camps, err));
  for (uint32_t i = 0; i < network->n_camps && i < top; i++) {
    ENT_TRY(cli_table_addf(table, err, "%u", (unsigned)i + 1));
    ENT_TRY(cli_table_addf(table, err, "%u", (unsigned)camps[i].n_actors));
    ENT_TRY(cli_table_add(table, camps[i].name, err));
    ENT_TRY(cli_table_addf(table, err, "%zu", camps[i].allies_inside));
    ENT_TRY(cli_table_addf(table, err, "%zu", camps[i].rivals_inside));
    ENT_TRY(cli_table_addf(table, err, "%zu", camps[i].allies_outside));
    ENT_TRY(cli_table_addf(table, err, "%zu", camps[i].rivals_outside));
  }
  return ENT_OK;
}

EntStatus cli_standing_balance(const EntNetwork* network, size_t top, CliTable* table,
                               EntError* err) {
  static const CliColumn columns[] = {{"triad", "Triad", false},
                                      {"balanced", "Balanced", false},
                                      {"number", "Number", true},
                                      {"share", "Share", true}};
  static const char* const triads[] = {"three allies", "two allies, one rivalry",
                                       "one alliance, two rivalries", "three rivals"};
  EntBalance balance;
  size_t all = 0;
  (void)top;
  table->columns = columns;
  table->n_columns = sizeof columns / sizeof *columns;
  ENT_TRY(ent_balance(network, table->arena, &balance, err));
  for (size_t i = 0; i < 4; i++) {
    all += balance.triads[i];
  }
  for (size_t i = 0; i < 4; i++) {
    ENT_TRY(cli_table_add(table, triads[i], err));
    ENT_TRY(cli_table_add(table, i % 2 == 0 ? "yes" : "no", err));
    ENT_TRY(cli_table_addf(table, err, "%zu", balance.triads[i]));
    ENT_TRY(all > 0 ? cli_table_addf(table, err, "%.6g", (double)balance.triads[i] / (double)all)
                    : cli_table_add(table, "", err));
  }
  ENT_TRY(cli_table_add(table, "all: degree of balance", err));
  ENT_TRY(cli_table_add(table, "", err));
  ENT_TRY(cli_table_addf(table, err, "%zu", all));
  return isnan(balance.degree) ? cli_table_add(table, "", err)
                               : cli_table_addf(table, err, "%.6g", balance.degree);
}

EntStatus cli_standing_frustrated(const EntNetwork* network, size_t top, CliTable* table,
                                  EntError* err) {
  static const CliColumn columns[] = {{"actor", "Actor", false},
                                      {"relation", "Relation", false},
                                      {"other", "With", false},
                                      {"unbalanced", "Unbalanced triads", true},
                                      {"balanced", "Balanced triads", true}};
  EntBalance balance;
  table->columns = columns;
  table->n_columns = sizeof columns / sizeof *columns;
  ENT_TRY(ent_balance(network, table->arena, &balance, err));
  for (size_t i = 0; i < balance.n_frustrated && i < top; i++) {
    const EntFrustration* tie = &balance.frustrated[i];
    ENT_TRY(cli_table_add(table, network->nodes[tie->a].name, err));
    ENT_TRY(cli_table_add(table, ent_relation_name(tie->relation), err));
    ENT_TRY(cli_table_add(table, network->nodes[tie->b].name, err));
    ENT_TRY(cli_table_addf(table, err, "%zu", tie->n_unbalanced));
    ENT_TRY(cli_table_addf(table, err, "%zu", tie->n_balanced));
  }
  return ENT_OK;
}

/** A cell with the names of some nodes. */
static EntStatus add_names(CliTable* table, const EntNetwork* network, const uint32_t* nodes,
                           size_t n, EntError* err) {
  EntBuffer names = {0};
  for (size_t i = 0; i < n; i++) {
    ent_buffer_add_text(&names, i > 0 ? "; " : "");
    ent_buffer_add_text(&names, network->nodes[nodes[i]].name);
  }
  const EntStatus status =
      names.failed ? ent_no_memory(err) : cli_table_add(table, names.bytes ? names.bytes : "", err);
  ent_buffer_clear(&names);
  return status;
}

EntStatus cli_standing_lineage(const EntNetwork* network, size_t top, CliTable* table,
                               EntError* err) {
  static const CliColumn columns[] = {{"actor", "Actor", false},
                                      {"generation", "Generation", true},
                                      {"descendants", "Descendants", true},
                                      {"parents", "Came out of", false},
                                      {"roots", "Roots", false}};
  EntLineage* lineage = NULL;
  size_t shown = 0;
  table->columns = columns;
  table->n_columns = sizeof columns / sizeof *columns;
  ENT_TRY(ent_lineage_make(network, table->arena, &lineage, err));
  for (uint32_t i = 0; i < network->n_nodes && shown < top; i++) {
    const EntLineage* place = &lineage[i];
    if (place->n_parents == 0 && place->n_descendants == 0) {
      continue;
    }
    ENT_TRY(cli_table_add(table, network->nodes[i].name, err));
    ENT_TRY(cli_table_addf(table, err, "%u", (unsigned)place->depth));
    ENT_TRY(cli_table_addf(table, err, "%u", (unsigned)place->n_descendants));
    ENT_TRY(add_names(table, network, place->parents, place->n_parents, err));
    ENT_TRY(add_names(table, network, place->roots, place->n_roots, err));
    shown++;
  }
  return ENT_OK;
}
