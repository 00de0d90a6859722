#include "cli/command.h"
#include "cli/network.h"
#include "cli/standing.h"
#include "cli/table.h"
#include "graph/measures.h"

#include <math.h>
#include <stdlib.h>

/** What an analyst reads first; --all-measures shows the rest. */
static const char* const FIRST_MEASURES[] = {"allies", "rivals", "brokerage", "pagerank"};
enum { N_FIRST = sizeof FIRST_MEASURES / sizeof *FIRST_MEASURES, DEFAULT_TOP = 20 };

/** An actor and what it is ranked by. */
typedef struct {
  double value;
  const EntNode* node;
} Ranked;

/** The highest first; what is not known last; equals in the order of their names. */
static int compare_ranked(const void* left, const void* right) {
  const Ranked* a = left;
  const Ranked* b = right;
  if (isnan(a->value) != isnan(b->value)) {
    return isnan(a->value) ? 1 : -1;
  }
  if (a->value < b->value || a->value > b->value) {
    return a->value < b->value ? 1 : -1;
  }
  return (a->node > b->node) - (a->node < b->node);
}

static Ranked* rank(const EntNetwork* network, EntMeasure by, EntArena* arena) {
  Ranked* ranked = ent_arena_array(arena, network->n_nodes, sizeof *ranked);
  for (uint32_t i = 0; ranked && i < network->n_nodes; i++) {
    ranked[i] = (Ranked){network->nodes[i].measures[by], &network->nodes[i]};
  }
  if (ranked && network->n_nodes > 1) {
    qsort(ranked, network->n_nodes, sizeof *ranked, compare_ranked);
  }
  return ranked;
}

/** The columns of the table: name and kind, measures, camp and dates. */
typedef struct {
  EntMeasure measures[ENT_N_MEASURES];
  size_t n_measures;
  CliColumn columns[ENT_N_MEASURES + 7];
  size_t n_columns;
} Layout;

static void add_column(Layout* layout, const char* id, const char* title, bool number) {
  layout->columns[layout->n_columns++] = (CliColumn){id, title, number};
}

static void choose_measures(Layout* layout, bool all, EntMeasure by) {
  bool shown[ENT_N_MEASURES] = {false};
  for (size_t i = 0; i < N_FIRST; i++) {
    EntMeasure measure = ENT_ALLIES;
    if (ent_measure_from_id(ent_str(FIRST_MEASURES[i]), &measure)) {
      shown[measure] = true;
    }
  }
  shown[by] = true;
  for (size_t i = 0; i < ENT_N_MEASURES; i++) {
    if (all || shown[i]) {
      layout->measures[layout->n_measures++] = (EntMeasure)i;
    }
  }
}

static void lay_out(Layout* layout, bool all, EntMeasure by) {
  choose_measures(layout, all, by);
  add_column(layout, "rank", "#", true);
  add_column(layout, "name", "Actor", false);
  add_column(layout, "kind", "Kind", false);
  for (size_t i = 0; i < layout->n_measures; i++) {
    const EntMeasureInfo* info = ent_measure_info(layout->measures[i]);
    add_column(layout, info->id, info->title, true);
  }
  add_column(layout, "camp", "Camp", true);
  add_column(layout, "articles", "Articles", true);
  add_column(layout, "first", "First", false);
  add_column(layout, "last", "Last", false);
}

static EntStatus add_measure(CliTable* table, const EntNode* node, EntMeasure measure,
                             EntError* err) {
  const double value = node->measures[measure];
  if (isnan(value)) {
    return cli_table_add(table, "", err);
  }
  return ent_measure_info(measure)->whole ? cli_table_addf(table, err, "%.0f", value)
                                          : cli_table_addf(table, err, "%.6g", value);
}

static EntStatus add_row(CliTable* table, const Layout* layout, size_t rank, const EntNode* node,
                         EntError* err) {
  char date[ENT_DATE_SIZE];
  ENT_TRY(cli_table_addf(table, err, "%zu", rank));
  ENT_TRY(cli_table_add(table, node->name, err));
  ENT_TRY(cli_table_add(table, ent_kind_name(node->kind), err));
  for (size_t i = 0; i < layout->n_measures; i++) {
    ENT_TRY(add_measure(table, node, layout->measures[i], err));
  }
  ENT_TRY(cli_table_addf(table, err, "%u", (unsigned)node->camp + 1));
  ENT_TRY(cli_table_addf(table, err, "%zu", node->n_articles));
  ent_date_format(node->first, date);
  ENT_TRY(cli_table_add(table, date, err));
  ent_date_format(node->last, date);
  return cli_table_add(table, date, err);
}

/** What is asked for. */
typedef struct {
  CliStanding* standing; ///< NULL for the actors
  EntMeasure by;
  CliTableFormat format;
  bool all_measures;
  size_t top;
} Request;

/** Tables by name. */
static const struct {
  const char* name;
  CliStanding* standing;
} TABLES[] = {{"actors", NULL},
              {"camps", cli_standing_camps},
              {"balance", cli_standing_balance},
              {"frustrated", cli_standing_frustrated},
              {"lineage", cli_standing_lineage}};

static bool find_table(const char* name, CliStanding** standing) {
  *standing = NULL;
  for (size_t i = 0; name && i < sizeof TABLES / sizeof *TABLES; i++) {
    if (strcmp(TABLES[i].name, name) == 0) {
      *standing = TABLES[i].standing;
      return true;
    }
  }
  return name == NULL;
}

static bool understand(const CliOptions* options, Request* request) {
  *request = (Request){.by = ENT_PAGERANK, .all_measures = options->all_measures};
  if (!find_table(options->table, &request->standing)) {
    cli_misuse("metrics", "--table", "needs actors, camps, balance, frustrated or lineage");
    return false;
  }
  if (options->by && !ent_measure_from_id(ent_str(options->by), &request->by)) {
    cli_misuse("metrics", "--by",
               "needs the name of a measure, as --all-measures --format=json "
               "shows them: pagerank, allies, rivals, betweenness, …");
    return false;
  }
  if (!cli_table_format(options->format, &request->format)) {
    cli_misuse("metrics", "--format", "needs table, csv or json");
    return false;
  }
  request->top = options->top > 0               ? options->top
                 : request->format == CLI_TABLE ? DEFAULT_TOP
                                                : SIZE_MAX;
  return true;
}

/** The rows of the actors. */
static EntStatus add_actors(const EntNetwork* network, const Request* request, CliTable* table,
                            Layout* layout, EntError* err) {
  lay_out(layout, request->all_measures, request->by);
  table->columns = layout->columns;
  table->n_columns = layout->n_columns;
  const Ranked* ranked = rank(network, request->by, table->arena);
  if (!ranked) {
    return ent_no_memory(err);
  }
  for (uint32_t i = 0; i < network->n_nodes && i < request->top; i++) {
    ENT_TRY(add_row(table, layout, (size_t)i + 1, ranked[i].node, err));
  }
  return ENT_OK;
}

static EntStatus format(CliNetwork* made, const Request* request, EntBuffer* out, EntError* err) {
  Layout layout = {.n_columns = 0};
  CliTable table = {.arena = made->arena};
  ENT_TRY(request->standing ? request->standing(made->network, request->top, &table, err)
                            : add_actors(made->network, request, &table, &layout, err));
  ENT_TRY(cli_table_write(&table, request->format, out, err));
  if (request->format == CLI_TABLE && table.n_cells == request->top * table.n_columns) {
    ent_buffer_printf(out, "(the first %zu; --top N shows N)\n", request->top);
  }
  return ent_buffer_status(out, err);
}

static CliExit run(const CliOptions* options) {
  CliNetwork made = {0};
  CliSource source;
  Request request;
  EntError err = {0};
  EntBuffer out = {0};
  if (!understand(options, &request) || !cli_source_of(options, "metrics", &source)) {
    return CLI_MISUSE;
  }
  cli_report_init(&made.report, options->quiet, true);
  made.slow_too =
      options->all_measures || request.by == ENT_BETWEENNESS || request.by == ENT_CLOSENESS;
  EntStatus status = cli_network_load(&made, options, &source, &err);
  if (status == ENT_OK) {
    status = format(&made, &request, &out, &err);
  }
  return cli_network_end(&made, status, &err, &out);
}

static const struct poptOption metrics_options[] = {
    {"table", '\0', POPT_ARG_STRING, NULL, CLI_OPTION_TABLE,
     "Show the actors (the default), or camps, balance, frustrated ties, lineage", "NAME"},
    {"by", '\0', POPT_ARG_STRING, NULL, CLI_OPTION_BY, "Rank by MEASURE (default: pagerank)",
     "MEASURE"},
    {"top", '\0', POPT_ARG_STRING, NULL, CLI_OPTION_TOP,
     "Show the first N actors (default: 20 in a table, else all)", "N"},
    {"all-measures", '\0', POPT_ARG_NONE, NULL, CLI_OPTION_ALL_MEASURES,
     "Show every measure, also those that take minutes above 20,000 actors", NULL},
    {"format", '\0', POPT_ARG_STRING, NULL, CLI_OPTION_FORMAT,
     "Print a table (the default), csv, or json with one object a line", "FORMAT"},
    CLI_INCLUDE(cli_store_options, NULL),
    CLI_INCLUDE(cli_view_options, NULL),
    CLI_INCLUDE(cli_help_options, NULL),
    POPT_TABLEEND};

const CliCommand cli_metrics = {
    .name = "metrics",
    .summary = "rank the actors of a network by influence",
    .operands = "[OPTION...] [--store FILE] [TRIPLES...]",
    .about =
        "Prints a line for each actor: allies, rivals, brokerage between enemies, PageRank,\n"
        "camp, and the dates of the first and the last article; or, with --table, a line for\n"
        "each camp, kind of triad, frustrated tie, or branch of the family tree of splinters.\n"
        "TRIPLES are files of JSON Lines, as extract and build write them, or - for standard\n"
        "input. The man page tells what each measure means.\n",
    .examples = "  entente metrics entente-out/triples.jsonl\n"
                "  entente metrics --store iraq.db --by betweenness --top 50\n"
                "  entente metrics --store iraq.db --at 2007 --format csv > 2007.csv\n"
                "  entente metrics --store iraq.db --table camps\n"
                "  entente metrics --store iraq.db --about \"Mahdi Army\" --hops 2\n",
    .options = metrics_options,
    .run = run,
};
