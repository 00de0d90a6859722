#include "export/drawing.h"

#include "export/label.h"
#include "export/plain.h"
#include "export/style.h"

#include <stdio.h>
#include <stdlib.h>

/** The layout that spreads camps best takes time that grows with the square of the nodes. */
enum { MOST_FOR_NEATO = 500 };
/** So does leading ties around the actors in their way, with the cube; beyond so many actors or
   ties they are straight, and run behind. */
enum { MOST_ACTORS_FOR_CURVES = 80, MOST_TIES_FOR_CURVES = 300 };
/** A graph in the making. */
typedef struct {
  Agraph_t* graph;
  const EntStyle* style;
  Agnode_t** nodes; ///< [n_nodes] NULL for an actor that is left out
  EntBuffer value;  ///< the value being made
  bool failed;      ///< cgraph refused a value
} Drawing;

/** An attribute and its value. */
typedef struct {
  const char* name;
  const char* value;
} Setting;

static const Setting graph_settings[] = {
    {"bgcolor", "white"},
    {"charset", "UTF-8"},
    {"fontname", "Helvetica,Arial,sans-serif"},
    {"fontcolor", "#444444"},
    {"labelloc", "b"},
    {"linelength", "0"}, // agwrite breaks no line inside a sentence
    {"mode", "major"},
    {"outputorder", "edgesfirst"},
    {"overlap", "prism"},
    {"overlap_scaling", "3"},
    {"pad", "0.3"},
    {"sep", "+12"},
    {"start", "7"}, // a fixed seed: the same network gives the same picture
    {"tooltip", " "},
};

static const Setting node_settings[] = {
    {"fontname", "Helvetica,Arial,sans-serif"},
    {"fontcolor", "#111111"},
    {"color", "#555555"},
    {"penwidth", "0.8"},
    {"margin", "0.06,0.03"},
};

static const Setting edge_settings[] = {
    {"arrowsize", "0.8"},
    {"dir", "none"},
};

static const Setting kind_settings[ENT_N_KINDS] = {
    [ENT_PERSON] = {"ellipse", "filled"},
    [ENT_ORGANIZATION] = {"box", "rounded,filled"},
    [ENT_STATE] = {"hexagon", "filled"},
    [ENT_OTHER] = {"box", "filled"},
};

void ent_drawing_id(uint32_t index, char id[ENT_DRAWING_ID]) {
  (void)snprintf(id, ENT_DRAWING_ID, "n%lu", (unsigned long)index);
}

/** cgraph takes strings that it does not change as char*. */
static void set(Drawing* drawing, void* object, const char* name, const char* value) {
  if (agsafeset(object, (char*)name, (char*)value, "") != 0) {
    drawing->failed = true;
  }
}

/** Set the value collected in `drawing->value`. */
static void set_collected(Drawing* drawing, void* object, const char* name) {
  const EntBuffer* value = &drawing->value;
  set(drawing, object, name, value->length > 0 && !value->failed ? value->bytes : "");
  drawing->value.length = 0;
}

static void set_number(Drawing* drawing, void* object, const char* name, double value) {
  ent_add_number(&drawing->value, value);
  set_collected(drawing, object, name);
}

static void set_color(Drawing* drawing, void* object, const char* name, EntColor color) {
  ent_buffer_printf(&drawing->value, "#%02X%02X%02X", color.r, color.g, color.b);
  set_collected(drawing, object, name);
}

static void set_defaults(Drawing* drawing, int kind, const Setting* settings, size_t n) {
  for (size_t i = 0; i < n; i++) {
    if (!agattr(drawing->graph, kind, (char*)settings[i].name, (char*)settings[i].value)) {
      drawing->failed = true;
    }
  }
}

static void add_node(Drawing* drawing, uint32_t index) {
  const EntNode* actor = &drawing->style->network->nodes[index];
  char id[ENT_DRAWING_ID];
  ent_drawing_id(index, id);
  Agnode_t* node = agnode(drawing->graph, id, 1);
  if (!node) {
    drawing->failed = true;
    return;
  }
  const double influence = ent_style_influence(drawing->style, actor);
  drawing->nodes[index] = node;
  ent_label_add(&drawing->value, actor->name);
  set_collected(drawing, node, "label");
  set(drawing, node, "shape", kind_settings[actor->kind].name);
  set(drawing, node, "style", kind_settings[actor->kind].value);
  set_color(drawing, node, "fillcolor", ent_style_actor_color(drawing->style, actor));
  set_number(drawing, node, "fontsize", 9 + 11 * influence);
  set_number(drawing, node, "width", 0.3 + 0.9 * influence);
  set_number(drawing, node, "height", 0.25 + 0.65 * influence);
  ent_label_add_actor(&drawing->value, actor);
  set_collected(drawing, node, "tooltip");
}

static void add_edge(Drawing* drawing, const EntTie* tie) {
  const EntNetwork* network = drawing->style->network;
  Agnode_t* source = drawing->nodes[tie->source];
  Agnode_t* target = drawing->nodes[tie->target];
  if (!source || !target) {
    return;
  }
  Agedge_t* edge = agedge(drawing->graph, source, target, NULL, 1);
  if (!edge) {
    drawing->failed = true;
    return;
  }
  const bool same_camp = network->nodes[tie->source].camp == network->nodes[tie->target].camp;
  const double strength = ent_style_strength(drawing->style, tie);
  set_color(drawing, edge, "color", ent_style_relation_color(tie->relation));
  set_number(drawing, edge, "penwidth", 0.8 + 2.7 * strength);
  set(drawing, edge, "len", same_camp && tie->relation != ENT_RIVAL ? "1.7" : "3.2");
  if (tie->relation == ENT_SPLINTER_OF) {
    set(drawing, edge, "dir", "forward");
    set(drawing, edge, "style", "dashed");
  }
  ent_label_add_tie(&drawing->value, network, tie);
  set_collected(drawing, edge, "tooltip");
}

/** An actor in the order of influence. */
typedef struct {
  double influence;
  uint32_t index;
} Rank;

static int by_influence(const void* a, const void* b) {
  const Rank* left = a;
  const Rank* right = b;
  if (left->influence != right->influence) {
    return left->influence > right->influence ? -1 : 1;
  }
  return left->index < right->index ? -1 : 1;
}

/** Which actors a drawing shows. */
typedef struct {
  bool* of; ///< [n_nodes]
  uint32_t n;
} Cast;

/** Choose the `most` most influential actors. If that leaves any out, those go too that no tie
    binds to another of them: they would stand about alone. */
static EntStatus choose(const EntNetwork* network, uint32_t most, Cast* cast, EntError* err) {
  const uint32_t n = network->n_nodes;
  Rank* ranks = calloc((size_t)n + 1, sizeof *ranks);
  bool* top = calloc((size_t)n + 1, sizeof *top);
  if (!ranks || !top) {
    free(ranks);
    free(top);
    return ent_no_memory(err);
  }
  for (uint32_t i = 0; i < n; i++) {
    ranks[i] = (Rank){network->nodes[i].measures[ENT_PAGERANK], i};
  }
  qsort(ranks, n, sizeof *ranks, by_influence);
  for (uint32_t i = 0; i < n && i < most; i++) {
    top[ranks[i].index] = true;
    cast->of[ranks[i].index] = n <= most;
  }
  for (size_t i = 0; i < network->n_ties; i++) {
    const EntTie* tie = &network->ties[i];
    if (top[tie->source] && top[tie->target]) {
      cast->of[tie->source] = cast->of[tie->target] = true;
    }
  }
  for (uint32_t i = 0; i < n; i++) {
    cast->n += cast->of[i];
  }
  free(ranks);
  free(top);
  return ENT_OK;
}

/** Add the actors, in the order of the network. */
static void add_nodes(Drawing* drawing, const Cast* cast) {
  for (uint32_t i = 0; i < drawing->style->network->n_nodes; i++) {
    if (cast->of[i]) {
      add_node(drawing, i);
    }
  }
}

/** Between two entries of the legend. */
#define GAP "&#160; &#160; &#160;"

/** One entry of the legend. */
static void add_legend_line(EntBuffer* out, EntRelation relation, const char* line,
                            const char* word) {
  const EntColor color = ent_style_relation_color(relation);
  ent_buffer_printf(out, "<FONT COLOR=\"#%02X%02X%02X\">%s</FONT>&#160;%s" GAP, color.r, color.g,
                    color.b, line, word);
}

/** The legend, as the label of the graph: it stands below and in nobody's way. */
static void add_legend(Drawing* drawing, uint32_t shown) {
  EntBuffer* out = &drawing->value;
  const uint32_t n = drawing->style->network->n_nodes;
  ent_buffer_add_text(out, "<BR/>");
  add_legend_line(out, ENT_ALLY, "━━━", "allies");
  add_legend_line(out, ENT_RIVAL, "━━━", "rivals");
  add_legend_line(out, ENT_SPLINTER_OF, "╌╌▶", "split from");
  ent_buffer_add_text(out, "oval: person" GAP "rounded box: organization" GAP "hexagon: state" GAP
                           "box: other<BR/>"
                           "colour: camp" GAP "size: influence (PageRank)" GAP "width: evidence");
  if (shown < n) {
    ent_buffer_printf(out, "<BR/>%lu of %lu actors: those with most influence, and ties",
                      (unsigned long)shown, (unsigned long)n);
  }
  if (out->failed) {
    return;
  }
  char* html = agstrdup_html(drawing->graph, out->bytes);
  set_defaults(drawing, AGRAPH, &(Setting){"label", ""}, 1);
  if (!html || agset(drawing->graph, "label", html) != 0) {
    drawing->failed = true;
  }
  agstrfree(drawing->graph, html);
  out->length = 0;
}

static EntStatus fill(Drawing* drawing, const Cast* cast, EntError* err) {
  const EntNetwork* network = drawing->style->network;
  const uint32_t shown = cast->n;
  const bool small = shown <= MOST_ACTORS_FOR_CURVES && network->n_ties <= MOST_TIES_FOR_CURVES;
  const Setting sized[] = {
      {"layout", ent_drawing_engine(shown)},
      {"splines", small ? "true" : "line"},
      {"fontsize", small ? "14" : "24"}, // of the legend
  };
  set_defaults(drawing, AGRAPH, graph_settings, sizeof graph_settings / sizeof graph_settings[0]);
  set_defaults(drawing, AGRAPH, sized, sizeof sized / sizeof sized[0]);
  set_defaults(drawing, AGNODE, node_settings, sizeof node_settings / sizeof node_settings[0]);
  set_defaults(drawing, AGEDGE, edge_settings, sizeof edge_settings / sizeof edge_settings[0]);
  add_legend(drawing, shown);
  add_nodes(drawing, cast);
  for (size_t i = 0; i < network->n_ties; i++) {
    add_edge(drawing, &network->ties[i]);
  }
  ENT_TRY(ent_buffer_status(&drawing->value, err));
  return drawing->failed ? ent_drawing_fail(err, "Graphviz refused the network") : ENT_OK;
}

static int put(void* channel, const char* text) {
  EntBuffer* out = channel;
  ent_buffer_add_text(out, text);
  return out->failed ? EOF : 0;
}

static int flush(void* channel) {
  const EntBuffer* out = channel;
  return out->failed ? EOF : 0;
}

EntStatus ent_drawing_new(const EntNetwork* network, uint32_t most, Agraph_t** out, EntError* err) {
  static Agiodisc_t to_memory = {NULL, put, flush}; // cgraph keeps the pointer, and reads only
  Agdisc_t disciplines = {&AgMemDisc, &AgIdDisc, &to_memory};
  EntStyle style;
  *out = NULL;
  ENT_TRY(ent_style_init(&style, network, err));
  Drawing drawing = {.style = &style};
  EntStatus status = ENT_OK;
  Cast cast = {.of = calloc((size_t)network->n_nodes + 1, sizeof *cast.of)};
  drawing.nodes = calloc((size_t)network->n_nodes + 1, sizeof(Agnode_t*));
  drawing.graph = agopen((char*)"network", Agdirected, &disciplines);
  if (!cast.of || !drawing.nodes || !drawing.graph) {
    status = ent_no_memory(err);
  } else {
    status = choose(network, most, &cast, err);
  }
  if (status == ENT_OK) {
    status = fill(&drawing, &cast, err);
  }
  free(cast.of);
  free(drawing.nodes);
  ent_buffer_clear(&drawing.value);
  if (status == ENT_OK) {
    *out = drawing.graph;
  } else if (drawing.graph) {
    agclose(drawing.graph);
  }
  return status;
}

const char* ent_drawing_engine(uint32_t n) {
  return n <= MOST_FOR_NEATO ? "neato" : "sfdp";
}

agerrlevel_t ent_drawing_hush(void) {
  return agseterr(AGMAX);
}

EntStatus ent_drawing_fail(EntError* err, const char* what) {
  char* message = aglasterr(); // NULL if there is none
  const EntStr text = ent_str_trim(ent_str(message));
  const EntStatus status =
      ent_fail(err, ENT_BACKEND, NULL, 0, "%s%s%.*s", what, text.length > 0 ? ": " : "",
               (int)(text.length < 300 ? text.length : 300), text.bytes ? text.bytes : "");
  free(message);
  return status;
}
