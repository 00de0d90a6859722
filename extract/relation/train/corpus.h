/** @file extract/relation/train/corpus.h
    Annotated articles as examples for the judge. */
#ifndef ENT_EXTRACT_RELATION_TRAIN_CORPUS_H
#define ENT_EXTRACT_RELATION_TRAIN_CORPUS_H

#include "extract/language/model.h"
#include "extract/relation/candidate.h"
#include "extract/relation/encoder.h"
#include "extract/relation/train/gold.h"

/** A candidate. */
typedef struct {
  uint32_t* features; ///< [n] hashes
  uint32_t n;
  EntDoubt doubt;
  EntPairWords words;
  uint32_t sentence;           ///< index into Corpus.sentences
  uint32_t pair;               ///< index into Corpus.pairs
  bool shown[ENT_N_QUESTIONS]; ///< the evidence stands in this sentence
} Example;

/** The words of a sentence. */
typedef struct {
  EntKeys* keys; ///< [n]
  size_t n;
} CorpusSentence;

/** Two actors of an article, as annotated. */
typedef struct {
  uint32_t article;
  uint32_t actors[2];
  uint32_t gold[2]; ///< who they are in the annotation, the smaller number first; ENT_NONE: nobody
  Level levels[ENT_N_QUESTIONS];
  bool silent[ENT_N_QUESTIONS]; ///< nothing is known of this relation
} CorpusPair;

/** An article. */
typedef struct {
  const char* path;
  unsigned fold; ///< for cross-validation
  size_t n_actors;
  uint32_t first_pair;         ///< index into Corpus.pairs; the next article's is behind its last
  unsigned core[ENT_N_JUDGED]; ///< core triples that the annotation owes
} CorpusArticle;

/** Articles, and one way of finding actors in them. */
typedef struct {
  EntArena* arena;
  bool own;                ///< actors as the program finds them, not those of the annotation
  CorpusArticle* articles; ///< [n_articles]
  size_t n_articles;
  size_t article_capacity;
  CorpusPair* pairs; ///< [n_pairs]
  size_t n_pairs;
  size_t pair_capacity;
  Example* examples; ///< [n_examples] in the order of the text
  size_t n_examples;
  size_t example_capacity;
  CorpusSentence* sentences; ///< [n_sentences] those that have examples
  size_t n_sentences;
  size_t sentence_capacity;
  size_t sentence_key; ///< of the article and the sentence that came last
} Corpus;

/** The fold of an article. */
static inline unsigned corpus_fold(const Corpus* corpus, uint32_t article) {
  return corpus->articles[article].fold;
}

/** Add an article, whose source outlives the corpus.
    @param names  The part for names that it is tagged with; see extract/language/jackknife.h. */
EntStatus corpus_add(Corpus* corpus, const EntLexicon* lexicon, const EntModel* names,
                     const Source* source, EntError* err);

/** Give an article its number, and learn and measure nothing of it. */
EntStatus corpus_skip(Corpus* corpus, const Source* source, EntError* err);

#endif
