#include "extract/relation/denial.h"

#include "extract/relation/argument.h"
#include "extract/relation/path.h"
#include "extract/relation/sense.h"
#include "extract/relation/speaker.h"

/** "no", "not", "never"; not of "no longer", "not only", which deny nothing. */
static bool is_negation(const EntPassage* passage, size_t token) {
  static const char* const followers[] = {"longer", "only",  "just", "merely",
                                          "simply", "least", "more", NULL};
  return ent_passage_lemma_is(passage, token, ENT_WORD_NEGATION) &&
         !ent_passage_is_one_of(passage, token + 1, followers);
}

/** Does a negation hang on a token? */
static bool is_negated(const EntPassage* passage, size_t token) {
  enum { FAR = 8 };
  const size_t from = token > passage->first + FAR ? token - FAR : passage->first;
  for (size_t i = from; i < token; i++) {
    if (ent_head_of(passage, i) == token && is_negation(passage, i)) {
      return true;
    }
  }
  return false;
}

/** Verbs that only lend a verb to their noun: "launched no attack", "did not form an alliance". */
static bool is_light(const EntPassage* passage, size_t token) {
  return ent_passage_lemma_is(passage, token, ENT_WORD_LIGHT);
}

/** "refused to support", "failed to attack": it did not. */
static bool is_refusal(const EntPassage* passage, size_t token) {
  static const char* const words[] = {"refuse", "decline", "fail", NULL};
  return ent_has_lemma(passage, token, words);
}

/** "would", "will", "if": what one cannot do may still be denied. */
static bool makes_doubtful(const EntPassage* passage, size_t token) {
  static const char* const can[] = {"can", NULL};
  static const char* const will[] = {"will", NULL};
  const int modal = ENT_WORD_MODAL | ENT_WORD_CONDITION | ENT_WORD_EXCEPTION;
  return (ent_passage_lemma_is(passage, token, modal) && !ent_has_lemma(passage, token, can)) ||
         ent_has_lemma(passage, token, will);
}

/** Is it only a possibility, a wish or a plan? Then there is nothing to deny. */
static bool is_modal(const EntPassage* passage, size_t token) {
  const size_t head = ent_head_of(passage, token);
  const EntDeprel deprel = ent_deprel_of(passage, token);
  if (head != ENT_NO_WORD && (deprel == ENT_DEPREL_CCOMP || deprel == ENT_DEPREL_XCOMP) &&
      ent_passage_lemma_is(passage, head, ENT_WORD_WISH)) {
    return true;
  }
  for (size_t i = passage->first; i < token; i++) {
    if (ent_head_of(passage, i) == token && makes_doubtful(passage, i)) {
      return true;
    }
  }
  return false;
}

/** Is what a cue says denied by a verb over it? */
static bool is_denied_above(const EntPassage* passage, const EntCue* cue, size_t token) {
  enum { MOST = 5 };
  for (int steps = 0; steps < MOST; steps++) {
    const size_t head = ent_head_of(passage, token);
    const EntDeprel deprel = ent_deprel_of(passage, token);
    if (head == ENT_NO_WORD) {
      return false;
    }
    const bool content =
        ent_is_denied_content(passage, token) || deprel == ENT_DEPREL_XCOMP ||
        deprel == ENT_DEPREL_OBJ ||
        (ent_is_claim_noun(passage, head) &&
         (deprel == ENT_DEPREL_CCOMP || deprel == ENT_DEPREL_ACL || deprel == ENT_DEPREL_NMOD));
    if (!content && deprel != ENT_DEPREL_CONJ) {
      return false;
    }
    if (ent_is_claim_noun(passage, head) && is_negated(passage, head) &&
        (deprel == ENT_DEPREL_CCOMP || deprel == ENT_DEPREL_ACL)) {
      return true; // "no proof that X backs Y"
    }
    if (ent_speaker_denies(passage, head)) {
      return ent_is_denied_content(passage, token) && !is_negated(passage, head) &&
             !is_modal(passage, head);
    }
    if (is_refusal(passage, head)) {
      const bool fails =
          ent_outlives_failure(cue->form) && ent_passage_form_is(passage, head, ENT_WORD_FAILURE);
      return deprel == ENT_DEPREL_XCOMP && !is_negated(passage, head) && !fails;
    }
    if (!ent_is_claim_noun(passage, head) && deprel != ENT_DEPREL_CONJ &&
        !is_light(passage, head)) {
      return false;
    }
    token = head;
  }
  return false;
}

/** Is what a cue says denied or negated, and not only possible? */
static bool is_denied(const EntPassage* passage, const EntCue* cue, size_t token) {
  const size_t head = ent_head_of(passage, token);
  const EntDeprel deprel = ent_deprel_of(passage, token);
  const bool lent = head != ENT_NO_WORD && is_light(passage, head) &&
                    (deprel == ENT_DEPREL_OBJ || deprel == ENT_DEPREL_NSUBJ);
  if (is_modal(passage, token) || (lent && is_modal(passage, head))) {
    return false;
  }
  return is_negated(passage, token) || (lent && is_negated(passage, head)) ||
         is_denied_above(passage, cue, token);
}

bool ent_may_deny(const EntPassage* passage) {
  for (size_t i = passage->first; i < passage->end; i++) {
    if (is_negation(passage, i) || ent_speaker_denies(passage, i) || is_refusal(passage, i)) {
      return true;
    }
  }
  return false;
}

/** Words too weak to state a tie, but not to deny one: "no link between A and B". */
static bool is_bond(const EntPassage* passage, size_t token) {
  return ent_passage_token(passage, token)->upos == ENT_UPOS_NOUN &&
         ent_passage_lemma_is(passage, token, ENT_WORD_BOND);
}

/** The cue of a relation that starts at a token, or NULL. */
static const EntCue* cue_at(const EntPassage* passage, size_t token, EntRelation relation,
                            EntSpan* at) {
  static const EntCue bond = {.form = ENT_COALITION, .place = ENT_CUE_NOUN};
  *at = (EntSpan){token, token + 1};
  const EntCue* cue = ent_cue_for(passage, relation, token, passage->end, at);
  if (cue) {
    return cue;
  }
  return relation == ENT_ALLY && is_bond(passage, token) ? &bond : NULL;
}

/** May a token stand between a cue and one of its names? Above it only what denies or lends a verb,
    below it a noun that is no cue itself. */
static bool is_passable(const EntPassage* passage, size_t token, bool above) {
  if (ent_speaker_denies(passage, token) || is_refusal(passage, token) ||
      ent_is_claim_noun(passage, token) || is_light(passage, token)) {
    return true;
  }
  size_t n = 0;
  return !above && ent_passage_token(passage, token)->upos != ENT_UPOS_VERB &&
         (ent_passage_name(passage, token) != ENT_NONE ||
          !ent_scene_longest(passage->scene, token, token + 1, ENT_SENSE_CUE, &n));
}

/** Is one side of a path passable? @param found  Set if the cue stands on it. */
static bool is_side_passable(const EntPassage* passage, const size_t* side, size_t n, size_t cue,
                             bool* found) {
  for (size_t i = 1; i < n; i++) {
    if (side[i] == cue) {
      *found = true;
    } else if (!is_passable(passage, side[i], *found)) {
      return false;
    }
  }
  return true;
}

/** Do both names stand to the cue as its own two, not as those of another verb on the way? */
static bool is_between(const EntPassage* passage, const EntPath* path, size_t cue) {
  bool found_up = false;
  bool found_down = false;
  return ent_path_carries(passage, path, cue) &&
         is_side_passable(passage, path->up, path->n_up, cue, &found_up) &&
         is_side_passable(passage, path->down, path->n_down, cue, &found_down) &&
         (!(found_up || found_down) || is_passable(passage, path->top, true));
}

bool ent_find_denial(const EntCandidate* candidate, EntRelation relation, EntClaim* claim) {
  const EntPassage* passage = candidate->passage;
  EntPath path;
  if (!ent_path_find(passage, candidate->left, candidate->right, &path)) {
    return false;
  }
  for (size_t i = passage->first; i < passage->end; i++) {
    EntSpan at;
    const EntCue* cue =
        ent_passage_name(passage, i) == ENT_NONE ? cue_at(passage, i, relation, &at) : NULL;
    const size_t token = cue ? ent_head_of_phrase(passage, at) : i;
    if (!cue || ent_is_claim_noun(passage, token) || !is_between(passage, &path, token) ||
        !is_denied(passage, cue, token)) {
      continue;
    }
    const bool passive = ent_is_passive(passage, token);
    const bool turned = cue->swapped != passive;
    *claim = (EntClaim){.subject = turned ? candidate->right : candidate->left,
                        .object = turned ? candidate->left : candidate->right,
                        .form = cue->form,
                        .cue = at};
    return true;
  }
  return false;
}
