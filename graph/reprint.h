/** @file graph/reprint.h
    Sentences that repeat each other in nearly the same words: agency copy, reprints, quotations. */
#ifndef ENT_GRAPH_REPRINT_H
#define ENT_GRAPH_REPRINT_H

#include "graph/base/text.h"

#include <stdint.h>

/** Find which of `n` sentences repeat each other: those of whose shingles (sequences of three
    words, letters folded to lower case, or the whole of a shorter sentence) seven tenths or more
    are the same (Jaccard similarity; Broder 1997, doi:10.1109/SEQUEN.1997.666900). Pairs are
    proposed by a shared minimum of one of six hash functions, which misses a pair at the limit
   about once in 1,400, and then compared in full. O(n log n) but for sentences that share a
   minimum.
    @param arena    For temporary memory.
    @param group    [n] receives the first sentence that each one repeats, itself if none.
    @return false when memory is short. */
bool ent_reprints_find(const char* const* sentences, size_t n, EntArena* arena, uint32_t* group);

#endif
