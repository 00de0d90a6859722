/** @file graph/resolve/order.h
    Numbers that do not depend on the order in which triples came. */
#ifndef ENT_GRAPH_RESOLVE_ORDER_H
#define ENT_GRAPH_RESOLVE_ORDER_H

#include "graph/resolve/state.h"

/** Fill keys, local actors, their aliases and articles. @return false when memory is short. */
bool ent_order_all(EntResolver* self);

#endif
