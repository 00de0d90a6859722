#include "graph/backend.h"

/** igraph's handlers get no argument of ours, so the error to fill must be found without one. It is
    set only between enter and leave. */
static _Thread_local EntError* pending;

/** The same for progress. */
static _Thread_local const EntMeasureOptions* telling;

static void keep_error(const char* reason, const char* file, int line, igraph_error_t code) {
  (void)file;
  (void)line;
  (void)ent_fail(pending, ent_backend_status(code), NULL, 0, "igraph: %s", reason);
  IGRAPH_FINALLY_FREE();
}

static igraph_error_t tell_progress(const char* message, igraph_real_t percent, void* data) {
  (void)data;
  if (telling && telling->progress) {
    telling->progress(telling->handle, message, percent);
  }
  return IGRAPH_SUCCESS;
}

EntStatus ent_backend_status(igraph_error_t code) {
  if (code == IGRAPH_SUCCESS) {
    return ENT_OK;
  }
  return code == IGRAPH_ENOMEM ? ENT_NO_MEMORY : ENT_BACKEND;
}

/** Give back the handlers. */
static void restore(EntBackend* backend) {
  (void)igraph_set_error_handler(backend->error_handler);
  (void)igraph_set_warning_handler(backend->warning_handler);
  (void)igraph_set_progress_handler(backend->progress_handler);
  pending = NULL;
  telling = NULL;
}

EntStatus ent_backend_enter(EntBackend* backend, const EntMeasureOptions* options, EntError* err) {
  backend->error_handler = igraph_set_error_handler(keep_error);
  backend->warning_handler = igraph_set_warning_handler(igraph_warning_handler_ignore);
  backend->progress_handler = igraph_set_progress_handler(tell_progress);
  pending = err;
  telling = options;
  backend->own = (igraph_rng_t){0};
  igraph_error_t code = igraph_rng_init(&backend->own, &igraph_rngtype_mt19937);
  if (code == IGRAPH_SUCCESS) {
    // an unseeded generator would be seeded with the time
    code = igraph_rng_seed(&backend->own, 1);
  }
  if (code != IGRAPH_SUCCESS) {
    restore(backend);
    return ent_backend_status(code);
  }
#if IGRAPH_VERSION_MAJOR >= 1
  backend->outer_place = igraph_rng_set_default(&backend->own);
#else
  backend->outer = *igraph_rng_default();
  igraph_rng_set_default(&backend->own);
#endif
  return ENT_OK;
}

void ent_backend_leave(EntBackend* backend) {
#if IGRAPH_VERSION_MAJOR >= 1
  (void)igraph_rng_set_default(backend->outer_place);
#else
  igraph_rng_set_default(&backend->outer);
#endif
  igraph_rng_destroy(&backend->own);
  restore(backend);
}

igraph_error_t ent_backend_seed(igraph_uint_t seed) {
  return igraph_rng_seed(igraph_rng_default(), seed);
}

igraph_error_t ent_igraph_betweenness(const EntProjection* on, igraph_vector_t* out) {
#if IGRAPH_VERSION_MAJOR >= 1
  return igraph_betweenness(&on->graph, NULL, out, igraph_vss_all(), IGRAPH_UNDIRECTED, false);
#else
  return igraph_betweenness(&on->graph, out, igraph_vss_all(), IGRAPH_UNDIRECTED, NULL);
#endif
}

igraph_error_t ent_igraph_eigenvector(const EntProjection* on, igraph_vector_t* out,
                                      double* eigenvalue) {
  igraph_arpack_options_t options;
  igraph_arpack_options_init(&options);
#if IGRAPH_VERSION_MAJOR >= 1
  return igraph_eigenvector_centrality(&on->graph, out, eigenvalue, IGRAPH_ALL, &on->weights,
                                       &options);
#else
  return igraph_eigenvector_centrality(&on->graph, out, eigenvalue, IGRAPH_UNDIRECTED, true,
                                       &on->weights, &options);
#endif
}

igraph_error_t ent_igraph_pagerank(const EntProjection* on, double damping, igraph_vector_t* out) {
#if IGRAPH_VERSION_MAJOR >= 1
  return igraph_pagerank(&on->graph, &on->weights, out, NULL, damping, IGRAPH_UNDIRECTED,
                         igraph_vss_all(), IGRAPH_PAGERANK_ALGO_PRPACK, NULL);
#else
  return igraph_pagerank(&on->graph, IGRAPH_PAGERANK_ALGO_PRPACK, out, NULL, igraph_vss_all(),
                         IGRAPH_UNDIRECTED, damping, &on->weights, NULL);
#endif
}

igraph_error_t ent_igraph_leiden(const EntProjection* on, double resolution, int n_iterations,
                                 igraph_vector_int_t* membership) {
  static const double randomness = 0.01; // of the refinement, as the paper has it
#if IGRAPH_VERSION_MAJOR >= 1
  return igraph_community_leiden(&on->graph, &on->weights, NULL, NULL, resolution, randomness, true,
                                 n_iterations, membership, NULL, NULL);
#else
  return igraph_community_leiden(&on->graph, &on->weights, NULL, resolution, randomness, true,
                                 n_iterations, membership, NULL, NULL);
#endif
}
