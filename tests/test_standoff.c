// Annotations that stand apart from their texts: how they are read, and what is refused.
#include "extract/relation/train/gold.h"
#include "extract/relation/train/standoff.h"
#include "tests/support_alloc.h"
#include "tests/support_run.h"

#include <inttypes.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

/** The annotated article: 138 bytes. */
static const char TEXT[] = "http://harbour.example/1\r\n"
                           "\r\n"
                           "Anna Holt leads the River League.\r\n"
                           "She  quarrelled with\r\n"
                           "the Hill Union.\r\n"
                           "\r\n"
                           "The Hill Union backs Port Aven. \r\n";

/** Its text alone, as a file of its own would hold it. */
static const char BODY[] = "Anna Holt leads the River League.\n"
                           "She  quarrelled with\n"
                           "the Hill Union.\n"
                           "\n"
                           "The Hill Union backs Port Aven.\n";

/** Sentences as a file of names holds them, and as one of relations does, some of these broken. */
static const char TOKENS[] =
    "\n"
    "Anna\tB-person\nHolt\tI-person\nquit\tO\n.\tO\n"
    "\n\r\n"
    "Port\tB-location\nAven\tI-location\n's\tO\nguards\tO\n(\tO\n5\tO\n%\tO\n"
    ")\tO\ndid\tO\nn't\tO\n,\tO\n\"\tO\nok\tO\n\"\tO\n:\tO\n!";
static const char OBJECTS[] =
    "{\"sentence\": []}\n"
    "{\"sentence\": [\"Holt\", \"(\", \"Anna\", \")\", \"rules\", \".\"]}\n"
    "{\"sentence\": [\"Holt\", 7]}\n"
    "{\"sentence\": [\"Holt\"\n"
    "{\"sentence\": [\"Holt\", \"fell\", \";\", \"why\", \"?\"]}";

/** Passages as a file of opinions holds them. */
static const char PASSAGES[] =
    " [Holt] fell; why? \tHolt\tPort Aven\t0\n"
    "\"\"\"Quit,\"\" [Holt told [Port Aven]s guards.\"\tHolt\tPort Aven\t3\n"
    "\t\t\t0\n"
    "Holt \"\"fell.\"\n";

#define BIO        "F\ttwo.bio"
#define BIO_SIZE   "\t139\n"
#define LINES      "F\tthree.jsonl"
#define LINES_SIZE "\t166\n"
#define LINE       "F\tfour.tsv"
#define LINE_SIZE  "\t117\n"
#define FIRST      "F\tone.txt\t138\n"
#define ACTORS                                                                                     \
  "A\ta1\tperson\tAnna Holt\tAnna Holt|Holt\n"                                                     \
  "A\ta2\torganization\tRiver League\tRiver League\n"                                              \
  "A\ta3\torganization\tHill Union\tHill Union\n"

/** Read `annotations` of the texts in one.txt, two.bio, three.jsonl and four.tsv. */
static EntStatus read_standoff(void** state, const char* annotations, Sources* sources,
                               EntError* err) {
  const char* path = in_folder(state, "annotations.tsv");
  write_bytes(in_folder(state, "one.txt"), TEXT, sizeof TEXT - 1);
  write_text(in_folder(state, "two.bio"), TOKENS);
  write_text(in_folder(state, "three.jsonl"), OBJECTS);
  write_text(in_folder(state, "four.tsv"), PASSAGES);
  write_text(path, annotations);
  *err = (EntError){0};
  *sources = (Sources){.arena = ent_arena_new()};
  return sources->arena ? standoff_add(sources, path, folder_path(state), err) : ent_no_memory(err);
}

static void test_good(void** state) {
  static const char annotations[] =
      "# remark\n"
      "\n" FIRST ACTORS "T\ta1\tally\ta2\tcurrent\t2020\t\tcore\t28-61\n"
      "T\ta1\trival\ta3\tended\t\t2021-05\tminor\t63-100,28-61\n"
      "F\tone.txt\t138\n";
  Sources sources;
  EntError err;
  Gold gold;
  assert_int_equal(read_standoff(state, annotations, &sources, &err), ENT_OK);
  assert_int_equal(sources.n, 2);
  for (size_t i = 0; i < sources.n; i++) {
    assert_string_equal(sources.items[i].path, in_folder(state, "one.txt"));
    assert_string_equal(sources.items[i].annotated, in_folder(state, "annotations.tsv"));
    assert_true(ent_str_is(sources.items[i].text, BODY));
  }
  assert_non_null(strstr(sources.items[0].json.bytes, "\"since\":\"2020\",\"until\":\"\""));
  assert_int_equal(gold_read(&gold, &sources.items[0], sources.arena, &err), ENT_OK);
  assert_int_equal(gold.n_triples, 2);
  const GoldTriple* first = &gold.triples[0];
  assert_int_equal(first->subject, 0);
  assert_int_equal(first->object, 1);
  assert_int_equal(first->relation, ENT_ALLY);
  assert_int_equal(first->level, LEVEL_CORE);
  assert_int_equal(first->validity, ENT_CURRENT);
  assert_string_equal(first->evidence, "Anna Holt leads the River League.");
  const GoldTriple* second = &gold.triples[1];
  assert_int_equal(second->object, 2);
  assert_int_equal(second->relation, ENT_RIVAL);
  assert_int_equal(second->level, LEVEL_MINOR);
  assert_int_equal(second->validity, ENT_ENDED);
  assert_string_equal(second->evidence, "She  quarrelled with the Hill Union.");
  const EntParticipant holt = {.name = "Holt"};
  assert_int_equal(gold_actor(&gold, &holt, sources.arena), 0);
  gold_clear(&gold);
  assert_int_equal(gold_read(&gold, &sources.items[1], sources.arena, &err), ENT_OK);
  assert_int_equal(gold.n_triples, 0); // an article that states nothing
  gold_clear(&gold);
  ent_arena_free(sources.arena);
}

/** Paragraphs and sentences. */
static void test_parts(void** state) {
  static const char evidence[] = "T\ta1\tally\ta2\tcurrent\t\t\tcore\t";
  static const struct {
    const char* name;
    const char* size;
    const char* evidence;
    const char* text;
    const char* said; ///< the evidence
  } cases[] = {
      {"one.txt@61-104", "\t138\n", "85-100", "She  quarrelled with\nthe Hill Union.\n",
       "the Hill Union."},
      {"two.bio#1", BIO_SIZE, "", "Anna Holt quit.\n", "Anna Holt quit."},
      {"two.bio#2", BIO_SIZE, "", "Port Aven's guards (5%) didn't, \" ok \":!\n",
       "Port Aven's guards (5%) didn't, \" ok \":!"},
      {"three.jsonl#2", LINES_SIZE, "", "Holt (Anna) rules.\n", "Holt (Anna) rules."},
      {"three.jsonl#5", LINES_SIZE, "", "Holt fell; why?\n", "Holt fell; why?"},
      {"four.tsv#1", LINE_SIZE, "", "Holt fell; why?\n", "Holt fell; why?"},
      {"four.tsv#2", LINE_SIZE, "", "\"Quit,\" Holt told Port Avens guards.\n",
       "\"Quit,\" Holt told Port Avens guards."},
      {"four.tsv#4", LINE_SIZE, "", "Holt \"\"fell.\"\n", "Holt \"\"fell.\""},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    EntBuffer annotations = {0};
    Sources sources;
    EntError err;
    Gold gold;
    ent_buffer_printf(&annotations, "F\t%s%s%s%s%s\n", cases[i].name, cases[i].size, ACTORS,
                      evidence, cases[i].evidence);
    assert_int_equal(read_standoff(state, annotations.bytes, &sources, &err), ENT_OK);
    assert_int_equal(sources.n, 1);
    assert_string_equal(sources.items[0].path, in_folder(state, "%s", cases[i].name));
    assert_true(ent_str_is(sources.items[0].text, cases[i].text));
    assert_int_equal(gold_read(&gold, &sources.items[0], sources.arena, &err), ENT_OK);
    assert_int_equal(gold.n_triples, 1);
    assert_string_equal(gold.triples[0].evidence, cases[i].said);
    gold_clear(&gold);
    ent_buffer_clear(&annotations);
    ent_arena_free(sources.arena);
  }
}

/** Which annotated actor a found one is. */
static void test_whose_name(void** state) {
  static const struct {
    const char* name;
    const char* aliases[3];
    uint32_t owner;
  } cases[] = {
      {"Anna Holt", {NULL}, 0},
      {"ANNA  HÓLT", {NULL}, 0},
      {"Anna Holt\u2019s", {NULL}, 0},
      {"Chancellor Anna Holt", {NULL}, 0},
      {"Annaholt", {NULL}, ENT_NONE},
      {"the River-League", {NULL}, 1},
      {"North River League", {NULL}, 1},
      {"friends of River League", {NULL}, ENT_NONE},
      {"anti-River League", {NULL}, ENT_NONE},
      {"League", {NULL}, ENT_NONE}, // a body has no surname
      {"Hill Union officials", {NULL}, 2},
      {"officials", {NULL}, ENT_NONE},
      {"van Berg", {NULL}, 3},
      {"Berg", {NULL}, ENT_NONE}, // of two persons
      {"Lise Berg", {NULL}, 4},
      {"P.A.", {NULL}, 5},
      {"Harbour", {"Port Aven", "River League", "PA"}, 5},
      {"River League", {"Port Aven", "PA", "Hill Union"}, 1},
      {"", {NULL}, ENT_NONE},
  };
  Sources sources;
  EntError err;
  Gold gold;
  assert_int_equal(read_standoff(state,
                                 FIRST ACTORS "A\ta4\tperson\tOle van Berg\tOle van Berg\n"
                                              "A\ta5\tperson\tLise Berg\tLise Berg\n"
                                              "A\ta6\tstate\tPort Aven\tPA\n",
                                 &sources, &err),
                   ENT_OK);
  assert_int_equal(gold_read(&gold, &sources.items[0], sources.arena, &err), ENT_OK);
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    EntParticipant found = {.name = cases[i].name, .aliases = (const char**)cases[i].aliases};
    while (found.n_aliases < 3 && cases[i].aliases[found.n_aliases]) {
      found.n_aliases++;
    }
    const uint32_t owner = gold_actor(&gold, &found, sources.arena);
    if (owner != cases[i].owner) {
      fail_msg("%s: %" PRIu32 " instead of %" PRIu32, cases[i].name, owner, cases[i].owner);
    }
  }
  gold_clear(&gold);
  ent_arena_free(sources.arena);
}

static void test_malformed(void** state) {
  static const struct {
    unsigned long line;
    const char* text; ///< part of the sentence
    const char* annotations;
  } cases[] = {
      {1, "before the first text", "A\ta1\tperson\tAnna Holt\tAnna Holt\n"},
      {2, "neither F, A nor T", FIRST "B\ta1\n"},
      {1, "without a name and a size", "F\tone.txt\n"},
      {1, "without a name and a size", "F\tone.txt\t138x\n"},
      {1, "without a name and a size", "F\t\t138\n"},
      {1, "without a name and a size", "F\tone.txt@62\t138\n"},
      {1, "without a name and a size", "F\tone.txt@62-x\t138\n"},
      {1, "without a name and a size", "F\t@62-100\t138\n"},
      {1, "without a name and a size", "F\tone.txt#1\t138\n"},
      {1, "without a name and a size", "F\ttwo.bio#0\t55\n"},
      {1, "without a name and a size", "F\ttwo.bio#\t55\n"},
      {1, "without a name and a size", "F\t.bio#1\t55\n"},
      {1, "not in its file", "F\tone.txt@62-139\t138\n"},
      {1, "not in its file", "F\tone.txt@62-62\t138\n"},
      {1, "not in its file", "F\tone.txt@100-62\t138\n"},
      {1, "not in its file", "F\tone.txt@24-28\t138\n"}, // white space
      {1, "not in its file", BIO "#3" BIO_SIZE},
      {1, "not in its file", LINES "#1" LINES_SIZE},
      {1, "not in its file", LINES "#3" LINES_SIZE},
      {1, "not in its file", LINES "#4" LINES_SIZE},
      {1, "not in its file", LINES "#6" LINES_SIZE},
      {1, "not in its file", LINE "#3" LINE_SIZE},
      {1, "not in its file", LINE "#5" LINE_SIZE},
      {1, "another size", BIO "#1\t9\n"},
      {5, "within a single sentence",
       BIO "#2" BIO_SIZE ACTORS "T\ta1\tally\ta2\tcurrent\t\t\tcore\t0-9\n"},
      {5, "outside the text",
       "F\tone.txt@62-100\t138\n" ACTORS "T\ta1\tally\ta2\tcurrent\t\t\tcore\t28-61\n"},
      {1, "another size", "F\tone.txt\t137\n"},
      {2, "an actor without", FIRST "A\ta1\tperson\tAnna Holt\n"},
      {2, "an actor without", FIRST "A\ta1\tperson\t\tHolt\n"},
      {2, "no kind", FIRST "A\ta1\tghost\tAnna Holt\tHolt\n"},
      {2, "not UTF-8", FIRST "A\ta1\tperson\tAnna \xFF\tHolt\n"},
      {2, "not UTF-8", FIRST "A\ta1\tperson\tAnna\tHolt \xFF\n"},
      {5, "taken", FIRST ACTORS "A\ta1\tperson\tOle Berg\tBerg\n"},
      {5, "nine columns", FIRST ACTORS "T\ta1\tally\ta2\tcurrent\t\t\tcore\n"},
      {5, "nine columns", FIRST ACTORS "T\ta1\tally\ta2\tcurrent\t\t\tcore\t28-61\t\n"},
      {5, "between two actors", FIRST ACTORS "T\ta1\tally\ta9\tcurrent\t\t\tcore\t28-61\n"},
      {5, "between two actors", FIRST ACTORS "T\ta1\tally\ta1\tcurrent\t\t\tcore\t28-61\n"},
      {5, "no relation", FIRST ACTORS "T\ta1\tlikes\ta2\tcurrent\t\t\tcore\t28-61\n"},
      {5, "time", FIRST ACTORS "T\ta1\tally\ta2\tformer\t\t\tcore\t28-61\n"},
      {5, "time", FIRST ACTORS "T\ta1\tally\ta2\tended\tMay\t\tcore\t28-61\n"},
      {5, "no level", FIRST ACTORS "T\ta1\tally\ta2\tcurrent\t\t\thigh\t28-61\n"},
      {5, "no START-END", FIRST ACTORS "T\ta1\tally\ta2\tcurrent\t\t\tcore\t\n"},
      {5, "no START-END", FIRST ACTORS "T\ta1\tally\ta2\tcurrent\t\t\tcore\t28\n"},
      {5, "no START-END", FIRST ACTORS "T\ta1\tally\ta2\tcurrent\t\t\tcore\t28-61,\n"},
      {5, "no START-END", FIRST ACTORS "T\ta1\tally\ta2\tcurrent\t\t\tcore\t28-61 63\n"},
      {5, "outside the text", FIRST ACTORS "T\ta1\tally\ta2\tcurrent\t\t\tcore\t0-24\n"},
      {5, "outside the text", FIRST ACTORS "T\ta1\tally\ta2\tcurrent\t\t\tcore\t61-28\n"},
      {5, "outside the text", FIRST ACTORS "T\ta1\tally\ta2\tcurrent\t\t\tcore\t28-139\n"},
      {5, "outside the text", FIRST ACTORS "T\ta1\tally\ta2\tcurrent\t\t\tcore\t28-61,63-400\n"},
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    Sources sources;
    EntError err;
    assert_int_equal(read_standoff(state, cases[i].annotations, &sources, &err), ENT_BAD_INPUT);
    assert_string_equal(err.file, in_folder(state, "annotations.tsv"));
    assert_int_equal(err.line, cases[i].line);
    if (!strstr(err.text, cases[i].text)) {
      assert_string_equal(err.text, cases[i].text);
    }
    ent_arena_free(sources.arena);
  }
}

static void test_missing(void** state) {
  Sources sources;
  EntError err;
  assert_int_equal(read_standoff(state, "F\ttwo.txt\t1\n", &sources, &err), ENT_IO);
  assert_string_equal(err.file, in_folder(state, "two.txt"));
  const EntStatus status =
      standoff_add(&sources, in_folder(state, "none.tsv"), folder_path(state), &(EntError){0});
  assert_int_equal(status, ENT_IO);
  ent_arena_free(sources.arena);
}

static void test_empty_text(void** state) {
  Sources sources;
  EntError err;
  write_text(in_folder(state, "empty.txt"), "");
  write_text(in_folder(state, "address.txt"), "http://harbour.example/2");
  assert_int_equal(read_standoff(state, "F\tempty.txt\t0\nF\taddress.txt\t24\n", &sources, &err),
                   ENT_OK);
  assert_int_equal(sources.n, 2);
  assert_true(ent_str_is(sources.items[0].text, "\n"));
  assert_true(ent_str_is(sources.items[1].text, "\n"));
  ent_arena_free(sources.arena);
}

static void test_short_memory(void** state) {
  static const char annotations[] =
      FIRST ACTORS "T\ta1\tally\ta2\tcurrent\t\t\tcore\t28-61\n" BIO "#2" BIO_SIZE LINES
                   "#2" LINES_SIZE LINE "#2" LINE_SIZE;
  Sources sources;
  EntError err;
  assert_int_equal(read_standoff(state, annotations, &sources, &err), ENT_OK);
  ent_arena_free(sources.arena);
  const char* path = in_folder(state, "annotations.tsv");
  bool done = false;
  for (long n = 0; !done; n++) {
    err = (EntError){0};
    sources = (Sources){.arena = ent_arena_new()};
    assert_non_null(sources.arena);
    support_fail_allocation(n);
    const EntStatus status = standoff_add(&sources, path, folder_path(state), &err);
    done = support_allocations() <= n;
    support_fail_allocation(-1);
    assert_int_equal(status, done ? ENT_OK : ENT_NO_MEMORY);
    ent_arena_free(sources.arena);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test_setup_teardown(test_good, folder_setup, folder_teardown),
      cmocka_unit_test_setup_teardown(test_parts, folder_setup, folder_teardown),
      cmocka_unit_test_setup_teardown(test_whose_name, folder_setup, folder_teardown),
      cmocka_unit_test_setup_teardown(test_malformed, folder_setup, folder_teardown),
      cmocka_unit_test_setup_teardown(test_missing, folder_setup, folder_teardown),
      cmocka_unit_test_setup_teardown(test_empty_text, folder_setup, folder_teardown),
      cmocka_unit_test_setup_teardown(test_short_memory, folder_setup, folder_teardown),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
