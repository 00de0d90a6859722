/** @file cli/review_items.h
    What a person should look at first: names that may be two actors, and ties of one source. */
#ifndef ENT_CLI_REVIEW_ITEMS_H
#define ENT_CLI_REVIEW_ITEMS_H

#include "cli/network.h"

/** A question. */
typedef struct {
  const EntJoin* join;         ///< are these two names one actor? NULL for the other question
  const EntTie* tie;           ///< is this tie right? NULL for the first question
  const EntEvidence* evidence; ///< of the tie: its best sentence
  const EntNode* node;         ///< of the join: the actor
  double consequence;          ///< the PageRank that hangs on it, times the doubt
} CliReviewItem;

/** List the questions, the most consequential first, without those that are decided already.
    - Of names: those that are joined as short name, acronym or transliteration; the PageRank of the
      actor, times 1/2.
    - Of ties: those that one source tells and nobody has confirmed; the PageRank of both actors,
      times 1 - confidence.
    @param network  Measured.
    @param arena    Owns the list.
    @return ENT_NO_MEMORY or ENT_OK. */
EntStatus cli_review_list(const EntNetwork* network, EntDecisions* decisions, EntArena* arena,
                          CliReviewItem** out, size_t* n, EntError* err);

/** The decision that an answer to the question is.
    @param answer  'y', 'n', or 'e' with what is to be instead in `value`: for names, what the actor
                   is to be called; for a tie a form, or dates ("since=2003,status=ended").
    @return false if the answer is none of these. */
bool cli_review_decide(const CliReviewItem* item, char answer, const char* value, EntDecision* out);

#endif
