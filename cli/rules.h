/** @file cli/rules.h
    What a person knows better than the program, for every command that makes a network: the file of
    decisions and the file of actors. */
#ifndef ENT_CLI_RULES_H
#define ENT_CLI_RULES_H

#include "cli/options.h"
#include "cli/report.h"
#include "extract/actor/given.h"
#include "graph/network.h"

/** The files, read. Zero-initialize it; end it with cli_rules_clear(). */
typedef struct {
  const char* path; ///< of the decisions; NULL if there are none
  EntDecisions* decisions;
  EntGiven* given;
  EntRulings rulings;
} CliRules;

/** Read --decisions, or else the decisions.tsv beside the store if there is one, and --actors-file.
    Lines that cannot be used are reported.
    @param store    The store, or NULL.
    @param arena    Owns what the rulings point to.
    @param problem  Set if something was reported.
    @return ENT_IO, ENT_BAD_INPUT or ENT_NO_MEMORY. */
EntStatus cli_rules_read(CliRules* rules, const CliOptions* options, const char* store,
                         CliReport* report, EntArena* arena, bool* problem, EntError* err);

/** Let a builder obey them. */
EntStatus cli_rules_apply(CliRules* rules, EntNetworkBuilder* builder, EntError* err);

/** Does the file of actors say that one of the two is none? @return ENT_NO_MEMORY or ENT_OK. */
EntStatus cli_rules_drop(const CliRules* rules, const EntTriple* triple, bool* drop, EntError* err);

/** Name the decisions that nothing matched, as notes. */
void cli_rules_tell_unmatched(const CliRules* rules, CliReport* report);

void cli_rules_clear(CliRules* rules);

#endif
