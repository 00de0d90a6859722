#include "extract/relation/steps.h"

static const EntToken* token_at(const EntPassage* passage, size_t token) {
  return &passage->scene->analysis->tokens[token];
}

size_t ent_head_of(const EntPassage* passage, size_t token) {
  const uint32_t head = token_at(passage, token)->head;
  const size_t at = passage->first + head - 1;
  return head == 0 || at >= passage->end || at == token ? ENT_NOWHERE : at;
}

size_t ent_top_of(const EntPassage* passage, EntSpan at) {
  for (size_t i = at.start; i < at.end; i++) {
    const size_t head = ent_head_of(passage, i);
    if (head == ENT_NOWHERE || head < at.start || head >= at.end) {
      return i;
    }
  }
  return at.start;
}

size_t ent_top_of_name(const EntPassage* passage, uint32_t name) {
  const EntName* item = &passage->names->items[name];
  return ent_top_of(passage, (EntSpan){item->first, item->first + item->count});
}

EntDeprel ent_deprel_of(const EntPassage* passage, size_t token) {
  return ent_deprel_plain((EntDeprel)token_at(passage, token)->deprel);
}

bool ent_is_upos(const EntPassage* passage, size_t token, EntUpos upos) {
  return token_at(passage, token)->upos == upos;
}

size_t ent_child_of(const EntPassage* passage, size_t token, EntDeprel deprel) {
  for (size_t i = passage->first; i < passage->end; i++) {
    if (ent_deprel_of(passage, i) == deprel && ent_head_of(passage, i) == token) {
      return i;
    }
  }
  return ENT_NOWHERE;
}

bool ent_is_predicate(const EntPassage* passage, size_t token) {
  if (ent_is_upos(passage, token, ENT_UPOS_VERB) || ent_is_upos(passage, token, ENT_UPOS_AUX) ||
      ent_child_of(passage, token, ENT_DEPREL_COP) != ENT_NOWHERE) {
    return true;
  }
  const size_t link = ent_child_of(passage, token, ENT_DEPREL_CASE);
  return link < token && ent_passage_is(passage, link, "as");
}

bool ent_opens_clause(const EntPassage* passage, size_t token) {
  switch (ent_deprel_of(passage, token)) {
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
