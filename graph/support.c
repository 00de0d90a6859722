#include "graph/support.h"

#include <stdlib.h>

static bool is_support(const EntEvidence* evidence) {
  static const bool forms[ENT_N_FORMS] = {[ENT_LEADS] = true,
                                          [ENT_MEMBER] = true,
                                          [ENT_SPONSOR] = true,
                                          [ENT_ALLEGIANCE] = true,
                                          [ENT_ENDORSEMENT] = true};
  return forms[evidence->form] && !evidence->denied && !evidence->repeated;
}

/** Sum over articles of the best confidence with which each one says that `subject` supports the
    other end; its pieces stand together. */
static double add_up(const EntTie* tie, uint32_t subject) {
  double sum = 0;
  double best = 0;
  const EntArticleInfo* article = NULL;
  for (size_t i = 0; i < tie->n_evidence; i++) {
    const EntEvidence* evidence = &tie->evidence[i];
    if (evidence->subject != subject || !is_support(evidence)) {
      continue;
    }
    if (evidence->article != article) {
      sum += best;
      best = 0;
      article = evidence->article;
    }
    best = evidence->confidence > best ? evidence->confidence : best;
  }
  return sum + best;
}

igraph_error_t ent_support_make(const EntNetwork* network, EntProjection* out) {
  EntEdge* edges = malloc((2 * network->n_ties + 1) * sizeof *edges);
  size_t n = 0;
  if (!edges) {
    return IGRAPH_ENOMEM;
  }
  for (size_t i = 0; i < network->n_ties; i++) {
    const EntTie* tie = &network->ties[i];
    const double forth = tie->relation == ENT_ALLY ? add_up(tie, tie->source) : 0;
    const double back = tie->relation == ENT_ALLY ? add_up(tie, tie->target) : 0;
    if (forth > 0) {
      edges[n++] = (EntEdge){tie->source, network->n_nodes + tie->target, forth};
    }
    if (back > 0) {
      edges[n++] = (EntEdge){tie->target, network->n_nodes + tie->source, back};
    }
  }
  const igraph_error_t code = ent_projection_of_edges(edges, n, 2 * network->n_nodes, out);
  free(edges);
  return code;
}
