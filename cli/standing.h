/** @file cli/standing.h
    What is to be told of a network as a whole, as tables: its camps, its balance, its lineage. */
#ifndef ENT_CLI_STANDING_H
#define ENT_CLI_STANDING_H

#include "cli/table.h"
#include "graph/network.h"

/** Fills a table, of which the arena is set, with up to `top` rows. @return ENT_NO_MEMORY or
 * ENT_OK.
 */
typedef EntStatus CliStanding(const EntNetwork* network, size_t top, CliTable* table,
                              EntError* err);

/** A line for each camp: size, leading actors, ties inside and outside. */
CliStanding cli_standing_camps;

/** A line for each of the four kinds of triads, and their share. */
CliStanding cli_standing_balance;

/** A line for each tie that stands in more unbalanced triads than in balanced ones. */
CliStanding cli_standing_frustrated;

/** A line for each actor that came out of another or that others came out of. */
CliStanding cli_standing_lineage;

#endif
