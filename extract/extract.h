/** @file extract/extract.h
    Extraction: a pure function of one article. Same bytes in, same triples out, whatever else was
    read and on whichever thread. */
#ifndef ENT_EXTRACT_EXTRACT_H
#define ENT_EXTRACT_EXTRACT_H

#include "extract/actor/given.h"
#include "extract/article.h"
#include "extract/read/catalog.h"

/** The lexicons, ready for use. Not changed by extraction, so any number of threads may share it.
 */
typedef struct EntExtractor EntExtractor;

/** The confidence from which on a triple is more useful than wrong: with 0.30 F1 is the best on
    articles whose topics the judge had not learned from, and a little above it hardly lower, with
    more precision. */
#define ENT_MIN_CONFIDENCE 0.30

/** How to extract. Zero-initialize it for the defaults. */
typedef struct {
  const char* gold_dir; ///< take the actors from DIR/ID.json instead of finding them; or NULL
  const EntGiven*
      given; ///< actors that overrule those found, not with `gold_dir`; borrowed; or NULL
  double min_confidence;       ///< triples below it are left out; 0 keeps all that the
                               ///< judge weighs, right or wrong; see ENT_MIN_CONFIDENCE
  bool all;                    ///< also what is denied, with confidence 0
  bool explain;                ///< give each triple its explanation
  const char* cues;            ///< a file of cues that are added to the embedded ones; or NULL
  EntLineProblem* cue_problem; ///< told of its malformed lines; NULL for nobody
  void* cue_handle;            ///< handed to `cue_problem`
} EntExtractOptions;

/** How a mention was joined to its actor. */
typedef enum {
  ENT_BY_NAME,            ///< the full name itself
  ENT_BY_SHORT_NAME,      ///< a part of it: a surname, a bare head
  ENT_BY_ACRONYM,         ///< an acronym, or its expansion
  ENT_BY_ALIAS,           ///< another name, as the text ("A, also known as B") or the lexicon says
  ENT_BY_TRANSLITERATION, ///< another spelling of it
  ENT_BY_LEXICON,         ///< a capital, demonym or seat that stands for a state
  ENT_BY_PRONOUN,         ///< "he", "its", "who"
  ENT_BY_DESCRIPTION,     ///< "the group"
  ENT_BY_GIVEN,           ///< a name or alias that the user gave
  ENT_BY_GOLD             ///< given by the annotation
} EntLink;
enum { ENT_N_LINKS = ENT_BY_GOLD + 1 };

/** "name", "short name", "acronym", "alias", "transliteration", "lexicon", "pronoun",
   "description", "given", "gold". */
ENT_API const char* ent_link_name(EntLink link);

/** A stretch of the clean text that names an actor. */
typedef struct {
  EntSpan span;
  EntLink how;
} EntMention;

/** An actor of one article, with every mention of it. */
typedef struct {
  EntParticipant participant;
  EntMention* mentions; ///< [n_mentions] in the order of the text
  size_t n_mentions;
} EntActor;

/** What one article gives. Everything lives until ent_extraction_clear(). */
typedef struct {
  EntArena* arena; ///< owns all of it
  EntArticle article;
  EntActor* actors; ///< [n_actors] in the order of their first mention
  size_t n_actors;
  EntTriple* triples; ///< [n_triples] in the order of the text
  size_t n_triples;
  EntNotes notes;
} EntExtraction;

/** @param out  Receives the extractor; free it with ent_extractor_free().
    @return ENT_NO_MEMORY, or ENT_BAD_INPUT if a lexicon is malformed; ENT_IO or ENT_BAD_INPUT if
            the file of cues cannot be read. */
ENT_API EntStatus ent_extractor_new(const EntExtractOptions* options, EntExtractor** out,
                                    EntError* err);

/** NULL is fine. */
ENT_API void ent_extractor_free(EntExtractor* extractor);

/** Extract from the bytes of one file.
    @param path     As the user gave it ("-" for standard input); names the article.
    @param catalog  What a person says of the article; NULL for nothing.
    @param out    Overwritten; free it with ent_extraction_clear(), also after a failure.
    @return what ent_read_article() gives; ENT_BAD_INPUT also for a broken gold file. */
ENT_API EntStatus ent_extract(const EntExtractor* extractor, EntStr bytes, const char* path,
                              const EntCatalog* catalog, EntExtraction* out, EntError* err);

/** Free what an extraction holds and zero it. NULL and a zeroed one are fine. */
ENT_API void ent_extraction_clear(EntExtraction* extraction);

#endif
