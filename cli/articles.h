/** @file cli/articles.h
    What build and extract share: all inputs of a command line, read, extracted, and handed over
    one by one, with every problem reported. */
#ifndef ENT_CLI_ARTICLES_H
#define ENT_CLI_ARTICLES_H

#include "cli/options.h"
#include "cli/report.h"
#include "extract/batch.h"

/** What became of the inputs. */
typedef struct {
  size_t n_read;    ///< articles that were extracted
  size_t n_known;   ///< inputs that were passed over because they are known
  size_t n_foreign; ///< articles that were skipped because they are not in English
  size_t n_failed;  ///< inputs that could not be used
  bool problem;     ///< something was reported as an error, perhaps only a line of a catalog or of
                    ///< a file of cues
} CliTally;

/** What a command does with the articles. A status other than ENT_OK stops the run. */
typedef struct {
  /** Take an article that was extracted. They come in input order. */
  EntStatus (*take)(void* handle, const EntBatchItem* item, EntError* err);
  /** Take, in the same order, an input that is known or not in English. NULL for no interest. */
  EntStatus (*pass)(void* handle, const EntBatchItem* item, EntError* err);
  /** As in EntBatchCalls. */
  EntStatus (*known)(void* handle, const EntInput* input, const char* sha256, bool* known,
                     EntError* err);
  EntStatus (*idle)(void* handle, EntError* err);
  void* handle;
} CliArticleCalls;

/** Extract all operands of the command line.
    @param given  What a person knows of the actors; NULL for nothing.
    @param tally  Overwritten.
    @return what stopped the run: the status of one of `calls`, ENT_NO_MEMORY, or that of a catalog,
            actors file or lexicon that cannot be used; the caller reports `err`. Single inputs that
            fail are reported here and do not stop it. */
EntStatus cli_articles_run(const CliOptions* options, const EntGiven* given, CliReport* report,
                           const CliArticleCalls* calls, CliTally* tally, EntError* err);

#endif
