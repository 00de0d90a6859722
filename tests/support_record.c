#include "tests/support_record.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static const char* const hostile[] = {
    "Movement \"A\" \\ <b>&amp; Co</b>", "Line\nbreak\ttab\x01\x7F.",        "مقتدى الصدر", "",
    "'; DROP TABLE triple; --",          "\U0001F469\u200D\U0001F467 Group", "NULL"};
enum { N_HOSTILE = sizeof hostile / sizeof hostile[0] };

static const char* text(EntArena* arena, const char* what, size_t i) {
  const char* made = ent_arena_printf(arena, "%s %zu %s", what, i, hostile[i % N_HOSTILE]);
  assert_non_null(made);
  return made;
}

/** Null for every third. */
static const char* text_or_null(EntArena* arena, const char* what, size_t i) {
  return i % 3 == 2 ? NULL : text(arena, what, i);
}

/** Unknown, a year, a month or a day. */
static EntDate date(size_t i) {
  const EntDate dates[] = {{0}, {2003, 0, 0}, {1968, 12, 0}, {2020, 2, 29}};
  return dates[i % 4];
}

static const EntParticipant* participant(EntArena* arena, const char* what, size_t i) {
  EntParticipant* actor = ent_arena_alloc(arena, sizeof *actor);
  const char** aliases = ent_arena_array(arena, i % 4, sizeof *aliases);
  assert_non_null(actor);
  assert_non_null(aliases);
  for (size_t a = 0; a < i % 4; a++) {
    aliases[a] = text(arena, "alias", i + a);
  }
  *actor = (EntParticipant){text(arena, what, i), (EntKind)(i % ENT_N_KINDS), aliases, i % 4};
  return actor;
}

static EntTriple triple(EntArena* arena, const EntArticleInfo* info, size_t i) {
  const EntForm form = (EntForm)(i % ENT_N_FORMS);
  return (EntTriple){.article = info,
                     .subject = participant(arena, "subject", i),
                     .object = participant(arena, "object", i + 1),
                     .relation = ent_form_relation(form),
                     .form = form,
                     .validity = (EntValidity)(i % ENT_N_VALIDITIES),
                     .since = date(i + 1),
                     .until = date(i + 2),
                     .cue = text(arena, "cue", i),
                     .evidence = text(arena, "sentence", i + 3),
                     .sentence = {i, i + 1000000},
                     .subject_span = {i + 2, i + 3},
                     .object_span = {i + 5, i + 70000},
                     .confidence = (double)(i * 37 % 1001) / 1000,
                     .denied = i % 5 == 4,
                     .said_by = text_or_null(arena, "speaker", i)};
}

SupportRecord* support_record(EntArena* arena, size_t i) {
  SupportRecord* record = ent_arena_alloc(arena, sizeof *record);
  assert_non_null(record);
  record->info = (EntArticleInfo){.id = text(arena, "id", i),
                                  .path = text(arena, "path", i),
                                  .url = text_or_null(arena, "url", i),
                                  .source = text_or_null(arena, "source", i + 1),
                                  .title = text_or_null(arena, "title", i + 2),
                                  .date = date(i)};
  ent_digest(ent_str(record->info.id), record->info.sha256);
  record->n_triples = i % 5;
  record->triples = ent_arena_array(arena, record->n_triples, sizeof *record->triples);
  assert_non_null(record->triples);
  for (size_t t = 0; t < record->n_triples; t++) {
    record->triples[t] = triple(arena, &record->info, 7 * i + t);
  }
  return record;
}

static void same_text(const char* a, const char* b) {
  assert_int_equal(a == NULL, b == NULL);
  if (a) {
    assert_string_equal(a, b);
  }
}

static void same_participant(const EntParticipant* a, const EntParticipant* b) {
  same_text(a->name, b->name);
  assert_int_equal(a->kind, b->kind);
  assert_int_equal(a->n_aliases, b->n_aliases);
  for (size_t i = 0; i < a->n_aliases; i++) {
    same_text(a->aliases[i], b->aliases[i]);
  }
}

static void same_span(EntSpan a, EntSpan b) {
  assert_int_equal(a.start, b.start);
  assert_int_equal(a.end, b.end);
}

void support_same_info(const EntArticleInfo* a, const EntArticleInfo* b) {
  same_text(a->id, b->id);
  same_text(a->path, b->path);
  same_text(a->sha256, b->sha256);
  same_text(a->url, b->url);
  same_text(a->source, b->source);
  same_text(a->title, b->title);
  assert_int_equal(ent_date_compare(a->date, b->date), 0);
}

void support_same_triple(const EntTriple* a, const EntTriple* b) {
  support_same_info(a->article, b->article);
  same_participant(a->subject, b->subject);
  same_participant(a->object, b->object);
  assert_int_equal(a->relation, b->relation);
  assert_int_equal(a->form, b->form);
  assert_int_equal(a->validity, b->validity);
  assert_int_equal(ent_date_compare(a->since, b->since), 0);
  assert_int_equal(ent_date_compare(a->until, b->until), 0);
  same_text(a->cue, b->cue);
  same_text(a->evidence, b->evidence);
  same_span(a->sentence, b->sentence);
  same_span(a->subject_span, b->subject_span);
  same_span(a->object_span, b->object_span);
  assert_true(a->confidence == b->confidence);
  assert_int_equal(a->denied, b->denied);
  same_text(a->said_by, b->said_by);
  assert_null(a->explanation);
  assert_null(b->explanation);
}
