#include "export/columns.h"

#include "export/plain.h"
#include "graph/measures.h"

#include <math.h>

/** Smallest and largest node in Gephi. */
static const double SMALLEST_SIZE = 10;
static const double LARGEST_SIZE = 50;

static const EntColumn actor_columns[] = {
    {"label", "Label", ENT_COLUMN_STRING, false, ENT_FROM_TEXT, offsetof(EntNode, name)},
    {"x", "X", ENT_COLUMN_DOUBLE, true, ENT_FROM_NUMBER, offsetof(EntNode, x)},
    {"y", "Y", ENT_COLUMN_DOUBLE, true, ENT_FROM_NUMBER, offsetof(EntNode, y)},
    {"size", "Size", ENT_COLUMN_DOUBLE, true, ENT_FROM_SIZE, 0},
    {"r", "R", ENT_COLUMN_INT, true, ENT_FROM_ACTOR_RED, 0},
    {"g", "G", ENT_COLUMN_INT, true, ENT_FROM_ACTOR_GREEN, 0},
    {"b", "B", ENT_COLUMN_INT, true, ENT_FROM_ACTOR_BLUE, 0},
    {"kind", "Kind", ENT_COLUMN_STRING, false, ENT_FROM_KIND, 0},
    {"camp", "Camp", ENT_COLUMN_INT, false, ENT_FROM_CAMP, 0},
    {"camp_name", "Camp Name", ENT_COLUMN_STRING, false, ENT_FROM_TEXT,
     offsetof(EntNode, camp_name)},
    {"aliases", "Aliases", ENT_COLUMN_STRING, false, ENT_FROM_ALIASES, 0},
    {"articles", "Articles", ENT_COLUMN_INT, false, ENT_FROM_COUNT, offsetof(EntNode, n_articles)},
    {"first", "First", ENT_COLUMN_STRING, false, ENT_FROM_DATE, offsetof(EntNode, first)},
    {"last", "Last", ENT_COLUMN_STRING, false, ENT_FROM_DATE, offsetof(EntNode, last)},
    {"ended", "Ended", ENT_COLUMN_STRING, false, ENT_FROM_DATE, offsetof(EntNode, ended)},
};
enum { N_ACTOR_COLUMNS = sizeof actor_columns / sizeof actor_columns[0] };

static const EntColumn tie_columns[] = {
    {"label", "Label", ENT_COLUMN_STRING, false, ENT_FROM_FORM_WORDS, 0},
    // Gephi's spreadsheet import takes the type of an edge from a column of the name Kind.
    {"relation", "Kind", ENT_COLUMN_STRING, false, ENT_FROM_RELATION, 0},
    {"weight", "Weight", ENT_COLUMN_DOUBLE, false, ENT_FROM_NUMBER, offsetof(EntTie, weight)},
    {"r", "R", ENT_COLUMN_INT, true, ENT_FROM_TIE_RED, 0},
    {"g", "G", ENT_COLUMN_INT, true, ENT_FROM_TIE_GREEN, 0},
    {"b", "B", ENT_COLUMN_INT, true, ENT_FROM_TIE_BLUE, 0},
    {"sign", "Sign", ENT_COLUMN_INT, false, ENT_FROM_SIGN, 0},
    {"form", "Form", ENT_COLUMN_STRING, false, ENT_FROM_FORM, 0},
    {"forms", "Forms", ENT_COLUMN_STRING, false, ENT_FROM_FORMS, 0},
    {"status", "Status", ENT_COLUMN_STRING, false, ENT_FROM_VALIDITY, 0},
    {"confidence", "Confidence", ENT_COLUMN_DOUBLE, false, ENT_FROM_NUMBER,
     offsetof(EntTie, confidence)},
    {"articles", "Articles", ENT_COLUMN_INT, false, ENT_FROM_COUNT, offsetof(EntTie, n_articles)},
    {"independent", "Independent", ENT_COLUMN_INT, false, ENT_FROM_COUNT,
     offsetof(EntTie, n_independent)},
    {"sources", "Sources", ENT_COLUMN_INT, false, ENT_FROM_COUNT, offsetof(EntTie, n_sources)},
    {"sentences", "Sentences", ENT_COLUMN_INT, false, ENT_FROM_COUNT,
     offsetof(EntTie, n_sentences)},
    {"claims", "Claims", ENT_COLUMN_INT, false, ENT_FROM_COUNT, offsetof(EntTie, n_claims)},
    {"denials", "Denials", ENT_COLUMN_INT, false, ENT_FROM_COUNT, offsetof(EntTie, n_denials)},
    {"since", "Since", ENT_COLUMN_STRING, false, ENT_FROM_DATE, offsetof(EntTie, since)},
    {"until", "Until", ENT_COLUMN_STRING, false, ENT_FROM_DATE, offsetof(EntTie, until)},
    {"first", "First", ENT_COLUMN_STRING, false, ENT_FROM_DATE, offsetof(EntTie, first)},
    {"last", "Last", ENT_COLUMN_STRING, false, ENT_FROM_DATE, offsetof(EntTie, last)},
    {"course", "Course", ENT_COLUMN_STRING, false, ENT_FROM_COURSE, 0},
    {"history", "History", ENT_COLUMN_STRING, false, ENT_FROM_HISTORY, 0},
    {"evidence", "Evidence", ENT_COLUMN_STRING, false, ENT_FROM_EVIDENCE,
     offsetof(EntEvidence, text)},
    {"article", "Article", ENT_COLUMN_STRING, false, ENT_FROM_ARTICLE,
     offsetof(EntArticleInfo, id)},
    {"outlet", "Outlet", ENT_COLUMN_STRING, false, ENT_FROM_ARTICLE,
     offsetof(EntArticleInfo, source)},
    {"url", "URL", ENT_COLUMN_STRING, false, ENT_FROM_ARTICLE, offsetof(EntArticleInfo, url)},
    {"said_by", "Said By", ENT_COLUMN_STRING, false, ENT_FROM_EVIDENCE,
     offsetof(EntEvidence, said_by)},
};

size_t ent_actor_columns(void) {
  return N_ACTOR_COLUMNS + ENT_N_MEASURES;
}

EntColumn ent_actor_column(size_t i) {
  if (i < N_ACTOR_COLUMNS) {
    return actor_columns[i];
  }
  const size_t measure = i - N_ACTOR_COLUMNS;
  const EntMeasureInfo* info = ent_measure_info((EntMeasure)measure);
  return (EntColumn){
      info->id, info->title,     info->whole ? ENT_COLUMN_INT : ENT_COLUMN_DOUBLE,
      false,    ENT_FROM_NUMBER, offsetof(EntNode, measures) + measure * sizeof(double)};
}

const EntColumn* ent_tie_columns(size_t* n) {
  *n = sizeof tie_columns / sizeof tie_columns[0];
  return tie_columns;
}

const char* ent_column_type_name(EntColumnType type) {
  static const char* const names[] = {"string", "int", "double"};
  return names[type];
}

/** A whole number is written without an exponent, whatever its size. */
static void add_number(EntBuffer* out, EntColumnType type, double value) {
  if (type == ENT_COLUMN_INT && isfinite(value)) {
    ent_buffer_printf(out, "%.0f", value);
  } else {
    ent_add_number(out, value);
  }
}

/** The member that stands `column->offset` bytes into `record`. */
static void add_member(EntBuffer* out, const EntColumn* column, const void* record) {
  const char* at = (const char*)record + column->offset;
  if (column->origin == ENT_FROM_TEXT || column->origin == ENT_FROM_EVIDENCE ||
      column->origin == ENT_FROM_ARTICLE) {
    const char* text = NULL;
    memcpy(&text, at, sizeof text);
    ent_add_plain(out, text);
  } else if (column->origin == ENT_FROM_DATE) {
    EntDate date;
    char text[ENT_DATE_SIZE];
    memcpy(&date, at, sizeof date);
    ent_date_format(date, text);
    ent_buffer_add_text(out, text);
  } else if (column->origin == ENT_FROM_COUNT) {
    size_t count = 0;
    memcpy(&count, at, sizeof count);
    ent_buffer_printf(out, "%zu", count);
  } else {
    double value = 0;
    memcpy(&value, at, sizeof value);
    add_number(out, column->type, value);
  }
}

/** Spellings other than the name, joined. */
static void add_aliases(EntBuffer* out, const EntNode* actor) {
  const char* separator = "";
  for (size_t i = 0; i < actor->n_aliases; i++) {
    if (strcmp(actor->aliases[i], actor->name) != 0) {
      ent_buffer_add_text(out, separator);
      ent_add_plain(out, actor->aliases[i]);
      separator = "; ";
    }
  }
}

double ent_column_size(const EntStyle* style, const EntNode* actor) {
  return SMALLEST_SIZE + (LARGEST_SIZE - SMALLEST_SIZE) * ent_style_influence(style, actor);
}

void ent_add_actor_value(EntBuffer* out, const EntColumn* column, const EntStyle* style,
                         const EntNode* actor) {
  const EntColor color = ent_style_actor_color(style, actor);
  switch (column->origin) {
  case ENT_FROM_SIZE:
    ent_add_number(out, ent_column_size(style, actor));
    break;
  case ENT_FROM_ACTOR_RED:
    ent_buffer_printf(out, "%d", color.r);
    break;
  case ENT_FROM_ACTOR_GREEN:
    ent_buffer_printf(out, "%d", color.g);
    break;
  case ENT_FROM_ACTOR_BLUE:
    ent_buffer_printf(out, "%d", color.b);
    break;
  case ENT_FROM_KIND:
    ent_buffer_add_text(out, ent_kind_name(actor->kind));
    break;
  case ENT_FROM_CAMP:
    if (actor->camp < style->network->n_camps) {
      ent_buffer_printf(out, "%lu", (unsigned long)actor->camp + 1);
    }
    break;
  case ENT_FROM_ALIASES:
    add_aliases(out, actor);
    break;
  default:
    add_member(out, column, actor);
  }
}

/** "joint action" for joint_action. */
static void add_words(EntBuffer* out, const char* name) {
  for (; *name; name++) {
    ent_buffer_add_byte(out, *name == '_' ? ' ' : *name);
  }
}

/** "armed; verbal" */
static void add_forms(EntBuffer* out, uint32_t forms) {
  const char* separator = "";
  for (uint32_t form = 0; form < ENT_N_FORMS; form++) {
    if (forms & 1u << form) {
      ent_buffer_printf(out, "%s%s", separator, ent_form_name((EntForm)form));
      separator = "; ";
    }
  }
}

static void add_course(EntBuffer* out, const EntPair* pair) {
  ent_buffer_add_text(out, pair ? ent_course_name(pair->course) : "");
}

/** "ally 2003 to 2006; rival 2006-03 to 2008 (last attested)" */
static void add_history(EntBuffer* out, const EntPair* pair) {
  for (size_t i = 0; pair && i < pair->n_phases; i++) {
    const EntPhase* phase = &pair->phases[i];
    char from[ENT_DATE_SIZE];
    char to[ENT_DATE_SIZE];
    ent_date_format(phase->from, from);
    ent_date_format(phase->to, to);
    ent_buffer_printf(out, "%s%s %s to %s%s", i > 0 ? "; " : "", ent_relation_name(phase->relation),
                      from[0] ? from : "?", to[0] ? to : "?",
                      phase->to_stated || !to[0] ? "" : " (last attested)");
  }
}

void ent_add_tie_value(EntBuffer* out, const EntColumn* column, const EntStyle* style,
                       const EntTie* tie) {
  static const char* const signs[ENT_N_RELATIONS] = {"1", "-1", "0"};
  const EntColor color = ent_style_relation_color(tie->relation);
  switch (column->origin) {
  case ENT_FROM_FORM_WORDS:
    add_words(out, ent_form_name(tie->form));
    break;
  case ENT_FROM_TIE_RED:
    ent_buffer_printf(out, "%d", color.r);
    break;
  case ENT_FROM_TIE_GREEN:
    ent_buffer_printf(out, "%d", color.g);
    break;
  case ENT_FROM_TIE_BLUE:
    ent_buffer_printf(out, "%d", color.b);
    break;
  case ENT_FROM_RELATION:
    ent_buffer_add_text(out, ent_relation_name(tie->relation));
    break;
  case ENT_FROM_SIGN:
    ent_buffer_add_text(out, signs[tie->relation]);
    break;
  case ENT_FROM_FORM:
    ent_buffer_add_text(out, ent_form_name(tie->form));
    break;
  case ENT_FROM_FORMS:
    add_forms(out, tie->forms);
    break;
  case ENT_FROM_VALIDITY:
    ent_buffer_add_text(out, ent_validity_name(tie->validity));
    break;
  case ENT_FROM_COURSE:
    add_course(out, ent_network_pair_of(style->network, tie));
    break;
  case ENT_FROM_HISTORY:
    add_history(out, ent_network_pair_of(style->network, tie));
    break;
  case ENT_FROM_EVIDENCE:
    add_member(out, column, tie->best);
    break;
  case ENT_FROM_ARTICLE:
    add_member(out, column, tie->best->article);
    break;
  default:
    add_member(out, column, tie);
  }
}
