/** @file graph/vote.h
    One article, one voice: counting how many articles give an actor a value. */
#ifndef ENT_GRAPH_VOTE_H
#define ENT_GRAPH_VOTE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/** An article's voice for a value of an actor. */
typedef struct {
  uint32_t actor;
  uint32_t value;
  uint32_t article;
} EntVote;

/** Sort by actor, value and article, and drop repetitions. @return how many votes are left. */
size_t ent_votes_sort(EntVote* votes, size_t n);

/** Walk over sorted votes, one actor and value at a time.
    @param at     Where to go on; 0 at first.
    @param run    Receives actor and value (its article is the first).
    @param count  Receives the number of articles.
    @return false at the end. */
bool ent_votes_next(const EntVote* votes, size_t n, size_t* at, EntVote* run, size_t* count);

#endif
