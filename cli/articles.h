/** @file cli/articles.h
    What build and extract share: all inputs of a command line, read, extracted, and handed over
    one by one, with every problem reported. */
#ifndef ENT_CLI_ARTICLES_H
#define ENT_CLI_ARTICLES_H

#include "cli/options.h"
#include "cli/report.h"
#include "extract/extract.h"

/** What became of the inputs. */
typedef struct {
  size_t n_read;    ///< articles that were extracted
  size_t n_foreign; ///< articles that were skipped because they are not in English
  size_t n_failed;  ///< inputs that could not be used
  bool problem;     ///< something was reported as an error, perhaps only a line of a catalog or of
                    ///< a file of cues
} CliTally;

/** Called for each extracted article, in input order. @return other than ENT_OK to stop. */
typedef EntStatus CliArticleSink(void* handle, const EntExtraction* extraction, EntError* err);

/** Extract all operands of the command line.
    @param given  What a person knows of the actors; NULL for nothing.
    @param tally  Overwritten.
    @return what stopped the run: the sink's status, ENT_NO_MEMORY, or that of a catalog, actors
   file or lexicon that cannot be used; the caller reports `err`. Single inputs that fail are
   reported here and do not stop it. */
EntStatus cli_articles_run(const CliOptions* options, const EntGiven* given, CliReport* report,
                           CliArticleSink* sink, void* handle, CliTally* tally, EntError* err);

#endif
