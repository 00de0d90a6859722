/** @file graph/camps.h
    Who stands together: communities of the signed network. */
#ifndef ENT_GRAPH_CAMPS_H
#define ENT_GRAPH_CAMPS_H

#include "graph/backend.h"

/** Fill the camp of every actor and the number of camps. Between ent_backend_enter() and
    ent_backend_leave() only. */
igraph_error_t ent_camps_find(EntNetwork* network);

#endif
