/** @file extract/language/shape.h
    The shape of the network: what the trainer and the program must agree on. */
#ifndef ENT_EXTRACT_LANGUAGE_SHAPE_H
#define ENT_EXTRACT_LANGUAGE_SHAPE_H

#include <stddef.h>

enum {
  ENT_WIDTH = 128, ///< numbers of a word between layers: half read forward, half backward
  ENT_LAYERS = 3,
  ENT_GATES = 3,  ///< of a layer: the value, how much of the past to keep, how much of it to show
  ENT_ARC = 64,   ///< numbers of a word as head or as modifier
  ENT_LABEL = 64, ///< numbers of an arc for its label
  ENT_DISTANCES = 16 ///< classes of distance between a word and its head
};

/** The class of the distance from modifier `m` to head `h`, m != h. */
static inline size_t ent_distance_class(size_t m, size_t h) {
  const size_t d = h > m ? h - m : m - h;
  const size_t c = d <= 4 ? d - 1 : d <= 6 ? 4 : d <= 10 ? 5 : d <= 20 ? 6 : 7;
  return h > m ? c + ENT_DISTANCES / 2 : c;
}

#endif
