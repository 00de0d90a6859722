/** @file extract/relation/path.h
    The way through the dependency tree of a sentence from one name to another. Tokens are given by
    their index in the article. */
#ifndef ENT_EXTRACT_RELATION_PATH_H
#define ENT_EXTRACT_RELATION_PATH_H

#include "extract/relation/steps.h"

/** Longest way from a name to where both ways meet, in tokens. */
enum { ENT_PATH_MOST = 16 };

/** The way up from one name and down to the other. */
typedef struct {
  size_t up[ENT_PATH_MOST];   ///< [n_up] from the first name's head up to, without, the top
  size_t down[ENT_PATH_MOST]; ///< [n_down] from the second name's head up to, without, the top
  size_t n_up;
  size_t n_down;
  size_t top; ///< where both meet
} EntPath;

/** Find the way from name `a` to name `b`.
    @return false if they are too far apart, or if one token is the head of both. */
bool ent_path_find(const EntPassage* passage, uint32_t a, uint32_t b, EntPath* path);

/** Does a token stand on the way, or does it carry both names as a list ("between A and B")? */
bool ent_path_carries(const EntPassage* passage, const EntPath* path, size_t token);

/** The way in words, "Iran <-nsubj- fund -obj-> Badr Organization", in the scene's arena.
    @param text  Receives it; NULL if ent_path_find() finds no way. @return ENT_NO_MEMORY or ENT_OK.
 */
EntStatus ent_path_write(const EntPassage* passage, uint32_t a, uint32_t b, const char** text);

#endif
