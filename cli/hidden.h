/** @file cli/hidden.h
    What a view of the network leaves out, told to the person. */
#ifndef ENT_CLI_HIDDEN_H
#define ENT_CLI_HIDDEN_H

#include "graph/network.h"

/** Append "N ties (A roles, B of lists, …); --all shows them" without a line end; nothing if
   nothing is hidden. @return whether something is. */
bool cli_hidden_add(EntBuffer* out, const EntHidden* hidden);

#endif
