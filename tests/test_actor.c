#include "extract/actor/spelling.h"
#include "tests/support_extract.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

static EntExtractor* extractor;

static int set_up(void** state) {
  (void)state;
  const EntExtractOptions options = {0};
  extractor = support_extractor(&options);
  return 0;
}

static int tear_down(void** state) {
  (void)state;
  ent_extractor_free(extractor);
  return 0;
}

/** Are the aliases these, parted by "|", in any order? */
static bool has_aliases(const EntParticipant* actor, const char* list) {
  size_t n = 0;
  EntStr rest = ent_str(list);
  EntStr wanted = {0};
  while (ent_str_next(&rest, '|', &wanted)) {
    bool found = false;
    for (size_t i = 0; i < actor->n_aliases; i++) {
      found |= ent_str_is(wanted, actor->aliases[i]);
    }
    if (!found) {
      return false;
    }
    n++;
  }
  return n == actor->n_aliases;
}

static void check_case(void* handle, char* const* columns, size_t n) {
  size_t* wrong = handle;
  EntExtraction article;
  assert_true(n >= 3);
  support_extract_text(extractor, columns[0], &article);
  const EntActor* actor = support_find_actor(&article, columns[1]);
  bool right = actor == NULL;
  if (strcmp(columns[2], "none") != 0) {
    assert_int_equal(n, 4);
    right = actor && strcmp(ent_kind_name(actor->participant.kind), columns[2]) == 0 &&
            has_aliases(&actor->participant, columns[3]);
  }
  if (!right) {
    print_error("%s: %s (%s)\n", columns[0], columns[1], columns[2]);
    for (size_t i = 0; i < article.n_actors; i++) {
      print_error("    has %s (%s)\n", article.actors[i].participant.name,
                  ent_kind_name(article.actors[i].participant.kind));
    }
    (*wrong)++;
  }
  ent_extraction_clear(&article);
}

static void test_cases(void** state) {
  (void)state;
  static const char* const files[] = {"persons",   "organizations", "acronyms", "aliases",
                                      "spellings", "traps",         "states",   "none"};
  for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
    char path[64];
    assert_true(snprintf(path, sizeof path, "fixtures/actors/%s.tsv", files[i]) > 0);
    support_check_table(path, check_case);
  }
}

static void test_spellings(void** state) {
  (void)state;
  static const char* const same[][2] = {{"moqtada", "muqtada"}, {"asaib", "asa'ib"},
                                        {"maliki", "malki"},    {"kadhimi", "kadhemi"},
                                        {"sadr", "sadr"},       {"mkhwebane", "mkhewebane"}};
  static const char* const apart[][2] = {
      {"hassan", "hussein"}, {"khomeini", "khamenei"}, {"ali", "abadi"},         {"saddam", "sadr"},
      {"mahdi", "mahdawi"},  {"iran", "iraq"},         {"austria", "australia"}, {"", "a"}};
  for (size_t i = 0; i < sizeof same / sizeof *same; i++) {
    assert_true(ent_is_variant(ent_str(same[i][0]), ent_str(same[i][1])));
    assert_true(ent_is_variant(ent_str(same[i][1]), ent_str(same[i][0])));
  }
  for (size_t i = 0; i < sizeof apart / sizeof *apart; i++) {
    assert_false(ent_is_variant(ent_str(apart[i][0]), ent_str(apart[i][1])));
    assert_false(ent_is_variant(ent_str(apart[i][1]), ent_str(apart[i][0])));
  }
}

/** Who a pronoun or description refers to, and that it is not taken for a name. */
static void test_references(void** state) {
  (void)state;
  EntExtraction article;
  support_extract_text(extractor,
                       "Maria Lopez leads the Workers Front. She founded the Workers Front in "
                       "1990, and the front fights the Blue Army, which attacked it.",
                       &article);
  const EntActor* lopez = support_find_actor(&article, "Maria Lopez");
  const EntActor* army = support_find_actor(&article, "Blue Army");
  assert_non_null(lopez);
  assert_non_null(army);
  assert_int_equal(lopez->n_mentions, 2);
  assert_int_equal(lopez->mentions[1].how, ENT_BY_PRONOUN);
  assert_int_equal(lopez->participant.n_aliases, 1);
  assert_int_equal(army->n_mentions, 2);
  assert_int_equal(army->mentions[1].how, ENT_BY_PRONOUN);
  ent_extraction_clear(&article);
}

/** Every way of linking has a name of its own. */
static void test_link_names(void** state) {
  (void)state;
  for (EntLink link = 0; link < (EntLink)ENT_N_LINKS; link++) {
    assert_non_null(ent_link_name(link));
    for (EntLink other = 0; other < link; other++) {
      assert_string_not_equal(ent_link_name(link), ent_link_name(other));
    }
  }
  assert_string_equal(ent_link_name(ENT_BY_TRANSLITERATION), "transliteration");
  assert_string_equal(ent_link_name(ENT_BY_LEXICON), "lexicon");
  assert_string_equal(ent_link_name(ENT_BY_GOLD), "gold");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_cases),
      cmocka_unit_test(test_spellings),
      cmocka_unit_test(test_references),
      cmocka_unit_test(test_link_names),
  };
  return cmocka_run_group_tests(tests, set_up, tear_down);
}
