/** @file graph/resolve/fit.h
    Short forms and acronyms that a name may go by. */
#ifndef ENT_GRAPH_RESOLVE_FIT_H
#define ENT_GRAPH_RESOLVE_FIT_H

#include "graph/resolve/state.h"

/** How well a short form fits. */
typedef enum {
  ENT_FIT_NONE,
  ENT_FIT_WEAK, ///< only if the other actors of the article speak for it
  ENT_FIT_GOOD
} EntFit;

/** A sense may go by a short form. */
typedef struct {
  uint32_t form; ///< its number
  uint32_t sense;
  uint32_t first; ///< where its words stand in the name; ENT_NONE: it only begins like the name
  EntFit fit;
  EntJoinReason reason;
} EntPosting;

/** All short forms of all senses. */
typedef struct {
  EntPosting* items; ///< [n] by form and sense; the best fit of each
  size_t n;
  size_t capacity;
} EntPostings;

/** List the short forms. @return false when memory is short. */
bool ent_postings_make(EntResolver* self, EntPostings* out);

/** How well a sense fits as the short form of another one. Of one that is spelled in another way
   only long words do, and weakly. */
EntFit ent_fit_of(const EntResolver* self, const EntSense* sense, const EntPosting* posting);

/** Does the name of a sense tell it from others: is it more than "Armed Forces"? */
bool ent_fit_tells(const EntSense* sense);

/** Those that have a form. @param n  Receives how many. */
const EntPosting* ent_postings_of(const EntPostings* postings, uint32_t form, size_t* n);

/** The form of the words of a sense; ENT_NONE if no sense goes by it. */
uint32_t ent_fit_words(const EntResolver* self, const EntSense* sense);

/** Is the name of a sense an acronym in shape: "PUK", "LeT"? */
bool ent_fit_is_acronym(const EntResolver* self, const EntSense* sense);

/** The form of a sense as an acronym; ENT_NONE if it is none in shape or no sense goes by it. */
uint32_t ent_fit_acronym(const EntResolver* self, const EntSense* sense);

/** The form of a word that may be put together from the beginnings of a name's words. */
uint32_t ent_fit_syllables(const EntResolver* self, const EntSense* sense);

#endif
