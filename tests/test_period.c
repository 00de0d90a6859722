#include "extract/read/catalog.h"
#include "extract/relation/calendar.h"
#include "tests/support_extract.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

static EntExtractor* extractor;
static EntCatalog* catalog; ///< articles whose id is their date

static int set_up(void** state) {
  (void)state;
  const EntExtractOptions options = {0};
  return ent_extractor_new(&options, &extractor, NULL) == ENT_OK &&
                 ent_catalog_read("fixtures/period_articles.tsv", NULL, NULL, &catalog, NULL) ==
                     ENT_OK
             ? 0
             : -1;
}

static int tear_down(void** state) {
  (void)state;
  ent_extractor_free(extractor);
  ent_catalog_free(catalog);
  return 0;
}

/** Is the date this one; "-" is an unknown one. */
static bool is_date(EntDate date, const char* wanted) {
  char have[ENT_DATE_SIZE];
  ent_date_format(date, have);
  return strcmp(have[0] ? have : "-", wanted) == 0;
}

static void check_case(void* handle, char* const* columns, size_t n) {
  size_t* wrong = handle;
  char path[32];
  EntExtraction article;
  EntError err = {0};
  assert_int_equal(n, 8);
  (void)snprintf(path, sizeof path, "%s.txt", columns[0][0] == '-' ? "undated" : columns[0]);
  assert_int_equal(ent_extract(extractor, ent_str(columns[1]), path, catalog, &article, &err),
                   ENT_OK);
  const EntTriple* triple = support_find_triple(&article, columns[2], columns[3], columns[4]);
  const bool right = triple && is_date(triple->since, columns[5]) &&
                     is_date(triple->until, columns[6]) &&
                     (strcmp(columns[7], "any") == 0 ||
                      strcmp(ent_validity_name(triple->validity), columns[7]) == 0);
  if (!right) {
    char since[ENT_DATE_SIZE] = "";
    char until[ENT_DATE_SIZE] = "";
    ent_date_format(triple ? triple->since : (EntDate){0}, since);
    ent_date_format(triple ? triple->until : (EntDate){0}, until);
    print_error("%s\n    %s since %s until %s, cue %s\n", columns[1],
                triple ? ent_validity_name(triple->validity) : "no triple", since, until,
                triple ? triple->cue : "");
    (*wrong)++;
  }
  ent_extraction_clear(&article);
}

static void test_cases(void** state) {
  (void)state;
  support_check_table("fixtures/periods.tsv", check_case);
}

static void test_calendar(void** state) {
  (void)state;
  const EntDate day = {2020, 3, 2}; // a Monday
  assert_true(is_date(ent_units_before(day, 2, ENT_UNIT_DAY), "2020-02-29"));
  assert_true(is_date(ent_units_before(day, 3, ENT_UNIT_MONTH), "2019-12"));
  assert_true(is_date(ent_units_before(day, 20, ENT_UNIT_YEAR), "2000"));
  assert_true(is_date(ent_units_before(day, 0, ENT_UNIT_WEEK), "2020-03"));
  assert_true(is_date(ent_units_before(day, 1, ENT_UNIT_WEEK), "2020"));
  assert_true(is_date(ent_units_before((EntDate){2020, 1, 2}, 0, ENT_UNIT_WEEK), "-"));
  assert_true(is_date(ent_units_before((EntDate){2020, 3, 0}, 1, ENT_UNIT_WEEK), "-"));
  assert_true(is_date(ent_units_before((EntDate){2020, 0, 0}, 1, ENT_UNIT_MONTH), "-"));
  assert_true(is_date(ent_units_before((EntDate){0}, 1, ENT_UNIT_YEAR), "-"));
  assert_true(is_date(ent_last_weekday(day, 0, false), "2020-03-02"));
  assert_true(is_date(ent_last_weekday(day, 0, true), "2020-02-24"));
  assert_true(is_date(ent_last_weekday(day, 6, false), "2020-03-01"));
  assert_true(is_date(ent_last_weekday((EntDate){2020, 3, 0}, 6, false), "-"));
  assert_true(is_date(ent_last_month(day, 3, false), "2020-03"));
  assert_true(is_date(ent_last_month(day, 3, true), "2019-03"));
  assert_true(is_date(ent_last_month(day, 5, false), "2019-05"));
  assert_true(is_date(ent_last_month((EntDate){2020, 0, 0}, 5, false), "-"));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_cases),
      cmocka_unit_test(test_calendar),
  };
  return cmocka_run_group_tests(tests, set_up, tear_down);
}
