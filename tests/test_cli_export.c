/* export, from outside: formats, files, and what stays whole. */
#include "tests/support_run.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define TRIPLES "fixtures/hostile/triples.jsonl"

static void assert_holds(const char* text, const char* part) {
  if (!strstr(text, part)) {
    fail_msg("\"%s\" is not in:\n%s", part, text);
  }
}

static void formats_are_named_or_guessed(void** state) {
  const char* path = in_folder(state, "x.ttl");
  Ran ran = run_entente((const char*[]){"export", "-q", "-o", path, TRIPLES, NULL}, NULL);
  assert_int_equal(ran.status, 0);
  assert_string_equal(ran_out(&ran), "");
  ran_clear(&ran);
  Ran named = run_entente((const char*[]){"export", "-q", "-f", "turtle", TRIPLES, NULL}, NULL);
  EntBuffer file = read_all(path);
  assert_string_equal(ran_out(&named), file.bytes);
  assert_holds(file.bytes, "ent:splinterOf");
  ent_buffer_clear(&file);
  ran_clear(&named);
}

static void graphml_may_be_directed(void** state) {
  (void)state;
  Ran mixed = run_entente((const char*[]){"export", "-q", "-f", "graphml", TRIPLES, NULL}, NULL);
  Ran directed = run_entente(
      (const char*[]){"export", "-q", "-f", "graphml", "--directed", TRIPLES, NULL}, NULL);
  assert_holds(ran_out(&mixed), "edgedefault=\"undirected\"");
  assert_holds(ran_out(&directed), "edgedefault=\"directed\"");
  assert_null(strstr(ran_out(&directed), "directed=\"true\""));
  ran_clear(&mixed);
  ran_clear(&directed);
}

static void a_network_is_cut_down(void** state) {
  (void)state;
  Ran top =
      run_entente((const char*[]){"export", "-q", "-f", "json", "--top", "2", TRIPLES, NULL}, NULL);
  Ran heavy = run_entente(
      (const char*[]){"export", "-q", "-f", "json", "--min-weight", "0.85", TRIPLES, NULL}, NULL);
  Ran none = run_entente(
      (const char*[]){"export", "-q", "-f", "json", "--min-weight", "9", TRIPLES, NULL}, NULL);
  assert_int_equal(top.status, 0);
  assert_holds(ran_out(&heavy), "\"relation\": \"rival\"");
  assert_null(strstr(ran_out(&heavy), "\"relation\": \"ally\""));
  assert_holds(ran_out(&none), "\"nodes\": [\n], \"links\": [\n]");
  ran_clear(&top);
  ran_clear(&heavy);
  ran_clear(&none);
}

/** A tie lives as long as a text says, whole days and in order. */
static void time_is_in_gexf(void** state) {
  (void)state;
  Ran ran = run_entente((const char*[]){"export", "-q", "-f", "gexf", TRIPLES, NULL}, NULL);
  assert_holds(ran_out(&ran), "mode=\"dynamic\" timeformat=\"date\"");
  assert_holds(ran_out(&ran), "<spell start=\"2019-02-01\" end=\"2019-02-28\"/>"); // the attack
  assert_holds(ran_out(&ran), "<spell start=\"2012-01-01\" end=\"2012-12-31\"/>"); // until 2012
  assert_holds(ran_out(&ran), "<spell start=\"2003-02-28\" end=\"2003-02-28\"/>"); // the split
  ran_clear(&ran);
}

static void misuse_is_named(void** state) {
  (void)state;
  static const char* const lines[][8] = {{"export", TRIPLES},
                                         {"export", "-f", "xls", TRIPLES},
                                         {"export", "-o", "x.xls", TRIPLES},
                                         {"export", "-f", "json"},
                                         {"export", "-f", "json", "--min-weight", "-1", TRIPLES}};
  for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
    Ran ran = run_entente(lines[i], NULL);
    assert_int_equal(ran.status, 2);
    assert_string_equal(ran_out(&ran), "");
    if (i < 3) {
      assert_holds(ran_err(&ran), "graphml, gexf, dot, svg");
    }
    ran_clear(&ran);
  }
}

static void the_old_file_stays_whole(void** state) {
  const char* path = in_folder(state, "old.graphml");
  write_text(path, "old");
  Ran ran = run_entente((const char*[]){"export", "-q", "-o", path, TRIPLES, NULL},
                        &(Around){.file_limit = 1000});
  assert_int_equal(ran.status, 1);
  EntBuffer file = read_all(path);
  assert_string_equal(file.bytes, "old");
  ent_buffer_clear(&file);
  ran_clear(&ran);
  assert_int_equal(count_entries(folder_path(state)), 1);
  ran = run_entente((const char*[]){"export", "-q", "-f", "json", TRIPLES, NULL},
                    &(Around){.output = "/dev/full"});
  assert_int_equal(ran.status, 1);
  assert_holds(ran_err(&ran), "No space left");
  ran_clear(&ran);
}

#define IN_FOLDER(test) cmocka_unit_test_setup_teardown(test, folder_setup, folder_teardown)

int main(void) {
  const struct CMUnitTest tests[] = {
      IN_FOLDER(formats_are_named_or_guessed), cmocka_unit_test(graphml_may_be_directed),
      cmocka_unit_test(a_network_is_cut_down), cmocka_unit_test(time_is_in_gexf),
      cmocka_unit_test(misuse_is_named),       IN_FOLDER(the_old_file_stays_whole),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
