#include "extract/relation/pair.h"

/** Does what stands on the way from one name to the other take back what it says? */
static EntDoubt doubt_at(const EntPair* pair, uint32_t at, bool hostile) {
  static const char* const denials[] = {"denied",  "denies", "deny",     "denying",  "refused",
                                        "refuses", "refuse", "refusing", "declined", "declines",
                                        "stopped", "ruled",  NULL};
  static const char* const failures[] = {"failed", "fails", "fail", "failing", NULL};
  const EntNode* word = ent_pair_node(pair, at);
  const bool lasts =
      (word->flags & (ENT_NODE_NEGATED | ENT_NODE_MODAL)) &&
      ent_passage_lemma_is(pair->passage, pair->passage->first + at, ENT_WORD_LASTING);
  if (lasts || (word->flags & ENT_NODE_NAME)) {
    return ENT_DOUBT_NONE;
  }
  if (ent_passage_is_one_of(pair->passage, pair->passage->first + at, denials)) {
    return ENT_DOUBT_DENIED;
  }
  if (!hostile && ent_passage_is_one_of(pair->passage, pair->passage->first + at, failures)) {
    return ENT_DOUBT_DENIED;
  }
  if (word->flags & ENT_NODE_NEGATED) {
    return ENT_DOUBT_NEGATED;
  }
  return word->flags & ENT_NODE_MODAL ? ENT_DOUBT_MODAL : ENT_DOUBT_NONE;
}

/** Is it what is told that there is not: "no proof that …", "no sign of …"? */
static bool is_unproven(const EntPair* pair, uint32_t at) {
  return (ent_pair_node(pair, at)->flags & ENT_NODE_NEGATED) &&
         ent_passage_lemma_is(pair->passage, pair->passage->first + at, ENT_WORD_CLAIM);
}

EntDoubt ent_pair_doubt(const EntPair* pair) {
  const uint32_t* sides[2] = {pair->up, pair->down};
  const size_t counts[2] = {pair->n_up, pair->n_down};
  EntDoubt most = ent_pair_listed(pair) && !pair->tree->cued ? ENT_DOUBT_LISTED : ENT_DOUBT_NONE;
  if (pair->n_up == 0 || pair->n_down == 0) {
    return most;
  }
  bool hostile = false; // an act stands on the way that tells of rivalry even if it fails
  for (size_t side = 0; side < 2; side++) {
    for (size_t i = 0; i < counts[side]; i++) {
      const EntNode* word = ent_pair_node(pair, sides[side][i]);
      hostile |= word->cue && ent_outlives_failure((EntForm)(word->cue - 1));
    }
  }
  most = doubt_at(pair, pair->top, hostile);
  if (most == ENT_DOUBT_NONE && ent_passage_is_question(pair->passage)) {
    most = ENT_DOUBT_MODAL;
  }
  for (size_t side = 0; side < 2; side++) {
    for (size_t i = 1; i < counts[side]; i++) {
      const EntNode* word = ent_pair_node(pair, sides[side][i]);
      const EntDoubt doubt = is_unproven(pair, sides[side][i]) ? ENT_DOUBT_DENIED
                             : word->cue ? doubt_at(pair, sides[side][i], hostile)
                                         : ENT_DOUBT_NONE;
      most = doubt > most ? doubt : most;
    }
  }
  return ent_pair_node(pair, pair->top)->cue || most == ENT_DOUBT_DENIED ? most : ENT_DOUBT_NONE;
}
