// Pictures through Graphviz's layout and renderers.
#include "export/drawing.h"
#include "export/writers.h"

#include <gvc.h>

/** More actors than this make a hairball. */
enum { MOST_ACTORS = 300 };

static EntStatus render(GVC_t* context, Agraph_t* graph, const char* format, EntBuffer* out,
                        EntError* err) {
  char* bytes = NULL;
  unsigned int length = 0;
  if (gvLayout(context, graph, ent_drawing_engine(MOST_ACTORS)) != 0) {
    return ent_drawing_fail(err, "Graphviz could not lay out the network");
  }
  EntStatus status = ENT_OK;
  if (gvRenderData(context, graph, format, &bytes, &length) != 0 || !bytes) {
    status = ent_drawing_fail(err, "Graphviz could not draw the network");
  } else {
    ent_buffer_add(out, bytes, length);
    status = ent_buffer_status(out, err);
  }
  gvFreeRenderData(bytes);
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

static EntStatus draw(const EntNetwork* network, const char* format, EntBuffer* out,
                      EntError* err) {
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
    status = render(context, graph, format, out, err);
  }
out:
  if (graph) {
    agclose(graph);
  }
  agseterr(level);
  return status;
}

EntStatus ent_write_svg(const EntNetwork* network, EntBuffer* out, EntError* err) {
  return draw(network, "svg", out, err);
}

EntStatus ent_write_png(const EntNetwork* network, EntBuffer* out, EntError* err) {
  return draw(network, "png", out, err);
}

/** Cairo writes into a PDF when it was made; the same network shall give the same bytes, so it says
    the beginning of 1970 instead. */
static void forget_date(EntBuffer* out, size_t start) {
  static const char key[] = "/CreationDate (D:";
  static const char never[] = "19700101000000";
  const size_t length = sizeof key - 1;
  for (size_t i = start; i + length + sizeof never <= out->length; i++) {
    if (memcmp(out->bytes + i, key, length) == 0) {
      memcpy(out->bytes + i + length, never, sizeof never - 1);
      return;
    }
  }
}

EntStatus ent_write_pdf(const EntNetwork* network, EntBuffer* out, EntError* err) {
  const size_t start = out->length;
  ENT_TRY(draw(network, "pdf", out, err));
  forget_date(out, start);
  return ENT_OK;
}
