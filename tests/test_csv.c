#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "export/writers.h"
#include "tests/support_network.h"

enum { MOST_CELLS = 32 };

/** One line of a file, taken apart as RFC 4180 says. */
typedef struct {
  EntBuffer cells[MOST_CELLS];
  size_t n;
} Line;

static void clear(Line* line) {
  for (size_t i = 0; i < line->n; i++) {
    ent_buffer_clear(&line->cells[i]);
  }
  line->n = 0;
}

/** Read one cell; `*c` then stands on the comma or line end behind it. */
static void read_cell(const char** c, EntBuffer* cell) {
  const bool quoted = **c == '"';
  *c += quoted;
  while (quoted ? **c != '\0' : **c != ',' && **c != '\r' && **c != '\0') {
    if (quoted && **c == '"') {
      if ((*c)[1] != '"') {
        break;
      }
      (*c)++;
    }
    assert_true(quoted || **c != '"');
    ent_buffer_add_byte(cell, *(*c)++);
  }
  if (quoted) {
    assert_int_equal(**c, '"');
    (*c)++;
  }
}

/** Read the next line. @return false at the end of the text. */
static bool read_line(const char** c, Line* line) {
  clear(line);
  if (**c == '\0') {
    return false;
  }
  do {
    assert_true(line->n < MOST_CELLS);
    line->cells[line->n] = (EntBuffer){0};
    read_cell(c, &line->cells[line->n++]);
  } while (*(*c)++ == ',');
  assert_int_equal((*c)[-1], '\r');
  assert_int_equal(*(*c)++, '\n');
  return true;
}

static const char* cell(const Line* line, size_t i) {
  assert_true(i < line->n);
  return line->cells[i].bytes ? line->cells[i].bytes : "";
}

/** The column with this heading. */
static size_t column(const Line* head, const char* title) {
  size_t i = 0;
  while (strcmp(cell(head, i), title) != 0) {
    i++;
  }
  return i;
}

/** A text cell as the file must hold it: what looks like a formula is made text. */
static void assert_text(const char* found, const char* expected) {
  if (*expected != '\0' && strchr("=+-@", *expected)) {
    assert_int_equal(*found, '\'');
    found++;
  }
  assert_string_equal(found, expected);
}

static void test_actors_are_read_back(void** state) {
  (void)state;
  const EntNetwork network = hostile_network();
  EntBuffer out = {0};
  EntError err = {0};
  assert_int_equal(ent_write_actors_csv(&network, &out, &err), ENT_OK);
  const char* c = out.bytes;
  Line head = {0};
  Line line = {0};
  assert_true(read_line(&c, &head));
  assert_string_equal(cell(&head, 0), "Id");
  assert_string_equal(cell(&head, 1), "Label");
  for (size_t i = 0; i < HOSTILE_ACTORS; i++) {
    char id[8];
    (void)snprintf(id, sizeof id, "n%zu", i);
    assert_true(read_line(&c, &line));
    assert_int_equal(line.n, head.n);
    assert_string_equal(cell(&line, 0), id);
    assert_text(cell(&line, 1), hostile_names[i]);
    assert_string_equal(cell(&line, column(&head, "First")), "2020-02");
    assert_string_equal(cell(&line, column(&head, "Last")), "");
    assert_int_equal(strtol(cell(&line, column(&head, "Camp")), NULL, 10),
                     network.nodes[i].camp + 1);
  }
  assert_string_equal(cell(&line, column(&head, "Kind")), "person");
  assert_string_equal(cell(&line, column(&head, "PageRank")), "0.13");
  assert_string_equal(cell(&line, column(&head, "Allies")), "12");
  assert_string_equal(cell(&line, column(&head, "Aliases")), "");
  assert_false(read_line(&c, &line));
  clear(&head);
  ent_buffer_clear(&out);
}

static void test_ties_are_read_back(void** state) {
  (void)state;
  const EntNetwork network = hostile_network();
  EntBuffer out = {0};
  EntError err = {0};
  assert_int_equal(ent_write_ties_csv(&network, &out, &err), ENT_OK);
  const char* c = out.bytes;
  Line head = {0};
  Line line = {0};
  assert_true(read_line(&c, &head));
  for (size_t i = 0; i < HOSTILE_TIES; i++) {
    const EntTie* tie = &network.ties[i];
    assert_true(read_line(&c, &line));
    assert_int_equal(line.n, head.n);
    assert_int_equal(strtol(cell(&line, column(&head, "Source")) + 1, NULL, 10), tie->source);
    assert_int_equal(strtol(cell(&line, column(&head, "Target")) + 1, NULL, 10), tie->target);
    assert_string_equal(cell(&line, column(&head, "Type")),
                        tie->relation == ENT_SPLINTER_OF ? "Directed" : "Undirected");
    assert_string_equal(cell(&line, column(&head, "Kind")), ent_relation_name(tie->relation));
    assert_text(cell(&line, column(&head, "Source Name")), hostile_names[tie->source]);
    assert_text(cell(&line, column(&head, "Target Name")), hostile_names[tie->target]);
    assert_string_equal(cell(&line, column(&head, "Article")), "'-article");
    assert_string_equal(cell(&line, column(&head, "Said By")), i == 6 ? "'+INF" : "");
    const char* evidence = cell(&line, column(&head, "Evidence"));
    assert_string_equal(evidence, i == 5 ? "" : "\"They\\split\",  =it <said> & ÿleft\".");
  }
  assert_false(read_line(&c, &line));
  clear(&head);
  ent_buffer_clear(&out);
}

static void test_numbers_are_no_formulas(void** state) {
  (void)state;
  const EntNetwork network = hostile_network();
  EntBuffer out = {0};
  assert_int_equal(ent_write_ties_csv(&network, &out, NULL), ENT_OK);
  const char* c = out.bytes;
  Line head = {0};
  Line line = {0};
  assert_true(read_line(&c, &head));
  assert_true(read_line(&c, &line));
  assert_string_equal(cell(&line, column(&head, "Sign")), "1");
  assert_string_equal(cell(&line, column(&head, "Label")), "joint action");
  assert_string_equal(cell(&line, column(&head, "Weight")), "1.5");
  assert_true(read_line(&c, &line));
  assert_string_equal(cell(&line, column(&head, "Sign")), "-1");
  clear(&head);
  clear(&line);
  ent_buffer_clear(&out);
}

static void test_an_empty_network_gives_the_headings(void** state) {
  (void)state;
  const EntNetwork network = empty_network();
  EntBuffer out = {0};
  assert_int_equal(ent_write_actors_csv(&network, &out, NULL), ENT_OK);
  const char* c = out.bytes;
  Line line = {0};
  assert_true(read_line(&c, &line));
  assert_false(read_line(&c, &line));
  assert_memory_equal(out.bytes, "Id,Label,", 9); // no byte order mark
  ent_buffer_clear(&out);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_actors_are_read_back),
      cmocka_unit_test(test_ties_are_read_back),
      cmocka_unit_test(test_numbers_are_no_formulas),
      cmocka_unit_test(test_an_empty_network_gives_the_headings),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
