/** @file extract/relation/pair.h
    Two names of a sentence on the way to their features: what the files that tell of them share. Of
    no use to anybody else. */
#ifndef ENT_EXTRACT_RELATION_PAIR_H
#define ENT_EXTRACT_RELATION_PAIR_H

#include "extract/relation/feature.h"

/** One pair and where its features go. */
typedef struct {
  EntFeatures* out;
  const EntPassage* passage;
  const EntTree* tree;
  const EntName* a; ///< the name on the left
  const EntName* b;
  size_t start[2]; ///< first word of each name, in the sentence
  size_t end[2];   ///< behind its last
  uint32_t head[2];
  uint32_t kinds;                ///< both kinds as one number
  uint32_t up[ENT_PAIR_STEPS];   ///< [n_up] words from the left name up to, without, the top
  uint32_t down[ENT_PAIR_STEPS]; ///< [n_down] words from the right name up to, without, the top
  size_t n_up;
  size_t n_down;
  uint32_t top; ///< where both meet; ENT_NONE if they are too far apart
} EntPair;

/** The templates: each feature starts with its own. */
typedef enum {
  ENT_T_BIAS = 1,
  ENT_T_KINDS,
  ENT_T_DISTANCE,
  ENT_T_COUNTS,
  ENT_T_TYPE,
  ENT_T_CLAIM,
  ENT_T_PATH_FULL,
  ENT_T_PATH_LABELS,
  ENT_T_PATH_TOP,
  ENT_T_PATH_CLASSES,
  ENT_T_PATH_WORD,
  ENT_T_PATH_EDGE,
  ENT_T_PATH_TURN,
  ENT_T_PATH_FLAGS,
  ENT_T_PATH_CHILD,
  ENT_T_PATH_LENGTH,
  ENT_T_ENDS,
  ENT_T_HEAD_WORD,
  ENT_T_VERB,
  ENT_T_LIST,
  ENT_T_GAP_WORD,
  ENT_T_GAP_TWO,
  ENT_T_GAP_ALL,
  ENT_T_GAP_CUE,
  ENT_T_GAP_TITLE,
  ENT_T_SIDE_WORD,
  ENT_T_SIDE_TWO,
  ENT_T_SIDE_CUE,
  ENT_T_AROUND,
  ENT_T_SENTENCE_CUE,
  ENT_T_TENSE,
  ENT_T_YEARS,
  ENT_T_ACTOR,
  ENT_T_NAME_WORD,
  ENT_T_ARTICLE,
  ENT_T_PROMINENCE,
  ENT_T_TOPIC,
  ENT_T_LEAN
} EntTemplate;

/** Add a feature of a template, with up to three values. */
static inline void ent_pair_add(const EntPair* pair, EntTemplate template, uint32_t x, uint32_t y,
                                uint32_t z) {
  EntFeatures* out = pair->out;
  if (out->n < ENT_MAX_FEATURES) {
    out->items[out->n++] = ent_mix(ent_mix(ent_mix(ent_mix(0, template), x), y), z);
  }
}

/** Word `at` of the sentence. */
static inline const EntNode* ent_pair_node(const EntPair* pair, size_t at) {
  return &pair->tree->nodes[at];
}

/** A number as one of few: 0, 1, 2, 3, 4, 6, 8, 12, … */
static inline uint32_t ent_bucket(size_t n) {
  uint32_t b = 0;
  while (n > 3) {
    n = n * 2 / 3;
    b++;
  }
  return b * 4 + (uint32_t)n;
}

/** What a word is by class: of a cue, of a title, or its part of speech. */
static inline uint32_t ent_class_of(const EntNode* word) {
  if (word->flags & ENT_NODE_NAME) {
    return word->symbol;
  }
  if (word->cue) {
    return 64u + word->cue;
  }
  if (word->sense) {
    return 256u + word->sense;
  }
  return word->title ? 128u + word->title : 192u + word->upos;
}

/** 1 + the relation of the cue that covers a word; 0 if none does. */
static inline uint32_t ent_relation_of(const EntNode* word) {
  return word->cue ? 1u + (uint32_t)ent_form_relation((EntForm)(word->cue - 1)) : 0;
}

/** Climb from both names to where they meet. */
void ent_pair_path(EntPair* pair);

/** Are both names members of one coordination? */
bool ent_pair_listed(const EntPair* pair);

/** Why the sentence may not say what its words say. Only the word that carries both names counts,
    and only if it is a cue: what else stands on the way may be in doubt while the tie is not
   ("Iran's ally, who may attack, …"). */
EntDoubt ent_pair_doubt(const EntPair* pair);

/** Features of the path through the tree. */
void ent_add_path(const EntPair* pair);

/** Features of one name by itself: its words, its place and its clause.
    @param which  0 for the left one, 1 for the other. @param mentions  Of its actor. */
void ent_add_name(const EntPair* pair, unsigned which, uint32_t mentions);

/** How sure the tagger is of one of the names, 0 to 15; 16 for a pronoun or a description. */
uint32_t ent_pair_lean(const EntPair* pair, unsigned which);

/** What tells that one of the names is an actor, in bits: a look at its words, its place, a title
    before or a description behind it; and the kind that the tagger gives it. */
uint32_t ent_pair_sure(const EntPair* pair, unsigned which);

/** Features of the words between the names. */
void ent_add_gap(const EntPair* pair);

/** Features of the words around the names. */
void ent_add_sides(const EntPair* pair);

#endif
