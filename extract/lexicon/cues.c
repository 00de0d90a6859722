#include "extract/lexicon/inflect.h"
#include "extract/lexicon/table.h"
#include "graph/base/file.h"
#include "graph/base/unicode.h"

#include <stdlib.h>

/** Largest file of cues that a user may bring, in bytes. */
enum { MOST_BYTES = 16 * 1024 * 1024 };

/** A phrase cut at the word that takes endings. */
typedef struct {
  EntStr before; ///< with the blank behind it
  EntStr word;
  EntStr after; ///< with the blank before it
} Cut;

/** The word that takes endings: the first of a verb; the last of a noun, but for what hangs on a
    preposition ("oath of allegiance"). Irregular forms in parentheses belong to it. */
static Cut cut_phrase(EntStr phrase, bool verb) {
  static const char* const links[] = {"of",      "to", "for", "from", "with",
                                      "against", "by", "on",  "in",   NULL};
  EntStr rest = phrase;
  EntStr field = {0};
  EntStr word = {0};
  while (ent_str_next(&rest, ' ', &field) && ent_row_choose(field, links) < 0) {
    word = field;
    if (verb) {
      break;
    }
  }
  if (!word.bytes) {
    word = phrase;
  }
  const size_t start = (size_t)(word.bytes - phrase.bytes);
  const size_t end = start + word.length;
  return (Cut){{phrase.bytes, start}, word, {phrase.bytes + end, phrase.length - end}};
}

/** One phrase of a cue with its word in all its forms. */
static EntStatus add_phrase(EntRow* row, EntStr phrase, EntCuePlace place, EntSense sense) {
  EntArena* arena = row->lexicon->arena;
  const bool verb = place == ENT_CUE_VERB || place == ENT_CUE_MUTUAL;
  const bool noun = place == ENT_CUE_NOUN || place == ENT_CUE_ROLE;
  if (!verb && !noun) {
    return ent_row_add_phrase(row, phrase, sense);
  }
  const Cut cut = cut_phrase(phrase, verb);
  EntForms forms = {{NULL}, 0};
  ENT_TRY((verb ? ent_inflect_verb : ent_inflect_noun)(cut.word, arena, &forms, row->err));
  for (size_t i = 0; i < forms.n; i++) {
    const char* whole =
        ent_arena_printf(arena, "%.*s%s%.*s", (int)cut.before.length, cut.before.bytes,
                         forms.forms[i], (int)cut.after.length, cut.after.bytes);
    if (!whole) {
      return ent_no_memory(row->err);
    }
    ENT_TRY(ent_row_add_phrase(row, ent_str(whole), sense));
  }
  return ENT_OK;
}

/** The first column: a form or "none", and behind a slash a class. */
static EntStatus set_form(const EntRow* row, EntCue* cue) {
  EntStr rest = row->columns[0];
  EntStr form = {0};
  (void)ent_str_next(&rest, '/', &form);
  cue->neutral = ent_str_is(form, "none");
  if (!cue->neutral && !ent_form_from_name(form, &cue->form)) {
    return ent_row_bad(row, "unknown form of a cue");
  }
  uint32_t hash = 2166136261u; // FNV-1a
  for (size_t i = 0; i < row->columns[0].length; i++) {
    hash = (hash ^ (unsigned char)row->columns[0].bytes[i]) * 16777619u;
  }
  cue->type = (uint16_t)((hash >> 16) | 1u);
  return ENT_OK;
}

static EntStatus set_flags(const EntRow* row, EntCue* cue) {
  static const char* const names[] = {"-",         "staff",    "leaves",  "founds", "splits",
                                      "dissenter", "fraction", "swapped", "ended",  NULL};
  enum { SWAPPED = ENT_PART_FRACTION + 1, ENDED };
  EntStr flags = row->columns[3];
  EntStr flag = {0};
  while (ent_str_next(&flags, ',', &flag)) {
    const int found = ent_row_choose(ent_str_trim(flag), names);
    if (found < 0) {
      return ent_row_bad(row, "unknown flag of a cue");
    }
    cue->swapped |= found == SWAPPED;
    cue->ended |= found == ENDED;
    if (found > 0 && found < SWAPPED) {
      cue->part = (EntCuePart)found;
    }
  }
  return ENT_OK;
}

static EntStatus set_weight(const EntRow* row, EntCue* cue) {
  char weight[16] = "";
  char* end = weight;
  const EntStr cell = ent_str_trim(row->columns[2]);
  if (cell.length < sizeof weight && cell.length > 0) {
    memcpy(weight, cell.bytes, cell.length);
    cue->weight = strtod(weight, &end);
  }
  return end != weight && *end == '\0' && cue->weight > 0 && cue->weight <= 1
             ? ENT_OK
             : ent_row_bad(row, "the weight of a cue is not between 0 and 1");
}

/** Are all phrases such that they can be added? */
static EntStatus check_phrases(const EntRow* row) {
  EntStr cell = row->columns[4];
  EntStr phrase = {0};
  while (ent_str_next(&cell, '|', &phrase)) {
    phrase = ent_str_trim(phrase);
    size_t words = 1;
    int depth = 0;
    bool crossed = false;
    for (size_t i = 0; i < phrase.length; i++) {
      words += phrase.bytes[i] == ' ';
      depth += (phrase.bytes[i] == '(') - (phrase.bytes[i] == ')');
      crossed |= depth < 0 || depth > 1 || (depth == 1 && phrase.bytes[i] == ' ');
    }
    if (phrase.length == 0) {
      return ent_row_bad(row, "an empty phrase");
    }
    if (crossed || depth != 0) {
      return ent_row_bad(row, "parentheses of a phrase do not match");
    }
    if (words > ENT_PHRASE_WORDS) {
      return ent_row_bad(row, "a phrase of too many words");
    }
    const char* folded = ent_fold(row->lexicon->arena, phrase);
    if (!folded) {
      return ent_no_memory(row->err);
    }
    if (folded[0] == '\0' || folded[0] == '(') {
      return ent_row_bad(row, "an empty phrase");
    }
  }
  return ENT_OK;
}

EntStatus ent_row_add_cue(EntRow* row) {
  static const char* const places[] = {"verb", "mutual", "noun",   "role",
                                       "link", "prefix", "suffix", NULL};
  EntLexicon* lexicon = row->lexicon;
  EntCue cue = {0};
  const int place = ent_row_choose(row->columns[1], places);
  if (place < 0) {
    return ent_row_bad(row, "unknown place of a cue");
  }
  cue.place = (EntCuePlace)place;
  ENT_TRY(set_form(row, &cue));
  ENT_TRY(set_weight(row, &cue));
  ENT_TRY(set_flags(row, &cue));
  ENT_TRY(check_phrases(row));
  EntCue* cues = ent_arena_grow(lexicon->arena, lexicon->cues, lexicon->n_cues,
                                &lexicon->cue_capacity, sizeof *cues);
  cue.phrases = ent_arena_copy(lexicon->arena, row->columns[4].bytes, row->columns[4].length);
  if (!cues || !cue.phrases) {
    return ent_no_memory(row->err);
  }
  lexicon->cues = cues;
  cues[lexicon->n_cues] = cue;
  const EntSense sense = {ENT_SENSE_CUE, 0, (uint32_t)lexicon->n_cues++, NULL};
  EntStr cell = row->columns[4];
  EntStr phrase = {0};
  while (ent_str_next(&cell, '|', &phrase)) {
    ENT_TRY(add_phrase(row, ent_str_trim(phrase), cue.place, sense));
  }
  return ENT_OK;
}

/** Add the cues of a text that the user brought; `row` names its file. */
static EntStatus add_own(EntRow* row, EntStr text, EntLineProblem* problem, void* handle,
                         EntError* err) {
  while (ent_row_next(row, &text)) {
    EntError wrong = {0};
    row->err = &wrong;
    const EntStatus status = ent_row_add(row, ENT_LEXICON_CUES);
    row->err = NULL;
    if (status == ENT_OK) {
      row->lexicon->cues[row->lexicon->n_cues - 1].own = true;
    } else if (status != ENT_BAD_INPUT) {
      return ent_no_memory(err);
    } else if (problem) {
      problem(handle, row->file, row->line, wrong.text);
    }
  }
  return ENT_OK;
}

EntStatus ent_lexicon_read_cues(EntLexicon* lexicon, const char* path, EntLineProblem* problem,
                                void* handle, EntError* err) {
  EntBuffer text = {0};
  EntStatus status = ent_file_read(path, MOST_BYTES, &text, err);
  if (status == ENT_OK) {
    EntRow row = {.lexicon = lexicon, .file = path};
    const EntStr lines = ent_utf8_unmarked((EntStr){text.bytes, text.length});
    status = add_own(&row, lines, problem, handle, err);
  }
  ent_buffer_clear(&text);
  return status;
}
