/** @file cli/history.h
    The history of a pair of actors in one line of words. */
#ifndef ENT_CLI_HISTORY_H
#define ENT_CLI_HISTORY_H

#include "graph/network.h"

/** Append "ally 2005–2007, rival 2008– (last attested 2019): turned". */
void cli_history_add(EntBuffer* out, const EntPair* pair);

#endif
