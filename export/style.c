#include "export/style.h"

#include <math.h>
#include <stdlib.h>

static const EntColor camp_colors[] = {
    {0x77, 0xAA, 0xDD}, // light blue
    {0xEE, 0x88, 0x66}, // orange
    {0xEE, 0xDD, 0x88}, // light yellow
    {0x44, 0xBB, 0x99}, // mint
    {0xFF, 0xAA, 0xBB}, // pink
    {0x99, 0xDD, 0xFF}, // light cyan
    {0xBB, 0xCC, 0x33}, // pear
    {0xAA, 0xAA, 0x00}, // olive
};
enum { N_CAMP_COLORS = sizeof camp_colors / sizeof camp_colors[0] };

static const EntColor lone_color = {0xDD, 0xDD, 0xDD};

static const EntColor relation_colors[ENT_N_RELATIONS] = {
    [ENT_ALLY] = {0x00, 0x99, 0x88},
    [ENT_RIVAL] = {0xCC, 0x33, 0x11},
    [ENT_SPLINTER_OF] = {0x66, 0x66, 0x66},
};

/** How many camps have two members or more. */
static EntStatus count_shared_camps(const EntNetwork* network, uint32_t* n, EntError* err) {
  size_t* members = calloc((size_t)network->n_camps + 1, sizeof *members);
  if (!members) {
    return ent_no_memory(err);
  }
  for (uint32_t i = 0; i < network->n_nodes; i++) {
    if (network->nodes[i].camp < network->n_camps) {
      members[network->nodes[i].camp]++;
    }
  }
  *n = 0;
  while (*n < network->n_camps && members[*n] > 1) {
    (*n)++;
  }
  free(members);
  return ENT_OK;
}

EntStatus ent_style_init(EntStyle* style, const EntNetwork* network, EntError* err) {
  *style = (EntStyle){.network = network};
  for (uint32_t i = 0; i < network->n_nodes; i++) {
    style->top_influence = fmax(style->top_influence, network->nodes[i].measures[ENT_PAGERANK]);
  }
  for (size_t i = 0; i < network->n_ties; i++) {
    style->top_weight = fmax(style->top_weight, network->ties[i].weight);
  }
  return count_shared_camps(network, &style->n_shared_camps, err);
}

EntColor ent_style_actor_color(const EntStyle* style, const EntNode* actor) {
  const bool shared = actor->camp < style->n_shared_camps;
  return shared ? camp_colors[actor->camp % N_CAMP_COLORS] : lone_color;
}

EntColor ent_style_relation_color(EntRelation relation) {
  return relation_colors[relation];
}

/** sqrt(value / top), 0 where that makes no sense. */
static double root_share(double value, double top) {
  return value > 0 && top > 0 ? sqrt(value / top) : 0;
}

double ent_style_influence(const EntStyle* style, const EntNode* actor) {
  return root_share(actor->measures[ENT_PAGERANK], style->top_influence);
}

double ent_style_strength(const EntStyle* style, const EntTie* tie) {
  return root_share(tie->weight, style->top_weight);
}
