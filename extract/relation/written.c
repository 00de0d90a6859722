#include "extract/relation/written.h"

int ent_month_word(const EntScene* scene, size_t token) {
  static const char* const months[12][4] = {{"january", "jan", "jan."},
                                            {"february", "feb", "feb."},
                                            {"march", "mar", "mar."},
                                            {"april", "apr", "apr."},
                                            {"may"},
                                            {"june", "jun", "jun."},
                                            {"july", "jul", "jul."},
                                            {"august", "aug", "aug."},
                                            {"september", "sep", "sept", "sept."},
                                            {"october", "oct", "oct."},
                                            {"november", "nov", "nov."},
                                            {"december", "dec", "dec."}};
  for (int i = 0; i < 12 && ent_scene_looks(scene, token, ENT_LOOK_CAPITAL); i++) {
    for (int k = 0; k < 4 && months[i][k]; k++) {
      if (ent_scene_is(scene, token, months[i][k])) {
        return i + 1;
      }
    }
  }
  return 0;
}

int ent_weekday_word(const EntPassage* passage, size_t token) {
  static const char* const days[] = {"monday", "tuesday",  "wednesday", "thursday",
                                     "friday", "saturday", "sunday"};
  for (int i = 0; i < 7; i++) {
    if (ent_passage_is(passage, token, days[i])) {
      return i;
    }
  }
  return -1;
}

/** Value of the digits at the start of a form with at most `most` of them, or -1.
    @param rest  Receives what follows them. */
static int digits_of(EntStr form, size_t most, EntStr* rest) {
  int value = 0;
  size_t n = 0;
  for (; n < form.length && form.bytes[n] >= '0' && form.bytes[n] <= '9'; n++) {
    if (n == most) {
      return -1;
    }
    value = value * 10 + (form.bytes[n] - '0');
  }
  *rest = (EntStr){form.bytes + n, form.length - n};
  return n > 0 ? value : -1;
}

/** The day of the month that a token names ("3", "3rd"), or 0. */
static int day_of(const EntPassage* passage, size_t token) {
  static const char* const endings[] = {"", "st", "nd", "rd", "th"};
  if (token < passage->first || token >= passage->end) {
    return 0;
  }
  EntStr rest = {0};
  const int day = digits_of(ent_scene_folded(passage->scene, token, 1), 2, &rest);
  for (size_t i = 0; day >= 1 && day <= 31 && i < sizeof endings / sizeof *endings; i++) {
    if (ent_str_is(rest, endings[i])) {
      return day;
    }
  }
  return 0;
}

/** The year that a token of the article names ("2003", "mid-2003"), or 0. */
static int year_word(const EntScene* scene, size_t token) {
  static const char* const openings[] = {"mid-", "early-", "late-"};
  EntStr form = ent_scene_folded(scene, token, 1);
  for (size_t i = 0; i < sizeof openings / sizeof *openings; i++) {
    const size_t n = strlen(openings[i]);
    if (form.length > n && memcmp(form.bytes, openings[i], n) == 0) {
      form = (EntStr){form.bytes + n, form.length - n};
    }
  }
  EntStr rest = {0};
  const int year = digits_of(form, 4, &rest);
  return rest.length == 0 && year >= 1500 && year <= 2099 ? year : 0;
}

/** In the sentence, and no part of the name of an actor? */
static bool is_free(const EntPassage* passage, size_t token) {
  return token >= passage->first && token < passage->end &&
         ent_passage_name(passage, token) == ENT_NONE;
}

static int month_of(const EntPassage* passage, size_t token) {
  return is_free(passage, token) ? ent_month_word(passage->scene, token) : 0;
}

static int year_of(const EntPassage* passage, size_t token) {
  return is_free(passage, token) ? year_word(passage->scene, token) : 0;
}

/** Read ", 2003" or "2003" behind a month or a day. */
static void read_year(const EntPassage* passage, EntWritten* words) {
  const size_t at = words->end + (ent_passage_is(passage, words->end, ",") ||
                                  ent_passage_is(passage, words->end, "of"));
  const int year = year_of(passage, at);
  if (year) {
    words->year = year;
    words->end = at + 1;
  }
}

bool ent_read_written(const EntPassage* passage, size_t at, EntWritten* out) {
  EntWritten words = {.end = at};
  const int day = day_of(passage, at);
  const size_t behind = at + 1 + ent_passage_is(passage, at + 1, "of");
  if (day && month_of(passage, behind)) {
    words = (EntWritten){.month = month_of(passage, behind), .day = day, .end = behind + 1};
    read_year(passage, &words);
  } else if (month_of(passage, at)) {
    words = (EntWritten){.month = month_of(passage, at), .end = at + 1};
    const int next = day_of(passage, at + 1);
    if (next) {
      words.day = next;
      words.end = at + 2;
    }
    read_year(passage, &words);
  } else if (year_of(passage, at)) {
    words = (EntWritten){.year = year_of(passage, at), .end = at + 1};
    EntDate iso = {0};
    if (at + 1 < passage->end && ent_passage_token(passage, at)->span.end ==
                                     ent_passage_token(passage, at + 1)->span.start) {
      const EntSpan span = {ent_passage_token(passage, at)->span.start,
                            ent_passage_token(passage, at + 1)->span.end};
      if (ent_date_parse(ent_str_span(passage->scene->article->text.bytes, span), &iso)) {
        words = (EntWritten){iso.year, iso.month, iso.day, at + 2};
      }
    }
  } else {
    return false;
  }
  *out = words;
  return true;
}

int ent_written_year_before(const EntPassage* passage, size_t at) {
  enum { FAR = 3, MOST = 200 }; // "March 20, 2003"; tokens looked at
  const EntScene* scene = passage->scene;
  const EntSentence* sentences = scene->analysis->sentences;
  size_t sentence = passage->sentence;
  while (sentence > 0 && sentences[sentence - 1].block == sentences[sentence].block) {
    sentence--;
  }
  const size_t start = sentences[sentence].first_token;
  for (size_t i = at; i > start && at - i < MOST; i--) {
    const int year = year_word(scene, i - 1);
    for (size_t k = 2; year && k <= FAR + 1 && i >= start + k; k++) {
      if (ent_month_word(scene, i - k)) {
        return year;
      }
    }
  }
  return 0;
}
