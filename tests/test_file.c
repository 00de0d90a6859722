// Files: read whole, and written so that nobody sees half of one.
#include "graph/base/file.h"
#include "tests/support_run.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

/** Does the file hold just this text? */
static void assert_file(const char* path, const char* expected) {
  EntBuffer buffer = {0};
  assert_int_equal(ent_file_read(path, 1 << 20, &buffer, NULL), ENT_OK);
  assert_string_equal(buffer.bytes ? buffer.bytes : "", expected);
  ent_buffer_clear(&buffer);
}

static void test_output_appears_when_whole(void** state) {
  char path[128];
  (void)snprintf(path, sizeof path, "%s/out", folder_path(state));
  write_text(path, "old");
  EntOutput* output = NULL;
  assert_int_equal(ent_output_open(path, &output, NULL), ENT_OK);
  assert_int_equal(ent_output_write(output, ent_str("new"), NULL), ENT_OK);
  assert_int_equal(ent_output_flush(output, NULL), ENT_OK);
  assert_file(path, "old");
  assert_int_equal(ent_output_ready(output, NULL), ENT_OK);
  assert_file(path, "old");
  assert_int_equal(ent_output_commit(output, NULL), ENT_OK);
  assert_file(path, "new");
  assert_int_equal(count_entries(folder_path(state)), 1);
}

static void test_discarded_output_leaves_the_old(void** state) {
  char path[128];
  (void)snprintf(path, sizeof path, "%s/out", folder_path(state));
  write_text(path, "old");
  EntOutput* output = NULL;
  assert_int_equal(ent_output_open(path, &output, NULL), ENT_OK);
  assert_int_equal(ent_output_write(output, ent_str("half"), NULL), ENT_OK);
  ent_output_discard(output);
  ent_output_discard(NULL);
  assert_file(path, "old");
  assert_int_equal(count_entries(folder_path(state)), 1);
}

static void test_output_that_cannot_be_placed(void** state) {
  char path[128];
  EntError err = {0};
  EntOutput* output = NULL;
  (void)snprintf(path, sizeof path, "%s/missing/out", folder_path(state));
  assert_int_equal(ent_output_open(path, &output, &err), ENT_IO);
  assert_null(output);
  assert_string_equal(err.file, path);
  (void)snprintf(path, sizeof path, "%s/folder", folder_path(state));
  assert_int_equal(mkdir(path, 0700), 0);
  assert_int_equal(ent_output_open(path, &output, NULL), ENT_OK);
  assert_int_equal(ent_output_commit(output, NULL), ENT_IO); // no file replaces a folder
  assert_int_equal(count_entries(folder_path(state)), 1);
}

/** Standard output on a full disk: every later call fails as well. */
static void test_full_disk(void** state) {
  (void)state;
  EntOutput* output = NULL;
  EntError err = {0};
  const int kept = dup(STDOUT_FILENO);
  assert_true(kept >= 0);
  assert_int_equal(fflush(stdout), 0);
  FILE* full = fopen("/dev/full", "wb");
  if (!full) {
    (void)close(kept);
    skip();
  }
  (void)dup2(fileno(full), STDOUT_FILENO);
  const EntStatus opened = ent_output_open("-", &output, NULL);
  const EntStatus written = ent_output_write(output, ent_str("text"), NULL);
  const EntStatus flushed = ent_output_flush(output, &err);
  const EntStatus again = ent_output_write(output, ent_str("text"), NULL);
  const EntStatus committed = ent_output_commit(output, NULL);
  clearerr(stdout);
  (void)dup2(kept, STDOUT_FILENO);
  (void)close(kept);
  (void)fclose(full);
  assert_int_equal(opened, ENT_OK);
  assert_int_equal(written, ENT_OK); // still in the buffer
  assert_int_equal(flushed, ENT_IO);
  assert_int_equal(again, ENT_IO);
  assert_int_equal(committed, ENT_IO);
  assert_string_equal(err.file, "standard output");
  assert_non_null(strstr(err.text, "space"));
}

static void test_reading_files(void** state) {
  char path[128];
  EntBuffer buffer = {0};
  EntError err = {0};
  (void)snprintf(path, sizeof path, "%s/in", folder_path(state));
  write_text(path, "12345678");
  assert_int_equal(ent_file_read(path, 8, &buffer, NULL), ENT_OK);
  assert_string_equal(buffer.bytes, "12345678");
  ent_buffer_clear(&buffer);
  EntArena* arena = ent_arena_new();
  EntStr kept = {0};
  assert_int_equal(ent_file_keep(path, 8, arena, &kept, NULL), ENT_OK);
  assert_true(ent_str_is(kept, "12345678"));
  assert_int_equal(ent_file_keep(path, 7, arena, &kept, NULL), ENT_BAD_INPUT);
  ent_arena_free(arena);
  assert_int_equal(ent_file_read(path, 7, &buffer, &err), ENT_BAD_INPUT);
  assert_string_equal(err.file, path);
  ent_buffer_clear(&buffer);
  assert_int_equal(ent_file_read(folder_path(state), 100, &buffer, NULL), ENT_IO); // a folder
  (void)snprintf(path, sizeof path, "%s/none", folder_path(state));
  assert_int_equal(ent_file_read(path, 100, &buffer, NULL), ENT_IO);
  assert_int_equal(buffer.length, 0);
  ent_buffer_clear(&buffer);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(test_output_appears_when_whole, folder_setup,
                                      folder_teardown),
      cmocka_unit_test_setup_teardown(test_discarded_output_leaves_the_old, folder_setup,
                                      folder_teardown),
      cmocka_unit_test_setup_teardown(test_output_that_cannot_be_placed, folder_setup,
                                      folder_teardown),
      cmocka_unit_test(test_full_disk),
      cmocka_unit_test_setup_teardown(test_reading_files, folder_setup, folder_teardown),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
