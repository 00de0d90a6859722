/** @file extract/relation/train/main.c
    entente-train-relations: learns extract/relation/judge.model from annotated articles, and tells
    by cross-validation how well it judges articles, of other topics, that it has not learned from.
 */
#include "extract/language/train/complain.h"
#include "extract/relation/train/standoff.h"
#include "extract/relation/train/topic.h"
#include "extract/relation/train/train.h"
#include "graph/base/file.h"

#include <libxml/parser.h>
#include <popt.h>
#include <stdio.h>

/** What the command line says beside how to train. */
typedef struct {
  const char** paths;      ///< texts with their annotations beside them, ended by NULL; or NULL
  const char* annotations; ///< of texts in the data folder; NULL for none
  const char* texts;       ///< the data folder, which has them
  int without;             ///< fold; -1 for none
  const char* export;      ///< folder that receives the texts and their annotations; NULL for none
  int held_out;            ///< fold whose texts are printed; -1 for none
} Request;

static EntStatus read_sources(const Request* request, Sources* sources, EntError* err) {
  sources->arena = ent_arena_new();
  if (!sources->arena) {
    return ent_no_memory(err);
  }
  for (const char** path = request->paths; path && *path; path++) {
    ENT_TRY(sources_add_file(sources, *path, err));
  }
  if (request->annotations) {
    ENT_TRY(standoff_add(sources, request->annotations, request->texts, err));
  }
  return topic_folds(sources, N_FOLDS, err);
}

/** Print the texts of a fold, one behind the other. */
static EntStatus print_fold(const Sources* sources, unsigned fold, EntError* err) {
  for (size_t i = 0; i < sources->n; i++) {
    if (tagger_fold((uint32_t)i) == fold) {
      (void)fwrite(sources->items[i].text.bytes, 1, sources->items[i].text.length, stdout);
    }
  }
  return fflush(stdout) == 0 && !ferror(stdout)
             ? ENT_OK
             : ent_fail(err, ENT_IO, "standard output", 0, "the texts could not be written");
}

/** Write FOLDER/q00001.txt with q00001.json and so on, as a scorer takes them. */
static EntStatus export_all(const Sources* sources, const char* folder, EntError* err) {
  for (size_t i = 0; i < sources->n; i++) {
    const Source* source = &sources->items[i];
    const char* text = ent_arena_printf(sources->arena, "%s/q%05zu.txt", folder, i + 1);
    const char* json = ent_arena_printf(sources->arena, "%s/q%05zu.json", folder, i + 1);
    if (!text || !json) {
      return ent_no_memory(err);
    }
    ENT_TRY(ent_file_write(text, source->text, err));
    ENT_TRY(ent_file_write(json, source->json, err));
  }
  return ENT_OK;
}

static EntStatus run(const Request* request, const TrainOptions* options, EntError* err) {
  Sources sources = {0};
  EntStatus status = read_sources(request, &sources, err);
  if (status == ENT_OK) {
    status = request->export          ? export_all(&sources, request->export, err)
             : request->held_out >= 0 ? print_fold(&sources, (unsigned)request->held_out, err)
                                      : train(&sources, options, err);
  }
  ent_arena_free(sources.arena);
  return status;
}

static bool is_fold(int number) {
  return number >= -1 && number < N_FOLDS;
}

/** Read the command line. False if it says nothing that can be done. */
static bool read_request(poptContext context, Request* request, TrainOptions* options) {
  const int problem = poptGetNextOpt(context);
  request->paths = poptGetArgs(context);
  options->without = request->without < 0 ? N_FOLDS : (unsigned)request->without;
  return problem == -1 && options->encode.epochs > 0 && options->encode.threads > 0 &&
         !options->out == !options->encoder && (request->paths || request->annotations) &&
         !request->annotations == !request->texts && is_fold(request->without) &&
         is_fold(request->held_out);
}

int main(int argc, const char** argv) {
  TrainOptions options = {.learn = {.epochs = 8,
                                    .rate = 0.02f,
                                    .decay = 1e-4f,
                                    .start = 0.1f,
                                    .drop = 0.4f,
                                    .minor = 0.7f,
                                    .elsewhere = 0.3f,
                                    .own = 0.7f},
                          .encode = {.epochs = 5,
                                     .rate = 0.003f,
                                     .drop = 0.15f,
                                     .drop_word = 0.5f,
                                     .drop_vector = 0.1f,
                                     .threads = 2,
                                     .log = stdout}};
  Request request = {.without = -1, .held_out = -1};
  LearnOptions* o = &options.learn;
  EncodeOptions* e = &options.encode;
  const struct poptOption table[] = {
      {"out", 'o', POPT_ARG_STRING, &options.out, 0, "write the judge here; without, only measure",
       "FILE"},
      {"encoder", 0, POPT_ARG_STRING, &options.encoder, 0, "write the encoder here", "FILE"},
      {"annotations", 0, POPT_ARG_STRING, &request.annotations, 0,
       "annotations of more texts, apart from them", "FILE"},
      {"texts", 0, POPT_ARG_STRING, &request.texts, 0, "the data folder, which has them", "FOLDER"},
      {"taggers", 0, POPT_ARG_STRING, &options.taggers, 0,
       "taggers that have not seen a fold, FOLDER/0.model and so on", "FOLDER"},
      {"without", 0, POPT_ARG_INT, &request.without, 0,
       "learn and measure as if the articles of this fold, 0 to 4, were not there", "FOLD"},
      {"export", 0, POPT_ARG_STRING, &request.export, 0,
       "only write the texts here, each with its annotation", "FOLDER"},
      {"held-out", 0, POPT_ARG_INT, &request.held_out, 0,
       "only print the texts of this fold, one behind the other", "FOLD"},
      {"epochs", 0, POPT_ARG_INT, &o->epochs, 0, "rounds over all examples", "N"},
      {"rate", 0, POPT_ARG_FLOAT, &o->rate, 0, "of learning", "X"},
      {"decay", 0, POPT_ARG_FLOAT, &o->decay, 0, "pull of the weights to 0", "X"},
      {"start", 0, POPT_ARG_FLOAT, &o->start, 0, "first sum of squares", "X"},
      {"drop", 0, POPT_ARG_FLOAT, &o->drop, 0, "share of features left out of a step", "X"},
      {"minor", 0, POPT_ARG_FLOAT, &o->minor, 0, "weight of minor relations", "X"},
      {"elsewhere", 0, POPT_ARG_FLOAT, &o->elsewhere, 0, "weight of other sentences", "X"},
      {"encoder-epochs", 0, POPT_ARG_INT, &e->epochs, 0, "rounds of the encoder", "N"},
      {"encoder-rate", 0, POPT_ARG_FLOAT, &e->rate, 0, "of learning", "X"},
      {"encoder-drop", 0, POPT_ARG_FLOAT, &e->drop, 0, "share of values left out", "X"},
      {"drop-word", 0, POPT_ARG_FLOAT, &e->drop_word, 0, "rare words hidden", "X"},
      {"drop-vector", 0, POPT_ARG_FLOAT, &e->drop_vector, 0, "share of vectors hidden", "X"},
      {"threads", 0, POPT_ARG_INT, &e->threads, 0, "of the encoder", "N"},
      {"own", 0, POPT_ARG_FLOAT, &o->own, 0, "weight of examples with found actors", "X"},
      POPT_AUTOHELP POPT_TABLEEND};
  poptContext context = poptGetContext(NULL, argc, argv, table, 0);
  poptSetOtherOptionHelp(context, "[OPTION…] [ID.txt…]");
  if (!read_request(context, &request, &options)) {
    poptPrintUsage(context, stderr, 0);
    poptFreeContext(context);
    return 2;
  }
  xmlInitParser();
  EntError err = {0};
  const EntStatus status = run(&request, &options, &err);
  if (status != ENT_OK) {
    complain("entente-train-relations", &err);
  }
  poptFreeContext(context);
  return status == ENT_OK ? 0 : 1;
}
