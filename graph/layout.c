#include "graph/layout.h"

#include <math.h>
#include <stdlib.h>

/** Largest distance of a position from the middle. */
static const double REACH = 1000;

/** How much weaker than an ally tie pulls the tie that we put between groups that nothing connects.
 */
static const double GROUP_PULL = 0.25;

/** Enough iterations to settle; fewer where each one takes long. */
static igraph_integer_t choose_iterations(uint32_t n_nodes) {
  return n_nodes <= 300 ? 1000 : n_nodes <= 5000 ? 300 : n_nodes <= 50000 ? 100 : 30;
}

/** The vertex of each group with most edges; of equals the first.
    @param hubs  [groups] initialized to -1. */
static igraph_error_t find_hubs(const igraph_t* graph, const igraph_vector_int_t* groups,
                                igraph_vector_int_t* hubs) {
  igraph_vector_int_t degrees = {0};
  igraph_error_t code = igraph_vector_int_init(&degrees, 0);
  if (code == IGRAPH_SUCCESS) {
    code = igraph_degree(graph, &degrees, igraph_vss_all(), IGRAPH_ALL, IGRAPH_NO_LOOPS);
  }
  for (igraph_integer_t i = 0; code == IGRAPH_SUCCESS && i < igraph_vcount(graph); i++) {
    igraph_integer_t* hub = &VECTOR(*hubs)[VECTOR(*groups)[i]];
    if (*hub < 0 || VECTOR(degrees)[i] > VECTOR(degrees)[*hub]) {
      *hub = i;
    }
  }
  igraph_vector_int_destroy(&degrees);
  return code;
}

/** Add an edge with little pull from the hub of each group to that of the largest. */
static igraph_error_t join_hubs(EntProjection* on, const igraph_vector_int_t* hubs,
                                const igraph_vector_int_t* sizes) {
  const igraph_integer_t middle = VECTOR(*hubs)[igraph_vector_int_which_max(sizes)];
  igraph_vector_int_t ends = {0};
  igraph_error_t code = igraph_vector_int_init(&ends, 0);
  for (igraph_integer_t i = 0; code == IGRAPH_SUCCESS && i < igraph_vector_int_size(hubs); i++) {
    const igraph_integer_t hub = VECTOR(*hubs)[i];
    if (hub == middle) {
      continue;
    }
    code = igraph_vector_int_push_back(&ends, middle);
    if (code == IGRAPH_SUCCESS) {
      code = igraph_vector_int_push_back(&ends, hub);
    }
    if (code == IGRAPH_SUCCESS) {
      code = igraph_vector_push_back(&on->weights, GROUP_PULL);
    }
  }
  if (code == IGRAPH_SUCCESS) {
    code = igraph_add_edges(&on->graph, &ends, NULL);
  }
  igraph_vector_int_destroy(&ends);
  return code;
}

/** Connect what no tie connects, or the groups would drift apart without end. */
static igraph_error_t connect_groups(EntProjection* on) {
  igraph_vector_int_t groups = {0};
  igraph_vector_int_t sizes = {0};
  igraph_vector_int_t hubs = {0};
  igraph_integer_t n = 0;
  igraph_error_t code = igraph_vector_int_init(&groups, 0);
  if (code == IGRAPH_SUCCESS) {
    code = igraph_vector_int_init(&sizes, 0);
  }
  if (code == IGRAPH_SUCCESS) {
    code = igraph_connected_components(&on->graph, &groups, &sizes, &n, IGRAPH_WEAK);
  }
  if (code == IGRAPH_SUCCESS) {
    code = igraph_vector_int_init(&hubs, n);
  }
  if (code == IGRAPH_SUCCESS) {
    igraph_vector_int_fill(&hubs, -1);
    code = find_hubs(&on->graph, &groups, &hubs);
  }
  if (code == IGRAPH_SUCCESS) {
    code = join_hubs(on, &hubs, &sizes);
  }
  igraph_vector_int_destroy(&hubs);
  igraph_vector_int_destroy(&sizes);
  igraph_vector_int_destroy(&groups);
  return code;
}

/** Start on a circle, camp beside camp, so that camps stay together. */
static void start_on_circle(const EntNetwork* network, const uint32_t* starts, igraph_matrix_t* at,
                            uint32_t* used) {
  static const double turn = 6.283185307179586;
  const double radius = sqrt((double)network->n_nodes);
  for (uint32_t i = 0; i < network->n_nodes; i++) {
    const uint32_t camp = network->nodes[i].camp;
    const double angle = turn * (starts[camp] + used[camp]++) / network->n_nodes;
    MATRIX(*at, i, 0) = radius * cos(angle);
    MATRIX(*at, i, 1) = radius * sin(angle);
  }
}

/** start_on_circle() with its counts: camps in order, each with its actors. */
static igraph_error_t place_first(const EntNetwork* network, igraph_matrix_t* at) {
  uint32_t* starts = calloc((size_t)network->n_camps + 1, sizeof *starts);
  uint32_t* used = calloc((size_t)network->n_camps + 1, sizeof *used);
  if (starts && used) {
    for (uint32_t i = 0; i < network->n_nodes; i++) {
      starts[network->nodes[i].camp + 1]++;
    }
    for (uint32_t i = 0; i < network->n_camps; i++) {
      starts[i + 1] += starts[i];
    }
    start_on_circle(network, starts, at, used);
  }
  const igraph_error_t code = starts && used ? IGRAPH_SUCCESS : IGRAPH_ENOMEM;
  free(used);
  free(starts);
  return code;
}

/** Smallest and largest of the finite values of a column. */
static void find_range(const igraph_matrix_t* at, igraph_integer_t column, double* low,
                       double* high) {
  *low = INFINITY;
  *high = -INFINITY;
  for (igraph_integer_t i = 0; i < igraph_matrix_nrow(at); i++) {
    const double value = MATRIX(*at, i, column);
    if (isfinite(value)) {
      *low = fmin(*low, value);
      *high = fmax(*high, value);
    }
  }
}

/** A whole number within the drawing; never -0. */
static double position(double value, double low, double high, double scale) {
  const double whole = round((value - (low + high) / 2) * scale);
  return isfinite(whole) ? whole + 0.0 : 0;
}

/** Scale both axes alike, and store. */
static void store(EntNetwork* network, const igraph_matrix_t* at) {
  double left = 0;
  double right = 0;
  double bottom = 0;
  double top = 0;
  find_range(at, 0, &left, &right);
  find_range(at, 1, &bottom, &top);
  const double half = fmax(right - left, top - bottom) / 2;
  const double scale = half > 0 ? REACH / half : 0;
  for (uint32_t i = 0; i < network->n_nodes; i++) {
    network->nodes[i].x = position(MATRIX(*at, i, 0), left, right, scale);
    network->nodes[i].y = position(MATRIX(*at, i, 1), bottom, top, scale);
  }
}

/** Draw `on`, starting from `at`. */
static igraph_error_t draw(const EntProjection* on, igraph_matrix_t* at) {
  const igraph_integer_t n = igraph_vcount(&on->graph);
  return igraph_layout_fruchterman_reingold(&on->graph, at, true, choose_iterations((uint32_t)n),
                                            sqrt((double)n), IGRAPH_LAYOUT_AUTOGRID, &on->weights,
                                            NULL, NULL, NULL, NULL);
}

igraph_error_t ent_layout_make(EntNetwork* network) {
  // a rival tie pulls enough to keep the two in one picture
  static const EntFactors pulls = {.ally = 1, .rival = 0.25, .splinter = 1};
  EntProjection on = {0};
  igraph_matrix_t at = {0};
  igraph_error_t code = ent_backend_seed(1);
  if (code == IGRAPH_SUCCESS) {
    code = igraph_matrix_init(&at, network->n_nodes, 2);
  }
  if (code == IGRAPH_SUCCESS) {
    code = ent_projection_make(network, pulls, &on);
  }
  if (code == IGRAPH_SUCCESS) {
    code = connect_groups(&on);
  }
  if (code == IGRAPH_SUCCESS) {
    code = place_first(network, &at);
  }
  if (code == IGRAPH_SUCCESS) {
    code = draw(&on, &at);
  }
  if (code == IGRAPH_SUCCESS) {
    store(network, &at);
  }
  igraph_matrix_destroy(&at);
  ent_projection_clear(&on);
  return code;
}
