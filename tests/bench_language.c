/** Words per second of processor time of each stage of the language analysis, and memory.
    usage: bench_language TEXT… */
#include "extract/language/analysis.h"
#include "extract/language/eisner.h"
#include "extract/language/gazetteer.h"
#include "extract/language/lemma.h"
#include "extract/language/network.h"
#include "extract/language/token.h"
#include "graph/base/file.h"
#include "tests/timing.h"

#include <stdio.h>
#include <string.h>
#include <sys/resource.h>

enum { TOKENS, FEATURES, TREES, NAMES, LEMMAS, ALL, WRITING, N_STAGES };

static const char* const STAGES[N_STAGES] = {
    "tokens and sentences", "features", "tags and trees", "names", "lemmas", "analysis",
    "writing CoNLL-U"};

typedef struct {
  double seconds[N_STAGES];
  size_t words;
  size_t bytes;
  size_t largest_arena;
} Bench;

/** Paragraphs are lines. */
static bool cut_blocks(EntArticle* article, EntArena* arena) {
  size_t capacity = 0;
  EntStr rest = article->text;
  EntStr line;
  while (ent_str_next(&rest, '\n', &line)) {
    EntBlock* grown =
        ent_arena_grow(arena, article->blocks, article->n_blocks, &capacity, sizeof *grown);
    if (!grown) {
      return false;
    }
    article->blocks = grown;
    const size_t start = (size_t)(line.bytes - article->text.bytes);
    grown[article->n_blocks++] = (EntBlock){ENT_PARAGRAPH, {start, start + line.length}};
  }
  return true;
}

static double lap(double* since) {
  const double then = *since;
  *since = now();
  return *since - then;
}

/** Run the stages one by one over the sentences of an analysis. */
static bool run_stages(Bench* bench, const EntAnalysis* analysis, EntArena* arena) {
  static EntWord words[ENT_LONGEST_SENTENCE];
  static uint32_t known[ENT_LONGEST_SENTENCE];
  static EntKeys keys[ENT_LONGEST_SENTENCE];
  static EntWordSense senses[ENT_LONGEST_SENTENCE];
  static EntNameScores names[ENT_LONGEST_SENTENCE];
  const EntModel* model = ent_model_trees();
  EntNetwork* parser = ent_network_new(model, arena, ENT_LONGEST_SENTENCE);
  EntNetwork* namer = ent_network_new(ent_model_names(), arena, ENT_LONGEST_SENTENCE);
  if (!parser || !namer) {
    return false;
  }
  for (size_t s = 0; s < analysis->n_sentences; s++) {
    const EntToken* tokens = analysis->tokens + analysis->sentences[s].first_token;
    size_t n = analysis->sentences[s].n_tokens;
    n = n < ENT_LONGEST_SENTENCE ? n : ENT_LONGEST_SENTENCE;
    double t = now();
    for (size_t i = 0; i < n; i++) {
      ent_word_read(tokens[i].form, &words[i]);
    }
    ent_gazetteer_find(ent_model_section(model, ENT_MODEL_GAZETTEER),
                       ent_model_bits(model, ENT_MODEL_GAZETTEER), words, n, known);
    for (size_t i = 0; i < n; i++) {
      ent_word_features(&words[i], ent_word_place(i, false), known[i], keys[i].of);
    }
    bench->seconds[FEATURES] += lap(&t);
    ent_network_parse(parser, keys, n, senses);
    bench->seconds[TREES] += lap(&t);
    ent_network_names(namer, keys, n, names);
    bench->seconds[NAMES] += lap(&t);
    for (size_t i = 0; i < n; i++) {
      if (!ent_lemma(model, tokens[i].form, senses[i].feats, arena)) {
        return false;
      }
    }
    bench->seconds[LEMMAS] += lap(&t);
  }
  return true;
}

static bool run_file(Bench* bench, const char* path) {
  EntArena* arena = ent_arena_new();
  EntArena* stages = ent_arena_new();
  EntBuffer bytes = {0};
  EntBuffer out = {0};
  EntError err = {0};
  EntAnalysis analysis;
  bool whole = arena && stages && ent_file_read(path, (size_t)1 << 26, &bytes, &err) == ENT_OK;
  EntArticle article = {.text = {bytes.bytes, bytes.length}};
  if (whole && bytes.length > 0) {
    whole = cut_blocks(&article, arena);
    double t = now();
    for (size_t i = 0; whole && i < article.n_blocks; i++) {
      EntPiece* pieces = NULL;
      size_t n = 0;
      const EntStr text = ent_str_span(article.text.bytes, article.blocks[i].span);
      whole = ent_tokenize(ent_model_trees(), text, stages, &pieces, &n, &err) == ENT_OK;
    }
    bench->seconds[TOKENS] += lap(&t);
    whole = whole && ent_analyze(&article, arena, &analysis, &err) == ENT_OK;
    bench->seconds[ALL] += lap(&t);
    if (whole) {
      ent_analysis_write(&analysis, &article, &out);
      bench->seconds[WRITING] += lap(&t);
      whole = run_stages(bench, &analysis, stages);
      bench->words += analysis.n_tokens;
      bench->bytes += bytes.length;
    }
    const size_t size = ent_arena_size(arena);
    bench->largest_arena = size > bench->largest_arena ? size : bench->largest_arena;
  }
  ent_buffer_clear(&out);
  ent_buffer_clear(&bytes);
  ent_arena_free(stages);
  ent_arena_free(arena);
  return whole;
}

int main(int argc, char** argv) {
  Bench bench = {0};
  for (int i = 1; i < argc; i++) {
    if (!run_file(&bench, argv[i])) {
      (void)fprintf(stderr, "bench_language: %s cannot be used\n", argv[i]);
      return 1;
    }
  }
  (void)printf("%d files, %zu words, %zu bytes\n", argc - 1, bench.words, bench.bytes);
  for (size_t s = 0; s < N_STAGES && bench.words > 0; s++) {
    (void)printf("%-22s %10.0f words/s\n", STAGES[s], (double)bench.words / bench.seconds[s]);
  }
  if (bench.words > 0) {
    (void)printf("%-22s %10.0f words/s\n", "text to CoNLL-U",
                 (double)bench.words / (bench.seconds[ALL] + bench.seconds[WRITING]));
  }
  struct rusage usage;
  if (getrusage(RUSAGE_SELF, &usage) == 0) {
    (void)printf("largest article %zu KiB, process %ld KiB\n", bench.largest_arena / 1024,
                 usage.ru_maxrss);
  }
  return 0;
}
