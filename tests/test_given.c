// The user's own actors: how the file is read, and how they overrule what is found in a text.
#include "extract/actor/given.h"
#include "tests/support_alloc.h"
#include "tests/support_extract.h"
#include "tests/support_run.h"
#include "tests/support_told.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>

/** Read `bytes` as an actors file. */
static EntStatus read_given(void** state, const char* bytes, size_t length, SupportTold* told,
                            EntGiven** out) {
  const char* path = in_folder(state, "actors.tsv");
  write_bytes(path, bytes, length);
  *told = (SupportTold){0};
  return ent_given_read(path, support_tell, told, out, NULL);
}

static const EntGivenActor* actor_at(const EntGiven* given, uint32_t i) {
  assert_true(i < ent_given_count(given));
  return ent_given_actor(given, i);
}

static void test_read(void** state) {
  static const char text[] = "\xEF\xBB\xBF# remark\r\n"
                             "\r\n"
                             "River League\torganization\tRL\tРечная лига\tرابطة النهر\r\n"
                             "- Harbour Day\t\t\r\n"
                             "  Anna Holt \tperson\t\t\t\n"
                             "The Holm\tstate";
  SupportTold told;
  EntGiven* given = NULL;
  assert_int_equal(read_given(state, text, sizeof text - 1, &told, &given), ENT_OK);
  assert_int_equal(told.count, 0);
  assert_int_equal(ent_given_count(given), 4);
  const EntParticipant* league = &actor_at(given, 0)->who;
  assert_string_equal(league->name, "River League");
  assert_int_equal(league->kind, ENT_ORGANIZATION);
  assert_int_equal(league->n_aliases, 4); // with the name
  assert_string_equal(league->aliases[3], "رابطة النهر");
  assert_true(actor_at(given, 1)->dropped);
  assert_string_equal(actor_at(given, 1)->who.name, "Harbour Day");
  assert_string_equal(actor_at(given, 2)->who.name, "Anna Holt");
  assert_int_equal(actor_at(given, 2)->who.n_aliases, 1);
  assert_non_null(ent_given_find(given, ent_str("holm")));
  assert_null(ent_given_find(given, ent_str("the holm")));
  assert_int_equal(ent_given_find(given, ent_str("rl"))->needs, ENT_CASE_CAPS);
  ent_given_free(given);
  ent_given_free(NULL);
}

/** A line that cannot be used, and what is said of it. */
typedef struct {
  const char* line;
  const char* wanted;
  size_t actors; ///< that come of it
} Bad;

static void test_bad_lines(void** state) {
  static const Bad cases[] = {
      {"River League", "the second column is not", 0},
      {"River League\tclub", "the second column is not", 0},
      {"River League\t\tRL", "the second column is not", 0},
      {"\torganization\tRL", "no name", 0},
      {"...\torganization", "without a letter", 0},
      {"-", "without a letter", 0},
      {"- ...", "without a letter", 0},
      {"River\001League\torganization", "control character", 0},
      {"River \xFF League\torganization", "not UTF-8", 0},
      {"River League\torganization\t\tRL", "an empty alias", 1},
      {"River League\torganization\t--\tRL", "without a letter", 1},
      {"Anna Holt\tperson", "an earlier line", 0},
      {"anna  holt\tperson\tHolt", "an earlier line", 0},
      {"- Anna Holt", "an earlier line", 0},
      {"Bea Holt\tperson\tHolt\tAnna Holt", "an alias that stands in an earlier line", 1},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    EntBuffer text = {0};
    SupportTold told;
    EntGiven* given = NULL;
    ent_buffer_printf(&text, "Anna Holt\tperson\n%s\nBlue Front\torganization\n", cases[i].line);
    assert_int_equal(read_given(state, text.bytes, text.length, &told, &given), ENT_OK);
    assert_int_equal(told.count, 1);
    assert_int_equal(told.lines[0], 2);
    if (!strstr(told.last, cases[i].wanted)) {
      fail_msg("%s: %s", cases[i].line, told.last);
    }
    assert_int_equal(ent_given_count(given), 2 + cases[i].actors);
    ent_given_free(given);
    ent_buffer_clear(&text);
  }
}

static void test_bad_files(void** state) {
  SupportTold told;
  EntGiven* given = NULL;
  assert_int_equal(read_given(state, "", 0, &told, &given), ENT_OK);
  assert_int_equal(ent_given_count(given), 0);
  ent_given_free(given);
  assert_int_equal(read_given(state, "A\0B\tperson\n", 11, &told, &given), ENT_BAD_INPUT);
  assert_null(given);
  assert_int_equal(ent_given_read("fixtures/given/missing.tsv", support_tell, &told, &given, NULL),
                   ENT_IO);
  assert_int_equal(ent_given_read("fixtures", support_tell, &told, &given, NULL), ENT_IO);

  enum { HUGE_LINE = 1 << 20 };
  EntBuffer text = {0};
  ent_buffer_add_text(&text, "Blue Front\torganization\t");
  for (size_t i = 0; i < 300; i++) {
    ent_buffer_add_byte(&text, 'x');
  }
  ent_buffer_add_text(&text, "\tBF\n");
  for (size_t i = 0; i < HUGE_LINE; i++) {
    ent_buffer_add_byte(&text, 'x');
  }
  assert_int_equal(read_given(state, text.bytes, text.length, &told, &given), ENT_OK);
  assert_int_equal(told.count, 2); // a long alias, a long line
  assert_int_equal(ent_given_count(given), 1);
  assert_int_equal(actor_at(given, 0)->who.n_aliases, 2);
  ent_given_free(given);
  ent_buffer_clear(&text);
}

/** Does the actor have these mentions and no other, in the order of the text, parted by "|"? */
static bool has_mentions(const EntExtraction* article, const EntActor* actor, const char* list) {
  size_t n = 0;
  EntStr rest = ent_str(list);
  EntStr wanted = {0};
  for (; ent_str_next(&rest, '|', &wanted); n++) {
    if (n >= actor->n_mentions || !ent_str_equal(wanted, ent_str_span(article->article.text.bytes,
                                                                      actor->mentions[n].span))) {
      return false;
    }
  }
  return n == actor->n_mentions;
}

/** Where to write the files, and cases that went wrong, so that one run names them all. */
typedef struct {
  void** state;
  size_t wrong;
} Cases;

/** lines of the actors file, text, name, kind or none, mentions */
static void check_case(void* handle, char* const* columns, size_t n) {
  Cases* cases = handle;
  char lines[1024];
  SupportTold told;
  EntGiven* given = NULL;
  EntExtraction article;
  assert_true(n == 5 || (n == 4 && strcmp(columns[3], "none") == 0));
  (void)snprintf(lines, sizeof lines, "%s", columns[0]);
  for (char* c = lines; *c; c++) {
    *c = (char)(*c == ';' ? '\t' : *c == '|' ? '\n' : *c);
  }
  assert_int_equal(read_given(cases->state, lines, strlen(lines), &told, &given), ENT_OK);
  assert_int_equal(told.count, 0);
  const EntExtractOptions options = {.given = given};
  EntExtractor* extractor = support_extractor(&options);
  support_extract_text(extractor, columns[1], &article);
  const EntActor* actor = support_find_actor(&article, columns[2]);
  const bool right = n == 4 ? !actor
                            : actor &&
                                  strcmp(ent_kind_name(actor->participant.kind), columns[3]) == 0 &&
                                  has_mentions(&article, actor, columns[4]);
  for (size_t i = 0; !right && i < article.n_actors; i++) {
    const EntActor* a = &article.actors[i];
    print_error("    has %s (%s):", a->participant.name, ent_kind_name(a->participant.kind));
    for (size_t k = 0; k < a->n_mentions; k++) {
      print_error(" %.*s |", (int)(a->mentions[k].span.end - a->mentions[k].span.start),
                  article.article.text.bytes + a->mentions[k].span.start);
    }
    print_error("\n");
  }
  if (!right) {
    print_error("%s: %s\n", columns[1], columns[2]);
    cases->wrong++;
  }
  ent_extraction_clear(&article);
  ent_extractor_free(extractor);
  ent_given_free(given);
}

static void test_cases(void** state) {
  Cases cases = {state, 0};
  support_read_table("fixtures/given/cases.tsv", check_case, &cases);
  assert_int_equal(cases.wrong, 0);
}

/** All that the user gave stays, in the order given; the text's own spellings come behind. */
static void test_aliases_stay(void** state) {
  (void)state;
  EntGiven* given = NULL;
  EntExtraction article;
  assert_int_equal(ent_given_read("fixtures/given/actors.tsv", NULL, NULL, &given, NULL), ENT_OK);
  const EntExtractOptions options = {.given = given};
  EntExtractor* extractor = support_extractor(&options);
  support_extract_text(extractor, "Selm attacked the riverine union's men. Later the RU fled.",
                       &article);
  const EntActor* league = support_find_actor(&article, "River League");
  assert_non_null(league);
  assert_true(support_is_named(&league->participant, "رابطة النهر"));
  assert_true(support_is_named(&league->participant, "Речная лига"));
  assert_true(support_is_named(&league->participant, "riverine union"));
  assert_string_equal(league->participant.aliases[0], "River League");
  assert_int_equal(league->mentions[0].how, ENT_BY_GIVEN);
  ent_extraction_clear(&article);
  ent_extractor_free(extractor);
  ent_given_free(given);
}

/** Each allocation fails in turn: never a crash, never a wrong status. */
static void test_no_memory(void** state) {
  (void)state;
  static const char text[] = "Moqtada al-Sadr said that he left Iran. The RU fought Anna Holt.";
  EntGiven* given = NULL;
  EntStatus status = ENT_NO_MEMORY;
  for (long n = 0; status == ENT_NO_MEMORY; n++) {
    support_fail_allocation(n);
    status = ent_given_read("fixtures/given/actors.tsv", NULL, NULL, &given, NULL);
    support_fail_allocation(-1);
    assert_true(status == ENT_OK || !given);
    assert_true(n < 10000);
  }
  assert_int_equal(status, ENT_OK);
  const EntExtractOptions options = {.given = given};
  EntExtractor* extractor = support_extractor(&options);
  support_check_no_memory(extractor, text);
  ent_extractor_free(extractor);
  ent_given_free(given);
}

/** Thousands of aliases that all start alike cost no more than their length. */
static void test_many(void** state) {
  EntBuffer text = {0};
  SupportTold told;
  EntGiven* given = NULL;
  for (int i = 0; i < 20000; i++) {
    ent_buffer_printf(&text, "The Red Army of the Red Hills %d\torganization\tRed %d\n", i, i);
  }
  assert_int_equal(read_given(state, text.bytes, text.length, &told, &given), ENT_OK);
  assert_int_equal(told.count, 0);
  assert_int_equal(ent_given_count(given), 20000);
  ent_given_free(given);
  ent_buffer_clear(&text);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(test_read, folder_setup, folder_teardown),
      cmocka_unit_test_setup_teardown(test_bad_lines, folder_setup, folder_teardown),
      cmocka_unit_test_setup_teardown(test_bad_files, folder_setup, folder_teardown),
      cmocka_unit_test_setup_teardown(test_cases, folder_setup, folder_teardown),
      cmocka_unit_test(test_aliases_stay),
      cmocka_unit_test(test_no_memory),
      cmocka_unit_test_setup_teardown(test_many, folder_setup, folder_teardown),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
