// From the command line to the list of files: order, folders, links, duplicates, problems.

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "extract/input.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

/** The folder of a test, and what was made in it, the newest last. */
typedef struct {
  char dir[40];
  char* made[32];
  size_t n_made;
} Folder;

static const char* name(Folder* f, const char* path) {
  assert_true(f->n_made < 32);
  const size_t size = strlen(f->dir) + strlen(path) + 2;
  char* made = malloc(size);
  assert_non_null(made);
  (void)snprintf(made, size, "%s/%s", f->dir, path);
  f->made[f->n_made++] = made;
  return made;
}

static void make_file(Folder* f, const char* path, const char* text) {
  FILE* file = fopen(name(f, path), "wb");
  assert_non_null(file);
  assert_true(fputs(text, file) >= 0);
  assert_int_equal(fclose(file), 0);
}

static void make_dir(Folder* f, const char* path) {
  assert_int_equal(mkdir(name(f, path), 0700), 0);
}

static void make_link(Folder* f, const char* target, const char* path) {
  assert_int_equal(symlink(target, name(f, path)), 0);
}

static int begin(void** state) {
  Folder* f = calloc(1, sizeof *f);
  assert_non_null(f);
  (void)snprintf(f->dir, sizeof f->dir, "/tmp/entente-input-XXXXXX");
  assert_non_null(mkdtemp(f->dir));
  *state = f;
  return 0;
}

static int finish(void** state) {
  Folder* f = *state;
  while (f->n_made > 0) {
    char* made = f->made[--f->n_made];
    assert_int_equal(remove(made), 0);
    free(made);
  }
  assert_int_equal(rmdir(f->dir), 0);
  free(f);
  return 0;
}

/** Problems told of. */
typedef struct {
  size_t count;
  EntError last;
} Told;

static void tell(void* handle, const EntError* err) {
  Told* told = handle;
  told->count++;
  told->last = *err;
}

static EntInputs* list(const char* const* paths, size_t n, const char* catalog, Told* told) {
  EntInputs* inputs = NULL;
  EntError err = {0};
  *told = (Told){0};
  assert_int_equal(ent_inputs_new(paths, n, catalog, tell, told, &inputs, &err), ENT_OK);
  return inputs;
}

/** The paths below the folder are `expected`, which ends with NULL. */
static void assert_paths(const Folder* f, const EntInputs* inputs, const char* const* expected) {
  size_t n = 0;
  const EntInput* items = ent_inputs_list(inputs, &n);
  for (size_t i = 0; i < n; i++) {
    assert_non_null(expected[i]);
    assert_string_equal(items[i].path + strlen(f->dir) + 1, expected[i]);
  }
  assert_null(expected[n]);
}

static void test_folder(void** state) {
  Folder* f = *state;
  make_dir(f, "a");
  make_file(f, "a/x.txt", "x");
  make_file(f, "a/B.HTML", "b");
  make_file(f, "a.txt", "a");
  make_file(f, "note.pdf", "p");
  make_file(f, ".hidden.txt", "h");
  make_dir(f, ".git");
  make_file(f, ".git/y.txt", "y");
  make_file(f, "new\nline.text", "n");
  make_link(f, "..", "a/up");
  make_link(f, "x.txt", "a/z.txt");
  make_link(f, "nowhere.txt", "a/broken.txt");
  Told told;
  const char* const paths[] = {f->dir};
  EntInputs* inputs = list(paths, 1, NULL, &told);
  const char* const expected[] = {"a.txt", "a/B.HTML", "a/x.txt", "new\nline.text", NULL};
  assert_paths(f, inputs, expected);
  assert_int_equal(told.count, 1); // the broken link
  assert_int_equal(told.last.status, ENT_IO);
  ent_inputs_free(inputs);
}

static void test_named_twice(void** state) {
  Folder* f = *state;
  make_file(f, "a.txt", "a");
  make_file(f, "b.txt", "b");
  make_file(f, "c.odd", "c");
  char b[80];
  char c[80];
  char again[80];
  (void)snprintf(b, sizeof b, "%s/b.txt", f->dir);
  (void)snprintf(c, sizeof c, "%s/c.odd", f->dir);
  (void)snprintf(again, sizeof again, "%s/./a.txt", f->dir);
  const char* const paths[] = {c, b, f->dir, again, f->dir, b};
  Told told;
  EntInputs* inputs = list(paths, 6, NULL, &told);
  const char* const expected[] = {"c.odd", "b.txt", "a.txt", NULL};
  assert_paths(f, inputs, expected);
  assert_int_equal(told.count, 0);
  ent_inputs_free(inputs);
}

static void test_standard_input(void** state) {
  (void)state;
  const char* const paths[] = {"-", "-"};
  Told told;
  size_t n = 0;
  EntInputs* inputs = list(paths, 2, NULL, &told);
  const EntInput* items = ent_inputs_list(inputs, &n);
  assert_int_equal(n, 1);
  assert_string_equal(items[0].path, "-");
  assert_null(items[0].catalog);
  ent_inputs_free(inputs);
}

static void test_problems(void** state) {
  Folder* f = *state;
  make_dir(f, "empty");
  make_file(f, "empty/readme.md", "r");
  char missing[80];
  char empty[80];
  (void)snprintf(missing, sizeof missing, "%s/missing.txt", f->dir);
  (void)snprintf(empty, sizeof empty, "%s/empty", f->dir);
  Told told;
  size_t n = 1;
  const char* const one[] = {missing};
  EntInputs* inputs = list(one, 1, NULL, &told);
  (void)ent_inputs_list(inputs, &n);
  assert_int_equal(n, 0);
  assert_int_equal(told.count, 1);
  assert_string_equal(told.last.file, missing);
  assert_string_equal(told.last.text, "No such file or directory");
  ent_inputs_free(inputs);
  const char* const two[] = {empty, ""};
  inputs = list(two, 2, NULL, &told);
  assert_int_equal(told.count, 2);
  ent_inputs_free(inputs);
  inputs = list(two, 1, NULL, &told);
  assert_int_equal(told.last.status, ENT_BAD_INPUT);
  assert_string_equal(told.last.text, "no article in this folder");
  ent_inputs_free(inputs);
  inputs = list(NULL, 0, NULL, &told);
  assert_int_equal(told.count, 0);
  ent_inputs_free(inputs);
  ent_inputs_free(NULL);
}

static void test_catalogs(void** state) {
  Folder* f = *state;
  make_dir(f, "a");
  make_file(f, "a/x.txt", "x");
  make_file(f, "a/y.txt", "y");
  make_file(f, "a/articles.tsv", "id\tdate\nx\t2020\ny\tsoon\n");
  make_file(f, "z.txt", "z");
  make_file(f, "all.tsv", "id\toutlet\nz\tThe Z\n");
  Told told;
  size_t n = 0;
  const char* const paths[] = {f->dir};
  EntInputs* inputs = list(paths, 1, NULL, &told);
  const EntInput* items = ent_inputs_list(inputs, &n);
  assert_int_equal(n, 3);
  assert_non_null(items[0].catalog);
  assert_ptr_equal(items[0].catalog, items[1].catalog);
  assert_non_null(ent_catalog_find(items[0].catalog, "x"));
  assert_null(items[2].catalog);
  assert_int_equal(told.count, 1); // the date "soon"
  assert_int_equal(told.last.line, 3);
  ent_inputs_free(inputs);
  char all[80];
  (void)snprintf(all, sizeof all, "%s/all.tsv", f->dir);
  inputs = list(paths, 1, all, &told);
  items = ent_inputs_list(inputs, &n);
  assert_non_null(ent_catalog_find(items[0].catalog, "z"));
  assert_ptr_equal(items[0].catalog, items[2].catalog);
  ent_inputs_free(inputs);
  EntError err = {0};
  assert_int_equal(ent_inputs_new(paths, 1, "fixtures/none.tsv", tell, &told, &inputs, &err),
                   ENT_IO);
  assert_null(inputs);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(test_folder, begin, finish),
      cmocka_unit_test_setup_teardown(test_named_twice, begin, finish),
      cmocka_unit_test(test_standard_input),
      cmocka_unit_test_setup_teardown(test_problems, begin, finish),
      cmocka_unit_test_setup_teardown(test_catalogs, begin, finish),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
