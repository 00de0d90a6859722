/** @file extract/actor/given.h
    What a person knows of the actors better than the program: an actors.tsv with one actor a line,
    name TAB kind TAB alias TAB alias …, or "- NAME" for what is no actor. Read once, then only
    looked up, by any number of threads. */
#ifndef ENT_EXTRACT_ACTOR_GIVEN_H
#define ENT_EXTRACT_ACTOR_GIVEN_H

#include "graph/base/intern.h"
#include "graph/triple.h"

/** The actors of a file. */
typedef struct EntGiven EntGiven;

/** Longest name or alias, in bytes. */
enum { ENT_GIVEN_NAME_BYTES = 256 };

/** How a spelling must stand in the text; which letters it has tells. */
typedef enum {
  ENT_CASE_ANY,     ///< "the sadrists", or a script without capitals
  ENT_CASE_CAPITAL, ///< "Change": with a capital, so that no "change" is meant
  ENT_CASE_CAPS     ///< "WHO": in capitals only
} EntGivenCase;

/** A spelling of an actor, folded. */
typedef struct {
  uint32_t actor; ///< whose it is
  EntGivenCase needs;
  bool is_short; ///< the end of a longer spelling of the same actor: a bare surname
} EntGivenSpelling;

/** An actor of the file. */
typedef struct {
  EntParticipant who; ///< the name stands first among its aliases; of a "- NAME" nothing else does
  bool dropped;       ///< it is no actor
} EntGivenActor;

/** Read an actors file: UTF-8, with or without a byte order mark and carriage returns; empty lines
    and those that start with "#" say nothing.
    @param problem  Told of every line or alias that cannot be used; the rest is. May be NULL.
    @param out      Receives the actors; free it with ent_given_free().
    @return ENT_IO if the file cannot be read, ENT_BAD_INPUT if it is no text, ENT_NO_MEMORY. */
ENT_API EntStatus ent_given_read(const char* path, EntLineProblem* problem, void* handle,
                                 EntGiven** out, EntError* err);

/** NULL is fine. */
ENT_API void ent_given_free(EntGiven* given);

/** How many actors the file has, what is none included. */
size_t ent_given_count(const EntGiven* given);

/** Actor `i` of the file. */
const EntGivenActor* ent_given_actor(const EntGiven* given, uint32_t i);

/** The spelling with this folded text, or NULL. */
const EntGivenSpelling* ent_given_find(const EntGiven* given, EntStr folded);

/** Bytes of the longest spelling that starts like `folded`; 0 if none does. Quick: it looks at two
    bytes. */
size_t ent_given_reach(const EntGiven* given, EntStr folded);

#endif
