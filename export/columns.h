/** @file export/columns.h
    What the files tell of an actor and of a tie: two tables of typed columns that GraphML and CSV
    both loop over. */
#ifndef ENT_EXPORT_COLUMNS_H
#define ENT_EXPORT_COLUMNS_H

#include "export/style.h"

/** The type of all values of a column, as GraphML calls it. */
typedef enum { ENT_COLUMN_STRING, ENT_COLUMN_INT, ENT_COLUMN_DOUBLE } EntColumnType;

/** Where a value comes from: a member of EntNode, EntTie, its best EntEvidence or the article of
    that, or something made of several. */
typedef enum {
  ENT_FROM_TEXT,     ///< a const char*
  ENT_FROM_DATE,     ///< an EntDate
  ENT_FROM_COUNT,    ///< a size_t
  ENT_FROM_NUMBER,   ///< a double
  ENT_FROM_EVIDENCE, ///< a const char* of the best evidence
  ENT_FROM_ARTICLE,  ///< a const char* of the article of the best evidence
  // of an actor
  ENT_FROM_SIZE,
  ENT_FROM_ACTOR_RED,
  ENT_FROM_ACTOR_GREEN,
  ENT_FROM_ACTOR_BLUE,
  ENT_FROM_KIND,
  ENT_FROM_CAMP,
  ENT_FROM_ALIASES,
  // of a tie
  ENT_FROM_FORM_WORDS,
  ENT_FROM_TIE_RED,
  ENT_FROM_TIE_GREEN,
  ENT_FROM_TIE_BLUE,
  ENT_FROM_RELATION,
  ENT_FROM_SIGN,
  ENT_FROM_FORM,
  ENT_FROM_FORMS,
  ENT_FROM_VALIDITY,
  // of the pair that a tie is between; nothing for splinter_of
  ENT_FROM_COURSE,
  ENT_FROM_HISTORY
} EntColumnOrigin;

/** A column. */
typedef struct {
  const char* id;    ///< "first": the attr.name of GraphML, to some of which Gephi gives meaning
  const char* title; ///< "First": the heading of CSV
  EntColumnType type;
  bool drawn; ///< only says how things look: of no use in a table
  EntColumnOrigin origin;
  size_t offset; ///< of the member, for the origins that are one
} EntColumn;

/** How many columns an actor has. */
size_t ent_actor_columns(void);

/** Column `i` < ent_actor_columns(): what is known of the actor, then its measures. */
EntColumn ent_actor_column(size_t i);

/** The columns of a tie. @param n  Receives how many. */
const EntColumn* ent_tie_columns(size_t* n);

/** "string", "int" or "double". */
const char* ent_column_type_name(EntColumnType type);

/** The size of an actor in Gephi. */
double ent_column_size(const EntStyle* style, const EntNode* actor);

/** Append the value of a column for an actor, as plain text; nothing if it is unknown. */
void ent_add_actor_value(EntBuffer* out, const EntColumn* column, const EntStyle* style,
                         const EntNode* actor);

/** Append the value of a column for a tie, as plain text; nothing if it is unknown. */
void ent_add_tie_value(EntBuffer* out, const EntColumn* column, const EntStyle* style,
                       const EntTie* tie);

#endif
