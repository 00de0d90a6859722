// Strings, buffers and Unicode.
#include "graph/base/arena.h"
#include "graph/base/text.h"
#include "graph/base/unicode.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void test_strings(void** state) {
  (void)state;
  assert_true(ent_str_is(ent_str_trim(ent_str(" \t a b\r\n")), "a b"));
  assert_int_equal(ent_str_trim(ent_str("  ")).length, 0);
  assert_int_equal(ent_str(NULL).length, 0);
  assert_true(ent_str_equal(ent_str(NULL), ent_str("")));
  assert_false(ent_str_is(ent_str("ab"), "a"));
  assert_true(ent_str_is(ent_str_span("hello", (EntSpan){1, 3}), "el"));
}

static void test_fields(void** state) {
  (void)state;
  EntStr rest = ent_str("a,,b,");
  EntStr field = {0};
  static const char* const expected[] = {"a", "", "b", ""};
  for (size_t i = 0; i < 4; i++) {
    assert_true(ent_str_next(&rest, ',', &field));
    assert_true(ent_str_is(field, expected[i]));
  }
  assert_false(ent_str_next(&rest, ',', &field));
  rest = ent_str("");
  assert_true(ent_str_next(&rest, ',', &field));
  assert_false(ent_str_next(&rest, ',', &field));
}

static void test_buffer(void** state) {
  (void)state;
  EntBuffer buffer = {0};
  ent_buffer_add(&buffer, NULL, 0);
  assert_null(buffer.bytes);
  for (int i = 0; i < 500; i++) {
    ent_buffer_printf(&buffer, "%d,", i);
  }
  ent_buffer_add_text(&buffer, "x");
  ent_buffer_add_str(&buffer, ent_str("yz"));
  ent_buffer_add_byte(&buffer, '!');
  assert_int_equal(buffer.length, strlen(buffer.bytes));
  assert_string_equal(buffer.bytes + buffer.length - 8, "499,xyz!");
  assert_int_equal(ent_buffer_status(&buffer, NULL), ENT_OK);
  ent_buffer_add(&buffer, "x", SIZE_MAX / 2);
  assert_int_equal(ent_buffer_status(&buffer, NULL), ENT_NO_MEMORY);
  const size_t length = buffer.length;
  ent_buffer_add_byte(&buffer, 'x');
  assert_int_equal(buffer.length, length);
  ent_buffer_clear(&buffer);
  assert_false(buffer.failed);
  ent_buffer_clear(NULL);
}

/* Unicode */

static void test_walking_utf8(void** state) {
  (void)state;
  static const char text[] = "a\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80\xFF";
  static const uint32_t codes[] = {'a', 0xE9, 0x20AC, 0x1F600, 0xFFFD};
  static const size_t lengths[] = {1, 2, 3, 4, 1};
  const EntStr all = ent_str(text);
  size_t at = 0;
  for (size_t i = 0; i < 5; i++) {
    size_t n = 0;
    assert_int_equal(ent_utf8_next((EntStr){text + at, all.length - at}, &n), codes[i]);
    assert_int_equal(n, lengths[i]);
    at += n;
    assert_int_equal(ent_utf8_before(all, at, &n), codes[i]);
    assert_int_equal(n, lengths[i]);
  }
  size_t n = 9;
  assert_int_equal(ent_utf8_next(ent_str(""), &n), 0);
  assert_int_equal(n, 0);
  assert_int_equal(ent_utf8_before(all, 0, &n), 0);
  assert_int_equal(n, 0);
  assert_int_equal(ent_utf8_next(ent_str("\xE2\x82"), &n), 0xFFFD); // cut short
  assert_int_equal(n, 1);
}

static void test_classes(void** state) {
  (void)state;
  assert_true(ent_is_letter('a') && ent_is_letter(0x301) && !ent_is_letter('1'));
  assert_true(ent_is_upper(0xC9) && !ent_is_upper('a') && ent_is_lower(0xE9));
  assert_true(ent_is_digit('7') && ent_is_digit(0x663) && !ent_is_digit('x'));
  assert_true(ent_is_space(' ') && ent_is_space(0xA0) && ent_is_space(0x2028) &&
              !ent_is_space('x'));
  assert_true(ent_is_latin('z') && ent_is_latin(0x1E00) && !ent_is_latin(0x416) &&
              !ent_is_latin('1'));
  assert_true(ent_is_invisible(0) && ent_is_invisible(0x200B) && ent_is_invisible(0xAD) &&
              ent_is_invisible(0xFEFF) && ent_is_invisible(0x110000));
  assert_false(ent_is_invisible('\n') || ent_is_invisible('\t') || ent_is_invisible('a'));
}

static void test_repair(void** state) {
  (void)state;
  EntBuffer out = {0};
  size_t n = 9;
  ent_utf8_repair(ent_str("caf\xE9 \x93quoted\x94 \xC3\xA9"), &n, &out);
  assert_int_equal(n, 3);
  assert_string_equal(out.bytes, "caf\xC3\xA9 \xE2\x80\x9Cquoted\xE2\x80\x9D \xC3\xA9");
  ent_buffer_clear(&out);
  ent_utf8_repair(ent_str(""), &n, &out);
  assert_int_equal(n, 0);
  ent_utf8_repair((EntStr){"\xED\xA0\x80", 3}, &n, &out); // a surrogate is no character
  assert_int_equal(n, 3);
  ent_buffer_clear(&out);
  ent_utf8_add(&out, 0xD800);
  ent_utf8_add(&out, 0x20AC);
  assert_string_equal(out.bytes, "\xEF\xBF\xBD\xE2\x82\xAC");
  ent_buffer_clear(&out);
}

static void test_fold(void** state) {
  (void)state;
  static const char* const pairs[][2] = {{"Muqtada al-Sadr", "muqtada al-sadr"},
                                         {"  A\t\nB\xC2\xA0 ", "a b"},
                                         {"\xC3\x89lys\xC3\xA9"
                                          "e",
                                          "elysee"},
                                         {"Wa\xC5\x82\xC4\x99sa", "walesa"},
                                         {"Stra\xC3\x9F"
                                          "e",
                                          "strasse"},
                                         {"Asa\xE2\x80\x99ib", "asa'ib"},
                                         {"Asa\xCA\xBFib", "asa'ib"},
                                         {"A\xE2\x80\x93"
                                          "B",
                                          "a-b"},
                                         {"\xEF\xAC\x81ne \xEF\xBC\xA1", "fine a"},
                                         {"soft\xC2\xADhyphen", "softhyphen"},
                                         {"", ""},
                                         {"\xE2\x80\x8B", ""},
                                         {"\xCE\xA3\xCE\x8A", "\xCF\x83\xCE\xB9"}};
  EntArena* arena = ent_arena_new();
  for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
    assert_string_equal(ent_fold(arena, ent_str(pairs[i][0])), pairs[i][1]);
    assert_string_equal(ent_fold(arena, ent_str(pairs[i][1])), pairs[i][1]);
  }
  ent_arena_free(arena);
}

static void test_unmarked(void** state) {
  (void)state;
  assert_true(ent_str_is(ent_utf8_unmarked(ent_str("\xEF\xBB\xBF\xEF\xBB\xBFx")), "\xEF\xBB\xBFx"));
  assert_true(ent_str_is(ent_utf8_unmarked(ent_str("\xEF\xBB")), "\xEF\xBB"));
  assert_int_equal(ent_utf8_unmarked(ent_str("\xEF\xBB\xBF")).length, 0);
  assert_int_equal(ent_utf8_unmarked((EntStr){NULL, 0}).length, 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_strings), cmocka_unit_test(test_fields),
      cmocka_unit_test(test_buffer),  cmocka_unit_test(test_walking_utf8),
      cmocka_unit_test(test_classes), cmocka_unit_test(test_repair),
      cmocka_unit_test(test_fold),    cmocka_unit_test(test_unmarked),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
