#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "extract/language/analysis.h"
#include "extract/language/eisner.h"
#include "extract/language/kernel.h"
#include "extract/language/vectors.h"
#include "graph/base/unicode.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char NEWS[] =
    "BAGHDAD (Reuters) - Gunmen loyal to Moqtada al-Sadr's Mahdi Army clashed with U.S. troops on "
    "Tuesday, police said. \"We don't want a war,\" Prime Minister Nuri al-Maliki told "
    "reporters\xE2\x80\x94"
    "but the fighting didn't stop. The Kurdish party was founded by dissidents.";

/** An article of one paragraph. */
static EntArticle article_of(const char* text, size_t length, EntBlock* block) {
  *block = (EntBlock){ENT_PARAGRAPH, {0, length}};
  return (EntArticle){.text = {text, length}, .blocks = block, .n_blocks = 1};
}

static EntAnalysis analyze(const char* text, size_t length, EntArena* arena) {
  EntBlock block;
  EntAnalysis analysis;
  EntError err = {0};
  const EntArticle article = article_of(text, length, &block);
  assert_int_equal(ent_analyze(&article, arena, &analysis, &err), ENT_OK);
  return analysis;
}

/** Every word is its stretch of the text, words follow each other, only white space is left out. */
static void assert_offsets(const EntAnalysis* analysis, const char* text, size_t length) {
  size_t at = 0;
  for (size_t i = 0; i < analysis->n_tokens; i++) {
    const EntToken* token = &analysis->tokens[i];
    assert_true(token->span.start < token->span.end && token->span.end <= length);
    assert_true(token->span.start >= at);
    for (size_t n = 0; at < token->span.start; at += n) {
      const uint32_t code = ent_utf8_next((EntStr){text + at, length - at}, &n);
      assert_true(ent_is_space(code) || code < ' ');
    }
    assert_ptr_equal(token->form.bytes, text + token->span.start);
    assert_int_equal(token->form.length, token->span.end - token->span.start);
    assert_non_null(token->lemma);
    at = token->span.end;
  }
}

/** No two arcs of a sentence cross. */
static void assert_none_cross(const EntToken* tokens, size_t n) {
  for (size_t i = 0; i < n; i++) {
    for (size_t j = 0; j < n; j++) {
      if (tokens[i].head == 0 || tokens[j].head == 0) {
        continue;
      }
      const size_t a = i + 1 < tokens[i].head ? i + 1 : tokens[i].head;
      const size_t b = i + 1 < tokens[i].head ? tokens[i].head : i + 1;
      const size_t c = j + 1 < tokens[j].head ? j + 1 : tokens[j].head;
      const size_t d = j + 1 < tokens[j].head ? tokens[j].head : j + 1;
      assert_false(a < c && c < b && b < d);
    }
  }
}

/** Each sentence is one tree, and no two of its arcs cross. */
static void assert_trees(const EntAnalysis* analysis) {
  for (size_t s = 0; s < analysis->n_sentences; s++) {
    const EntSentence* sentence = &analysis->sentences[s];
    const EntToken* tokens = analysis->tokens + sentence->first_token;
    const size_t n = sentence->n_tokens;
    size_t roots = 0;
    for (size_t i = 0; i < n; i++) {
      assert_true(tokens[i].head <= n && tokens[i].head != i + 1);
      roots += tokens[i].head == 0;
      assert_int_equal(tokens[i].head == 0, tokens[i].deprel == ENT_DEPREL_ROOT);
      size_t steps = 0;
      for (size_t at = i + 1; at != 0; at = tokens[at - 1].head) {
        assert_true(steps++ <= n);
      }
    }
    assert_int_equal(roots, 1);
    if (n <= 400) {
      assert_none_cross(tokens, n);
    }
  }
}

static void test_news(void** state) {
  (void)state;
  EntArena* arena = ent_arena_new();
  const EntAnalysis analysis = analyze(NEWS, strlen(NEWS), arena);
  assert_offsets(&analysis, NEWS, strlen(NEWS));
  assert_trees(&analysis);
  assert_true(analysis.n_sentences >= 3 && analysis.n_sentences <= 4);
  bool person = false;
  bool organization = false;
  bool passive = false;
  for (size_t i = 0; i < analysis.n_tokens; i++) {
    const EntToken* token = &analysis.tokens[i];
    person |= ent_str_is(token->form, "Maliki") && token->entity == ENT_ENTITY_PERSON;
    organization |= ent_str_is(token->form, "Army") && token->entity == ENT_ENTITY_ORGANIZATION;
    if (ent_str_is(token->form, "founded")) {
      passive = token->bits & ENT_FEAT_PASSIVE;
      assert_int_equal(token->upos, ENT_UPOS_VERB);
      assert_string_equal(token->lemma, "found");
      assert_int_equal(token->deprel, ENT_DEPREL_ROOT);
    }
    if (ent_str_is(token->form, "dissidents")) {
      assert_int_equal(token->deprel, ENT_DEPREL_OBL_AGENT);
      assert_string_equal(token->lemma, "dissident");
      assert_true(token->bits & ENT_FEAT_PLURAL);
    }
  }
  assert_true(person && organization && passive);
  ent_arena_free(arena);
}

/** The words of a text, joined by '|', with '/' after each sentence. */
static void assert_words(const char* text, const char* expected) {
  EntArena* arena = ent_arena_new();
  EntBuffer words = {0};
  const EntAnalysis analysis = analyze(text, strlen(text), arena);
  for (size_t s = 0; s < analysis.n_sentences; s++) {
    for (size_t i = 0; i < analysis.sentences[s].n_tokens; i++) {
      ent_buffer_add_str(&words, analysis.tokens[analysis.sentences[s].first_token + i].form);
      ent_buffer_add_byte(&words, i + 1 < analysis.sentences[s].n_tokens ? '|' : '/');
    }
  }
  assert_string_equal(words.bytes, expected);
  ent_buffer_clear(&words);
  ent_arena_free(arena);
}

static void test_words(void** state) {
  (void)state;
  assert_words("He won't go, and I can't.", "He|wo|n't|go|,|and|I|ca|n't|./");
  assert_words("The U.S. army left. It was gone.", "The|U.S.|army|left|./It|was|gone|./");
  assert_words("They cannot stay.", "They|can|not|stay|./");
  assert_words("Rule depends on the Farmers' Party, of all.",
               "Rule|depends|on|the|Farmers|'|Party|,|of|all|./");
  assert_words("Few trust the KLM-Q. Most chose Orden-PF.",
               "Few|trust|the|KLM|-|Q|./Most|chose|Orden|-|PF|./");
  assert_words("The votes of his bloc made Mr. al-Maliki prime minister.",
               "The|votes|of|his|bloc|made|Mr.|al|-|Maliki|prime|minister|./");
  assert_words("It lasted until Jan. 26. Then it ended.",
               "It|lasted|until|Jan.|26|./Then|it|ended|./");
  assert_words("The union has 9 CARICOM member states -- Guyana, Belize and others.",
               "The|union|has|9|CARICOM|member|states|--|Guyana|,|Belize|and|others|./");
  assert_words("Iran\xE2\x80\x99s president paid $5 million.",
               "Iran|\xE2\x80\x99s|president|paid|$|5|million|./");
}

static void test_determinism(void** state) {
  (void)state;
  EntArena* arena = ent_arena_new();
  EntBuffer first = {0};
  for (size_t round = 0; round < 3; round++) {
    EntBlock block;
    EntBuffer out = {0};
    const EntArticle article = article_of(NEWS, strlen(NEWS), &block);
    const EntAnalysis analysis = analyze(NEWS, strlen(NEWS), arena);
    ent_analysis_write(&analysis, &article, &out);
    if (round == 0) {
      first = out;
      continue;
    }
    assert_int_equal(out.length, first.length);
    assert_memory_equal(out.bytes, first.bytes, out.length);
    ent_buffer_clear(&out);
  }
  ent_buffer_clear(&first);
  ent_arena_free(arena);
}

static void test_nothing(void** state) {
  (void)state;
  EntArena* arena = ent_arena_new();
  const EntAnalysis empty = analyze("", 0, arena);
  assert_int_equal(empty.n_tokens, 0);
  assert_int_equal(empty.n_sentences, 0);
  const EntAnalysis blank = analyze(" \t\n ", 4, arena);
  assert_int_equal(blank.n_tokens, 0);
  const EntAnalysis dot = analyze(".", 1, arena);
  assert_int_equal(dot.n_tokens, 1);
  assert_trees(&dot);
  ent_arena_free(arena);
}

/** Words without any full stop are cut into sentences of bounded length, so that time is linear. */
static void test_long_sentence(void** state) {
  (void)state;
  enum { WORDS = 10000 };
  EntArena* arena = ent_arena_new();
  EntBuffer text = {0};
  for (size_t i = 0; i < WORDS; i++) {
    ent_buffer_add_text(&text, i % 3 == 0 ? "soldiers " : i % 3 == 1 ? "of " : "war ");
  }
  const EntAnalysis analysis = analyze(text.bytes, text.length, arena);
  assert_int_equal(analysis.n_tokens, WORDS);
  for (size_t i = 0; i < analysis.n_sentences; i++) {
    assert_true(analysis.sentences[i].n_tokens <= ENT_LONGEST_SENTENCE);
  }
  assert_trees(&analysis);
  ent_buffer_clear(&text);
  ent_arena_free(arena);
}

/** Characters from every plane, broken bytes among them. */
static void test_any_bytes(void** state) {
  (void)state;
  EntArena* arena = ent_arena_new();
  EntBuffer text = {0};
  for (uint32_t code = 1; code < 0x110000; code += code < 0x3000 ? 1 : 97) {
    ent_utf8_add(&text, code);
    if (code % 5 == 0) {
      ent_buffer_add_byte(&text, ' ');
    }
  }
  EntAnalysis analysis = analyze(text.bytes, text.length, arena);
  assert_offsets(&analysis, text.bytes, text.length);
  assert_trees(&analysis);
  uint32_t random = 1;
  text.length = 0;
  for (size_t i = 0; i < 20000; i++) {
    random = random * 1664525u + 1013904223u;
    ent_buffer_add_byte(&text, (char)(random >> 24));
  }
  analysis = analyze(text.bytes, text.length, arena);
  assert_trees(&analysis);
  assert_true(analysis.n_tokens > 0);
  ent_buffer_clear(&text);
  ent_arena_free(arena);
}

static void test_conllu(void** state) {
  (void)state;
  static const char input[] = "# newdoc id = a\n# text = They didn't.\n"
                              "1\tThey\t_\t_\tPRP\t_\t_\t_\t_\t_\n"
                              "2-3\tdidn't\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n"
                              "2\tdid\t_\t_\t_\t_\t_\t_\t_\t_\n"
                              "3\tn't\t_\t_\t_\t_\t_\t_\t_\tNER=B-Person|Kept=Yes\n"
                              "3.1\tgone\t_\t_\t_\t_\t_\t_\t_\t_\n"
                              "4\t.\t_\t_\t_\t_\t_\t_\t_\t_\n\n"
                              "1\tYes\n\n";
  EntArena* arena = ent_arena_new();
  EntError err = {0};
  EntConllu conllu;
  EntAnalysis analysis;
  EntBuffer out = {0};
  assert_int_equal(ent_conllu_read(ent_str(input), "a", arena, &conllu, &err), ENT_OK);
  assert_int_equal(conllu.n_sentences, 2);
  assert_int_equal(conllu.sentences[0].n_words, 4);
  assert_int_equal(ent_analyze_conllu(&conllu, arena, &analysis, &err), ENT_OK);
  assert_int_equal(analysis.n_tokens, 5);
  assert_trees(&analysis);
  ent_analysis_write_conllu(&analysis, &conllu, &out);
  assert_non_null(
      strstr(out.bytes, "# newdoc id = a\n# text = They didn't.\n1\tThey\tthey\tPRON\tPRP"));
  assert_non_null(
      strstr(out.bytes, "\n2-3\tdidn't\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n2\tdid\tdo\tAUX"));
  assert_non_null(strstr(out.bytes, "\tKept=Yes\n"));
  assert_null(strstr(out.bytes, "B-Person"));
  // what was written can be read again
  EntConllu again;
  assert_int_equal(ent_conllu_read((EntStr){out.bytes, out.length}, "b", arena, &again, &err),
                   ENT_OK);
  assert_int_equal(again.n_sentences, 2);
  ent_buffer_clear(&out);
  ent_arena_free(arena);
}

static void test_broken_conllu(void** state) {
  (void)state;
  static const char* const broken[] = {"1\n",    "2\ta\n",   "1\ta\n3\tb\n", "1-\ta\n",
                                       "x\ta\n", "2-1\ta\n", "-1\ta\n"};
  for (size_t i = 0; i < sizeof broken / sizeof *broken; i++) {
    EntArena* arena = ent_arena_new();
    EntConllu conllu;
    EntError err = {0};
    assert_int_equal(ent_conllu_read(ent_str(broken[i]), "f", arena, &conllu, &err), ENT_BAD_INPUT);
    assert_string_equal(err.file, "f");
    assert_true(err.line > 0);
    ent_arena_free(arena);
  }
}

/** Sum of the scores of a tree. */
static int64_t tree_score(const int32_t* scores, const uint32_t* heads, size_t n) {
  int64_t sum = 0;
  for (size_t i = 0; i < n; i++) {
    sum += scores[i * (n + 1) + heads[i]];
  }
  return sum;
}

static bool is_projective_tree(const uint32_t* heads, size_t n) {
  size_t roots = 0;
  for (size_t i = 0; i < n; i++) {
    size_t steps = 0;
    roots += heads[i] == 0;
    for (size_t at = i + 1; at != 0; at = heads[at - 1]) {
      if (steps++ > n) {
        return false;
      }
    }
    for (size_t j = 0; j < n; j++) {
      const size_t a = i + 1 < heads[i] ? i + 1 : heads[i];
      const size_t b = i + 1 < heads[i] ? heads[i] : i + 1;
      const size_t c = j + 1 < heads[j] ? j + 1 : heads[j];
      const size_t d = j + 1 < heads[j] ? heads[j] : j + 1;
      if (a < c && c < b && b < d) {
        return false;
      }
    }
  }
  return roots == 1;
}

/** On short sentences no tree of all is better than the one found. */
static void test_best_tree(void** state) {
  (void)state;
  enum { N = 5, CELLS = N * (N + 1), TREES = 6 * 6 * 6 * 6 * 6 };
  uint32_t random = 7;
  void* scratch = malloc(ent_eisner_scratch(N));
  assert_non_null(scratch);
  for (size_t round = 0; round < 20; round++) {
    int32_t scores[CELLS];
    uint32_t heads[N];
    for (size_t i = 0; i < CELLS; i++) {
      random = random * 1664525u + 1013904223u;
      scores[i] = (int32_t)(random >> 16) - 32768;
    }
    ent_eisner(N, scores, scratch, heads);
    assert_true(is_projective_tree(heads, N));
    const int64_t found = tree_score(scores, heads, N);
    for (size_t t = 0; t < TREES; t++) {
      uint32_t other[N];
      bool valid = true;
      for (size_t i = 0, rest = t; i < N; i++, rest /= N + 1) {
        other[i] = (uint32_t)(rest % (N + 1));
        valid = valid && other[i] != i + 1;
      }
      if (valid && is_projective_tree(other, N)) {
        assert_true(tree_score(scores, other, N) <= found);
      }
    }
  }
  free(scratch);
}

/** The fast product says what a plain one says, whatever the number of rows. */
static void test_kernel(void** state) {
  (void)state;
  enum { ROWS = 13, IN = 64, OUT = 48, WEIGHTS = IN * OUT, INPUTS = ROWS * IN };
  static int16_t w[WEIGHTS];
  static int16_t x[INPUTS];
  static int32_t bias[OUT];
  static int32_t y[ROWS * OUT];
  uint32_t random = 3;
  for (size_t i = 0; i < WEIGHTS; i++) {
    random = random * 1664525u + 1013904223u;
    w[i] = (int16_t)((int32_t)(random >> 20) - 2048);
    x[i % INPUTS] = (int16_t)((int32_t)(random >> 19) - 4096);
    bias[i % OUT] = (int32_t)(random >> 8);
  }
  for (size_t n = 1; n <= ROWS; n++) {
    memset(y, 0, sizeof y);
    ent_kernel_multiply(n, IN, OUT, w, bias, x, IN, y, OUT);
    for (size_t r = 0; r < ROWS; r++) {
      for (size_t o = 0; o < OUT; o++) {
        int64_t sum = r < n ? bias[o] : 0;
        for (size_t i = 0; r < n && i < IN; i++) {
          sum += (int64_t)x[r * IN + i] * w[ent_kernel_place(IN, i, o)];
        }
        assert_int_equal(y[r * OUT + o], sum);
      }
    }
  }
  assert_int_equal(ent_kernel_dot(x, x, 0), 0);
}

static void test_labels(void** state) {
  (void)state;
  assert_string_equal(ent_upos_name(ENT_UPOS_PROPN), "PROPN");
  assert_string_equal(ent_deprel_name(ENT_DEPREL_NSUBJ_PASS), "nsubj:pass");
  assert_int_equal(ent_deprel_plain(ENT_DEPREL_NSUBJ_PASS), ENT_DEPREL_NSUBJ);
  assert_int_equal(ent_deprel_plain(ENT_DEPREL_AUX), ENT_DEPREL_AUX);
  for (EntDeprel i = 0; i < ENT_N_DEPRELS; i++) {
    assert_null(strchr(ent_deprel_name(ent_deprel_plain(i)), ':'));
  }
  assert_int_equal(ent_feats_bits(ent_str("Number=Plur|Tense=Past|Odd=Yes")),
                   ENT_FEAT_PLURAL | ENT_FEAT_PAST);
  assert_int_equal(ent_feats_bits(ent_str("_")), 0);
}

static const uint8_t* vector_of(const char* form) {
  EntWord word;
  uint32_t keys[ENT_N_FEATURES];
  ent_word_read(ent_str(form), &word);
  ent_word_features(&word, 0, 0, keys);
  return ent_vector_find(keys[ENT_FEATURE_FORM]);
}

static int32_t product(const char* a, const char* b) {
  const uint8_t* x = vector_of(a);
  const uint8_t* y = vector_of(b);
  assert_non_null(x);
  assert_non_null(y);
  int32_t sum = 0;
  for (size_t i = 0; i < ENT_VECTOR; i++) {
    sum += ent_vector_at(x, i) * ent_vector_at(y, i);
  }
  return sum;
}

static void test_vectors(void** state) {
  (void)state;
  assert_true(product("militia", "rebels") > product("militia", "banana"));
  assert_true(product("Nigeria", "Ghana") > product("Nigeria", "spokesman"));
  assert_ptr_equal(vector_of("MILITIA"), vector_of("militia"));
  assert_null(vector_of("qqzxvw"));
  const double length = (double)product("militia", "militia") / (1 << 20);
  assert_true(length > 14 && length < 18); // a hundred times the square of 0.4, but for rounding
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_news),          cmocka_unit_test(test_words),
      cmocka_unit_test(test_determinism),   cmocka_unit_test(test_nothing),
      cmocka_unit_test(test_long_sentence), cmocka_unit_test(test_any_bytes),
      cmocka_unit_test(test_conllu),        cmocka_unit_test(test_broken_conllu),
      cmocka_unit_test(test_best_tree),     cmocka_unit_test(test_kernel),
      cmocka_unit_test(test_labels),        cmocka_unit_test(test_vectors),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
