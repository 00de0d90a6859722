#include "export/export.h"

#include "export/writers.h"

static const EntFormat formats[] = {
    {"graphml", "network.graphml", "for Gephi, igraph and other network programs", true,
     ent_write_graphml},
    {"gexf", "network.gexf", "for Gephi with its timeline", true, ent_write_gexf},
    {"dot", "network.dot", "for Graphviz", true, ent_write_dot},
    {"svg", "network.svg", "a picture for any browser", true, ent_write_svg},
    {"html", "network.html", "a page to explore, for any browser", true, ent_write_html},
    {"actors", "actors.csv", "actors with their measures, for a spreadsheet", true,
     ent_write_actors_csv},
    {"ties", "ties.csv", "ties with their evidence, for a spreadsheet", true, ent_write_ties_csv},
    {"graphml-directed", "network.directed.graphml", "for networkx, which refuses mixed graphs",
     false, ent_write_graphml_directed},
    {"json", "network.json", "nodes and links, for d3 and networkx", false, ent_write_json},
    {"cytoscape", "network.cyjs", "for Cytoscape and Cytoscape.js", false, ent_write_cytoscape},
    {"turtle", "network.ttl", "RDF for people", false, ent_write_turtle},
    {"ntriples", "network.nt", "RDF for programs", false, ent_write_ntriples},
    {"lineage", "lineage.svg", "splinters as a family tree over time", false, ent_write_lineage},
    {"png", "network.png", "a picture for a document", false, ent_write_png},
    {"pdf", "network.pdf", "a picture for print", false, ent_write_pdf},
};
enum { N_FORMATS = sizeof formats / sizeof formats[0] };

const EntFormat* ent_formats(size_t* n) {
  *n = N_FORMATS;
  return formats;
}

const EntFormat* ent_format_find(const char* name) {
  for (size_t i = 0; i < N_FORMATS; i++) {
    if (strcmp(formats[i].name, name) == 0) {
      return &formats[i];
    }
  }
  return NULL;
}

static bool ends_in(const char* text, const char* end) {
  const size_t length = strlen(text);
  const size_t wanted = strlen(end);
  return length >= wanted && strcmp(text + length - wanted, end) == 0;
}

const EntFormat* ent_format_guess(const char* file_name) {
  for (size_t i = 0; i < N_FORMATS; i++) { // a whole name first
    if (ends_in(file_name, formats[i].file_name)) {
      return &formats[i];
    }
  }
  for (size_t i = 0; i < N_FORMATS; i++) {
    if (ends_in(file_name, strrchr(formats[i].file_name, '.'))) {
      return &formats[i];
    }
  }
  return NULL;
}
