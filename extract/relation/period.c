#include "extract/relation/passage.h"

/** Number of the month that a token names, 1 to 12, or 0. */
static int month_of(const EntPassage* passage, size_t token) {
  static const char* const months[12][3] = {
      {"january", "jan"}, {"february", "feb"}, {"march", "mar"},
      {"april", "apr"},   {"may", "may"},      {"june", "jun"},
      {"july", "jul"},    {"august", "aug"},   {"september", "sep", "sept"},
      {"october", "oct"}, {"november", "nov"}, {"december", "dec"}};
  if (token < passage->first || token >= passage->end ||
      !ent_scene_looks(passage->scene, token, ENT_LOOK_CAPITAL)) {
    return 0;
  }
  for (int i = 0; i < 12; i++) {
    for (int k = 0; k < 3 && months[i][k]; k++) {
      if (ent_passage_is(passage, token, months[i][k])) {
        return i + 1;
      }
    }
  }
  return 0;
}

/** Value of a token of digits with at most `most` of them, or -1. */
static int number_of(const EntPassage* passage, size_t token, size_t most) {
  if (token < passage->first || token >= passage->end) {
    return -1;
  }
  const EntStr form = ent_scene_folded(passage->scene, token, 1);
  int value = 0;
  if (form.length > most) {
    return -1;
  }
  for (size_t i = 0; i < form.length; i++) {
    if (form.bytes[i] < '0' || form.bytes[i] > '9') {
      return -1;
    }
    value = value * 10 + (form.bytes[i] - '0');
  }
  return value;
}

/** The year that a token names, or 0. */
static int year_of(const EntPassage* passage, size_t token) {
  const int year = number_of(passage, token, 4);
  return year >= 1500 && year <= 2099 ? year : 0;
}

/** The date whose year stands at token `at`, with the month and day before it.
    @param first  Receives the first token of the date. */
static EntDate date_at(const EntPassage* passage, size_t at, size_t* first) {
  EntDate date = {(int16_t)year_of(passage, at), 0, 0};
  size_t i = at;
  *first = at;
  if (i > passage->first && ent_passage_is(passage, i - 1, ",")) {
    i--;
  }
  const int day_behind = i > passage->first ? number_of(passage, i - 1, 2) : -1;
  if (day_behind > 0 && i > passage->first + 1) { // "January 3, 2020"
    const int month = month_of(passage, i - 2);
    if (month > 0) {
      date.month = (int8_t)month;
      date.day = (int8_t)day_behind;
      *first = i - 2;
    }
  } else if (i > passage->first && month_of(passage, i - 1) > 0) { // "3 January 2020"
    date.month = (int8_t)month_of(passage, i - 1);
    *first = i - 1;
    const int day = i > passage->first + 1 ? number_of(passage, i - 2, 2) : -1;
    if (day > 0) {
      date.day = (int8_t)day;
      *first = i - 2;
    }
  }
  return ent_date_valid(date) ? date : (EntDate){date.year, 0, 0};
}

static size_t distance(size_t token, EntSpan cue) {
  if (token < cue.start) {
    return cue.start - token;
  }
  return token >= cue.end ? token - cue.end : 0;
}

EntPeriod ent_find_period(const EntPassage* passage, EntSpan cue) {
  enum { FAR = 14 };
  static const char* const ends[] = {"until", "till", "to", "through", NULL};
  static const char* const begins[] = {"since", "in", "on", "from", "during", "of", "by", NULL};
  EntPeriod period = {{0}, {0}};
  size_t nearest = FAR;
  for (size_t i = passage->first; i < passage->end; i++) {
    size_t first = 0;
    if (year_of(passage, i) == 0) {
      continue;
    }
    const EntDate date = date_at(passage, i, &first);
    if (first == passage->first || distance(i, cue) > FAR) {
      continue;
    }
    if (ent_passage_is_one_of(passage, first - 1, ends)) {
      const bool range = period.since.year != 0 && !ent_passage_is(passage, first - 1, "until");
      if (range || ent_passage_is(passage, first - 1, "until")) {
        period.until = date;
      }
    } else if (distance(i, cue) < nearest && ent_passage_is_one_of(passage, first - 1, begins)) {
      period.since = date;
      nearest = distance(i, cue);
    }
  }
  if (period.until.year != 0 && ent_date_compare(period.since, period.until) > 0) {
    period.since = (EntDate){0};
  }
  return period;
}
