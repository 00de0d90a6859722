#include "cli/rules.h"

#include "graph/base/unicode.h"

#include <unistd.h>

static const char DECISIONS[] = "decisions.tsv";

/** Where problems of lines go. */
typedef struct {
  CliReport* report;
  size_t n;
} Problems;

static void line_problem(void* handle, const char* path, unsigned long line, const char* text) {
  Problems* problems = handle;
  EntError problem = {0};
  (void)ent_fail(&problem, ENT_BAD_INPUT, path, line, "%s", text);
  cli_report_error(problems->report, &problem, NULL);
  problems->n++;
}

/** The decisions.tsv in the folder of the store, if there is one. @return NULL if there is none. */
static const char* find_beside(const char* store, EntArena* arena, bool* failed) {
  const char* slash = strrchr(store, '/');
  const int folder = slash ? (int)(slash - store) + 1 : 0;
  const char* path = ent_arena_printf(arena, "%.*s%s", folder, store, DECISIONS);
  *failed = path == NULL;
  return path && access(path, F_OK) == 0 ? path : NULL;
}

/** The actors of the file as rulings. */
static EntStatus take_given(CliRules* rules, EntArena* arena, EntError* err) {
  const size_t n = ent_given_count(rules->given);
  EntParticipant* actors = ent_arena_array(arena, n, sizeof *actors);
  if (!actors) {
    return ent_no_memory(err);
  }
  for (uint32_t i = 0; i < n; i++) {
    const EntGivenActor* actor = ent_given_actor(rules->given, i);
    if (!actor->dropped) {
      actors[rules->rulings.n_actors++] = actor->who;
    }
  }
  rules->rulings.actors = actors;
  return ENT_OK;
}

EntStatus cli_rules_read(CliRules* rules, const CliOptions* options, const char* store,
                         CliReport* report, EntArena* arena, bool* problem, EntError* err) {
  Problems problems = {.report = report};
  bool failed = false;
  rules->path = options->decisions;
  if (!rules->path && store) {
    rules->path = find_beside(store, arena, &failed);
  }
  if (failed) {
    return ent_no_memory(err);
  }
  if (rules->path) {
    ENT_TRY(ent_decisions_read(rules->path, line_problem, &problems, &rules->decisions, err));
    rules->rulings = *ent_decisions_rulings(rules->decisions);
  }
  if (options->actors_file) {
    ENT_TRY(ent_given_read(options->actors_file, line_problem, &problems, &rules->given, err));
    ENT_TRY(take_given(rules, arena, err));
  }
  *problem = *problem || problems.n > 0;
  return ENT_OK;
}

EntStatus cli_rules_apply(CliRules* rules, EntNetworkBuilder* builder, EntError* err) {
  ent_network_builder_set_decisions(builder, rules->decisions);
  return ent_network_builder_set_rulings(builder, &rules->rulings, err);
}

/** Is this no actor, as the file has it? */
static bool is_dropped(const CliRules* rules, EntArena* scratch, const char* name, bool* failed) {
  const char* folded = ent_fold(scratch, ent_str(name));
  const EntGivenSpelling* spelling = folded ? ent_given_find(rules->given, ent_str(folded)) : NULL;
  *failed = *failed || !folded;
  return spelling && ent_given_actor(rules->given, spelling->actor)->dropped;
}

EntStatus cli_rules_drop(const CliRules* rules, const EntTriple* triple, bool* drop,
                         EntError* err) {
  bool failed = false;
  *drop = false;
  if (!rules->given) {
    return ENT_OK;
  }
  EntArena* scratch = ent_arena_new();
  if (scratch) {
    *drop = is_dropped(rules, scratch, triple->subject->name, &failed) ||
            is_dropped(rules, scratch, triple->object->name, &failed);
  }
  failed = failed || !scratch;
  ent_arena_free(scratch);
  return failed ? ent_no_memory(err) : ENT_OK;
}

void cli_rules_tell_unmatched(const CliRules* rules, CliReport* report) {
  size_t n = 0;
  const EntDecision* list = rules->decisions ? ent_decisions_list(rules->decisions, &n) : NULL;
  for (size_t i = 0; i < n; i++) {
    if (!list[i].matched) {
      EntBuffer text = {0};
      ent_buffer_printf(&text, "line %lu, %s %s%s%s: nothing that was read is what it speaks of",
                        list[i].line, ent_decision_kind_name(list[i].kind), list[i].a,
                        list[i].b[0] ? " / " : "", list[i].b);
      cli_report_note(report, rules->path, text.failed ? "out of memory" : text.bytes);
      ent_buffer_clear(&text);
    }
  }
}

void cli_rules_clear(CliRules* rules) {
  ent_decisions_free(rules->decisions);
  ent_given_free(rules->given);
  *rules = (CliRules){0};
}
