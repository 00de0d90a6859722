/** @file graph/base/digest.h
    The identity of an article: SHA-256 (FIPS 180-4) of its clean text, through nettle. */
#ifndef ENT_GRAPH_BASE_DIGEST_H
#define ENT_GRAPH_BASE_DIGEST_H

#include "graph/base/text.h"

/** Room for 64 hexadecimal digits and their NUL. */
enum { ENT_DIGEST_SIZE = 65 };

/** Write the SHA-256 of `bytes` as lower-case hexadecimal digits. */
ENT_API void ent_digest(EntStr bytes, char out[ENT_DIGEST_SIZE]);

#endif
