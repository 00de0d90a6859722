/** @file extract/lexicon/table.h
    How the lines of the lexicon files become phrases with meanings: shared by the readers of this
    folder, of no use to anybody else. */
#ifndef ENT_EXTRACT_LEXICON_TABLE_H
#define ENT_EXTRACT_LEXICON_TABLE_H

#include "extract/lexicon/embedded.h"
#include "extract/lexicon/lexicon.h"

struct EntLexicon {
  EntArena* arena;
  EntIntern* phrases; ///< folded texts
  EntSense** senses;  ///< [phrases] lists of meanings
  size_t sense_capacity;
  EntIntern* starts; ///< first words of phrases
  uint16_t* reaches; ///< [starts] bytes of the longest phrase that starts so
  size_t reach_capacity;
  EntCue* cues; ///< [n_cues]
  size_t n_cues;
  size_t cue_capacity;
  const char** states; ///< [n_states] usual names
  size_t n_states;
  size_t state_capacity;
  uint32_t n_bodies; ///< that have several names
};

/** Columns of a line that are kept. */
enum { ENT_ROW_COLUMNS = 8 };

/** A line of a file on its way into the lexicon. */
typedef struct {
  EntLexicon* lexicon;
  const char* file;
  unsigned long line;
  EntStr columns[ENT_ROW_COLUMNS]; ///< empty beyond the last
  size_t n_columns;
  EntError* err;
} EntRow;

/** Take the next line apart; empty lines and remarks are passed over.
    @param rest  The text that is left; moved on. @return false at the end of the text. */
bool ent_row_next(EntRow* row, EntStr* rest);

/** Say what is wrong with the line. @return ENT_BAD_INPUT. */
EntStatus ent_row_bad(const EntRow* row, const char* what);

/** Give a phrase one more meaning, the first to be found from now on. */
EntStatus ent_row_add_phrase(EntRow* row, EntStr phrase, EntSense sense);

/** Number of the name in a NULL-terminated list, or -1. */
int ent_row_choose(EntStr name, const char* const* names);

/** Add the line of one of the embedded files, or of a user's in its format. @return ENT_BAD_INPUT
 * if it is malformed. */
EntStatus ent_row_add(EntRow* row, EntLexiconFile file);

/** form, place, weight, flags, phrases: a line of cues. A malformed one adds nothing. */
EntStatus ent_row_add_cue(EntRow* row);

#endif
