#include "tests/support_run.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#define RUN(...) run_entente((const char* const[]){"analyze", __VA_ARGS__, NULL}, NULL)

/** How often `needle` occurs. */
static size_t count(const char* text, const char* needle) {
  size_t n = 0;
  for (const char* at = text; (at = strstr(at, needle)) != NULL; at++) {
    n++;
  }
  return n;
}

static void a_text_is_analyzed_as_it_stands(void** state) {
  const char* path = in_folder(state, "speech.txt");
  write_text(path, "Advertisement\n\nIran doesn't back\nthe Badr Organization. It fell in 2004.\n");
  Ran ran = RUN(path);
  assert_int_equal(ran.status, 0);
  assert_string_equal(ran_err(&ran), "");
  assert_int_equal(count(ran_out(&ran), "# newpar"), 2);
  assert_int_equal(count(ran_out(&ran), "# sent_id"), 3);
  assert_int_equal(count(ran_out(&ran), "\t0\troot\t"), 3);
  assert_non_null(strstr(ran_out(&ran), "1\tAdvertisement\t"));
  assert_non_null(strstr(ran_out(&ran), "2-3\tdoesn't\t"));
  assert_non_null(strstr(ran_out(&ran), "3\tn't\tnot\tPART\t"));
  assert_non_null(strstr(ran_out(&ran), "NER=B-Organization"));
  assert_non_null(strstr(ran_out(&ran), "SpaceAfter=No"));
  ran_clear(&ran);
}

static void words_of_conllu_are_kept(void** state) {
  const char* path = in_folder(state, "given.conllu");
  write_text(path, "# a remark\n1\tTroops\t_\t_\t_\t_\t_\t_\t_\t_\n"
                   "2\tleft\tX\tX\tVBD\t_\t_\t_\t_\tRef=7\n\n");
  Ran ran = RUN("--input=conllu", path);
  assert_int_equal(ran.status, 0);
  assert_non_null(strstr(ran_out(&ran), "# a remark\n1\tTroops\t"));
  assert_non_null(strstr(ran_out(&ran), "\n2\tleft\tleave\tVERB\tVBD\t"));
  assert_non_null(strstr(ran_out(&ran), "Ref=7"));
  ran_clear(&ran);
}

static void bad_input_is_named_and_the_rest_goes_on(void** state) {
  const char* good = in_folder(state, "good.txt");
  const char* bad = in_folder(state, "bad.conllu");
  write_text(good, "They left.");
  write_text(bad, "1\tone\t_\n3\tthree\t_\n");
  Ran ran = RUN("no/such/file", good);
  assert_int_equal(ran.status, 1);
  assert_non_null(strstr(ran_err(&ran), "entente: no/such/file: No such file"));
  assert_non_null(strstr(ran_out(&ran), "\tThey\t"));
  ran_clear(&ran);
  ran = RUN("--input=conllu", bad);
  assert_int_equal(ran.status, 1);
  assert_non_null(strstr(ran_err(&ran), "bad.conllu:2: "));
  assert_string_equal(ran_out(&ran), "");
  ran_clear(&ran);
  ran = RUN("--input=html", good);
  assert_int_equal(ran.status, 2);
  assert_non_null(strstr(ran_err(&ran), "must be text or conllu"));
  ran_clear(&ran);
  ran = run_entente((const char* const[]){"analyze", NULL}, NULL);
  assert_int_equal(ran.status, 2);
  ran_clear(&ran);
}

static void a_full_disk_is_an_error(void** state) {
  const char* good = in_folder(state, "good.txt");
  write_text(good, "They left.");
  const Around around = {.output = "/dev/full"};
  Ran ran = run_entente((const char* const[]){"analyze", good, NULL}, &around);
  assert_int_equal(ran.status, 1);
  assert_non_null(strstr(ran_err(&ran), "cannot write"));
  ran_clear(&ran);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(a_text_is_analyzed_as_it_stands, folder_setup,
                                      folder_teardown),
      cmocka_unit_test_setup_teardown(words_of_conllu_are_kept, folder_setup, folder_teardown),
      cmocka_unit_test_setup_teardown(bad_input_is_named_and_the_rest_goes_on, folder_setup,
                                      folder_teardown),
      cmocka_unit_test_setup_teardown(a_full_disk_is_an_error, folder_setup, folder_teardown),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
