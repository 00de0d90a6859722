/** @file extract/language/lemma.h
    Lemmas: a rule that rewrites the end of a form, looked up by the form or by its longest known
    ending, together with its tag and features. */
#ifndef ENT_EXTRACT_LANGUAGE_LEMMA_H
#define ENT_EXTRACT_LANGUAGE_LEMMA_H

#include "extract/language/model.h"
#include "graph/base/arena.h"
#include "graph/base/text.h"

enum { ENT_LEMMA_LONGEST_END = 6 };

/** The key of a form (whole) or of an ending of it, with a class of features. */
uint32_t ent_lemma_key(EntStr text, uint32_t feats, bool whole);

/** Write the form in lower case. @param out  At least form.length + 8 bytes.
    @return the length, or 0 if a letter changes its length or the form is over 100 bytes. */
size_t ent_lemma_lower(EntStr form, char* out);

/** The lemma of a form. @param feats  Its class of features.
    @return a NUL-terminated string in `arena`; NULL when memory is short. */
const char* ent_lemma(const EntModel* model, EntStr form, uint32_t feats, EntArena* arena);

#endif
