#include "extract/relation/steps.h"

size_t ent_head_of(const EntPassage* passage, size_t word) {
  return ent_sentence_head(passage->scene->analysis, passage->sentence, word);
}

size_t ent_head_of_phrase(const EntPassage* passage, EntSpan phrase) {
  return ent_sentence_top(passage->scene->analysis, passage->sentence, phrase);
}

size_t ent_head_of_name(const EntPassage* passage, uint32_t name) {
  const EntName* item = ent_passage_item(passage, name);
  return ent_head_of_phrase(passage, (EntSpan){item->first, item->first + item->count});
}

EntDeprel ent_deprel_of(const EntPassage* passage, size_t word) {
  return ent_deprel_plain((EntDeprel)ent_passage_token(passage, word)->deprel);
}

bool ent_is_upos(const EntPassage* passage, size_t word, EntUpos upos) {
  return ent_passage_token(passage, word)->upos == upos;
}

bool ent_has_lemma(const EntPassage* passage, size_t word, const char* const* lemmas) {
  while (*lemmas && strcmp(ent_passage_token(passage, word)->lemma, *lemmas) != 0) {
    lemmas++;
  }
  return *lemmas != NULL;
}

size_t ent_dependent(const EntPassage* passage, size_t word, EntDeprel deprel) {
  return ent_next_dependent(passage, word, deprel, ENT_NO_WORD);
}

size_t ent_next_dependent(const EntPassage* passage, size_t word, EntDeprel deprel, size_t after) {
  return ent_sentence_dependent(passage->scene->analysis, passage->sentence, word, deprel, after);
}

size_t ent_preposition(const EntPassage* passage, size_t word) {
  return ent_dependent(passage, word, ENT_DEPREL_CASE);
}

bool ent_is_under(const EntPassage* passage, size_t word, size_t above, int most) {
  for (int steps = 0; steps < most && word != ENT_NO_WORD && word != above; steps++) {
    word = ent_head_of(passage, word);
  }
  return word == above;
}

bool ent_is_predicate(const EntPassage* passage, size_t word) {
  if (ent_is_upos(passage, word, ENT_UPOS_VERB) || ent_is_upos(passage, word, ENT_UPOS_AUX) ||
      ent_dependent(passage, word, ENT_DEPREL_COP) != ENT_NO_WORD) {
    return true;
  }
  const size_t link = ent_preposition(passage, word);
  return link < word && ent_passage_is(passage, link, "as");
}

bool ent_opens_clause(const EntPassage* passage, size_t word) {
  switch (ent_deprel_of(passage, word)) {
  case ENT_DEPREL_ADVCL:
  case ENT_DEPREL_ACL:
  case ENT_DEPREL_CCOMP:
  case ENT_DEPREL_XCOMP:
  case ENT_DEPREL_CSUBJ:
  case ENT_DEPREL_CONJ:
  case ENT_DEPREL_PARATAXIS:
  case ENT_DEPREL_APPOS:
  case ENT_DEPREL_LIST:
  case ENT_DEPREL_DEP:
    return true;
  default:
    return false;
  }
}
