#include "export/export.h"

#include "export/writers.h"

static const EntFormat formats[] = {
    {"graphml", "network.graphml", "for Gephi, igraph and other network programs",
     ent_write_graphml},
    {"dot", "network.dot", "for Graphviz", ent_write_dot},
    {"svg", "network.svg", "a picture for any browser", ent_write_svg},
    {"actors", "actors.csv", "actors with their measures, for a spreadsheet", ent_write_actors_csv},
    {"ties", "ties.csv", "ties with their evidence, for a spreadsheet", ent_write_ties_csv},
};

const EntFormat* ent_formats(size_t* n) {
  *n = sizeof formats / sizeof formats[0];
  return formats;
}
