/** @file extract/actor/refer.h
    What the parts of reference within an article share: what is known of each actor, what has been
    mentioned so far, and how a mention is linked. */
#ifndef ENT_EXTRACT_ACTOR_REFER_H
#define ENT_EXTRACT_ACTOR_REFER_H

#include "extract/actor/mention.h"
#include "extract/language/dependency.h"

/** A noun that the article calls an actor by: "a cleric", "Iraq's prime minister". */
typedef struct EntRole {
  size_t token;
  const struct EntRole* next;
} EntRole;

/** What the whole article tells of an actor by its names. */
typedef struct {
  uint32_t name; ///< its first name; ENT_NONE for no actor
  EntKind kind;
  int gender;           ///< of a person: 'm', 'f' or 'u'
  int body;             ///< EntDescription of an organization by its head word; -1 if not known
  bool plural;          ///< "the Houthis"
  size_t n_names;       ///< names in the article
  size_t n_so_far;      ///< mentions up to here
  const EntRole* roles; ///< a list
} EntFigure;

/** Where a mention stands in its clause. */
typedef enum {
  ENT_PLACE_SUBJECT,
  ENT_PLACE_OBJECT,
  ENT_PLACE_OBLIQUE,
  ENT_PLACE_OWNER,
  ENT_PLACE_OTHER
} EntPlace;

/** A mention on the way through the text. */
typedef struct {
  uint32_t actor;
  size_t sentence;
  size_t token; ///< its head
  EntPlace place;
  size_t verb;    ///< the word that it depends on
  bool pronoun;   ///< or a description
  bool adjective; ///< "Iranian officials", or one of a compound
  bool located;
} EntTrace;

/** An article under way. */
typedef struct {
  const EntScene* scene;
  EntNames* names;      ///< grows behind `n_named`
  size_t n_named;       ///< names before any was added
  EntFigure* figures;   ///< by number of the actor
  uint32_t main_person; ///< the person with the most names; ENT_NONE if there is none
  uint32_t main_body;   ///< of the other actors
  uint32_t main_state;  ///< of the states
  uint32_t* name_of;    ///< [tokens] the name or mention that covers each; ENT_NONE if none does
  uint32_t* people;     ///< [tokens + 1] common nouns for persons before each token
  uint32_t* things;     ///< [tokens + 1] other common nouns that are subject or object
  bool* quoted;         ///< [tokens] inside a direct quotation
  EntTrace* traces;     ///< [n_traces] mentions so far, in the order of the text
  size_t n_traces;
  size_t trace_capacity;
  size_t sentence; ///< where we are
} EntReferrer;

/** Set up the tables from the names of the article. @return ENT_NO_MEMORY or ENT_OK. */
EntStatus ent_referrer_set(EntReferrer* self, const EntScene* scene, EntNames* names);

/** The head of token `i` of the present sentence, or `i` itself for a root. */
size_t ent_referrer_head(const EntReferrer* self, size_t i);

/** The token of a name that the others hang on. */
size_t ent_referrer_name_head(const EntReferrer* self, const EntName* name);

/** The plain relation of a token to its head. */
EntDeprel ent_referrer_deprel(const EntReferrer* self, size_t i);

/** The first dependent of a token of the present sentence with this relation; ENT_NO_WORD if there
    is none. */
size_t ent_referrer_dependent(const EntReferrer* self, size_t i, EntDeprel deprel);

/** Where a token stands in its clause, by its relation to its head. */
EntPlace ent_referrer_place(const EntReferrer* self, size_t token);

/** What kind of actor a noun can refer to: an EntDescription, or -1. @param plural  Receives
   whether it is a plural; may be NULL. */
int ent_referrer_describes(const EntReferrer* self, size_t token, bool* plural);

/** Note a mention. @param token  Its head. */
EntStatus ent_referrer_trace(EntReferrer* self, uint32_t actor, size_t token, bool pronoun);

/** Add token `at` to the names, as a mention of an actor. */
EntStatus ent_referrer_link(EntReferrer* self, uint32_t actor, size_t at, EntLink how);

/** Who a token such as "he", "its" or "who" refers to; ENT_NONE for nobody that is certain. */
uint32_t ent_refer_pronoun(EntReferrer* self, size_t at);

/** Who a noun with "the" refers to; ENT_NONE for nobody that is certain. */
uint32_t ent_refer_description(EntReferrer* self, size_t at);

/** Two actors that "both men", "the two countries" or "the two" refer to.
    @param at    The token "both" or "two".
    @param pair  Receives them. @return the number of tokens of the phrase; 0 if it means no pair.
 */
size_t ent_refer_pair(EntReferrer* self, size_t at, uint32_t pair[2]);

/** "the former", "the latter" at a token: of the two actors that were mentioned last. */
uint32_t ent_refer_former(EntReferrer* self, size_t at);

/** Link "I" and "we" in the direct speech of a paragraph to its speaker, once all else in it is
    linked. @param first  The paragraph's first sentence. @param past  The one behind its last. */
EntStatus ent_refer_speech(EntReferrer* self, size_t first, size_t past);

#endif
