/** @file extract/read/dates.h
    Dates of publication as pages print them. A date is never guessed: no year, no date; and of
    "05/06/2020" nobody can tell what it means. */
#ifndef ENT_EXTRACT_READ_DATES_H
#define ENT_EXTRACT_READ_DATES_H

#include "graph/base/date.h"

/** What a line says of dates. */
typedef enum {
  ENT_DATE_LINE_NONE,    ///< it is no line of a date
  ENT_DATE_LINE_UPDATED, ///< it tells when the page was last changed
  ENT_DATE_LINE          ///< it tells the date of publication
} EntDateLine;

/** Is the line nothing but a date, with time of day, reading time, "Published" and the like?
    "Dec. 05, 2024 • 3 min read", "10 February 2020, 12.01am", "Published: 3 March 2021 14:05". Also
    a byline with a date behind it, "By Jo Doe | 3 March 2021".
    @param date  Receives the first full date of the line; unknown for ENT_DATE_LINE_NONE. */
EntDateLine ent_date_line(EntStr line, EntDate* date);

/** The first full date (with its day) that stands in `text`, of which 300 bytes are looked at.
    @return false, and an unknown date, if there is none. */
bool ent_date_find(EntStr text, EntDate* date);

/** The date in an address such as https://example.org/news/2022/07/14/title.
    @return false, and an unknown date, if there is none. */
bool ent_date_in_url(EntStr url, EntDate* date);

#endif
