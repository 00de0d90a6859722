/** @file extract/relation/argument.h
    Who does what a word says, and to whom: the arguments of verbs and nouns in the tree of a
    sentence, by Universal Dependencies. Words are given by their index in the article, ENT_NO_WORD
    for none. */
#ifndef ENT_EXTRACT_RELATION_ARGUMENT_H
#define ENT_EXTRACT_RELATION_ARGUMENT_H

#include "extract/relation/steps.h"

/** Is a verb passive? Also a participle behind its noun ("the group, backed by Iran"). */
bool ent_is_passive(const EntPassage* passage, size_t verb);

/** The word that is the subject of a verb or of a predicate noun: its own; for a verb without one
    that of the clause it shares it with ("A attacked B and bombed C", "A vowed to fight", "A left,
    saying …"); the noun that a participle or a relative clause belongs to. For a passive verb it is
    the one that suffers. */
size_t ent_subject_of(const EntPassage* passage, size_t word);

/** The word that is the object of a verb: its own, or the one it shares with the next verb
    ("armed and trained B"), or the noun of a relative clause ("B, which A attacked"). */
size_t ent_object_of(const EntPassage* passage, size_t verb);

/** The agent of a passive verb or of a noun: "by A". */
size_t ent_agent_of(const EntPassage* passage, size_t word);

/** The name that a word of an argument stands for: its own; for "who" and "which" that of the noun
    before; that in apposition ("the cleric, X"); for those who act for their owner, that of the
    owner ("Iranian forces", "troops of Iran"). ENT_NONE if there is none. */
uint32_t ent_name_of_word(const EntPassage* passage, size_t token);

/** The name that owns what a noun says: "A's attack", "the Turkish attack". ENT_NONE if none. */
uint32_t ent_owner_of(const EntPassage* passage, size_t noun);

/** The name among the dependents of a word that hangs on one of these prepositions. */
uint32_t ent_complement_of(const EntPassage* passage, size_t word, const char* const* prepositions);

#endif
