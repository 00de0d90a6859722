#include "cli/summary.h"

#include "cli/hidden.h"
#include "cli/safe.h"

#include <stdlib.h>

enum { N_INFLUENTIAL = 10, N_CAMPS_SHOWN = 10, N_NAMES_OF_CAMP = 4, WIDEST_NAME = 16 };

static const char* plural(double n) {
  return n >= 0.5 && n < 1.5 ? "" : "s";
}

/** By PageRank, the greatest first; equals in the order of the network, which is that of names. */
static int by_influence(const void* left, const void* right) {
  const EntNode* a = *(const EntNode* const*)left;
  const EntNode* b = *(const EntNode* const*)right;
  const double difference = b->measures[ENT_PAGERANK] - a->measures[ENT_PAGERANK];
  return difference > 0 ? 1 : difference < 0 ? -1 : (a > b) - (a < b);
}

/** All actors by influence. @return from malloc, or NULL when memory is short. */
static const EntNode** rank(const EntNetwork* network) {
  const EntNode** ranked = calloc((size_t)network->n_nodes + 1, sizeof *ranked);
  for (uint32_t i = 0; ranked && i < network->n_nodes; i++) {
    ranked[i] = &network->nodes[i];
  }
  if (ranked) {
    qsort(ranked, network->n_nodes, sizeof *ranked, by_influence);
  }
  return ranked;
}

void cli_summary_articles(const CliTally* tally, EntBuffer* out) {
  ent_buffer_printf(out, "Articles  %zu read", tally->n_read);
  if (tally->n_known > 0) {
    ent_buffer_printf(out, ", %zu known already", tally->n_known);
  }
  const size_t skipped = tally->n_foreign + tally->n_failed;
  if (skipped > 0) {
    ent_buffer_printf(out, ", %zu skipped (", skipped);
    if (tally->n_foreign > 0) {
      ent_buffer_printf(out, "%zu not in English%s", tally->n_foreign,
                        tally->n_failed > 0 ? ", " : "");
    }
    if (tally->n_failed > 0) {
      ent_buffer_printf(out, "%zu failed", tally->n_failed);
    }
    ent_buffer_add_byte(out, ')');
  }
  ent_buffer_add_byte(out, '\n');
}

static void add_counts(const CliSummary* summary, EntBuffer* out) {
  const EntNetwork* network = summary->network;
  size_t counts[ENT_N_RELATIONS] = {0};
  EntBuffer hidden = {0};
  for (size_t i = 0; i < network->n_ties; i++) {
    counts[network->ties[i].relation]++;
  }
  ent_buffer_printf(out, "Actors    %u\n", (unsigned)network->n_nodes);
  ent_buffer_printf(out, "Ties      %zu", network->n_ties);
  for (size_t r = 0; r < ENT_N_RELATIONS; r++) {
    ent_buffer_printf(out, "%s%zu %s", r == 0 ? ": " : ", ", counts[r],
                      ent_relation_name((EntRelation)r));
  }
  ent_buffer_printf(out, " (from %zu triple%s)\n", summary->n_triples,
                    plural((double)summary->n_triples));
  ent_buffer_add_text(&hidden, "Hidden    ");
  if (cli_hidden_add(&hidden, &network->hidden)) {
    ent_buffer_printf(out, "%s\n", hidden.bytes);
  }
  out->failed = out->failed || hidden.failed;
  ent_buffer_clear(&hidden);
}

static void add_influential(const EntNode* const* ranked, size_t n, EntBuffer* out) {
  ent_buffer_add_text(out, "\nMost influential actors, by PageRank\n");
  for (size_t i = 0; i < n && i < N_INFLUENTIAL; i++) {
    const double allies = ranked[i]->measures[ENT_ALLIES];
    const double rivals = ranked[i]->measures[ENT_RIVALS];
    ent_buffer_printf(out, "  %2zu  %.4f  ", i + 1, ranked[i]->measures[ENT_PAGERANK]);
    cli_safe_add(out, ranked[i]->name);
    ent_buffer_printf(out, " (%.0f %s, %.0f rival%s)\n", allies,
                      plural(allies)[0] ? "allies" : "ally", rivals, plural(rivals));
  }
}

/** One camp: its size and its most central actors. */
static void add_camp(const EntNode* const* ranked, size_t n, uint32_t camp, size_t size,
                     EntBuffer* out) {
  size_t named = 0;
  ent_buffer_printf(out, "  %2u  %zu actors: ", (unsigned)camp + 1, size);
  for (size_t i = 0; i < n && named < N_NAMES_OF_CAMP; i++) {
    if (ranked[i]->camp == camp) {
      ent_buffer_add_text(out, named++ > 0 ? ", " : "");
      cli_safe_add(out, ranked[i]->name);
    }
  }
  ent_buffer_add_text(out, size > named ? ", …\n" : "\n");
}

/** The camps of two and more, the largest first, as the network numbers them. */
static void add_camps(const EntNode* const* ranked, size_t n, const size_t* sizes, uint32_t n_camps,
                      EntBuffer* out) {
  uint32_t larger = 0;
  while (larger < n_camps && sizes[larger] > 1) {
    larger++;
  }
  const uint32_t alone = n_camps - larger;
  ent_buffer_printf(out, "\nCamps     %u", (unsigned)larger);
  if (alone > 0) {
    ent_buffer_printf(out, ", and %u actor%s in none", (unsigned)alone, plural(alone));
  }
  ent_buffer_add_byte(out, '\n');
  for (uint32_t camp = 0; camp < larger && camp < N_CAMPS_SHOWN; camp++) {
    add_camp(ranked, n, camp, sizes[camp], out);
  }
  if (larger > N_CAMPS_SHOWN) {
    ent_buffer_printf(out, "      and %u smaller ones\n", (unsigned)larger - N_CAMPS_SHOWN);
  }
}

/** Who leads, and which camps there are. */
static EntStatus add_network(const EntNetwork* network, EntBuffer* out, EntError* err) {
  EntStatus status = ENT_OK;
  const EntNode** ranked = rank(network);
  size_t* sizes = calloc((size_t)network->n_camps + 1, sizeof *sizes);
  if (!ranked || !sizes) {
    status = ent_no_memory(err);
    goto out;
  }
  for (uint32_t i = 0; i < network->n_nodes; i++) {
    sizes[network->nodes[i].camp]++;
  }
  add_influential(ranked, network->n_nodes, out);
  add_camps(ranked, network->n_nodes, sizes, network->n_camps, out);
out:
  free(sizes);
  free(ranked);
  return status;
}

static void add_files(const CliFiles* files, EntBuffer* out) {
  ent_buffer_add_text(out, "\nWritten to ");
  cli_safe_add(out, files->folder);
  ent_buffer_add_text(out, ":\n");
  for (size_t i = 0; i < files->count; i++) {
    ent_buffer_printf(out, "  %-*s  %s\n", WIDEST_NAME, files->items[i].name,
                      files->items[i].description);
  }
}

EntStatus cli_summary_format(const CliSummary* summary, EntBuffer* out, EntError* err) {
  cli_summary_articles(summary->tally, out);
  if (summary->network->n_ties == 0) {
    ent_buffer_add_text(out, "No tie was found: no article says who is allied with, opposed to or "
                             "split from whom.\n");
  } else {
    add_counts(summary, out);
    ENT_TRY(add_network(summary->network, out, err));
  }
  add_files(summary->files, out);
  return ent_buffer_status(out, err);
}
