#include "extract/relation/relative.h"

#include "extract/relation/calendar.h"
#include "extract/relation/written.h"

static EntDate today(const EntPassage* passage) {
  return passage->scene->article->info.date;
}

/** Index of the word of a NULL-terminated list that a token is; -1 if it is none. */
static int find(const EntPassage* passage, size_t token, const char* const* words) {
  for (int i = 0; words[i]; i++) {
    if (ent_passage_is(passage, token, words[i])) {
      return i;
    }
  }
  return -1;
}

/** A number from 1 to 99 in words or digits, or 0. */
static int count_of(const EntPassage* passage, size_t token) {
  static const char* const words[] = {"a",     "one",   "two",  "three", "four",   "five",   "six",
                                      "seven", "eight", "nine", "ten",   "eleven", "twelve", NULL};
  const int word = find(passage, token, words);
  if (word >= 0) {
    return word == 0 ? 1 : word;
  }
  if (token < passage->first || token >= passage->end) {
    return 0;
  }
  const EntStr form = ent_scene_folded(passage->scene, token, 1);
  int value = 0;
  for (size_t i = 0; i < form.length; i++) {
    if (form.bytes[i] < '0' || form.bytes[i] > '9' || i == 2) {
      return 0;
    }
    value = value * 10 + form.bytes[i] - '0';
  }
  return value;
}

/** "day", "weeks", …: index of the unit, or -1. */
static int unit_of(const EntPassage* passage, size_t token) {
  static const char* const words[] = {"day",   "week",   "month", "year", "days",
                                      "weeks", "months", "years", NULL};
  const int word = find(passage, token, words);
  return word >= 4 ? word - 4 : word;
}

/** "two years ago", "a month earlier" does not count: it counts from another act. */
static bool read_ago(const EntPassage* passage, size_t at, EntDate* date, size_t* end) {
  const int count = count_of(passage, at);
  const int unit = count ? unit_of(passage, at + 1) : -1;
  if (unit < 0 || !ent_passage_is(passage, at + 2, "ago")) {
    return false;
  }
  *date = ent_units_before(today(passage), count, (EntTimeUnit)unit);
  *end = at + 3;
  return true;
}

/** "last year", "this month", "last May", "last Thursday". */
static bool read_last(const EntPassage* passage, size_t at, EntDate* date, size_t* end) {
  const bool last = ent_passage_is(passage, at, "last");
  if (!last && !ent_passage_is(passage, at, "this")) {
    return false;
  }
  const int unit = unit_of(passage, at + 1);
  if (unit >= (int)ENT_UNIT_WEEK) {
    *date = ent_units_before(today(passage), last, (EntTimeUnit)unit);
  } else if (at + 1 < passage->end && ent_month_word(passage->scene, at + 1)) {
    *date = ent_last_month(today(passage), ent_month_word(passage->scene, at + 1), last);
  } else {
    return false;
  }
  *end = at + 2;
  return true;
}

/** "on Monday", "last Monday", "yesterday". Not "next Monday" or "every Monday". */
static bool read_day(const EntPassage* passage, size_t at, EntDate* date, size_t* end) {
  static const char* const refused[] = {"next",      "every",  "each",  "coming",
                                        "following", "bloody", "black", NULL};
  static const char* const days[] = {"today", "yesterday", NULL};
  const int weekday = ent_weekday_word(passage, at);
  const int day = find(passage, at, days);
  if (day >= 0) {
    *date = ent_units_before(today(passage), day, ENT_UNIT_DAY);
  } else if (weekday >= 0 && ent_scene_looks(passage->scene, at, ENT_LOOK_CAPITAL) &&
             !ent_passage_is_one_of(passage, at - 1, refused)) {
    *date = ent_last_weekday(today(passage), weekday, ent_passage_is(passage, at - 1, "last"));
  } else {
    return false;
  }
  *end = at + 1;
  return true;
}

bool ent_read_relative(const EntPassage* passage, size_t at, EntDate* date, size_t* end) {
  return read_ago(passage, at, date, end) || read_last(passage, at, date, end) ||
         read_day(passage, at, date, end);
}
