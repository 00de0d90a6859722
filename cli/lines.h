/** @file cli/lines.h
    An article as lines of JSON, as extract prints them and build keeps them. */
#ifndef ENT_CLI_LINES_H
#define ENT_CLI_LINES_H

#include "extract/extract.h"

/** Append a line for each triple, or one that says there is none.
    @return ENT_NO_MEMORY or ENT_OK. */
EntStatus cli_lines_format(const EntExtraction* extraction, EntBuffer* out, EntError* err);

#endif
