// The articles.tsv: columns in any order, empty cells, lines that cannot be used.

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "extract/read/catalog.h"
#include "tests/support_told.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

/** Write `bytes` to a file of its own and read it as a catalog. */
static EntStatus read_catalog(const char* bytes, SupportTold* told, EntCatalog** out,
                              EntError* err) {
  char dir[] = "/tmp/entente-catalog-XXXXXX";
  char path[64];
  assert_non_null(mkdtemp(dir));
  (void)snprintf(path, sizeof path, "%s/articles.tsv", dir);
  FILE* file = fopen(path, "wb");
  assert_non_null(file);
  assert_true(fputs(bytes, file) >= 0);
  assert_int_equal(fclose(file), 0);
  *told = (SupportTold){0};
  *err = (EntError){0};
  const EntStatus status = ent_catalog_read(path, support_tell, told, out, err);
  assert_int_equal(unlink(path), 0);
  assert_int_equal(rmdir(dir), 0);
  return status;
}

static void test_fixture(void** state) {
  (void)state;
  SupportTold told = {0};
  EntCatalog* catalog = NULL;
  EntError err = {0};
  assert_int_equal(
      ent_catalog_read("fixtures/read/articles.tsv", support_tell, &told, &catalog, &err), ENT_OK);
  const EntCatalogEntry* entry = ent_catalog_find(catalog, "saved_page");
  assert_non_null(entry);
  assert_string_equal(entry->title, "A better title");
  assert_string_equal(entry->outlet, "Selm Wire");
  assert_int_equal(entry->date.day, 15);
  entry = ent_catalog_find(catalog, "wrapped");
  assert_non_null(entry);
  assert_null(entry->title);
  assert_null(entry->outlet);
  assert_null(entry->url);
  assert_false(ent_date_known(entry->date));
  assert_true(entry->trust < 0);
  assert_null(ent_catalog_find(catalog, "other"));
  assert_null(ent_catalog_find(catalog, "none"));
  assert_int_equal(told.count, 2);
  assert_int_equal(told.lines[0], 4);
  assert_int_equal(told.lines[1], 5);
  ent_catalog_free(catalog);
}

static void test_windows_lines(void** state) {
  (void)state;
  SupportTold told;
  EntCatalog* catalog = NULL;
  EntError err;
  assert_int_equal(read_catalog("\xEF\xBB\xBFid\tdate\tmore\r\n\r\na b\t2020-02\tx\r\nshort\r\n",
                                &told, &catalog, &err),
                   ENT_OK);
  assert_int_equal(told.count, 0);
  const EntCatalogEntry* entry = ent_catalog_find(catalog, "a b");
  assert_non_null(entry);
  assert_int_equal(entry->date.month, 2);
  assert_non_null(ent_catalog_find(catalog, "short"));
  ent_catalog_free(catalog);
}

static void test_bad_lines(void** state) {
  (void)state;
  SupportTold told;
  EntCatalog* catalog = NULL;
  EntError err;
  assert_int_equal(read_catalog("trust\tid\n1.5\ta\n-1\tb\nhigh\tc\n0.25\td\n0.5\td\n1\te\n.\tf\n",
                                &told, &catalog, &err),
                   ENT_OK);
  assert_int_equal(told.count, 5);
  assert_int_equal(told.lines[3], 6); // the second "d"
  assert_null(ent_catalog_find(catalog, "a"));
  assert_null(ent_catalog_find(catalog, "f"));
  assert_true(ent_catalog_find(catalog, "d")->trust < 0.26);
  assert_true(ent_catalog_find(catalog, "e")->trust > 0.99);
  ent_catalog_free(catalog);
}

static void test_refused(void** state) {
  (void)state;
  SupportTold told;
  EntCatalog* catalog = NULL;
  EntError err;
  assert_int_equal(read_catalog("", &told, &catalog, &err), ENT_BAD_INPUT);
  assert_null(catalog);
  assert_int_equal(read_catalog("name\tdate\nx\t2020\n", &told, &catalog, &err), ENT_BAD_INPUT);
  assert_int_equal(err.line, 1);
  assert_null(catalog);
  err = (EntError){0};
  assert_int_equal(ent_catalog_read("fixtures/read/none.tsv", NULL, NULL, &catalog, &err), ENT_IO);
  assert_null(catalog);
  err = (EntError){0};
  assert_int_equal(ent_catalog_read("fixtures/read", NULL, NULL, &catalog, &err), ENT_IO);
  ent_catalog_free(NULL);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_fixture),
      cmocka_unit_test(test_windows_lines),
      cmocka_unit_test(test_bad_lines),
      cmocka_unit_test(test_refused),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
