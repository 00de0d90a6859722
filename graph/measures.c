#include "graph/measures.h"

#include "graph/camp.h"
#include "graph/camps.h"
#include "graph/eigenvector.h"
#include "graph/layout.h"
#include "graph/signed.h"
#include "graph/support.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

/** Above this, all shortest paths take minutes. */
enum { SLOW_NODES = 20000 };

static const EntMeasureInfo INFOS[ENT_N_MEASURES] = {
    [ENT_ALLIES] = {"allies", "Allies", true},
    [ENT_RIVALS] = {"rivals", "Rivals", true},
    [ENT_SPLINTERS] = {"splinters", "Splinters", true},
    [ENT_BROKERAGE] = {"brokerage", "Brokerage", false},
    [ENT_PAGERANK] = {"pagerank", "PageRank", false},
    [ENT_PN] = {"pn", "PN centrality", false},
    [ENT_NET_STRENGTH] = {"net_strength", "Net strength", false},
    [ENT_STRENGTH] = {"strength", "Strength", false},
    [ENT_ALLY_STRENGTH] = {"ally_strength", "Ally strength", false},
    [ENT_RIVAL_STRENGTH] = {"rival_strength", "Rival strength", false},
    [ENT_BETWEENNESS] = {"betweenness", "Betweenness", false},
    [ENT_CLOSENESS] = {"closeness", "Closeness", false},
    [ENT_EIGENVECTOR] = {"eigenvector", "Eigenvector centrality", false},
    [ENT_HUB] = {"hub", "Hub", false},
    [ENT_AUTHORITY] = {"authority", "Authority", false},
    [ENT_CORENESS] = {"coreness", "Coreness", true},
    [ENT_CONSTRAINT] = {"constraint", "Constraint", false},
    [ENT_ARTICULATION] = {"articulation", "Articulation point", true}};

const EntMeasureInfo* ent_measure_info(EntMeasure measure) {
  return &INFOS[measure];
}

bool ent_measure_from_id(EntStr id, EntMeasure* out) {
  for (size_t i = 0; i < ENT_N_MEASURES; i++) {
    if (ent_str_is(id, INFOS[i].id)) {
      *out = (EntMeasure)i;
      return true;
    }
  }
  return false;
}

/** To six significant digits; a solver's noise is 0. What is unknown stays so. */
static double clean(double value) {
  static const double noise = 1e-10;
  char text[32];
  if (isnan(value)) {
    return NAN;
  }
  if (!isfinite(value) || fabs(value) < noise) {
    return 0;
  }
  (void)snprintf(text, sizeof text, "%.5e", value);
  return strtod(text, NULL);
}

static void fill(EntNetwork* network, EntMeasure measure, const double* values) {
  for (uint32_t i = 0; i < network->n_nodes; i++) {
    network->nodes[i].measures[measure] = clean(values[i]);
  }
}

/** Computes one measure of all actors; `values` is an initialized vector, of zeros. */
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

static igraph_error_t compute_closeness(const EntProjection* on, igraph_vector_t* values) {
  return igraph_harmonic_centrality(&on->graph, values, igraph_vss_all(), IGRAPH_ALL, NULL, true);
}

static igraph_error_t compute_pagerank(const EntProjection* on, igraph_vector_t* values) {
  static const double damping = 0.85;
  return ent_igraph_pagerank(on, damping, values);
}

static igraph_error_t compute_coreness(const EntProjection* on, igraph_vector_t* values) {
  igraph_vector_int_t cores = {0};
  igraph_error_t code = igraph_vector_int_init(&cores, 0);
  if (code == IGRAPH_SUCCESS) {
    code = igraph_coreness(&on->graph, &cores, IGRAPH_ALL);
  }
  for (igraph_integer_t i = 0; code == IGRAPH_SUCCESS && i < igraph_vector_int_size(&cores); i++) {
    VECTOR(*values)[i] = (double)VECTOR(cores)[i];
  }
  igraph_vector_int_destroy(&cores);
  return code;
}

static igraph_error_t compute_constraint(const EntProjection* on, igraph_vector_t* values) {
  return igraph_constraint(&on->graph, values, igraph_vss_all(), &on->weights);
}

static igraph_error_t compute_articulation(const EntProjection* on, igraph_vector_t* values) {
  igraph_vector_int_t points = {0};
  igraph_error_t code = igraph_vector_int_init(&points, 0);
  if (code == IGRAPH_SUCCESS) {
    code = igraph_articulation_points(&on->graph, &points);
  }
  for (igraph_integer_t i = 0; code == IGRAPH_SUCCESS && i < igraph_vector_int_size(&points); i++) {
    VECTOR(*values)[VECTOR(points)[i]] = 1;
  }
  igraph_vector_int_destroy(&points);
  return code;
}

/** A measure and how it is computed. */
typedef struct {
  EntMeasure measure;
  Compute* compute;
  bool slow;
  double nothing; ///< its value where there is no edge at all: nobody has influence
} Method;

enum { MOST_METHODS = 5 };

/** The ties of a projection, and what is measured on them. */
static const struct {
  EntFactors factors;
  size_t n;
  Method methods[MOST_METHODS];
} GROUPS[] = {
    {{.ally = 1},
     4,
     {{ENT_ALLIES, compute_degree, false, 0},
      {ENT_ALLY_STRENGTH, compute_strength, false, 0},
      {ENT_EIGENVECTOR, ent_eigenvector, false, 0},
      {ENT_CORENESS, compute_coreness, false, 0}}},
    {{.rival = 1},
     2,
     {{ENT_RIVALS, compute_degree, false, 0}, {ENT_RIVAL_STRENGTH, compute_strength, false, 0}}},
    {{.ally = 1, .rival = 1},
     2,
     {{ENT_STRENGTH, compute_strength, false, 0},
      {ENT_CONSTRAINT, compute_constraint, false, NAN}}},
    {{.ally = 1, .splinter = 1},
     3,
     {{ENT_BETWEENNESS, compute_betweenness, true, 0},
      {ENT_CLOSENESS, compute_closeness, true, 0},
      {ENT_ARTICULATION, compute_articulation, false, 0}}},
    {{.ally = 1, .rival = 1, .splinter = 1}, 1, {{ENT_PAGERANK, compute_pagerank, false, 0}}}};

/** Fill one measure. */
static igraph_error_t measure_one(EntNetwork* network, const EntProjection* on,
                                  const Method* method) {
  igraph_vector_t values = {0};
  igraph_error_t code = igraph_vector_init(&values, network->n_nodes);
  if (code == IGRAPH_SUCCESS) {
    code = ent_backend_seed(1);
  }
  if (code == IGRAPH_SUCCESS && igraph_ecount(&on->graph) > 0) {
    code = method->compute(on, &values);
  } else if (code == IGRAPH_SUCCESS) {
    igraph_vector_fill(&values, method->nothing);
  }
  if (code == IGRAPH_SUCCESS) {
    fill(network, method->measure, VECTOR(values));
  }
  igraph_vector_destroy(&values);
  return code;
}

static void leave_unknown(EntNetwork* network, EntMeasure measure) {
  for (uint32_t i = 0; i < network->n_nodes; i++) {
    network->nodes[i].measures[measure] = NAN;
  }
}

/** Fill the measures that igraph computes. */
static igraph_error_t measure_groups(EntNetwork* network, bool slow_too) {
  igraph_error_t code = IGRAPH_SUCCESS;
  for (size_t g = 0; code == IGRAPH_SUCCESS && g < sizeof GROUPS / sizeof *GROUPS; g++) {
    EntProjection on = {0};
    code = ent_projection_make(network, GROUPS[g].factors, &on);
    for (size_t i = 0; code == IGRAPH_SUCCESS && i < GROUPS[g].n; i++) {
      const Method* method = &GROUPS[g].methods[i];
      if (method->slow && !slow_too) {
        leave_unknown(network, method->measure);
      } else {
        code = measure_one(network, &on, method);
      }
    }
    ent_projection_clear(&on);
  }
  return code;
}

/** Fill one half of HITS, the largest 1. @param values  [n_nodes] */
static void fill_half(EntNetwork* network, EntMeasure measure, double* values) {
  double largest = 0;
  for (uint32_t i = 0; i < network->n_nodes; i++) {
    largest = fmax(largest, values[i]);
  }
  for (uint32_t i = 0; largest > 0 && i < network->n_nodes; i++) {
    values[i] /= largest;
  }
  fill(network, measure, values);
}

static igraph_error_t measure_hits(EntNetwork* network) {
  EntProjection on = {0};
  igraph_vector_t values = {0};
  igraph_error_t code = ent_support_make(network, &on);
  if (code == IGRAPH_SUCCESS) {
    code = igraph_vector_init(&values, 2 * (igraph_integer_t)network->n_nodes);
  }
  if (code == IGRAPH_SUCCESS) {
    code = ent_backend_seed(1);
  }
  if (code == IGRAPH_SUCCESS && igraph_ecount(&on.graph) > 0) {
    code = ent_eigenvector(&on, &values);
  }
  if (code == IGRAPH_SUCCESS) {
    fill_half(network, ENT_HUB, VECTOR(values));
    fill_half(network, ENT_AUTHORITY, VECTOR(values) + network->n_nodes);
  }
  igraph_vector_destroy(&values);
  ent_projection_clear(&on);
  return code;
}

static igraph_error_t measure_all(EntNetwork* network, const EntMeasureOptions* options) {
  igraph_error_t code =
      measure_groups(network, options->slow_too || network->n_nodes <= SLOW_NODES);
  if (code == IGRAPH_SUCCESS) {
    code = measure_hits(network);
  }
  if (code == IGRAPH_SUCCESS && !options->without_camps) {
    code = ent_camps_find(network);
  }
  return code == IGRAPH_SUCCESS && !options->without_layout ? ent_layout_make(network) : code;
}

/** What needs no igraph: counts, differences, and the measures of signed networks. */
static EntStatus measure_signed(EntNetwork* network, EntError* err) {
  EntSigned graph;
  double* values = calloc((size_t)network->n_nodes + 1, sizeof *values);
  if (!values) {
    return ent_no_memory(err);
  }
  for (size_t i = 0; i < network->n_ties; i++) {
    values[network->ties[i].target] += network->ties[i].relation == ENT_SPLINTER_OF;
  }
  fill(network, ENT_SPLINTERS, values);
  for (uint32_t i = 0; i < network->n_nodes; i++) {
    const double* measures = network->nodes[i].measures;
    values[i] = measures[ENT_ALLY_STRENGTH] - measures[ENT_RIVAL_STRENGTH];
  }
  fill(network, ENT_NET_STRENGTH, values);
  EntStatus status = ent_signed_make(network, &graph, err);
  if (status == ENT_OK) {
    status = ent_signed_pn(&graph, values, err);
  }
  if (status == ENT_OK) {
    fill(network, ENT_PN, values);
    status = ent_signed_brokerage(&graph, values, err);
  }
  if (status == ENT_OK) {
    fill(network, ENT_BROKERAGE, values);
  }
  ent_signed_clear(&graph);
  free(values);
  return status;
}

EntStatus ent_network_measure(EntNetwork* network, const EntMeasureOptions* options,
                              EntError* err) {
  static const EntMeasureOptions defaults = {0};
  EntBackend backend;
  options = options ? options : &defaults;
  if (network->n_nodes == 0) {
    return ENT_OK;
  }
  ENT_TRY(ent_backend_enter(&backend, options, err));
  const igraph_error_t code = measure_all(network, options);
  ent_backend_leave(&backend);
  if (code == IGRAPH_ENOMEM) {
    return ent_no_memory(err); // unless igraph has said so already
  }
  if (code != IGRAPH_SUCCESS) {
    return ent_backend_status(code);
  }
  ENT_TRY(measure_signed(network, err));
  return ent_camps_name(network, err);
}
