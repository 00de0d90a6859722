#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <locale.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "export/export.h"
#include "export/plain.h"
#include "export/style.h"
#include "tests/support_network.h"

/** Write, or check that the format was left out of the build. @return false if it was. */
static bool write_format(const EntFormat* format, const EntNetwork* network, EntBuffer* out) {
  EntError err = {0};
  const size_t before = out->length;
  const EntStatus status = format->write(network, out, &err);
  if (status == ENT_BACKEND && strstr(err.text, "built without ")) {
    assert_int_equal(out->length, before);
    return false;
  }
  assert_int_equal(status, ENT_OK);
  assert_string_equal(err.text, "");
  return true;
}

static void test_formats_have_names_of_their_own(void** state) {
  (void)state;
  size_t n = 0;
  const EntFormat* formats = ent_formats(&n);
  assert_int_equal(n, 15);
  for (size_t i = 0; i < n; i++) {
    assert_true(strlen(formats[i].description) > 0);
    assert_non_null(strchr(formats[i].file_name, '.'));
    for (size_t j = 0; j < i; j++) {
      assert_string_not_equal(formats[i].name, formats[j].name);
      assert_string_not_equal(formats[i].file_name, formats[j].file_name);
    }
  }
}

static void test_formats_are_found(void** state) {
  (void)state;
  static const char* const files[][2] = {{"x/iraq.graphml", "graphml"},
                                         {"a.directed.graphml", "graphml"},
                                         {"b.gexf", "gexf"},
                                         {"network.directed.graphml", "graphml-directed"},
                                         {"out/ties.csv", "ties"},
                                         {"actors.csv", "actors"},
                                         {"some.csv", "actors"},
                                         {"a.svg", "svg"},
                                         {"lineage.svg", "lineage"},
                                         {"a.json", "json"},
                                         {"a.cyjs", "cytoscape"},
                                         {"a.ttl", "turtle"},
                                         {"a.nt", "ntriples"},
                                         {"a.png", "png"},
                                         {"a.pdf", "pdf"},
                                         {"a.dot", "dot"}};
  for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
    const EntFormat* format = ent_format_guess(files[i][0]);
    assert_non_null(format);
    assert_string_equal(format->name, files[i][1]);
    assert_ptr_equal(ent_format_find(files[i][1]), format);
  }
  assert_null(ent_format_guess("a.xls"));
  assert_null(ent_format_guess("graphml"));
  assert_null(ent_format_find("xls"));
}

static void test_every_format_writes_an_empty_network(void** state) {
  (void)state;
  const EntNetwork network = empty_network();
  size_t n = 0;
  const EntFormat* formats = ent_formats(&n);
  for (size_t i = 0; i < n; i++) {
    EntBuffer out = {0};
    if (write_format(&formats[i], &network, &out)) {
      // no statement at all is a whole file of N-Triples
      assert_true(out.length > 10 || strcmp(formats[i].name, "ntriples") == 0);
    }
    ent_buffer_clear(&out);
  }
}

static void test_writers_repeat_themselves_and_change_nothing(void** state) {
  (void)state;
  const EntNetwork network = hostile_network();
  EntNode nodes[HOSTILE_ACTORS];
  EntTie ties[HOSTILE_TIES];
  memcpy(nodes, network.nodes, sizeof nodes);
  memcpy(ties, network.ties, sizeof ties);
  size_t n = 0;
  const EntFormat* formats = ent_formats(&n);
  for (size_t i = 0; i < n; i++) {
    EntBuffer once = {0};
    EntBuffer again = {0};
    if (write_format(&formats[i], &network, &once)) {
      assert_true(write_format(&formats[i], &network, &again));
      if (strcmp(formats[i].name, "pdf") != 0) { // the same only in a new process
        assert_int_equal(once.length, again.length);
        assert_memory_equal(once.bytes, again.bytes, once.length);
      }
    }
    ent_buffer_clear(&once);
    ent_buffer_clear(&again);
  }
  assert_memory_equal(nodes, network.nodes, sizeof nodes);
  assert_memory_equal(ties, network.ties, sizeof ties);
}

static void test_writers_append_and_keep_a_failed_buffer_failed(void** state) {
  (void)state;
  const EntNetwork network = hostile_network();
  size_t n = 0;
  const EntFormat* formats = ent_formats(&n);
  for (size_t i = 0; i < n; i++) {
    EntBuffer out = {0};
    ent_buffer_add_text(&out, "before");
    if (write_format(&formats[i], &network, &out)) {
      assert_memory_equal(out.bytes, "before", 6);
      EntError err = {0};
      out.failed = true;
      assert_int_equal(formats[i].write(&network, &out, &err), ENT_NO_MEMORY);
      assert_int_equal(err.status, ENT_NO_MEMORY);
    }
    ent_buffer_clear(&out);
  }
}

static void test_plain_text_is_valid_and_on_one_line(void** state) {
  (void)state;
  static const struct {
    const char* raw;
    const char* plain;
  } cases[] = {{"", ""},
               {"a\r\nb\tc\vd\fe", "a  b c d e"},
               {"\x01\x1F\x7F\xC2\x9F", ""},
               {"\xE2\x80\xA8\xC2\x85", "  "},
               {"\xEF\xBF\xBF\xF0\x9F\xBF\xBE\xEF\xB7\x90x", "x"},
               {"\x93quoted\x94", "“quoted”"},
               {"tr\xC3", "trÃ"},
               {"ا\u200Cب", "ا\u200Cب"}};
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    EntBuffer out = {0};
    ent_add_plain(&out, cases[i].raw);
    assert_string_equal(out.bytes ? out.bytes : "", cases[i].plain);
    ent_buffer_clear(&out);
  }
  EntBuffer out = {0};
  ent_add_plain(&out, NULL);
  assert_int_equal(out.length, 0);
}

static void check_numbers(void) {
  static const struct {
    double value;
    const char* text;
  } cases[] = {{0, "0"},        {1.5, "1.5"},    {-1000.25, "-1000.25"},
               {1e-7, "1e-07"}, {1e20, "1e+20"}, {1.0 / 3, "0.333333"},
               {NAN, ""},       {INFINITY, ""},  {-INFINITY, ""}};
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    EntBuffer out = {0};
    ent_add_number(&out, cases[i].value);
    assert_string_equal(out.bytes ? out.bytes : "", cases[i].text);
    ent_buffer_clear(&out);
  }
}

static void test_numbers_have_a_point_in_every_locale(void** state) {
  (void)state;
  static const char* const locales[] = {"de_DE.UTF-8", "fr_FR.UTF-8", "ps_AF.UTF-8", "C"};
  for (size_t i = 0; i < sizeof locales / sizeof locales[0]; i++) {
    if (setlocale(LC_NUMERIC, locales[i])) {
      check_numbers();
    }
  }
  (void)setlocale(LC_NUMERIC, "C");
}

static void test_camps_are_told_apart_and_loners_are_grey(void** state) {
  (void)state;
  const EntNetwork network = hostile_network();
  EntStyle style;
  EntError err = {0};
  assert_int_equal(ent_style_init(&style, &network, &err), ENT_OK);
  assert_int_equal(style.n_shared_camps, 4);
  const EntColor first = ent_style_actor_color(&style, &network.nodes[0]);
  const EntColor same = ent_style_actor_color(&style, &network.nodes[3]);
  const EntColor second = ent_style_actor_color(&style, &network.nodes[4]);
  assert_memory_equal(&first, &same, sizeof first);
  assert_memory_not_equal(&first, &second, sizeof first);
  EntNode alone = network.nodes[0];
  alone.camp = 4;
  const EntColor grey = ent_style_actor_color(&style, &alone);
  assert_true(grey.r == grey.g && grey.g == grey.b);
  assert_true(ent_style_influence(&style, &network.nodes[HOSTILE_ACTORS - 1]) == 1);
  assert_true(ent_style_strength(&style, &network.ties[0]) == 1);
}

static void test_an_unmeasured_network_has_a_look(void** state) {
  (void)state;
  EntNode node = {.name = "A"};
  const EntNetwork network = {.nodes = &node, .n_nodes = 1};
  EntStyle style;
  assert_int_equal(ent_style_init(&style, &network, NULL), ENT_OK);
  assert_true(ent_style_influence(&style, &node) == 0);
  const EntColor grey = ent_style_actor_color(&style, &node);
  assert_true(grey.r == grey.g && grey.g == grey.b);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_formats_have_names_of_their_own),
      cmocka_unit_test(test_formats_are_found),
      cmocka_unit_test(test_every_format_writes_an_empty_network),
      cmocka_unit_test(test_writers_repeat_themselves_and_change_nothing),
      cmocka_unit_test(test_writers_append_and_keep_a_failed_buffer_failed),
      cmocka_unit_test(test_plain_text_is_valid_and_on_one_line),
      cmocka_unit_test(test_numbers_have_a_point_in_every_locale),
      cmocka_unit_test(test_camps_are_told_apart_and_loners_are_grey),
      cmocka_unit_test(test_an_unmeasured_network_has_a_look),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
