/** @file extract/relation/written.h
    Dates as a text writes them: "3 January 2020", "Jan. 3", "mid-2003", "2020-01-03". */
#ifndef ENT_EXTRACT_RELATION_WRITTEN_H
#define ENT_EXTRACT_RELATION_WRITTEN_H

#include "extract/relation/passage.h"

/** What the words give; 0 for what they leave out. A day that does not exist is possible. */
typedef struct {
  int year;
  int month;
  int day;
  size_t end; ///< the token behind them
} EntWritten;

/** Number of the month that a token of the article names, 1 to 12, or 0: "March", "Mar.". */
int ent_month_word(const EntScene* scene, size_t token);

/** Number of the day of the week that a token names, 0 for "Monday"; -1 for none. In any case of
    letters. */
int ent_weekday_word(const EntPassage* passage, size_t token);

/** Read the date that starts at a token; a year or a month alone will do. @return false if none
    does. */
bool ent_read_written(const EntPassage* passage, size_t at, EntWritten* out);

/** The year of the last date before a token in its paragraph that gives month and year, or 0. */
int ent_written_year_before(const EntPassage* passage, size_t at);

#endif
