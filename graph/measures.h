/** @file graph/measures.h
    Influence, camps and a layout, computed with igraph. Its types appear in no header, and it is
    used from one thread at a time.

    All ties count without direction, several ties between two actors as one edge with the sum of
    their weights, unless something else is said. "By weight" means that a heavier tie is a stronger
    bond. n is the number of actors, m that of ties.

    - allies, rivals: number of actors tied so (degree). splinters: number of actors that came out
      of it (in-degree by splinter_of).
    - strength: sum of the weights of ally and rival ties, of each relation alone, and ally strength
      less rival strength (Barrat et al. 2004, doi:10.1073/pnas.0400087101).
    - brokerage between enemies: share of the pairs of an actor's allies that are rivals of each
      other; by the sign of the two ties' weights where two actors are both. Our own.
      O(sum over rival ties of the degrees of their ends).
    - PN centrality (Everett and Borgatti 2014, Networks containing negative ties,
      doi:10.1016/j.socnet.2014.03.005), undirected and unweighted: the solution x of
      (I - A/(2n-2)) x = 1, where A is 1 for allies and -2 for rivals. About 1 without ties; allies
      raise it, rivals lower it, and rivals of rivals raise it again. By conjugate gradients
      (Hestenes and Stiefel 1952, doi:10.6028/jres.049.044), O(m) for each of some ten rounds.
    - betweenness: on ally and splinter_of ties, every tie of length 1 (igraph reads a weight as a
      distance); share of the (n-1)(n-2)/2 pairs of other actors (Freeman 1977, doi:10.2307/3033543;
      computed as in Brandes 2001, doi:10.1080/0022250X.2001.9990249). O(n m) time.
    - closeness: harmonic closeness on the same ties: mean of 1/distance to all others, 0 to who is
      out of reach (Marchiori and Latora 2000, doi:10.1016/S0378-4371(00)00311-3). O(n m) time.
    - eigenvector: on ally ties by weight, the largest value 1 (Bonacich 1972,
      doi:10.1080/0022250X.1972.9989806). Only the group of connected allies with the largest
      eigenvalue has values above 0.
    - PageRank: on all ties by weight, damping 0.85 (Brin and Page 1998,
      doi:10.1016/S0169-7552(98)00110-X).
    - hub, authority: HITS (Kleinberg 1999, doi:10.1145/324133.324140) on support, which has a
      direction: from the subject to the object of what is said of leading, membership, sponsoring,
      allegiance and endorsement, by the sum of the best confidences of independent articles; the
      largest of each 1. A hub supports authorities, an authority has the support of hubs.
    - coreness: on ally ties, the largest k such that the actor is in a group where everyone has k
      allies in the group (Seidman 1983, doi:10.1016/0378-8733(83)90028-X). O(m).
    - constraint: on ally and rival ties by weight: how much its contacts are tied among themselves
      (Burt 1992, Structural Holes); low for a broker.
    - articulation points: on ally and splinter_of ties, as betweenness (Hopcroft and Tarjan 1973,
      doi:10.1145/362248.362272). O(n + m).
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

/** The measure with this id; false, and `out` untouched, if there is none. */
ENT_API bool ent_measure_from_id(EntStr id, EntMeasure* out);

/** Called now and then while a slow measure is computed. @param percent  0 to 100. */
typedef void EntMeasureProgress(void* handle, const char* measure, double percent);

/** How to measure. Zeroed fields are the defaults. */
typedef struct {
  bool slow_too;                ///< betweenness and closeness also above 20,000 actors, where they
                                ///< take minutes; else they are unknown there (NAN)
  bool without_camps;           ///< leave the camps out: they are then as they were
  bool without_layout;          ///< leave the positions out: a table needs none
  EntMeasureProgress* progress; ///< NULL for none
  void* handle;                 ///< its first argument
} EntMeasureOptions;

/** Fill the measures, camps and positions of every actor. Positions are better if camps are known.
    @param options  NULL for the defaults.
    @return ENT_NO_MEMORY; ENT_BACKEND if igraph refused (its message is in `err`). */
ENT_API EntStatus ent_network_measure(EntNetwork* network, const EntMeasureOptions* options,
                                      EntError* err);

#endif
