/** @file graph/store/batch.h
    What is written to a store is written in batches: each is there whole, or not at all. */
#ifndef ENT_GRAPH_STORE_BATCH_H
#define ENT_GRAPH_STORE_BATCH_H

#include "graph/store/database.h"

/** How a confidence is kept: in thousandths. */
#define ENT_CONFIDENCE_UNITS 1000

/** Begin a batch unless one is open, and give the run its number. The store is locked. */
EntStatus ent_batch_open(EntStore* store, EntError* err);

/** One more article is written: commit if the batch is large or old enough. If `status` says that
    it could not be written, give the batch up. @return `status`, or that of committing. */
EntStatus ent_batch_end(EntStore* store, EntStatus status, EntError* err);

/** Commit what is open. The store is locked. */
EntStatus ent_batch_commit(EntStore* store, EntError* err);

/** Take out all that an article says, inside of a batch. */
EntStatus ent_store_clear(EntStore* store, int64_t article, EntError* err);

#endif
