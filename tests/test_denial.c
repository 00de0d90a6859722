// What a text denies: kept as counter-evidence if asked for, and never a tie. And who says what.
#include "extract/extract.h"
#include "graph/network.h"
#include "tests/support_extract.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static EntExtractor* extractor; ///< that also tells what is denied

static int set_up(void** state) {
  (void)state;
  const EntExtractOptions options = {.all = true};
  extractor = support_extractor(&options);
  return 0;
}

static int tear_down(void** state) {
  (void)state;
  ent_extractor_free(extractor);
  return 0;
}

/** The first triple of two actors that is denied, or not. */
static const EntTriple* find(const EntExtraction* article, bool denied, const char* subject,
                             const char* object) {
  for (size_t i = 0; i < article->n_triples; i++) {
    const EntTriple* t = &article->triples[i];
    if (t->denied == denied && support_is_between(t, subject, object, false)) {
      return t;
    }
  }
  return NULL;
}

static bool says(const EntTriple* t, const char* wanted) {
  return t->said_by ? strcmp(t->said_by, wanted) == 0 : strcmp(wanted, "null") == 0;
}

static void check_denied(void* handle, char* const* columns, size_t n) {
  size_t* wrong = handle;
  EntExtraction article;
  assert_true(n == 5 || (n == 4 && strcmp(columns[1], "none") == 0));
  support_extract_text(extractor, columns[0], &article);
  const EntTriple* t = find(&article, true, columns[2], columns[3]);
  const bool right = n == 4 ? !t
                            : t && strcmp(ent_relation_name(t->relation), columns[1]) == 0 &&
                                  support_is_named(t->subject, columns[2]) && says(t, columns[4]) &&
                                  !(t->confidence > 0) && t->validity == ENT_UNCLEAR;
  if (!right) {
    print_error("%s: %s %s, %s\n", columns[0], columns[1], t ? ent_relation_name(t->relation) : "",
                t && t->said_by ? t->said_by : "null");
    (*wrong)++;
  }
  ent_extraction_clear(&article);
}

static void test_denied(void** state) {
  (void)state;
  support_check_table("fixtures/denied.tsv", check_denied);
}

/** sentence, subject, object, who says it or null */
static void check_speaker(void* handle, char* const* columns, size_t n) {
  size_t* wrong = handle;
  EntExtraction article;
  assert_int_equal(n, 4);
  support_extract_text(extractor, columns[0], &article);
  const EntTriple* t = find(&article, false, columns[1], columns[2]);
  if (!t || !says(t, columns[3])) {
    print_error("%s: %s\n", columns[0], !t ? "no triple" : t->said_by ? t->said_by : "null");
    (*wrong)++;
  }
  ent_extraction_clear(&article);
}

static void test_speakers(void** state) {
  (void)state;
  support_check_table("fixtures/speakers.tsv", check_speaker);
}

static void test_only_if_asked(void** state) {
  (void)state;
  const EntExtractOptions options = {0};
  EntExtraction article;
  EntExtractor* plain = support_extractor(&options);
  support_extract_text(plain, "Turkey did not attack Syria.", &article);
  assert_null(find(&article, true, "Turkey", "Syria"));
  ent_extraction_clear(&article);
  ent_extractor_free(plain);
}

/** A denied triple makes no tie, not even with a confidence. */
static void test_no_tie(void** state) {
  (void)state;
  const EntArticleInfo article = {.id = "a", .path = "a", .sha256 = "0"};
  const EntParticipant left = {.name = "Turkey", .kind = ENT_STATE};
  const EntParticipant right = {.name = "Syria", .kind = ENT_STATE};
  EntNetworkBuilder* builder = ent_network_builder_new(0);
  EntNetwork* network = NULL;
  assert_non_null(builder);
  EntTriple triple = {.article = &article,
                      .subject = &left,
                      .object = &right,
                      .relation = ENT_RIVAL,
                      .form = ENT_ARMED,
                      .cue = "attack",
                      .evidence = "Turkey did not attack Syria.",
                      .confidence = 0.9,
                      .denied = true};
  assert_int_equal(ent_network_builder_add(builder, &triple, NULL), ENT_OK);
  assert_int_equal(ent_network_build(builder, NULL, &network, NULL), ENT_OK);
  assert_int_equal(network->n_ties, 0);
  ent_network_free(network);
  triple.denied = false;
  assert_int_equal(ent_network_builder_add(builder, &triple, NULL), ENT_OK);
  assert_int_equal(ent_network_build(builder, NULL, &network, NULL), ENT_OK);
  assert_int_equal(network->n_ties, 1);
  assert_int_equal(network->ties[0].n_denials, 1);
  assert_int_equal(network->ties[0].n_sentences, 1);
  ent_network_free(network);
  ent_network_builder_free(builder);
}

/** Each allocation fails in turn: never a crash, never a wrong status. */
static void test_no_memory(void** state) {
  (void)state;
  const char* text = "Iran denied that it backs Hamas. Reuters reported that Iran attacked Iraq.";
  support_check_no_memory(extractor, text);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_denied),        cmocka_unit_test(test_speakers),
      cmocka_unit_test(test_only_if_asked), cmocka_unit_test(test_no_tie),
      cmocka_unit_test(test_no_memory),
  };
  return cmocka_run_group_tests(tests, set_up, tear_down);
}
