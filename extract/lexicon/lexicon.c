#include "extract/lexicon/lexicon.h"

#include "extract/lexicon/embedded.h"
#include "extract/lexicon/inflect.h"
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

int ent_row_choose(EntStr name, const char* const* names) {
  for (int i = 0; names[i]; i++) {
    if (ent_str_is(name, names[i])) {
      return i;
    }
  }
  return -1;
}

/** Letters in capitals only, such as "UAE"; "U.S." says so by its full stops. */
static bool is_acronym(EntStr name) {
  for (size_t i = 0; i < name.length; i++) {
    if (name.bytes[i] < 'A' || name.bytes[i] > 'Z') {
      return false;
    }
  }
  return true;
}

/** The names of a state in one cell. */
static EntStatus add_state_names(EntRow* row, EntStr cell, EntStateName type, uint32_t index) {
  EntStr name = {0};
  while (cell.length > 0 && ent_str_next(&cell, '|', &name)) {
    name = ent_str_trim(name);
    const int own = (int)(is_acronym(name) ? ENT_STATE_ACRONYM : type);
    ENT_TRY(ent_row_add_phrase(row, name, (EntSense){ENT_SENSE_STATE, own, index, NULL}));
  }
  return ENT_OK;
}

/** name, demonyms, capital, seats, other names, status */
static EntStatus add_state(EntRow* row) {
  EntLexicon* lexicon = row->lexicon;
  const char** states = ent_arena_grow(lexicon->arena, lexicon->states, lexicon->n_states,
                                       &lexicon->state_capacity, sizeof *states);
  char* name = ent_arena_copy(lexicon->arena, row->columns[0].bytes, row->columns[0].length);
  if (!states || !name) {
    return ent_no_memory(row->err);
  }
  lexicon->states = states;
  states[lexicon->n_states] = name;
  const uint32_t index = (uint32_t)lexicon->n_states++;
  static const EntStateName columns[] = {ENT_STATE_NAME, ENT_STATE_DEMONYM, ENT_STATE_CAPITAL,
                                         ENT_STATE_SEAT, ENT_STATE_NAME};
  for (size_t i = 0; i < sizeof columns / sizeof *columns; i++) {
    ENT_TRY(add_state_names(row, row->columns[i], columns[i], index));
  }
  return ENT_OK;
}

/** All names of a body in one cell. */
static EntStatus add_aliases(EntRow* row) {
  const uint32_t body = row->lexicon->n_bodies++;
  EntStr cell = row->columns[0];
  EntStr name = {0};
  while (cell.length > 0 && ent_str_next(&cell, '|', &name)) {
    name = ent_str_trim(name);
    ENT_TRY(
        ent_row_add_phrase(row, name, (EntSense){ENT_SENSE_ALIAS, is_acronym(name), body, NULL}));
  }
  return ENT_OK;
}

static EntStatus add_title(EntRow* row) {
  static const char* const classes[] = {"honorific", "military", "office", "leader",
                                        "member",    "other",    NULL};
  const int type = ent_row_choose(row->columns[1], classes);
  if (type < 0) {
    return ent_row_bad(row, "unknown class of title");
  }
  ENT_TRY(ent_row_add_phrase(row, row->columns[0], (EntSense){ENT_SENSE_TITLE, type, 0, NULL}));
  const EntStr title = row->columns[0];
  if (type == ENT_TITLE_HONORIFIC || title.length == 0 || title.bytes[title.length - 1] == '.' ||
      memchr(title.bytes, ' ', title.length)) {
    return ENT_OK;
  }
  EntForms forms = {{NULL}, 0};
  ENT_TRY(ent_inflect_noun(title, row->lexicon->arena, &forms, row->err));
  return ent_row_add_phrase(row, ent_str(forms.forms[1]),
                            (EntSense){ENT_SENSE_TITLE, type, 1, NULL});
}

static EntStatus add_organization(EntRow* row) {
  static const char* const classes[] = {
      "party",         "movement", "armed", "state_body", "company", "union", "church",
      "international", "media",    "team",  "education",  "country", "other", NULL};
  const int type = ent_row_choose(row->columns[1], classes);
  if (type < 0) {
    return ent_row_bad(row, "unknown class of organization");
  }
  return ent_row_add_phrase(row, row->columns[0],
                            (EntSense){ENT_SENSE_ORGANIZATION, type, 0, NULL});
}

/** word, places */
static EntStatus add_body(EntRow* row) {
  static const char* const places[] = {"state", "people",     "name", "kin",
                                       "tail",  "government", NULL};
  EntStr cell = row->columns[1];
  EntStr place = {0};
  int bits = 0;
  while (ent_str_next(&cell, ',', &place)) {
    const int i = ent_row_choose(place, places);
    if (i < 0) {
      return ent_row_bad(row, "unknown place of a body's word");
    }
    bits |= 1 << i;
  }
  return ent_row_add_phrase(row, row->columns[0], (EntSense){ENT_SENSE_BODY, bits, 0, NULL});
}

/** noun, class; a noun also in its plural */
static EntStatus add_description(EntRow* row) {
  static const char* const classes[] = {"man",   "woman",      "person",  "group",
                                        "armed", "party",      "company", "body",
                                        "state", "government", "plain",   NULL};
  const int type = ent_row_choose(row->columns[1], classes);
  if (type < 0) {
    return ent_row_bad(row, "unknown class of description");
  }
  EntForms forms = {{NULL}, 0};
  ENT_TRY(ent_inflect_noun(row->columns[0], row->lexicon->arena, &forms, row->err));
  const size_t n = type == ENT_DESCRIBES_PLAIN ? 1 : 2;
  for (uint32_t i = 0; i < n; i++) {
    ENT_TRY(ent_row_add_phrase(row, ent_str(forms.forms[i]),
                               (EntSense){ENT_SENSE_DESCRIPTION, type, i, NULL}));
  }
  return ENT_OK;
}

static EntStatus add_first_name(EntRow* row) {
  const int gender = row->columns[1].length == 1 ? row->columns[1].bytes[0] : 'u';
  return ent_row_add_phrase(row, row->columns[0],
                            (EntSense){ENT_SENSE_FIRST_NAME, gender, 0, NULL});
}

static EntStatus add_place(EntRow* row) {
  return ent_row_add_phrase(row, row->columns[0], (EntSense){ENT_SENSE_PLACE, 0, 0, NULL});
}

static EntStatus add_stop_name(EntRow* row) {
  static const char* const classes[] = {"word",     "calendar", "event", "people",
                                        "adherent", "media",    NULL};
  const int type = ent_row_choose(row->columns[1], classes);
  return ent_row_add_phrase(
      row, row->columns[0],
      (EntSense){ENT_SENSE_STOP_NAME, type < 0 ? ENT_STOP_OTHER : type, 0, NULL});
}

static EntStatus add_function_word(EntRow* row) {
  return ent_row_add_phrase(row, row->columns[0], (EntSense){ENT_SENSE_FUNCTION_WORD, 0, 0, NULL});
}

/** How each file's lines are read, and how many columns they must have at least. */
static const struct {
  EntStatus (*add)(EntRow* row);
  size_t columns;
} formats[ENT_N_LEXICON_FILES] = {
    [ENT_LEXICON_STATES] = {add_state, 6},
    [ENT_LEXICON_TITLES] = {add_title, 2},
    [ENT_LEXICON_ORGANIZATIONS] = {add_organization, 2},
    [ENT_LEXICON_FIRST_NAMES] = {add_first_name, 2},
    [ENT_LEXICON_PLACES] = {add_place, 2},
    [ENT_LEXICON_STOP_NAMES] = {add_stop_name, 2},
    [ENT_LEXICON_FUNCTION_WORDS] = {add_function_word, 1},
    [ENT_LEXICON_ALIASES] = {add_aliases, 1},
    [ENT_LEXICON_BODIES] = {add_body, 2},
    [ENT_LEXICON_CUES] = {ent_row_add_cue, 5},
    [ENT_LEXICON_DESCRIPTIONS] = {add_description, 2},
};

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
    if (row.n_columns < formats[file].columns) {
      return ent_row_bad(&row, "too few columns");
    }
    ENT_TRY(formats[file].add(&row));
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
