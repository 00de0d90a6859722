/** @file extract/relation/passage.h
    One sentence with its names, and the small questions that every rule asks of it. Tokens are
    given by their index in the article. */
#ifndef ENT_EXTRACT_RELATION_PASSAGE_H
#define ENT_EXTRACT_RELATION_PASSAGE_H

#include "extract/actor/mention.h"

/** A sentence and its names. */
typedef struct {
  const EntScene* scene;
  const EntNames* names;
  size_t first;      ///< its first token
  size_t end;        ///< behind its last token
  uint32_t* name_of; ///< [end - first] name that covers token first + i, or ENT_NONE
  size_t sentence;   ///< its index
  size_t room;       ///< tokens of the longest sentence
  size_t first_name; ///< index of its first name
} EntPassage;

/** A group of names that stand in for each other: "A, B and C". */
enum { ENT_GROUP_SIZE = 12 };
typedef struct {
  uint32_t names[ENT_GROUP_SIZE]; ///< [n] indices into EntNames
  size_t n;
} EntGroup;

/** A relation found by a rule, not yet a triple. */
typedef struct {
  uint32_t subject; ///< index into EntNames
  uint32_t object;
  EntForm form;
  double confidence;
  EntSpan cue; ///< tokens of the cue
  bool ended;
  uint16_t type; ///< EntCue.type of its cue; 0 for a title
  bool loose;    ///< its arguments were found by the distance of words, not by the tree
  bool firm; ///< holds whatever the judge has learned: by a cue of the user, or of two in one list
             ///< ("A and B are enemies"), which the judge would take for company
} EntClaim;

/** Is a bond of this form a place that somebody has in a body? */
static inline bool ent_is_office(EntForm form) {
  return form == ENT_LEADS || form == ENT_MEMBER;
}

/** Claims of one sentence. */
enum { ENT_MAX_CLAIMS = 256 };
typedef struct {
  EntClaim items[ENT_MAX_CLAIMS]; ///< [n]; what comes beyond is dropped
  size_t n;
} EntClaims;

/** Make a passage with room for any sentence of the scene. @return ENT_NO_MEMORY or ENT_OK. */
EntStatus ent_passage_new(EntPassage* passage, const EntScene* scene);

/** Prepare a sentence.
    @param next_name  Index of the first name at or behind it; moved past it. */
void ent_passage_set(EntPassage* passage, const EntScene* scene, const EntNames* names,
                     size_t sentence, size_t* next_name);

/** Token `i` of the analysis. */
static inline const EntToken* ent_passage_token(const EntPassage* passage, size_t i) {
  return ent_scene_token(passage->scene, i);
}

/** The name of this index. */
static inline const EntName* ent_passage_item(const EntPassage* passage, uint32_t name) {
  return &passage->names->items[name];
}

/** The name of an actor that covers a token; ENT_NONE if there is none or it is no actor. */
uint32_t ent_passage_name(const EntPassage* passage, size_t token);

/** Is the token this word; is it one of a NULL-terminated list? False outside the sentence. */
bool ent_passage_is(const EntPassage* passage, size_t token, const char* word);
bool ent_passage_is_one_of(const EntPassage* passage, size_t token, const char* const* words);

/** Is the token, by its form or by its lemma, of one of these ENT_WORD_… classes? False outside the
    sentence. */
bool ent_passage_form_is(const EntPassage* passage, size_t token, int classes);
bool ent_passage_lemma_is(const EntPassage* passage, size_t token, int classes);

/** A possessive mark. */
bool ent_passage_is_possessive(const EntPassage* passage, size_t token);

/** A word that may say that what follows is over: "former", "once", "late". */
bool ent_passage_is_former_word(const EntPassage* passage, size_t token);

/** A mark that ends a clause, or a word that opens one. */
bool ent_passage_is_break(const EntPassage* passage, size_t token);

/** The names coordinated with `name`, itself included, in the order of the text. */
EntGroup ent_passage_group(const EntPassage* passage, uint32_t name);

/** The name that is the subject of a word at token `at`: the nearest to its left in its clause
    that hangs on no preposition, or the antecedent of "who", "which", "that". ENT_NONE if none. */
uint32_t ent_passage_subject(const EntPassage* passage, size_t at);

/** The first name behind token `at`, at most `most` tokens away and in the same clause. */
uint32_t ent_passage_next(const EntPassage* passage, size_t at, size_t most);

/** The name that ends right before token `at`, a possessive 's skipped if `possessive`. */
uint32_t ent_passage_before(const EntPassage* passage, size_t at, bool possessive);

/** Does a word negate: "no", "not", "never"; not that of "no longer", "not only"? */
bool ent_passage_negates(const EntPassage* passage, size_t token);

/** Is what the words at token `at` say denied or negated? */
bool ent_passage_is_negated(const EntPassage* passage, size_t at);

/** Did it fail ("failed to defeat")? What is meant stays: who fails to defeat is still a rival. */
bool ent_passage_is_in_vain(const EntPassage* passage, size_t at);

/** Is the sentence a question? */
bool ent_passage_is_question(const EntPassage* passage);

/** Is it only a possibility, a wish, a condition or a question? */
bool ent_passage_is_hypothetical(const EntPassage* passage, size_t at);

/** Do "former", "once", "ex-" and the like stand before token `at`? */
bool ent_passage_is_former(const EntPassage* passage, size_t at);

/** Does an act of this form tell of rivalry even if it fails: "failed to defeat X"? */
static inline bool ent_outlives_failure(EntForm form) {
  return form == ENT_ARMED || form == ENT_ELECTORAL || form == ENT_REPRESSION;
}

/** Add a claim for each pair of two groups. */
void ent_claims_add(EntClaims* claims, const EntGroup* subjects, const EntGroup* objects,
                    EntClaim claim);

/** Claims from titles, roles and appositions: "Quds Force commander Esmail Qaani". */
void ent_find_roles(const EntPassage* passage, EntClaims* claims);

/** Claims from the cues of the lexicon. */
void ent_find_cues(const EntPassage* passage, EntClaims* claims);

/** Claims of splits that are told in pieces: "X left P to found Q", "former members of P formed Q",
    "P split, and its left became Q". It looks at the claims that are already there, for who left
    what. */
void ent_find_splits(const EntPassage* passage, EntClaims* claims);

#endif
