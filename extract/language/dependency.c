#include "extract/language/dependency.h"

size_t ent_sentence_head(const EntAnalysis* analysis, size_t sentence, size_t word) {
  const EntSentence* s = &analysis->sentences[sentence];
  const uint32_t head = analysis->tokens[word].head;
  const size_t at = s->first_token + head - 1;
  return head == 0 || head > s->n_tokens || at == word ? ENT_NO_WORD : at;
}

size_t ent_sentence_top(const EntAnalysis* analysis, size_t sentence, EntSpan phrase) {
  for (size_t i = phrase.start; i < phrase.end; i++) {
    const size_t head = ent_sentence_head(analysis, sentence, i);
    if (head == ENT_NO_WORD || head < phrase.start || head >= phrase.end) {
      return i;
    }
  }
  return phrase.start;
}

size_t ent_sentence_dependent(const EntAnalysis* analysis, size_t sentence, size_t word,
                              EntDeprel deprel, size_t after) {
  const EntSentence* s = &analysis->sentences[sentence];
  const size_t end = s->first_token + s->n_tokens;
  const uint32_t head = (uint32_t)(word - s->first_token + 1);
  for (size_t i = after == ENT_NO_WORD ? s->first_token : after + 1; i < end; i++) {
    const EntDeprel own = (EntDeprel)analysis->tokens[i].deprel;
    if (analysis->tokens[i].head == head && i != word &&
        (own == deprel || ent_deprel_plain(own) == deprel)) {
      return i;
    }
  }
  return ENT_NO_WORD;
}
