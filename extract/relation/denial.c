#include "extract/relation/denial.h"

#include "extract/relation/path.h"
#include "extract/relation/reading.h"
#include "extract/relation/sense.h"
#include "extract/relation/speaker.h"

/** Does a negation hang on a token? */
static bool is_negated(const EntPassage* passage, size_t token) {
  enum { FAR = 8 };
  const size_t from = token > passage->first + FAR ? token - FAR : passage->first;
  for (size_t i = from; i < token; i++) {
    if (ent_head_of(passage, i) == token && ent_passage_negates(passage, i)) {
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

/** Does a word deny something, now and for sure? */
static bool is_sure(const EntPassage* passage, size_t denier) {
  return !is_negated(passage, denier) && !is_modal(passage, denier);
}

/** Is a noun denied of which a clause is the content: "no proof that …", "the claim that … is
    false", but not "the plan to … is wrong"? */
static bool is_denied_claim(const EntPassage* passage, size_t noun, size_t content) {
  const EntDeprel deprel = ent_deprel_of(passage, content);
  if (deprel != ENT_DEPREL_CCOMP && deprel != ENT_DEPREL_ACL) {
    return false;
  }
  const bool infinitive = (ent_passage_token(passage, content)->bits & ENT_FEAT_INFINITIVE) != 0;
  const size_t untrue = infinitive ? ENT_NO_WORD : ent_untrue_of(passage, noun);
  return (ent_is_claim_noun(passage, noun) && is_negated(passage, noun)) ||
         (untrue != ENT_NO_WORD && is_sure(passage, untrue));
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
    const size_t teller = ent_teller_of(passage, token);
    if (teller != ENT_NO_WORD && ent_speaker_denies(passage, teller)) {
      return is_sure(passage, teller);
    }
    const bool content =
        ent_is_denied_content(passage, token) || deprel == ENT_DEPREL_XCOMP ||
        deprel == ENT_DEPREL_OBJ ||
        (ent_is_claim_noun(passage, head) &&
         (deprel == ENT_DEPREL_CCOMP || deprel == ENT_DEPREL_ACL || deprel == ENT_DEPREL_NMOD));
    if (!content && deprel != ENT_DEPREL_CONJ) {
      return false;
    }
    if (is_denied_claim(passage, head, token)) {
      return true;
    }
    if (ent_speaker_denies(passage, head)) {
      return ent_is_denied_content(passage, token) && is_sure(passage, head);
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
    if (ent_passage_negates(passage, i) || ent_speaker_denies(passage, i) ||
        is_refusal(passage, i) || ent_is_untrue_word(passage, i)) {
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

/** One side of a path, from a name up to, without, the top. */
typedef struct {
  const size_t* tokens; ///< [n]
  size_t n;
} Side;

/** Does a path lead from a clause up over the hearer or medium that it hangs on ("told X that …")?
    @param i  Of the hearer or medium in its side. */
static bool is_told(const EntPassage* passage, Side side, size_t i) {
  return ent_teller_of(passage, side.tokens[i - 1]) != ENT_NO_WORD ||
         (i > 1 && ent_deprel_of(passage, side.tokens[i - 1]) == ENT_DEPREL_NMOD &&
          ent_teller_of(passage, side.tokens[i - 2]) != ENT_NO_WORD);
}

/** Is one side of a path passable? @param found  Set if the cue stands on it. */
static bool is_side_passable(const EntPassage* passage, Side side, size_t cue, bool* found) {
  for (size_t i = 1; i < side.n; i++) {
    if (side.tokens[i] == cue) {
      *found = true;
    } else if (!is_passable(passage, side.tokens[i], *found) &&
               !(*found && is_told(passage, side, i))) {
      return false;
    }
  }
  return true;
}

/** May a pronoun stand for a name by its kind, and is it linked to no other actor? */
static bool may_mean(const EntPassage* passage, size_t pronoun, uint32_t name) {
  static const char* const people[] = {"he", "she", NULL};
  static const char* const others[] = {"it", "they", NULL};
  const uint32_t own = ent_passage_name(passage, pronoun);
  const EntName* item = ent_passage_item(passage, name);
  return (own == ENT_NONE || ent_passage_item(passage, own)->actor == item->actor) &&
         ent_passage_is_one_of(passage, pronoun, item->kind == ENT_PERSON ? people : others);
}

/** Is the name that a side leads from the subject of what stands at the top? */
static bool is_subject_side(const EntPassage* passage, Side side) {
  for (size_t i = 0; i + 1 < side.n; i++) {
    if (ent_deprel_of(passage, side.tokens[i]) != ENT_DEPREL_FLAT) {
      return false;
    }
  }
  return side.n > 0 && ent_deprel_of(passage, side.tokens[side.n - 1]) == ENT_DEPREL_NSUBJ;
}

/** "X says it does not …": is the first subject above the other name a pronoun for the speaker, in
    the content of a verb of saying? */
static bool speaks_of_itself(const EntPassage* passage, size_t verb, uint32_t speaker, Side own,
                             Side told) {
  if (!ent_passage_lemma_is(passage, verb, ENT_WORD_SAY) || !is_subject_side(passage, own)) {
    return false;
  }
  size_t subject = ENT_NO_WORD;
  size_t clause = ENT_NO_WORD;
  for (size_t i = 1; i < told.n && subject == ENT_NO_WORD; i++) {
    clause = told.tokens[i];
    subject = ent_dependent(passage, clause, ENT_DEPREL_NSUBJ);
  }
  if (subject == ENT_NO_WORD || !may_mean(passage, subject, speaker)) {
    return false;
  }
  return ent_deprel_of(passage, clause) == ENT_DEPREL_CCOMP
             ? ent_head_of(passage, clause) == verb
             : ent_teller_of(passage, clause) == verb;
}

/** "The claim that X … Y is false": does one side of a path end in a claim that is called untrue,
    and the other, or the top, in the word that calls it so? */
static bool joins_untrue(const EntPassage* passage, size_t top, Side claim, Side other) {
  const size_t untrue =
      claim.n > 0 ? ent_untrue_of(passage, claim.tokens[claim.n - 1]) : ENT_NO_WORD;
  return untrue != ENT_NO_WORD &&
         (untrue == top || (other.n > 0 && other.tokens[other.n - 1] == untrue));
}

/** "X, which denies …": does the side below a name end in a relative clause of which that name is
    the subject? */
static bool joins_relative(const EntPassage* passage, Side below) {
  static const char* const relatives[] = {"which", "who", "that", NULL};
  const size_t clause = below.n > 0 ? below.tokens[below.n - 1] : ENT_NO_WORD;
  if (clause == ENT_NO_WORD || ent_deprel_of(passage, clause) != ENT_DEPREL_ACL) {
    return false;
  }
  const size_t subject = ent_dependent(passage, clause, ENT_DEPREL_NSUBJ);
  return subject != ENT_NO_WORD && ent_passage_is_one_of(passage, subject, relatives);
}

/** May the top of a path stand above the cue? */
static bool is_top_passable(const EntCandidate* candidate, const EntPath* path) {
  const EntPassage* passage = candidate->passage;
  const Side up = {path->up, path->n_up};
  const Side down = {path->down, path->n_down};
  return is_passable(passage, path->top, true) || (up.n == 0 && joins_relative(passage, down)) ||
         joins_untrue(passage, path->top, up, down) || joins_untrue(passage, path->top, down, up) ||
         speaks_of_itself(passage, path->top, candidate->left, up, down) ||
         speaks_of_itself(passage, path->top, candidate->right, down, up);
}

/** Do both names stand to the cue as its own two, not as those of another verb on the way? */
static bool is_between(const EntCandidate* candidate, const EntPath* path, size_t cue) {
  const EntPassage* passage = candidate->passage;
  bool found_up = false;
  bool found_down = false;
  return ent_path_carries(passage, path, cue) &&
         is_side_passable(passage, (Side){path->up, path->n_up}, cue, &found_up) &&
         is_side_passable(passage, (Side){path->down, path->n_down}, cue, &found_down) &&
         (!(found_up || found_down) || is_top_passable(candidate, path));
}

bool ent_find_denial(const EntCandidate* candidate, EntRelation relation, EntClaim* claim) {
  const EntPassage* passage = candidate->passage;
  EntPath path;
  if (!ent_path_find(passage, candidate->left, candidate->right, &path)) {
    return false;
  }
  size_t next = 0;
  for (size_t i = passage->first; i < passage->end; i = next) {
    EntSpan at;
    const EntCue* cue =
        ent_passage_name(passage, i) == ENT_NONE ? cue_at(passage, i, relation, &at) : NULL;
    const size_t token = cue ? ent_head_of_phrase(passage, at) : i;
    next = cue ? at.end : i + 1; // "refused to concede to X" denies no "concede to X"
    if (!cue || ent_is_claim_noun(passage, token) || !is_between(candidate, &path, token) ||
        !is_denied(passage, cue, token)) {
      continue;
    }
    const bool turned = ent_is_turned(candidate, cue, at);
    *claim = (EntClaim){.subject = turned ? candidate->right : candidate->left,
                        .object = turned ? candidate->left : candidate->right,
                        .form = cue->form,
                        .cue = at};
    return true;
  }
  return false;
}
