#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <libxml/parser.h>
#include <libxml/tree.h>

#include <cgraph.h>

#include "export/writers.h"
#include "tests/support_network.h"

/** The text that Graphviz shows for an escaped label; lines are joined by a blank. */
static void unescape(const char* label, EntBuffer* out) {
  for (const char* c = label; *c; c++) {
    if (strncmp(c, "&amp;", 5) == 0) {
      ent_buffer_add_byte(out, '&');
      c += 4;
    } else if (*c == '\\') {
      c++;
      assert_true(*c == '\\' || *c == 'n');
      ent_buffer_add_byte(out, *c == 'n' ? ' ' : '\\');
    } else {
      ent_buffer_add_byte(out, *c);
    }
  }
}

/** What a call printed on standard error. */
typedef struct {
  FILE* file;
  int stderr_copy;
} Capture;

static Capture capture(void) {
  Capture c = {tmpfile(), dup(STDERR_FILENO)};
  assert_non_null(c.file);
  assert_true(c.stderr_copy >= 0);
  assert_true(dup2(fileno(c.file), STDERR_FILENO) >= 0);
  return c;
}

static void assert_nothing_printed(Capture* c) {
  (void)fflush(stderr);
  assert_true(dup2(c->stderr_copy, STDERR_FILENO) >= 0);
  (void)close(c->stderr_copy);
  assert_int_equal(lseek(fileno(c->file), 0, SEEK_END), 0);
  (void)fclose(c->file);
}

static Agraph_t* read_back(const EntNetwork* network) {
  EntBuffer bytes = {0};
  EntError err = {0};
  Capture printed = capture();
  const EntStatus status = ent_write_dot(network, &bytes, &err);
  assert_nothing_printed(&printed);
  assert_string_equal(err.text, "");
  assert_int_equal(status, ENT_OK);
  Agraph_t* graph = agmemread(bytes.bytes);
  assert_non_null(graph);
  ent_buffer_clear(&bytes);
  return graph;
}

static const char* get(void* object, const char* name) {
  const char* value = agget(object, (char*)name);
  return value ? value : "";
}

static void test_hostile_names_are_read_back(void** state) {
  (void)state;
  const EntNetwork network = hostile_network();
  Agraph_t* graph = read_back(&network);
  assert_int_equal(agnnodes(graph), HOSTILE_ACTORS);
  assert_int_equal(agnedges(graph), HOSTILE_TIES);
  assert_false(agisstrict(graph));
  for (size_t i = 0; i < HOSTILE_ACTORS; i++) {
    char id[8];
    EntBuffer label = {0};
    (void)snprintf(id, sizeof id, "n%zu", i);
    Agnode_t* node = agnode(graph, id, 0);
    assert_non_null(node);
    unescape(get(node, "label"), &label);
    assert_string_equal(label.bytes, hostile_names[i]);
    assert_false(aghtmlstr(agget(node, (char*)"label")));
    ent_buffer_clear(&label);
  }
  agclose(graph);
}

static void test_ties_look_like_their_relation(void** state) {
  (void)state;
  const EntNetwork network = hostile_network();
  Agraph_t* graph = read_back(&network);
  size_t n_dashed = 0;
  size_t n_plain = 0;
  for (Agnode_t* node = agfstnode(graph); node; node = agnxtnode(graph, node)) {
    for (Agedge_t* edge = agfstout(graph, node); edge; edge = agnxtout(graph, edge)) {
      const bool dashed = strcmp(get(edge, "style"), "dashed") == 0;
      n_dashed += dashed;
      n_plain += !dashed;
      assert_string_equal(get(edge, "dir"), dashed ? "forward" : "none");
      assert_int_equal(get(edge, "color")[0], '#');
    }
  }
  assert_int_equal(n_dashed, 2);
  assert_int_equal(n_plain, HOSTILE_TIES - 2);
  Agnode_t* newer = agnode(graph, (char*)"n1", 0);
  Agedge_t* split = agfstout(graph, newer); // 1 → 0 comes before 1 → 2
  assert_string_equal(agnameof(aghead(split)), "n0");
  EntBuffer tooltip = {0};
  unescape(get(split, "tooltip"), &tooltip);
  assert_non_null(strstr(tooltip.bytes, "\"They\\split\",  =it <said> & ÿleft\"."));
  ent_buffer_clear(&tooltip);
  agclose(graph);
}

static void test_shapes_tell_the_kind(void** state) {
  (void)state;
  const EntNetwork network = hostile_network();
  Agraph_t* graph = read_back(&network);
  assert_string_equal(get(agnode(graph, (char*)"n0", 0), "shape"), "ellipse");
  assert_string_equal(get(agnode(graph, (char*)"n1", 0), "shape"), "box");
  assert_string_equal(get(agnode(graph, (char*)"n1", 0), "style"), "rounded,filled");
  assert_string_equal(get(agnode(graph, (char*)"n2", 0), "shape"), "hexagon");
  agclose(graph);
}

static void test_camps_are_clusters(void** state) {
  (void)state;
  const EntNetwork network = hostile_network();
  Agraph_t* graph = read_back(&network);
  int n = 0;
  for (uint32_t camp = 0; camp < network.n_camps; camp++) {
    char id[32];
    uint32_t members = 0;
    (void)snprintf(id, sizeof id, "cluster_%u", (unsigned)camp);
    Agraph_t* cluster = agsubg(graph, id, 0);
    for (uint32_t i = 0; i < network.n_nodes; i++) {
      (void)snprintf(id, sizeof id, "n%u", (unsigned)i);
      const bool member = network.nodes[i].camp == camp;
      assert_int_equal(cluster && agnode(cluster, id, 0), cluster && member);
      members += member;
    }
    assert_int_equal(cluster != NULL, members > 1);
    assert_true(!cluster || get(cluster, "label")[0] != '\0');
    n += cluster != NULL;
  }
  assert_true(n > 1);
  (void)agclose(graph);
}

static void test_an_empty_network_is_a_graph(void** state) {
  (void)state;
  const EntNetwork network = empty_network();
  Agraph_t* graph = read_back(&network);
  assert_int_equal(agnnodes(graph), 0);
  agclose(graph);
}

/** Draw it, and see that the picture is XML. */
static xmlDocPtr draw(const EntNetwork* network, EntBuffer* svg) {
  EntError err = {0};
  Capture printed = capture();
  const EntStatus status = ent_write_svg(network, svg, &err);
  assert_nothing_printed(&printed);
  assert_string_equal(err.text, "");
  assert_int_equal(status, ENT_OK);
  xmlDocPtr document = xmlReadMemory(svg->bytes, (int)svg->length, NULL, NULL,
                                     XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
  assert_non_null(document);
  assert_string_equal((const char*)xmlDocGetRootElement(document)->name, "svg");
  return document;
}

/** Append the contents of all <text> in the order of the picture, a blank between them. */
static void collect_text(xmlNodePtr node, EntBuffer* out) {
  for (; node; node = node->next) {
    if (node->type == XML_ELEMENT_NODE && strcmp((const char*)node->name, "text") == 0) {
      xmlChar* text = xmlNodeGetContent(node);
      ent_buffer_printf(out, "%s ", (const char*)text);
      xmlFree(text);
    } else {
      collect_text(node->children, out);
    }
  }
}

/** How many times `part` stands in `text`. */
static size_t count(const char* text, const char* part) {
  size_t n = 0;
  while ((text = strstr(text, part)) != NULL) {
    n++;
    text++;
  }
  return n;
}

static void test_the_picture_holds_every_label(void** state) {
  (void)state;
  const EntNetwork network = hostile_network();
  EntBuffer svg = {0};
  EntBuffer text = {0};
  xmlDocPtr document = draw(&network, &svg);
  collect_text(xmlDocGetRootElement(document), &text);
  for (char* c = text.bytes; (c = strstr(c, "\xC2\xA0")) != NULL;) {
    (void)memmove(c, c + 1, strlen(c)); // Graphviz writes blanks as U+00A0
    *c = ' ';
  }
  for (size_t i = 0; i < HOSTILE_ACTORS; i++) {
    assert_non_null(strstr(text.bytes, hostile_names[i]));
  }
  assert_non_null(strstr(text.bytes, "rivals"));
  assert_null(strstr(text.bytes, "most influential"));
  assert_int_equal(count(svg.bytes, "class=\"edge\""), HOSTILE_TIES);
  assert_null(strstr(svg.bytes, "<script"));
  xmlFreeDoc(document);
  ent_buffer_clear(&svg);
  ent_buffer_clear(&text);
}

static void test_an_empty_picture_is_well_formed(void** state) {
  (void)state;
  const EntNetwork network = empty_network();
  EntBuffer svg = {0};
  xmlFreeDoc(draw(&network, &svg));
  ent_buffer_clear(&svg);
}

enum { MANY = 340 };

static void test_a_large_network_shows_its_most_influential(void** state) {
  (void)state;
  static EntNode nodes[MANY];
  static EntTie ties[MANY];
  static char names[MANY][16];
  static const EntArticleInfo article = {.id = "a"};
  static const EntEvidence nothing = {.article = &article};
  for (uint32_t i = 0; i < MANY; i++) {
    (void)snprintf(names[i], sizeof names[i], "Actor%u.", (unsigned)i);
    nodes[i] = (EntNode){.name = names[i], .camp = i % 3};
    nodes[i].measures[ENT_PAGERANK] = i + 1;
    ties[i] =
        (EntTie){.source = i / 2, .target = i, .relation = ENT_ALLY, .weight = 1, .best = &nothing};
  }
  ties[0].target = MANY - 1;
  ties[MANY - 2].source = 0; // its one tie is to an actor that is left out
  const EntNetwork network = {
      .nodes = nodes, .n_nodes = MANY, .ties = ties, .n_ties = MANY, .n_camps = 3};
  EntBuffer svg = {0};
  EntBuffer dot = {0};
  xmlFreeDoc(draw(&network, &svg));
  assert_int_equal(count(svg.bytes, "class=\"node\""), 299);
  assert_null(strstr(svg.bytes, ">Actor39.<"));
  assert_non_null(strstr(svg.bytes, ">Actor40.<"));
  assert_null(strstr(svg.bytes, ">Actor338.<"));
  assert_non_null(strstr(svg.bytes, "299 of 340 actors"));
  assert_int_equal(ent_write_dot(&network, &dot, NULL), ENT_OK);
  assert_non_null(strstr(dot.bytes, "Actor0."));
  ent_buffer_clear(&svg);
  ent_buffer_clear(&dot);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_hostile_names_are_read_back),
      cmocka_unit_test(test_ties_look_like_their_relation),
      cmocka_unit_test(test_shapes_tell_the_kind),
      cmocka_unit_test(test_camps_are_clusters),
      cmocka_unit_test(test_an_empty_network_is_a_graph),
      cmocka_unit_test(test_the_picture_holds_every_label),
      cmocka_unit_test(test_an_empty_picture_is_well_formed),
      cmocka_unit_test(test_a_large_network_shows_its_most_influential),
  };
  const int failed = cmocka_run_group_tests(tests, NULL, NULL);
  xmlCleanupParser();
  return failed;
}
