/** @file graph/base/date.h
    A date as precise as a text gives it: a year, a month or a day (ISO 8601 calendar dates). */
#ifndef ENT_GRAPH_BASE_DATE_H
#define ENT_GRAPH_BASE_DATE_H

#include "graph/base/text.h"

#include <stdbool.h>
#include <stdint.h>

/** Year 0 means unknown; month or day 0 means that the text does not say. */
typedef struct {
  int16_t year; ///< 1 to 9999, or 0
  int8_t month; ///< 1 to 12, or 0
  int8_t day;   ///< 1 to 31, or 0; 0 if the month is 0
} EntDate;

/** Room for "2020-02-10" and its NUL. */
enum { ENT_DATE_SIZE = 11 };

/** Is there a date at all? */
static inline bool ent_date_known(EntDate date) {
  return date.year != 0;
}

/** Does this day exist in the Gregorian calendar (as far as it is given)? */
ENT_API bool ent_date_valid(EntDate date);

/** Order by time; an unknown date comes first, a year before its months, a month before its days.
    @return < 0, 0 or > 0. */
ENT_API int ent_date_compare(EntDate a, EntDate b);

/** Let `*earliest` be `date` if that is known and earlier, or the first that is known. */
ENT_API void ent_date_take_earliest(EntDate* earliest, EntDate date);

/** Let `*latest` be `date` if that is later. */
ENT_API void ent_date_take_latest(EntDate* latest, EntDate date);

/** Write "2020", "2020-02" or "2020-02-10"; "" for an unknown date. */
ENT_API void ent_date_format(EntDate date, char out[ENT_DATE_SIZE]);

/** Read "2020", "2020-02", "2020-02-10", or a timestamp that starts with the last.
    @return false, and an unknown date, for anything else. */
ENT_API bool ent_date_parse(EntStr text, EntDate* date);

/** The day `days` later (or earlier, if negative). Only for a date with a day. */
ENT_API EntDate ent_date_add_days(EntDate date, int days);

/** 0 for Monday to 6 for Sunday. Only for a date with a day. */
ENT_API int ent_date_weekday(EntDate date);

#endif
