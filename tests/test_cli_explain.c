/* What is told only on request: --explain and --all, from outside. */
#include "tests/support_run.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <jansson.h>
#include <math.h>

static double number(const json_t* object, const char* key) {
  const json_t* value = json_object_get(object, key);
  assert_true(json_is_number(value));
  return json_number_value(value);
}

/** Check the explanation of a triple. @return whether the line has one. */
static bool check_line(EntStr line) {
  static const char* const keys[] = {"found_by", "phrase", "form",     "place",
                                     "path",     "doubt",  "sentence", "doubt_score",
                                     "article",  "likely", "trust",    "claim"};
  json_t* object = json_loadb(line.bytes, line.length, 0, NULL);
  assert_non_null(object);
  const json_t* why = json_object_get(object, "explain");
  if (why) {
    assert_int_equal(json_object_size(why), sizeof keys / sizeof *keys);
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
      assert_non_null(json_object_get(why, keys[i]));
    }
    const double product = number(why, "likely") * number(why, "trust");
    assert_true(fabs(product - number(object, "confidence")) < 0.005);
  }
  json_decref(object);
  return why != NULL;
}

static void triples_are_explained(void** state) {
  (void)state;
  Ran plain = run_entente((const char*[]){"extract", "-q", "fixtures/articles", NULL}, NULL);
  Ran ran =
      run_entente((const char*[]){"extract", "-q", "--explain", "fixtures/articles", NULL}, NULL);
  assert_int_equal(ran.status, 0);
  assert_null(strstr(ran_out(&plain), "\"explain\""));
  size_t n = 0;
  EntStr rest = {ran_out(&ran), ran.out.length};
  EntStr line;
  while (rest.length > 0 && ent_str_next(&rest, '\n', &line)) {
    n += check_line(line);
  }
  assert_true(n > 50);
  ran_clear(&plain);
  ran_clear(&ran);
}

static void denied_triples_are_told_on_request(void** state) {
  static const char denied[] = "\"confidence\": 0.0, \"denied\": true, \"said_by\": \"Turkey\"";
  write_text(in_folder(state, "a.txt"), "Turkey denied attacking Syria.\n\nRussia and the Badr "
                                        "Organization fought, and Russia supports Syria.\n");
  const Around inside = {.folder = folder_path(state)};
  Ran plain = run_entente((const char*[]){"extract", "-q", "a.txt", NULL}, &inside);
  Ran all = run_entente(
      (const char*[]){"extract", "-q", "--all", "--min-confidence=0.9", "a.txt", NULL}, &inside);
  Ran zero =
      run_entente((const char*[]){"extract", "-q", "--min-confidence=0", "a.txt", NULL}, &inside);
  assert_int_equal(all.status, 0);
  assert_null(strstr(ran_out(&plain), "\"denied\": true"));
  assert_null(strstr(ran_out(&zero), "\"denied\": true"));
  assert_non_null(strstr(ran_out(&all), denied));
  assert_true(all.out.length > zero.out.length);
  Ran build = run_entente((const char*[]){"build", "-q", "--all", "a.txt", NULL}, &inside);
  assert_int_equal(build.status, 0);
  EntBuffer triples = read_all(in_folder(state, "entente-out/triples.jsonl"));
  EntBuffer ties = read_all(in_folder(state, "entente-out/ties.csv"));
  assert_non_null(strstr(triples.bytes, denied));
  assert_null(strstr(ties.bytes, "denied attacking"));
  ent_buffer_clear(&triples);
  ent_buffer_clear(&ties);
  ran_clear(&build);
  ran_clear(&plain);
  ran_clear(&all);
  ran_clear(&zero);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(triples_are_explained),
      cmocka_unit_test_setup_teardown(denied_triples_are_told_on_request, folder_setup,
                                      folder_teardown),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
