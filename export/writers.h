/** @file export/writers.h
    The writers behind export/export.h, one file each; EntFormat says what they have in common. */
#ifndef ENT_EXPORT_WRITERS_H
#define ENT_EXPORT_WRITERS_H

#include "graph/network.h"

/** GraphML as Gephi reads it: a mixed graph, undirected but for splinter_of. */
EntStatus ent_write_graphml(const EntNetwork* network, EntBuffer* out, EntError* err);

/** The same with every tie directed, for readers that refuse mixed graphs. */
EntStatus ent_write_graphml_directed(const EntNetwork* network, EntBuffer* out, EntError* err);

/** GEXF 1.3 with the time in which each tie is there (export/span.h). */
EntStatus ent_write_gexf(const EntNetwork* network, EntBuffer* out, EntError* err);

/** JSON in the node-link form that networkx and d3 read: nodes, and links with all evidence. */
EntStatus ent_write_json(const EntNetwork* network, EntBuffer* out, EntError* err);

/** JSON of elements, as Cytoscape and Cytoscape.js read it. */
EntStatus ent_write_cytoscape(const EntNetwork* network, EntBuffer* out, EntError* err);

/** HTML: one file that shows the network in a browser, offline. */
EntStatus ent_write_html(const EntNetwork* network, EntBuffer* out, EntError* err);

/** RDF in Turtle: actors, their relations, and the evidence with its provenance. */
EntStatus ent_write_turtle(const EntNetwork* network, EntBuffer* out, EntError* err);

/** The same in N-Triples. */
EntStatus ent_write_ntriples(const EntNetwork* network, EntBuffer* out, EntError* err);

/** SVG of the splinters as a family tree over time. */
EntStatus ent_write_lineage(const EntNetwork* network, EntBuffer* out, EntError* err);

/** DOT of all actors. */
EntStatus ent_write_dot(const EntNetwork* network, EntBuffer* out, EntError* err);

/** SVG of the most influential actors, drawn by Graphviz. */
EntStatus ent_write_svg(const EntNetwork* network, EntBuffer* out, EntError* err);

/** PNG and PDF of the same drawing. */
EntStatus ent_write_png(const EntNetwork* network, EntBuffer* out, EntError* err);
EntStatus ent_write_pdf(const EntNetwork* network, EntBuffer* out, EntError* err);

/** CSV (RFC 4180), a line for each actor. */
EntStatus ent_write_actors_csv(const EntNetwork* network, EntBuffer* out, EntError* err);

/** CSV (RFC 4180), a line for each tie. */
EntStatus ent_write_ties_csv(const EntNetwork* network, EntBuffer* out, EntError* err);

#endif
