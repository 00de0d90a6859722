/** @file cli/view.h
    The part of the network that the options ask for. */
#ifndef ENT_CLI_VIEW_H
#define ENT_CLI_VIEW_H

#include "cli/options.h"
#include "cli/report.h"
#include "graph/network.h"

/** Find an actor by one of its names; of several the one that most articles name, with a note.
    @return ENT_BAD_INPUT, with the nearest names in the sentence, if there is none; ENT_NO_MEMORY.
 */
EntStatus cli_view_find(EntNetworkBuilder* builder, const char* name, CliReport* report,
                        uint32_t* actor, EntError* err);

/** Turn the options into a view of what `builder` holds. A line of --actors-only that names no
   actor is reported.
    @param arena    Owns what the view points to.
    @param view     Overwritten.
    @param problem  Set if something was reported as an error.
    @return ENT_BAD_INPUT if --about names no actor or --actors-only none at all; ENT_IO;
            ENT_NO_MEMORY. */
EntStatus cli_view_make(const CliOptions* options, EntNetworkBuilder* builder, CliReport* report,
                        EntArena* arena, EntView* view, bool* problem, EntError* err);

#endif
