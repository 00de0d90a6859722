#include "cli/changes.h"

#include <stdio.h>

#include <stdint.h>

/** Rows of each kind of change in a table. */
enum { DEFAULT_TOP = 10 };

/** The columns; a table leaves out the last, which are long. */
static const CliColumn COLUMNS[] = {{"change", "Change", false}, {"actor", "Actor", false},
                                    {"other", "With", false},    {"before", "Before", false},
                                    {"after", "After", false},   {"date", "Date", false},
                                    {"source", "Source", false}, {"evidence", "Evidence", false}};
enum { N_COLUMNS = sizeof COLUMNS / sizeof *COLUMNS, N_SHORT_COLUMNS = 6 };

/** A table under way. */
typedef struct {
  const CliChanges* changes;
  EntComparison comparison;
  CliTable table;
  EntBuffer more; ///< what is not shown, for a table
} Report;

/** A row. NULL for what there is nothing to say of. */
typedef struct {
  const char* change;
  const char* actor;
  const char* other;
  const char* before;
  const char* after;
  const EntEvidence* evidence;
} Row;

static EntStatus add_cell(Report* report, const char* text, EntError* err) {
  return cli_table_add(&report->table, text ? text : "", err);
}

static EntStatus add_row(Report* report, const Row* row, EntError* err) {
  const EntArticleInfo* article = row->evidence ? row->evidence->article : NULL;
  char date[ENT_DATE_SIZE] = "";
  if (article) {
    ent_date_format(article->date, date);
  }
  ENT_TRY(add_cell(report, row->change, err));
  ENT_TRY(add_cell(report, row->actor, err));
  ENT_TRY(add_cell(report, row->other, err));
  ENT_TRY(add_cell(report, row->before, err));
  ENT_TRY(add_cell(report, row->after, err));
  ENT_TRY(add_cell(report, date, err));
  if (report->table.n_columns == N_SHORT_COLUMNS) {
    return ENT_OK;
  }
  ENT_TRY(add_cell(report, article ? article->source : NULL, err));
  return add_cell(report, row->evidence ? row->evidence->text : NULL, err);
}

/** May row `i` of `n` of one kind still be shown? The first that may not says how many are left. */
static bool fits(Report* report, const char* change, size_t i, size_t n) {
  if (i == report->changes->top) {
    ent_buffer_printf(&report->more, "%s%zu more: %s", report->more.length > 0 ? "; " : "", n - i,
                      change);
  }
  return i < report->changes->top;
}

/** The tie of a pair in a network that has it by this relation, or NULL. */
static const EntTie* find_tie(const EntNetwork* network, uint32_t a, uint32_t b,
                              EntRelation relation) {
  for (size_t i = 0; i < network->n_ties; i++) {
    const EntTie* tie = &network->ties[i];
    if (tie->source == a && tie->target == b && tie->relation == relation) {
      return tie;
    }
  }
  return NULL;
}

static EntStatus add_turns(Report* report, EntError* err) {
  const EntComparison* found = &report->comparison;
  const EntNetwork* after = report->changes->after;
  for (size_t i = 0; i < found->n_turned && fits(report, "turned", i, found->n_turned); i++) {
    const EntTurn* turn = &found->turned[i];
    const EntTie* tie = find_tie(after, (uint32_t)(turn->a - after->nodes),
                                 (uint32_t)(turn->b - after->nodes), turn->after);
    const Row row = {"turned",
                     turn->a->name,
                     turn->b->name,
                     ent_relation_name(turn->before),
                     ent_relation_name(turn->after),
                     tie ? tie->best : NULL};
    ENT_TRY(add_row(report, &row, err));
  }
  return ENT_OK;
}

static bool is_confirmed(const EntTie* tie) {
  for (size_t i = 0; i < tie->n_evidence; i++) {
    if (tie->evidence[i].confirmed) {
      return true;
    }
  }
  return false;
}

/** Are two ties of the same pair and of opposite relations? */
static bool are_opposite(const EntTie* a, const EntTie* b) {
  return a->source == b->source && a->target == b->target && a->relation != b->relation &&
         a->relation != ENT_SPLINTER_OF && b->relation != ENT_SPLINTER_OF;
}

/** Does this evidence of `other` speak against the confirmed `tie`? Its own denials do, and all
   that is told of the opposite. */
static bool speaks_against(const EntTie* tie, const EntTie* other, const EntEvidence* evidence) {
  return tie == other ? evidence->denied : are_opposite(tie, other) && !evidence->denied;
}

/** What came in since and contradicts a confirmed tie. */
static EntStatus add_contradictions(Report* report, EntError* err) {
  const EntNetwork* after = report->changes->after;
  for (size_t i = 0; i < after->n_ties; i++) {
    const EntTie* tie = &after->ties[i];
    const size_t first = i > 0 ? i - 1 : 0; // the ties of a pair stand together
    for (size_t k = first; is_confirmed(tie) && k < after->n_ties && k <= i + 1; k++) {
      for (size_t e = 0; e < after->ties[k].n_evidence; e++) {
        const EntEvidence* evidence = &after->ties[k].evidence[e];
        if (evidence->run < report->changes->since_run ||
            !speaks_against(tie, &after->ties[k], evidence)) {
          continue;
        }
        const Row row = {"contradicts",
                         after->nodes[tie->source].name,
                         after->nodes[tie->target].name,
                         ent_relation_name(tie->relation),
                         evidence->denied ? "denied" : ent_relation_name(evidence->relation),
                         evidence};
        ENT_TRY(add_row(report, &row, err));
      }
    }
  }
  return ENT_OK;
}

/** Ties of one network: splinters only, or all others. */
typedef struct {
  const char* change;
  const EntNetwork* network;
  const EntTie* const* ties;
  size_t n;
  bool splinters;
  bool lost;
} TieGroup;

static EntStatus add_ties(Report* report, const TieGroup* group, EntError* err) {
  size_t n = 0;
  for (size_t i = 0; i < group->n; i++) {
    n += (group->ties[i]->relation == ENT_SPLINTER_OF) == group->splinters;
  }
  for (size_t i = 0, shown = 0; i < group->n; i++) {
    const EntTie* tie = group->ties[i];
    if ((tie->relation == ENT_SPLINTER_OF) != group->splinters) {
      continue;
    }
    if (!fits(report, group->change, shown++, n)) {
      break;
    }
    char what[64];
    (void)snprintf(what, sizeof what, "%s, %s", ent_relation_name(tie->relation),
                   ent_form_name(tie->form));
    const Row row = {group->change,
                     group->network->nodes[tie->source].name,
                     group->network->nodes[tie->target].name,
                     group->lost ? what : NULL,
                     group->lost ? NULL : what,
                     tie->best};
    ENT_TRY(add_row(report, &row, err));
  }
  return ENT_OK;
}

static EntStatus add_actors(Report* report, const char* change, const EntNode* const* nodes,
                            size_t n, EntError* err) {
  for (size_t i = 0; i < n && fits(report, change, i, n); i++) {
    const Row row = {.change = change, .actor = nodes[i]->name};
    ENT_TRY(add_row(report, &row, err));
  }
  return ENT_OK;
}

/** Those who rose, the most first, or those who fell, the most first. */
static EntStatus add_moves(Report* report, bool rose, EntError* err) {
  const EntComparison* found = &report->comparison;
  const char* change = rose ? "rose" : "fell";
  size_t n_rose = 0;
  while (n_rose < found->n_moved && found->moved[n_rose].before->measures[ENT_PAGERANK] <
                                        found->moved[n_rose].after->measures[ENT_PAGERANK]) {
    n_rose++;
  }
  const size_t n = rose ? n_rose : found->n_moved - n_rose;
  for (size_t i = 0; i < n && fits(report, change, i, n); i++) {
    const EntActorChange* move = &found->moved[rose ? i : found->n_moved - 1 - i];
    char before[32];
    char after[32];
    (void)snprintf(before, sizeof before, "%.6g", move->before->measures[ENT_PAGERANK]);
    (void)snprintf(after, sizeof after, "%.6g", move->after->measures[ENT_PAGERANK]);
    const Row row = {change, move->after->name, NULL, before, after, NULL};
    ENT_TRY(add_row(report, &row, err));
  }
  return ENT_OK;
}

static EntStatus add_lost(Report* report, EntError* err) {
  const EntComparison* found = &report->comparison;
  const TieGroup lost = {"lost tie", report->changes->before, found->lost, found->n_lost, false,
                         true};
  const TieGroup lost_splinters = {
      "lost splinter", report->changes->before, found->lost, found->n_lost, true, true};
  ENT_TRY(add_ties(report, &lost_splinters, err));
  ENT_TRY(add_ties(report, &lost, err));
  ENT_TRY(add_actors(report, "vanished actor", found->vanished, found->n_vanished, err));
  ENT_TRY(add_moves(report, true, err));
  return add_moves(report, false, err);
}

static EntStatus fill(Report* report, EntError* err) {
  const CliChanges* changes = report->changes;
  const EntComparison* found = &report->comparison;
  const TieGroup splinters = {"new splinter", changes->after, found->made,
                              found->n_made,  true,           false};
  const TieGroup ties = {"new tie", changes->after, found->made, found->n_made, false, false};
  if (changes->since_run > 0) {
    ENT_TRY(add_contradictions(report, err));
  }
  ENT_TRY(add_turns(report, err));
  ENT_TRY(add_ties(report, &splinters, err));
  ENT_TRY(add_ties(report, &ties, err));
  ENT_TRY(add_actors(report, "new actor", found->appeared, found->n_appeared, err));
  return changes->lost_too ? add_lost(report, err) : ENT_OK;
}

EntStatus cli_changes_write(const CliChanges* changes, EntArena* arena, EntBuffer* out,
                            EntError* err) {
  Report report = {
      .changes = changes,
      .table = {.arena = arena,
                .columns = COLUMNS,
                .n_columns = changes->format == CLI_TABLE ? N_SHORT_COLUMNS : N_COLUMNS}};
  ENT_TRY(ent_compare(changes->before, changes->after, arena, &report.comparison, err));
  EntStatus status = fill(&report, err);
  if (status == ENT_OK && report.table.n_cells == 0 && changes->format == CLI_TABLE) {
    ent_buffer_add_text(out, "Nothing has changed.\n");
  } else if (status == ENT_OK) {
    status = cli_table_write(&report.table, changes->format, out, err);
  }
  if (status == ENT_OK && changes->format == CLI_TABLE && report.more.length > 0) {
    ent_buffer_printf(out, "… and %s (--top N shows N of each)\n", report.more.bytes);
  }
  out->failed = out->failed || report.more.failed;
  ent_buffer_clear(&report.more);
  return status == ENT_OK ? ent_buffer_status(out, err) : status;
}

bool cli_changes_ask(CliChanges* changes, const CliOptions* options, const char* command) {
  if (!cli_table_format(options->format, &changes->format)) {
    cli_misuse(command, "--format", "needs table, csv or json");
    return false;
  }
  changes->top = options->top > 0               ? options->top
                 : changes->format == CLI_TABLE ? DEFAULT_TOP
                                                : SIZE_MAX;
  return true;
}

CliExit cli_changes_end(CliNetwork* made, CliChanges* changes, EntNetwork* networks[2],
                        EntStatus status, EntError* err) {
  EntBuffer out = {0};
  if (status == ENT_OK) {
    changes->before = networks[0];
    changes->after = networks[1];
    status = cli_changes_write(changes, made->arena, &out, err);
  }
  ent_network_free(networks[0]);
  ent_network_free(networks[1]);
  return cli_network_end(made, status, err, &out);
}
