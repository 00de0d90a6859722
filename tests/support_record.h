/** @file tests/support_record.h
    Articles whose triples have something else in every field, for tests of what keeps triples. */
#ifndef ENT_TESTS_SUPPORT_RECORD_H
#define ENT_TESTS_SUPPORT_RECORD_H

#include "graph/triple.h"

/** An article with what it says. */
typedef struct {
  EntArticleInfo info;
  EntTriple* triples; ///< [n_triples]
  size_t n_triples;
} SupportRecord;

/** Article number `i`: 0 to 4 triples, hostile texts, and null where it may be. Each call gives the
    same. The arena owns it. */
SupportRecord* support_record(EntArena* arena, size_t i);

/** Are both triples the same in every field, but for the articles' addresses in memory? Fails the
    test if not. */
void support_same_triple(const EntTriple* a, const EntTriple* b);

/** The same of what is known of two articles. */
void support_same_info(const EntArticleInfo* a, const EntArticleInfo* b);

#endif
