/** @file tests/support_network.h
    A network by hand, with names and sentences that break careless writers. */
#ifndef ENT_TESTS_SUPPORT_NETWORK_H
#define ENT_TESTS_SUPPORT_NETWORK_H

#include "graph/network.h"

enum { HOSTILE_ACTORS = 13, HOSTILE_TIES = 14 };

/** The network; the last actor has no ties. Static, so nothing to free. */
EntNetwork hostile_network(void);

/** What must be read back of the name of each actor. */
extern const char* const hostile_names[HOSTILE_ACTORS];

/** No actors at all. */
EntNetwork empty_network(void);

#endif
