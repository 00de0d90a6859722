#include "extract/relation/train/train.h"

#include "extract/relation/train/calibrate.h"
#include "extract/relation/train/measure.h"
#include "extract/relation/train/taggers.h"
#include "extract/relation/train/weigh.h"
#include "graph/base/file.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { GIVEN, OWN, N_CORPORA };

/** All that one run holds. */
typedef struct {
  EntLexicon* lexicon;
  Taggers taggers;
  Corpus corpora[N_CORPORA];
  EntPairScores* sentences[N_CORPORA]; ///< [pairs] scores of each pair's sentences
  Facts* facts[N_CORPORA];
  int32_t (*scores[N_CORPORA])[ENT_N_JUDGED]; ///< [pairs] in the end
  unsigned ended[N_CORPORA][2][2];            ///< [annotated so][judged so] sentences
  EntJudge* judge;
  Encode* encode;
  int32_t (*encoded[N_CORPORA])[ENT_N_QUESTIONS]; ///< [examples] what the encoder says, into `all`
  int32_t (*all)[ENT_N_QUESTIONS];                ///< [examples of all corpora]
  EntError* err;
} Run;

/** Give an example to the encoder, and before it its sentence, if that is another one than `last`.
 */
static bool encode_example(Encode* encode, const Corpus* corpus, const Example* example,
                           uint32_t last, const LearnOptions* options) {
  const CorpusPair* pair = &corpus->pairs[example->pair];
  float answers[ENT_N_QUESTIONS];
  float weights[ENT_N_QUESTIONS];
  if (example->sentence != last) {
    const CorpusSentence* sentence = &corpus->sentences[example->sentence];
    if (!encode_add_sentence(encode, sentence->keys, sentence->n,
                             corpus_fold(corpus, pair->article))) {
      return false;
    }
  }
  for (unsigned q = 0; q < ENT_N_QUESTIONS; q++) {
    answers[q] = pair->levels[q] != LEVEL_NONE;
    weights[q] = learner_weight(corpus, example, q, options);
  }
  return encode_add_pair(encode, &example->words, answers, weights);
}

/** Give all examples to the encoder. */
static EntStatus encode_all(Run* run, const LearnOptions* options) {
  size_t n = 0;
  for (size_t c = 0; c < N_CORPORA; c++) {
    n += run->corpora[c].n_examples;
  }
  run->encode = encode_new();
  run->all = calloc(n + 1, sizeof *run->all);
  bool whole = run->encode && run->all;
  n = 0;
  for (size_t c = 0; whole && c < N_CORPORA; c++) {
    const Corpus* corpus = &run->corpora[c];
    uint32_t last = UINT32_MAX;
    run->encoded[c] = run->all + n;
    n += corpus->n_examples;
    for (size_t i = 0; whole && i < corpus->n_examples; i++) {
      whole = encode_example(run->encode, corpus, &corpus->examples[i], last, options);
      last = corpus->examples[i].sentence;
    }
  }
  return whole ? ENT_OK : ent_no_memory(run->err);
}

/** Memory for the scores of all pairs. */
static EntStatus new_scores(Run* run) {
  for (size_t c = 0; c < N_CORPORA; c++) {
    const Corpus* corpus = &run->corpora[c];
    run->sentences[c] = calloc(corpus->n_pairs + 1, sizeof *run->sentences[c]);
    run->facts[c] = calloc(corpus->n_pairs + 1, sizeof *run->facts[c]);
    run->scores[c] = calloc(corpus->n_pairs + 1, sizeof *run->scores[c]);
    if (!run->sentences[c] || !run->facts[c] || !run->scores[c]) {
      return ent_no_memory(run->err);
    }
    for (size_t i = 0; i < corpus->n_pairs; i++) {
      memcpy(run->sentences[c][i].actors, corpus->pairs[i].actors, sizeof corpus->pairs[i].actors);
    }
  }
  return ENT_OK;
}

/** Add the articles to a corpus, but for those of one fold. */
static EntStatus add_articles(Run* run, Corpus* corpus, const Sources* sources, unsigned without) {
  for (size_t i = 0; i < sources->n; i++) {
    const Source* source = &sources->items[i];
    const EntStatus status =
        tagger_fold((uint32_t)i) == without
            ? corpus_skip(corpus, source, run->err)
            : corpus_add(corpus, run->lexicon, taggers_names(&run->taggers, i), source, run->err);
    if (status != ENT_OK) {
      if (!run->err->file[0]) {
        (void)snprintf(run->err->file, sizeof run->err->file, "%s", source->path);
      }
      return status;
    }
  }
  return ENT_OK;
}

static EntStatus read_corpora(Run* run, const Sources* sources, const TrainOptions* options) {
  static const char* const names[] = {"given actors", "found actors"};
  ENT_TRY(ent_lexicon_new(&run->lexicon, run->err));
  for (size_t c = 0; c < N_CORPORA; c++) {
    Corpus* corpus = &run->corpora[c];
    corpus->own = c == OWN;
    corpus->arena = ent_arena_new();
    if (!corpus->arena) {
      return ent_no_memory(run->err);
    }
    ENT_TRY(add_articles(run, corpus, sources, options->without));
    (void)printf("%s: %zu articles, %zu pairs, %zu examples\n", names[c], corpus->n_articles,
                 corpus->n_pairs, corpus->n_examples);
  }
  return new_scores(run);
}

static EntStatus learn(Run* run, unsigned fold, const LearnOptions* options) {
  Learner learner;
  EntStatus status = learner_new(&learner, run->err);
  if (status == ENT_OK) {
    status = learner_run(&learner, run->corpora, N_CORPORA, fold, options, run->err);
  }
  if (status == ENT_OK) {
    learner_round(&learner, run->judge);
  }
  learner_clear(&learner);
  return status;
}

/** Judge the articles of a fold. */
static void judge_fold(Run* run, unsigned fold) {
  for (size_t c = 0; c < N_CORPORA; c++) {
    const Corpus* corpus = &run->corpora[c];
    for (size_t i = 0; i < corpus->n_examples; i++) {
      const Example* e = &corpus->examples[i];
      const CorpusPair* pair = &corpus->pairs[e->pair];
      if (corpus_fold(corpus, pair->article) != fold) {
        continue;
      }
      int32_t scores[ENT_N_QUESTIONS];
      ent_judge_all(run->judge, e->features, e->n, e->doubt, run->encoded[c][i], scores);
      ent_pair_scores_add(&run->sentences[c][e->pair], scores);
      if (!pair->silent[ENT_ASK_ENDED] && e->shown[ENT_ASK_ENDED]) {
        const bool ended = pair->levels[ENT_ASK_ENDED] != LEVEL_NONE;
        run->ended[c][ended][scores[ENT_ASK_ENDED] > ENT_JUDGE_ENDED]++;
      }
    }
  }
}

/** Weigh the pairs of a fold by what the other folds teach; N_FOLDS: only learn, from all. */
static void weigh_fold(Run* run, unsigned fold) {
  const WeighInput inputs[N_CORPORA] = {{&run->corpora[GIVEN], run->facts[GIVEN], 0.5},
                                        {&run->corpora[OWN], run->facts[OWN], 1.0}};
  weigh_learn(inputs, N_CORPORA, fold, run->judge);
  for (size_t c = 0; c < N_CORPORA; c++) {
    for (size_t i = 0; i < run->corpora[c].n_pairs; i++) {
      if (corpus_fold(&run->corpora[c], run->corpora[c].pairs[i].article) == fold) {
        for (EntRelation r = ENT_ALLY; r <= ENT_RIVAL; r++) {
          run->scores[c][i][r] = ent_judge_weigh(run->judge, r, run->facts[c][i][r]);
        }
      }
    }
  }
}

static EntStatus report(Run* run) {
  calibrate(&run->corpora[OWN], run->scores[OWN], run->judge);
  for (size_t c = 0; c < N_CORPORA; c++) {
    ENT_TRY(measure(&run->corpora[c], run->scores[c], run->judge,
                    c == OWN ? "found actors" : "given actors", run->err));
    const unsigned right = run->ended[c][1][1];
    (void)printf("ended: precision %.3f, recall %.3f\n",
                 right / (double)(right + run->ended[c][0][1]),
                 right / (double)(right + run->ended[c][1][0]));
  }
  return ENT_OK;
}

static EntStatus run_all(Run* run, const Sources* sources, const TrainOptions* options) {
  run->judge = calloc(1, sizeof *run->judge);
  if (!run->judge) {
    return ent_no_memory(run->err);
  }
  if (options->taggers) {
    ENT_TRY(taggers_read(&run->taggers, options->taggers, run->err));
  }
  ENT_TRY(read_corpora(run, sources, options));
  ENT_TRY(encode_all(run, &options->learn));
  for (unsigned fold = 0; fold < N_FOLDS; fold++) {
    ENT_TRY(encode_learn(run->encode, fold, &options->encode, run->err));
    encode_score(run->encode, fold, run->all);
    ENT_TRY(learn(run, fold, &options->learn));
    judge_fold(run, fold);
  }
  for (size_t c = 0; c < N_CORPORA; c++) {
    ENT_TRY(weigh_gather(&run->corpora[c], run->sentences[c], run->facts[c], run->err));
  }
  for (unsigned fold = 0; fold < N_FOLDS; fold++) {
    weigh_fold(run, fold);
  }
  ENT_TRY(report(run));
  if (!options->out) {
    return ENT_OK;
  }
  ENT_TRY(encode_learn(run->encode, N_FOLDS, &options->encode, run->err));
  ENT_TRY(encode_write(run->encode, options->encoder, run->err));
  ENT_TRY(learn(run, N_FOLDS, &options->learn));
  weigh_fold(run, N_FOLDS);
  calibrate(&run->corpora[OWN], run->scores[OWN], run->judge);
  return ent_file_write(options->out, (EntStr){(const char*)run->judge, sizeof *run->judge},
                        run->err);
}

EntStatus train(const Sources* sources, const TrainOptions* options, EntError* err) {
  Run run = {.err = err};
  const EntStatus status = run_all(&run, sources, options);
  for (size_t c = 0; c < N_CORPORA; c++) {
    free(run.sentences[c]);
    free(run.facts[c]);
    free(run.scores[c]);
    ent_arena_free(run.corpora[c].arena);
  }
  free(run.judge);
  encode_free(run.encode);
  free(run.all);
  taggers_clear(&run.taggers);
  ent_lexicon_free(run.lexicon);
  return status;
}
