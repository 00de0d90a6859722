/** @file cli/review_csv.h
    The questions of a review as a spreadsheet, to be filled in and read back. */
#ifndef ENT_CLI_REVIEW_CSV_H
#define ENT_CLI_REVIEW_CSV_H

#include "cli/review_items.h"

/** Append the questions as CSV: the columns of a decision, filled but for the verdict (y, n or e),
    the value and why, and what helps to answer.
    @return ENT_NO_MEMORY or ENT_OK. */
EntStatus cli_review_csv_write(const CliReviewItem* items, size_t n, EntBuffer* out, EntError* err);

/** Takes a decision, of which the texts are valid during the call. Not ENT_OK to stop. */
typedef EntStatus CliDecisionSink(void* handle, const EntDecision* decision, EntError* err);

/** Read a spreadsheet back and hand over a decision for each line with a verdict; who and when are
    left empty. Its columns may be in any order, and there may be others.
    @param problem  Told of lines that cannot be used; the others are.
    @return ENT_IO; ENT_BAD_INPUT if a column is missing or it is no CSV; ENT_NO_MEMORY. */
EntStatus cli_review_csv_read(const char* path, EntLineProblem* problem, void* problem_handle,
                              CliDecisionSink* sink, void* handle, EntError* err);

#endif
