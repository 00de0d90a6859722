/** @file graph/resolve.h
    Which actors of different articles are one. All articles are looked at at once, each has one
    voice, and the order in which they came does not matter:
    - The same name is the same actor, unless a fuller name that an article gives says otherwise, or
      two kinds or two circles of other actors are each well attested.
    - Spellings of one foreign name are one, and names that an article gives to one actor are, if no
      other article names both as two.
    - A surname, a short form or an acronym goes to the only actor that it can mean; if there are
      several, to the one that the other actors of the article clearly point to; else it stays
      apart.
    - Two actors of one article stay two. A state is never a person or an organization.
    - What a person says overrules all of that.
    Blocks of equal keys, hashing and union-find: time and memory grow with the local actors times
    the logarithm of their number. */
#ifndef ENT_GRAPH_RESOLVE_H
#define ENT_GRAPH_RESOLVE_H

#include "graph/builder.h"

/** Two local actors are one. */
typedef struct {
  uint32_t local;
  uint32_t with;
  EntJoinReason reason;
  uint32_t article; ///< one that shows it, or ENT_NONE
} EntJoinEntry;

/** What was found. */
typedef struct {
  uint32_t* root;  ///< [locals] a local actor that stands for all of its actor
  uint32_t* ruled; ///< [locals] number of the actor of builder->rulings that it is, or ENT_NONE;
                   ///< the same for all of one root
  EntJoinEntry* joins; ///< [n_joins] why; names that are the same but for case, accents and a
                       ///< leading "the" need no reason
  size_t n_joins;
} EntResolution;

/** Find which local actors are one actor. The order in which they came does not matter.
    @param arena  Owns what is found and all temporary memory.
    @return false when memory is short. */
bool ent_resolve(const EntNetworkBuilder* builder, EntArena* arena, EntResolution* out);

#endif
