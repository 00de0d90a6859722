/** @file extract/actor/mention.h
    Names in the text of one article, before and after they are joined into actors. */
#ifndef ENT_EXTRACT_ACTOR_MENTION_H
#define ENT_EXTRACT_ACTOR_MENTION_H

#include "extract/actor/scene.h"
#include "extract/extract.h"

/** A name as it stands in a sentence. */
typedef struct {
  EntSpan span;    ///< bytes of the clean text
  size_t sentence; ///< index into the analysis' sentences
  size_t first;    ///< index into the analysis' tokens
  size_t count;    ///< tokens
  EntKind kind;
  bool sure;               ///< the kind is known, not guessed
  bool located;            ///< stands where a place would ("in X"): perhaps no actor
  uint32_t state;          ///< for a state its number in the lexicon, else ENT_NONE
  EntStateName state_name; ///< how it names the state
  size_t tail;             ///< tokens behind it that may belong to it: "Syrian government"
  size_t honorific;        ///< token where a title with a capital before it starts, or ENT_NONE
  uint32_t actor;          ///< index into the actors once joined; ENT_NONE if it is none
  EntLink how;
  uint32_t given; ///< 1 + the user's actor that it belongs to; 0 for none
  bool bare;      ///< of a name of the user's only the surname
} EntName;

/** Is it a name rather than a pronoun or a description? */
static inline bool ent_is_named(const EntName* name) {
  return name->how != ENT_BY_PRONOUN && name->how != ENT_BY_DESCRIPTION;
}

/** Names in the order of the text; they do not overlap. */
typedef struct {
  EntName* items; ///< [count]
  size_t count;
  size_t capacity;
} EntNames;

/** Find the names of an article by their shape and the lexicons.
    @return ENT_NO_MEMORY or ENT_OK. */
EntStatus ent_find_names(const EntScene* scene, EntNames* out);

/** Append a name. @return ENT_NO_MEMORY or ENT_OK. */
EntStatus ent_names_add(const EntScene* scene, EntNames* names, EntName name);

/** Join names: short forms to the full name, acronyms to their expansion, all names of a state.
    Fills `actor` (any numbers, the same for the same actor) and `how` of every name. */
EntStatus ent_join_names(const EntScene* scene, EntNames* names);

/** Add mentions that are no names: pronouns, relative pronouns and descriptions ("the group") that
    refer to an actor named before. Precision goes before recall: what is doubtful stays out. */
EntStatus ent_refer(const EntScene* scene, EntNames* names);

/** Make the actors of joined names, numbered anew in the order of their first mention.
    @param actors  Receives [n_actors], in the scene's arena.
    @return ENT_NO_MEMORY or ENT_OK. */
EntStatus ent_make_actors(const EntScene* scene, EntNames* names, EntActor** actors,
                          size_t* n_actors);

/** One more than the highest number of an actor that a name has; 0 if none has any. */
uint32_t ent_names_actors(const EntNames* names);

/** Give each actor its mentions. @param actors  [n_actors], without any mention yet. */
EntStatus ent_fill_mentions(const EntScene* scene, const EntNames* names, EntActor* actors,
                            size_t n_actors);

/** Find the actors of an article: names, joined, with what refers to them.
    @param actors  As of ent_make_actors(). @return ENT_NO_MEMORY or ENT_OK. */
EntStatus ent_find_actors(const EntScene* scene, EntNames* names, EntActor** actors,
                          size_t* n_actors);

/** Largest annotation of an article, in bytes. */
#define ENT_GOLD_LIMIT ((size_t)16 << 20)

/** Take the actors from an annotation instead, and find their names in the text by spelling. The
    actors come without mentions.
    @param json  {"actors": [{"name", "kind", "aliases": []}]}.
    @param path  Where it stands, for the error.
    @return ENT_BAD_INPUT if it cannot be used, ENT_NO_MEMORY. */
EntStatus ent_gold_actors(const EntScene* scene, EntStr json, const char* path, EntNames* names,
                          EntActor** actors, size_t* n_actors);

#endif
