#include "extract/lexicon/lexicon.h"

#include "extract/lexicon/embedded.h"
#include "extract/lexicon/inflect.h"
#include "graph/base/unicode.h"

#include <stdio.h>
#include <stdlib.h>

enum { MAX_COLUMNS = 8 };

struct EntLexicon {
  EntArena* arena;
  EntIntern* phrases; ///< folded texts
  EntSense** senses;  ///< [phrases] lists of meanings
  size_t sense_capacity;
  EntCue* cues; ///< [n_cues]
  size_t n_cues;
  size_t cue_capacity;
  const char** states; ///< [n_states] usual names
  size_t n_states;
  size_t state_capacity;
};

/** A line of a file on its way into the lexicon. */
typedef struct {
  EntLexicon* lexicon;
  const char* file;
  unsigned long line;
  EntStr columns[MAX_COLUMNS]; ///< empty beyond the last
  EntError* err;
} Row;

static EntStatus bad_row(const Row* row, const char* what) {
  return ent_fail(row->err, ENT_BAD_INPUT, row->file, row->line, "%s", what);
}

const EntSense* ent_lexicon_phrase(const EntLexicon* lexicon, EntStr folded) {
  const uint32_t id = ent_intern_find(lexicon->phrases, folded);
  return id == ENT_NONE ? NULL : lexicon->senses[id];
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

/** Give a phrase one more meaning. */
static EntStatus add_phrase(Row* row, EntStr phrase, EntSense sense) {
  EntLexicon* lexicon = row->lexicon;
  const char* folded = ent_fold(lexicon->arena, phrase);
  if (folded && folded[0] == '\0') {
    return bad_row(row, "an empty phrase");
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
  return ENT_OK;
}

/** Number of the name in a NULL-terminated list, or -1. */
static int choose(EntStr name, const char* const* names) {
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
static EntStatus add_state_names(Row* row, EntStr cell, EntStateName type, uint32_t index) {
  EntStr name = {0};
  while (cell.length > 0 && ent_str_next(&cell, '|', &name)) {
    name = ent_str_trim(name);
    const int own = (int)(is_acronym(name) ? ENT_STATE_ACRONYM : type);
    ENT_TRY(add_phrase(row, name, (EntSense){ENT_SENSE_STATE, own, index, NULL}));
  }
  return ENT_OK;
}

/** name, demonyms, capital, seats, other names, status */
static EntStatus add_state(Row* row) {
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

static EntStatus add_title(Row* row) {
  static const char* const classes[] = {"honorific", "military", "office", "leader",
                                        "member",    "other",    NULL};
  const int type = choose(row->columns[1], classes);
  if (type < 0) {
    return bad_row(row, "unknown class of title");
  }
  ENT_TRY(add_phrase(row, row->columns[0], (EntSense){ENT_SENSE_TITLE, type, 0, NULL}));
  const EntStr title = row->columns[0];
  if (type == ENT_TITLE_HONORIFIC || title.length == 0 || title.bytes[title.length - 1] == '.' ||
      memchr(title.bytes, ' ', title.length)) {
    return ENT_OK;
  }
  EntForms forms = {{NULL}, 0};
  ENT_TRY(ent_inflect_noun(title, row->lexicon->arena, &forms, row->err));
  return add_phrase(row, ent_str(forms.forms[1]), (EntSense){ENT_SENSE_TITLE, type, 1, NULL});
}

static EntStatus add_organization(Row* row) {
  static const char* const classes[] = {"movement", "armed", "party", "company", "media", NULL};
  static const EntDescription kinds[] = {ENT_DESCRIBES_GROUP, ENT_DESCRIBES_ARMED,
                                         ENT_DESCRIBES_PARTY, ENT_DESCRIBES_COMPANY,
                                         ENT_DESCRIBES_COMPANY};
  const int known = choose(row->columns[1], classes);
  const EntDescription type = known < 0 ? ENT_DESCRIBES_BODY : kinds[known];
  return add_phrase(row, row->columns[0], (EntSense){ENT_SENSE_ORGANIZATION, (int)type, 0, NULL});
}

static EntStatus add_first_name(Row* row) {
  const int gender = row->columns[1].length == 1 ? row->columns[1].bytes[0] : 'u';
  return add_phrase(row, row->columns[0], (EntSense){ENT_SENSE_FIRST_NAME, gender, 0, NULL});
}

static EntStatus add_place(Row* row) {
  return add_phrase(row, row->columns[0], (EntSense){ENT_SENSE_PLACE, 0, 0, NULL});
}

static EntStatus add_stop_name(Row* row) {
  static const char* const classes[] = {"word", "calendar", "event", "people", "media", NULL};
  const int type = choose(row->columns[1], classes);
  return add_phrase(row, row->columns[0],
                    (EntSense){ENT_SENSE_STOP_NAME, type < 0 ? ENT_STOP_OTHER : type, 0, NULL});
}

static EntStatus add_function_word(Row* row) {
  return add_phrase(row, row->columns[0], (EntSense){ENT_SENSE_FUNCTION_WORD, 0, 0, NULL});
}

/** noun, class; a noun also in its plural */
static EntStatus add_description(Row* row) {
  static const char* const classes[] = {"man",   "woman",      "person",  "group",
                                        "armed", "party",      "company", "body",
                                        "state", "government", "plain",   NULL};
  const int type = choose(row->columns[1], classes);
  if (type < 0) {
    return bad_row(row, "unknown class of description");
  }
  EntForms forms = {{NULL}, 0};
  ENT_TRY(ent_inflect_noun(row->columns[0], row->lexicon->arena, &forms, row->err));
  const size_t n = type == ENT_DESCRIBES_PLAIN ? 1 : 2;
  for (uint32_t i = 0; i < n; i++) {
    ENT_TRY(
        add_phrase(row, ent_str(forms.forms[i]), (EntSense){ENT_SENSE_DESCRIPTION, type, i, NULL}));
  }
  return ENT_OK;
}

/** One cue phrase with its first word in all its forms. */
static EntStatus add_cue_phrase(Row* row, EntStr phrase, const EntCue* cue, EntSense sense) {
  EntArena* arena = row->lexicon->arena;
  const char* blank = memchr(phrase.bytes, ' ', phrase.length);
  const EntStr word = {phrase.bytes, blank ? (size_t)(blank - phrase.bytes) : phrase.length};
  const EntStr rest = {phrase.bytes + word.length, phrase.length - word.length};
  EntForms forms = {{NULL}, 0};
  if (cue->place == ENT_CUE_VERB || cue->place == ENT_CUE_MUTUAL) {
    ENT_TRY(ent_inflect_verb(word, arena, &forms, row->err));
  } else if ((cue->place == ENT_CUE_NOUN || cue->place == ENT_CUE_ROLE) && !blank) {
    ENT_TRY(ent_inflect_noun(word, arena, &forms, row->err));
  } else {
    return add_phrase(row, phrase, sense);
  }
  for (size_t i = 0; i < forms.n; i++) {
    const char* whole =
        ent_arena_printf(arena, "%s%.*s", forms.forms[i], (int)rest.length, rest.bytes);
    if (!whole) {
      return ent_no_memory(row->err);
    }
    ENT_TRY(add_phrase(row, ent_str(whole), sense));
  }
  return ENT_OK;
}

/** form, place, weight, flags, phrases */
static EntStatus add_cue(Row* row) {
  static const char* const places[] = {"verb", "mutual", "noun",   "role",
                                       "link", "prefix", "suffix", NULL};
  EntLexicon* lexicon = row->lexicon;
  EntCue cue = {0};
  const int place = choose(row->columns[1], places);
  if (place < 0 || !ent_form_from_name(row->columns[0], &cue.form)) {
    return bad_row(row, "unknown form or place of a cue");
  }
  char weight[16] = "";
  (void)snprintf(weight, sizeof weight, "%.*s", (int)row->columns[2].length, row->columns[2].bytes);
  cue.place = (EntCuePlace)place;
  cue.weight = strtod(weight, NULL);
  if (!(cue.weight > 0 && cue.weight <= 1)) {
    return bad_row(row, "the weight of a cue is not between 0 and 1");
  }
  EntStr flags = row->columns[3];
  EntStr flag = {0};
  while (ent_str_next(&flags, ',', &flag)) {
    cue.swapped |= ent_str_is(flag, "swapped");
    cue.ended |= ent_str_is(flag, "ended");
  }
  EntCue* cues = ent_arena_grow(lexicon->arena, lexicon->cues, lexicon->n_cues,
                                &lexicon->cue_capacity, sizeof *cues);
  if (!cues) {
    return ent_no_memory(row->err);
  }
  lexicon->cues = cues;
  cues[lexicon->n_cues] = cue;
  const EntSense sense = {ENT_SENSE_CUE, 0, (uint32_t)lexicon->n_cues++, NULL};
  EntStr cell = row->columns[4];
  EntStr phrase = {0};
  while (ent_str_next(&cell, '|', &phrase)) {
    ENT_TRY(add_cue_phrase(row, ent_str_trim(phrase), &cue, sense));
  }
  return ENT_OK;
}

/** How each file's lines are read, and how many columns they must have at least. */
static const struct {
  EntStatus (*add)(Row* row);
  size_t columns;
} formats[ENT_N_LEXICON_FILES] = {
    [ENT_LEXICON_STATES] = {add_state, 6},
    [ENT_LEXICON_TITLES] = {add_title, 2},
    [ENT_LEXICON_ORGANIZATIONS] = {add_organization, 2},
    [ENT_LEXICON_FIRST_NAMES] = {add_first_name, 2},
    [ENT_LEXICON_PLACES] = {add_place, 2},
    [ENT_LEXICON_STOP_NAMES] = {add_stop_name, 2},
    [ENT_LEXICON_FUNCTION_WORDS] = {add_function_word, 1},
    [ENT_LEXICON_CUES] = {add_cue, 5},
    [ENT_LEXICON_DESCRIPTIONS] = {add_description, 2},
};

static EntStatus read_file(EntLexicon* lexicon, EntLexiconFile file, EntError* err) {
  EntStr rest = ent_lexicon_file_text(file);
  EntStr line = {0};
  Row row = {.lexicon = lexicon, .file = ent_lexicon_file_name(file), .err = err};
  while (ent_str_next(&rest, '\n', &line)) {
    row.line++;
    if (line.length == 0 || line.bytes[0] == '#') {
      continue;
    }
    size_t n = 0;
    memset(row.columns, 0, sizeof row.columns);
    while (n < MAX_COLUMNS && ent_str_next(&line, '\t', &row.columns[n])) {
      n++;
    }
    if (n < formats[file].columns) {
      return bad_row(&row, "too few columns");
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
  EntStatus status = lexicon->arena && lexicon->phrases ? ENT_OK : ent_no_memory(err);
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
    ent_arena_free(lexicon->arena);
    free(lexicon);
  }
}
