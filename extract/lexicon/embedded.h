/** @file extract/lexicon/embedded.h
    The text of the lexicon files, linked into the program so that it needs no file at run time. */
#ifndef ENT_EXTRACT_LEXICON_EMBEDDED_H
#define ENT_EXTRACT_LEXICON_EMBEDDED_H

#include "graph/base/text.h"

/** The lexicons, one a file of this folder. */
typedef enum {
  ENT_LEXICON_STATES,
  ENT_LEXICON_TITLES,
  ENT_LEXICON_ORGANIZATIONS,
  ENT_LEXICON_FIRST_NAMES,
  ENT_LEXICON_PLACES,
  ENT_LEXICON_STOP_NAMES,
  ENT_LEXICON_FUNCTION_WORDS,
  ENT_LEXICON_ALIASES,
  ENT_LEXICON_BODIES,
  ENT_LEXICON_CUES,
  ENT_LEXICON_DESCRIPTIONS,
  ENT_LEXICON_MODALITY
} EntLexiconFile;
enum { ENT_N_LEXICON_FILES = ENT_LEXICON_MODALITY + 1 };

/** Name of the file, for messages. */
const char* ent_lexicon_file_name(EntLexiconFile file);

/** Its bytes, as they stood when the program was built. */
EntStr ent_lexicon_file_text(EntLexiconFile file);

#endif
