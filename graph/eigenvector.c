#include "graph/eigenvector.h"

#include <math.h>
#include <stdlib.h>

/** The graph's connected pieces. */
typedef struct {
  igraph_vector_int_t piece_of; ///< [vertices]
  igraph_vector_int_t sizes;    ///< [n]
  igraph_integer_t n;
  igraph_integer_t* local;      ///< [vertices] number within its piece
  igraph_integer_t* by_piece;   ///< [edges] edges, piece after piece
  igraph_integer_t* first_edge; ///< [n + 1] where the edges of each piece start
  igraph_integer_t* first;      ///< [n + 1] where its vertices would start, piece after piece
  double* eigenvalue;           ///< [n]
} Pieces;

static void clear_pieces(Pieces* pieces) {
  igraph_vector_int_destroy(&pieces->piece_of);
  igraph_vector_int_destroy(&pieces->sizes);
  free(pieces->local);
  free(pieces->by_piece);
  free(pieces->first_edge);
  free(pieces->first);
  free(pieces->eigenvalue);
}

static igraph_integer_t piece_of_edge(const EntProjection* on, const Pieces* pieces,
                                      igraph_integer_t edge) {
  return VECTOR(pieces->piece_of)[IGRAPH_FROM(&on->graph, edge)];
}

/** Number vertices within their pieces, and list the edges of each piece. */
static igraph_error_t sort_edges(const EntProjection* on, Pieces* pieces) {
  const igraph_integer_t n_edges = igraph_ecount(&on->graph);
  const igraph_integer_t n_vertices = igraph_vcount(&on->graph);
  const size_t n = (size_t)pieces->n;
  igraph_integer_t* filled = calloc(n, sizeof *filled);
  pieces->local = calloc((size_t)n_vertices, sizeof *pieces->local);
  pieces->by_piece = calloc((size_t)n_edges, sizeof *pieces->by_piece);
  pieces->first_edge = calloc(n + 1, sizeof *pieces->first_edge);
  pieces->first = calloc(n + 1, sizeof *pieces->first);
  pieces->eigenvalue = calloc(n, sizeof *pieces->eigenvalue);
  if (!filled || !pieces->local || !pieces->by_piece || !pieces->first_edge || !pieces->first ||
      !pieces->eigenvalue) {
    free(filled);
    return IGRAPH_ENOMEM;
  }
  for (igraph_integer_t i = 0; i < n_vertices; i++) {
    pieces->local[i] = filled[VECTOR(pieces->piece_of)[i]]++;
  }
  for (igraph_integer_t i = 0; i < n_edges; i++) {
    pieces->first_edge[piece_of_edge(on, pieces, i) + 1]++;
  }
  for (size_t i = 0; i < n; i++) {
    pieces->first_edge[i + 1] += pieces->first_edge[i];
    pieces->first[i + 1] = pieces->first[i] + VECTOR(pieces->sizes)[i];
    filled[i] = pieces->first_edge[i];
  }
  for (igraph_integer_t i = 0; i < n_edges; i++) {
    pieces->by_piece[filled[piece_of_edge(on, pieces, i)]++] = i;
  }
  free(filled);
  return IGRAPH_SUCCESS;
}

static igraph_error_t find_pieces(const EntProjection* on, Pieces* pieces) {
  igraph_error_t code = igraph_vector_int_init(&pieces->piece_of, 0);
  if (code == IGRAPH_SUCCESS) {
    code = igraph_vector_int_init(&pieces->sizes, 0);
  }
  if (code == IGRAPH_SUCCESS) {
    code = igraph_connected_components(&on->graph, &pieces->piece_of, &pieces->sizes, &pieces->n,
                                       IGRAPH_WEAK);
  }
  return code == IGRAPH_SUCCESS ? sort_edges(on, pieces) : code;
}

/** A piece as a graph of its own. */
static igraph_error_t cut_out(const EntProjection* on, const Pieces* pieces, igraph_integer_t piece,
                              EntProjection* out) {
  const igraph_integer_t* edges = &pieces->by_piece[pieces->first_edge[piece]];
  const igraph_integer_t n = pieces->first_edge[piece + 1] - pieces->first_edge[piece];
  EntEdge* list = calloc((size_t)n + 1, sizeof *list);
  if (!list) {
    return IGRAPH_ENOMEM;
  }
  for (igraph_integer_t i = 0; i < n; i++) {
    list[i] = (EntEdge){(uint32_t)pieces->local[IGRAPH_FROM(&on->graph, edges[i])],
                        (uint32_t)pieces->local[IGRAPH_TO(&on->graph, edges[i])],
                        VECTOR(on->weights)[edges[i]]};
  }
  const igraph_error_t code =
      ent_projection_of_edges(list, (size_t)n, (uint32_t)VECTOR(pieces->sizes)[piece], out);
  free(list);
  return code;
}

/** Solve each piece that has an edge.
    @param all  Receives for each piece its values, one piece after another. */
static igraph_error_t solve(const EntProjection* on, Pieces* pieces, igraph_vector_t* all) {
  igraph_vector_t values = {0};
  igraph_error_t code = igraph_vector_init(&values, 0);
  for (igraph_integer_t i = 0; code == IGRAPH_SUCCESS && i < pieces->n; i++) {
    EntProjection piece = {0};
    if (VECTOR(pieces->sizes)[i] == 1) {
      code = igraph_vector_resize(&values, 1);
      igraph_vector_null(&values);
    } else {
      code = cut_out(on, pieces, i, &piece);
      if (code == IGRAPH_SUCCESS) {
        code = ent_igraph_eigenvector(&piece, &values, &pieces->eigenvalue[i]);
      }
    }
    if (code == IGRAPH_SUCCESS) {
      code = igraph_vector_append(all, &values);
    }
    ent_projection_clear(&piece);
  }
  igraph_vector_destroy(&values);
  return code;
}

/** Bring the values of the leading pieces to their vertices. */
static void spread(const Pieces* pieces, const igraph_vector_t* all, igraph_vector_t* out) {
  static const double noise = 1e-9; // eigenvalues that differ by less are equal
  double largest = 0;
  for (igraph_integer_t i = 0; i < pieces->n; i++) {
    largest = fmax(largest, pieces->eigenvalue[i]);
  }
  for (igraph_integer_t i = 0; i < igraph_vector_size(out); i++) {
    const igraph_integer_t piece = VECTOR(pieces->piece_of)[i];
    const bool leads = pieces->eigenvalue[piece] >= largest * (1 - noise);
    VECTOR(*out)[i] = leads ? VECTOR(*all)[pieces->first[piece] + pieces->local[i]] : 0;
  }
}

igraph_error_t ent_eigenvector(const EntProjection* on, igraph_vector_t* out) {
  Pieces pieces = {0};
  igraph_vector_t all = {0};
  igraph_error_t code = igraph_vector_init(&all, 0);
  if (code == IGRAPH_SUCCESS) {
    code = find_pieces(on, &pieces);
  }
  if (code == IGRAPH_SUCCESS) {
    code = solve(on, &pieces, &all);
  }
  if (code == IGRAPH_SUCCESS) {
    spread(&pieces, &all, out);
  }
  igraph_vector_destroy(&all);
  clear_pieces(&pieces);
  return code;
}
