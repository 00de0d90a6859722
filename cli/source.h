/** @file cli/source.h
    What the commands that make a network share: all triples of a store and of JSON Lines, handed
    over one by one, with every problem reported. */
#ifndef ENT_CLI_SOURCE_H
#define ENT_CLI_SOURCE_H

#include "cli/options.h"
#include "cli/report.h"
#include "graph/triple.h"

/** Where triples come from. */
typedef struct {
  const char* store;        ///< NULL for none
  const char* const* files; ///< [n_files] of JSON Lines; "-" is standard input
  size_t n_files;
} CliSource;

/** What was read. */
typedef struct {
  size_t n_articles; ///< those without a triple included; copies of one text count once
  size_t n_triples;
  bool problem; ///< something was reported as an error: a file, or a line of it
} CliSourceTally;

/** --store and all operands.
    @param command  Names the command in messages.
    @return false after misuse: neither a store nor an operand. */
bool cli_source_of(const CliOptions* options, const char* command, CliSource* source);

/** Does this operand name a file of triples, and nothing else: "-", or a name in .jsonl? For
    commands whose other operands are no files. */
bool cli_source_is_file(const char* operand);

/** Read all triples, those of the store first.
    @param tally  Overwritten.
    @return what stopped the run: the sink's status, ENT_NO_MEMORY, or that of a store that cannot
            be read; the caller reports `err`. Files and lines that cannot be used are reported here
            and do not stop it. */
EntStatus cli_source_read(const CliSource* source, CliReport* report, const EntTripleSink* sink,
                          CliSourceTally* tally, EntError* err);

#endif
