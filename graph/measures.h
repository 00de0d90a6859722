/** @file graph/measures.h
    Influence, camps and a layout, computed with igraph. Its types appear in no header, and it is
    used from one thread at a time.

    All ties count without direction, several ties between two actors as one edge with the sum of
    their weights. "By weight" means that a heavier tie is a stronger bond.

    - allies, rivals: number of actors tied so (degree).
    - strength: sum of the weights of ally and rival ties (Barrat et al. 2004,
      doi:10.1073/pnas.0400087101).
    - betweenness: on ally and splinter_of ties, every tie of length 1 (igraph reads a weight as a
      distance); share of the (n-1)(n-2)/2 pairs of other actors (Freeman 1977, doi:10.2307/3033543;
      computed as in Brandes 2001, doi:10.1080/0022250X.2001.9990249). O(actors x ties) time.
    - eigenvector: on ally ties by weight, the largest value 1 (Bonacich 1972,
      doi:10.1080/0022250X.1972.9989806). Only the group of connected allies with the largest
      eigenvalue has values above 0.
    - PageRank: on all ties by weight, damping 0.85 (Brin and Page 1998,
      doi:10.1016/S0169-7552(98)00110-X).
    - camps: communities of the signed network, ally ties pull and rival ties push (Traag and
      Bruggeman 2009, doi:10.1103/PhysRevE.80.036115; Leiden algorithm: Traag, Waltman and van Eck
      2019, doi:10.1038/s41598-019-41695-z).
    - layout: Fruchterman and Reingold 1991, doi:10.1002/spe.4380211102.

    Measures have six significant digits, positions are whole numbers, so that machines whose sums
    differ in the last bits write the same files. */
#ifndef ENT_GRAPH_MEASURES_H
#define ENT_GRAPH_MEASURES_H

#include "graph/network.h"

/** Name and meaning of a measure, for tables and files. */
typedef struct {
  const char* id;    ///< "pagerank": a column name
  const char* title; ///< "PageRank"
  bool whole;        ///< a whole number
} EntMeasureInfo;

/** Never NULL. */
ENT_API const EntMeasureInfo* ent_measure_info(EntMeasure measure);

/** Fill the measures, camps and positions of every actor.
    @return ENT_NO_MEMORY; ENT_BACKEND if igraph refused (its message is in `err`). */
ENT_API EntStatus ent_network_measure(EntNetwork* network, EntError* err);

#endif
