/** @file extract/language/token.h
    From text to tokens and sentences, as the English treebanks cut them.

    A text is first cut into atoms: runs of letters, runs of digits, single other characters. For
    each place between two atoms a linear model decides whether they belong to one token, to two, or
    to two sentences. Contractions such as "don't" and "gonna" are two words of one token. */
#ifndef ENT_EXTRACT_LANGUAGE_TOKEN_H
#define ENT_EXTRACT_LANGUAGE_TOKEN_H

#include "extract/language/atom.h"
#include "extract/language/model.h"

/** What happens between an atom and the next. */
typedef enum { ENT_CUT_JOIN, ENT_CUT_TOKEN, ENT_CUT_SENTENCE } EntCut;
/** The weights of a feature, one per cut; the fourth fills up 8 bytes. */
typedef struct {
  int16_t of[4];
} EntCutWeights;

enum { ENT_N_CUTS = ENT_CUT_SENTENCE + 1, ENT_N_CUT_FEATURES = 18 };

/** What was decided before. Zero-initialize it at the start of a text. */
typedef struct {
  EntCut last;
  EntCut before_last;
  uint32_t atoms;  ///< since the sentence began
  uint32_t quotes; ///< open quotation marks of the plain kind, modulo 2, in this text
} EntCutState;

/** Is the place after atom `i` one that needs no model? @param cut  Receives the answer. */
bool ent_cut_is_plain(const EntAtom* atoms, size_t n, size_t i, EntCut* cut);

/** The features of the place after atom `i` < n - 1. */
void ent_cut_features(const EntAtom* atoms, size_t n, size_t i, const EntCutState* state,
                      uint32_t keys[ENT_N_CUT_FEATURES]);

/** Note a decision. @param quote  The atom after which it fell is a plain quotation mark. */
void ent_cut_note(EntCutState* state, EntCut cut, bool quote);

/** A word as cut from the text. */
typedef struct {
  uint32_t start; ///< byte in the text
  uint32_t end;
  bool space_after;
  bool ends_sentence;
  uint8_t part; ///< 0 a token of its own; 1, 2, … its rank in a contraction
} EntPiece;

/** Cut a text into words and sentences. @param out  Receives [*n] pieces in the arena. */
EntStatus ent_tokenize(const EntModel* model, EntStr text, EntArena* arena, EntPiece** out,
                       size_t* n, EntError* err);

/** The key under which a contraction is kept, of its lower-case ASCII form. */
uint32_t ent_contraction_key(EntStr token);

/** Where a contraction is cut: bytes from its start, or 0 if `token` is none. */
size_t ent_contraction_cut(const EntModel* model, EntStr token);

#endif
