/** @file graph/period.h
    The time that a piece of evidence speaks of. */
#ifndef ENT_GRAPH_PERIOD_H
#define ENT_GRAPH_PERIOD_H

#include "graph/network.h"

/** A period. Its ends are as precise as the text: a year as a beginning is its first day, as an end
    its last. */
typedef struct {
  EntDate from;     ///< unknown if all that is known is that it is over
  EntDate to;       ///< unknown only if nothing is dated at all
  bool from_stated; ///< a text says that it began then, else it is attested then
  bool to_stated;
} EntPeriod;

/** The period that evidence speaks of.
    - A dated act (armed, verbal, split, …) happened at `since`, unless `until` is stated too; it
      attests the relation then, and neither begins nor ends it.
    - A bond (member, sponsor, enmity, …) that began at `since` and is current is attested up to the
      date of the article.
    - What is not dated is attested on the date of the article; if it is ended, it was over by
      then. */
EntPeriod ent_period_of(const EntEvidence* evidence);

/** Does some day of the period lie between `since` and `until` (unknown: no limit)? Of a period of
    which only the end is known, or nothing, we cannot tell: false, unless there is no limit. */
bool ent_period_overlaps(const EntPeriod* period, EntDate since, EntDate until);

/** Order of the first days of two dates: a year is its first day. */
int ent_compare_starts(EntDate a, EntDate b);

/** Order of the last days of two dates: a year is its last day. */
int ent_compare_ends(EntDate a, EntDate b);

/** Does `end` come before `start`, the whole of it? */
bool ent_ends_before(EntDate end, EntDate start);

#endif
