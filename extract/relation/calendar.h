/** @file extract/relation/calendar.h
    Dates that are told by their distance from another: the day of the article. All take and return
    dates as precise as they can be; an unknown date where `day` is not precise enough. */
#ifndef ENT_EXTRACT_RELATION_CALENDAR_H
#define ENT_EXTRACT_RELATION_CALENDAR_H

#include "graph/base/date.h"

/** Units in which a text counts back. */
typedef enum {
  ENT_UNIT_DAY,
  ENT_UNIT_WEEK,
  ENT_UNIT_MONTH,
  ENT_UNIT_YEAR,
  ENT_UNIT_DECADE
} EntTimeUnit;

/** The unit, `count` of them before `day`: the day, the month, or the year; of a week the month or
    year that holds all of it, of decades the year. */
EntDate ent_units_before(EntDate day, int count, EntTimeUnit unit);

/** The last such weekday (0 for Monday) that is `day` or before it; before it if `strictly`. */
EntDate ent_last_weekday(EntDate day, int weekday, bool strictly);

/** The last such month (1 to 12), that of `day` included unless `strictly`. */
EntDate ent_last_month(EntDate day, int month, bool strictly);

#endif
