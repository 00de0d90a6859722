/** @file extract/language/dependency.h
    Steps through the dependency tree of one sentence. Words are given by their index in the
    analysis, sentences by theirs. */
#ifndef ENT_EXTRACT_LANGUAGE_DEPENDENCY_H
#define ENT_EXTRACT_LANGUAGE_DEPENDENCY_H

#include "extract/language/analysis.h"

/** "No word": above the root, or where none of several is meant. */
static const size_t ENT_NO_WORD = SIZE_MAX;

/** Most steps up a tree that need be followed; a cycle ends there. */
enum { ENT_MOST_STEPS = 60 };

/** The word that a word hangs on; ENT_NO_WORD for the root. */
size_t ent_sentence_head(const EntAnalysis* analysis, size_t sentence, size_t word);

/** The word of a phrase that hangs on none of the others. @param phrase  Words, not bytes. */
size_t ent_sentence_top(const EntAnalysis* analysis, size_t sentence, EntSpan phrase);

/** The first dependent of a word with this relation behind word `after`; ENT_NO_WORD if there is
    none. A relation without a subtype includes those with one.
    @param after  ENT_NO_WORD to start with. */
size_t ent_sentence_dependent(const EntAnalysis* analysis, size_t sentence, size_t word,
                              EntDeprel deprel, size_t after);

#endif
