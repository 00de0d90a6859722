// DOT through cgraph.
#include "export/drawing.h"
#include "export/writers.h"

EntStatus ent_write_dot(const EntNetwork* network, EntBuffer* out, EntError* err) {
  const agerrlevel_t level = ent_drawing_hush();
  Agraph_t* graph = NULL;
  EntStatus status = ent_drawing_new(network, network->n_nodes, &graph, err);
  if (status == ENT_OK && agwrite(graph, out) != 0) {
    status = out->failed ? ent_no_memory(err)
                         : ent_drawing_fail(err, "Graphviz could not write the network");
  }
  if (graph) {
    agclose(graph);
  }
  agseterr(level);
  return status;
}
