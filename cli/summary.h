/** @file cli/summary.h
    What a person wants to know once a network is made. */
#ifndef ENT_CLI_SUMMARY_H
#define ENT_CLI_SUMMARY_H

#include "cli/articles.h"
#include "cli/files.h"
#include "graph/network.h"

/** What the summary is of. */
typedef struct {
  const CliTally* tally;
  size_t n_triples;
  const EntNetwork* network; ///< measured
  const CliFiles* files;     ///< in place
} CliSummary;

/** Append the line that tells what became of the inputs. */
void cli_summary_articles(const CliTally* tally, EntBuffer* out);

/** Append the summary as lines of text.
    @return ENT_NO_MEMORY or ENT_OK. */
EntStatus cli_summary_format(const CliSummary* summary, EntBuffer* out, EntError* err);

#endif
