/** @file extract/relation/train/main.c
    entente-train-relations: learns extract/relation/judge.model from annotated articles, and tells
    by cross-validation how well it judges articles that it has not learned from. */
#include "extract/relation/train/calibrate.h"
#include "extract/relation/train/learn.h"
#include "extract/relation/train/measure.h"
#include "extract/relation/train/opinion.h"
#include "extract/relation/train/taggers.h"
#include "extract/relation/train/weigh.h"
#include "graph/base/file.h"

#include <libxml/parser.h>
#include <popt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { GIVEN, OWN, HINTS, N_CORPORA };

/** All that one run holds. */
typedef struct {
  EntLexicon* lexicon;
  Taggers taggers;
  Corpus corpora[N_CORPORA];
  EntPairScores* sentences[HINTS]; ///< [pairs] scores of each pair's sentences
  Facts* facts[HINTS];
  int32_t (*scores[HINTS])[ENT_N_JUDGED]; ///< [pairs] in the end
  unsigned ended[HINTS][2][2];            ///< [annotated so][judged so] sentences
  EntJudge* judge;
  EntError err;
} Run;

/** What is read beside the articles, and what is written; NULL where nothing is. */
typedef struct {
  const char* opinions;
  const char* taggers; ///< a folder
  const char* out;
} Files;

/** Memory for the scores of all pairs. */
static EntStatus new_scores(Run* run) {
  for (size_t c = 0; c < HINTS; c++) {
    const Corpus* corpus = &run->corpora[c];
    run->sentences[c] = calloc(corpus->n_pairs + 1, sizeof *run->sentences[c]);
    run->facts[c] = calloc(corpus->n_pairs + 1, sizeof *run->facts[c]);
    run->scores[c] = calloc(corpus->n_pairs + 1, sizeof *run->scores[c]);
    if (!run->sentences[c] || !run->facts[c] || !run->scores[c]) {
      return ent_no_memory(&run->err);
    }
    for (size_t i = 0; i < corpus->n_pairs; i++) {
      memcpy(run->sentences[c][i].actors, corpus->pairs[i].actors, sizeof corpus->pairs[i].actors);
    }
  }
  return ENT_OK;
}

static EntStatus read_articles(Run* run, const char** paths, const char* opinions) {
  static const char* const names[] = {"given actors", "found actors", "opinions"};
  ENT_TRY(ent_lexicon_new(&run->lexicon, &run->err));
  for (size_t c = 0; c < N_CORPORA; c++) {
    Corpus* corpus = &run->corpora[c];
    corpus->own = c == OWN;
    corpus->hints = c == HINTS;
    corpus->arena = ent_arena_new();
    if (!corpus->arena) {
      return ent_no_memory(&run->err);
    }
    for (size_t i = 0; paths[i] && !corpus->hints; i++) {
      const EntModel* tagger = taggers_names(&run->taggers, i);
      ENT_TRY(corpus_add(corpus, run->lexicon, tagger, paths[i], &run->err));
    }
    if (corpus->hints && opinions) {
      ENT_TRY(opinion_add(corpus, run->lexicon, opinions, &run->err));
    }
    (void)printf("%s: %zu articles, %zu pairs, %zu examples\n", names[c], corpus->n_articles,
                 corpus->n_pairs, corpus->n_examples);
  }
  return new_scores(run);
}

static EntStatus learn(Run* run, unsigned fold, const LearnOptions* options) {
  Learner learner;
  EntStatus status = learner_new(&learner, &run->err);
  if (status == ENT_OK) {
    status = learner_run(&learner, run->corpora, N_CORPORA, fold, options, &run->err);
  }
  if (status == ENT_OK) {
    learner_round(&learner, run->judge);
  }
  learner_clear(&learner);
  return status;
}

/** Judge the articles of a fold. */
static void judge_fold(Run* run, unsigned fold) {
  for (size_t c = 0; c < HINTS; c++) {
    const Corpus* corpus = &run->corpora[c];
    for (size_t i = 0; i < corpus->n_examples; i++) {
      const Example* e = &corpus->examples[i];
      if (fold_of(corpus->pairs[e->pair].article) != fold) {
        continue;
      }
      int32_t scores[ENT_N_JUDGED];
      for (EntRelation r = ENT_ALLY; r <= ENT_RIVAL; r++) {
        scores[r] = ent_judge_score(run->judge, r, e->features, e->n, e->doubt);
      }
      ent_pair_scores_add(&run->sentences[c][e->pair], scores);
      if (!corpus->pairs[e->pair].silent[ENT_ASK_ENDED] && e->shown[ENT_ASK_ENDED]) {
        const bool ended = corpus->pairs[e->pair].levels[ENT_ASK_ENDED] != LEVEL_NONE;
        const int32_t score =
            ent_judge_score(run->judge, ENT_ASK_ENDED, e->features, e->n, ENT_DOUBT_NONE);
        run->ended[c][ended][score > ENT_JUDGE_ENDED]++;
      }
    }
  }
}

/** Weigh the pairs of a fold by what the other folds teach; N_FOLDS: only learn, from all. */
static void weigh_fold(Run* run, unsigned fold) {
  const WeighInput inputs[HINTS] = {{&run->corpora[GIVEN], run->facts[GIVEN], 0.5},
                                    {&run->corpora[OWN], run->facts[OWN], 1.0}};
  weigh_learn(inputs, HINTS, fold, run->judge);
  for (size_t c = 0; c < HINTS; c++) {
    for (size_t i = 0; i < run->corpora[c].n_pairs; i++) {
      if (fold_of(run->corpora[c].pairs[i].article) == fold) {
        for (EntRelation r = ENT_ALLY; r <= ENT_RIVAL; r++) {
          run->scores[c][i][r] = ent_judge_weigh(run->judge, r, run->facts[c][i][r]);
        }
      }
    }
  }
}

static EntStatus report(Run* run) {
  calibrate(&run->corpora[OWN], run->scores[OWN], run->judge);
  for (size_t c = 0; c < HINTS; c++) {
    ENT_TRY(measure(&run->corpora[c], run->scores[c], run->judge,
                    c == OWN ? "found actors" : "given actors", &run->err));
    const unsigned right = run->ended[c][1][1];
    (void)printf("ended: precision %.3f, recall %.3f\n",
                 right / (double)(right + run->ended[c][0][1]),
                 right / (double)(right + run->ended[c][1][0]));
  }
  return ENT_OK;
}

static EntStatus write_judge(Run* run, const char* path) {
  EntOutput* output = NULL;
  ENT_TRY(ent_output_open(path, &output, &run->err));
  const EntStatus status =
      ent_output_write(output, (EntStr){(const char*)run->judge, sizeof *run->judge}, &run->err);
  if (status != ENT_OK) {
    ent_output_discard(output);
    return status;
  }
  return ent_output_commit(output, &run->err);
}

static EntStatus run_all(Run* run, const char** paths, const Files* files,
                         const LearnOptions* options) {
  run->judge = calloc(1, sizeof *run->judge);
  if (!run->judge) {
    return ent_no_memory(&run->err);
  }
  if (files->taggers) {
    ENT_TRY(taggers_read(&run->taggers, files->taggers, &run->err));
  }
  ENT_TRY(read_articles(run, paths, files->opinions));
  for (unsigned fold = 0; fold < N_FOLDS; fold++) {
    ENT_TRY(learn(run, fold, options));
    judge_fold(run, fold);
  }
  for (size_t c = 0; c < HINTS; c++) {
    ENT_TRY(weigh_gather(&run->corpora[c], run->sentences[c], run->facts[c], &run->err));
  }
  for (unsigned fold = 0; fold < N_FOLDS; fold++) {
    weigh_fold(run, fold);
  }
  ENT_TRY(report(run));
  if (!files->out) {
    return ENT_OK;
  }
  ENT_TRY(learn(run, N_FOLDS, options));
  weigh_fold(run, N_FOLDS);
  calibrate(&run->corpora[OWN], run->scores[OWN], run->judge);
  return write_judge(run, files->out);
}

int main(int argc, const char** argv) {
  LearnOptions o = {.epochs = 8,
                    .rate = 0.02f,
                    .decay = 1e-4f,
                    .start = 0.1f,
                    .drop = 0.3f,
                    .minor = 0.7f,
                    .elsewhere = 0.3f,
                    .own = 0.7f,
                    .hints = 0.2f};
  Files files = {NULL, NULL, NULL};
  const struct poptOption table[] = {
      {"out", 'o', POPT_ARG_STRING, &files.out, 0, "write the model here; without, only measure",
       "FILE"},
      {"opinions", 0, POPT_ARG_STRING, &files.opinions, 0, "sentences of opinion to learn from too",
       "FILE"},
      {"taggers", 0, POPT_ARG_STRING, &files.taggers, 0,
       "taggers that have not seen a fold, FOLDER/0.model and so on", "FOLDER"},
      {"hints", 0, POPT_ARG_FLOAT, &o.hints, 0, "weight of those", "X"},
      {"epochs", 0, POPT_ARG_INT, &o.epochs, 0, "rounds over all examples", "N"},
      {"rate", 0, POPT_ARG_FLOAT, &o.rate, 0, "of learning", "X"},
      {"decay", 0, POPT_ARG_FLOAT, &o.decay, 0, "pull of the weights to 0", "X"},
      {"start", 0, POPT_ARG_FLOAT, &o.start, 0, "first sum of squares", "X"},
      {"drop", 0, POPT_ARG_FLOAT, &o.drop, 0, "share of features left out of a step", "X"},
      {"minor", 0, POPT_ARG_FLOAT, &o.minor, 0, "weight of minor relations", "X"},
      {"elsewhere", 0, POPT_ARG_FLOAT, &o.elsewhere, 0, "weight of other sentences", "X"},
      {"own", 0, POPT_ARG_FLOAT, &o.own, 0, "weight of examples with found actors", "X"},
      POPT_AUTOHELP POPT_TABLEEND};
  poptContext context = poptGetContext(NULL, argc, argv, table, 0);
  poptSetOtherOptionHelp(context, "ID.txt…");
  const int problem = poptGetNextOpt(context);
  const char** paths = poptGetArgs(context);
  if (problem != -1 || !paths) {
    poptPrintUsage(context, stderr, 0);
    return 2;
  }
  xmlInitParser();
  Run run = {0};
  const EntStatus status = run_all(&run, paths, &files, &o);
  if (status != ENT_OK) {
    (void)fprintf(stderr, "entente-train-relations: %s\n", run.err.text);
  }
  for (size_t c = 0; c < N_CORPORA; c++) {
    if (c < HINTS) {
      free(run.sentences[c]);
      free(run.facts[c]);
      free(run.scores[c]);
    }
    ent_arena_free(run.corpora[c].arena);
  }
  free(run.judge);
  taggers_clear(&run.taggers);
  ent_lexicon_free(run.lexicon);
  poptFreeContext(context);
  return status == ENT_OK ? 0 : 1;
}
