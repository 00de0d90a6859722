/** @file extract/relation/time.h
    The expressions of time in a sentence, the dates that they mean, and which claims they date:
    "3 January 2020", "since 2003", "from 2003 to 2007", "the 2018 alliance", "last Thursday", "two
    years ago". */
#ifndef ENT_EXTRACT_RELATION_TIME_H
#define ENT_EXTRACT_RELATION_TIME_H

#include "extract/relation/passage.h"

/** What its preposition makes of a date. */
typedef enum {
  ENT_TIME_NONE,   ///< no date of what happened: "born 1948", "more than 2000"
  ENT_TIME_AT,     ///< "in 2003", "on Monday", "(2003)"
  ENT_TIME_SINCE,  ///< "since 2003", "from 2003"
  ENT_TIME_UNTIL,  ///< "until 2003"
  ENT_TIME_BEFORE, ///< "before 2003"
  ENT_TIME_AFTER   ///< "after the 2003 invasion"
} EntTimeRole;

/** An expression of time. */
typedef struct {
  EntDate date; ///< never unknown
  EntDate end;  ///< the second date of "from 2003 to 2007"; unknown if there is none
  EntSpan at;   ///< its tokens, without the preposition
  EntTimeRole role;
  bool bracketed; ///< "(2003)", "(1998–2003)"
  bool inferred;  ///< its year is not written: "on Monday", "in May", "two years ago"
  bool lasts;     ///< a span up to now, if the verb says so: "has ruled for ten years"
  size_t noun;    ///< the noun that it describes: "the 2018 alliance"; else its own last token
} EntTime;

/** The expressions of a sentence. */
enum { ENT_MAX_TIMES = 16 };
typedef struct {
  EntTime items[ENT_MAX_TIMES]; ///< [n] in the order of the text; what comes beyond is dropped
  size_t n;
} EntTimes;

/** Find them. What is relative ("on Monday", "in May") counts from the date of the article and is
    left out without one. So are decades, ages, years in names ("Agenda 2030"), and what lies behind
    the date of the article, "until" excepted. */
void ent_find_times(const EntPassage* passage, EntTimes* times);

/** Does the tense of the word that it dates allow a time? What lies ahead ("will attack on Friday")
    has none whose year is not written, and only a present perfect has a span up to now. */
bool ent_time_fits(const EntPassage* passage, const EntTime* time, size_t dated);

/** When a relation began and ended, as the dates of its sentence tell. */
typedef struct {
  EntDate since;
  EntDate until;
} EntPeriod;

/** The dates that a sentence gives for what a claim states. @param times  Those of the sentence. */
EntPeriod ent_find_period(const EntPassage* passage, const EntTimes* times, const EntClaim* claim);

#endif
