#include "graph/resolve/fit.h"

#include "graph/resolve/acronym.h"
#include "graph/resolve/form.h"

#include <stdlib.h>

/** Letters of an acronym; two fit too many names. */
enum { LEAST = 3 };

static bool add(EntResolver* self, EntPostings* out, EntStr form, EntPosting posting) {
  EntPosting* items =
      ent_arena_grow(self->arena, out->items, out->n, &out->capacity, sizeof *items);
  posting.form = ent_intern_add(self->forms, form);
  if (!items || posting.form == ENT_NONE) {
    return false;
  }
  out->items = items;
  items[out->n++] = posting;
  return true;
}

/** Words as a form. */
static EntStr form_of(const uint32_t* sounds, size_t n) {
  return (EntStr){(const char*)sounds, n * sizeof *sounds};
}

/** Words of a name that a short form may consist of. */
static bool add_words(EntResolver* self, EntPostings* out, uint32_t sense, size_t first, size_t n,
                      EntFit fit) {
  const EntNameForm* form = &self->senses[sense].form;
  const EntPosting posting = {0, sense, (uint32_t)first, fit, ENT_JOIN_SHORT_NAME};
  if (n == 0 || n >= form->n || (n == 1 && form->words[first].length < 3)) {
    return true;
  }
  return add(self, out, form_of(form->sounds + first, n), posting);
}

/** Is this a word that belongs to the next one: "bin", "Abu", "de"? */
static bool is_link(EntStr word) {
  static const char* const links[] = {"bin", "ibn", "ben", "abd", "abu", "umm", "van", "von",
                                      "der", "de",  "da",  "dos", "del", "la",  "di",  "y"};
  for (size_t i = 0; i < sizeof links / sizeof *links; i++) {
    if (ent_str_is(word, links[i])) {
      return true;
    }
  }
  return false;
}

/** "Mohammed bin Salman" says more than "Franz Joseph" or "Abu Bakr". */
static EntFit fit_of_start(const EntNameForm* form, size_t n) {
  return n > 2 && is_link(form->words[n - 2]) ? ENT_FIT_GOOD : ENT_FIT_WEAK;
}

/** "Horacio Cartes" for "Horacio Manuel Cartes": the first word, and the last ones. */
static bool add_without_middle(EntResolver* self, EntPostings* out, uint32_t sense) {
  const EntNameForm* form = &self->senses[sense].form;
  const EntPosting posting = {0, sense, 0, ENT_FIT_GOOD, ENT_JOIN_SHORT_NAME};
  uint32_t words[ENT_FORM_MOST] = {form->sounds[0]};
  for (size_t i = 2; i < form->n; i++) {
    const size_t n = form->n - i;
    if (n > 1 && form->words[i - 1].length < 3) {
      continue; // "George W. Bush" is not "George H. W. Bush"
    }
    memcpy(words + 1, form->sounds + i, n * sizeof *words);
    if (!add(self, out, form_of(words, n + 1), posting)) {
      return false;
    }
  }
  return true;
}

/** "Sadr", "Lopez Obrador", "Mohammed bin Salman". A given name alone may be
    anybody's. */
static bool add_person(EntResolver* self, EntPostings* out, uint32_t sense) {
  const EntNameForm* form = &self->senses[sense].form;
  const size_t n = form->n;
  for (size_t i = 1; i < n; i++) {
    const bool whole = !ent_str_is(form->words[i - 1], "abu") && // not "Bara" for "Abu Bara"
                       !ent_str_is(form->words[i - 1], "umm");
    if ((whole && !add_words(self, out, sense, i, n - i, ENT_FIT_GOOD)) ||
        (i > 1 && !is_link(form->words[i - 1]) &&
         !add_words(self, out, sense, 0, i, fit_of_start(form, i)))) {
      return false;
    }
  }
  return add_without_middle(self, out, sense);
}

/** Does a stretch of a name tell it from others? */
static bool tells(const EntNameForm* form, size_t first, size_t n) {
  const unsigned plain = ENT_WORD_HEAD | ENT_WORD_FIRST | ENT_WORD_COMMON | ENT_WORD_TITLE |
                         (n == 1 ? ENT_WORD_LOOSE : 0U);
  for (size_t i = first; i < first + n; i++) {
    if ((form->classes[i] & plain) == 0) {
      return true;
    }
  }
  return false;
}

/** A stretch of the name of a body: weak if it tells nothing. Of single words that tell nothing
   only parties go by them: "Labour". */
static bool add_stretch(EntResolver* self, EntPostings* out, uint32_t sense, size_t first,
                        size_t n) {
  const EntNameForm* form = &self->senses[sense].form;
  const bool good = tells(form, first, n);
  if (n == 1 && !good && !(first + 2 == form->n && ent_str_is(form->words[first + 1], "party"))) {
    return true;
  }
  return add_words(self, out, sense, first, n, good ? ENT_FIT_GOOD : ENT_FIT_WEAK);
}

/** "Islamic State" for "Islamic State of Iraq": what stands before "of" and tells nothing by
   itself. But the "Muslim Brotherhood of Syria" is a branch of another body. */
static bool add_before_of(EntResolver* self, EntPostings* out, uint32_t sense) {
  EntNameWord words[ENT_FORM_MOST];
  const EntSense* of = &self->senses[sense];
  const size_t n = ent_name_words(&self->words, of->text, words);
  size_t before = 0;
  while (before < n && (words[before].classes & ENT_WORD_SMALL) == 0) {
    before++;
  }
  if (before < 2 || before == n || before >= of->form.n || tells(&of->form, 0, before) ||
      !(ent_str_is(words[before].text, "of") || ent_str_is(words[before].text, "in"))) {
    return true;
  }
  return add_words(self, out, sense, 0, before, ENT_FIT_WEAK);
}

/** "Wagner" for "Wagner Group", "Dawa" for "Hizb al-Dawa", "Dawa Party" and weakly "Dawa" for
    "Islamic Dawa Party"; but no "Syrian Army" for "Free Syrian Army". */
static bool add_body(EntResolver* self, EntPostings* out, uint32_t sense) {
  const EntNameForm* form = &self->senses[sense].form;
  size_t first = 0;
  size_t end = form->n;
  size_t telling = 0;
  size_t at = 0;
  while (first + 1 < end && (form->classes[first] & ENT_WORD_FIRST) != 0) {
    first++;
  }
  while (end > first + 1 && (form->classes[end - 1] & ENT_WORD_HEAD) != 0) {
    end--;
  }
  for (size_t i = 0; i < form->n; i++) {
    at = tells(form, i, 1) ? i : at;
    telling += tells(form, i, 1);
  }
  if (!add_stretch(self, out, sense, 0, end) ||
      !add_stretch(self, out, sense, first, form->n - first) ||
      !add_stretch(self, out, sense, first, end - first) || !add_before_of(self, out, sense)) {
    return false;
  }
  return telling != 1 || form->n < 3 ||
         (add_words(self, out, sense, at, 1, ENT_FIT_WEAK) &&
          (at + 2 != form->n || !ent_str_is(form->words[at + 1], "party") ||
           add_words(self, out, sense, at, 2, ENT_FIT_GOOD)));
}

/** How well initials fit: the fewer letters and the more names, the more of them fit by chance.
    @param n  Letters. @param n_names  Names of several words. */
static EntFit fit_of_initials(size_t n, size_t n_names) {
  static const size_t most[] = {[3] = 300, [4] = 3000};
  return n >= sizeof most / sizeof *most || n_names <= most[n] ? ENT_FIT_GOOD : ENT_FIT_WEAK;
}

/** "PUK", "UNIFIL", "AQIM", "LeT": initials with and without small words and articles. */
static bool add_initials(EntResolver* self, EntPostings* out, uint32_t sense, size_t n_names) {
  const EntSense* of = &self->senses[sense];
  char letters[ENT_ACRONYM_SIZE];
  for (unsigned how = 0; how < 4; how++) {
    const size_t n =
        ent_acronym_initials(&self->words, of->text, (how & 1U) != 0, (how & 2U) != 0, letters);
    if (n > LEAST &&
        !add(self, out, (EntStr){letters, n},
             (EntPosting){0, sense, 0, fit_of_initials(n - 1, n_names), ENT_JOIN_ACRONYM})) {
      return false;
    }
  }
  return true;
}

/** How a word that begins like a name is looked up. */
static EntStr beginning_of(EntStr word, char out[3]) {
  out[0] = '&'; // three bytes are no form of words
  out[1] = word.bytes[0];
  out[2] = word.bytes[1];
  return (EntStr){out, 3};
}

/** "Frelimo": found by its first two letters. It fits by chance as easily as three initials. */
static bool add_syllables(EntResolver* self, EntPostings* out, uint32_t sense, size_t n_names) {
  const EntNameForm* form = &self->senses[sense].form;
  char letters[3];
  return form->words[0].length < 2 ||
         add(self, out, beginning_of(form->words[0], letters),
             (EntPosting){0, sense, ENT_NONE, fit_of_initials(LEAST, n_names), ENT_JOIN_ACRONYM});
}

static int compare_postings(const void* left, const void* right) {
  const EntPosting* a = left;
  const EntPosting* b = right;
  int order = ent_order(a->form, b->form);
  order = order ? order : ent_order(a->sense, b->sense);
  return order ? order : (int)b->fit - (int)a->fit;
}

/** All short forms of a name of several words. A state has only initials. */
static bool add_short_forms(EntResolver* self, EntPostings* out, uint32_t sense, size_t n_names) {
  const EntKind kind = self->senses[sense].own_kind;
  if (!add_initials(self, out, sense, n_names)) {
    return false;
  }
  if (kind == ENT_PERSON) {
    return add_person(self, out, sense);
  }
  return kind == ENT_STATE ||
         (add_body(self, out, sense) && add_syllables(self, out, sense, n_names));
}

bool ent_postings_make(EntResolver* self, EntPostings* out) {
  size_t kept = 0;
  size_t n_names = 0;
  for (uint32_t i = 0; i < self->n_senses; i++) {
    n_names += self->senses[i].form.n > 1;
  }
  for (uint32_t i = 0; i < self->n_senses; i++) {
    const EntSense* sense = &self->senses[i];
    if (sense->form.n > 1 && !add_short_forms(self, out, i, n_names)) {
      return false;
    }
  }
  if (out->n > 1) {
    qsort(out->items, out->n, sizeof *out->items, compare_postings);
  }
  for (size_t i = 0; i < out->n; i++) {
    const EntPosting* last = kept > 0 ? &out->items[kept - 1] : NULL;
    if (!last || last->form != out->items[i].form || last->sense != out->items[i].sense) {
      out->items[kept++] = out->items[i];
    }
  }
  out->n = kept;
  return true;
}

/** Are two words the same but for apostrophes? */
static bool is_same_word(EntStr a, EntStr b) {
  size_t k = 0;
  for (size_t i = 0; i < a.length; i++) {
    if (a.bytes[i] == '\'') {
      continue;
    }
    while (k < b.length && b.bytes[k] == '\'') {
      k++;
    }
    if (k == b.length || a.bytes[i] != b.bytes[k++]) {
      return false;
    }
  }
  while (k < b.length && b.bytes[k] == '\'') {
    k++;
  }
  return k == b.length;
}

EntFit ent_fit_of(const EntResolver* self, const EntSense* sense, const EntPosting* posting) {
  enum { LONG = 6 };
  const EntNameForm* form = &self->senses[posting->sense].form;
  if (posting->first == ENT_NONE) {
    return ent_acronym_of_syllables(form, sense->text) ? posting->fit : ENT_FIT_NONE;
  }
  if (posting->reason == ENT_JOIN_ACRONYM || sense->form.n > 2 ||
      form->n < posting->first + sense->form.n) {
    return posting->fit;
  }
  const bool two = sense->form.n == 2 && form->sounds[posting->first + 1] != sense->form.sounds[1];
  if (two) {
    return posting->fit; // its words are the first and the last
  }
  for (uint32_t i = 0; i < sense->form.n; i++) {
    if (is_same_word(sense->form.words[i], form->words[posting->first + i])) {
      continue;
    }
    if (posting->fit == ENT_FIT_WEAK || sense->form.words[i].length < LONG) {
      return ENT_FIT_NONE;
    }
    if (sense->form.n == 1) {
      return ENT_FIT_WEAK;
    }
  }
  return posting->fit;
}

bool ent_fit_tells(const EntSense* sense) {
  return sense->form.n == 0 || tells(&sense->form, 0, sense->form.n);
}

const EntPosting* ent_postings_of(const EntPostings* postings, uint32_t form, size_t* n) {
  const size_t low = ent_first_from(postings->items, postings->n, sizeof *postings->items, form);
  *n = 0;
  while (low + *n < postings->n && postings->items[low + *n].form == form) {
    (*n)++;
  }
  return &postings->items[low];
}

uint32_t ent_fit_words(const EntResolver* self, const EntSense* sense) {
  return sense->form.n == 0
             ? ENT_NONE
             : ent_intern_find(self->forms, form_of(sense->form.sounds, sense->form.n));
}

bool ent_fit_is_acronym(const EntResolver* self, const EntSense* sense) {
  for (uint32_t i = 0; i < sense->n_own; i++) {
    const EntOne* one = &self->locals[self->owned[sense->own + i]];
    if (one->key == sense->key &&
        ent_acronym_shaped(ent_intern_text(self->builder->names, one->name))) {
      return true;
    }
  }
  return false;
}

uint32_t ent_fit_acronym(const EntResolver* self, const EntSense* sense) {
  char letters[ENT_ACRONYM_SIZE];
  const size_t n = ent_acronym_letters(sense->text, letters);
  return n > 0 && ent_fit_is_acronym(self, sense)
             ? ent_intern_find(self->forms, (EntStr){letters, n})
             : ENT_NONE;
}

uint32_t ent_fit_syllables(const EntResolver* self, const EntSense* sense) {
  char letters[3];
  return sense->form.n != 1 || sense->text.length < 2
             ? ENT_NONE
             : ent_intern_find(self->forms, beginning_of(sense->text, letters));
}
