#include "cli/view.h"

#include "graph/base/file.h"
#include "graph/base/unicode.h"

#include <stdint.h>

/** Largest file of names, in bytes. */
static const size_t FILE_LIMIT = (size_t)16 << 20;

/** "no actor is called X", with what is near. */
static EntStatus fail_unknown(EntNetworkBuilder* builder, const char* name, EntError* err) {
  EntBuffer near = {0};
  EntStatus status = ent_network_builder_suggest(builder, name, &near, err);
  if (status == ENT_OK && near.length > 0) {
    status = ent_fail(err, ENT_BAD_INPUT, NULL, 0, "no actor is called \"%s\"; near: %s", name,
                      near.bytes);
  } else if (status == ENT_OK) {
    status = ent_fail(err, ENT_BAD_INPUT, NULL, 0, "no actor is called \"%s\"", name);
  }
  ent_buffer_clear(&near);
  return status;
}

EntStatus cli_view_find(EntNetworkBuilder* builder, const char* name, CliReport* report,
                        uint32_t* actor, EntError* err) {
  const size_t n = ent_network_builder_find(builder, name, actor);
  if (n == SIZE_MAX) {
    return ent_no_memory(err);
  }
  if (n == 0) {
    return fail_unknown(builder, name, err);
  }
  if (n > 1) {
    cli_report_note(report, name, "is a name of several actors; the best known one is taken");
  }
  return ENT_OK;
}

/** The actors of --about. */
static EntStatus find_about(const CliOptions* options, EntNetworkBuilder* builder,
                            CliReport* report, uint32_t* actors, EntError* err) {
  for (size_t i = 0; i < options->n_about; i++) {
    ENT_TRY(cli_view_find(builder, options->about[i], report, &actors[i], err));
  }
  return ENT_OK;
}

/** Find the actor of one line of --actors-only; a line that names none is reported. */
static EntStatus find_line(EntNetworkBuilder* builder, CliReport* report, const char* path,
                           unsigned long line, const char* name, uint32_t* actors, size_t* n,
                           bool* problem, EntError* err) {
  EntError unknown = {0};
  const EntStatus status = cli_view_find(builder, name, report, &actors[*n], &unknown);
  if (status == ENT_BAD_INPUT) {
    EntError told = {0};
    (void)ent_fail(&told, ENT_BAD_INPUT, path, line, "%s", unknown.text);
    cli_report_error(report, &told, NULL);
    *problem = true;
    return ENT_OK;
  }
  *n += status == ENT_OK;
  return status == ENT_OK ? ENT_OK : ent_no_memory(err);
}

/** The actors that --actors-only names, one a line; empty lines and those with # say nothing. */
static EntStatus find_only(const CliOptions* options, EntNetworkBuilder* builder, CliReport* report,
                           EntArena* arena, EntView* view, bool* problem, EntError* err) {
  EntStr rest;
  EntStr line;
  size_t n = 0;
  size_t capacity = 0;
  uint32_t* actors = NULL;
  ENT_TRY(ent_file_keep(options->actors_only, FILE_LIMIT, arena, &rest, err));
  rest = ent_utf8_unmarked(rest);
  for (unsigned long number = 1; ent_str_next(&rest, '\n', &line); number++) {
    line = ent_str_trim(line);
    if (line.length == 0 || line.bytes[0] == '#') {
      continue;
    }
    const char* name = ent_arena_copy(arena, line.bytes, line.length);
    actors = ent_arena_grow(arena, actors, n, &capacity, sizeof *actors);
    if (!name || !actors) {
      return ent_no_memory(err);
    }
    ENT_TRY(
        find_line(builder, report, options->actors_only, number, name, actors, &n, problem, err));
  }
  view->about = actors;
  view->n_about = n;
  return n > 0 ? ENT_OK
               : ent_fail(err, ENT_BAD_INPUT, options->actors_only, 0,
                          "names no actor of the network");
}

EntStatus cli_view_make(const CliOptions* options, EntNetworkBuilder* builder, CliReport* report,
                        EntArena* arena, EntView* view, bool* problem, EntError* err) {
  *view = (EntView){.all = options->all,
                    .forms = options->forms,
                    .min_sources = options->min_sources,
                    .since = options->since,
                    .until = options->until};
  if (options->actors_only) {
    return find_only(options, builder, report, arena, view, problem, err);
  }
  if (options->n_about > 0) {
    uint32_t* actors = ent_arena_array(arena, options->n_about, sizeof *actors);
    if (!actors) {
      return ent_no_memory(err);
    }
    ENT_TRY(find_about(options, builder, report, actors, err));
    view->about = actors;
    view->n_about = options->n_about;
    view->hops = options->hops;
  }
  return ENT_OK;
}
