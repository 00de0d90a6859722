/** @file extract/relation/steps.h
    Steps through the tree of a passage. Words are given by their index in the article. */
#ifndef ENT_EXTRACT_RELATION_STEPS_H
#define ENT_EXTRACT_RELATION_STEPS_H

#include "extract/relation/passage.h"

/** "Above the root." */
static const size_t ENT_NOWHERE = SIZE_MAX;

/** Most steps up a tree that need be followed; a cycle ends there. */
enum { ENT_MOST_STEPS = 60 };

/** The word that a word hangs on; ENT_NOWHERE for the root. */
size_t ent_head_of(const EntPassage* passage, size_t token);

/** The word of some tokens that hangs on none of the others. */
size_t ent_top_of(const EntPassage* passage, EntSpan at);

/** The top word of a name. @param name  Index into EntNames. */
size_t ent_top_of_name(const EntPassage* passage, uint32_t name);

/** What a word is to its head, without the subtype. */
EntDeprel ent_deprel_of(const EntPassage* passage, size_t token);

bool ent_is_upos(const EntPassage* passage, size_t token, EntUpos upos);

/** The first word that is this to `token`; ENT_NOWHERE if there is none. */
size_t ent_child_of(const EntPassage* passage, size_t token, EntDeprel deprel);

/** Does the word say that something is, or happens: a verb, or a noun behind "is" or "as"? */
bool ent_is_predicate(const EntPassage* passage, size_t token);

/** Does the word head a clause, or a further member of a list? */
bool ent_opens_clause(const EntPassage* passage, size_t token);

#endif
