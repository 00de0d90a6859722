/** @file extract/relation/steps.h
    Steps through the dependency tree of a passage. Words are given by their index in the article,
    ENT_NO_WORD for none. */
#ifndef ENT_EXTRACT_RELATION_STEPS_H
#define ENT_EXTRACT_RELATION_STEPS_H

#include "extract/language/dependency.h"
#include "extract/relation/passage.h"

/** The word that a word hangs on; ENT_NO_WORD for the root. */
size_t ent_head_of(const EntPassage* passage, size_t word);

/** The word of a phrase that hangs on none of the others. @param phrase  Words of the passage. */
size_t ent_head_of_phrase(const EntPassage* passage, EntSpan phrase);

/** The same of a name. @param name  Index into EntNames. */
size_t ent_head_of_name(const EntPassage* passage, uint32_t name);

/** What a word is to its head, without the subtype. */
EntDeprel ent_deprel_of(const EntPassage* passage, size_t word);

bool ent_is_upos(const EntPassage* passage, size_t word, EntUpos upos);

/** Is the lemma of a word one of a NULL-terminated list? */
bool ent_has_lemma(const EntPassage* passage, size_t word, const char* const* lemmas);

/** The first dependent of a word with this relation; ENT_NO_WORD if there is none. A relation
    without a subtype includes those with one. */
size_t ent_dependent(const EntPassage* passage, size_t word, EntDeprel deprel);

/** The next one behind word `after`; the first if that is ENT_NO_WORD. */
size_t ent_next_dependent(const EntPassage* passage, size_t word, EntDeprel deprel, size_t after);

/** The preposition of a word ("of" in "of Iran"), or its mark of case. */
size_t ent_preposition(const EntPassage* passage, size_t word);

/** Is `above` the word itself, or one that it hangs on over at most `most` steps? */
bool ent_is_under(const EntPassage* passage, size_t word, size_t above, int most);

/** Does the word say that something is, or happens: a verb, or a noun behind "is" or "as"? */
bool ent_is_predicate(const EntPassage* passage, size_t word);

/** Does the word head a clause, or a further member of a list? */
bool ent_opens_clause(const EntPassage* passage, size_t word);

#endif
