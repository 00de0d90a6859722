// The splinters as a family tree, as Mapping Militants draws it by hand: time runs from left to
// right, every actor is a line from when it came out of another (or was first attested) to when it
// was last attested or ended, and arrows lead from parents to children. Thin lines between the
// actors are their ally and rival ties.
#include "graph/lineage.h"
#include "export/span.h"
#include "export/style.h"
#include "export/writers.h"
#include "export/xml.h"

#include <stdio.h>
#include <stdlib.h>

/** Sizes, in pixels. */
enum {
  ROW = 34,
  YEAR = 46,
  LEFT = 24,
  TOP = 56,
  LABELS = 320, ///< room for the longest name behind the last year
  DAYS_OF_YEAR = 366,
  DAYS_OF_MONTH = 31
};

/** The drawing under way. */
typedef struct {
  EntXml xml;
  const EntNetwork* network;
  EntSpans spans;
  const EntLineage* lineage;
  uint32_t* rows; ///< [n_rows] node of each row
  uint32_t n_rows;
  uint32_t* row_of; ///< [n_nodes] n_nodes for none
  int first_year;
  int last_year;
} Drawing;

/** Give rows to all of a family, generation by generation under the branch that they come from. */
static void place_family(Drawing* drawing, uint32_t root, uint32_t* stack) {
  size_t n = 0;
  stack[n++] = root;
  while (n > 0) {
    const uint32_t node = stack[--n];
    if (drawing->row_of[node] < drawing->network->n_nodes) {
      continue;
    }
    drawing->row_of[node] = drawing->n_rows;
    drawing->rows[drawing->n_rows++] = node;
    for (uint32_t i = drawing->network->n_nodes; i-- > 0;) { // the first child comes off first
      const EntLineage* child = &drawing->lineage[i];
      if (child->n_parents > 0 && child->parents[0] == node &&
          drawing->row_of[i] == drawing->network->n_nodes) {
        stack[n++] = i;
      }
    }
  }
}

static void place_all(Drawing* drawing, uint32_t* stack) {
  const uint32_t n = drawing->network->n_nodes;
  for (uint32_t i = 0; i < n; i++) {
    drawing->row_of[i] = n;
  }
  for (uint32_t i = 0; i < n; i++) {
    if (drawing->lineage[i].n_parents == 0 && drawing->lineage[i].n_descendants > 0) {
      place_family(drawing, i, stack);
    }
  }
}

/** Where a day stands. */
static double x_of(const Drawing* drawing, EntDate date) {
  const double year = date.year - drawing->first_year;
  const double part = (date.month > 0 ? (date.month - 1) * DAYS_OF_MONTH : 0) + date.day;
  return LEFT + YEAR * (year + part / DAYS_OF_YEAR);
}

static double y_of(const Drawing* drawing, uint32_t node) {
  return TOP + ROW * ((double)drawing->row_of[node] + 0.5);
}

static void set_years(Drawing* drawing) {
  drawing->first_year = 0;
  for (uint32_t i = 0; drawing->spans.dated && i < drawing->n_rows; i++) {
    const EntSpanOfTime* span = &drawing->spans.nodes[drawing->rows[i]];
    if (drawing->first_year == 0 || span->from.year < drawing->first_year) {
      drawing->first_year = span->from.year;
    }
    drawing->last_year = span->to.year > drawing->last_year ? span->to.year : drawing->last_year;
  }
}

/** A line, in a colour as CSS has it. */
static void add_line(Drawing* drawing, double x1, double y1, double x2, double y2,
                     const char* class) {
  ent_xml_start(&drawing->xml, "line");
  ent_xml_attribute(&drawing->xml, "class", class);
  ent_xml_attribute_number(&drawing->xml, "x1", x1);
  ent_xml_attribute_number(&drawing->xml, "y1", y1);
  ent_xml_attribute_number(&drawing->xml, "x2", x2);
  ent_xml_attribute_number(&drawing->xml, "y2", y2);
}

static void add_text(Drawing* drawing, double x, double y, const char* class, const char* text) {
  ent_xml_start(&drawing->xml, "text");
  ent_xml_attribute(&drawing->xml, "class", class);
  ent_xml_attribute_number(&drawing->xml, "x", x);
  ent_xml_attribute_number(&drawing->xml, "y", y);
  ent_xml_text(&drawing->xml, text);
  ent_xml_close(&drawing->xml);
}

/** What shows when the mouse rests on a line. */
static void add_title(Drawing* drawing, const EntTie* tie) {
  ent_xml_start(&drawing->xml, "title");
  ent_xml_text(&drawing->xml, tie->best->text ? tie->best->text : "");
  ent_xml_close(&drawing->xml);
}

static void add_axis(Drawing* drawing) {
  const double bottom = TOP + (double)ROW * drawing->n_rows;
  const int step = drawing->last_year - drawing->first_year > 40 ? 5 : 1;
  for (int year = drawing->first_year; year <= drawing->last_year + 1; year++) {
    char text[16];
    if (year % step != 0) {
      continue;
    }
    const double x = x_of(drawing, (EntDate){.year = (int16_t)year});
    (void)snprintf(text, sizeof text, "%d", year);
    add_line(drawing, x, TOP, x, bottom, "year");
    ent_xml_close(&drawing->xml);
    add_text(drawing, x + 2, TOP - 8, "year", text);
  }
}

/** When a splinter came out of its parent: the day at which its arrow stands. */
static EntDate birth(const Drawing* drawing, size_t tie) {
  size_t n = 0;
  return ent_spans_of_tie(&drawing->spans, tie, &n)[0].from;
}

/** The line of an actor, and its name behind it. */
static void add_actor(Drawing* drawing, uint32_t node) {
  const EntSpanOfTime* span = &drawing->spans.nodes[node];
  const double y = y_of(drawing, node);
  const double from = x_of(drawing, span->from);
  const double to = x_of(drawing, span->to);
  add_line(drawing, from, y, to > from + 4 ? to : from + 4, y, "actor");
  ent_xml_close(&drawing->xml);
  add_text(drawing, (to > from + 4 ? to : from + 4) + 6, y + 4, "name",
           drawing->network->nodes[node].name);
}

static bool is_shown(const Drawing* drawing, const EntTie* tie) {
  return drawing->row_of[tie->source] < drawing->network->n_nodes &&
         drawing->row_of[tie->target] < drawing->network->n_nodes;
}

static void add_tie(Drawing* drawing, size_t i) {
  static const char* const classes[ENT_N_RELATIONS] = {"ally", "rival", "splinter"};
  const EntTie* tie = &drawing->network->ties[i];
  if (!is_shown(drawing, tie)) {
    return;
  }
  const double x = x_of(drawing, birth(drawing, i));
  const bool down = drawing->row_of[tie->target] < drawing->row_of[tie->source];
  const double from = y_of(drawing, tie->target);
  const double to = y_of(drawing, tie->source) - (tie->relation == ENT_SPLINTER_OF && down ? 4 : 0);
  add_line(drawing, x, from, x, to, classes[tie->relation]);
  if (tie->relation == ENT_SPLINTER_OF) {
    ent_xml_attribute(&drawing->xml, "marker-end", "url(#arrow)");
  }
  add_title(drawing, tie);
  ent_xml_close(&drawing->xml);
}

static void add_style(Drawing* drawing) {
  const EntColor ally = ent_style_relation_color(ENT_ALLY);
  const EntColor rival = ent_style_relation_color(ENT_RIVAL);
  char css[1024];
  (void)snprintf(
      css, sizeof css,
      "text{font:13px sans-serif;fill:#222}text.year{font-size:11px;fill:#777}"
      "line.year{stroke:#e4e4e4}line.actor{stroke:#444;stroke-width:4;stroke-linecap:round}"
      "line.splinter{stroke:#444;stroke-width:1.5}"
      "line.ally{stroke:rgb(%d,%d,%d);stroke-width:1.5}"
      "line.rival{stroke:rgb(%d,%d,%d);stroke-width:1.5;stroke-dasharray:4 3}",
      ally.r, ally.g, ally.b, rival.r, rival.g, rival.b);
  ent_xml_start(&drawing->xml, "style");
  ent_xml_text(&drawing->xml, css);
  ent_xml_close(&drawing->xml);
  ent_xml_start(&drawing->xml, "marker");
  ent_xml_attribute(&drawing->xml, "id", "arrow");
  ent_xml_attribute(&drawing->xml, "viewBox", "0 0 8 8");
  ent_xml_attribute(&drawing->xml, "refX", "8");
  ent_xml_attribute(&drawing->xml, "refY", "4");
  ent_xml_attribute(&drawing->xml, "markerWidth", "8");
  ent_xml_attribute(&drawing->xml, "markerHeight", "8");
  ent_xml_attribute(&drawing->xml, "orient", "auto");
  ent_xml_start(&drawing->xml, "path");
  ent_xml_attribute(&drawing->xml, "d", "M0 0L8 4L0 8z");
  ent_xml_attribute(&drawing->xml, "fill", "#444");
  ent_xml_close(&drawing->xml);
  ent_xml_close(&drawing->xml);
}

static void add_legend(Drawing* drawing) {
  static const char* const names[] = {"allies", "rivals", "split"};
  static const char* const classes[] = {"ally", "rival", "splinter"};
  for (size_t i = 0; i < 3; i++) {
    const double x = LEFT + 90.0 * (double)i;
    add_line(drawing, x, 18, x + 24, 18, classes[i]);
    ent_xml_close(&drawing->xml);
    add_text(drawing, x + 30, 22, "legend", names[i]);
  }
}

static void draw(Drawing* drawing) {
  const int years = drawing->last_year - drawing->first_year + 1;
  ent_xml_start(&drawing->xml, "svg");
  ent_xml_attribute(&drawing->xml, "xmlns", "http://www.w3.org/2000/svg");
  ent_xml_attribute_number(&drawing->xml, "width", LEFT + (double)YEAR * years + LABELS);
  ent_xml_attribute_number(&drawing->xml, "height", TOP + (double)ROW * drawing->n_rows + LEFT);
  add_style(drawing);
  ent_xml_start(&drawing->xml, "rect");
  ent_xml_attribute(&drawing->xml, "width", "100%");
  ent_xml_attribute(&drawing->xml, "height", "100%");
  ent_xml_attribute(&drawing->xml, "fill", "#fff");
  ent_xml_close(&drawing->xml);
  if (drawing->n_rows == 0 || !drawing->spans.dated) {
    add_text(drawing, LEFT, TOP, "name", "No dated splinter in this network.");
    ent_xml_close(&drawing->xml);
    return;
  }
  add_legend(drawing);
  add_axis(drawing);
  for (size_t i = 0; i < drawing->network->n_ties; i++) {
    add_tie(drawing, i);
  }
  for (uint32_t i = 0; i < drawing->n_rows; i++) {
    add_actor(drawing, drawing->rows[i]);
  }
  ent_xml_close(&drawing->xml);
}

/** Lay the drawing out and write it. */
static EntStatus write(Drawing* drawing, EntArena* arena, EntBuffer* out, EntError* err) {
  const uint32_t n = drawing->network->n_nodes;
  EntLineage* lineage = NULL;
  uint32_t* stack = ent_arena_array(arena, n, sizeof *stack);
  drawing->rows = ent_arena_array(arena, n, sizeof *drawing->rows);
  drawing->row_of = ent_arena_array(arena, n, sizeof *drawing->row_of);
  if (!stack || !drawing->rows || !drawing->row_of) {
    return ent_no_memory(err);
  }
  ENT_TRY(ent_lineage_make(drawing->network, arena, &lineage, err));
  drawing->lineage = lineage;
  place_all(drawing, stack);
  set_years(drawing);
  const EntStatus status = ent_xml_begin(&drawing->xml, out, err);
  if (status == ENT_OK) {
    draw(drawing);
  }
  return ent_xml_end(&drawing->xml, status, "SVG", err);
}

EntStatus ent_write_lineage(const EntNetwork* network, EntBuffer* out, EntError* err) {
  Drawing drawing = {.network = network};
  EntArena* arena = ent_arena_new();
  EntStatus status = arena ? ent_spans_make(network, &drawing.spans, err) : ent_no_memory(err);
  if (status == ENT_OK) {
    status = write(&drawing, arena, out, err);
  }
  ent_spans_clear(&drawing.spans);
  ent_arena_free(arena);
  return status;
}
