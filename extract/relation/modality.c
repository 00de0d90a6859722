// What stands before a word that changes what it says: negation, doubt, "former".

#include "extract/relation/passage.h"
#include "extract/relation/steps.h"

/** Does what a word says of `top` hold of word `at` too? Not in a clause of its own time ("hopes to
    win after it joined X"), nor of what goes on ("would continue to", "never stopped"). */
static bool reaches(const EntPassage* passage, size_t word, size_t top, size_t at) {
  for (int i = 0; i < ENT_MOST_STEPS && at != top; i++) {
    const EntDeprel deprel = (EntDeprel)ent_passage_token(passage, at)->deprel;
    at = ent_head_of(passage, at);
    if (at == ENT_NO_WORD || deprel == ENT_DEPREL_ADVCL || deprel == ENT_DEPREL_ACL_RELCL ||
        (at != word && ent_passage_lemma_is(passage, at, ENT_WORD_LASTING))) {
      return false;
    }
  }
  return at == top;
}

/** Does a word speak of another one: by itself, or by what it helps, marks or denies? Names do not:
    "May". */
static bool governs(const EntPassage* passage, size_t word, size_t at) {
  const EntUpos upos = (EntUpos)ent_passage_token(passage, word)->upos;
  const bool itself = upos == ENT_UPOS_VERB || upos == ENT_UPOS_NOUN || upos == ENT_UPOS_ADJ;
  const size_t top = itself ? word : ent_head_of(passage, word);
  const bool joins = upos == ENT_UPOS_CCONJ; // "neither"
  return upos != ENT_UPOS_PROPN && (joins || top == ENT_NO_WORD || reaches(passage, word, top, at));
}

bool ent_passage_negates(const EntPassage* passage, size_t token) {
  static const char* const followers[] = {"longer", "only",  "just", "merely",
                                          "simply", "least", "more", NULL};
  return ent_passage_form_is(passage, token, ENT_WORD_NEGATION) &&
         !ent_passage_is_one_of(passage, token + 1, followers);
}

/** Is a word of these classes where it stands? Not the "no" of "no longer" nor what is itself
   denied: "never stopped". */
static bool is_of(const EntPassage* passage, size_t word, int classes) {
  const int negations = ENT_WORD_NEGATION | ENT_WORD_WEAK_NEGATION;
  return ent_passage_form_is(passage, word, classes & ~negations) ||
         ((classes & ENT_WORD_NEGATION) && ent_passage_negates(passage, word)) ||
         (ent_passage_form_is(passage, word, classes & ENT_WORD_WEAK_NEGATION) &&
          !ent_passage_negates(passage, word - 1));
}

/** Is one of the at most `most` tokens before `at`, in the same clause, of these classes, and does
    it speak of that word, if it is not "former"? */
static bool class_before(const EntPassage* passage, size_t at, size_t most, int classes) {
  size_t i = at;
  for (size_t steps = 0; i > passage->first && steps < most; steps++) {
    i--;
    if (is_of(passage, i, classes) && ((classes & ENT_WORD_FORMER) || governs(passage, i, at))) {
      return true;
    }
    if (ent_passage_is(passage, i, ";") || ent_passage_is(passage, i, ":")) {
      return false;
    }
  }
  return false;
}

bool ent_passage_is_negated(const EntPassage* passage, size_t at) {
  return class_before(passage, at, 4, ENT_WORD_NEGATION | ENT_WORD_WEAK_NEGATION) ||
         class_before(passage, at, 10, ENT_WORD_DENIES) ||
         (at >= passage->first + 2 && ent_passage_is(passage, at - 1, "to") &&
          ent_passage_is(passage, at - 2, "yet"));
}

bool ent_passage_is_in_vain(const EntPassage* passage, size_t at) {
  return class_before(passage, at, 10, ENT_WORD_FAILURE);
}

bool ent_passage_is_question(const EntPassage* passage) {
  size_t end = passage->end;
  while (end > passage->first + 1 && !ent_scene_looks(passage->scene, end - 1, ENT_LOOK_WORD)) {
    if (ent_passage_is(passage, end - 1, "?")) {
      return true;
    }
    end--;
  }
  return false;
}

bool ent_passage_is_hypothetical(const EntPassage* passage, size_t at) {
  return class_before(passage, at, 4, ENT_WORD_MODAL | ENT_WORD_EXCEPTION) ||
         class_before(passage, at, 7, ENT_WORD_CONDITION | ENT_WORD_HOPE) ||
         ent_passage_is_question(passage);
}

/** May say that what follows is over. */
enum { FORMER = ENT_WORD_FORMER | ENT_WORD_FORMER_NOUN | ENT_WORD_NEARLY_FORMER };

bool ent_passage_is_former_word(const EntPassage* passage, size_t token) {
  return ent_passage_form_is(passage, token, FORMER);
}

bool ent_passage_is_former(const EntPassage* passage, size_t at) {
  return class_before(passage, at, 4, FORMER);
}
