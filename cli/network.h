/** @file cli/network.h
    From a store or files of triples to a network: what every command that looks at one does first.
 */
#ifndef ENT_CLI_NETWORK_H
#define ENT_CLI_NETWORK_H

#include "cli/output.h"
#include "cli/rules.h"
#include "cli/source.h"
#include "graph/network.h"

/** A network and what it was made of. Zero-initialize it; end it with cli_network_end(). */
typedef struct {
  CliReport report;
  CliSourceTally tally;
  EntArena* arena; ///< for whatever the command needs as well
  CliRules rules;
  EntNetworkBuilder* builder;
  EntView view; ///< as the options ask for
  EntNetwork* network;
  bool with_layout; ///< positions too: a table needs none
  bool slow_too;    ///< also the measures that take long (EntMeasureOptions)
  bool problem;     ///< something was reported as an error, and the exit status must tell
} CliNetwork;

/** Read the triples of a source into the builder, which is made, with the rules that it obeys, if
    there is none. They are numbered `run`, or as the store has numbered them if that is 0. */
EntStatus cli_network_read(CliNetwork* made, const CliOptions* options, const CliSource* source,
                           uint32_t run, EntError* err);

/** Find the view that the options ask for, in what was read. */
EntStatus cli_network_choose(CliNetwork* made, const CliOptions* options, EntError* err);

/** Make the network of a view and measure it.
    @param network  Receives it; free it with ent_network_free(). */
EntStatus cli_network_make(CliNetwork* made, const EntView* view, EntNetwork** network,
                           EntError* err);

/** Tell on standard error how much the default view hides of a network. */
void cli_network_tell_hidden(CliNetwork* made, const EntNetwork* network);

/** All of it, for a command that looks at one network. */
EntStatus cli_network_load(CliNetwork* made, const CliOptions* options, const CliSource* source,
                           EntError* err);

/** End a command: print `out`, or the error if `status` is one, and free everything.
    @return the exit status of the program. */
CliExit cli_network_end(CliNetwork* made, EntStatus status, const EntError* err, EntBuffer* out);

#endif
