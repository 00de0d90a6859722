// A picture through Graphviz's layout and SVG renderer.
#include "export/drawing.h"
#include "export/writers.h"

#include <gvc.h>

/** More actors than this make a hairball. */
enum { MOST_ACTORS = 150 };

static EntStatus render(GVC_t* context, Agraph_t* graph, EntBuffer* out, EntError* err) {
  char* svg = NULL;
  unsigned int length = 0;
  if (gvLayout(context, graph, ent_drawing_engine(MOST_ACTORS)) != 0) {
    return ent_drawing_fail(err, "Graphviz could not lay out the network");
  }
  EntStatus status = ENT_OK;
  if (gvRenderData(context, graph, "svg", &svg, &length) != 0 || !svg) {
    status = ent_drawing_fail(err, "Graphviz could not draw the network");
  } else {
    ent_buffer_add(out, svg, length);
    status = ent_buffer_status(out, err);
  }
  gvFreeRenderData(svg);
  gvFreeLayout(context, graph);
  return status;
}

/** The context of all pictures. It is never freed: Graphviz's text plugin remembers a font of the
    last layout in a static pointer (2.42), which a second context would find dangling. */
static GVC_t* shared_context(void) {
  static GVC_t* context;
  if (!context) {
    context = gvContext();
  }
  return context;
}

EntStatus ent_write_svg(const EntNetwork* network, EntBuffer* out, EntError* err) {
  const agerrlevel_t level = ent_drawing_hush();
  Agraph_t* graph = NULL;
  EntStatus status = ENT_OK;
  GVC_t* context = shared_context();
  if (!context) {
    status = ent_fail(err, ENT_BACKEND, NULL, 0, "Graphviz could not start");
    goto out;
  }
  status = ent_drawing_new(network, MOST_ACTORS, &graph, err);
  if (status == ENT_OK) {
    status = render(context, graph, out, err);
  }
out:
  if (graph) {
    agclose(graph);
  }
  agseterr(level);
  return status;
}
