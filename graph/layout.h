/** @file graph/layout.h
    Where each actor stands in a drawing. */
#ifndef ENT_GRAPH_LAYOUT_H
#define ENT_GRAPH_LAYOUT_H

#include "graph/backend.h"

/** Fill the positions of all actors; their camps are known. Between ent_backend_enter() and
    ent_backend_leave() only. */
igraph_error_t ent_layout_make(EntNetwork* network);

#endif
