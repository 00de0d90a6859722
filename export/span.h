/** @file export/span.h
    When ties and actors are there, for a timeline.

    A tie lives through the phases of its pair that are dated (graph/history.h); a splinter_of tie,
    or one without such a phase, from the beginning that a text states to the end that one states,
    else from the first to the last article that attests it. What is not dated at all is there as
   long as the network is; an actor, from its first tie to its last. A year begins on its first day
   and ends on its last. */
#ifndef ENT_EXPORT_SPAN_H
#define ENT_EXPORT_SPAN_H

#include "graph/network.h"

/** From one day to another, both included and known. */
typedef struct {
  EntDate from;
  EntDate to;
} EntSpanOfTime;

/** The spans of a network. Free it with ent_spans_clear(). */
typedef struct {
  EntSpanOfTime* nodes; ///< [n_nodes]
  EntSpanOfTime* ties;  ///< all spans of all ties
  size_t* first;        ///< [n_ties + 1] where those of each tie start
  bool dated;           ///< something is; else there are no spans
} EntSpans;

/** @return ENT_NO_MEMORY or ENT_OK. */
EntStatus ent_spans_make(const EntNetwork* network, EntSpans* out, EntError* err);

/** The spans of a tie, in order. @param n  Receives how many. */
const EntSpanOfTime* ent_spans_of_tie(const EntSpans* spans, size_t tie, size_t* n);

void ent_spans_clear(EntSpans* spans);

/** The first and the last day of a date; an unknown one stays so. */
EntDate ent_first_day(EntDate date);
EntDate ent_last_day(EntDate date);

#endif
