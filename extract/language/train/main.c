/** @file extract/language/train/main.c
    entente-train: learns extract/language/english.model from the data folder, and makes
    extract/language/vectors.model. */
#include "extract/language/labels.h"
#include "extract/language/train/complain.h"
#include "extract/language/train/evaluate.h"
#include "extract/language/train/glove.h"
#include "extract/language/train/learn.h"
#include "extract/language/train/quantize.h"
#include "graph/base/file.h"

#include <popt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { EWT, GUM, N_TREEBANKS };

static const char* const TREEBANKS[N_TREEBANKS] = {"treebank/ewt", "treebank/gum"};

typedef struct {
  char* data;
  char* out;
  const char* lexicons;
  char* held_out; ///< articles whose names are not learned from; NULL for none
  char* glove;    ///< make vectors from it as `out`, and nothing else; NULL: learn
  int names_only; ///< the trees stay as they stand in `out`
  int tree_epochs;
  int name_epochs;
  int threads;
} Options;

typedef struct {
  EntArena* arena;
  Labels labels;
  Corpus trees;
  Corpus names;
  HeldOut held_out;
  Corpus dev[N_TREEBANKS];
  Vocabulary tree_vocabulary;
  Vocabulary name_vocabulary;
  EntPair gazetteer[1 << GAZETTEER_BITS];
  uint16_t* feats_upos;
  Net tree_net;
  Net name_net;
  time_t start;
  EntError err;
} Run;

enum { PATH = 1024 };

/** The path of a file of the data folder. */
static EntStatus find_file(Run* run, const Options* options, const char* name, const char* end,
                           char path[PATH]) {
  const int length = snprintf(path, PATH, "%s/%s%s", options->data, name, end);
  return length >= 0 && length < PATH ? ENT_OK
                                      : ent_fail(&run->err, ENT_BAD_ARG, options->data, 0,
                                                 "the path of the data folder is too long");
}

static EntStatus read_treebanks(Run* run, const Options* options) {
  char path[PATH];
  for (size_t i = 0; i < N_TREEBANKS; i++) {
    ENT_TRY(find_file(run, options, TREEBANKS[i], "-train.conllu", path));
    ENT_TRY(corpus_read_treebank(&run->trees, &run->labels, true, path, &run->err));
  }
  for (size_t i = 0; i < N_TREEBANKS; i++) {
    ENT_TRY(find_file(run, options, TREEBANKS[i], "-dev.conllu", path));
    ENT_TRY(corpus_read_treebank(&run->dev[i], &run->labels, false, path, &run->err));
  }
  return ENT_OK;
}

static EntStatus read_corpora(Run* run, const Options* options) {
  char path[PATH];
  ENT_TRY(read_treebanks(run, options));
  static const char* const names[] = {"names/newswire-train", "names/politics-train",
                                      "names/newswire-dev", "names/politics-dev"};
  if (options->held_out) {
    ENT_TRY(held_out_read(&run->held_out, options->held_out, &run->err));
  }
  for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
    ENT_TRY(find_file(run, options, names[i], ".bio", path));
    ENT_TRY(corpus_read_names(&run->names, path, &run->held_out, &run->err));
  }
  return ENT_OK;
}

/** The labels that the program knows by number come first. */
static EntStatus new_labels(Run* run) {
  run->labels = (Labels){ent_intern_new(), ent_intern_new(), ent_intern_new()};
  if (!run->labels.upos || !run->labels.feats || !run->labels.deprels) {
    return ent_no_memory(&run->err);
  }
  for (EntUpos i = 0; i < ENT_N_UPOS; i++) {
    ent_intern_add(run->labels.upos, ent_str(ent_upos_name(i)));
  }
  for (EntDeprel i = 0; i < ENT_N_DEPRELS; i++) {
    ent_intern_add(run->labels.deprels, ent_str(ent_deprel_name(i)));
  }
  return ENT_OK;
}

/** The UPOS of each class of features. */
static EntStatus find_feats_upos(Run* run) {
  const uint32_t n = ent_intern_count(run->labels.feats);
  run->feats_upos = ent_arena_array(run->arena, n, sizeof *run->feats_upos);
  if (!run->feats_upos) {
    return ent_no_memory(&run->err);
  }
  for (uint32_t i = 0; i < n; i++) {
    EntStr both = ent_intern_text(run->labels.feats, i);
    EntStr upos = both;
    ent_str_next(&both, '|', &upos);
    run->feats_upos[i] = (uint16_t)ent_intern_find(run->labels.upos, upos);
  }
  return ENT_OK;
}

/** Number the classes of features so that those of one UPOS stand together.
    @param out  Receives the old number of each new one. */
static EntStatus order_feats(Run* run, const uint32_t** out) {
  const uint32_t n = ent_intern_count(run->labels.feats);
  uint32_t* order = ent_arena_array(run->arena, n, sizeof *order);
  uint32_t* new_of = ent_arena_array(run->arena, n, sizeof *new_of);
  uint32_t count = 0;
  if (!order || !new_of) {
    return ent_no_memory(&run->err);
  }
  for (unsigned upos = 0; upos < ENT_N_UPOS; upos++) {
    for (uint32_t i = 0; i < n; i++) {
      if (run->feats_upos[i] == upos) {
        new_of[i] = count;
        order[count++] = i;
      }
    }
  }
  for (size_t i = 0; i < run->trees.n_words; i++) {
    Word* word = &run->trees.words[i];
    if (word->feats != NO_LABEL) {
      word->feats = (uint16_t)new_of[word->feats];
    }
  }
  *out = order;
  return ENT_OK;
}

static void report_trees(void* handle, size_t epoch, const Loss* loss, size_t n_words) {
  Run* run = handle;
  const double n = (double)n_words;
  (void)printf(
      "trees, epoch %zu, %ld s, loss: tags %.3f, features %.3f, heads %.3f, relations %.3f\n",
      epoch + 1, (long)(time(NULL) - run->start), loss->upos / n, loss->feats / n, loss->arc / n,
      loss->label / n);
  for (size_t i = 0; (epoch + 1) % 4 == 0 && i < N_TREEBANKS; i++) {
    const TreeScores scores = evaluate_trees(&run->tree_net, &run->dev[i]);
    (void)printf("  %s dev: UPOS %.4f FEATS %.4f UAS %.4f LAS %.4f\n", TREEBANKS[i], scores.upos,
                 scores.feats, scores.uas, scores.las);
  }
  (void)fflush(stdout);
}

static void report_names(void* handle, size_t epoch, const Loss* loss, size_t n_words) {
  Run* run = handle;
  (void)printf("names, epoch %zu, %ld s, loss %.4f\n", epoch + 1, (long)(time(NULL) - run->start),
               loss->name / (double)n_words);
  (void)fflush(stdout);
}

/** Learn the tokenizer from the training treebanks. */
static EntStatus learn_cuts(Run* run, const Options* options, Cuts* cuts) {
  EntConllu treebanks[N_TREEBANKS];
  for (size_t i = 0; i < N_TREEBANKS; i++) {
    char path[PATH];
    EntStr bytes = {0};
    ENT_TRY(find_file(run, options, TREEBANKS[i], "-train.conllu", path));
    ENT_TRY(ent_file_keep(path, (size_t)1 << 30, run->arena, &bytes, &run->err));
    ENT_TRY(ent_conllu_read(bytes, path, run->arena, &treebanks[i], &run->err));
  }
  return cuts_learn(treebanks, N_TREEBANKS, 8, cuts, &run->err);
}

/** A network and its vocabulary for the words of a corpus. */
static EntStatus new_net(Run* run, Task task, Corpus* corpus, uint64_t seed, Vocabulary* vocabulary,
                         Net* net) {
  if (!vocabulary_new(corpus, vocabulary_least, vocabulary)) {
    return ent_no_memory(&run->err);
  }
  vocabulary_apply(vocabulary, corpus);
  return net_new(net, task, &run->labels, run->feats_upos, vocabulary->n_rows, seed)
             ? ENT_OK
             : ent_no_memory(&run->err);
}

/** Tags and trees. */
static EntStatus learn_trees(Run* run, const Options* options) {
  const Plan plan = {
      .epochs = (size_t)options->tree_epochs,
      .shard_words = 200,
      .rate = 0.003f,
      .noise = {.drop_input = 0.3f, .drop_layer = 0.25f, .drop_hidden = 0.25f, .drop_word = 0.3f},
      .seed = 1,
      .n_threads = (unsigned)options->threads};
  ENT_TRY(find_feats_upos(run));
  ENT_TRY(new_net(run, FOR_TREES, &run->trees, plan.seed, &run->tree_vocabulary, &run->tree_net));
  for (size_t i = 0; i < N_TREEBANKS; i++) {
    vocabulary_apply(&run->tree_vocabulary, &run->dev[i]);
  }
  learn(&run->tree_net, &run->trees, &plan, report_trees, run);
  return ENT_OK;
}

/** Names. */
static EntStatus learn_names(Run* run, const Options* options) {
  const Plan plan = {
      .epochs = (size_t)options->name_epochs,
      .shard_words = 200,
      .rate = 0.003f,
      .noise = {.drop_input = 0.3f, .drop_layer = 0.25f, .drop_word = 0.3f, .drop_vector = 0.3f},
      .seed = 2,
      .n_threads = (unsigned)options->threads};
  ENT_TRY(new_net(run, FOR_NAMES, &run->names, plan.seed, &run->name_vocabulary, &run->name_net));
  learn(&run->name_net, &run->names, &plan, report_names, run);
  return ENT_OK;
}

/** Names alone: the part for trees is taken from the model that is there. */
static EntStatus train_names(Run* run, const Options* options) {
  EntBuffer model = {0};
  ENT_TRY(ent_file_read(options->out, (size_t)1 << 30, &model, &run->err));
  EntStatus status = new_labels(run);
  if (status == ENT_OK) {
    status = lexicons_read(options->lexicons, run->gazetteer, &run->err);
  }
  if (status == ENT_OK) {
    status = read_corpora(run, options);
  }
  if (status == ENT_OK) {
    status = learn_names(run, options);
  }
  const Parts parts = {.name_net = &run->name_net, .name_vocabulary = &run->name_vocabulary};
  if (status == ENT_OK) {
    status =
        model_write_names(&parts, (EntStr){model.bytes, model.length}, options->out, &run->err);
  }
  ent_buffer_clear(&model);
  return status;
}

static EntStatus train(Run* run, const Options* options) {
  Cuts cuts = {0};
  Lemmas lemmas = {0};
  ENT_TRY(new_labels(run));
  ENT_TRY(lexicons_read(options->lexicons, run->gazetteer, &run->err));
  ENT_TRY(read_corpora(run, options));
  EntStatus status = learn_cuts(run, options, &cuts);
  if (status == ENT_OK) {
    status = learn_names(run, options);
  }
  if (status == ENT_OK) {
    status = learn_trees(run, options);
  }
  const uint32_t* order = NULL;
  if (status == ENT_OK) {
    status = order_feats(run, &order);
  }
  if (status == ENT_OK) {
    status = lemmas_learn(&run->trees, &lemmas, &run->err);
  }
  if (status == ENT_OK) {
    const Parts parts = {.tree_net = &run->tree_net,
                         .tree_vocabulary = &run->tree_vocabulary,
                         .name_net = &run->name_net,
                         .name_vocabulary = &run->name_vocabulary,
                         .labels = &run->labels,
                         .cuts = &cuts,
                         .lemmas = &lemmas,
                         .gazetteer = run->gazetteer,
                         .feats_order = order};
    status = model_write(&parts, options->out, &run->err);
  }
  free(cuts.weights);
  free(cuts.splits);
  lemmas_free(&lemmas);
  return status;
}

/** Read the command line. @return NULL, or what is wrong with it. */
static const char* read_options(int argc, const char** argv, Options* options) {
  const char* held_out = NULL;
  const char* glove = NULL;
  const struct poptOption table[] = {
      {"tree-epochs", 0, POPT_ARG_INT, &options->tree_epochs, 0, "rounds over the treebanks", "N"},
      {"name-epochs", 0, POPT_ARG_INT, &options->name_epochs, 0, "rounds over the names", "N"},
      {"threads", 0, POPT_ARG_INT, &options->threads, 0, "threads; the result is the same", "N"},
      {"held-out", 0, POPT_ARG_STRING, &held_out, 0,
       "articles, one behind the other, whose names are not learned from", "FILE"},
      {"glove", 0, POPT_ARG_STRING, &glove, 0, "only make vectors, as VECTORS, from GloVe's text",
       "FILE"},
      {"names-only", 0, POPT_ARG_NONE, &options->names_only, 0,
       "keep the trees of the MODEL that is there", NULL},
      {"lexicons", 0, POPT_ARG_STRING, &options->lexicons, 0, "folder of the lexicons", "DIR"},
      POPT_AUTOHELP POPT_TABLEEND};
  poptContext context = poptGetContext(NULL, argc, argv, table, 0);
  poptSetOtherOptionHelp(context,
                         "[OPTION…] DATA MODEL\n       entente-train --glove=FILE VECTORS");
  const char* problem = poptGetNextOpt(context) < -1 ? "unknown or broken option" : NULL;
  const char* data = glove ? NULL : poptGetArg(context);
  const char* out = glove ? poptGetArg(context) : data ? poptGetArg(context) : NULL;
  if (!problem &&
      (!out || poptPeekArg(context) || options->tree_epochs < 1 || options->name_epochs < 1)) {
    problem = "usage: entente-train [OPTION…] DATA MODEL, or --glove=FILE VECTORS";
  }
  options->data = data ? strdup(data) : NULL;
  options->out = out ? strdup(out) : NULL;
  options->held_out = held_out ? strdup(held_out) : NULL;
  options->glove = glove ? strdup(glove) : NULL;
  poptFreeContext(context);
  return problem;
}

int main(int argc, char** argv) {
  Options options = {
      .tree_epochs = 24, .name_epochs = 14, .threads = 2, .lexicons = "extract/lexicon"};
  const char* problem = read_options(argc, (const char**)argv, &options);
  static Run run;
  run.start = time(NULL);
  run.arena = ent_arena_new();
  Corpus* const corpora[] = {&run.trees, &run.names, &run.dev[EWT], &run.dev[GUM]};
  for (size_t i = 0; i < sizeof corpora / sizeof *corpora; i++) {
    corpora[i]->arena = run.arena;
    corpora[i]->gazetteer = run.gazetteer;
  }
  const EntStatus status = problem         ? ent_fail(&run.err, ENT_BAD_ARG, NULL, 0, "%s", problem)
                           : options.glove ? glove_convert(options.glove, options.out, &run.err)
                           : options.names_only ? train_names(&run, &options)
                                                : train(&run, &options);
  if (status != ENT_OK) {
    complain("entente-train", &run.err);
  }
  net_free(&run.tree_net);
  net_free(&run.name_net);
  free(run.tree_vocabulary.table);
  free(run.name_vocabulary.table);
  ent_intern_free(run.labels.upos);
  ent_intern_free(run.labels.feats);
  ent_intern_free(run.labels.deprels);
  ent_arena_free(run.arena);
  free(options.data);
  free(options.out);
  free(options.held_out);
  free(options.glove);
  held_out_clear(&run.held_out);
  return status == ENT_OK ? 0 : 1;
}
