// The names beside a word: its subject, and the nearest.

#include "extract/relation/steps.h"

/** Does a preposition govern the name ("the office of X")? */
static bool hangs_on_preposition(const EntPassage* passage, const EntName* name) {
  static const char* const skipped[] = {"the", "a", "an", "its", "his", "their", "her", NULL};
  size_t at = name->first;
  if (at > passage->first && ent_passage_is_one_of(passage, at - 1, skipped)) {
    at--;
  }
  return at > passage->first && ent_passage_form_is(passage, at - 1, ENT_WORD_PREPOSITION);
}

/** The name right before a relative pronoun at `at`, a comma and a common noun skipped ("the Badr
    militia, which"). */
static uint32_t antecedent(const EntPassage* passage, size_t at) {
  if (at > passage->first && ent_passage_is(passage, at - 1, ",")) {
    at--;
  }
  const uint32_t name = at > passage->first ? ent_passage_name(passage, at - 1) : ENT_NONE;
  if (name != ENT_NONE || at < passage->first + 2 ||
      ent_passage_token(passage, at - 1)->upos != ENT_UPOS_NOUN) {
    return name;
  }
  return ent_passage_name(passage, at - 2);
}

/** The name that is the subject of the word at `at` in the tree: its own, else, for a verb that
    shares the subject of another ("attacked A and bombed B"), that of the other. ENT_NONE if the
    tree gives no name. */
static uint32_t tree_subject(const EntPassage* passage, size_t at) {
  enum { MOST = 4 };
  for (int steps = 0; steps < MOST && at != ENT_NO_WORD; steps++) {
    const size_t subject = ent_dependent(passage, at, ENT_DEPREL_NSUBJ);
    if (subject != ENT_NO_WORD) {
      return ent_passage_name(passage, subject);
    }
    const EntDeprel deprel = ent_deprel_of(passage, at);
    const bool shared = deprel == ENT_DEPREL_CONJ || deprel == ENT_DEPREL_XCOMP;
    at = shared ? ent_head_of(passage, at) : ENT_NO_WORD;
  }
  return ENT_NONE;
}

uint32_t ent_passage_subject(const EntPassage* passage, size_t at) {
  enum { FAR = 20 };
  static const char* const relatives[] = {"who", "which", "that", NULL};
  const uint32_t subject = at < passage->end ? tree_subject(passage, at) : ENT_NONE;
  if (subject != ENT_NONE) {
    return subject;
  }
  for (size_t steps = 0; at > passage->first && steps < FAR; steps++) {
    at--;
    if (ent_passage_is_one_of(passage, at, relatives)) {
      return antecedent(passage, at);
    }
    if (ent_passage_is_break(passage, at)) {
      return ENT_NONE;
    }
    const uint32_t name = ent_passage_name(passage, at);
    if (name == ENT_NONE) {
      continue;
    }
    const EntName* item = ent_passage_item(passage, name);
    if (!hangs_on_preposition(passage, item) &&
        !ent_passage_is_possessive(passage, item->first + item->count)) {
      return name;
    }
    at = item->first;
  }
  return ENT_NONE;
}

uint32_t ent_passage_next(const EntPassage* passage, size_t at, size_t most) {
  for (size_t i = at; i < passage->end && i - at < most; i++) {
    const uint32_t name = ent_passage_name(passage, i);
    if (name != ENT_NONE) {
      return name;
    }
    if (ent_passage_is_break(passage, i)) {
      return ENT_NONE;
    }
  }
  return ENT_NONE;
}

uint32_t ent_passage_before(const EntPassage* passage, size_t at, bool possessive) {
  if (possessive) {
    if (at == passage->first || !ent_passage_is_possessive(passage, at - 1)) {
      return ENT_NONE;
    }
    at--;
  }
  return at > passage->first ? ent_passage_name(passage, at - 1) : ENT_NONE;
}
