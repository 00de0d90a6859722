/* How the program is spoken to: help, misuse, and that the man page and the completion keep up. */
#include "tests/support_run.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>

enum { MAX_WORDS = 6 };

/** A command line and words that must occur in the answer. */
typedef struct {
  const char* arguments[MAX_WORDS];
  const char* wanted;
} Case;

/** One line, and it says whose. */
static void assert_one_message(const char* text) {
  const char* end = strchr(text, '\n');
  assert_int_equal(strncmp(text, "entente: ", 9), 0);
  assert_non_null(end);
  assert_string_equal(end, "\n");
}

static void help_goes_to_standard_output(void** state) {
  (void)state;
  static const Case cases[] = {
      {{"--help"}, "Commands:"},         {{"-h"}, "Commands:"},
      {{"help"}, "--version"},           {{"help", "build"}, "--output=DIR"},
      {{"build", "--help"}, "--jobs=N"}, {{"extract", "-h"}, "--gold-actors=DIR"},
      {{"help", "help"}, "[COMMAND]"},
  };
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    Ran ran = run_entente(cases[i].arguments, NULL);
    assert_int_equal(ran.status, 0);
    assert_string_equal(ran_err(&ran), "");
    assert_non_null(strstr(ran_out(&ran), "Usage: entente"));
    assert_non_null(strstr(ran_out(&ran), "\nExamples:\n  entente "));
    assert_non_null(strstr(ran_out(&ran), cases[i].wanted));
    ran_clear(&ran);
  }
}

static void misuse_is_named(void** state) {
  (void)state;
  static const Case cases[] = {
      {{NULL}, "build, extract or analyze"},
      {{"frobnicate"}, "frobnicate"},
      {{"--frobnicate"}, "--frobnicate"},
      {{"help", "frobnicate"}, "frobnicate"},
      {{"help", "build", "extract"}, "extract"},
      {{"build"}, "needs an INPUT"},
      {{"extract"}, "needs an INPUT"},
      {{"extract", "-q"}, "needs an INPUT"},
      {{"build", "--frobnicate", "x"}, "--frobnicate"},
      {{"build", "-z", "x"}, "-z"},
      {{"build", "--actors", "x"}, "--actors"},
      {{"extract", "-o", "x", "x"}, "-o"},
      {{"build", "-j"}, "-j"},
      {{"build", "-j", "abc", "x"}, "abc: -j needs a whole number"},
      {{"build", "-j", "4x", "x"}, "4x: -j needs a whole number"},
      {{"build", "-j", "", "x"}, "-j needs a whole number"},
      {{"build", "-j", "-1", "x"}, "-j needs a whole number"},
      {{"build", "-j", "1.5", "x"}, "-j needs a whole number"},
      {{"build", "--jobs=0", "x"}, "-j needs a whole number"},
      {{"build", "--jobs=1025", "x"}, "-j needs a whole number"},
      {{"build", "--jobs=99999999999999999999", "x"}, "-j needs a whole number"},
      {{"extract", "--cues=", "x"}, "--cues needs the name of a file"},
      {{"extract", "--min-confidence", "1.1", "x"}, "1.1: --min-confidence needs a number"},
      {{"extract", "--min-confidence", "nan", "x"}, "nan: --min-confidence needs a number"},
      {{"extract", "--min-confidence", "0x1", "x"}, "0x1: --min-confidence needs a number"},
      {{"extract", "--min-confidence", ".", "x"}, "--min-confidence needs a number"},
      {{"build", "--actors-file", "", "x"}, "--actors-file needs the name of a file"},
      {{"extract", "--actors-file=a", "--gold-actors=b", "x"},
       "cannot be joined with --gold-actors"},
      {{"build", "-o", "", "x"}, "-o needs the name of a folder"},
      {{"extract", "--actors=yes", "x"}, "--actors=yes"},
      {{"extract", "--actors", "--text", "x"}, "--text"},
      {{"extract", "--explain", "--text", "x"}, "cannot be joined with --actors or --text"},
      {{"build", "--bad\033[1m\n", "x"}, "--bad?[1m?"},
  };
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    Ran ran = run_entente(cases[i].arguments, NULL);
    assert_int_equal(ran.status, 2);
    assert_string_equal(ran_out(&ran), "");
    assert_one_message(ran_err(&ran));
    assert_non_null(strstr(ran_err(&ran), cases[i].wanted));
    assert_non_null(strstr(ran_err(&ran), "(see entente help"));
    ran_clear(&ran);
  }
}

static void lost_output_is_a_failure(void** state) {
  (void)state;
  static const Case cases[] = {{{"--help"}, ""}, {{"help", "build"}, ""}, {{"--version"}, ""}};
  static const Around around[] = {{.output = "/dev/full"}, {.broken_pipe = true}};
  for (size_t i = 0; i < 2 * sizeof cases / sizeof cases[0]; i++) {
    Ran ran = run_entente(cases[i / 2].arguments, &around[i % 2]);
    assert_int_equal(ran.status, 1);
    assert_one_message(ran_err(&ran));
    assert_non_null(strstr(ran_err(&ran), "standard output: cannot write"));
    ran_clear(&ran);
  }
}

/** A page of troff, with its escaped hyphens made plain. */
static EntBuffer read_man_page(void) {
  EntBuffer raw = read_all("cli/entente.1");
  EntBuffer plain = {0};
  for (size_t i = 0; i < raw.length; i++) {
    if (raw.bytes[i] != '\\' || raw.bytes[i + 1] != '-') {
      ent_buffer_add_byte(&plain, raw.bytes[i]);
    }
  }
  ent_buffer_clear(&raw);
  return plain;
}

static void man_page_tells_the_version(void** state) {
  (void)state;
  EntBuffer page = read_man_page();
  Ran ran = run_entente((const char*[]){"--version", NULL}, NULL);
  assert_int_equal(ran.status, 0);
  assert_int_equal(strncmp(ran_out(&ran), "entente ", 8), 0);
  ran.out.bytes[--ran.out.length] = '\0'; // the newline
  assert_non_null(strstr(page.bytes, ran_out(&ran)));
  ran_clear(&ran);
  ent_buffer_clear(&page);
}

/** Is `option` in `text` as a word of its own? */
static bool has_option(const char* text, const char* option, size_t length) {
  for (const char* at = strstr(text, option); at; at = strstr(at + 1, option)) {
    const char next = at[length];
    if (next != '-' && !(next >= 'a' && next <= 'z')) {
      return true;
    }
  }
  return false;
}

/** Look up every long option of a help text in `man` and `completion`. @return how many. */
static size_t check_options(const char* help, const char* man, const char* completion) {
  static const char letters[] = "abcdefghijklmnopqrstuvwxyz-";
  size_t n = 0;
  for (const char* at = strstr(help, " --"); at; at = strstr(at + 3, " --")) {
    char option[64];
    const size_t length = strspn(at + 1, letters);
    if (length <= 2) {
      continue; // "--" alone, in an example
    }
    (void)snprintf(option, sizeof option, "%.*s", (int)length, at + 1);
    if (!has_option(man, option, length) || !has_option(completion, option, length)) {
      fail_msg("%s is missing in the man page or the completion", option);
    }
    n++;
  }
  return n;
}

static void options_are_documented(void** state) {
  (void)state;
  static const Case cases[] = {
      {{"--help"}, ""}, {{"help", "build"}, ""}, {{"help", "extract"}, ""}};
  static const size_t at_least[] = {2, 6, 8};
  EntBuffer man = read_man_page();
  EntBuffer completion = read_all("cli/entente.bash");
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    Ran ran = run_entente(cases[i].arguments, NULL);
    assert_true(check_options(ran_out(&ran), man.bytes, completion.bytes) >= at_least[i]);
    ran_clear(&ran);
  }
  ent_buffer_clear(&completion);
  ent_buffer_clear(&man);
}

/** What bash offers for a line, one word each. */
static Ran complete(const char* words, const char* index) {
  static const char script[] = "type mapfile >/dev/null 2>&1 || exit 3; . cli/entente.bash; "
                               "read -ra COMP_WORDS <<< \"$1\"; COMP_CWORD=$2; _entente; "
                               "printf '%s\\n' \"${COMPREPLY[@]}\"";
  return run_any((const char*[]){"bash", "-c", script, "bash", words, index, NULL}, NULL);
}

static void bash_completes(void** state) {
  (void)state;
  static const char* const cases[][3] = {
      {"entente b", "1", "build\n"},
      {"entente build --ou", "2", "--output=\n"},
      {"entente extract --ac", "2", "--actors\n--actors-file=\n"},
      {"entente build --actors-file fixtures/given/a", "3", "fixtures/given/actors.tsv\n"},
      {"entente extract cli/entente.b", "2", "cli/entente.bash\n"},
      {"entente build --output = extr", "4", "extract\n"},
      {"entente help ext", "2", "extract\n"},
      {"entente build -j 4", "3", "\n"},
  };
  Ran probe = run_any((const char*[]){"sh", "-c", "command -v bash", NULL}, NULL);
  const bool bash = probe.status == 0;
  ran_clear(&probe);
  for (size_t i = 0; bash && i < sizeof cases / sizeof cases[0]; i++) {
    Ran ran = complete(cases[i][0], cases[i][1]);
    if (ran.status != 3) { // a bash too old for the completion
      assert_string_equal(ran_out(&ran), cases[i][2]);
    }
    ran_clear(&ran);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(help_goes_to_standard_output), cmocka_unit_test(misuse_is_named),
      cmocka_unit_test(lost_output_is_a_failure),     cmocka_unit_test(man_page_tells_the_version),
      cmocka_unit_test(options_are_documented),       cmocka_unit_test(bash_completes),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
