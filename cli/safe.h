/** @file cli/safe.h
    Text that is safe on a terminal: names of files and actors come from anywhere. */
#ifndef ENT_CLI_SAFE_H
#define ENT_CLI_SAFE_H

#include "graph/base/text.h"

/** Append `text`; control and invisible characters, line ends and broken bytes become "?". */
void cli_safe_add(EntBuffer* out, const char* text);

#endif
