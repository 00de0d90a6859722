#include "tests/support_triples.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>

static EntDate date(const char* text) {
  EntDate parsed = {0};
  if (text) {
    assert_true(ent_date_parse(ent_str(text), &parsed));
  }
  return parsed;
}

static EntParticipant participant(const char* const names[2], EntKind kind) {
  return (EntParticipant){names[0], kind, names, names[1] ? 2 : 1};
}

EntStatus support_add(EntNetworkBuilder* builder, const Fact* fact, EntError* err) {
  const char* article = fact->article ? fact->article : "a";
  EntArticleInfo info = {.id = fact->id ? fact->id : article,
                         .path = "x",
                         .source = "Outlet",
                         .date = date(fact->date)};
  ent_digest(ent_str(article), info.sha256);
  const char* const subjects[] = {fact->subject, fact->subject_alias};
  const char* const objects[] = {fact->object, fact->object_alias};
  const EntParticipant subject = participant(subjects, fact->subject_kind);
  const EntParticipant object = participant(objects, fact->object_kind);
  const double confidence = fact->confidence < 0    ? 0
                            : fact->confidence == 0 ? 0.5
                                                    : fact->confidence;
  char evidence[80]; // no article repeats another
  (void)snprintf(evidence, sizeof evidence, "A sentence of %s.", article);
  const EntTriple triple = {.article = &info,
                            .subject = &subject,
                            .object = &object,
                            .relation = fact->relation,
                            .form = fact->form,
                            .validity = fact->validity,
                            .since = date(fact->since),
                            .until = date(fact->until),
                            .cue = "cue",
                            .evidence = fact->evidence ? fact->evidence : evidence,
                            .sentence = {fact->start, fact->start + 10},
                            .confidence = confidence,
                            .said_by = fact->said_by};
  return ent_network_builder_add(builder, &triple, err);
}

EntNetwork* support_network(const Fact* facts, size_t n, EntNetworkBuilder** builder) {
  static const EntView everything = {.all = true};
  EntNetwork* network = NULL;
  *builder = ent_network_builder_new(0);
  assert_non_null(*builder);
  for (size_t i = 0; i < n; i++) {
    assert_int_equal(support_add(*builder, &facts[i], NULL), ENT_OK);
  }
  assert_int_equal(ent_network_build(*builder, &everything, &network, NULL), ENT_OK);
  assert_non_null(network);
  return network;
}

uint32_t support_node(const EntNetwork* network, const char* name) {
  for (uint32_t i = 0; i < network->n_nodes; i++) {
    if (strcmp(network->nodes[i].name, name) == 0) {
      return i;
    }
  }
  fail_msg("no actor \"%s\"", name);
  return 0;
}

static void print_date(EntBuffer* out, EntDate when) {
  char text[ENT_DATE_SIZE];
  ent_date_format(when, text);
  ent_buffer_printf(out, "%s|", text);
}

static void print_node(EntBuffer* out, const EntNode* node) {
  ent_buffer_printf(out, "%s|%d|%zu|%u|%.17g|%.17g|", node->name, (int)node->kind, node->n_articles,
                    (unsigned)node->camp, node->x, node->y);
  for (size_t i = 0; i < node->n_aliases; i++) {
    ent_buffer_printf(out, "%s;", node->aliases[i]);
  }
  print_date(out, node->first);
  print_date(out, node->last);
  for (size_t i = 0; i < ENT_N_MEASURES; i++) {
    ent_buffer_printf(out, "%.17g|", node->measures[i]);
  }
  ent_buffer_add_byte(out, '\n');
}

static void print_evidence(EntBuffer* out, const EntEvidence* evidence, bool best) {
  const EntArticleInfo* article = evidence->article;
  ent_buffer_printf(out, "%s%u|%u|%d|%d|%zu|%.17g|%d|", best ? " * " : "   ",
                    (unsigned)evidence->subject, (unsigned)evidence->object, (int)evidence->form,
                    (int)evidence->validity, evidence->sentence.start, evidence->confidence,
                    (int)evidence->repeated);
  print_date(out, evidence->since);
  print_date(out, evidence->until);
  print_date(out, article->date);
  ent_buffer_printf(out, "%s|%s|%s|%s|%s\n", evidence->text, article->id,
                    article->source ? article->source : "-", article->url ? article->url : "-",
                    evidence->said_by ? evidence->said_by : "-");
}

static void print_pair(EntBuffer* out, const EntPair* pair) {
  ent_buffer_printf(out, "%u-%u|%s", (unsigned)pair->a, (unsigned)pair->b,
                    ent_course_name(pair->course));
  for (size_t i = 0; i < pair->n_phases; i++) {
    const EntPhase* phase = &pair->phases[i];
    ent_buffer_printf(out, "|%s|", ent_relation_name(phase->relation));
    print_date(out, phase->from);
    print_date(out, phase->to);
    ent_buffer_printf(out, "%d|%d|%.17g|%zu", (int)phase->from_stated, (int)phase->to_stated,
                      phase->confidence, phase->n_articles);
  }
  ent_buffer_add_byte(out, '\n');
}

static void print_tie(EntBuffer* out, const EntTie* tie) {
  ent_buffer_printf(out, "%u-%u|%d|%d|%d|%.17g|%.17g|%zu|%zu|", (unsigned)tie->source,
                    (unsigned)tie->target, (int)tie->relation, (int)tie->form, (int)tie->validity,
                    tie->confidence, tie->weight, tie->n_articles, tie->n_sentences);
  print_date(out, tie->since);
  print_date(out, tie->until);
  print_date(out, tie->first);
  print_date(out, tie->last);
  ent_buffer_printf(out, "%zu|%zu|%zu|%zu|%x\n", tie->n_independent, tie->n_sources, tie->n_claims,
                    tie->n_denials, (unsigned)tie->forms);
  for (size_t i = 0; i < tie->n_evidence; i++) {
    print_evidence(out, &tie->evidence[i], tie->best == &tie->evidence[i]);
  }
}

EntBuffer support_print(const EntNetwork* network) {
  EntBuffer out = {0};
  for (uint32_t i = 0; i < network->n_nodes; i++) {
    print_node(&out, &network->nodes[i]);
  }
  for (size_t i = 0; i < network->n_ties; i++) {
    print_tie(&out, &network->ties[i]);
  }
  for (size_t i = 0; i < network->n_pairs; i++) {
    print_pair(&out, &network->pairs[i]);
  }
  ent_buffer_printf(&out, "%u camps\n", (unsigned)network->n_camps);
  assert_int_equal(ent_buffer_status(&out, NULL), ENT_OK);
  return out;
}
