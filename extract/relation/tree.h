/** @file extract/relation/tree.h
    One sentence as the judge sees it: its tree, with what each word is to its head, its preposition
    and what the lexicons say of it, looked up once for all pairs of names. Words are given by their
    index in the sentence. */
#ifndef ENT_EXTRACT_RELATION_TREE_H
#define ENT_EXTRACT_RELATION_TREE_H

#include "extract/relation/passage.h"

/** What stands around a word that changes what it says. */
enum {
  ENT_NODE_NEGATED = 1, ///< "not", "never", "no" hangs on it
  ENT_NODE_MODAL = 2,   ///< "may", "would", "if" hangs on it
  ENT_NODE_FORMER = 4,  ///< "former", "once" hangs on it
  ENT_NODE_PASSIVE = 8, ///< a passive verb
  ENT_NODE_NAME = 16    ///< belongs to the name of an actor
};

/** A word of the tree. */
typedef struct {
  uint32_t symbol; ///< hash of the lemma, or of the kind of name that it belongs to
  uint32_t head;   ///< index in the sentence; ENT_NONE for the root
  uint32_t first;  ///< of a coordination, the first member; the word itself otherwise
  uint32_t prep;   ///< symbol of its preposition or its mark; 0 if none
  uint32_t object; ///< symbol of its object; 0 if none
  uint16_t depth;  ///< steps to the root
  uint16_t bits;   ///< EntFeat
  uint16_t sense;  ///< form and class of the cue that covers it, also of a neutral one; 0 if none
  uint8_t deprel;  ///< EntDeprel
  uint8_t upos;    ///< EntUpos
  uint8_t cue;     ///< 1 + EntForm of the cue that covers it; 0 if none
  uint8_t place;   ///< 1 + EntCuePlace of that cue
  uint8_t title;   ///< 1 + EntTitle of the title that covers it; 0 if none
  uint8_t flags;   ///< ENT_NODE_…
} EntNode;

/** A tree. */
typedef struct {
  EntNode* nodes; ///< [n]
  size_t n;
  bool cued; ///< a cue of a relation stands somewhere in the sentence
} EntTree;

/** Fill the tree of a passage. `nodes` has room for its tokens. */
void ent_tree_set(EntTree* tree, const EntPassage* passage);

/** Mix a number into a hash. */
static inline uint32_t ent_mix(uint32_t hash, uint32_t value) {
  hash = (hash ^ value) * 0x9E3779B1u;
  return hash ^ (hash >> 15);
}

#endif
