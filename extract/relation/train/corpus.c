#include "extract/relation/train/corpus.h"

#include "extract/language/jackknife.h"
#include "extract/read/read.h"

#include <string.h>

/** One article on its way. */
typedef struct {
  Corpus* corpus;
  EntArena* arena; ///< what only this article needs
  EntArticle article;
  EntAnalysis analysis;
  EntScene scene;
  EntNames names;
  EntActor* actors;
  size_t n_actors;
  uint32_t* gold_of; ///< [n_actors] actor of the annotation
  EntSpan* evidence; ///< [gold.n_triples] where it stands in the text; empty if not found
  Gold gold;
  EntError* err;
} Work;

static EntStatus find_actors(Work* work, EntStr json) {
  if (!work->corpus->own) {
    ENT_TRY(ent_gold_actors(&work->scene, json, work->gold.path, &work->names, &work->actors,
                            &work->n_actors));
    ENT_TRY(ent_refer(&work->scene, &work->names));
  } else {
    ENT_TRY(ent_find_actors(&work->scene, &work->names, &work->actors, &work->n_actors));
  }
  work->gold_of = ent_arena_array(work->arena, work->n_actors, sizeof *work->gold_of);
  if (!work->gold_of) {
    return ent_no_memory(work->err);
  }
  for (size_t i = 0; i < work->n_actors; i++) {
    work->gold_of[i] = work->corpus->own
                           ? gold_actor(&work->gold, &work->actors[i].participant, work->arena)
                           : (uint32_t)i;
  }
  return ENT_OK;
}

static EntStatus find_evidence(Work* work) {
  const Gold* gold = &work->gold;
  work->evidence = ent_arena_array(work->arena, gold->n_triples, sizeof *work->evidence);
  if (!work->evidence) {
    return ent_no_memory(work->err);
  }
  for (size_t i = 0; i < gold->n_triples; i++) {
    const char* text = work->article.text.bytes;
    const char* at = text ? strstr(text, gold->triples[i].evidence) : NULL;
    if (at && gold->triples[i].evidence[0]) {
      const size_t start = (size_t)(at - text);
      work->evidence[i] = (EntSpan){start, start + strlen(gold->triples[i].evidence)};
    }
  }
  return ENT_OK;
}

/** Append a pair. */
static EntStatus append_pair(Corpus* corpus, const CorpusPair* pair, EntError* err) {
  CorpusPair* pairs = ent_arena_grow(corpus->arena, corpus->pairs, corpus->n_pairs,
                                     &corpus->pair_capacity, sizeof *pairs);
  if (!pairs) {
    return ent_no_memory(err);
  }
  corpus->pairs = pairs;
  pairs[corpus->n_pairs++] = *pair;
  return ENT_OK;
}

/** Append the words of a candidate's sentence, unless they came last. */
static EntStatus append_sentence(Corpus* corpus, const EntCandidate* candidate, size_t text,
                                 EntError* err) {
  const size_t key = 1 + (text << 20) + candidate->passage->sentence;
  if (corpus->sentence_key == key) {
    return ENT_OK;
  }
  const EntTree* tree = candidate->tree;
  CorpusSentence* sentences = ent_arena_grow(corpus->arena, corpus->sentences, corpus->n_sentences,
                                             &corpus->sentence_capacity, sizeof *sentences);
  EntKeys* keys = ent_arena_array(corpus->arena, tree->n, sizeof *keys);
  if (!sentences || !keys) {
    return ent_no_memory(err);
  }
  ent_encoder_keys(tree, candidate->passage, keys);
  corpus->sentences = sentences;
  corpus->sentence_key = key;
  sentences[corpus->n_sentences++] = (CorpusSentence){keys, tree->n};
  return ENT_OK;
}

/** Append an example of a pair that is there. */
static EntStatus append_example(Corpus* corpus, const EntCandidate* candidate, uint32_t pair,
                                EntError* err) {
  Example* examples = ent_arena_grow(corpus->arena, corpus->examples, corpus->n_examples,
                                     &corpus->example_capacity, sizeof *examples);
  const EntFeatures* f = candidate->features;
  uint32_t* features = ent_arena_array(corpus->arena, f->n, sizeof *features);
  if (!examples || !features) {
    return ent_no_memory(err);
  }
  ENT_TRY(append_sentence(corpus, candidate, corpus->pairs[pair].article, err));
  memcpy(features, f->items, f->n * sizeof *features);
  corpus->examples = examples;
  examples[corpus->n_examples++] = (Example){.features = features,
                                             .n = (uint32_t)f->n,
                                             .doubt = f->doubt,
                                             .words = f->words,
                                             .sentence = (uint32_t)corpus->n_sentences - 1,
                                             .pair = pair};
  return ENT_OK;
}

/** The pair of a candidate, as the annotation sees it. */
static EntStatus add_pair(Work* work, const EntCandidate* candidate) {
  const uint32_t a = work->gold_of[work->names.items[candidate->left].actor];
  const uint32_t b = work->gold_of[work->names.items[candidate->right].actor];
  CorpusPair pair = {.article = (uint32_t)work->corpus->n_articles - 1,
                     .actors = {work->names.items[candidate->left].actor,
                                work->names.items[candidate->right].actor},
                     .silent = {[ENT_ASK_ENDED] = true},
                     .gold = {a < b ? a : b, a < b ? b : a}};
  for (EntRelation r = ENT_ALLY; r <= ENT_RIVAL && a != ENT_NONE && b != ENT_NONE; r++) {
    const GoldTriple* t = gold_find(&work->gold, r, a, b);
    pair.levels[r] = t ? t->level : LEVEL_NONE;
    if (t && t->validity != ENT_UNCLEAR) {
      pair.silent[ENT_ASK_ENDED] = false;
      pair.levels[ENT_ASK_ENDED] = t->validity == ENT_ENDED ? LEVEL_CORE : LEVEL_NONE;
    }
  }
  return append_pair(work->corpus, &pair, work->err);
}

static EntStatus add_example(void* handle, const EntCandidate* candidate) {
  Work* work = handle;
  Corpus* corpus = work->corpus;
  const size_t number = corpus->articles[corpus->n_articles - 1].first_pair + candidate->pair;
  if (corpus->n_pairs == number) { // they come in order
    ENT_TRY(add_pair(work, candidate));
  }
  ENT_TRY(append_example(corpus, candidate, (uint32_t)number, work->err));
  const CorpusPair* pair = &corpus->pairs[number];
  Example* example = &corpus->examples[corpus->n_examples - 1];
  const EntSpan here = work->analysis.sentences[candidate->passage->sentence].span;
  for (EntRelation r = ENT_ALLY; r <= ENT_RIVAL; r++) {
    const GoldTriple* t =
        pair->levels[r] ? gold_find(&work->gold, r, pair->gold[0], pair->gold[1]) : NULL;
    const EntSpan span = t ? work->evidence[t - work->gold.triples] : (EntSpan){0};
    example->shown[r] = span.start < here.end && here.start < span.end;
    example->shown[ENT_ASK_ENDED] |= example->shown[r];
  }
  return ENT_OK;
}

EntStatus corpus_skip(Corpus* corpus, const Source* source, EntError* err) {
  CorpusArticle* articles = ent_arena_grow(corpus->arena, corpus->articles, corpus->n_articles,
                                           &corpus->article_capacity, sizeof *articles);
  if (!articles) {
    return ent_no_memory(err);
  }
  corpus->articles = articles;
  articles[corpus->n_articles++] = (CorpusArticle){
      .path = source->path, .fold = source->fold, .first_pair = (uint32_t)corpus->n_pairs};
  return ENT_OK;
}

static EntStatus add_article(Work* work, const Source* source) {
  Corpus* corpus = work->corpus;
  ENT_TRY(corpus_skip(corpus, source, work->err));
  CorpusArticle* article = &corpus->articles[corpus->n_articles - 1];
  article->n_actors = work->n_actors;
  for (size_t i = 0; i < work->gold.n_triples; i++) {
    const GoldTriple* t = &work->gold.triples[i];
    if (t->relation <= ENT_RIVAL && t->level == LEVEL_CORE) {
      article->core[t->relation]++;
    }
  }
  return ENT_OK;
}

static EntStatus read_all(Work* work, const EntLexicon* lexicon, const EntModel* names,
                          const Source* source) {
  EntNotes notes = {.arena = work->arena};
  ENT_TRY(gold_read(&work->gold, source, work->arena, work->err));
  ENT_TRY(ent_read_article(source->text, source->path, NULL, work->arena, &work->article, &notes,
                           work->err));
  ENT_TRY(ent_analyze_with(names, &work->article, work->arena, &work->analysis, work->err));
  ENT_TRY(ent_scene_set(&work->scene, &work->article, lexicon, &work->analysis, work->arena,
                        work->err));
  ENT_TRY(find_actors(work, source->json));
  ENT_TRY(find_evidence(work));
  ENT_TRY(add_article(work, source));
  return ent_visit_candidates(&work->scene, &work->names, work->n_actors, add_example, work);
}

EntStatus corpus_add(Corpus* corpus, const EntLexicon* lexicon, const EntModel* names,
                     const Source* source, EntError* err) {
  Work work = {.corpus = corpus, .arena = ent_arena_new(), .err = err};
  const EntStatus status =
      work.arena ? read_all(&work, lexicon, names, source) : ent_no_memory(err);
  gold_clear(&work.gold);
  ent_scene_clear(&work.scene);
  ent_arena_free(work.arena);
  return status;
}
