/** @file extract/relation/train/gold.h
    The annotation of an article: actors, their spellings, and the relations between them. */
#ifndef ENT_EXTRACT_RELATION_TRAIN_GOLD_H
#define ENT_EXTRACT_RELATION_TRAIN_GOLD_H

#include "extract/extract.h"
#include "extract/relation/judge.h"
#include "extract/relation/train/source.h"

/** How an annotation sees a relation. */
typedef enum { LEVEL_NONE, LEVEL_MINOR, LEVEL_CORE } Level;

/** An annotated relation. */
typedef struct {
  uint32_t subject; ///< actors by their place in the file
  uint32_t object;
  EntRelation relation;
  Level level;
  EntValidity validity;
  const char* evidence;
} GoldTriple;

/** An annotation. */
typedef struct {
  const char* path;     ///< of the file it stands in
  bool* persons;        ///< [actors]
  EntIntern* spellings; ///< as they are compared
  uint32_t* owners;     ///< [spellings] the actor of each; ENT_NONE for several
  size_t capacity;
  GoldTriple* triples; ///< [n_triples]
  size_t n_triples;
} Gold;

/** Read the annotation of an article. End with gold_clear() in any case. */
EntStatus gold_read(Gold* gold, const Source* source, EntArena* arena, EntError* err);
void gold_clear(Gold* gold);

/** The annotated actor that a found one stands for: by its name, else by vote of its aliases, else
    the only one that its name adds a title to ("Prime Minister Anna Holt") or whose surname it is;
    ENT_NONE if there is none. */
uint32_t gold_actor(const Gold* gold, const EntParticipant* actor, EntArena* arena);

/** The triple with this relation between two actors, in any order; NULL if there is none. */
const GoldTriple* gold_find(const Gold* gold, EntRelation relation, uint32_t a, uint32_t b);

#endif
