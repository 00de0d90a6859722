// The encoder: what it says of plain sentences, and that it learns what it is shown.
#include "extract/language/eisner.h"
#include "extract/read/read.h"
#include "extract/relation/candidate.h"
#include "extract/relation/encoder.h"
#include "extract/relation/train/encode.h"
#include "graph/base/file.h"
#include "tests/support_extract.h"
#include "tests/support_run.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

/** The only pair of a text, read `times` times. */
typedef struct {
  EntEncoder* encoder;
  unsigned times;
  size_t n;
  int32_t scores[ENT_N_QUESTIONS];
} Look;

static EntStatus look_at(void* handle, const EntCandidate* candidate) {
  Look* look = handle;
  for (unsigned i = 0; i < look->times; i++) {
    ent_encoder_read(look->encoder, candidate->tree, candidate->passage);
    ent_encoder_score(look->encoder, &candidate->features->words, look->scores);
  }
  look->n++;
  return ENT_OK;
}

/** Score the pair of a text. */
static void look(const EntLexicon* lexicon, const char* text, unsigned times,
                 int32_t scores[ENT_N_QUESTIONS]) {
  EntArena* arena = ent_arena_new();
  EntNotes notes = {.arena = arena};
  EntArticle article;
  EntAnalysis analysis;
  EntScene scene = {0};
  EntNames names = {0};
  EntActor* actors = NULL;
  size_t n_actors = 0;
  EntError err = {0};
  assert_int_equal(ent_read_article(ent_str(text), "a.txt", NULL, arena, &article, &notes, &err),
                   ENT_OK);
  assert_int_equal(ent_analyze(&article, arena, &analysis, &err), ENT_OK);
  assert_int_equal(ent_scene_set(&scene, &article, lexicon, &analysis, arena, &err), ENT_OK);
  assert_int_equal(ent_find_actors(&scene, &names, &actors, &n_actors), ENT_OK);
  Look look = {.encoder = ent_encoder_new(arena, ENT_LONGEST_SENTENCE), .times = times};
  assert_non_null(look.encoder);
  assert_int_equal(ent_visit_candidates(&scene, &names, n_actors, look_at, &look), ENT_OK);
  assert_int_equal(look.n, 1);
  memcpy(scores, look.scores, sizeof look.scores);
  ent_scene_clear(&scene);
  ent_arena_free(arena);
}

static EntLexicon* lexicon;

static int set_up(void** state) {
  (void)state;
  EntError err = {0};
  return ent_lexicon_new(&lexicon, &err) == ENT_OK ? 0 : -1;
}

static int tear_down(void** state) {
  (void)state;
  ent_lexicon_free(lexicon);
  return 0;
}

/** sentence, ally or rival or none */
static void check_case(void* handle, char* const* columns, size_t n) {
  size_t* wrong = handle;
  int32_t scores[ENT_N_QUESTIONS];
  assert_int_equal(n, 2);
  look(lexicon, columns[0], 1, scores);
  const char* said = scores[ENT_ALLY] > 0 && scores[ENT_ALLY] > scores[ENT_RIVAL] ? "ally"
                     : scores[ENT_RIVAL] > 0                                      ? "rival"
                                                                                  : "none";
  if (strcmp(said, columns[1]) != 0) {
    print_error("%s: %d %d\n", columns[0], scores[ENT_ALLY], scores[ENT_RIVAL]);
    (*wrong)++;
  }
}

static void test_cases(void** state) {
  (void)state;
  support_check_table("fixtures/encoder.tsv", check_case);
}

static void test_whole(void** state) {
  (void)state;
  assert_true(ent_encoder_is_whole());
}

/** Nothing stays of what was read before. */
static void test_again(void** state) {
  (void)state;
  static const char text[] = "Turkey attacked Syria.";
  int32_t once[ENT_N_QUESTIONS];
  int32_t often[ENT_N_QUESTIONS];
  look(lexicon, text, 1, once);
  look(lexicon, text, 3, often);
  assert_memory_equal(once, often, sizeof once);
}

/** Words by their keys; two of them tell what is to be said. */
enum { FILLER = 100, HELPS = 7, FIGHTS = 8, WORDS = 6, SENTENCES = 240, FOLDS = 4 };

/** Sentences of filler, a third with one of the telling words between the names, in the order of
    their number; every fourth is of fold 0. */
static void show(Encode* encode) {
  for (uint32_t s = 0; s < SENTENCES; s++) {
    EntKeys keys[WORDS] = {{{0}}};
    const uint32_t telling = s / FOLDS % 3;
    for (uint32_t i = 0; i < WORDS; i++) {
      keys[i].of[0] = FILLER + (s * 13 + i * 7) % 11;
    }
    keys[1 + s % 4].of[0] = telling == 0 ? FILLER : telling == 1 ? HELPS : FIGHTS;
    const EntPairWords words = {.head = {0, WORDS - 1},
                                .path = {1 + s % 4},
                                .n_path = 1,
                                .top = s % 2 ? 0 : ENT_NONE,
                                .from = 1,
                                .to = WORDS - 1};
    const float answers[ENT_N_QUESTIONS] = {telling == 1, telling == 2, telling == 2};
    const float weights[ENT_N_QUESTIONS] = {1, 1, telling == 2};
    assert_true(encode_add_sentence(encode, keys, WORDS, s % FOLDS));
    assert_true(encode_add_pair(encode, &words, answers, weights));
  }
}

static void learn(int threads, int32_t (*scores)[ENT_N_QUESTIONS], const char* path) {
  const EncodeOptions options = {
      .epochs = 15, .rate = 0.01f, .drop = 0.1f, .drop_word = 0.1f, .threads = threads};
  EntError err = {0};
  Encode* encode = encode_new();
  assert_non_null(encode);
  show(encode);
  assert_int_equal(encode_learn(encode, 0, &options, &err), ENT_OK);
  encode_score(encode, 0, scores);
  assert_int_equal(encode_write(encode, path, &err), ENT_OK);
  encode_free(encode);
}

/** It learns, and the same on any number of threads, what holds of sentences that it has not seen.
 */
static void test_learning(void** state) {
  static int32_t scores[2][SENTENCES][ENT_N_QUESTIONS];
  EntBuffer models[2] = {{0}};
  EntError err = {0};
  const char* path = in_folder(state, "encoder.model");
  for (int i = 0; i < 2; i++) {
    learn(1 + i, scores[i], path);
    assert_int_equal(ent_file_read(path, (size_t)1 << 30, &models[i], &err), ENT_OK);
  }
  assert_memory_equal(scores[0], scores[1], sizeof scores[0]);
  assert_int_equal(models[0].length, models[1].length);
  assert_memory_equal(models[0].bytes, models[1].bytes, models[0].length);
  const EntModel* part = (const EntModel*)(const void*)(models[0].bytes + sizeof(EntEncoderHead));
  assert_int_equal(models[0].length, ENT_ENCODERS * (sizeof(EntEncoderHead) + part->size));
  size_t right = 0;
  for (uint32_t s = 0; s < SENTENCES; s += FOLDS) {
    const uint32_t telling = s / FOLDS % 3;
    right += (scores[0][s][ENT_ALLY] > 0) == (telling == 1) &&
             (scores[0][s][ENT_RIVAL] > 0) == (telling == 2);
  }
  assert_in_range(right, SENTENCES / FOLDS - 2, SENTENCES / FOLDS);
  ent_buffer_clear(&models[0]);
  ent_buffer_clear(&models[1]);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_whole),
      cmocka_unit_test(test_cases),
      cmocka_unit_test(test_again),
      cmocka_unit_test_setup_teardown(test_learning, folder_setup, folder_teardown),
  };
  return cmocka_run_group_tests(tests, set_up, tear_down);
}
