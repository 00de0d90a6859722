/** @file cli/changes.h
    What changed between two networks, as rows of a table. */
#ifndef ENT_CLI_CHANGES_H
#define ENT_CLI_CHANGES_H

#include "cli/network.h"
#include "cli/table.h"
#include "graph/compare.h"

/** What is shown of a comparison. */
typedef struct {
  const EntNetwork* before;
  const EntNetwork* after;
  CliTableFormat format;
  size_t top;         ///< rows of each kind of change; SIZE_MAX for all
  uint32_t since_run; ///< also what was added since and contradicts what a person has confirmed; 0
                      ///< for no such thing
  bool lost_too;      ///< also what is no longer there, and who rose and fell
} CliChanges;

/** Take --format and --top from the options. @return false after misuse of `command`. */
bool cli_changes_ask(CliChanges* changes, const CliOptions* options, const char* command);

/** End a command: print what changed between two networks, or the error if `status` is one, and
    free everything.
    @param networks  The earlier and the later one; NULL where there is none.
    @return the exit status of the program. */
CliExit cli_changes_end(CliNetwork* made, CliChanges* changes, EntNetwork* networks[2],
                        EntStatus status, EntError* err);

/** Append the changes: pairs that turned, splinters, ties and actors that are new; if asked for,
    ties and actors that are gone, and who rose and fell by PageRank. A table says how many more
    there are of each.
    @return ENT_NO_MEMORY or ENT_OK. */
EntStatus cli_changes_write(const CliChanges* changes, EntArena* arena, EntBuffer* out,
                            EntError* err);

#endif
