/** @file extract/batch.h
    Many articles on many threads, delivered in the order in which they were given. */
#ifndef ENT_EXTRACT_BATCH_H
#define ENT_EXTRACT_BATCH_H

#include "extract/extract.h"
#include "extract/input.h"

/** What became of one input. */
typedef struct {
  const EntInput* input;
  EntStatus status;                ///< of reading and extracting it
  const EntExtraction* extraction; ///< whole if `status` is ENT_OK; its notes are always there
  const EntError* error;           ///< the sentence, if `status` is not ENT_OK
} EntBatchItem;

/** Called for each input, in input order, on the thread that called ent_batch_run(). What it is
    given is freed when it returns. @return other than ENT_OK to stop the batch with that status. */
typedef EntStatus EntBatchSink(void* handle, const EntBatchItem* item, EntError* err);

/** Read and extract every input. At most a few articles per thread are in memory at a time.
    @param n_threads  1 to 1024, or 0 for one per processor.
    @return what the sink gave when it stopped the batch; ENT_NO_MEMORY; ENT_BACKEND if no thread
            could be started; else ENT_OK, also when single inputs failed. */
ENT_API EntStatus ent_batch_run(const EntExtractor* extractor, const EntInput* inputs,
                                size_t n_inputs, unsigned n_threads, EntBatchSink* sink,
                                void* handle, EntError* err);

#endif
