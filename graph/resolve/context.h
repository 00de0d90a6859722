/** @file graph/resolve/context.h
    Whom the other actors of an article point to. */
#ifndef ENT_GRAPH_RESOLVE_CONTEXT_H
#define ENT_GRAPH_RESOLVE_CONTEXT_H

#include "graph/resolve/state.h"

/** Most clusters that are weighed against each other. */
enum { ENT_CONTEXT_MOST = 16 };

/** In whose company clusters are. */
typedef struct {
  uint32_t* company; ///< [senses] by root: which of the clusters are in its company, as bits
  uint32_t* touched; ///< [senses] roots with bits set
  size_t n_touched;
  bool* seen; ///< [senses] by root: is counted; false between calls
} EntContext;

/** @return false when memory is short. */
bool ent_context_new(EntResolver* self, EntContext* out);

/** Learn the company of clusters; what was learned before is forgotten.
    @param roots  [n] at most ENT_CONTEXT_MOST */
void ent_context_learn(EntResolver* self, EntContext* context, const uint32_t* roots, size_t n);

/** Which of the clusters do the others in the article of a local actor point to? The rarer an
   actor, the more it says; those that are everywhere say nothing.
    @return its index, or ENT_NONE if none is clearly ahead: has three times what the next one has.
 */
uint32_t ent_context_choose(EntResolver* self, EntContext* context, const uint32_t* roots, size_t n,
                            uint32_t local);

#endif
