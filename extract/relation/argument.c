#include "extract/relation/argument.h"

#include "extract/relation/sense.h"

/** Longest way up the tree that is taken: a tree is data, and may be as deep as it likes. */
enum { MOST_STEPS = 6 };

bool ent_is_passive(const EntPassage* passage, size_t verb) {
  if ((ent_passage_token(passage, verb)->bits & ENT_FEAT_PASSIVE) != 0) {
    return true;
  }
  const size_t subject = ent_dependent(passage, verb, ENT_DEPREL_NSUBJ);
  return subject != ENT_NO_WORD &&
         ent_passage_token(passage, subject)->deprel == ENT_DEPREL_NSUBJ_PASS;
}

static bool is_relative(const EntPassage* passage, size_t token) {
  static const char* const relatives[] = {"who", "which", "that", "whom", NULL};
  return ent_passage_is_one_of(passage, token, relatives);
}

size_t ent_subject_of(const EntPassage* passage, size_t word) {
  for (int steps = 0; steps < MOST_STEPS; steps++) {
    const size_t own = ent_dependent(passage, word, ENT_DEPREL_NSUBJ);
    const size_t head = ent_head_of(passage, word);
    if (own != ENT_NO_WORD) {
      return own;
    }
    if (head == ENT_NO_WORD) {
      return ENT_NO_WORD;
    }
    switch (ent_deprel_of(passage, word)) {
    case ENT_DEPREL_ACL: // "forces fighting B", "the group backed by A"
      return (ent_passage_token(passage, word)->bits & ENT_FEAT_INFINITIVE) ? ENT_NO_WORD : head;
    case ENT_DEPREL_XCOMP: // "A urged B to attack C": B does
      if (ent_dependent(passage, head, ENT_DEPREL_OBJ) != ENT_NO_WORD) {
        return ent_dependent(passage, head, ENT_DEPREL_OBJ);
      }
      break;
    case ENT_DEPREL_CONJ:
    case ENT_DEPREL_ADVCL:
    case ENT_DEPREL_CCOMP:
      break;
    default:
      return ENT_NO_WORD;
    }
    word = head;
  }
  return ENT_NO_WORD;
}

size_t ent_object_of(const EntPassage* passage, size_t verb) {
  for (int steps = 0; verb != ENT_NO_WORD && steps < MOST_STEPS; steps++) {
    const size_t object = ent_dependent(passage, verb, ENT_DEPREL_OBJ);
    if (object != ENT_NO_WORD) {
      return object;
    }
    const size_t subject = ent_dependent(passage, verb, ENT_DEPREL_NSUBJ);
    const size_t head = ent_head_of(passage, verb);
    if (ent_passage_token(passage, verb)->deprel == ENT_DEPREL_ACL_RELCL &&
        subject != ENT_NO_WORD && !is_relative(passage, subject)) {
      return head; // "B, which A attacked"
    }
    verb = ent_next_dependent(passage, verb, ENT_DEPREL_CONJ, verb); // "armed and trained B"
  }
  return ENT_NO_WORD;
}

size_t ent_agent_of(const EntPassage* passage, size_t word) {
  static const EntDeprel deprels[] = {ENT_DEPREL_OBL, ENT_DEPREL_NMOD};
  for (size_t k = 0; k < sizeof deprels / sizeof *deprels; k++) {
    size_t i = ENT_NO_WORD;
    while ((i = ent_next_dependent(passage, word, deprels[k], i)) != ENT_NO_WORD) {
      const size_t by = ent_preposition(passage, i);
      if (by != ENT_NO_WORD && ent_passage_is(passage, by, "by")) {
        return i;
      }
    }
  }
  return ENT_NO_WORD;
}

uint32_t ent_owner_of(const EntPassage* passage, size_t noun) {
  static const EntDeprel deprels[] = {ENT_DEPREL_NMOD, ENT_DEPREL_AMOD, ENT_DEPREL_COMPOUND};
  for (size_t k = 0; k < sizeof deprels / sizeof *deprels; k++) {
    size_t i = ENT_NO_WORD;
    while ((i = ent_next_dependent(passage, noun, deprels[k], i)) != ENT_NO_WORD && i < noun) {
      const uint32_t name = ent_passage_name(passage, i);
      if (name != ENT_NONE) {
        return name;
      }
    }
  }
  return ENT_NONE;
}

static uint32_t name_of_word(const EntPassage* passage, size_t token, int budget);

static uint32_t complement_of(const EntPassage* passage, size_t word,
                              const char* const* prepositions, int budget) {
  static const EntDeprel deprels[] = {ENT_DEPREL_NMOD, ENT_DEPREL_OBL};
  for (size_t k = 0; k < sizeof deprels / sizeof *deprels; k++) {
    size_t i = ENT_NO_WORD;
    while ((i = ent_next_dependent(passage, word, deprels[k], i)) != ENT_NO_WORD) {
      const size_t at = ent_preposition(passage, i);
      const uint32_t name = at != ENT_NO_WORD && ent_passage_is_one_of(passage, at, prepositions)
                                ? name_of_word(passage, i, budget - 1)
                                : ENT_NONE;
      if (name != ENT_NONE) {
        return name;
      }
    }
  }
  return ENT_NONE;
}

/** The noun before the relative clause that a pronoun belongs to. */
static size_t antecedent_of(const EntPassage* passage, size_t pronoun) {
  size_t verb = ent_head_of(passage, pronoun);
  for (int steps = 0; verb != ENT_NO_WORD && steps < MOST_STEPS; steps++) {
    const size_t head = ent_head_of(passage, verb);
    if (ent_deprel_of(passage, verb) == ENT_DEPREL_ACL) {
      return head;
    }
    verb = head;
  }
  return ENT_NO_WORD;
}

/** @param budget  Steps that may still be taken. */
static uint32_t name_of_word(const EntPassage* passage, size_t token, int budget) {
  static const char* const of[] = {"of", "from", NULL};
  static const EntDeprel same[] = {ENT_DEPREL_APPOS, ENT_DEPREL_FLAT};
  if (token == ENT_NO_WORD || budget <= 0) {
    return ENT_NONE;
  }
  const uint32_t name = ent_passage_name(passage, token);
  if (name != ENT_NONE) {
    return name;
  }
  if (is_relative(passage, token)) {
    return name_of_word(passage, antecedent_of(passage, token), budget - 1);
  }
  for (size_t k = 0; k < sizeof same / sizeof *same; k++) {
    const size_t i = ent_dependent(passage, token, same[k]);
    if (i != ENT_NO_WORD && ent_passage_name(passage, i) != ENT_NONE) {
      return ent_passage_name(passage, i);
    }
  }
  if (!ent_cue_part(passage, token, 1, ENT_PART_STAFF)) {
    return ENT_NONE;
  }
  const uint32_t owner = ent_owner_of(passage, token);
  return owner != ENT_NONE ? owner : complement_of(passage, token, of, budget - 1);
}

uint32_t ent_name_of_word(const EntPassage* passage, size_t token) {
  return name_of_word(passage, token, MOST_STEPS);
}

uint32_t ent_complement_of(const EntPassage* passage, size_t word,
                           const char* const* prepositions) {
  return complement_of(passage, word, prepositions, MOST_STEPS);
}
