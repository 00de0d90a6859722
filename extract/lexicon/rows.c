#include "extract/lexicon/inflect.h"
#include "extract/lexicon/table.h"

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
  static const char* const positions[] = {"any", "first", "last", NULL};
  const int type = ent_row_choose(row->columns[1], classes);
  const int position = ent_row_choose(row->columns[2], positions);
  if (type < 0) {
    return ent_row_bad(row, "unknown class of organization");
  }
  if (position < 0) {
    return ent_row_bad(row, "unknown position of a head word");
  }
  return ent_row_add_phrase(row, row->columns[0],
                            (EntSense){ENT_SENSE_ORGANIZATION, type, position == 1, NULL});
}

/** A word, and names of bits parted by commas. @param what  Told of an unknown name. */
static EntStatus add_bits(EntRow* row, EntSenseKind kind, const char* const* names,
                          const char* what) {
  EntStr cell = row->columns[1];
  EntStr name = {0};
  int bits = 0;
  while (ent_str_next(&cell, ',', &name)) {
    const int i = ent_row_choose(name, names);
    if (i < 0) {
      return ent_row_bad(row, what);
    }
    bits |= 1 << i;
  }
  return ent_row_add_phrase(row, row->columns[0], (EntSense){kind, bits, 0, NULL});
}

/** word, places */
static EntStatus add_body(EntRow* row) {
  static const char* const places[] = {"state", "people",     "name", "kin",
                                       "tail",  "government", NULL};
  return add_bits(row, ENT_SENSE_BODY, places, "unknown place of a body's word");
}

/** word, classes */
static EntStatus add_modality(EntRow* row) {
  static const char* const classes[] = {
      "negation",      "weak_negation", "denies",      "failure", "modal",
      "condition",     "exception",     "hope",        "former",  "former_noun",
      "nearly_former", "defunct",       "be",          "become",  "preposition",
      "clause",        "denial",        "firm_denial", "wish",    "say",
      "quote",         "accuse",        "claim",       "light",   "bond",
      "office",        "founding",      "lasting",     NULL};
  return add_bits(row, ENT_SENSE_MODALITY, classes, "unknown class of word");
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
    [ENT_LEXICON_ORGANIZATIONS] = {add_organization, 3},
    [ENT_LEXICON_FIRST_NAMES] = {add_first_name, 2},
    [ENT_LEXICON_PLACES] = {add_place, 2},
    [ENT_LEXICON_STOP_NAMES] = {add_stop_name, 2},
    [ENT_LEXICON_FUNCTION_WORDS] = {add_function_word, 1},
    [ENT_LEXICON_ALIASES] = {add_aliases, 1},
    [ENT_LEXICON_BODIES] = {add_body, 2},
    [ENT_LEXICON_CUES] = {ent_row_add_cue, 5},
    [ENT_LEXICON_DESCRIPTIONS] = {add_description, 2},
    [ENT_LEXICON_MODALITY] = {add_modality, 2},
};

EntStatus ent_row_add(EntRow* row, EntLexiconFile file) {
  return row->n_columns < formats[file].columns ? ent_row_bad(row, "too few columns")
                                                : formats[file].add(row);
}
