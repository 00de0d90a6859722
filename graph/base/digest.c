#include "graph/base/digest.h"

#include <nettle/sha2.h>

void ent_digest(EntStr bytes, char out[ENT_DIGEST_SIZE]) {
  static const char hex[] = "0123456789abcdef";
  struct sha256_ctx context;
  uint8_t digest[SHA256_DIGEST_SIZE];
  sha256_init(&context);
  sha256_update(&context, bytes.length, (const uint8_t*)bytes.bytes);
  sha256_digest(&context, sizeof digest, digest);
  for (size_t i = 0; i < sizeof digest; i++) {
    out[2 * i] = hex[digest[i] >> 4];
    out[2 * i + 1] = hex[digest[i] & 15];
  }
  out[ENT_DIGEST_SIZE - 1] = '\0';
}
