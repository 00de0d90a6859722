#include "extract/lexicon/lexicon.h"

#include "extract/lexicon/table.h"
#include "graph/base/unicode.h"

#include <stdlib.h>

EntStatus ent_row_bad(const EntRow* row, const char* what) {
  return ent_fail(row->err, ENT_BAD_INPUT, row->file, row->line, "%s", what);
}

const EntSense* ent_lexicon_phrase(const EntLexicon* lexicon, EntStr folded) {
  const uint32_t id = ent_intern_find(lexicon->phrases, folded);
  return id == ENT_NONE ? NULL : lexicon->senses[id];
}

static EntStr first_word(EntStr folded) {
  size_t n = 0;
  while (n < folded.length && ((folded.bytes[n] >= 'a' && folded.bytes[n] <= 'z') ||
                               (folded.bytes[n] >= '0' && folded.bytes[n] <= '9'))) {
    n++;
  }
  return (EntStr){folded.bytes, n};
}

size_t ent_lexicon_reach(const EntLexicon* lexicon, EntStr folded) {
  const uint32_t id = ent_intern_find(lexicon->starts, first_word(folded));
  return id == ENT_NONE ? 0 : lexicon->reaches[id];
}

/** Note how far a phrase reaches. */
static EntStatus add_reach(EntRow* row, EntStr folded) {
  EntLexicon* lexicon = row->lexicon;
  const uint32_t before = ent_intern_count(lexicon->starts);
  const uint32_t id = ent_intern_add(lexicon->starts, first_word(folded));
  uint16_t* reaches = id == before ? ent_arena_grow(lexicon->arena, lexicon->reaches, before,
                                                    &lexicon->reach_capacity, sizeof *reaches)
                                   : lexicon->reaches;
  if (id == ENT_NONE || !reaches) {
    return ent_no_memory(row->err);
  }
  lexicon->reaches = reaches;
  const uint16_t length = folded.length < UINT16_MAX ? (uint16_t)folded.length : UINT16_MAX;
  reaches[id] = id == before || length > reaches[id] ? length : reaches[id];
  return ENT_OK;
}

const EntSense* ent_sense_of(const EntSense* senses, EntSenseKind kind) {
  while (senses && senses->kind != kind) {
    senses = senses->next;
  }
  return senses;
}

bool ent_sense_is_word(const EntSense* senses, int classes) {
  const EntSense* sense = ent_sense_of(senses, ENT_SENSE_MODALITY);
  return sense && (sense->type & classes) != 0;
}

bool ent_lexicon_word(const EntLexicon* lexicon, EntStr word, int classes) {
  return ent_sense_is_word(ent_lexicon_phrase(lexicon, word), classes);
}

const EntCue* ent_lexicon_cue(const EntLexicon* lexicon, uint32_t index) {
  return &lexicon->cues[index];
}

const char* ent_lexicon_state(const EntLexicon* lexicon, uint32_t index) {
  return lexicon->states[index];
}

EntStatus ent_row_add_phrase(EntRow* row, EntStr phrase, EntSense sense) {
  EntLexicon* lexicon = row->lexicon;
  const char* folded = ent_fold(lexicon->arena, phrase);
  if (folded && folded[0] == '\0') {
    return ent_row_bad(row, "an empty phrase");
  }
  const uint32_t before = ent_intern_count(lexicon->phrases);
  const uint32_t id = folded ? ent_intern_add(lexicon->phrases, ent_str(folded)) : ENT_NONE;
  EntSense* stored = ent_arena_alloc(lexicon->arena, sizeof *stored);
  EntSense** senses = id == before ? ent_arena_grow(lexicon->arena, lexicon->senses, before,
                                                    &lexicon->sense_capacity, sizeof *senses)
                                   : lexicon->senses;
  if (id == ENT_NONE || !stored || !senses) {
    return ent_no_memory(row->err);
  }
  lexicon->senses = senses;
  if (id == before) {
    senses[id] = NULL;
  }
  *stored = sense;
  stored->next = senses[id];
  senses[id] = stored;
  return add_reach(row, ent_str(folded));
}

bool ent_row_next(EntRow* row, EntStr* rest) {
  EntStr line = {0};
  while (ent_str_next(rest, '\n', &line)) {
    row->line++;
    if (line.length > 0 && line.bytes[line.length - 1] == '\r') {
      line.length--;
    }
    if (line.length == 0 || line.bytes[0] == '#') {
      continue;
    }
    row->n_columns = 0;
    memset(row->columns, 0, sizeof row->columns);
    while (row->n_columns < ENT_ROW_COLUMNS &&
           ent_str_next(&line, '\t', &row->columns[row->n_columns])) {
      row->n_columns++;
    }
    return true;
  }
  return false;
}

static EntStatus read_file(EntLexicon* lexicon, EntLexiconFile file, EntError* err) {
  EntStr rest = ent_lexicon_file_text(file);
  EntRow row = {.lexicon = lexicon, .file = ent_lexicon_file_name(file), .err = err};
  while (ent_row_next(&row, &rest)) {
    ENT_TRY(ent_row_add(&row, file));
  }
  return ENT_OK;
}

EntStatus ent_lexicon_new(EntLexicon** out, EntError* err) {
  *out = NULL;
  EntLexicon* lexicon = calloc(1, sizeof *lexicon);
  if (!lexicon) {
    return ent_no_memory(err);
  }
  lexicon->arena = ent_arena_new();
  lexicon->phrases = ent_intern_new();
  lexicon->starts = ent_intern_new();
  EntStatus status =
      lexicon->arena && lexicon->phrases && lexicon->starts ? ENT_OK : ent_no_memory(err);
  for (int file = 0; status == ENT_OK && file < ENT_N_LEXICON_FILES; file++) {
    status = read_file(lexicon, (EntLexiconFile)file, err);
  }
  if (status != ENT_OK) {
    ent_lexicon_free(lexicon);
    return status;
  }
  *out = lexicon;
  return ENT_OK;
}

void ent_lexicon_free(EntLexicon* lexicon) {
  if (lexicon) {
    ent_intern_free(lexicon->phrases);
    ent_intern_free(lexicon->starts);
    ent_arena_free(lexicon->arena);
    free(lexicon);
  }
}
