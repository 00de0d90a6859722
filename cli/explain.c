#include "cli/command.h"
#include "cli/document.h"
#include "cli/history.h"
#include "cli/network.h"
#include "cli/view.h"
#include "graph/measures.h"

#include <math.h>
#include <stdlib.h>

/** Sentences shown of each tie of a dossier; all of them are shown of two actors. */
enum { DEFAULT_TOP = 3 };

/** What is explained. */
typedef struct {
  CliNetwork made;
  EntNetwork* whole; ///< nothing hidden: where the evidence is from
  CliDocument document;
  uint32_t actors[2]; ///< numbers of actors
  size_t n_actors;
  size_t top;
} Explain;

/** The node of an actor, or NULL if it has no tie there. */
static const EntNode* find_node(const EntNetwork* network, uint32_t actor) {
  for (uint32_t i = 0; i < network->n_nodes; i++) {
    if (network->nodes[i].actor == actor) {
      return &network->nodes[i];
    }
  }
  return NULL;
}

static void add_dates(CliDocument* document, EntDate first, EntDate last) {
  char from[ENT_DATE_SIZE];
  char to[ENT_DATE_SIZE];
  ent_date_format(first, from);
  ent_date_format(last, to);
  if (from[0] && strcmp(from, to) != 0) {
    cli_document_addf(document, ", %s to %s", from, to);
  } else if (from[0]) {
    cli_document_addf(document, ", %s", from);
  }
}

/** Kind, articles, other names and why they are one. */
static void add_identity(CliDocument* document, const EntNode* node) {
  cli_document_paragraph(document);
  cli_document_addf(document, "%s; %zu article%s", ent_kind_name(node->kind), node->n_articles,
                    node->n_articles == 1 ? "" : "s");
  add_dates(document, node->first, node->last);
  cli_document_add(document, ".");
  cli_document_end_block(document);
  if (node->n_aliases > 1) {
    const char* separator = "Also called: ";
    cli_document_paragraph(document);
    for (size_t i = 0; i < node->n_aliases; i++) {
      if (strcmp(node->aliases[i], node->name) != 0) {
        cli_document_add(document, separator);
        cli_document_add(document, node->aliases[i]);
        separator = "; ";
      }
    }
    cli_document_end_block(document);
  }
  for (size_t i = 0; i < node->n_joins; i++) {
    const EntJoin* join = &node->joins[i];
    cli_document_item(document);
    cli_document_add(document, join->name);
    cli_document_add(document, " = ");
    cli_document_add(document, join->with);
    cli_document_addf(document, ": %s", ent_join_reason_name(join->reason));
    if (join->article) {
      cli_document_add(document, ", as in ");
      cli_document_add(document, join->article);
    }
    cli_document_end_block(document);
  }
}

/** The measures of the node and its place by PageRank. */
static void add_measures(CliDocument* document, const EntNetwork* network, const EntNode* node) {
  size_t place = 1;
  cli_document_heading(document, "Influence");
  cli_document_paragraph(document);
  if (!node) {
    cli_document_add(document, "Not in the network that is asked for: all its ties are hidden "
                               "there.");
    cli_document_end_block(document);
    return;
  }
  for (uint32_t i = 0; i < network->n_nodes; i++) {
    place += network->nodes[i].measures[ENT_PAGERANK] > node->measures[ENT_PAGERANK];
  }
  cli_document_addf(document, "Place %zu of %u by PageRank; camp %u of %u.", place,
                    (unsigned)network->n_nodes, (unsigned)node->camp + 1,
                    (unsigned)network->n_camps);
  cli_document_end_block(document);
  for (size_t i = 0; i < ENT_N_MEASURES; i++) {
    const EntMeasureInfo* info = ent_measure_info((EntMeasure)i);
    if (isnan(node->measures[i])) {
      continue;
    }
    cli_document_item(document);
    cli_document_addf(document, info->whole ? "%s: %.0f" : "%s: %.6g", info->title,
                      node->measures[i]);
    cli_document_end_block(document);
  }
}

/** The best sentence first; denials last. */
static int compare_evidence(const void* left, const void* right) {
  const EntEvidence* a = *(const EntEvidence* const*)left;
  const EntEvidence* b = *(const EntEvidence* const*)right;
  const int order = (a->confidence < b->confidence) - (a->confidence > b->confidence);
  return order ? order : (a > b) - (a < b);
}

/** Call footnotes on the best sentences of a tie, the best first, one of each article. */
static EntStatus add_best(Explain* explain, const EntTie* tie, EntError* err) {
  const EntEvidence** list = ent_arena_array(explain->made.arena, tie->n_evidence, sizeof *list);
  size_t told = 0;
  if (!list) {
    return ent_no_memory(err);
  }
  for (size_t i = 0; i < tie->n_evidence; i++) {
    list[i] = &tie->evidence[i];
  }
  qsort(list, tie->n_evidence, sizeof *list, compare_evidence);
  for (size_t i = 0; i < tie->n_evidence && told < explain->top; i++) {
    if (!list[i]->repeated && !list[i]->denied) {
      ENT_TRY(cli_document_note(&explain->document, list[i], err));
      told++;
    }
  }
  return ENT_OK;
}

/** All forms of a tie. */
static void add_forms(CliDocument* document, const EntTie* tie) {
  const char* separator = ": ";
  for (unsigned i = 0; i < ENT_N_FORMS; i++) {
    if (tie->forms & 1u << i) {
      cli_document_add(document, separator);
      cli_document_add(document, ent_form_name((EntForm)i));
      separator = ", ";
    }
  }
}

/** How much speaks for a tie, and against it. */
static void add_support(CliDocument* document, const EntTie* tie) {
  cli_document_addf(document, "; confidence %.2f, %zu article%s, %zu source%s", tie->confidence,
                    tie->n_articles, tie->n_articles == 1 ? "" : "s", tie->n_sources,
                    tie->n_sources == 1 ? "" : "s");
  if (tie->n_denials > 0) {
    cli_document_addf(document, ", denied %zu time%s", tie->n_denials,
                      tie->n_denials == 1 ? "" : "s");
  }
}

/** One tie of a dossier: the other actor, forms, history, and the best sentences. */
static EntStatus add_tie(Explain* explain, const EntTie* tie, uint32_t other, EntError* err) {
  CliDocument* document = &explain->document;
  const EntPair* pair = ent_network_pair(explain->whole, tie->source, tie->target);
  cli_document_item(document);
  cli_document_strong(document, explain->whole->nodes[other].name);
  add_forms(document, tie);
  if (pair) {
    EntBuffer history = {0};
    cli_history_add(&history, pair);
    cli_document_add(document, "; ");
    cli_document_add(document, history.failed ? "" : history.bytes);
    document->out->failed = document->out->failed || history.failed;
    ent_buffer_clear(&history);
  }
  add_support(document, tie);
  cli_document_add(document, ".");
  ENT_TRY(add_best(explain, tie, err));
  cli_document_end_block(document);
  return ENT_OK;
}

/** The heaviest first. */
static int compare_ties(const void* left, const void* right) {
  const EntTie* a = *(const EntTie* const*)left;
  const EntTie* b = *(const EntTie* const*)right;
  if (a->weight < b->weight || a->weight > b->weight) {
    return a->weight < b->weight ? 1 : -1;
  }
  return (a > b) - (a < b);
}

/** A group of ties of a dossier. */
typedef struct {
  const char* title;
  EntRelation relation;
  bool as_target; ///< of splinter_of: what came out of the actor
} Group;

static bool is_of_group(const EntTie* tie, const Group* group, uint32_t node) {
  if (tie->relation != group->relation) {
    return false;
  }
  return tie->relation == ENT_SPLINTER_OF ? (group->as_target ? tie->target : tie->source) == node
                                          : tie->source == node || tie->target == node;
}

static EntStatus add_group(Explain* explain, const Group* group, uint32_t node, EntError* err) {
  const EntNetwork* network = explain->whole;
  const EntTie** ties = ent_arena_array(explain->made.arena, network->n_ties, sizeof *ties);
  size_t n = 0;
  if (!ties) {
    return ent_no_memory(err);
  }
  for (size_t i = 0; i < network->n_ties; i++) {
    if (is_of_group(&network->ties[i], group, node)) {
      ties[n++] = &network->ties[i];
    }
  }
  if (n == 0) {
    return ENT_OK;
  }
  qsort(ties, n, sizeof *ties, compare_ties);
  cli_document_heading(&explain->document, group->title);
  for (size_t i = 0; i < n; i++) {
    const uint32_t other = ties[i]->source == node ? ties[i]->target : ties[i]->source;
    ENT_TRY(add_tie(explain, ties[i], other, err));
  }
  return ENT_OK;
}

/** All that is known of one actor. */
static EntStatus add_dossier(Explain* explain, const EntNode* node, EntError* err) {
  static const Group groups[] = {{"Allies", ENT_ALLY, false},
                                 {"Rivals", ENT_RIVAL, false},
                                 {"Came out of", ENT_SPLINTER_OF, false},
                                 {"Splinters", ENT_SPLINTER_OF, true}};
  const uint32_t index = (uint32_t)(node - explain->whole->nodes);
  cli_document_begin(&explain->document, node->name);
  add_identity(&explain->document, node);
  add_measures(&explain->document, explain->made.network,
               find_node(explain->made.network, node->actor));
  for (size_t i = 0; i < sizeof groups / sizeof *groups; i++) {
    ENT_TRY(add_group(explain, &groups[i], index, err));
  }
  return cli_document_end(&explain->document, err);
}

/** In order of time, across the ties of the pair. */
static int compare_times(const void* left, const void* right) {
  const EntEvidence* a = *(const EntEvidence* const*)left;
  const EntEvidence* b = *(const EntEvidence* const*)right;
  const EntDate x = a->article->date;
  const EntDate y = b->article->date;
  if (ent_date_known(x) != ent_date_known(y)) {
    return ent_date_known(x) ? -1 : 1;
  }
  int order = ent_date_compare(x, y);
  order = order ? order : strcmp(a->article->sha256, b->article->sha256);
  order = order ? order
                : (a->sentence.start > b->sentence.start) - (a->sentence.start < b->sentence.start);
  return order ? order : (a > b) - (a < b);
}

/** The stated time of a piece of evidence. */
static void add_stated(CliDocument* document, const EntEvidence* evidence) {
  char date[ENT_DATE_SIZE];
  ent_date_format(evidence->since, date);
  if (date[0]) {
    cli_document_addf(document, ", since %s", date);
  }
  ent_date_format(evidence->until, date);
  if (date[0]) {
    cli_document_addf(document, ", until %s", date);
  }
}

/** One piece of evidence of two actors. */
static EntStatus add_evidence(Explain* explain, const EntEvidence* evidence, EntError* err) {
  CliDocument* document = &explain->document;
  char date[ENT_DATE_SIZE];
  ent_date_format(evidence->article->date, date);
  cli_document_item(document);
  cli_document_strong(document, date[0] ? date : "undated");
  cli_document_addf(document, ": %s, %s, %s", ent_relation_name(evidence->relation),
                    ent_form_name(evidence->form), ent_validity_name(evidence->validity));
  add_stated(document, evidence);
  cli_document_add(document, "; cue “");
  cli_document_add(document, evidence->cue ? evidence->cue : "");
  cli_document_addf(document, "”, confidence %.2f", evidence->confidence);
  if (evidence->said_by) {
    cli_document_add(document, evidence->denied ? ", denied by " : ", says ");
    cli_document_add(document, evidence->said_by);
  } else if (evidence->denied) {
    cli_document_add(document, ", denied");
  }
  if (evidence->repeated) {
    cli_document_add(document, ", a reprint");
  }
  if (evidence->confirmed) {
    cli_document_add(document, ", confirmed");
  }
  cli_document_add(document, ".");
  ENT_TRY(cli_document_note(document, evidence, err));
  cli_document_end_block(document);
  return ENT_OK;
}

/** Is it a tie of these two nodes? */
static bool joins(const EntTie* tie, uint32_t a, uint32_t b) {
  return (tie->source == a && tie->target == b) || (tie->source == b && tie->target == a);
}

/** All evidence of two actors, in order of time. @return NULL when memory is short. */
static const EntEvidence** list_evidence(Explain* explain, uint32_t a, uint32_t b, size_t* n) {
  const EntNetwork* network = explain->whole;
  size_t most = 0;
  *n = 0;
  for (size_t i = 0; i < network->n_ties; i++) {
    most += joins(&network->ties[i], a, b) ? network->ties[i].n_evidence : 0;
  }
  const EntEvidence** list = ent_arena_array(explain->made.arena, most, sizeof *list);
  for (size_t i = 0; list && i < network->n_ties; i++) {
    const EntTie* tie = &network->ties[i];
    for (size_t k = 0; joins(tie, a, b) && k < tie->n_evidence; k++) {
      list[(*n)++] = &tie->evidence[k];
    }
  }
  if (list && *n > 1) {
    qsort(list, *n, sizeof *list, compare_times);
  }
  return list;
}

/** All that is known of two actors with each other. */
static EntStatus add_pair(Explain* explain, const EntNode* a, const EntNode* b, EntError* err) {
  CliDocument* document = &explain->document;
  const uint32_t first = (uint32_t)(a - explain->whole->nodes);
  const uint32_t second = (uint32_t)(b - explain->whole->nodes);
  const EntPair* pair = ent_network_pair(explain->whole, first, second);
  size_t n = 0;
  EntBuffer text = {0};
  ent_buffer_printf(&text, "%s and %s", a->name, b->name);
  cli_document_begin(document, text.failed ? "" : text.bytes);
  text.length = 0;
  const EntEvidence** list = list_evidence(explain, first, second, &n);
  if (pair) {
    cli_history_add(&text, pair);
    cli_document_paragraph(document);
    cli_document_add(document, text.failed ? "" : text.bytes);
    cli_document_end_block(document);
  }
  document->out->failed = document->out->failed || text.failed;
  ent_buffer_clear(&text);
  if (!list) {
    return ent_no_memory(err);
  }
  cli_document_heading(document, n > 0 ? "Evidence in order of time" : "No evidence of a tie");
  for (size_t i = 0; i < n; i++) {
    ENT_TRY(add_evidence(explain, list[i], err));
  }
  return cli_document_end(document, err);
}

/** Parts the operands into names of actors and files of triples. @return false after misuse. */
static bool part_operands(const CliOptions* options, const char** names, CliSource* source,
                          const char** files) {
  size_t n_names = 0;
  *source = (CliSource){.store = options->store, .files = files};
  for (size_t i = 0; i < options->n_operands; i++) {
    const char* operand = options->operands[i];
    if (cli_source_is_file(operand)) {
      files[source->n_files++] = operand;
    } else if (n_names < 2) {
      names[n_names++] = operand;
    } else {
      cli_misuse("explain", operand, "explain takes one actor or two");
      return false;
    }
  }
  if (n_names == 0) {
    cli_misuse("explain", NULL, "explain needs the name of an actor, or two");
    return false;
  }
  if (!source->store && source->n_files == 0) {
    cli_misuse("explain", NULL,
               "name a store (--store FILE) or a file of triples (in .jsonl, or -)");
    return false;
  }
  return true;
}

/** Read everything, find the actors, and write the document. */
static EntStatus make(Explain* explain, const CliOptions* options, const CliSource* source,
                      const char* const* names, EntError* err) {
  CliNetwork* made = &explain->made;
  const EntNode* nodes[2] = {NULL, NULL};
  ENT_TRY(cli_network_read(made, options, source, 0, err));
  ENT_TRY(cli_network_choose(made, options, err));
  ENT_TRY(cli_network_make(made, &made->view, &made->network, err));
  EntView view = made->view;
  view.all = true;
  ENT_TRY(ent_network_build(made->builder, &view, &explain->whole, err));
  explain->document.arena = made->arena;
  for (size_t i = 0; i < 2 && names[i]; i++) {
    ENT_TRY(cli_view_find(made->builder, names[i], &made->report, &explain->actors[i], err));
    nodes[i] = find_node(explain->whole, explain->actors[i]);
    if (!nodes[i]) {
      return ent_fail(err, ENT_BAD_INPUT, NULL, 0, "\"%s\" has no tie in this part of the network",
                      names[i]);
    }
  }
  if (!nodes[0]) {
    return ent_fail(err, ENT_BAD_ARG, NULL, 0, "no actor is named");
  }
  if (nodes[1] == nodes[0]) {
    return ent_fail(err, ENT_BAD_INPUT, NULL, 0, "both names are of one actor, \"%s\"",
                    nodes[0]->name);
  }
  return nodes[1] ? add_pair(explain, nodes[0], nodes[1], err)
                  : add_dossier(explain, nodes[0], err);
}

static CliExit run(const CliOptions* options) {
  const char* names[2] = {NULL, NULL};
  EntError err = {0};
  EntBuffer out = {0};
  CliSource source;
  Explain explain = {.top = options->top > 0 ? options->top : DEFAULT_TOP,
                     .document = {.out = &out}};
  if (!cli_markup_from_name(options->format, &explain.document.markup)) {
    cli_misuse("explain", "--format", "needs text, markdown or html");
    return CLI_MISUSE;
  }
  const char** files = calloc(options->n_operands + 1, sizeof *files);
  if (!files) {
    cli_misuse("explain", NULL, "out of memory");
    return CLI_FAILED;
  }
  if (!part_operands(options, names, &source, files)) {
    free((void*)files);
    return CLI_MISUSE;
  }
  cli_report_init(&explain.made.report, options->quiet, true);
  const EntStatus status = make(&explain, options, &source, names, &err);
  ent_network_free(explain.whole);
  free((void*)files);
  return cli_network_end(&explain.made, status, &err, &out);
}

static const struct poptOption explain_options[] = {
    {"format", '\0', POPT_ARG_STRING, NULL, CLI_OPTION_FORMAT,
     "Write text (the default), markdown or html, these with numbered footnotes", "FORMAT"},
    {"top", '\0', POPT_ARG_STRING, NULL, CLI_OPTION_TOP,
     "Show N sentences of each tie of one actor (default: 3)", "N"},
    CLI_INCLUDE(cli_store_options, NULL),
    CLI_INCLUDE(cli_view_options, NULL),
    CLI_INCLUDE(cli_help_options, NULL),
    POPT_TABLEEND};

const CliCommand cli_explain = {
    .name = "explain",
    .summary = "tell all that is known of an actor, or of two with each other",
    .operands = "[OPTION...] [--store FILE] ACTOR [ACTOR] [TRIPLES.jsonl...]",
    .about = "Prints the dossier of an actor: what it is, its names and why they are one, its\n"
             "influence and camp, and every tie with its history and best sentences; or, of two\n"
             "actors, every piece of evidence in order of time. No tie is hidden here.\n",
    .examples = "  entente explain --store iraq.db \"Mahdi Army\"\n"
                "  entente explain --store iraq.db Sadr Iran --format markdown > sadr-iran.md\n"
                "  entente explain Hezbollah entente-out/triples.jsonl\n",
    .options = explain_options,
    .run = run,
};
