// RDF through serd, in Turtle or N-Triples. Names by SKOS, kinds and articles by schema.org,
// provenance by PROV-O; what they have no word for is urn:x-entente:vocabulary: (README).
#include "export/plain.h"
#include "export/writers.h"
#include "graph/measures.h"

#include <math.h>
#include <serd/serd.h>
#include <stdio.h>
#include <stdlib.h>

#define RDF     "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
#define XSD     "http://www.w3.org/2001/XMLSchema#"
#define SKOS    "http://www.w3.org/2004/02/skos/core#"
#define PROV    "http://www.w3.org/ns/prov#"
#define SCHEMA  "https://schema.org/"
#define ENT     "urn:x-entente:vocabulary:"
#define ACTOR   "urn:x-entente:actor:"
#define ARTICLE "urn:x-entente:article:"
#define TIE     "urn:x-entente:tie:"

/** A file in the making. */
typedef struct {
  const EntNetwork* network;
  SerdWriter* writer;
  EntBuffer* out;
  EntBuffer subject; ///< whose statements are being written
  EntBuffer value;   ///< of the statement
  bool failed;       ///< a call of serd failed
} Document;

static SerdNode node_of(SerdType type, const char* text) {
  return serd_node_from_string(type, (const uint8_t*)text);
}

static const char* text_of(const EntBuffer* buffer) {
  return buffer->length > 0 ? buffer->bytes : "";
}

/** Write a statement on the subject. @param datatype  NULL for a plain text or what is no literal.
 */
static void state(Document* document, const char* predicate, SerdType type, const char* object,
                  const char* datatype) {
  const bool blank = strncmp(text_of(&document->subject), "evidence", 8) == 0;
  const SerdNode subject = node_of(blank ? SERD_BLANK : SERD_URI, text_of(&document->subject));
  const SerdNode verb = node_of(SERD_URI, predicate);
  const SerdNode value = node_of(type, object);
  const SerdNode kind = datatype ? node_of(SERD_URI, datatype) : SERD_NODE_NULL;
  document->failed = document->failed ||
                     serd_writer_write_statement(document->writer, 0, NULL, &subject, &verb, &value,
                                                 datatype ? &kind : NULL, NULL) != SERD_SUCCESS;
}

static void state_uri(Document* document, const char* predicate, const char* uri) {
  state(document, predicate, SERD_URI, uri, NULL);
}

/** A text; NULL states nothing. */
static void state_text(Document* document, const char* predicate, const char* text) {
  document->value.length = 0;
  ent_add_plain(&document->value, text);
  if (document->value.length > 0) {
    state(document, predicate, SERD_LITERAL, document->value.bytes, NULL);
  }
}

static void state_number(Document* document, const char* predicate, double value, bool whole) {
  document->value.length = 0;
  if (whole && isfinite(value)) {
    ent_buffer_printf(&document->value, "%.0f", value);
  } else {
    ent_add_number(&document->value, value);
  }
  if (document->value.length > 0) {
    state(document, predicate, SERD_LITERAL, document->value.bytes,
          whole ? XSD "integer" : XSD "double");
  }
}

static void state_flag(Document* document, const char* predicate, bool value) {
  if (value) {
    state(document, predicate, SERD_LITERAL, "true", XSD "boolean");
  }
}

/** A date, of the type that its precision has; unknown states nothing. */
static void state_date(Document* document, const char* predicate, EntDate date) {
  char text[ENT_DATE_SIZE];
  ent_date_format(date, text);
  if (text[0]) {
    state(document, predicate, SERD_LITERAL, text,
          date.day     ? XSD "date"
          : date.month ? XSD "gYearMonth"
                       : XSD "gYear");
  }
}

/** Append bytes as a URI can hold them: what is not unreserved (RFC 3986) in percent.
    @param also  Other bytes that stay. */
static void add_escaped(EntBuffer* out, const char* text, const char* also) {
  static const char unreserved[] =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
  for (const char* c = text; *c; c++) {
    if (strchr(unreserved, *c) || strchr(also, *c)) {
      ent_buffer_add_byte(out, *c);
    } else {
      ent_buffer_printf(out, "%%%02X", (unsigned)(unsigned char)*c);
    }
  }
}

/** The URI of an actor: its name, and a number if others before it have the same. */
static void add_actor(Document* document, EntBuffer* out, uint32_t i) {
  const EntNode* nodes = document->network->nodes;
  EntBuffer plain = {0};
  unsigned same = 1;
  for (uint32_t k = i; k > 0 && strcmp(nodes[k - 1].name, nodes[i].name) == 0; k--) {
    same++;
  }
  ent_add_plain(&plain, nodes[i].name);
  ent_buffer_add_text(out, ACTOR);
  add_escaped(out, text_of(&plain), "");
  if (same > 1) {
    ent_buffer_printf(out, ":%u", same);
  }
  out->failed = out->failed || plain.failed;
  ent_buffer_clear(&plain);
}

static void begin_subject(Document* document, const char* prefix, const char* rest) {
  document->subject.length = 0;
  ent_buffer_add_text(&document->subject, prefix);
  ent_buffer_add_text(&document->subject, rest);
}

static void write_actor(Document* document, uint32_t i) {
  static const char* const kinds[ENT_N_KINDS] = {[ENT_PERSON] = SCHEMA "Person",
                                                 [ENT_ORGANIZATION] = SCHEMA "Organization",
                                                 [ENT_STATE] = SCHEMA "Country",
                                                 [ENT_OTHER] = SCHEMA "Thing"};
  const EntNode* node = &document->network->nodes[i];
  document->subject.length = 0;
  add_actor(document, &document->subject, i);
  state_uri(document, RDF "type", kinds[node->kind]);
  state_text(document, SKOS "prefLabel", node->name);
  for (size_t k = 0; k < node->n_aliases; k++) {
    if (strcmp(node->aliases[k], node->name) != 0) {
      state_text(document, SKOS "altLabel", node->aliases[k]);
    }
  }
  if (node->camp < document->network->n_camps) {
    state_number(document, ENT "camp", node->camp + 1, true);
    state_text(document, ENT "campName", node->camp_name);
  }
  state_date(document, ENT "firstAttested", node->first);
  state_date(document, ENT "lastAttested", node->last);
  for (size_t m = 0; m < ENT_N_MEASURES; m++) {
    const EntMeasureInfo* info = ent_measure_info((EntMeasure)m);
    char predicate[128];
    (void)snprintf(predicate, sizeof predicate, ENT "%s", info->id);
    state_number(document, predicate, node->measures[m], info->whole);
  }
}

static const char* const PREDICATES[ENT_N_RELATIONS] = {
    [ENT_ALLY] = ENT "allyOf", [ENT_RIVAL] = ENT "rivalOf", [ENT_SPLINTER_OF] = ENT "splinterOf"};

/** One sentence, as a blank node. */
static void write_evidence(Document* document, const EntEvidence* evidence, size_t tie, size_t i) {
  EntBuffer other = {0};
  document->subject.length = 0;
  ent_buffer_printf(&document->subject, "evidence%zu_%zu", tie, i);
  state_uri(document, RDF "type", PROV "Entity");
  state_text(document, SCHEMA "text", evidence->text);
  state_text(document, ENT "cue", evidence->cue);
  state_text(document, ENT "form", ent_form_name(evidence->form));
  state_text(document, ENT "status", ent_validity_name(evidence->validity));
  state_date(document, ENT "since", evidence->since);
  state_date(document, ENT "until", evidence->until);
  state_number(document, ENT "confidence", evidence->confidence, false);
  state_flag(document, ENT "denied", evidence->denied);
  state_flag(document, ENT "confirmed", evidence->confirmed);
  state_flag(document, ENT "repeated", evidence->repeated);
  state_text(document, ENT "saidBy", evidence->said_by);
  ent_buffer_add_text(&other, ARTICLE);
  ent_buffer_add_text(&other, evidence->article->sha256);
  state_uri(document, PROV "wasQuotedFrom", text_of(&other));
  document->failed = document->failed || other.failed;
  ent_buffer_clear(&other);
}

/** A tie as a statement about two actors, with what speaks for it. */
static void write_tie(Document* document, size_t i) {
  const EntTie* tie = &document->network->ties[i];
  EntBuffer source = {0};
  EntBuffer target = {0};
  add_actor(document, &source, tie->source);
  add_actor(document, &target, tie->target);
  document->subject.length = 0;
  ent_buffer_add_text(&document->subject, text_of(&source));
  state_uri(document, PREDICATES[tie->relation], text_of(&target));
  begin_subject(document, TIE, ent_relation_name(tie->relation));
  ent_buffer_printf(&document->subject, ":%s:%s", text_of(&source) + sizeof ACTOR - 1,
                    text_of(&target) + sizeof ACTOR - 1);
  state_uri(document, RDF "type", RDF "Statement");
  state_uri(document, RDF "subject", text_of(&source));
  state_uri(document, RDF "predicate", PREDICATES[tie->relation]);
  state_uri(document, RDF "object", text_of(&target));
  state_text(document, ENT "mainForm", ent_form_name(tie->form));
  for (uint32_t form = 0; form < ENT_N_FORMS; form++) {
    if (tie->forms & 1u << form) {
      state_text(document, ENT "form", ent_form_name((EntForm)form));
    }
  }
  const EntPair* pair = ent_network_pair_of(document->network, tie);
  state_text(document, ENT "course", pair ? ent_course_name(pair->course) : NULL);
  state_text(document, ENT "status", ent_validity_name(tie->validity));
  state_number(document, ENT "weight", tie->weight, false);
  state_number(document, ENT "confidence", tie->confidence, false);
  state_date(document, ENT "since", tie->since);
  state_date(document, ENT "until", tie->until);
  state_date(document, ENT "firstAttested", tie->first);
  state_date(document, ENT "lastAttested", tie->last);
  for (size_t k = 0; k < tie->n_evidence; k++) {
    char blank[64];
    (void)snprintf(blank, sizeof blank, "evidence%zu_%zu", i, k);
    state(document, PROV "wasDerivedFrom", SERD_BLANK, blank, NULL);
  }
  for (size_t k = 0; k < tie->n_evidence; k++) {
    write_evidence(document, &tie->evidence[k], i, k);
  }
  document->failed = document->failed || source.failed || target.failed;
  ent_buffer_clear(&source);
  ent_buffer_clear(&target);
}

static int compare_articles(const void* left, const void* right) {
  const EntArticleInfo* a = *(const EntArticleInfo* const*)left;
  const EntArticleInfo* b = *(const EntArticleInfo* const*)right;
  return strcmp(a->sha256, b->sha256);
}

static void write_article(Document* document, const EntArticleInfo* article) {
  begin_subject(document, ARTICLE, article->sha256);
  state_uri(document, RDF "type", SCHEMA "NewsArticle");
  state_text(document, SCHEMA "identifier", article->id);
  state_text(document, SCHEMA "headline", article->title);
  state_text(document, SCHEMA "publisher", article->source);
  state_date(document, SCHEMA "datePublished", article->date);
  if (article->url &&
      (strncmp(article->url, "https://", 8) == 0 || strncmp(article->url, "http://", 7) == 0)) {
    EntBuffer url = {0};
    add_escaped(&url, article->url, ":/?#[]@!$&'()*+,;=%");
    state_uri(document, SCHEMA "url", text_of(&url));
    document->failed = document->failed || url.failed;
    ent_buffer_clear(&url);
  }
}

/** Every article that is quoted, once, by the order of digests. */
static EntStatus write_articles(Document* document, EntError* err) {
  const EntNetwork* network = document->network;
  size_t n = 0;
  for (size_t i = 0; i < network->n_ties; i++) {
    n += network->ties[i].n_evidence;
  }
  const EntArticleInfo** articles = calloc(n + 1, sizeof *articles);
  if (!articles) {
    return ent_no_memory(err);
  }
  n = 0;
  for (size_t i = 0; i < network->n_ties; i++) {
    for (size_t k = 0; k < network->ties[i].n_evidence; k++) {
      articles[n++] = network->ties[i].evidence[k].article;
    }
  }
  qsort(articles, n, sizeof *articles, compare_articles);
  for (size_t i = 0; i < n; i++) {
    if (i == 0 || compare_articles(&articles[i - 1], &articles[i]) != 0) {
      write_article(document, articles[i]);
    }
  }
  free(articles);
  return ENT_OK;
}

static size_t append(const void* bytes, size_t length, void* handle) {
  ent_buffer_add(handle, bytes, length);
  return length;
}

static void set_prefixes(SerdEnv* env, SerdWriter* writer) {
  static const char* const prefixes[][2] = {{"rdf", RDF},   {"xsd", XSD},       {"skos", SKOS},
                                            {"prov", PROV}, {"schema", SCHEMA}, {"ent", ENT}};
  for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes; i++) {
    const SerdNode name = node_of(SERD_LITERAL, prefixes[i][0]);
    const SerdNode uri = node_of(SERD_URI, prefixes[i][1]);
    (void)serd_env_set_prefix(env, &name, &uri);
    (void)serd_writer_set_prefix(writer, &name, &uri);
  }
}

static EntStatus write_all(Document* document, EntError* err) {
  for (uint32_t i = 0; i < document->network->n_nodes && !document->failed; i++) {
    write_actor(document, i);
  }
  for (size_t i = 0; i < document->network->n_ties && !document->failed; i++) {
    write_tie(document, i);
  }
  return write_articles(document, err);
}

/** Write everything with a writer that is there. */
static EntStatus run(Document* document, EntError* err) {
  const EntStatus status = write_all(document, err);
  if (serd_writer_finish(document->writer) != SERD_SUCCESS) {
    document->failed = true;
  }
  if (status != ENT_OK) {
    return status;
  }
  if (document->subject.failed || document->value.failed) {
    return ent_no_memory(err);
  }
  return document->failed ? ent_fail(err, ENT_BACKEND, NULL, 0, "serd could not write the RDF")
                          : ent_buffer_status(document->out, err);
}

static EntStatus write(const EntNetwork* network, SerdSyntax syntax, EntBuffer* out,
                       EntError* err) {
  const SerdStyle style = syntax == SERD_TURTLE
                              ? (SerdStyle)(SERD_STYLE_ABBREVIATED | SERD_STYLE_CURIED)
                              : SERD_STYLE_ASCII;
  Document document = {.network = network, .out = out};
  EntStatus status = ENT_OK;
  SerdEnv* env = serd_env_new(NULL);
  if (!env) {
    return ent_no_memory(err);
  }
  document.writer = serd_writer_new(syntax, style, env, NULL, append, out);
  if (document.writer) {
    if (syntax == SERD_TURTLE) {
      set_prefixes(env, document.writer);
    }
    status = run(&document, err);
    serd_writer_free(document.writer);
  } else {
    status = ent_no_memory(err);
  }
  serd_env_free(env);
  ent_buffer_clear(&document.subject);
  ent_buffer_clear(&document.value);
  return status;
}

EntStatus ent_write_turtle(const EntNetwork* network, EntBuffer* out, EntError* err) {
  return write(network, SERD_TURTLE, out, err);
}

EntStatus ent_write_ntriples(const EntNetwork* network, EntBuffer* out, EntError* err) {
  return write(network, SERD_NTRIPLES, out, err);
}
