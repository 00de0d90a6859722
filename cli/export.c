#include "export/export.h"

#include "cli/command.h"
#include "cli/network.h"
#include "graph/base/file.h"
#include "graph/trim.h"

/** "graphml, gexf, …": for whoever names a format that there is not. */
static void add_names(EntBuffer* out) {
  size_t n = 0;
  const EntFormat* formats = ent_formats(&n);
  for (size_t i = 0; i < n; i++) {
    ent_buffer_printf(out, "%s%s", i > 0 ? ", " : "", formats[i].name);
  }
}

static void misuse(const char* name, const char* before) {
  EntBuffer text = {0};
  ent_buffer_add_text(&text, before);
  add_names(&text);
  cli_misuse("export", name, text.failed ? "out of memory" : text.bytes);
  ent_buffer_clear(&text);
}

/** The format that is asked for, or that the name of the file tells. @return NULL after misuse. */
static const EntFormat* find_format(const CliOptions* options) {
  const char* asked = options->format;
  const EntFormat* format = NULL;
  if (asked && options->directed && strcmp(asked, "graphml") == 0) {
    asked = "graphml-directed";
  }
  if (asked) {
    format = ent_format_find(asked);
    if (!format) {
      misuse(asked, "no such format; there are ");
    }
    return format;
  }
  format = options->output ? ent_format_guess(options->output) : NULL;
  if (!format) {
    misuse(NULL, "name a format with -f; there are ");
  } else if (options->directed && strcmp(format->name, "graphml") == 0) {
    format = ent_format_find("graphml-directed");
  }
  return format;
}

/** The network that is written: all that was asked for, or what matters most of it. */
static EntStatus write_network(const CliNetwork* made, const CliOptions* options,
                               const EntFormat* format, EntBuffer* out, EntError* err) {
  const EntTrim trim = {(uint32_t)options->top, options->min_weight};
  EntNetwork* part = NULL;
  if (trim.top == 0 && !(trim.min_weight > 0)) {
    return format->write(made->network, out, err);
  }
  ENT_TRY(ent_network_trim(made->network, trim, &part, err));
  const EntStatus status = format->write(part, out, err);
  ent_network_free(part);
  return status;
}

/** Send it to the file, or to standard output. */
static EntStatus send(const CliOptions* options, const EntBuffer* out, EntError* err) {
  EntOutput* output = NULL;
  ENT_TRY(ent_output_open(options->output ? options->output : "-", &output, err));
  const EntStatus status = ent_output_write(output, (EntStr){out->bytes, out->length}, err);
  if (status != ENT_OK) {
    ent_output_discard(output);
    return status;
  }
  return ent_output_commit(output, err);
}

static EntStatus make(CliNetwork* made, const CliOptions* options, const CliSource* source,
                      const EntFormat* format, EntError* err) {
  EntBuffer out = {0};
  made->with_layout = true;
  ENT_TRY(cli_network_load(made, options, source, err));
  EntStatus status = write_network(made, options, format, &out, err);
  if (status == ENT_OK) {
    status = send(options, &out, err);
  }
  ent_buffer_clear(&out);
  return status;
}

static CliExit run(const CliOptions* options) {
  CliNetwork made = {0};
  CliSource source;
  EntError err = {0};
  EntBuffer nothing = {0};
  const EntFormat* format = find_format(options);
  if (!format || !cli_source_of(options, "export", &source)) {
    return CLI_MISUSE;
  }
  cli_report_init(&made.report, options->quiet, true);
  const EntStatus status = make(&made, options, &source, format, &err);
  return cli_network_end(&made, status, &err, &nothing);
}

static const struct poptOption export_options[] = {
    {"format", 'f', POPT_ARG_STRING, NULL, CLI_OPTION_FORMAT,
     "Write FORMAT (default: what the ending of -o tells)", "FORMAT"},
    {"output", 'o', POPT_ARG_STRING, NULL, CLI_OPTION_OUTPUT,
     "Write to FILE, or - for standard output (the default)", "FILE"},
    {"directed", '\0', POPT_ARG_NONE, NULL, CLI_OPTION_DIRECTED,
     "GraphML with all ties directed, for readers that refuse mixed graphs", NULL},
    {"top", '\0', POPT_ARG_STRING, NULL, CLI_OPTION_TOP,
     "Only the N actors with the highest PageRank", "N"},
    {"min-weight", '\0', POPT_ARG_STRING, NULL, CLI_OPTION_MIN_WEIGHT,
     "Only ties with a weight of W or more", "W"},
    CLI_INCLUDE(cli_store_options, NULL),
    CLI_INCLUDE(cli_view_options, NULL),
    CLI_INCLUDE(cli_help_options, NULL),
    POPT_TABLEEND};

const CliCommand cli_export = {
    .name = "export",
    .summary = "write a network as a file for other programs, or as a picture",
    .operands = "-f FORMAT [-o FILE] [OPTION...] [--store FILE] [TRIPLES...]",
    .about =
        "Formats: graphml and gexf (Gephi; gexf has time), dot, svg, png and pdf (pictures),\n"
        "html (a page to explore), lineage (splinters as a family tree), actors and ties (CSV),\n"
        "json (d3, networkx), cytoscape, turtle and ntriples (RDF). The old file stays whole until "
        "the new one is.\n",
    .examples = "  entente export --store iraq.db -o iraq.gexf\n"
                "  entente export --store iraq.db -o iraq.pdf --top 60 --at 2007\n"
                "  entente export --store iraq.db -f graphml --directed -o for-networkx.graphml\n"
                "  entente export entente-out/triples.jsonl -f turtle | rapper -i turtle - x:\n",
    .options = export_options,
    .run = run,
};
