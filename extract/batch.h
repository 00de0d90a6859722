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
  const EntExtraction* extraction; ///< whole if `status` is ENT_OK and it is not `known`; its notes
                                   ///< are always there
  const EntError* error;           ///< the sentence, if `status` is not ENT_OK
  bool known;                      ///< it was not extracted
  const char* sha256; ///< digest of its bytes; "" unless EntBatchCalls.known asks for it
} EntBatchItem;

/** What a batch calls. A status other than ENT_OK from `take` or `idle` stops it. */
typedef struct {
  /** Take an input, in input order, on the thread that called ent_batch_run(). What it is given is
      freed when it returns. */
  EntStatus (*take)(void* handle, const EntBatchItem* item, EntError* err);
  /** Say whether an input is known by the digest of its bytes, and so need not be extracted. Called
      on any thread. A status other than ENT_OK is that of the input. NULL: none is known. */
  EntStatus (*known)(void* handle, const EntInput* input, const char* sha256, bool* known,
                     EntError* err);
  /** Use the time: called after each second that `take` waits for an input. NULL for no use. */
  EntStatus (*idle)(void* handle, EntError* err);
  void* handle;
} EntBatchCalls;

/** Read and extract every input. At most a few articles per thread are in memory at a time.
    @param n_threads  1 to 1024, or 0 for one per processor.
    @return what `calls` gave when it stopped the batch; ENT_NO_MEMORY; ENT_BACKEND if no thread
            could be started; else ENT_OK, also when single inputs failed. */
ENT_API EntStatus ent_batch_run(const EntExtractor* extractor, const EntInput* inputs,
                                size_t n_inputs, unsigned n_threads, const EntBatchCalls* calls,
                                EntError* err);

#endif
