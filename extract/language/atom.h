/** @file extract/language/atom.h
    A text in atoms: runs of letters, runs of digits, single other characters. */
#ifndef ENT_EXTRACT_LANGUAGE_ATOM_H
#define ENT_EXTRACT_LANGUAGE_ATOM_H

#include "graph/base/arena.h"
#include "graph/base/text.h"

#include <stdint.h>

/** Shapes of atoms; those of letters say how they are written. */
enum {
  ENT_SHAPE_NONE,
  ENT_SHAPE_LOWER,
  ENT_SHAPE_CAPITAL, ///< one capital letter
  ENT_SHAPE_TITLE,
  ENT_SHAPE_UPPER,
  ENT_SHAPE_DIGIT,
  ENT_SHAPE_DIGITS,
  ENT_SHAPE_STOP, ///< . ! ?
  ENT_SHAPE_QUOTE,
  ENT_SHAPE_OPEN,
  ENT_SHAPE_CLOSE,
  ENT_SHAPE_DASH,
  ENT_SHAPE_COMMA,
  ENT_SHAPE_OTHER,
  ENT_SHAPE_ONE_LOWER
};

/** What a run of non-blanks is. */
enum { ENT_CHUNK_PLAIN, ENT_CHUNK_ADDRESS, ENT_CHUNK_FILE };

/** A piece that no token boundary runs through, but for contractions. */
typedef struct {
  uint32_t start;
  uint32_t end;
  uint32_t hash; ///< of the lower-case form
  uint8_t shape; ///< ENT_SHAPE_…, below 16
  uint8_t chunk; ///< ENT_CHUNK_… of the run of non-blanks around it
  bool space;    ///< a blank stands before it
} EntAtom;

/** The atoms of a text of less than 4 GiB. @return ENT_NO_MEMORY or ENT_OK. */
EntStatus ent_atoms(EntStr text, EntArena* arena, EntAtom** out, size_t* n, EntError* err);

#endif
