#include "graph/reprint.h"

#include "graph/base/unicode.h"

#include <stdlib.h>

enum { SHINGLE_WORDS = 3, N_MINIMA = 6 };

/** Shared shingles out of all, in tenths, that make two sentences one. */
enum { SIMILAR_TENTHS = 7 };

/** The shingles of a sentence: hashes, each once, in order. */
typedef struct {
  uint64_t* hashes;
  size_t n;
  uint64_t minima[N_MINIMA];
} Shingles;

/** One of a family of mixing functions (the finalizer of MurmurHash3, A. Appleby). */
static uint64_t mix(uint64_t x, uint64_t salt) {
  x ^= salt * 0x9E3779B97F4A7C15u;
  x = (x ^ (x >> 33)) * 0xFF51AFD7ED558CCDu;
  x = (x ^ (x >> 33)) * 0xC4CEB9FE1A85EC53u;
  return x ^ (x >> 33);
}

/** Cut the next word off `*rest`. @return false at the end; else its hash (FNV-1a) in `*hash`. */
static bool next_word(EntStr* rest, uint64_t* hash) {
  bool inside = false;
  *hash = 0xCBF29CE484222325u;
  while (rest->length > 0) {
    size_t length = 0;
    const uint32_t code = ent_to_lower(ent_utf8_next(*rest, &length));
    const bool part = ent_is_letter(code) || ent_is_digit(code);
    if (inside && !part) {
      break;
    }
    rest->bytes += length;
    rest->length -= length;
    inside = inside || part;
    *hash = part ? (*hash ^ code) * 0x100000001B3u : *hash;
  }
  return inside;
}

static int compare_hashes(const void* left, const void* right) {
  const uint64_t a = *(const uint64_t*)left;
  const uint64_t b = *(const uint64_t*)right;
  return (a > b) - (a < b);
}

/** Sort, and drop repetitions. */
static size_t sort_hashes(uint64_t* hashes, size_t n) {
  size_t left = 0;
  if (n > 1) {
    qsort(hashes, n, sizeof *hashes, compare_hashes);
  }
  for (size_t i = 0; i < n; i++) {
    if (i == 0 || hashes[left - 1] != hashes[i]) {
      hashes[left++] = hashes[i];
    }
  }
  return left;
}

static bool cut(const char* sentence, EntArena* arena, Shingles* out) {
  EntStr rest = ent_str(sentence);
  const size_t most = rest.length / 2 + 2; // a word and a blank take two bytes
  uint64_t last[SHINGLE_WORDS] = {0};
  uint64_t word = 0;
  size_t n_words = 0;
  out->n = 0;
  out->hashes = ent_arena_array(arena, most, sizeof *out->hashes);
  if (!out->hashes) {
    return false;
  }
  while (next_word(&rest, &word)) {
    last[n_words++ % SHINGLE_WORDS] = word;
    if (n_words >= SHINGLE_WORDS) {
      uint64_t hash = 0;
      for (size_t i = n_words - SHINGLE_WORDS; i < n_words; i++) {
        hash = mix(hash + last[i % SHINGLE_WORDS], 1);
      }
      out->hashes[out->n++] = hash;
    }
  }
  if (out->n == 0) { // fewer words than a shingle has
    out->hashes[out->n++] = mix(last[0] + mix(last[1], 1), n_words);
  }
  out->n = sort_hashes(out->hashes, out->n);
  for (size_t k = 0; k < N_MINIMA; k++) {
    out->minima[k] = UINT64_MAX;
    for (size_t i = 0; i < out->n; i++) {
      const uint64_t value = mix(out->hashes[i], k + 2);
      out->minima[k] = value < out->minima[k] ? value : out->minima[k];
    }
  }
  return true;
}

static bool are_similar(const Shingles* a, const Shingles* b) {
  size_t shared = 0;
  for (size_t i = 0, j = 0; i < a->n && j < b->n;) {
    shared += a->hashes[i] == b->hashes[j];
    const bool left = a->hashes[i] <= b->hashes[j];
    const bool right = b->hashes[j] <= a->hashes[i];
    i += left;
    j += right;
  }
  return 10 * shared >= SIMILAR_TENTHS * (a->n + b->n - shared);
}

static uint32_t find_root(uint32_t* group, uint32_t i) {
  while (group[i] != i) {
    group[i] = group[group[i]];
    i = group[i];
  }
  return i;
}

static void join(uint32_t* group, uint32_t a, uint32_t b) {
  const uint32_t x = find_root(group, a);
  const uint32_t y = find_root(group, b);
  group[x > y ? x : y] = x > y ? y : x;
}

/** A sentence under one of its minima. */
typedef struct {
  uint64_t minimum;
  uint32_t sentence;
} Bucket;

static int compare_buckets(const void* left, const void* right) {
  const Bucket* a = left;
  const Bucket* b = right;
  const int order = (a->minimum > b->minimum) - (a->minimum < b->minimum);
  return order ? order : (a->sentence > b->sentence) - (a->sentence < b->sentence);
}

/** Join the similar ones among those that share a minimum. */
static void join_bucket(const Shingles* shingles, const Bucket* items, size_t n, uint32_t* group) {
  for (size_t i = 1; i < n; i++) {
    for (size_t j = 0; j < i; j++) {
      const uint32_t a = items[j].sentence;
      const uint32_t b = items[i].sentence;
      if (find_root(group, a) != find_root(group, b) && are_similar(&shingles[a], &shingles[b])) {
        join(group, a, b);
      }
    }
  }
}

bool ent_reprints_find(const char* const* sentences, size_t n, EntArena* arena, uint32_t* group) {
  Shingles* shingles = ent_arena_array(arena, n, sizeof *shingles);
  Bucket* buckets = ent_arena_array(arena, n, sizeof *buckets);
  if (!shingles || !buckets) {
    return false;
  }
  for (size_t i = 0; i < n; i++) {
    group[i] = (uint32_t)i;
    if (!cut(sentences[i], arena, &shingles[i])) {
      return false;
    }
  }
  for (size_t k = 0; n > 1 && k < N_MINIMA; k++) {
    for (size_t i = 0; i < n; i++) {
      buckets[i] = (Bucket){shingles[i].minima[k], (uint32_t)i};
    }
    qsort(buckets, n, sizeof *buckets, compare_buckets);
    for (size_t i = 0, end = 0; i < n; i = end) {
      for (end = i + 1; end < n && buckets[end].minimum == buckets[i].minimum; end++) {
      }
      join_bucket(shingles, &buckets[i], end - i, group);
    }
  }
  for (size_t i = 0; i < n; i++) {
    group[i] = find_root(group, (uint32_t)i);
  }
  return true;
}
