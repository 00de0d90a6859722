// DOT through cgraph.
#include "export/drawing.h"
#include "export/label.h"
#include "export/style.h"
#include "export/writers.h"

/** Add one camp as a cluster, which layout programs that know of these (fdp, dot, osage) frame. */
static void add_cluster(EntBuffer* out, const EntNetwork* network, uint32_t camp) {
  EntBuffer label = {0};
  bool open = false;
  for (uint32_t i = 0; i < network->n_nodes; i++) {
    const EntNode* actor = &network->nodes[i];
    if (actor->camp != camp) {
      continue;
    }
    if (!open) {
      ent_label_add(&label, actor->camp_name ? actor->camp_name : "");
      ent_buffer_printf(out,
                        "\tsubgraph cluster_%lu {\n\t\tgraph [color=\"#BBBBBB\", fontsize=11, "
                        "labelloc=t, label=%s];\n",
                        (unsigned long)camp, label.length > 0 ? agcanon(label.bytes, 0) : "\"\"");
      open = true;
    }
    char id[ENT_DRAWING_ID];
    ent_drawing_id(i, id);
    ent_buffer_printf(out, "\t\t%s;\n", id);
  }
  ent_buffer_add_text(out, open ? "\t}\n" : "");
  out->failed = out->failed || label.failed;
  ent_buffer_clear(&label);
}

/** Add the camps before the bracket that closes the graph. By cgraph itself they would come in the
    order of addresses, other ones each time. */
static EntStatus add_clusters(EntBuffer* out, const EntNetwork* network, EntError* err) {
  static const char end[] = "}\n";
  EntStyle style;
  ENT_TRY(ent_style_init(&style, network, err));
  if (out->failed || out->length < sizeof end - 1) {
    return ent_buffer_status(out, err);
  }
  out->length -= sizeof end - 1;
  for (uint32_t camp = 0; camp < style.n_shared_camps; camp++) {
    add_cluster(out, network, camp);
  }
  ent_buffer_add_text(out, end);
  return ent_buffer_status(out, err);
}

EntStatus ent_write_dot(const EntNetwork* network, EntBuffer* out, EntError* err) {
  const agerrlevel_t level = ent_drawing_hush();
  Agraph_t* graph = NULL;
  EntStatus status = ent_drawing_new(network, network->n_nodes, &graph, err);
  if (status == ENT_OK && agwrite(graph, out) != 0) {
    status = out->failed ? ent_no_memory(err)
                         : ent_drawing_fail(err, "Graphviz could not write the network");
  }
  if (status == ENT_OK) {
    status = add_clusters(out, network, err);
  }
  if (graph) {
    agclose(graph);
  }
  agseterr(level);
  return status;
}
