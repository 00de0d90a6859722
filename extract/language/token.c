#include "extract/language/token.h"

#include "extract/language/feature.h"
#include "graph/base/unicode.h"

bool ent_cut_is_plain(const EntAtom* atoms, size_t n, size_t i, EntCut* cut) {
  if (i + 1 == n) {
    *cut = ENT_CUT_SENTENCE;
    return true;
  }
  const uint8_t a = atoms[i].shape;
  const uint8_t b = atoms[i + 1].shape;
  const bool word_before = a == ENT_SHAPE_LOWER || a == ENT_SHAPE_TITLE || a == ENT_SHAPE_ONE_LOWER;
  *cut = ENT_CUT_TOKEN;
  return word_before && atoms[i + 1].space && (b == ENT_SHAPE_LOWER || b == ENT_SHAPE_ONE_LOWER);
}

/** Mix numbers into a key. */
static uint32_t mix(uint32_t a, uint32_t b) {
  uint32_t h = a * 0x9E3779B1u ^ (b + 0x7F4A7C15u + (a << 6) + (a >> 2));
  h ^= h >> 15;
  return h * 0x85EBCA77u;
}

static const EntAtom NO_ATOM = {0};

void ent_cut_features(const EntAtom* atoms, size_t n, size_t i, const EntCutState* state,
                      uint32_t keys[ENT_N_CUT_FEATURES]) {
  const EntAtom* a0 = &atoms[i];
  const EntAtom* b0 = &atoms[i + 1];
  const EntAtom* a1 = i > 0 ? a0 - 1 : &NO_ATOM;
  const EntAtom* a2 = i > 1 ? a0 - 2 : &NO_ATOM;
  const EntAtom* b1 = i + 2 < n ? b0 + 1 : &NO_ATOM;
  const EntAtom* b2 = i + 3 < n ? b0 + 2 : &NO_ATOM;
  const uint32_t here = (uint32_t)b0->space | (uint32_t)a0->space << 1 | (uint32_t)b1->space << 2;
  const uint32_t inner = mix((uint32_t)a0->shape << 8 | b0->shape, here);
  const uint32_t outer = mix((uint32_t)a1->shape << 8 | b1->shape, inner);
  const uint32_t past = (uint32_t)state->last << 2 | (uint32_t)state->before_last;
  const uint32_t length = state->atoms < 4 ? state->atoms : state->atoms < 12 ? 4 : 5;
  const bool open = b0->shape == ENT_SHAPE_QUOTE || b0->shape == ENT_SHAPE_OPEN;
  const EntAtom* word = open ? b1 : b0;
  const uint32_t values[ENT_N_CUT_FEATURES] = {inner,
                                               outer,
                                               mix(mix(a0->hash, b0->hash), here),
                                               mix(mix(a0->hash, b0->shape), here),
                                               mix(mix(b0->hash, a0->shape), here),
                                               mix(mix(a1->hash, a0->hash), inner),
                                               mix(mix(b0->hash, b1->hash), inner),
                                               mix(mix(a1->hash, b0->hash), inner),
                                               mix(mix(a0->hash, b1->hash), inner),
                                               mix(mix(a2->hash, a1->hash), inner),
                                               mix(a0->chunk, inner),
                                               mix(mix(past, a1->hash), inner),
                                               mix(past, outer),
                                               mix(mix(a2->shape, past), outer),
                                               mix(b2->shape, outer),
                                               mix(mix(length, a0->hash), word->shape),
                                               mix(mix(word->hash, a0->shape), here),
                                               mix(mix(state->quotes, length), outer)};
  for (uint32_t f = 0; f < ENT_N_CUT_FEATURES; f++) {
    keys[f] = mix(values[f], f);
  }
}

void ent_cut_note(EntCutState* state, EntCut cut, bool quote) {
  state->before_last = state->last;
  state->last = cut;
  state->atoms = cut == ENT_CUT_SENTENCE ? 0 : state->atoms + 1;
  state->quotes ^= quote;
}

/** Decide the place after atom `i`. */
static EntCut decide(const EntCutWeights* weights, unsigned bits, const EntAtom* atoms, size_t n,
                     size_t i, const EntCutState* state) {
  uint32_t keys[ENT_N_CUT_FEATURES];
  int32_t scores[ENT_N_CUTS] = {0};
  ent_cut_features(atoms, n, i, state, keys);
  for (size_t f = 0; f < ENT_N_CUT_FEATURES; f++) {
    const int16_t* w = weights[keys[f] >> (32 - bits)].of;
    for (size_t c = 0; c <= ENT_CUT_SENTENCE; c++) {
      scores[c] += w[c];
    }
  }
  EntCut best = atoms[i + 1].space ? ENT_CUT_TOKEN : ENT_CUT_JOIN;
  for (EntCut c = best + 1; c <= ENT_CUT_SENTENCE; c++) {
    best = scores[c] > scores[best] ? c : best;
  }
  return best;
}

static uint32_t key_of(const EntWord* word) {
  return ent_hash_bytes(word->lower, word->length, 77);
}

uint32_t ent_contraction_key(EntStr token) {
  EntWord word;
  ent_word_read(token, &word);
  return key_of(&word);
}

size_t ent_contraction_cut(const EntModel* model, EntStr token) {
  const size_t n = token.length;
  if (n < 3 || n > 24) {
    return 0;
  }
  EntWord word;
  ent_word_read(token, &word);
  const unsigned char* end = word.lower + word.length;
  if (word.length > 3 && end[-1] == 't' && end[-2] == '\'' && end[-3] == 'n') {
    const char* apostrophe = token.bytes + n - 2;
    while ((*apostrophe & 0xC0) == 0x80) {
      apostrophe--;
    }
    return (size_t)(apostrophe - 1 - token.bytes);
  }
  const EntPair* table = ent_model_section(model, ENT_MODEL_SPLITS);
  return ent_pair_find(table, ent_model_bits(model, ENT_MODEL_SPLITS), key_of(&word));
}

/** Append a token, as two words if it is a contraction. */
static bool add_token(const EntModel* model, EntStr text, EntArena* arena, EntPiece** out,
                      size_t* n, size_t* capacity, EntPiece piece) {
  const EntStr token = {text.bytes + piece.start, piece.end - piece.start};
  const size_t cut = ent_contraction_cut(model, token);
  const bool two = cut > 0 && cut < token.length;
  const unsigned parts = two ? 2 : 1;
  for (unsigned part = 0; part < parts; part++) {
    EntPiece* grown = ent_arena_grow(arena, *out, *n, capacity, sizeof *grown);
    if (!grown) {
      return false;
    }
    *out = grown;
    EntPiece* word = &grown[(*n)++];
    *word = piece;
    if (two) {
      word->part = (uint8_t)(part + 1);
      word->start = part == 0 ? piece.start : piece.start + (uint32_t)cut;
      word->end = part == 0 ? piece.start + (uint32_t)cut : piece.end;
      word->space_after = part == 1 && piece.space_after;
      word->ends_sentence = part == 1 && piece.ends_sentence;
    }
  }
  return true;
}

static EntStr atom_text(EntStr text, const EntAtom* atom) {
  return (EntStr){text.bytes + atom->start, atom->end - atom->start};
}

/** A stretch of letters? */
static bool is_letters(EntStr text, const EntAtom* atom) {
  size_t length = 0;
  return ent_is_letter(ent_utf8_next(atom_text(text, atom), &length));
}

static bool is_apostrophe(EntStr mark) {
  return ent_str_is(mark, "'") || ent_str_is(mark, "\xE2\x80\x99");
}

/** Is the mark at atom `i` between two stretches of letters, without blanks? */
static bool is_inside_word(EntStr text, const EntAtom* atoms, size_t n, size_t i) {
  return i > 0 && i + 1 < n && !atoms[i].space && !atoms[i + 1].space &&
         is_letters(text, &atoms[i - 1]) && is_letters(text, &atoms[i + 1]);
}

/** Do these two atoms stand on one line, no more than two blanks apart? */
static bool is_one_line(EntStr text, const EntAtom* a, const EntAtom* b) {
  const EntStr gap = {text.bytes + a->end, b->start - a->end};
  return gap.length < 3 && (gap.length == 0 || memchr(gap.bytes, '\n', gap.length) == NULL);
}

/** Atoms of a sentence that are still its start. */
enum { START = 8 };

/** Are these two words on one line, between which no sentence that has just begun can end? Lines of
    a list can. */
static bool is_running(EntStr text, const EntAtom* a, const EntAtom* b) {
  return is_letters(text, a) && is_letters(text, b) && is_one_line(text, a, b);
}

/** Is it a mark behind which the sentence goes on, if the line does ("nine members -- Peru, …")? */
static bool is_open(EntStr text, const EntAtom* a, const EntAtom* b) {
  static const char* const marks[] = {",", "-", "\xE2\x80\x93", "\xE2\x80\x94", "(", "[", NULL};
  for (size_t k = 0; marks[k]; k++) {
    if (ent_str_is(atom_text(text, a), marks[k])) {
      return is_one_line(text, a, b);
    }
  }
  return false;
}

/** Is this the mark of a possessive ("the Farmers' Party"), or one that closes a quotation without
   a full stop? */
static bool is_behind_letters(EntStr text, const EntAtom* atoms, size_t i) {
  return i > 0 && !atoms[i].space && is_apostrophe(atom_text(text, &atoms[i])) &&
         is_letters(text, &atoms[i - 1]) && is_one_line(text, &atoms[i], &atoms[i + 1]);
}

/** Is this full stop that of an abbreviation that goes before a name or a number: "Mr. al-Maliki",
    "Jan. 26"? */
static bool is_leading(EntStr text, const EntAtom* atoms, size_t n, size_t i) {
  static const char* const titles[] = {"Mr",  "Mrs",  "Ms",  "Dr",  "Prof", "Gen", "Col", "Lt",
                                       "Maj", "Capt", "Sgt", "Sen", "Rep",  "Gov", "Rev", NULL};
  static const char* const counted[] = {"Jan",  "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sep",
                                        "Sept", "Oct", "Nov", "Dec", "No",  "Nos", NULL};
  if (i == 0 || i + 1 >= n || !ent_str_is(atom_text(text, &atoms[i]), ".") ||
      !is_one_line(text, &atoms[i], &atoms[i + 1])) {
    return false;
  }
  const bool number = ent_is_digit((unsigned char)text.bytes[atoms[i + 1].start]);
  const char* const* words = number ? counted : titles;
  for (size_t k = 0; words[k]; k++) {
    if (ent_str_is(atom_text(text, &atoms[i - 1]), words[k])) {
      return number || is_letters(text, &atoms[i + 1]);
    }
  }
  return false;
}

/** Does a full stop follow the capitals behind a hyphen, and so no abbreviation: "PML-N."? */
static bool is_stop_behind_capitals(EntStr text, const EntAtom* atoms, size_t n, size_t i) {
  if (i == 0 || i + 1 == n || atoms[i + 1].space || !is_inside_word(text, atoms, n, i - 1) ||
      !ent_str_is(atom_text(text, &atoms[i - 1]), "-") ||
      !ent_str_is(atom_text(text, &atoms[i + 1]), ".")) {
    return false;
  }
  const EntStr part = atom_text(text, &atoms[i]);
  for (size_t k = 0; k < part.length; k++) {
    if (part.bytes[k] < 'A' || part.bytes[k] > 'Z') {
      return false;
    }
  }
  return true;
}

/** What the marks inside names demand, whatever the model says; treebanks have few such names. An
    apostrophe stays inside its word ("Asa'ib") but for 's and the contractions; a hyphen is cut on
    both sides or on none ("al-Sadr"). @return false if the model decides. */
static bool is_settled(EntStr text, const EntAtom* atoms, size_t n, size_t i,
                       const EntCutState* state, EntCut* cut) {
  static const char* const tails[] = {"t", "re", "ve", "ll", "d", "m", "em", "all", "clock", NULL};
  if (is_stop_behind_capitals(text, atoms, n, i)) {
    *cut = ENT_CUT_TOKEN;
    return true;
  }
  const bool before = i + 2 < n && is_inside_word(text, atoms, n, i + 1); // the mark is next
  const bool behind = is_inside_word(text, atoms, n, i);                  // it has just passed
  if (!before && !behind) {
    return false;
  }
  const size_t mark = before ? i + 1 : i;
  const EntStr what = atom_text(text, &atoms[mark]);
  if (behind && ent_str_is(what, "-")) {
    *cut = state->last == ENT_CUT_JOIN ? ENT_CUT_JOIN : ENT_CUT_TOKEN;
    return true;
  }
  const EntStr tail = atom_text(text, &atoms[mark + 1]);
  if (!is_apostrophe(what)) {
    return false;
  }
  if (ent_str_is(tail, "s")) {
    *cut = before ? ENT_CUT_TOKEN : ENT_CUT_JOIN;
    return true;
  }
  for (size_t k = 0; tails[k]; k++) {
    if (ent_str_is(tail, tails[k])) {
      return false;
    }
  }
  *cut = ENT_CUT_JOIN;
  return true;
}

/** Is this full stop that of an initial inside a person's name ("Robert C. Miller"), though a
    sentence might end there? Not where what follows opens sentences ("Vitamin C. The …"). */
static bool is_initial(EntStr text, const EntAtom* atoms, size_t n, size_t i) {
  static const char* const openers[] = {
      "The",  "This", "That",  "These", "Those", "There", "Then", "They",  "She",   "His",
      "Her",  "Its",  "Their", "Our",   "You",   "And",   "But",  "For",   "From",  "With",
      "When", "Who",  "What",  "Where", "While", "After", "Also", "About", "Under", "However",
      "Both", "Each", "Some",  "Many",  "Most",  "All",   "One",  "Two",   "Now",   NULL};
  if (i < 2 || i + 1 >= n || !ent_str_is(atom_text(text, &atoms[i]), ".") ||
      !is_running(text, &atoms[i - 2], &atoms[i - 1]) || atoms[i].start != atoms[i - 1].end) {
    return false;
  }
  const EntStr given = atom_text(text, &atoms[i - 2]);
  const EntStr letter = atom_text(text, &atoms[i - 1]);
  const EntStr surname = atom_text(text, &atoms[i + 1]);
  const EntStr gap = {text.bytes + atoms[i].end, atoms[i + 1].start - atoms[i].end};
  const bool capitals = ent_is_upper((unsigned char)given.bytes[0]) &&
                        ent_is_upper((unsigned char)letter.bytes[0]) &&
                        ent_is_upper((unsigned char)surname.bytes[0]);
  if (letter.length != 1 || ent_str_is(letter, "I") || given.length < 3 || surname.length < 3 ||
      !capitals || gap.length != 1 || gap.bytes[0] != ' ') {
    return false;
  }
  for (size_t k = 0; openers[k]; k++) {
    if (ent_str_is(surname, openers[k])) {
      return false;
    }
  }
  return true;
}

EntStatus ent_tokenize(const EntModel* model, EntStr text, EntArena* arena, EntPiece** out,
                       size_t* n, EntError* err) {
  const EntCutWeights* weights = ent_model_section(model, ENT_MODEL_CUTS);
  const unsigned bits = ent_model_bits(model, ENT_MODEL_CUTS);
  EntAtom* atoms = NULL;
  size_t n_atoms = 0;
  size_t capacity = 0;
  EntCutState state = {0};
  *out = NULL;
  *n = 0;
  ENT_TRY(ent_atoms(text, arena, &atoms, &n_atoms, err));
  for (size_t i = 0, first = 0; i < n_atoms; i++) {
    EntCut cut = ENT_CUT_SENTENCE;
    if (!ent_cut_is_plain(atoms, n_atoms, i, &cut) &&
        !is_settled(text, atoms, n_atoms, i, &state, &cut)) {
      cut = decide(weights, bits, atoms, n_atoms, i, &state);
      if (cut == ENT_CUT_SENTENCE &&
          ((state.atoms < START && is_running(text, &atoms[i], &atoms[i + 1])) ||
           is_open(text, &atoms[i], &atoms[i + 1]) || is_behind_letters(text, atoms, i) ||
           is_initial(text, atoms, n_atoms, i) || is_leading(text, atoms, n_atoms, i))) {
        cut = ENT_CUT_TOKEN;
      }
    }
    ent_cut_note(&state, cut, text.bytes[atoms[i].start] == '"');
    if (cut == ENT_CUT_JOIN) {
      continue;
    }
    const EntPiece piece = {.start = atoms[first].start,
                            .end = atoms[i].end,
                            .space_after = i + 1 < n_atoms ? atoms[i + 1].space : true,
                            .ends_sentence = cut == ENT_CUT_SENTENCE};
    if (!add_token(model, text, arena, out, n, &capacity, piece)) {
      return ent_no_memory(err);
    }
    first = i + 1;
  }
  return ENT_OK;
}
