/** @file cli/input_key.h
    What a store knows an input by, made before the input is read. */
#ifndef ENT_CLI_INPUT_KEY_H
#define ENT_CLI_INPUT_KEY_H

#include "cli/options.h"
#include "extract/input.h"
#include "graph/store/store.h"

/** The key of an input. Free it with cli_input_key_clear(). */
typedef struct {
  EntStoreInput input; ///< points to the rest, and to the digest of the bytes
  EntBuffer id;
  char data[ENT_DIGEST_SIZE]; ///< digest of what the catalog says; "" if it says nothing
} CliInputKey;

/** @param sha256  Of the bytes of the input; borrowed. */
EntStatus cli_input_key_make(const EntInput* input, const char* sha256, CliInputKey* out,
                             EntError* err);

void cli_input_key_clear(CliInputKey* key);

/** What else decides what is read in an article: a digest of the actors file and of the cues.
    @param settings  Receives it; "" if there is neither. */
EntStatus cli_input_settings(const CliOptions* options, char settings[ENT_DIGEST_SIZE],
                             EntError* err);

#endif
