#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <igraph/igraph.h>
#include <libxml/parser.h>
#include <libxml/tree.h>

#include "export/writers.h"
#include "graph/base/intern.h"
#include "tests/support_network.h"

/** A file read back. */
typedef struct {
  EntBuffer bytes;
  xmlDocPtr document;
  xmlNodePtr root;
  xmlNodePtr graph;
} File;

static bool is(xmlNodePtr node, const char* name) {
  return node->type == XML_ELEMENT_NODE && strcmp((const char*)node->name, name) == 0;
}

/** The first element of this name at `node` or after it; NULL if there is none. */
static xmlNodePtr from(xmlNodePtr node, const char* name) {
  while (node && !is(node, name)) {
    node = node->next;
  }
  return node;
}

/** An attribute, "" if it is missing; good until the next eight calls. */
static const char* attribute(xmlNodePtr node, const char* name) {
  static char values[8][64];
  static size_t turn;
  char* value = values[turn++ % 8];
  xmlChar* found = xmlGetProp(node, BAD_CAST name);
  (void)snprintf(value, sizeof values[0], "%s", found ? (const char*)found : "");
  xmlFree(found);
  return value;
}

static File read_back(const EntNetwork* network) {
  File file = {0};
  EntError err = {0};
  assert_int_equal(ent_write_graphml(network, &file.bytes, &err), ENT_OK);
  file.document =
      xmlReadMemory(file.bytes.bytes, (int)file.bytes.length, NULL, NULL, XML_PARSE_NONET);
  assert_non_null(file.document);
  file.root = xmlDocGetRootElement(file.document);
  assert_true(is(file.root, "graphml"));
  file.graph = from(file.root->children, "graph");
  assert_non_null(file.graph);
  return file;
}

static void discard(File* file) {
  xmlFreeDoc(file->document);
  ent_buffer_clear(&file->bytes);
}

/** The text of the <data> of `element` for the key of this name; NULL if there is none. The caller
    frees it with xmlFree(). */
static char* data(const File* file, xmlNodePtr element, const char* name) {
  char* value = NULL;
  for (xmlNodePtr d = from(element->children, "data"); d; d = from(d->next, "data")) {
    for (xmlNodePtr key = from(file->root->children, "key"); key; key = from(key->next, "key")) {
      if (strcmp(attribute(key, "id"), attribute(d, "key")) == 0 &&
          strcmp(attribute(key, "attr.name"), name) == 0) {
        assert_string_equal(attribute(key, "for"), (const char*)element->name);
        assert_null(value);
        value = (char*)xmlNodeGetContent(d);
      }
    }
  }
  return value;
}

static void assert_data(const File* file, xmlNodePtr element, const char* name,
                        const char* expected) {
  char* value = data(file, element, name);
  if (expected) {
    assert_non_null(value);
    assert_string_equal(value, expected);
  } else {
    assert_null(value);
  }
  xmlFree(value);
}

/** The element of <graph> with this id. */
static xmlNodePtr element(const File* file, const char* id) {
  xmlNodePtr node = file->graph->children;
  while (node && strcmp(node->type == XML_ELEMENT_NODE ? attribute(node, "id") : "", id) != 0) {
    node = node->next;
  }
  assert_non_null(node);
  return node;
}

/** Add a new id. */
static void add_unique(EntIntern* ids, const char* id) {
  assert_true(strlen(id) > 0);
  assert_int_equal(ent_intern_find(ids, ent_str(id)), ENT_NONE);
  assert_int_not_equal(ent_intern_add(ids, ent_str(id)), ENT_NONE);
}

static void test_ids_are_unique_and_ends_exist(void** state) {
  (void)state;
  const EntNetwork network = hostile_network();
  File file = read_back(&network);
  EntIntern* ids = ent_intern_new();
  EntIntern* nodes = ent_intern_new();
  size_t n_edges = 0;
  for (xmlNodePtr key = from(file.root->children, "key"); key; key = from(key->next, "key")) {
    add_unique(ids, attribute(key, "id"));
  }
  for (xmlNodePtr n = from(file.graph->children, "node"); n; n = from(n->next, "node")) {
    add_unique(ids, attribute(n, "id"));
    add_unique(nodes, attribute(n, "id"));
  }
  for (xmlNodePtr e = from(file.graph->children, "edge"); e; e = from(e->next, "edge")) {
    add_unique(ids, attribute(e, "id"));
    assert_int_not_equal(ent_intern_find(nodes, ent_str(attribute(e, "source"))), ENT_NONE);
    assert_int_not_equal(ent_intern_find(nodes, ent_str(attribute(e, "target"))), ENT_NONE);
    n_edges++;
  }
  assert_int_equal(ent_intern_count(nodes), HOSTILE_ACTORS);
  assert_int_equal(n_edges, HOSTILE_TIES);
  ent_intern_free(ids);
  ent_intern_free(nodes);
  discard(&file);
}

static void test_keys_are_those_that_gephi_knows(void** state) {
  (void)state;
  static const char* const expected[][3] = {
      {"node", "label", "string"}, {"node", "x", "double"},        {"node", "y", "double"},
      {"node", "size", "double"},  {"node", "r", "int"},           {"node", "g", "int"},
      {"node", "b", "int"},        {"edge", "label", "string"},    {"edge", "weight", "double"},
      {"edge", "r", "int"},        {"edge", "g", "int"},           {"edge", "b", "int"},
      {"node", "camp", "int"},     {"node", "pagerank", "double"}, {"edge", "sign", "int"}};
  const EntNetwork network = hostile_network();
  File file = read_back(&network);
  for (size_t i = 0; i < sizeof expected / sizeof expected[0]; i++) {
    size_t found = 0;
    for (xmlNodePtr key = from(file.root->children, "key"); key; key = from(key->next, "key")) {
      if (strcmp(attribute(key, "for"), expected[i][0]) == 0 &&
          strcmp(attribute(key, "attr.name"), expected[i][1]) == 0) {
        assert_string_equal(attribute(key, "attr.type"), expected[i][2]);
        found++;
      }
    }
    assert_int_equal(found, 1);
  }
  assert_memory_equal(file.bytes.bytes, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>", 38);
  assert_null(strstr(file.bytes.bytes, "<!DOCTYPE"));
  assert_null(strstr(file.bytes.bytes, "for=\"all\""));
  discard(&file);
}

static void test_actors_keep_their_values(void** state) {
  (void)state;
  const EntNetwork network = hostile_network();
  File file = read_back(&network);
  for (size_t i = 0; i < HOSTILE_ACTORS; i++) {
    char id[8];
    (void)snprintf(id, sizeof id, "n%zu", i);
    if (i != 8 && i != 9) {
      assert_data(&file, element(&file, id), "label", hostile_names[i]);
    }
  }
  xmlNodePtr last = element(&file, "n12");
  assert_data(&file, last, "x", "-994");
  assert_data(&file, last, "y", "12.25");
  assert_data(&file, last, "size", "50");
  assert_data(&file, last, "kind", "person");
  assert_data(&file, last, "camp", "4");
  assert_data(&file, last, "camp_name", hostile_names[11]);
  assert_data(&file, last, "articles", "13");
  assert_data(&file, last, "first", "2020-02");
  assert_data(&file, last, "last", NULL);
  assert_data(&file, last, "ended", "2021");
  assert_data(&file, last, "aliases", NULL);
  assert_data(&file, last, "allies", "12");
  assert_data(&file, last, "pagerank", "0.13");
  assert_data(&file, element(&file, "n0"), "aliases", hostile_names[1]);
  discard(&file);
}

static void test_gephi_cannot_misread_a_name(void** state) {
  (void)state;
  const EntNetwork network = hostile_network();
  File file = read_back(&network);
  assert_data(&file, element(&file, "n8"), "label", "n\u200Cull");
  assert_data(&file, element(&file, "n9"), "label", "I\u200CNF Treaty, MI\u200CNF");
  assert_data(&file, element(&file, "e6"), "said_by", "+I\u200CNF");
  assert_null(strstr(file.bytes.bytes, "INF"));
  assert_null(strstr(file.bytes.bytes, ">null<"));
  assert_null(strstr(file.bytes.bytes, "></data>"));
  discard(&file);
}

static void test_ties_keep_their_type_and_direction(void** state) {
  (void)state;
  const EntNetwork network = hostile_network();
  File file = read_back(&network);
  assert_string_equal(attribute(file.graph, "edgedefault"), "undirected");
  for (size_t i = 0; i < HOSTILE_TIES; i++) {
    static const char* const signs[] = {"1", "-1", "0"};
    const EntTie* tie = &network.ties[i];
    char id[8];
    (void)snprintf(id, sizeof id, "e%zu", i);
    xmlNodePtr edge = element(&file, id);
    assert_int_equal(strtol(attribute(edge, "source") + 1, NULL, 10), tie->source);
    assert_int_equal(strtol(attribute(edge, "target") + 1, NULL, 10), tie->target);
    assert_string_equal(attribute(edge, "label"), ent_relation_name(tie->relation));
    assert_string_equal(attribute(edge, "directed"),
                        tie->relation == ENT_SPLINTER_OF ? "true" : "");
    assert_data(&file, edge, "relation", ent_relation_name(tie->relation));
    assert_data(&file, edge, "sign", signs[tie->relation]);
    assert_data(&file, edge, "weight", i == 4 ? "1e-07" : "1.5");
  }
  xmlNodePtr first = element(&file, "e0");
  assert_data(&file, first, "label", "joint action");
  assert_data(&file, first, "form", "joint_action");
  assert_data(&file, first, "forms", "sponsor; joint_action");
  assert_data(&file, first, "course", "turned");
  assert_data(&file, first, "history",
              "ally 2003 to 2006-02; rival ? to 2007 (last attested); rival ? to ?");
  assert_data(&file, element(&file, "e2"), "course", NULL);
  assert_data(&file, element(&file, "e2"), "history", NULL);
  assert_data(&file, first, "status", "current");
  assert_data(&file, first, "since", "2003");
  assert_data(&file, first, "until", NULL);
  assert_data(&file, first, "first", "2020-02-10");
  assert_data(&file, first, "last", "2021-12");
  assert_data(&file, first, "evidence", "\"They\\split\",  =it <said> & ÿleft\".");
  assert_data(&file, first, "outlet", NULL);
  assert_data(&file, first, "url", "https://example.org/?a=1&b=2");
  discard(&file);
}

static void check_igraph(const EntNetwork* network) {
  EntBuffer bytes = {0};
  igraph_t graph;
  assert_int_equal(ent_write_graphml(network, &bytes, NULL), ENT_OK);
  FILE* file = fmemopen(bytes.bytes, bytes.length, "r");
  assert_non_null(file);
  assert_int_equal(igraph_read_graph_graphml(&graph, file, 0), IGRAPH_SUCCESS);
  assert_int_equal(igraph_vcount(&graph), network->n_nodes);
  assert_int_equal(igraph_ecount(&graph), network->n_ties);
  igraph_destroy(&graph);
  (void)fclose(file);
  ent_buffer_clear(&bytes);
}

static void test_igraph_reads_the_same_counts(void** state) {
  (void)state;
  const EntNetwork networks[] = {hostile_network(), empty_network()};
  check_igraph(&networks[0]);
  check_igraph(&networks[1]);
}

static void test_an_unmeasured_actor_has_no_camp(void** state) {
  (void)state;
  EntNode node = {.name = "Lone", .n_articles = 1};
  const EntNetwork network = {.nodes = &node, .n_nodes = 1};
  File file = read_back(&network);
  assert_data(&file, element(&file, "n0"), "camp", NULL);
  assert_data(&file, element(&file, "n0"), "size", "10");
  discard(&file);
}

/** The memory of libxml2 in the test below. libxml2 loses blocks of its own when it runs out, so
   all that live are known and can be given back. */
static struct {
  long left; ///< allocations until the first that fails; negative: none fails
  void* blocks[256];
  size_t n;
} memory = {.left = -1};

/** Where `block` stands among the blocks that live; a new place for NULL or a block from before. */
static size_t place_of(const void* block) {
  size_t i = 0;
  while (i < memory.n && (!block || memory.blocks[i] != block)) {
    i++;
  }
  assert_true(i < sizeof memory.blocks / sizeof memory.blocks[0]);
  return i;
}

static void limited_free(void* block) {
  const size_t i = place_of(block);
  if (i < memory.n) {
    memory.blocks[i] = memory.blocks[--memory.n];
  }
  free(block);
}

static void* limited_realloc(void* old, size_t size) {
  const size_t i = place_of(old);
  void* block = memory.left == 0 ? NULL : realloc(old, size);
  memory.left -= memory.left > 0;
  if (block) {
    memory.blocks[i] = block;
    memory.n += i == memory.n;
  }
  return block;
}

static void* limited_malloc(size_t size) {
  return limited_realloc(NULL, size);
}

static char* limited_strdup(const char* text) {
  const size_t size = strlen(text) + 1;
  char* copy = limited_malloc(size);
  return copy ? memcpy(copy, text, size) : NULL;
}

/** Give back all blocks but the first `n`. */
static void free_lost_blocks(size_t n) {
  xmlResetLastError();
  while (memory.n > n) {
    free(memory.blocks[--memory.n]);
  }
}

static void quiet(void* context, const char* message, ...) {
  (void)context;
  (void)message;
}

/** Whichever allocation of libxml2 fails, the file is whole or the call says so. */
static void test_memory_may_run_out_in_libxml2(void** state) {
  (void)state;
  const EntNetwork network = hostile_network();
  EntBuffer whole = {0};
  assert_int_equal(ent_write_graphml(&network, &whole, NULL), ENT_OK);
  xmlSetGenericErrorFunc(NULL, quiet);
  assert_int_equal(xmlMemSetup(limited_free, limited_malloc, limited_realloc, limited_strdup), 0);
  const size_t before = memory.n;
  size_t failures = 0;
  EntStatus status = ENT_NO_MEMORY;
  for (long limit = 0; status != ENT_OK; limit += 1 + limit / 8) {
    EntBuffer out = {0};
    memory.left = limit;
    status = ent_write_graphml(&network, &out, NULL);
    memory.left = -1;
    if (status == ENT_OK) {
      assert_int_equal(out.length, whole.length);
      assert_int_equal(memory.n, before); // and we lose nothing
    } else {
      failures++;
      free_lost_blocks(before);
    }
    ent_buffer_clear(&out);
  }
  assert_true(failures > 10);
  assert_int_equal(xmlMemSetup(free, malloc, realloc, strdup), 0);
  xmlSetGenericErrorFunc(NULL, NULL);
  ent_buffer_clear(&whole);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_ids_are_unique_and_ends_exist),
      cmocka_unit_test(test_keys_are_those_that_gephi_knows),
      cmocka_unit_test(test_actors_keep_their_values),
      cmocka_unit_test(test_gephi_cannot_misread_a_name),
      cmocka_unit_test(test_ties_keep_their_type_and_direction),
      cmocka_unit_test(test_igraph_reads_the_same_counts),
      cmocka_unit_test(test_an_unmeasured_actor_has_no_camp),
      cmocka_unit_test(test_memory_may_run_out_in_libxml2),
  };
  const int failed = cmocka_run_group_tests(tests, NULL, NULL);
  xmlCleanupParser();
  return failed;
}
