/** @file export/writers.h
    The writers behind export/export.h, one file each; EntFormat says what they have in common. */
#ifndef ENT_EXPORT_WRITERS_H
#define ENT_EXPORT_WRITERS_H

#include "graph/network.h"

/** GraphML as Gephi reads it: a mixed graph, undirected but for splinter_of. */
EntStatus ent_write_graphml(const EntNetwork* network, EntBuffer* out, EntError* err);

/** DOT of all actors. */
EntStatus ent_write_dot(const EntNetwork* network, EntBuffer* out, EntError* err);

/** SVG of the most influential actors, drawn by Graphviz. */
EntStatus ent_write_svg(const EntNetwork* network, EntBuffer* out, EntError* err);

/** CSV (RFC 4180), a line for each actor. */
EntStatus ent_write_actors_csv(const EntNetwork* network, EntBuffer* out, EntError* err);

/** CSV (RFC 4180), a line for each tie. */
EntStatus ent_write_ties_csv(const EntNetwork* network, EntBuffer* out, EntError* err);

#endif
