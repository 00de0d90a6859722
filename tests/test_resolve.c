// Which actors of different articles are one: cases as data, orders, failing memory.
#include "graph/actors.h"
#include "graph/base/file.h"
#include "tests/support_alloc.h"
#include "tests/support_run.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>

enum { MOST = 64, COLUMNS = 8 };

/** A line of a file. */
typedef struct {
  EntStr column[COLUMNS];
} Line;

/** A case of a file. */
typedef struct {
  EntArena* arena;
  const char* title;
  EntTriple triples[4 * MOST]; ///< [n_triples]
  size_t n_triples;
  Line wanted[MOST]; ///< [n_wanted] `one`, `two` and `called` lines
  size_t n_wanted;
  EntParticipant actors[MOST];
  EntNamePair same[MOST];
  EntNamePair apart[MOST];
  EntRulings rulings;
} Case;

static char* copy(EntArena* arena, EntStr text) {
  char* kept = ent_arena_copy(arena, text.bytes, text.length);
  assert_non_null(kept);
  return kept;
}

/** Cut the texts between separators. @return how many; an empty text gives none. */
static size_t cut(EntArena* arena, EntStr text, char separator, const char* out[MOST]) {
  EntStr part;
  size_t n = 0;
  while (text.length > 0 && ent_str_next(&text, separator, &part)) {
    assert_true(n < MOST);
    out[n++] = copy(arena, part);
  }
  return n;
}

static EntKind kind_of(EntStr text) {
  EntKind kind = ENT_ORGANIZATION;
  if (text.length > 0 && !ent_kind_from_name(text, &kind)) {
    fail_msg("no kind \"%.*s\"", (int)text.length, text.bytes);
  }
  return kind;
}

/** An actor with its aliases, the name among them. */
static EntParticipant* participant(EntArena* arena, EntStr name, EntStr kind, EntStr aliases) {
  EntParticipant* actor = ent_arena_alloc(arena, sizeof *actor);
  const char** names = ent_arena_array(arena, MOST + 1, sizeof *names);
  assert_non_null(actor);
  assert_non_null(names);
  names[0] = copy(arena, name);
  const size_t n = cut(arena, aliases, '|', names + 1);
  *actor = (EntParticipant){names[0], kind_of(kind), names, n + 1};
  return actor;
}

/** Add that `subject` and what is written as NAME or NAME=KIND are allies. */
static void add_tie(Case* test, const EntArticleInfo* article, const EntParticipant* subject,
                    const char* beside) {
  const char* kind = strrchr(beside, '=');
  const EntStr name = {beside, kind ? (size_t)(kind - beside) : strlen(beside)};
  assert_true(test->n_triples < sizeof test->triples / sizeof *test->triples);
  test->triples[test->n_triples++] = (EntTriple){
      .article = article,
      .subject = subject,
      .object = participant(test->arena, name, ent_str(kind ? kind + 1 : NULL), (EntStr){0}),
      .relation = ENT_ALLY,
      .form = ENT_COALITION,
      .cue = "cue",
      .evidence = article->id,
      .confidence = 0.5};
}

/** Take an `in` line: article, name, kind, aliases, those beside it, date. Where nobody stands
    beside it, somebody of its article does. */
static void add_actor(Case* test, const Line* line) {
  EntArena* arena = test->arena;
  const char* beside[MOST];
  const EntParticipant* subject =
      participant(arena, line->column[2], line->column[3], line->column[4]);
  EntArticleInfo* article = ent_arena_alloc(arena, sizeof *article);
  size_t n = cut(arena, line->column[5], '|', beside);
  assert_non_null(article);
  article->id = copy(arena, line->column[1]);
  ent_digest(line->column[1], article->sha256);
  assert_true(line->column[6].length == 0 || ent_date_parse(line->column[6], &article->date));
  if (n == 0) {
    beside[n++] = ent_arena_printf(arena, "Neighbour of %s in %s", subject->name, article->id);
  }
  for (size_t i = 0; i < n; i++) {
    add_tie(test, article, subject, beside[i]);
  }
}

/** The actors of a case. @param order  [n_triples] which comes when; NULL for as they stand.
    @return NULL when memory is short. */
static EntNetworkBuilder* resolve(const Case* test, const size_t* order) {
  EntNetworkBuilder* builder = ent_network_builder_new(0);
  bool fine = builder && ent_network_builder_set_rulings(builder, &test->rulings, NULL) == ENT_OK;
  for (size_t i = 0; fine && i < test->n_triples; i++) {
    fine = ent_network_builder_add(builder, &test->triples[order ? order[i] : i], NULL) == ENT_OK;
  }
  if (!fine || !ent_actors_resolve(builder)) {
    ent_network_builder_free(builder);
    return NULL;
  }
  return builder;
}

/** The actor that a NAME or NAME@ARTICLE of a case became. */
static const EntActorEntry* find_actor(const Case* test, const EntNetworkBuilder* builder,
                                       EntStr text) {
  EntStr name = {0};
  (void)ent_str_next(&text, '@', &name);
  for (uint32_t i = 0; i < ent_intern_count(builder->locals); i++) {
    const EntLocal local = ent_local(builder, i);
    if (ent_str_equal(ent_intern_text(builder->names, local.name), name) &&
        (text.length == 0 || ent_str_is(text, builder->articles[local.article].info.id))) {
      return &builder->actors[builder->actor_of[i]];
    }
  }
  fail_msg("%s: nobody is called %.*s", test->title, (int)name.length, name.bytes);
  return NULL;
}

/** The join of two names at an actor, whichever stands first; NULL if it has none. */
static const EntJoin* find_join(const EntActorEntry* actor, EntStr a, EntStr b) {
  EntStr name = {0};
  EntStr with = {0};
  (void)ent_str_next(&a, '@', &name);
  (void)ent_str_next(&b, '@', &with);
  for (size_t i = 0; i < actor->n_joins; i++) {
    const EntJoin* join = &actor->joins[i];
    if ((ent_str_is(name, join->name) && ent_str_is(with, join->with)) ||
        (ent_str_is(with, join->name) && ent_str_is(name, join->with))) {
      return join;
    }
  }
  return NULL;
}

/** Cases that went wrong, so that a run tells of all. */
static size_t n_wrong;

/** Tell what is wrong with two names of a case. */
static void remark(const Case* test, const Line* wanted, const char* found) {
  print_error("%s: %.*s and %.*s: %s\n", test->title, (int)wanted->column[1].length,
              wanted->column[1].bytes, (int)wanted->column[2].length, wanted->column[2].bytes,
              found);
  n_wrong++;
}

/** one NAME NAME [reason [article]], two NAME NAME, called NAME name kind */
static void check_wanted(const Case* test, const EntNetworkBuilder* builder, const Line* wanted) {
  const EntStr* column = wanted->column;
  const EntActorEntry* first = find_actor(test, builder, column[1]);
  if (ent_str_is(column[0], "called")) {
    assert_string_equal(first->name, copy(test->arena, column[2]));
    assert_int_equal(first->kind, kind_of(column[3]));
    return;
  }
  const bool same = first == find_actor(test, builder, column[2]);
  if (same != ent_str_is(column[0], "one")) {
    remark(test, wanted, same ? "one" : "two");
    return;
  }
  if (column[3].length == 0) {
    return;
  }
  const EntJoin* join = find_join(first, column[1], column[2]);
  if (!join || !ent_str_is(column[3], ent_join_reason_name(join->reason))) {
    remark(test, wanted, join ? ent_join_reason_name(join->reason) : "no reason");
  } else if (column[4].length > 0 && (!join->article || !ent_str_is(column[4], join->article))) {
    remark(test, wanted, join->article ? join->article : "no article");
  }
}

/** All that is known of the actors, as text. */
static EntBuffer print(const EntNetworkBuilder* builder) {
  EntBuffer out = {0};
  for (uint32_t i = 0; i < builder->n_actors; i++) {
    const EntActorEntry* actor = &builder->actors[i];
    ent_buffer_printf(&out, "%s %d %zu\n", actor->name, (int)actor->kind, actor->n_articles);
    for (size_t k = 0; k < actor->n_aliases; k++) {
      ent_buffer_printf(&out, "  %s\n", actor->aliases[k]);
    }
    for (size_t k = 0; k < actor->n_joins; k++) {
      const EntJoin* join = &actor->joins[k];
      ent_buffer_printf(&out, "  %s %s %s %s\n", join->name, join->with,
                        ent_join_reason_name(join->reason), join->article ? join->article : "-");
    }
  }
  assert_false(out.failed);
  return out;
}

/** The same actors whatever came first. */
static void check_orders(const Case* test, const EntNetworkBuilder* builder) {
  size_t order[4 * MOST];
  EntBuffer wanted = print(builder);
  uint32_t random = 1;
  for (size_t i = 0; i < test->n_triples; i++) {
    order[i] = test->n_triples - 1 - i;
  }
  for (int round = 0; round < 4; round++) {
    EntNetworkBuilder* other = resolve(test, order);
    assert_non_null(other);
    EntBuffer got = print(other);
    assert_string_equal(got.bytes ? got.bytes : "", wanted.bytes ? wanted.bytes : "");
    ent_buffer_clear(&got);
    ent_network_builder_free(other);
    for (size_t i = test->n_triples; i > 1; i--) {
      random = random * 1664525U + 1013904223U;
      const size_t k = (random >> 8) % i;
      const size_t kept = order[i - 1];
      order[i - 1] = order[k];
      order[k] = kept;
    }
  }
  ent_buffer_clear(&wanted);
}

static void check_case(const Case* test) {
  EntNetworkBuilder* builder = resolve(test, NULL);
  assert_non_null(builder);
  assert_true(test->n_wanted > 0);
  for (size_t i = 0; i < test->n_wanted; i++) {
    check_wanted(test, builder, &test->wanted[i]);
  }
  check_orders(test, builder);
  ent_network_builder_free(builder);
}

/** Take a line into a case. */
static void read_line(Case* test, EntStr text) {
  Line line = {0};
  for (size_t i = 0; i < COLUMNS && ent_str_next(&text, '\t', &line.column[i]); i++) {
  }
  const EntStr what = line.column[0];
  if (ent_str_is(what, "in")) {
    add_actor(test, &line);
  } else if (ent_str_is(what, "actor")) {
    test->actors[test->rulings.n_actors++] =
        *participant(test->arena, line.column[1], line.column[2], line.column[3]);
  } else if (ent_str_is(what, "same") || ent_str_is(what, "apart")) {
    const EntNamePair pair = {copy(test->arena, line.column[1]), copy(test->arena, line.column[2])};
    if (what.length == 4) {
      test->same[test->rulings.n_same++] = pair;
    } else {
      test->apart[test->rulings.n_apart++] = pair;
    }
  } else {
    assert_true(ent_str_is(what, "one") || ent_str_is(what, "two") || ent_str_is(what, "called"));
    assert_true(test->n_wanted < MOST);
    test->wanted[test->n_wanted++] = line;
  }
}

/** Start a case. */
static void start_case(Case* test, EntStr title) {
  ent_arena_free(test->arena);
  *test = (Case){.arena = ent_arena_new()};
  assert_non_null(test->arena);
  test->title = copy(test->arena, title);
  test->rulings.actors = test->actors;
  test->rulings.same = test->same;
  test->rulings.apart = test->apart;
}

/** What is done with each case. */
typedef void CaseDo(const Case* test);

/** Read a file of cases. @return how many. */
static size_t for_each_case(const char* path, CaseDo* visit) {
  static Case test;
  EntBuffer bytes = {0};
  size_t n = 0;
  assert_int_equal(ent_file_read(path, 1 << 20, &bytes, NULL), ENT_OK);
  EntStr text = {bytes.bytes, bytes.length};
  EntStr line;
  while (ent_str_next(&text, '\n', &line)) {
    if (line.length == 0 || line.bytes[0] == '#') {
      continue;
    }
    if (line.length > 5 && memcmp(line.bytes, "case\t", 5) == 0) {
      if (n++ > 0) {
        visit(&test);
      }
      start_case(&test, (EntStr){line.bytes + 5, line.length - 5});
    } else {
      read_line(&test, line);
    }
  }
  assert_true(n > 0);
  visit(&test);
  ent_arena_free(test.arena);
  test.arena = NULL;
  ent_buffer_clear(&bytes);
  return n;
}

/** @param least  A file has more cases than this. */
static void check_file(const char* path, size_t least) {
  n_wrong = 0;
  assert_true(for_each_case(path, check_case) > least);
  assert_int_equal(n_wrong, 0);
}

#define FOLDER "fixtures/resolve/"

static void test_spellings(void** state) {
  (void)state;
  check_file(FOLDER "spellings.tsv", 20);
}

static void test_short_names(void** state) {
  (void)state;
  check_file(FOLDER "short_names.tsv", 20);
}

static void test_aliases(void** state) {
  (void)state;
  check_file(FOLDER "aliases.tsv", 20);
}

static void test_namesakes(void** state) {
  (void)state;
  check_file(FOLDER "namesakes.tsv", 10);
}

static void test_rulings(void** state) {
  (void)state;
  check_file(FOLDER "rulings.tsv", 5);
}

/** Every allocation of adding and resolving fails once. */
static void check_memory(const Case* test) {
  for (long n = 0;; n++) {
    support_fail_allocation(n);
    EntNetworkBuilder* builder = resolve(test, NULL);
    support_fail_allocation(-1);
    if (builder) {
      assert_true(n > 0);
      ent_network_builder_free(builder);
      return;
    }
  }
}

static void test_memory(void** state) {
  (void)state;
  assert_true(for_each_case(FOLDER "rulings.tsv", check_memory) > 5);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_spellings), cmocka_unit_test(test_short_names),
      cmocka_unit_test(test_aliases),   cmocka_unit_test(test_namesakes),
      cmocka_unit_test(test_rulings),   cmocka_unit_test(test_memory),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
