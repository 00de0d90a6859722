#include "extract/relation/status.h"

#include "extract/relation/past.h"
#include "extract/relation/steps.h"

/** A word that makes what follows former: not "once again", "then left", "late 2003". */
static bool is_former(const EntPassage* passage, size_t at) {
  if (ent_passage_is(passage, at, "once")) {
    return ent_deprel_of(passage, at) != ENT_DEPREL_MARK &&
           !ent_passage_is(passage, at + 1, "again") && !ent_passage_is(passage, at - 1, "at");
  }
  if (!ent_passage_form_is(passage, at, ENT_WORD_FORMER_NOUN)) {
    return ent_passage_form_is(passage, at, ENT_WORD_FORMER | ENT_WORD_DEFUNCT);
  }
  const size_t next = at + 1 + ent_passage_is(passage, at + 1, "-");
  return next < passage->end &&
         (ent_is_upos(passage, next, ENT_UPOS_NOUN) || ent_is_upos(passage, next, ENT_UPOS_PROPN) ||
          ent_is_upos(passage, next, ENT_UPOS_ADJ));
}

/** Does a verb or a comma stand in tokens from … to - 1, outside a name? */
static bool is_parted(const EntPassage* passage, size_t from, size_t to, const EntName* skipped) {
  for (size_t i = from; i < to; i++) {
    const bool skip = i >= skipped->first && i < skipped->first + skipped->count;
    if (!skip && (ent_is_upos(passage, i, ENT_UPOS_VERB) || ent_passage_is(passage, i, ",") ||
                  ent_passage_is(passage, i, ";"))) {
      return true;
    }
  }
  return false;
}

/** Does a verb stand between the first name and "former", or much else? "X, a former leader of Y"
    and "X is a former leader of Y" may. */
static bool is_apart(const EntPassage* passage, size_t from, size_t to) {
  enum { FAR = 4 };
  for (size_t i = from; i < to; i++) {
    if (ent_is_upos(passage, i, ENT_UPOS_VERB)) {
      return true;
    }
  }
  return to - from > FAR;
}

/** Is the bond that the cue names a former one of these two: "a former leader of X", "former Y
    minister X"? Not "X backed former president Y". */
static bool is_former_bond(const EntPassage* passage, const EntClaim* claim) {
  enum { FAR = 4 };
  const EntName* left = ent_passage_item(passage, claim->subject);
  const EntName* right = ent_passage_item(passage, claim->object);
  if (left->first > right->first) {
    const EntName* other = left;
    left = right;
    right = other;
  }
  const size_t start =
      claim->cue.start > passage->first + FAR ? claim->cue.start - FAR : passage->first;
  for (size_t i = start; i < claim->cue.end; i++) {
    if (!is_former(passage, i)) {
      continue;
    }
    const bool before = i < left->first;
    if (i < right->first && !is_parted(passage, i + 1, right->first, left) &&
        (before || !is_apart(passage, left->first + left->count, i))) {
      return true;
    }
  }
  return false;
}

/** Is it told as what was so before that time: "the two had been enemies"? */
static bool is_past_perfect(const EntPassage* passage, size_t top) {
  const size_t copula = ent_dependent(passage, top, ENT_DEPREL_COP);
  const size_t helper = ent_dependent(passage, top, ENT_DEPREL_AUX);
  return copula != ENT_NO_WORD && ent_passage_is(passage, copula, "been") &&
         helper != ENT_NO_WORD && ent_passage_is(passage, helper, "had");
}

/** Is it told as a state of the past: "was a member of X", "had been allied with X", "served under
    X", "used to back X"? */
static bool is_past_state(const EntPassage* passage, const EntClaim* claim) {
  static const char* const was[] = {"was", "were", "been", NULL};
  static const char* const had[] = {"had", "used", NULL};
  const EntForm form = claim->form;
  const size_t top = ent_head_of_phrase(passage, claim->cue);
  const EntToken* word = ent_passage_token(passage, top);
  if (form == ENT_ENMITY || form == ENT_ARMED) {
    return is_past_perfect(passage, top);
  }
  if ((!ent_is_office(form) && form != ENT_ALLEGIANCE && form != ENT_COALITION) ||
      ent_begins_role(passage, top) || // "was elected leader"
      ent_is_founding(passage, top)) {
    return false;
  }
  const size_t helper = ent_dependent(passage, top, ENT_DEPREL_AUX);
  if (word->upos != ENT_UPOS_VERB) {
    const size_t copula = ent_dependent(passage, top, ENT_DEPREL_COP);
    return copula != ENT_NO_WORD && ent_passage_is_one_of(passage, copula, was) &&
           (helper == ENT_NO_WORD || ent_passage_is_one_of(passage, helper, had));
  }
  const bool past = (word->bits & ENT_FEAT_PAST) && (word->bits & ENT_FEAT_FINITE);
  return ent_passage_lemma_is(passage, top, ENT_WORD_OFFICE) && past && helper == ENT_NO_WORD;
}

/** "X used to back Y". */
static bool is_past_habit(const EntPassage* passage, const EntClaim* claim) {
  const size_t top = ent_head_of_phrase(passage, claim->cue);
  const size_t head = ent_head_of(passage, top);
  const EntDeprel deprel = ent_deprel_of(passage, top);
  return head != ENT_NO_WORD && (deprel == ENT_DEPREL_XCOMP || deprel == ENT_DEPREL_ADVCL) &&
         ent_passage_is(passage, head, "used") && ent_passage_is(passage, head + 1, "to");
}

/** Does the cue itself end what it names ("quit", "broke off"), or "no longer" stand before it? */
static bool is_ending(const EntPassage* passage, const EntClaim* claim) {
  if (ent_ends_bond(passage, claim)) {
    return true;
  }
  for (size_t i = passage->first; i + 1 < claim->cue.start; i++) {
    if (ent_passage_is(passage, i, "no") && ent_passage_is(passage, i + 1, "longer") &&
        claim->cue.start - i < 6) {
      return true;
    }
  }
  return false;
}

/** Is a word a finite verb of the present? */
static bool is_present(const EntPassage* passage, size_t word) {
  const uint32_t bits = word == ENT_NO_WORD ? 0 : ent_passage_token(passage, word)->bits;
  return (bits & ENT_FEAT_PRESENT) && (bits & ENT_FEAT_FINITE);
}

/** Does "since" hang on a word, or on what hangs on it? */
static bool is_since(const EntPassage* passage, size_t word) {
  enum { FAR = 3 };
  for (size_t i = passage->first; i < passage->end; i++) {
    if (ent_passage_is(passage, i, "since") && ent_is_under(passage, i, word, FAR)) {
      return true;
    }
  }
  return false;
}

/** Is it told in the present: "leads X", "is fighting X", "is a member of X", "has led X since
    2005", "an ally of X since 2005"? */
static bool is_told_now(const EntPassage* passage, size_t top) {
  static const char* const have[] = {"have", NULL};
  const size_t copula = ent_dependent(passage, top, ENT_DEPREL_COP);
  const size_t helper = ent_dependent(passage, top, ENT_DEPREL_AUX);
  if (helper != ENT_NO_WORD) {
    return is_present(passage, helper) &&
           (!ent_has_lemma(passage, helper, have) || is_since(passage, top));
  }
  if (copula != ENT_NO_WORD || ent_is_upos(passage, top, ENT_UPOS_VERB)) {
    return is_present(passage, copula != ENT_NO_WORD ? copula : top);
  }
  return is_since(passage, top);
}

bool ent_may_be_past(const EntPassage* passage, const EntClaim* claim) {
  const size_t top = ent_head_of_phrase(passage, claim->cue);
  return !ent_is_founding(passage, top) && !ent_begins_role(passage, top) &&
         !is_told_now(passage, top) &&
         (!ent_is_office(claim->form) || ent_deprel_of(passage, top) != ENT_DEPREL_APPOS ||
          ent_has_fallen(passage, claim->subject));
}

bool ent_is_over(const EntPassage* passage, const EntClaim* claim, EntDate until) {
  const EntDate now = passage->scene->article->info.date;
  if (ent_date_known(until) && (!ent_date_known(now) || ent_date_compare(until, now) <= 0)) {
    return true;
  }
  return is_ending(passage, claim) || is_former_bond(passage, claim) ||
         is_past_state(passage, claim) || is_past_habit(passage, claim);
}
