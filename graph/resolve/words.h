/** @file graph/resolve/words.h
    What single words do in the names of actors: the lexicon in words.tsv. */
#ifndef ENT_GRAPH_RESOLVE_WORDS_H
#define ENT_GRAPH_RESOLVE_WORDS_H

#include "graph/base/intern.h"

/** Classes of words; a word may be of several. */
enum {
  ENT_WORD_SMALL = 1 << 0,    ///< "of": may come and go in the name of a body
  ENT_WORD_ARTICLE = 1 << 1,  ///< "al" in "al-Sadr"
  ENT_WORD_HYPHENED = 1 << 2, ///< an article only before a hyphen: "as" in "as-Sadr"
  ENT_WORD_TITLE = 1 << 3,    ///< "President"
  ENT_WORD_HEAD = 1 << 4,     ///< "Group" in "Wagner Group"
  ENT_WORD_FIRST = 1 << 5,    ///< "Hizb" in "Hizb al-Dawa"
  ENT_WORD_COMMON = 1 << 6,   ///< "National": tells no body from another
  ENT_WORD_LOOSE = 1 << 7     ///< "State": the same if it stands alone
};

/** The lexicon. */
typedef struct {
  EntIntern* words;
  uint8_t* classes; ///< [words]
} EntWords;

/** Read the lexicon. @return false when memory is short; ent_words_clear() is needed all the same.
 */
bool ent_words_read(EntWords* words, EntArena* arena);

/** Free what the arena does not own. */
void ent_words_clear(EntWords* words);

/** The classes of a folded word; 0 for a word that the lexicon does not hold. */
unsigned ent_words_classes(const EntWords* words, EntStr word);

#endif
