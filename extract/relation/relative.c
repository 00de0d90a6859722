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

/** A number of one or two digits, or 0. */
static int digits_of(const EntPassage* passage, size_t token) {
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

/** A number from 1 to 99 in words or digits, or 0: "a", "25", "twenty-five".
    @param end  Receives the token behind it. */
static int count_of(const EntPassage* passage, size_t token, size_t* end) {
  static const char* const words[] = {
      "a",        "one",     "two",     "three",     "four",     "five",     "six",
      "seven",    "eight",   "nine",    "ten",       "eleven",   "twelve",   "thirteen",
      "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", NULL};
  static const char* const tens[] = {"twenty",  "thirty", "forty",  "fifty", "sixty",
                                     "seventy", "eighty", "ninety", NULL};
  const int word = find(passage, token, words);
  const int ten = find(passage, token, tens);
  *end = token + 1;
  if (word >= 0) {
    return word == 0 ? 1 : word;
  }
  if (ten >= 0) {
    const size_t next = token + 1 + ent_passage_is(passage, token + 1, "-");
    const int one = find(passage, next, words);
    *end = one >= 1 && one <= 9 ? next + 1 : token + 1;
    return 20 + 10 * ten + (one >= 1 && one <= 9 ? one : 0);
  }
  return digits_of(passage, token);
}

/** Do the words before a number belong to it: "two or three", "10-15", "a hundred and fifty"? */
static bool is_part_of_count(const EntPassage* passage, size_t at) {
  static const char* const links[] = {"and", "or", "to", "-", "\xE2\x80\x93", NULL};
  const size_t before = at - 1 - ent_passage_is_one_of(passage, at - 1, links);
  return before >= passage->first && before < at &&
         ent_passage_token(passage, before)->upos == ENT_UPOS_NUM;
}

/** Index in EntTimeUnit of the unit that a token names ("day", "weeks"), or -1. */
static int unit_of(const EntPassage* passage, size_t token) {
  static const char* const words[] = {"day",   "week",   "month", "year",    "decade", "days",
                                      "weeks", "months", "years", "decades", NULL};
  const int word = find(passage, token, words);
  return word > (int)ENT_UNIT_DECADE ? word - (int)ENT_UNIT_DECADE - 1 : word;
}

/** "two years ago". "A month earlier" does not count: it counts from another act. */
static bool read_ago(const EntPassage* passage, size_t at, EntDate* date, size_t* end) {
  size_t behind = at;
  const int count = count_of(passage, at, &behind);
  const int unit = count ? unit_of(passage, behind) : -1;
  if (unit < 0 || !ent_passage_is(passage, behind + 1, "ago") || is_part_of_count(passage, at)) {
    return false;
  }
  *date = ent_units_before(today(passage), count, (EntTimeUnit)unit);
  *end = behind + 2;
  return true;
}

/** "last year", "this month", "last May", "last Thursday". */
static bool read_last(const EntPassage* passage, size_t at, EntDate* date, size_t* end) {
  const bool last = ent_passage_is(passage, at, "last");
  if (!last && !ent_passage_is(passage, at, "this")) {
    return false;
  }
  const int unit = unit_of(passage, at + 1);
  if (unit >= (int)ENT_UNIT_WEEK && unit <= (int)ENT_UNIT_YEAR) {
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

size_t ent_rough_start(const EntPassage* passage, size_t at) {
  static const char* const rough[] = {"over",   "under", "nearly", "almost",  "some", "about",
                                      "around", "just",  "only",   "roughly", NULL};
  static const char* const pairs[] = {"more", "less", "at", NULL}; // "more than", "at least"
  size_t behind = at;
  if (count_of(passage, at, &behind) == 0) {
    return at;
  }
  if (ent_passage_is_one_of(passage, at - 1, rough)) {
    return at - 1;
  }
  const bool pair =
      ent_passage_is(passage, at - 1, "than") || ent_passage_is(passage, at - 1, "least");
  return pair && ent_passage_is_one_of(passage, at - 2, pairs) ? at - 2 : at;
}

/** Does a span of years go on behind its unit, or is it part of a longer phrase: "for two years and
    a half", "for a decade of work", "for ten years to come"? */
static bool goes_on(const EntPassage* passage, size_t at) {
  static const char* const words[] = {"-",     "of",       "or",   "to",    "from",
                                      "after", "before",   "more", "until", "longer",
                                      "ahead", "starting", NULL};
  size_t end = at;
  return ent_passage_is_one_of(passage, at, words) || ent_passage_is_possessive(passage, at) ||
         (ent_passage_is(passage, at, "and") && count_of(passage, at + 1, &end));
}

bool ent_is_past_span(const EntPassage* passage, size_t at) {
  return ent_passage_is(passage, at - 1, "the") &&
         (ent_passage_is(passage, at, "past") || ent_passage_is(passage, at, "last"));
}

/** Does what stands before a span say that it goes up to now, or may: "for more than", "over the"?
    Not "for the first time in the". */
static bool links_span(const EntPassage* passage, size_t at) {
  static const char* const links[] = {"for", "over", "in", "during", NULL};
  const bool past = ent_is_past_span(passage, at);
  const size_t link = (past ? at - 1 : ent_rough_start(passage, at)) - 1;
  return !ent_passage_is(passage, link - 1, "time") &&
         (past ? ent_passage_is_one_of(passage, link, links)
               : ent_passage_is(passage, link, "for"));
}

bool ent_read_lasting(const EntPassage* passage, size_t at, EntDate* date, size_t* end) {
  const bool past = ent_is_past_span(passage, at);
  size_t unit_at = at + 1;
  int count = count_of(passage, at + past, &unit_at);
  if (count == 0 && past && at + 1 < passage->end &&
      !(ent_passage_token(passage, at + 1)->bits & ENT_FEAT_PLURAL)) {
    count = 1; // "the past decade"
    unit_at = at + 1;
  }
  const int unit = count ? unit_of(passage, unit_at) : -1;
  if (unit < (int)ENT_UNIT_MONTH || !links_span(passage, at) || goes_on(passage, unit_at + 1)) {
    return false;
  }
  *date = ent_units_before(today(passage), count, (EntTimeUnit)unit);
  *end = unit_at + 1;
  return true;
}
