// Why a triple was told: the entry of the lexicon, the way through the tree, and the factors.
#include "extract/extract.h"
#include "tests/support_extract.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>

static EntExtractor* extractor;

static int set_up(void** state) {
  (void)state;
  const EntExtractOptions options = {.explain = true};
  extractor = support_extractor(&options);
  return 0;
}

static int tear_down(void** state) {
  (void)state;
  ent_extractor_free(extractor);
  return 0;
}

static bool same(const char* text, const char* wanted) {
  if (strcmp(wanted, "*") == 0) {
    return text != NULL;
  }
  return text ? strcmp(text, wanted) == 0 : strcmp(wanted, "null") == 0;
}

/** sentence, relation, subject, object, found_by, phrase, place, path */
static void check_case(void* handle, char* const* columns, size_t n) {
  size_t* wrong = handle;
  EntExtraction article;
  assert_int_equal(n, 8);
  support_extract_text(extractor, columns[0], &article);
  const EntTriple* t = support_find_triple(&article, columns[1], columns[2], columns[3]);
  assert_non_null(t);
  const EntExplanation* why = t->explanation;
  assert_non_null(why);
  if (!same(why->found_by, columns[4]) || !same(why->phrase, columns[5]) ||
      !same(why->place, columns[6]) || !same(why->path, columns[7])) {
    print_error("%s: %s | %s | %s | %s\n", columns[0], why->found_by,
                why->phrase ? why->phrase : "null", why->place ? why->place : "null",
                why->path ? why->path : "null");
    (*wrong)++;
  }
  ent_extraction_clear(&article);
}

static void test_cases(void** state) {
  (void)state;
  support_check_table("fixtures/explain.tsv", check_case);
}

/** sentence, form, subject, object */
static void check_form(void* handle, char* const* columns, size_t n) {
  size_t* wrong = handle;
  EntExtraction article;
  EntForm form = ENT_LEADS;
  assert_int_equal(n, 4);
  assert_true(ent_form_from_name(ent_str(columns[1]), &form));
  support_extract_text(extractor, columns[0], &article);
  const EntTriple* t = support_find_triple(&article, ent_relation_name(ent_form_relation(form)),
                                           columns[2], columns[3]);
  if (!t || t->form != form || strcmp(t->subject->name, columns[2]) != 0) {
    print_error("%s: %s of %s\n", columns[0], t ? ent_form_name(t->form) : "nothing",
                t ? t->subject->name : "nobody");
    (*wrong)++;
  }
  ent_extraction_clear(&article);
}

static void test_forms(void** state) {
  (void)state;
  support_check_table("fixtures/forms.tsv", check_form);
}

/** The factors are what the confidence is made of. */
static void test_factors(void** state) {
  (void)state;
  static const char* const paths[] = {
      "fixtures/articles/cold-2024.txt", "fixtures/articles/iraq/government-2010.txt",
      "fixtures/articles/iraq/khazali-2010.txt", "fixtures/articles/syria/nusra-2014.txt"};
  size_t n = 0;
  size_t judged = 0;
  for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
    EntExtraction article;
    support_extract_file(extractor, paths[i], &article);
    for (size_t k = 0; k < article.n_triples; k++, n++) {
      const EntTriple* t = &article.triples[k];
      const EntExplanation* why = t->explanation;
      assert_non_null(why);
      const bool mutual =
          why->place && (strcmp(why->place, "mutual") == 0 || strcmp(why->place, "role") == 0);
      if (t->relation == ENT_SPLINTER_OF || !mutual) {
        assert_int_equal(why->judged, t->relation != ENT_SPLINTER_OF);
      }
      judged += why->judged;
      assert_true(fabs(why->likely * why->trust - t->confidence) < 1e-9);
      assert_true((why->doubt != NULL) == (why->doubt_score < 0));
      assert_true((why->claim != NULL) == (t->said_by != NULL));
      assert_true((why->phrase != NULL) == (why->place != NULL));
    }
    ent_extraction_clear(&article);
  }
  assert_true(n > 20 && judged > 15);
}

static void test_only_if_asked(void** state) {
  (void)state;
  const EntExtractOptions options = {0};
  EntExtraction article;
  EntExtractor* plain = support_extractor(&options);
  support_extract_text(plain, "Iran supports the Badr Organization.", &article);
  assert_true(article.n_triples > 0);
  assert_null(article.triples[0].explanation);
  ent_extraction_clear(&article);
  ent_extractor_free(plain);
}

/** Each allocation fails in turn: never a crash, never a wrong status. */
static void test_no_memory(void** state) {
  (void)state;
  const char* text = "Iran funds the Badr Organization, which split from the Mahdi Army.";
  support_check_no_memory(extractor, text);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_cases),     cmocka_unit_test(test_forms),
      cmocka_unit_test(test_factors),   cmocka_unit_test(test_only_if_asked),
      cmocka_unit_test(test_no_memory),
  };
  return cmocka_run_group_tests(tests, set_up, tear_down);
}
