/** @file extract/actor/scene.h
    What every later stage of one article's extraction works on: its text, its analysis, and how its
    words look up in the lexicons. */
#ifndef ENT_EXTRACT_ACTOR_SCENE_H
#define ENT_EXTRACT_ACTOR_SCENE_H

#include "extract/actor/given.h"
#include "extract/language/analysis.h"
#include "extract/lexicon/lexicon.h"

/** What a token looks like. */
enum {
  ENT_LOOK_WORD = 1,    ///< holds a letter
  ENT_LOOK_CAPITAL = 2, ///< its first letter is upper case ("Sadr", also "al-Sadr")
  ENT_LOOK_CAPS = 4,    ///< two letters or more, all upper case
  ENT_LOOK_NUMBER = 8   ///< starts with a digit
};

/** The look of a token. */
typedef struct {
  uint32_t start; ///< of its folded form in EntScene.folded
  uint32_t end;
  uint32_t form;          ///< number of the folded form in EntScene.forms
  uint32_t reach;         ///< bytes of the longest phrase that starts with it; perhaps more
  unsigned flags;         ///< ENT_LOOK_…
  const EntSense* senses; ///< its meanings by itself; NULL if it has none
} EntLook;

/** One article on the way from text to triples. */
typedef struct {
  const EntArticle* article;
  const EntLexicon* lexicon;
  const EntGiven* given; ///< the user's actors; NULL for none
  const EntAnalysis* analysis;
  EntArena* arena;
  EntError* err;
  EntLook* looks;   ///< [analysis->n_tokens]
  EntIntern* forms; ///< folded forms
  EntBuffer folded; ///< folded tokens, with a blank where the text has white space
} EntScene;

/** Look at every token of an analysis.
    @return ENT_NO_MEMORY or ENT_OK; end `scene` with ent_scene_clear() in both cases. */
EntStatus ent_scene_set(EntScene* scene, const EntArticle* article, const EntLexicon* lexicon,
                        const EntAnalysis* analysis, EntArena* arena, EntError* err);

/** Free what does not live in the arena. A zeroed scene is fine. */
void ent_scene_clear(EntScene* scene);

/** Token `i` of the analysis. */
static inline const EntToken* ent_scene_token(const EntScene* scene, size_t i) {
  return &scene->analysis->tokens[i];
}

/** The folded text of `n` tokens from token `first` on. */
EntStr ent_scene_folded(const EntScene* scene, size_t first, size_t n);

/** The meanings of the phrase of `n` tokens from token `first` on; NULL if it has none. */
const EntSense* ent_scene_senses(const EntScene* scene, size_t first, size_t n);

/** The longest phrase with a meaning of this kind that starts at token `first` and ends before
    token `end`.
    @param n  Receives its length in tokens.
    @return NULL if there is none. */
const EntSense* ent_scene_longest(const EntScene* scene, size_t first, size_t end,
                                  EntSenseKind kind, size_t* n);

/** Does a token have a meaning of this kind? */
bool ent_scene_means(const EntScene* scene, size_t token, EntSenseKind kind);

/** Does a token alone mean what is capitalized and no name, of this type? */
bool ent_scene_stops(const EntScene* scene, size_t token, EntStopName type);

/** Is a token alone the head word of bodies of this class? */
bool ent_scene_heads(const EntScene* scene, size_t token, EntBody body);

/** Is it the head of a body whose name follows it: "Jaysh al-Islam"? */
bool ent_scene_opens_body(const EntScene* scene, size_t token);

/** 'm' or 'f' for a given name of men or of women, else 'u'. */
int ent_scene_given_gender(const EntScene* scene, size_t token);

/** The same of whom a noun describes; other numbers describe neither. */
static inline int ent_described_gender(int describes) {
  return describes == ENT_DESCRIBES_MAN ? 'm' : describes == ENT_DESCRIBES_WOMAN ? 'f' : 'u';
}

/** Does a token look so (any of these ENT_LOOK_… bits)? */
bool ent_scene_looks(const EntScene* scene, size_t token, unsigned flags);

/** Is the folded form of a token this word? */
bool ent_scene_is(const EntScene* scene, size_t token, const char* word);

/** Is it one of the words of a NULL-terminated list? */
bool ent_scene_is_one_of(const EntScene* scene, size_t token, const char* const* words);

/** Is a token, by its form or by its lemma, of one of these ENT_WORD_… classes? */
bool ent_scene_form_is(const EntScene* scene, size_t token, int classes);
bool ent_scene_lemma_is(const EntScene* scene, size_t token, int classes);

/** What kind of paragraph a sentence stands in. */
EntBlockKind ent_scene_block(const EntScene* scene, size_t sentence);

#endif
