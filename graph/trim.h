/** @file graph/trim.h
    A network cut down to what matters most, for drawings and large files. */
#ifndef ENT_GRAPH_TRIM_H
#define ENT_GRAPH_TRIM_H

#include "graph/network.h"

/** What is kept. Zeroed fields keep everything. */
typedef struct {
  uint32_t top;      ///< only so many actors, those with the highest PageRank; equals by order
  double min_weight; ///< only ties with this weight
} EntTrim;

/** Copy a measured network without what is not kept. Measures, camps and positions stay as they
    were in the whole; actors that no tie is left of go.
    @param out  Receives the copy; the texts are those of `network`, which must outlive it. Free it
                with ent_network_free().
    @return ENT_NO_MEMORY or ENT_OK. */
ENT_API EntStatus ent_network_trim(const EntNetwork* network, EntTrim trim, EntNetwork** out,
                                   EntError* err);

#endif
