#include "extract/read/dates.h"

#include "extract/read/line.h"
#include "graph/base/unicode.h"

enum { MOST_TOKENS = 40, LONGEST_LINE = 160, LONGEST_TEXT = 300 };

/** A word or number of a line. */
typedef struct {
  EntStr text;
  unsigned number; ///< leading digits; 0 if none
  size_t digits;   ///< how many
  bool all_digits; ///< but for an ordinal's "st", "nd", "rd", "th"
  char after;      ///< the byte that follows it; NUL at the end of the line
} Token;

typedef struct {
  Token items[MOST_TOKENS];
  size_t count;
  bool overflow;
} Tokens;

static bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

static bool is_ordinal_end(EntStr text) {
  static EntPatterns ends = {"st", "nd", "rd", "th", NULL};
  return ent_line_is_any(text, ends);
}

static Token make_token(const char* bytes, size_t length, char after) {
  Token token = {.text = {bytes, length}, .after = after};
  while (token.digits < length && token.digits < 9 && is_digit(bytes[token.digits])) {
    token.number = token.number * 10 + (unsigned)(bytes[token.digits] - '0');
    token.digits++;
  }
  const EntStr rest = {bytes + token.digits, length - token.digits};
  token.all_digits = token.digits > 0 && (rest.length == 0 || is_ordinal_end(rest));
  return token;
}

/** Cut a line into runs of letters and digits. */
static Tokens tokenize(EntStr line) {
  Tokens tokens = {.count = 0};
  size_t start = 0;
  bool inside = false;
  for (size_t at = 0, n = 1; at <= line.length; at += n) {
    const EntStr rest = {line.bytes + at, line.length - at};
    const uint32_t code = at < line.length ? ent_utf8_next(rest, &n) : 0;
    const bool part = ent_is_letter(code) || (code < 0x80 && is_digit((char)code));
    if (part && !inside) {
      start = at;
    } else if (!part && inside) {
      if (tokens.count == MOST_TOKENS) {
        tokens.overflow = true;
        return tokens;
      }
      const char after = at < line.length ? line.bytes[at] : '\0';
      tokens.items[tokens.count++] = make_token(line.bytes + start, at - start, after);
    }
    inside = part;
    n = at < line.length ? n : 1;
  }
  return tokens;
}

/** 1 to 12 for an English month, also shortened; else 0. */
static int8_t month_of(EntStr word) {
  static const char* const months[] = {"january",   "february", "march",    "april",
                                       "may",       "june",     "july",     "august",
                                       "september", "october",  "november", "december"};
  if (word.length < 3) {
    return 0;
  }
  for (int8_t m = 0; m < 12; m++) {
    const EntStr name = {months[m], strlen(months[m])};
    char lowered[10];
    if (word.length > name.length) {
      continue;
    }
    memcpy(lowered, name.bytes, word.length);
    lowered[word.length] = '\0';
    const bool usual =
        word.length == 3 || word.length == name.length || (word.length == 4 && m == 8); // Sept
    if (usual && ent_line_is(word, lowered)) {
      return (int8_t)(m + 1);
    }
  }
  return 0;
}

static bool is_year(const Token* token) {
  return token->digits == 4 && token->text.length == 4 && token->number >= 1800 &&
         token->number <= 2199;
}

static bool is_small(const Token* token) {
  return token->all_digits && token->digits <= 2 && token->number >= 1;
}

static bool set(EntDate* date, unsigned year, int month, unsigned day) {
  const EntDate made = {(int16_t)year, (int8_t)month, (int8_t)day};
  if (month < 1 || month > 12 || day < 1 || day > 31 || !ent_date_valid(made)) {
    return false;
  }
  *date = made;
  return true;
}

/** Three numbers: 2020-02-10, 2020/02/10, or 27/01/2020 where only one reading is possible. */
static bool numbers_at(const Token* t, EntDate* date) {
  if (t[0].after != t[1].after || (t[0].after != '-' && t[0].after != '/' && t[0].after != '.')) {
    return false;
  }
  if (is_year(&t[0]) && t[1].digits > 0 && t[1].digits <= 2 && t[2].digits > 0 &&
      t[2].digits <= 2) { // a "T" and the time of day may follow the day
    return set(date, t[0].number, (int)t[1].number, t[2].number);
  }
  if (!is_small(&t[0]) || !is_small(&t[1]) || !is_year(&t[2])) {
    return false;
  }
  const unsigned a = t[0].number;
  const unsigned b = t[1].number;
  if (a > 12 || a == b) {
    return set(date, t[2].number, (int)b, a);
  }
  return b > 12 && set(date, t[2].number, (int)a, b); // else month and day may be either way round
}

/** Does a full date start at token `i`? */
static bool date_at(const Tokens* tokens, size_t i, EntDate* date) {
  if (i + 2 >= tokens->count) {
    return false;
  }
  const Token* t = tokens->items + i;
  const int8_t first = month_of(t[0].text);
  if (first && is_small(&t[1]) && is_year(&t[2])) {
    return set(date, t[2].number, first, t[1].number);
  }
  const int8_t second = month_of(t[1].text);
  if (second && is_small(&t[0]) && is_year(&t[2])) {
    return set(date, t[2].number, second, t[0].number);
  }
  if (second && is_year(&t[0]) && is_small(&t[2])) { // 2020 March 3
    return set(date, t[0].number, second, t[2].number);
  }
  return numbers_at(t, date);
}

/** The first token of the first full date; `tokens->count` if there is none. */
static size_t first_date(const Tokens* tokens, EntDate* date) {
  for (size_t i = 0; i < tokens->count; i++) {
    if (date_at(tokens, i, date)) {
      return i;
    }
  }
  *date = (EntDate){0};
  return tokens->count;
}

/** A word that may stand beside a date in its line. */
static bool is_companion(const Token* token) {
  static EntPatterns words = {
      "published", "posted",   "updated", "update",   "modified", "last",   "first",  "created",
      "date",      "issued",   "on",      "at",       "am",       "pm",     "a",      "m",
      "p",         "hrs",      "hours",   "hour",     "h",        "min",    "mins",   "minute",
      "minutes",   "read",     "reading", "time",     "utc",      "gmt",    "est",    "edt",
      "et",        "pst",      "pdt",     "pt",       "cst",      "cdt",    "bst",    "cet",
      "cest",      "eet",      "eest",    "ist",      "pkt",      "jst",    "kst",    "aest",
      "sast",      "eat",      "local",   "ago",      "of",       "the",    "monday", "tuesday",
      "wednesday", "thursday", "friday",  "saturday", "sunday",   "mon",    "tue",    "tues",
      "wed",       "thu",      "thur",    "thurs",    "fri",      "sat",    "sun",    "noon",
      "midnight",  "news",     "views",   "comments", "comment",  "shares", NULL};
  return token->digits > 0 || month_of(token->text) || ent_line_is_any(token->text, words);
}

static bool says_updated(EntStr line) {
  static EntPatterns starts = {"updated",  "last updated", "last modified",
                               "modified", "update",       NULL};
  return ent_line_starts_any(line, starts);
}

/** Is what stands before the date a byline: "By Jo Doe", or a name and a bar? */
static bool is_byline(EntStr before) {
  static EntPatterns by = {"by ", "written by ", NULL};
  const bool says_by = ent_line_starts_any(before, by);
  const size_t skip =
      says_by ? (size_t)((const char*)memchr(before.bytes, ' ', before.length) - before.bytes) : 0;
  const EntStr name = ent_line_bare((EntStr){before.bytes + skip, before.length - skip});
  const EntStr tail = ent_str_trim(before);
  const bool parted = tail.length > 0 && !ent_line_ends(tail, ",") &&
                      tail.bytes + tail.length > name.bytes + name.length;
  return (says_by || parted) && name.length > 0 && ent_line_like_name(name);
}

EntDateLine ent_date_line(EntStr line, EntDate* date) {
  *date = (EntDate){0};
  if (line.length > LONGEST_LINE) {
    return ENT_DATE_LINE_NONE;
  }
  const Tokens tokens = tokenize(line);
  const size_t found = first_date(&tokens, date);
  if (tokens.overflow || found == tokens.count) {
    *date = (EntDate){0};
    return ENT_DATE_LINE_NONE;
  }
  const char* start = tokens.items[found].text.bytes;
  const bool byline = is_byline((EntStr){line.bytes, (size_t)(start - line.bytes)});
  for (size_t i = byline ? found : 0; i < tokens.count; i++) {
    if (!is_companion(&tokens.items[i])) {
      *date = (EntDate){0};
      return ENT_DATE_LINE_NONE;
    }
  }
  return says_updated(line) ? ENT_DATE_LINE_UPDATED : ENT_DATE_LINE;
}

bool ent_date_find(EntStr text, EntDate* date) {
  const EntStr head = {text.bytes, text.length < LONGEST_TEXT ? text.length : LONGEST_TEXT};
  const Tokens tokens = tokenize(head);
  return first_date(&tokens, date) < tokens.count;
}

/** Read `digits` digits at `at`; false if there are not just as many. */
static bool digits_at(EntStr url, size_t at, size_t digits, unsigned* number) {
  *number = 0;
  for (size_t i = 0; i < digits; i++) {
    if (at + i >= url.length || !is_digit(url.bytes[at + i])) {
      return false;
    }
    *number = *number * 10 + (unsigned)(url.bytes[at + i] - '0');
  }
  return at + digits == url.length || !is_digit(url.bytes[at + digits]);
}

/** A month or a day of one or two digits at `*at`, which is moved behind it. */
static bool part_at(EntStr url, size_t* at, unsigned* number) {
  for (size_t digits = 1; digits <= 2; digits++) {
    if (digits_at(url, *at, digits, number)) {
      *at += digits;
      return true;
    }
  }
  return false;
}

bool ent_date_in_url(EntStr url, EntDate* date) {
  for (size_t slash = 0; slash < url.length; slash++) {
    unsigned year = 0;
    unsigned month = 0;
    unsigned day = 0;
    size_t at = slash + 6;
    if (url.bytes[slash] != '/' || !digits_at(url, slash + 1, 4, &year) || at > url.length ||
        year < 1990 || year > 2199) {
      continue;
    }
    const char mark = url.bytes[at - 1];
    if ((mark == '/' || mark == '-') && part_at(url, &at, &month) && at < url.length &&
        url.bytes[at++] == mark && part_at(url, &at, &day) &&
        (at == url.length || url.bytes[at] == '/') && set(date, year, (int)month, day)) {
      return true;
    }
  }
  *date = (EntDate){0};
  return false;
}
