/** @file cli/actor_line.h
    An actor of one article as a line of JSON. */
#ifndef ENT_CLI_ACTOR_LINE_H
#define ENT_CLI_ACTOR_LINE_H

#include "extract/extract.h"

/** Append one line for `actor`, an actor of `article`.
    @return ENT_NO_MEMORY or ENT_OK. */
EntStatus cli_actor_line(const EntArticle* article, const EntActor* actor, EntBuffer* out,
                         EntError* err);

#endif
