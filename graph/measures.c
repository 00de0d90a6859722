#include "graph/measures.h"

#include "graph/camps.h"
#include "graph/eigenvector.h"
#include "graph/layout.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

const EntMeasureInfo* ent_measure_info(EntMeasure measure) {
  static const EntMeasureInfo infos[ENT_N_MEASURES] = {
      [ENT_ALLIES] = {"allies", "Allies", true},
      [ENT_RIVALS] = {"rivals", "Rivals", true},
      [ENT_STRENGTH] = {"strength", "Strength", false},
      [ENT_BETWEENNESS] = {"betweenness", "Betweenness", false},
      [ENT_EIGENVECTOR] = {"eigenvector", "Eigenvector centrality", false},
      [ENT_PAGERANK] = {"pagerank", "PageRank", false}};
  return &infos[measure];
}

/** To six significant digits. What is no number, or only a solver's noise, is 0. */
static double clean(double value) {
  static const double noise = 1e-10;
  char text[32];
  if (!isfinite(value) || fabs(value) < noise) {
    return 0;
  }
  (void)snprintf(text, sizeof text, "%.5e", value);
  return strtod(text, NULL);
}

/** Computes one measure of all actors; `values` is an initialized vector. */
typedef igraph_error_t Compute(const EntProjection* on, igraph_vector_t* values);

static igraph_error_t compute_degree(const EntProjection* on, igraph_vector_t* values) {
  return igraph_strength(&on->graph, values, igraph_vss_all(), IGRAPH_ALL, IGRAPH_NO_LOOPS, NULL);
}

static igraph_error_t compute_strength(const EntProjection* on, igraph_vector_t* values) {
  return igraph_strength(&on->graph, values, igraph_vss_all(), IGRAPH_ALL, IGRAPH_NO_LOOPS,
                         &on->weights);
}

static igraph_error_t compute_betweenness(const EntProjection* on, igraph_vector_t* values) {
  const double n = (double)igraph_vcount(&on->graph);
  const igraph_error_t code = ent_igraph_betweenness(on, values);
  if (code == IGRAPH_SUCCESS && n > 2) {
    igraph_vector_scale(values, 2 / ((n - 1) * (n - 2)));
  }
  return code;
}

static igraph_error_t compute_pagerank(const EntProjection* on, igraph_vector_t* values) {
  static const double damping = 0.85;
  return ent_igraph_pagerank(on, damping, values);
}

/** Each measure, and the ties that it counts on. */
static const struct {
  EntMeasure measure;
  EntFactors factors;
  Compute* compute;
} METHODS[] = {{ENT_ALLIES, {.ally = 1}, compute_degree},
               {ENT_RIVALS, {.rival = 1}, compute_degree},
               {ENT_STRENGTH, {.ally = 1, .rival = 1}, compute_strength},
               {ENT_BETWEENNESS, {.ally = 1, .splinter = 1}, compute_betweenness},
               {ENT_EIGENVECTOR, {.ally = 1}, ent_eigenvector},
               {ENT_PAGERANK, {.ally = 1, .rival = 1, .splinter = 1}, compute_pagerank}};

/** Fill one measure. Without an edge every value is 0: nobody has influence. */
static igraph_error_t measure_one(EntNetwork* network, EntMeasure measure, EntFactors factors,
                                  Compute* compute) {
  EntProjection on = {0};
  igraph_vector_t values = {0};
  igraph_error_t code = ent_projection_make(network, factors, &on);
  if (code == IGRAPH_SUCCESS) {
    code = igraph_vector_init(&values, network->n_nodes);
  }
  if (code == IGRAPH_SUCCESS) {
    code = ent_backend_seed(1);
  }
  if (code == IGRAPH_SUCCESS && igraph_ecount(&on.graph) > 0) {
    code = compute(&on, &values);
  }
  for (uint32_t i = 0; code == IGRAPH_SUCCESS && i < network->n_nodes; i++) {
    network->nodes[i].measures[measure] = clean(VECTOR(values)[i]);
  }
  igraph_vector_destroy(&values);
  ent_projection_clear(&on);
  return code;
}

static igraph_error_t measure_all(EntNetwork* network) {
  igraph_error_t code = IGRAPH_SUCCESS;
  for (size_t i = 0; code == IGRAPH_SUCCESS && i < sizeof METHODS / sizeof *METHODS; i++) {
    code = measure_one(network, METHODS[i].measure, METHODS[i].factors, METHODS[i].compute);
  }
  if (code == IGRAPH_SUCCESS) {
    code = ent_camps_find(network);
  }
  return code == IGRAPH_SUCCESS ? ent_layout_make(network) : code;
}

EntStatus ent_network_measure(EntNetwork* network, EntError* err) {
  EntBackend backend;
  if (network->n_nodes == 0) {
    return ENT_OK;
  }
  ENT_TRY(ent_backend_enter(&backend, err));
  const igraph_error_t code = measure_all(network);
  ent_backend_leave(&backend);
  if (code == IGRAPH_ENOMEM) {
    return ent_no_memory(err); // unless igraph has said so already
  }
  return ent_backend_status(code);
}
