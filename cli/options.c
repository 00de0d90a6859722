#include "cli/options.h"

#include "cli/safe.h"
#include "extract/extract.h"
#include "graph/triple.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MAX_THREADS = 1024, MAX_HOPS = 99, MAX_SOURCES = 1000000 };

const struct poptOption cli_focus_options[] = {
    {"about", '\0', POPT_ARG_STRING, NULL, CLI_OPTION_ABOUT,
     "Only ACTOR and those within --hops of it; may be repeated", "ACTOR"},
    {"hops", '\0', POPT_ARG_STRING, NULL, CLI_OPTION_HOPS,
     "How many ties away from --about, 0 to 99 (default: 1)", "N"},
    {"actors-only", '\0', POPT_ARG_STRING, NULL, CLI_OPTION_ACTORS_ONLY,
     "Only ties among the actors that FILE names, one a line", "FILE"},
    {"form", '\0', POPT_ARG_STRING, NULL, CLI_OPTION_FORM,
     "Only these forms of bonds and acts: armed,sponsor,…; or ally, rival, splinter_of", "FORMS"},
    {"min-sources", '\0', POPT_ARG_STRING, NULL, CLI_OPTION_MIN_SOURCES,
     "Only ties that N outlets report", "N"},
    {"since", '\0', POPT_ARG_STRING, NULL, CLI_OPTION_SINCE,
     "Only evidence that speaks of DATE (2020, 2020-02 or 2020-02-10) or later", "DATE"},
    {"until", '\0', POPT_ARG_STRING, NULL, CLI_OPTION_UNTIL,
     "Only evidence that speaks of DATE or earlier", "DATE"},
    {"at", '\0', POPT_ARG_STRING, NULL, CLI_OPTION_AT, "Only evidence that speaks of DATE", "DATE"},
    {"decisions", '\0', POPT_ARG_STRING, NULL, CLI_OPTION_DECISIONS,
     "Obey what people have decided in FILE (default: decisions.tsv beside the store)", "FILE"},
    POPT_TABLEEND};

const struct poptOption cli_reading_options[] = {
    {"jobs", 'j', POPT_ARG_STRING, NULL, CLI_OPTION_THREADS,
     "Read N articles at a time (default: one per processor)", "N"},
    {"articles", '\0', POPT_ARG_STRING, NULL, CLI_OPTION_ARTICLES,
     "Take titles, dates and outlets from FILE instead of the articles.tsv beside the inputs",
     "FILE"},
    {"actors-file", '\0', POPT_ARG_STRING, NULL, CLI_OPTION_ACTORS_FILE,
     "Let the names, kinds and aliases in FILE overrule what is found of the actors", "FILE"},
    {"cues", '\0', POPT_ARG_STRING, NULL, CLI_OPTION_CUES,
     "Add the cues in FILE to those that are built in", "FILE"},
    {"quiet", 'q', POPT_ARG_NONE, NULL, CLI_OPTION_QUIET, "Show no notes and no progress bar",
     NULL},
    POPT_TABLEEND};

const struct poptOption cli_keeping_options[] = {
    {"min-confidence", '\0', POPT_ARG_STRING, NULL, CLI_OPTION_MIN_CONFIDENCE,
     "Leave out triples below confidence P, 0 to 1 (default: 0.30)", "P"},
    {"all", '\0', POPT_ARG_NONE, NULL, CLI_OPTION_ALL,
     "Keep triples that are unlikely or denied; hide no tie of the network", NULL},
    POPT_TABLEEND};

const struct poptOption cli_store_options[] = {
    {"store", '\0', POPT_ARG_STRING, NULL, CLI_OPTION_STORE,
     "Use the store FILE, one file that keeps what was read", "FILE"},
    POPT_TABLEEND};

const struct poptOption cli_view_options[] = {
    {"min-confidence", '\0', POPT_ARG_STRING, NULL, CLI_OPTION_MIN_CONFIDENCE,
     "Leave out triples below confidence P, 0 to 1 (default: 0.30)", "P"},
    {"all", '\0', POPT_ARG_NONE, NULL, CLI_OPTION_ALL,
     "Hide no tie: also roles, lists, single verbal acts, one side's claims", NULL},
    {"actors-file", '\0', POPT_ARG_STRING, NULL, CLI_OPTION_ACTORS_FILE,
     "Let the names, kinds and aliases in FILE overrule what is found of the actors", "FILE"},
    CLI_INCLUDE(cli_focus_options, NULL),
    {"quiet", 'q', POPT_ARG_NONE, NULL, CLI_OPTION_QUIET, "Show no notes and no progress bar",
     NULL},
    POPT_TABLEEND};

const struct poptOption cli_help_options[] = {
    {"help", 'h', POPT_ARG_NONE, NULL, CLI_OPTION_HELP, "Show this help", NULL}, POPT_TABLEEND};

void cli_misuse(const char* command, const char* name, const char* text) {
  EntBuffer message = {0};
  if (name && name[0]) {
    cli_safe_add(&message, name);
    ent_buffer_add_text(&message, ": ");
  }
  ent_buffer_add_text(&message, text);
  (void)fprintf(stderr, "entente: %s (see entente help%s%s)\n",
                message.failed ? "out of memory" : message.bytes, command[0] ? " " : "", command);
  ent_buffer_clear(&message);
}

/** strtoul() and strtod() skip white space and take signs, "inf" and "0x": none of it is meant. */
static bool is_plain_number(const char* text) {
  return text[0] != '\0' && text[strspn(text, "0123456789.")] == '\0';
}

/** A whole number within limits. */
static bool parse_whole(const char* text, unsigned least, unsigned most, unsigned* out) {
  char* end = NULL;
  errno = 0;
  const unsigned long value = is_plain_number(text) ? strtoul(text, &end, 10) : 0;
  if (!end || *end != '\0' || errno != 0 || value < least || value > most) {
    return false;
  }
  *out = (unsigned)value;
  return true;
}

static bool parse_weight(const char* text, double* out) {
  char* end = NULL;
  const double value = is_plain_number(text) ? strtod(text, &end) : 0;
  if (!end || *end != '\0') {
    return false;
  }
  *out = value;
  return true;
}

static bool parse_share(const char* text, double* out) {
  double value = 0;
  if (!parse_weight(text, &value) || value > 1) {
    return false;
  }
  *out = value;
  return true;
}

/** Keep a text that must not be empty; a later one replaces an earlier one. */
static bool keep(char** place, char** value) {
  free(*place);
  *place = *value;
  *value = NULL;
  return (*place)[0] != '\0';
}

/** Forms by their names, or all of a relation, parted by commas. */
static bool parse_forms(const char* text, uint32_t* out) {
  EntStr rest = ent_str(text);
  EntStr name;
  bool any = false;
  while (ent_str_next(&rest, ',', &name)) {
    EntForm form = ENT_LEADS;
    EntRelation relation = ENT_ALLY;
    if (ent_form_from_name(name, &form)) {
      *out |= 1u << form;
    } else if (ent_relation_from_name(name, &relation)) {
      for (unsigned i = 0; i < ENT_N_FORMS; i++) {
        *out |= ent_form_relation((EntForm)i) == relation ? 1u << i : 0;
      }
    } else {
      return false;
    }
    any = true;
  }
  return any;
}

/** Keep one more name. */
static bool keep_about(CliOptions* options, char** value) {
  char** about = realloc(options->about, (options->n_about + 1) * sizeof *about);
  if (!about || (*value)[0] == '\0') {
    options->about = about ? about : options->about;
    return false;
  }
  options->about = about;
  about[options->n_about++] = *value;
  *value = NULL;
  return true;
}

/** The options of what a command prints. @return what is wrong with the value, or NULL. */
static const char* store_print(CliOptions* options, int option, char** value) {
  unsigned whole = 0;
  switch (option) {
  case CLI_OPTION_ALL_MEASURES:
    options->all_measures = true;
    return NULL;
  case CLI_OPTION_BY:
    return keep(&options->by, value) ? NULL : "--by needs the name of a measure";
  case CLI_OPTION_CSV:
    options->csv = true;
    return NULL;
  case CLI_OPTION_CSV_IN:
    return keep(&options->csv_in, value) ? NULL : "--csv-in needs the name of a file";
  case CLI_OPTION_DIRECTED:
    options->directed = true;
    return NULL;
  case CLI_OPTION_MIN_WEIGHT:
    return parse_weight(*value, &options->min_weight) ? NULL : "--min-weight needs a number from 0";
  case CLI_OPTION_FORMAT:
    return keep(&options->format, value) ? NULL : "--format needs the name of a format";
  case CLI_OPTION_SINCE_RUN:
    return keep(&options->since_run, value) ? NULL : "--since-run needs a run or a date";
  case CLI_OPTION_TABLE:
    return keep(&options->table, value) ? NULL : "--table needs the name of a table";
  case CLI_OPTION_TOP:
    if (!parse_whole(*value, 1, UINT_MAX, &whole)) {
      return "--top needs a whole number from 1";
    }
    options->top = whole;
    return NULL;
  default:
    return "is not understood";
  }
}

/** The options of a view. @return what is wrong with the value, or NULL. */
static const char* store_view(CliOptions* options, int option, char** value) {
  static const char date_needed[] = "needs a date: 2020, 2020-02 or 2020-02-10";
  unsigned whole = 0;
  switch (option) {
  case CLI_OPTION_ABOUT:
    return keep_about(options, value) ? NULL : "--about needs the name of an actor";
  case CLI_OPTION_ACTORS_ONLY:
    return keep(&options->actors_only, value) ? NULL : "--actors-only needs the name of a file";
  case CLI_OPTION_DECISIONS:
    return keep(&options->decisions, value) ? NULL : "--decisions needs the name of a file";
  case CLI_OPTION_HOPS:
    return parse_whole(*value, 0, MAX_HOPS, &options->hops)
               ? NULL
               : "--hops needs a whole number from 0 to 99";
  case CLI_OPTION_FORM:
    return parse_forms(*value, &options->forms)
               ? NULL
               : "--form needs leads, member, sponsor, allegiance, coalition, joint_action, "
                 "endorsement, armed, repression, electoral, legal, verbal, enmity, split, roots, "
                 "successor, merger, or a relation; several parted by commas";
  case CLI_OPTION_MIN_SOURCES:
    if (!parse_whole(*value, 1, MAX_SOURCES, &whole)) {
      return "--min-sources needs a whole number from 1";
    }
    options->min_sources = whole;
    return NULL;
  case CLI_OPTION_SINCE:
    return ent_date_parse(ent_str(*value), &options->since) ? NULL : date_needed;
  case CLI_OPTION_UNTIL:
    return ent_date_parse(ent_str(*value), &options->until) ? NULL : date_needed;
  case CLI_OPTION_AT:
    if (!ent_date_parse(ent_str(*value), &options->since)) {
      return date_needed;
    }
    options->until = options->since;
    return NULL;
  default:
    return store_print(options, option, value);
  }
}

/** Store one option. @return what is wrong with its value, or NULL. */
static const char* store(CliOptions* options, int option, char** value) {
  switch (option) {
  case CLI_OPTION_HELP:
    options->help = true;
    return NULL;
  case CLI_OPTION_QUIET:
    options->quiet = true;
    return NULL;
  case CLI_OPTION_ACTORS:
    options->actors = true;
    return NULL;
  case CLI_OPTION_AGAIN:
    options->again = true;
    return NULL;
  case CLI_OPTION_ALL:
    options->all = true;
    return NULL;
  case CLI_OPTION_EXPLAIN:
    options->explain = true;
    return NULL;
  case CLI_OPTION_TEXT:
    options->text = true;
    return NULL;
  case CLI_OPTION_VERSION:
    options->version = true;
    return NULL;
  case CLI_OPTION_THREADS:
    return parse_whole(*value, 1, MAX_THREADS, &options->threads)
               ? NULL
               : "-j needs a whole number from 1 to 1024";
  case CLI_OPTION_MIN_CONFIDENCE:
    return parse_share(*value, &options->min_confidence)
               ? NULL
               : "--min-confidence needs a number from 0 to 1";
  case CLI_OPTION_OUTPUT:
    return keep(&options->output, value) ? NULL : "-o needs the name of a folder";
  case CLI_OPTION_ARTICLES:
    return keep(&options->articles, value) ? NULL : "--articles needs the name of a file";
  case CLI_OPTION_ACTORS_FILE:
    return keep(&options->actors_file, value) ? NULL : "--actors-file needs the name of a file";
  case CLI_OPTION_CUES:
    return keep(&options->cues, value) ? NULL : "--cues needs the name of a file";
  case CLI_OPTION_GOLD_ACTORS:
    return keep(&options->gold_actors, value) ? NULL : "--gold-actors needs the name of a folder";
  case CLI_OPTION_STORE:
    return keep(&options->store, value) ? NULL : "--store needs the name of a file";
  case CLI_OPTION_INPUT:
    return keep(&options->input, value) ? NULL : "--input needs text or conllu";
  default:
    return store_view(options, option, value);
  }
}

bool cli_options_parse(const char* command, const struct poptOption* table, unsigned flags,
                       int argc, const char** argv, CliOptions* options) {
  *options = (CliOptions){.context = poptGetContext(NULL, argc, argv, table, flags),
                          .min_confidence = ENT_MIN_CONFIDENCE,
                          .hops = 1};
  if (!options->context) {
    cli_misuse(command, NULL, "out of memory");
    return false;
  }
  int option = 0;
  while ((option = poptGetNextOpt(options->context)) > 0) {
    char* value = poptGetOptArg(options->context);
    const char* problem = store(options, option, &value);
    free(value);
    if (problem) {
      cli_misuse(command, poptBadOption(options->context, 0), problem);
      return false;
    }
  }
  if (option < -1) {
    cli_misuse(command, poptBadOption(options->context, POPT_BADOPTION_NOALIAS),
               poptStrerror(option));
    return false;
  }
  options->operands = (const char* const*)poptGetArgs(options->context);
  while (options->operands && options->operands[options->n_operands]) {
    options->n_operands++;
  }
  return true;
}

void cli_options_clear(CliOptions* options) {
  free(options->output);
  free(options->articles);
  free(options->actors_file);
  free(options->csv_in);
  free(options->cues);
  free(options->gold_actors);
  free(options->input);
  free(options->store);
  free(options->actors_only);
  free(options->by);
  free(options->decisions);
  free(options->format);
  free(options->since_run);
  free(options->table);
  for (size_t i = 0; i < options->n_about; i++) {
    free(options->about[i]);
  }
  free((void*)options->about);
  options->context = poptFreeContext(options->context);
  *options = (CliOptions){0};
}
