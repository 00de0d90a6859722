// What stands before a word that changes what it says: negation, doubt, "former".

#include "extract/relation/passage.h"

/** Is one of the at most `most` tokens before `at`, in the same clause, of these classes? */
static bool class_before(const EntPassage* passage, size_t at, size_t most, int classes) {
  for (size_t steps = 0; at > passage->first && steps < most; steps++) {
    at--;
    if (ent_passage_form_is(passage, at, classes)) {
      return true;
    }
    if (ent_passage_is(passage, at, ";") || ent_passage_is(passage, at, ":")) {
      return false;
    }
  }
  return false;
}

bool ent_passage_negates(const EntPassage* passage, size_t token) {
  static const char* const followers[] = {"longer", "only",  "just", "merely",
                                          "simply", "least", "more", NULL};
  return ent_passage_form_is(passage, token, ENT_WORD_NEGATION) &&
         !ent_passage_is_one_of(passage, token + 1, followers);
}

/** Does one of the four tokens before `at`, in the same clause, negate? */
static bool negation_before(const EntPassage* passage, size_t at) {
  enum { FAR = 4 };
  for (size_t i = 1; i <= FAR && at >= passage->first + i; i++) {
    if (ent_passage_negates(passage, at - i) ||
        ent_passage_form_is(passage, at - i, ENT_WORD_WEAK_NEGATION)) {
      return true;
    }
    if (ent_passage_is(passage, at - i, ";") || ent_passage_is(passage, at - i, ":")) {
      return false;
    }
  }
  return false;
}

bool ent_passage_is_negated(const EntPassage* passage, size_t at) {
  return negation_before(passage, at) || class_before(passage, at, 10, ENT_WORD_DENIES) ||
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
