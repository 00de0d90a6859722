#include "extract/extract.h"
#include "tests/support_alloc.h"
#include "tests/support_extract.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>

static EntExtractor* extractor;
static EntExtractor* lenient; ///< also tells what it is less sure of

/** What is stated plainly is found with at least this confidence. Where the default threshold lies
    is the judge's affair and moves with each training; what must not come out must stay below it.
 */
static const double LEAST = 0.1;

static int set_up(void** state) {
  (void)state;
  const EntExtractOptions options = {.min_confidence = ENT_MIN_CONFIDENCE};
  const EntExtractOptions less = {.min_confidence = LEAST};
  return ent_extractor_new(&options, &extractor, NULL) == ENT_OK &&
                 ent_extractor_new(&less, &lenient, NULL) == ENT_OK
             ? 0
             : -1;
}

static int tear_down(void** state) {
  (void)state;
  ent_extractor_free(extractor);
  ent_extractor_free(lenient);
  return 0;
}

/** Cases that went wrong, so that one run names them all. */
typedef struct {
  const EntExtraction* article; ///< with what is less sure
  const EntExtraction* told;    ///< with the default threshold
  const char* id;
  size_t cases;
  size_t wrong;
} Tally;

static void count(Tally* tally, bool right, char* const* columns, const char* what) {
  tally->cases++;
  if (!right) {
    tally->wrong++;
    print_error("%s: %s: %s | %s | %s\n", tally->id, what, columns[0], columns[1], columns[2]);
  }
}

static void check_statement(void* handle, char* const* columns, size_t n) {
  Tally* tally = handle;
  assert_true(n == 3 || n == 5);
  if (strcmp(columns[0], "never") == 0) {
    const EntTriple* tie = support_find_triple(tally->told, NULL, columns[1], columns[2]);
    count(tally, tie == NULL, columns, "must not come out");
  } else if (strcmp(columns[4], "must") == 0) {
    const EntTriple* tie = support_find_triple(tally->article, columns[0], columns[1], columns[2]);
    count(tally, tie != NULL, columns, "does not come out");
  }
}

/** What every triple must be, whatever the article says. */
static void check_triples(const EntExtraction* article) {
  const EntStr text = article->article.text;
  for (size_t i = 0; i < article->n_triples; i++) {
    const EntTriple* t = &article->triples[i];
    assert_true(t->sentence.end <= text.length && t->sentence.start < t->sentence.end);
    assert_true(ent_str_is(ent_str_span(text.bytes, t->sentence), t->evidence));
    assert_true(t->subject_span.start >= t->sentence.start &&
                t->subject_span.end <= t->sentence.end);
    assert_true(t->object_span.start >= t->sentence.start && t->object_span.end <= t->sentence.end);
    assert_non_null(strstr(t->evidence, t->cue));
    assert_true(t->confidence > 0 && t->confidence <= 1);
    assert_true(t->subject != t->object);
    assert_int_equal(ent_form_relation(t->form), t->relation);
  }
}

static void check_article(void* handle, char* const* columns, size_t n) {
  size_t* wrong = handle;
  char expected[256];
  EntExtraction article;
  EntExtraction told;
  assert_true(n >= 2);
  if (strcmp(columns[0], "id") == 0) {
    return; // the header
  }
  support_extract_file(lenient, columns[1], &article);
  support_extract_file(extractor, columns[1], &told);
  check_triples(&article);
  Tally tally = {&article, &told, columns[0], 0, 0};
  (void)snprintf(expected, sizeof expected, "fixtures/expected/%s.tsv", columns[0]);
  support_read_table(expected, check_statement, &tally);
  assert_true(tally.cases > 0);
  *wrong += tally.wrong;
  ent_extraction_clear(&article);
  ent_extraction_clear(&told);
}

static void test_articles(void** state) {
  (void)state;
  support_check_table("fixtures/metadata.tsv", check_article);
}

static void check_sentence(void* handle, char* const* columns, size_t n) {
  size_t* wrong = handle;
  EntExtraction article;
  assert_int_equal(n, 5);
  const bool unsplit = strcmp(columns[1], "no split") == 0;
  const bool none = unsplit || strcmp(columns[1], "none") == 0;
  support_extract_text(none && !unsplit ? extractor : lenient, columns[0], &article);
  check_triples(&article);
  Tally tally = {&article, &article, columns[0], 0, 0};
  const EntTriple* tie = support_find_triple(&article,
                                             unsplit ? "splinter_of"
                                             : none  ? NULL
                                                     : columns[1],
                                             columns[2], columns[3]);
  count(&tally, (tie == NULL) == none, columns + 1, none ? "must give none" : "not found");
  if (tie && !none && strcmp(columns[4], "any") != 0) {
    count(&tally, strcmp(ent_validity_name(tie->validity), columns[4]) == 0, columns + 1, "status");
  }
  *wrong += tally.wrong;
  ent_extraction_clear(&article);
}

static void test_sentences(void** state) {
  (void)state;
  support_check_table("fixtures/sentences.tsv", check_sentence);
}

static void test_actors(void** state) {
  (void)state;
  EntExtraction article;
  support_extract_text(
      extractor,
      "Muqtada al-Sadr leads the Mahdi Army. The Supreme Council for the Islamic "
      "Revolution in Iraq (SCIRI) opposes Sadr. Tehran supports SCIRI, and Iranian "
      "officials met al-Sadr in Baghdad.",
      &article);
  assert_int_equal(article.n_actors, 4);
  const EntActor* sadr = &article.actors[0];
  assert_string_equal(sadr->participant.name, "Muqtada al-Sadr");
  assert_int_equal(sadr->participant.kind, ENT_PERSON);
  assert_int_equal(sadr->participant.n_aliases, 3);
  assert_int_equal(sadr->n_mentions, 3);
  assert_int_equal(sadr->mentions[0].how, ENT_BY_NAME);
  assert_int_equal(sadr->mentions[1].how, ENT_BY_SHORT_NAME);
  assert_true(support_is_named(&article.actors[2].participant, "SCIRI"));
  assert_int_equal(article.actors[2].mentions[1].how, ENT_BY_ACRONYM);
  assert_string_equal(article.actors[3].participant.name, "Iran");
  assert_int_equal(article.actors[3].participant.kind, ENT_STATE);
  assert_int_equal(article.actors[3].n_mentions, 2);
  ent_extraction_clear(&article);
}

/** "US" is a state and "us" is not; "Sadr" is no Sahrawi Arab Democratic Republic. */
static void test_capitals_count(void** state) {
  (void)state;
  EntExtraction article;
  support_extract_text(extractor, "He told us that Mr Sadr met US diplomats.", &article);
  assert_int_equal(article.n_actors, 2);
  assert_string_equal(article.actors[0].participant.name, "Sadr");
  assert_string_equal(article.actors[1].participant.name, "United States");
  ent_extraction_clear(&article);
}

static void test_said_by_and_dates(void** state) {
  (void)state;
  EntExtraction article;
  support_extract_text(extractor,
                       "Nouri al-Maliki said that Turkey has supported Ahrar al-Sham since March "
                       "2012.",
                       &article);
  const EntTriple* tie = support_find_triple(&article, "ally", "Turkey", "Ahrar al-Sham");
  assert_non_null(tie);
  assert_string_equal(tie->said_by, "Nouri al-Maliki");
  assert_int_equal(tie->since.year, 2012);
  assert_int_equal(tie->since.month, 3);
  assert_int_equal(tie->until.year, 0);
  ent_extraction_clear(&article);
}

static void test_gold_actors(void** state) {
  (void)state;
  const EntExtractOptions options = {.gold_dir = "fixtures/gold"};
  EntExtraction article;
  EntError err = {0};
  const char* text = "The Blue Hats attacked the Army of Roses. Lea fled.";
  EntExtractor* gold = support_extractor(&options);
  assert_int_equal(ent_extract(gold, ent_str(text), "hats.txt", NULL, &article, &err), ENT_OK);
  assert_int_equal(article.n_actors, 2);
  assert_int_equal(article.n_triples, 1);
  assert_string_equal(article.triples[0].subject->name, "Blue Hats Movement");
  assert_int_equal(article.actors[0].mentions[0].how, ENT_BY_GOLD);
  ent_extraction_clear(&article);
  assert_int_equal(ent_extract(gold, ent_str(text), "none.txt", NULL, &article, &err), ENT_IO);
  ent_extraction_clear(&article);
  err = (EntError){0};
  assert_int_equal(ent_extract(gold, ent_str(text), "broken.txt", NULL, &article, &err),
                   ENT_BAD_INPUT);
  assert_non_null(strstr(err.file, "broken.json"));
  assert_int_equal(err.line, 2);
  ent_extraction_clear(&article);
  ent_extractor_free(gold);
}

/** The mentions of an annotated actor, parted by "|". */
static void check_mentions(const EntExtraction* article, const char* text, const char* name,
                           const char* wanted) {
  const EntActor* actor = support_find_actor(article, name);
  EntBuffer found = {0};
  assert_non_null(actor);
  for (size_t i = 0; i < actor->n_mentions; i++) {
    ent_buffer_add_str(&found, ent_str(i > 0 ? "|" : ""));
    ent_buffer_add_str(&found, ent_str_span(text, actor->mentions[i].span));
  }
  assert_int_equal(found.length, strlen(wanted));
  assert_memory_equal(found.bytes, wanted, found.length);
  ent_buffer_clear(&found);
}

/** Annotated names behind a prefix, inside of others, and without a capital. */
static void test_gold_affixes(void** state) {
  (void)state;
  const EntExtractOptions options = {.gold_dir = "fixtures/gold"};
  const char* text = "The pro-Norlandic mayor met the Norland-led pact. The northern pact has "
                     "blue hats. Then the Blue Hats left.";
  EntExtraction article;
  EntError err = {0};
  EntExtractor* gold = support_extractor(&options);
  assert_int_equal(ent_extract(gold, ent_str(text), "affixes.txt", NULL, &article, &err), ENT_OK);
  check_mentions(&article, text, "Norland", "Norlandic|Norland");
  check_mentions(&article, text, "Norland-led pact", "Norland-led pact|northern pact");
  check_mentions(&article, text, "Blue Hats", "Blue Hats");
  ent_extraction_clear(&article);
  ent_extractor_free(gold);
}

/** The confidence of the only triple of a text that the catalog knows under `path`, or does not. */
static double confidence_of(const EntCatalog* catalog, const char* path) {
  EntExtraction article;
  EntError err = {0};
  const EntStr text = ent_str("Iran supports the Badr Organization.");
  assert_int_equal(ent_extract(extractor, text, path, catalog, &article, &err), ENT_OK);
  assert_int_equal(article.n_triples, 1);
  const double confidence = article.triples[0].confidence;
  ent_extraction_clear(&article);
  return confidence;
}

static void test_trust(void** state) {
  (void)state;
  EntCatalog* catalog = NULL;
  assert_int_equal(ent_catalog_read("fixtures/articles/articles.tsv", NULL, NULL, &catalog, NULL),
                   ENT_OK);
  const EntCatalogEntry* entry = ent_catalog_find(catalog, "huawei-2019");
  assert_non_null(entry);
  assert_true(entry->trust > 0 && entry->trust < 1);
  const double plain = confidence_of(catalog, "unknown.txt");
  const double less = confidence_of(catalog, "huawei-2019.txt");
  assert_true(less < plain && less > 0);
  ent_catalog_free(catalog);
}

static void test_threshold(void** state) {
  (void)state;
  const EntExtractOptions options = {.min_confidence = 0.99};
  EntExtraction article;
  EntExtractor* strict = support_extractor(&options);
  support_extract_text(strict, "Iran supports the Badr Organization.", &article);
  assert_int_equal(article.n_triples, 0);
  assert_int_equal(article.n_actors, 2);
  ent_extraction_clear(&article);
  ent_extractor_free(strict);
}

/** Each allocation fails in turn: never a crash, never a wrong status. */
static void test_no_memory(void** state) {
  (void)state;
  const char* text =
      "Muqtada al-Sadr, leader of the Mahdi Army, attacked the United States in 2004.";
  support_check_no_memory(extractor, text);
  EntExtractor* own = NULL;
  EntStatus status = ENT_OK;
  const EntExtractOptions options = {0};
  for (long n = 0; n < 40; n++) {
    support_fail_allocation(n);
    status = ent_extractor_new(&options, &own, NULL);
    support_fail_allocation(-1);
    assert_true(status == ENT_NO_MEMORY || status == ENT_OK);
    ent_extractor_free(own);
  }
}

static void test_free_nothing(void** state) {
  (void)state;
  EntExtraction nothing = {0};
  ent_extractor_free(NULL);
  ent_extraction_clear(NULL);
  ent_extraction_clear(&nothing);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_articles),
      cmocka_unit_test(test_sentences),
      cmocka_unit_test(test_actors),
      cmocka_unit_test(test_capitals_count),
      cmocka_unit_test(test_said_by_and_dates),
      cmocka_unit_test(test_gold_actors),
      cmocka_unit_test(test_gold_affixes),
      cmocka_unit_test(test_trust),
      cmocka_unit_test(test_threshold),
      cmocka_unit_test(test_no_memory),
      cmocka_unit_test(test_free_nothing),
  };
  return cmocka_run_group_tests(tests, set_up, tear_down);
}
