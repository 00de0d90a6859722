/** @file graph/rulings.h
    What a person says of names, above all that the program finds. Names are compared as
    graph/name.h does. */
#ifndef ENT_GRAPH_RULINGS_H
#define ENT_GRAPH_RULINGS_H

#include "graph/triple.h"

/** Two names. */
typedef struct {
  const char* a;
  const char* b;
} EntNamePair;

/** The end of an actor: its death or dissolution. */
typedef struct {
  const char* name;
  EntDate date;
} EntNameEnd;

/** All that a person says; the arrays are the caller's. */
typedef struct {
  const EntParticipant* actors; ///< [n_actors] whoever has one of the spellings is this actor, with
                                ///< its name and kind; of two that have one, the first
  size_t n_actors;
  const EntNamePair* same; ///< [n_same] these two are one actor
  size_t n_same;
  const EntNamePair* apart; ///< [n_apart] these two are not one actor, whatever the program finds
  size_t n_apart;
  const EntNamePair* renamed; ///< [n_renamed] `a` is to be called `b`
  size_t n_renamed;
  const EntNameEnd* ended; ///< [n_ended]
  size_t n_ended;
} EntRulings;

#endif
