/** @file extract/actor/salience.h
    Which actor a pronoun most likely means: a linear score over the actors mentioned shortly
    before, in the manner of Lappin & Leass 1994 (Computational Linguistics 20:4) with learned
   weights. */
#ifndef ENT_EXTRACT_ACTOR_SALIENCE_H
#define ENT_EXTRACT_ACTOR_SALIENCE_H

#include "extract/actor/refer.h"

/** What a pronoun asks of its antecedent. */
typedef enum {
  ENT_ASKS_PERSON, ///< "he", "she"
  ENT_ASKS_IT,
  ENT_ASKS_ITS,
  ENT_ASKS_THEY
} EntAsked;
enum { ENT_N_ASKED = ENT_ASKS_THEY + 1 };

/** A pronoun. */
typedef struct {
  size_t token;
  EntAsked asked;
  int gender;     ///< 'm', 'f' or 'u'
  bool reflexive; ///< "himself"
  bool owns_role; ///< it owns somebody by a role: "its leader"
  bool acts;      ///< it is the subject of a verb that takes an actor
} EntAnaphor;

/** The actor that the pronoun refers to, or ENT_NONE if none is likely enough. */
uint32_t ent_salient_actor(const EntReferrer* self, const EntAnaphor* anaphor);

#endif
