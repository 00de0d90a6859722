#include "extract/language/train/evaluate.h"

#include "extract/language/eisner.h"
#include "extract/language/labels.h"

/** Same relation, whatever the subtype? */
static bool same_relation(uint16_t a, uint16_t b) {
  return a < ENT_N_DEPRELS && b < ENT_N_DEPRELS && ent_deprel_plain(a) == ent_deprel_plain(b);
}

TreeScores evaluate_trees(const Net* net, const Corpus* corpus) {
  Pass* pass = pass_new(net, ENT_LONGEST_SENTENCE);
  size_t upos = 0;
  size_t feats = 0;
  size_t uas = 0;
  size_t las = 0;
  for (size_t s = 0; s < corpus->n_sentences; s++) {
    const Sentence* sentence = &corpus->sentences[s];
    Said said;
    pass_predict(pass, net, corpus, sentence, &said);
    for (size_t i = 0; i < sentence->count; i++) {
      const Word* word = &corpus->words[sentence->first + i];
      const bool attached = said.head[i] == word->head;
      upos += said.upos[i] == word->upos;
      feats += said.feats[i] == word->feats;
      uas += attached;
      las += attached && same_relation(said.deprel[i], word->deprel);
    }
  }
  pass_free(pass);
  const double n = (double)corpus->n_words;
  return (TreeScores){(double)upos / n, (double)feats / n, (double)uas / n, (double)las / n};
}
