/** @file export/drawing.h
    The network as a Graphviz graph with all that makes it readable: what the DOT file holds and
   what the picture is drawn from. cgraph keeps state of its own (the writer's, and the level and
   text of errors), so one thread at a time uses it. */
#ifndef ENT_EXPORT_DRAWING_H
#define ENT_EXPORT_DRAWING_H

#include "graph/network.h"

#include <cgraph.h>

/** Make the graph of the `most` most influential actors (by PageRank, then by order) and the ties
    among them; where these are not all actors, without those that have none.
    agwrite() takes an EntBuffer* as its channel for it.
    @param out  Receives the graph; agclose() it. NULL on error.
    @return ENT_NO_MEMORY; ENT_BACKEND if cgraph refused. */
EntStatus ent_drawing_new(const EntNetwork* network, uint32_t most, Agraph_t** out, EntError* err);

/** The name of an actor's node. @param index  Of the network. */
enum { ENT_DRAWING_ID = 16 };
void ent_drawing_id(uint32_t index, char id[ENT_DRAWING_ID]);

/** The layout program that suits a graph of `n` nodes: "neato", or "sfdp" for many. */
const char* ent_drawing_engine(uint32_t n);

/** Keep Graphviz from printing; its last message is then what ent_drawing_fail() reports.
    @return what to give back to agseterr() afterwards. */
agerrlevel_t ent_drawing_hush(void);

/** ent_fail() with ENT_BACKEND, `what` and Graphviz's own last message. */
EntStatus ent_drawing_fail(EntError* err, const char* what);

#endif
