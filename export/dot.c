// DOT through cgraph.
#include "export/drawing.h"
#include "export/label.h"
#include "export/style.h"
#include "export/writers.h"

#include <stdlib.h>

/** An actor in the order of camps. */
typedef struct {
  uint32_t camp;
  uint32_t index;
} Member;

static int by_camp(const void* a, const void* b) {
  const Member* left = a;
  const Member* right = b;
  if (left->camp != right->camp) {
    return left->camp < right->camp ? -1 : 1;
  }
  return left->index < right->index ? -1 : 1;
}

/** Open the cluster of an actor's camp. */
static void open_cluster(EntBuffer* out, const EntNode* actor) {
  EntBuffer label = {0};
  ent_label_add(&label, actor->camp_name ? actor->camp_name : "");
  ent_buffer_printf(out,
                    "\tsubgraph cluster_%lu {\n\t\tgraph [color=\"#BBBBBB\", fontsize=11, "
                    "labelloc=t, label=%s];\n",
                    (unsigned long)actor->camp,
                    label.length > 0 ? agcanon(label.bytes, 0) : "\"\"");
  out->failed = out->failed || label.failed;
  ent_buffer_clear(&label);
}

/** Add each camp that two share as a cluster, which layout programs that know of these (fdp, dot,
    osage) frame, before the bracket that closes the graph. By cgraph itself they would come in the
    order of addresses, other ones each time. */
static EntStatus add_clusters(EntBuffer* out, const EntNetwork* network, EntError* err) {
  static const char end[] = "}\n";
  const uint32_t n = network->n_nodes;
  EntStyle style;
  ENT_TRY(ent_style_init(&style, network, err));
  ENT_TRY(ent_buffer_status(out, err));
  Member* members = calloc((size_t)n + 1, sizeof *members);
  if (!members) {
    return ent_no_memory(err);
  }
  for (uint32_t i = 0; i < n; i++) {
    members[i] = (Member){network->nodes[i].camp, i};
  }
  qsort(members, n, sizeof *members, by_camp);
  out->length -= sizeof end - 1;
  for (uint32_t i = 0; i < n && members[i].camp < style.n_shared_camps; i++) {
    if (i == 0 || members[i].camp != members[i - 1].camp) {
      open_cluster(out, &network->nodes[members[i].index]);
    }
    char id[ENT_DRAWING_ID];
    ent_drawing_id(members[i].index, id);
    ent_buffer_printf(out, "\t\t%s;\n", id);
    if (i + 1 == n || members[i].camp != members[i + 1].camp) {
      ent_buffer_add_text(out, "\t}\n");
    }
  }
  free(members);
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
