/** @file extract/actor/draft.h
    Actors in the making: the spellings of an article, the actors that they were joined into so far,
    and an index of the words of their names. */
#ifndef ENT_EXTRACT_ACTOR_DRAFT_H
#define ENT_EXTRACT_ACTOR_DRAFT_H

#include "extract/actor/mention.h"
#include "extract/actor/spelling.h"

/** How many actors that share a word are looked at for a short form; more only occur in texts made
    to be slow. */
enum { ENT_MAX_CANDIDATES = 64, ENT_MAX_EXPANSIONS = 512 };

/** A distinct spelling, folded, with every mention of it. */
typedef struct {
  size_t mention; ///< its first mention
  size_t count;   ///< mentions
  uint32_t actor; ///< ENT_NONE until joined
  EntLink how;
  bool contested; ///< a short form that fits several actors
} EntSpelling;

/** An actor in the making. */
typedef struct {
  size_t mention; ///< the mention that gives its name
  size_t count;   ///< mentions so far
  size_t located; ///< of which stand where a place would
  EntKind kind;
  bool sure;
  uint32_t state; ///< ENT_NONE if it is none
  uint32_t known; ///< the body of the lexicon of aliases that has its name, or ENT_NONE
  uint32_t same;  ///< the actor that it turned out to be; itself mostly
} EntDraft;

/** Actors that hold a word, as a list. */
typedef struct EntHolder {
  uint32_t actor;
  struct EntHolder* next;
} EntHolder;

/** The names of one article on the way to its actors. */
typedef struct {
  const EntScene* scene;
  EntNames* names;
  EntIntern* keys;        ///< folded names
  EntSpelling* spellings; ///< [keys], with room for one a mention
  EntDraft* drafts;       ///< [n_drafts], with room for one a mention
  size_t n_drafts;
  EntIntern* words;     ///< what is looked up: words, and skeletons of words behind a "~"
  EntHolder** holders;  ///< [words] actors whose name holds it
  size_t n_words;       ///< room of `holders`
  uint32_t* of_mention; ///< [names] spelling of each
} EntJoiner;

/** A mention by its number. */
const EntName* ent_joiner_name(const EntJoiner* self, size_t mention);

/** The mention that gives an actor its name. */
const EntName* ent_joiner_name_of(const EntJoiner* self, uint32_t actor);

/** The key under which a word's spellings are found; empty for a word that has only one. */
EntStr ent_joiner_skeleton(EntStr word, char key[ENT_SPELLING_MOST + 2]);

/** The actors whose name holds a word, or one of the skeleton of a key; NULL if none does. */
const EntHolder* ent_joiner_holders(const EntJoiner* self, EntStr key);

/** The body of the lexicon of aliases that a name names, or ENT_NONE. */
uint32_t ent_joiner_known(const EntJoiner* self, const EntName* name);

/** Make a new actor of a spelling, and enter its words. @return ENT_NO_MEMORY or ENT_OK. */
EntStatus ent_joiner_draft(EntJoiner* self, EntSpelling* spelling);

#endif
