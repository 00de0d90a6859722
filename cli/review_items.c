#include "cli/review_items.h"

#include <stdlib.h>

/** How doubtful a join of names is. */
static const double JOIN_DOUBT = 0.5;

bool cli_review_decide(const CliReviewItem* item, char answer, const char* value,
                       EntDecision* out) {
  const bool dates = strchr(value, '=') != NULL;
  *out =
      (EntDecision){.value = "", .article = "", .evidence = "", .who = "", .when = "", .why = ""};
  if (!strchr("yne", answer)) {
    return false;
  }
  if (item->join) {
    out->a = item->join->name;
    out->b = answer == 'e' ? "" : item->join->with;
    out->value = answer == 'e' ? value : "";
    out->kind = answer == 'y'   ? ENT_DECIDE_SAME
                : answer == 'n' ? ENT_DECIDE_DIFFERENT
                                : ENT_DECIDE_RENAME;
    return true;
  }
  out->a = item->evidence->subject_name;
  out->b = item->evidence->object_name;
  out->article = item->evidence->article->sha256;
  out->evidence = item->evidence->text;
  out->value = answer == 'e' ? value : ent_relation_name(item->tie->relation);
  out->kind = answer == 'y'   ? ENT_DECIDE_CONFIRM
              : answer == 'n' ? ENT_DECIDE_REJECT
              : dates         ? ENT_DECIDE_REDATE
                              : ENT_DECIDE_RETYPE;
  return true;
}

/** The most consequential first, then in the order of the network. */
static int compare_items(const void* left, const void* right) {
  const CliReviewItem* a = left;
  const CliReviewItem* b = right;
  if (a->consequence < b->consequence || a->consequence > b->consequence) {
    return a->consequence < b->consequence ? 1 : -1;
  }
  if ((a->join == NULL) != (b->join == NULL)) {
    return a->join ? -1 : 1;
  }
  return a->join ? (a->join > b->join) - (a->join < b->join)
                 : (a->tie > b->tie) - (a->tie < b->tie);
}

/** Append the question, unless it is decided. */
static EntStatus add(CliReviewItem* list, size_t* n, const CliReviewItem* item,
                     EntDecisions* decisions, EntError* err) {
  EntDecision decision;
  bool known = false;
  (void)cli_review_decide(item, 'y', "", &decision);
  if (decisions) {
    ENT_TRY(ent_decisions_knows(decisions, &decision, &known, err));
  }
  if (!known) {
    list[(*n)++] = *item;
  }
  return ENT_OK;
}

static EntStatus add_joins(const EntNode* node, CliReviewItem* list, size_t* n,
                           EntDecisions* decisions, EntError* err) {
  for (size_t i = 0; i < node->n_joins; i++) {
    const EntJoinReason reason = node->joins[i].reason;
    if (reason == ENT_JOIN_ALIAS || reason == ENT_JOIN_GIVEN) {
      continue; // somebody says so
    }
    const CliReviewItem item = {.join = &node->joins[i],
                                .node = node,
                                .consequence = JOIN_DOUBT * node->measures[ENT_PAGERANK]};
    ENT_TRY(add(list, n, &item, decisions, err));
  }
  return ENT_OK;
}

static EntStatus add_tie(const EntNetwork* network, const EntTie* tie, CliReviewItem* list,
                         size_t* n, EntDecisions* decisions, EntError* err) {
  const double weight = network->nodes[tie->source].measures[ENT_PAGERANK] +
                        network->nodes[tie->target].measures[ENT_PAGERANK];
  const CliReviewItem item = {
      .tie = tie, .evidence = tie->best, .consequence = weight * (1 - tie->confidence)};
  return tie->n_sources == 1 && !tie->best->confirmed && tie->best->text
             ? add(list, n, &item, decisions, err)
             : ENT_OK;
}

EntStatus cli_review_list(const EntNetwork* network, EntDecisions* decisions, EntArena* arena,
                          CliReviewItem** out, size_t* n, EntError* err) {
  size_t most = network->n_ties;
  for (uint32_t i = 0; i < network->n_nodes; i++) {
    most += network->nodes[i].n_joins;
  }
  CliReviewItem* list = ent_arena_array(arena, most, sizeof *list);
  *n = 0;
  *out = list;
  if (!list) {
    return ent_no_memory(err);
  }
  for (uint32_t i = 0; i < network->n_nodes; i++) {
    ENT_TRY(add_joins(&network->nodes[i], list, n, decisions, err));
  }
  for (size_t i = 0; i < network->n_ties; i++) {
    ENT_TRY(add_tie(network, &network->ties[i], list, n, decisions, err));
  }
  if (*n > 1) {
    qsort(list, *n, sizeof *list, compare_items);
  }
  return ENT_OK;
}
