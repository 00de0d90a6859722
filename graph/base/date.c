#include "graph/base/date.h"

#include <stdio.h>

static bool is_leap(int year) {
  return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

static int days_in_month(int year, int month) {
  static const int8_t days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && is_leap(year) ? 29 : days[month - 1];
}

bool ent_date_valid(EntDate date) {
  if (date.year < 1 || date.year > 9999 || date.month < 0 || date.month > 12) {
    return false;
  }
  if (date.month == 0 || date.day == 0) {
    return date.day == 0;
  }
  return date.day > 0 && date.day <= days_in_month(date.year, date.month);
}

int ent_date_compare(EntDate a, EntDate b) {
  if (a.year != b.year) {
    return a.year < b.year ? -1 : 1;
  }
  if (a.month != b.month) {
    return a.month < b.month ? -1 : 1;
  }
  return (a.day > b.day) - (a.day < b.day);
}

void ent_date_take_earliest(EntDate* earliest, EntDate date) {
  if (ent_date_known(date) &&
      (!ent_date_known(*earliest) || ent_date_compare(date, *earliest) < 0)) {
    *earliest = date;
  }
}

void ent_date_take_latest(EntDate* latest, EntDate date) {
  if (ent_date_compare(date, *latest) > 0) {
    *latest = date;
  }
}

void ent_date_format(EntDate date, char out[ENT_DATE_SIZE]) {
  char wide[24] = ""; // the compiler does not know how small the fields are
  if (!ent_date_valid(date)) {
    out[0] = '\0';
    return;
  }
  (void)snprintf(wide, sizeof wide, "%04d-%02d-%02d", (int)date.year, (int)date.month,
                 (int)date.day);
  const size_t length = date.month == 0 ? 4 : date.day == 0 ? 7 : 10;
  memcpy(out, wide, length);
  out[length] = '\0';
}

/** Read `count` digits at `*at` and move past them; -1 if they are not there. */
static int read_digits(EntStr text, size_t* at, size_t count) {
  int value = 0;
  if (text.length - *at < count) {
    return -1;
  }
  for (size_t i = 0; i < count; i++) {
    const char c = text.bytes[*at + i];
    if (c < '0' || c > '9') {
      return -1;
    }
    value = value * 10 + (c - '0');
  }
  *at += count;
  return value;
}

/** At the end of the date: nothing, or the time of day? */
static bool at_end(EntStr text, size_t at) {
  return at == text.length || (at == 10 && (text.bytes[at] == 'T' || text.bytes[at] == ' '));
}

bool ent_date_parse(EntStr text, EntDate* date) {
  *date = (EntDate){0};
  size_t at = 0;
  int field[3] = {0, 0, 0};
  static const size_t digits[3] = {4, 2, 2};
  for (int i = 0; i < 3; i++) {
    field[i] = read_digits(text, &at, digits[i]);
    if (field[i] <= 0) {
      return false;
    }
    if (at_end(text, at)) {
      const EntDate found = {(int16_t)field[0], (int8_t)field[1], (int8_t)field[2]};
      if (!ent_date_valid(found)) {
        return false;
      }
      *date = found;
      return true;
    }
    if (i == 2 || text.bytes[at] != '-') {
      return false;
    }
    at++;
  }
  return false;
}

EntDate ent_date_add_days(EntDate date, int days) {
  int year = date.year;
  int month = date.month;
  int day = date.day + days;
  while (day < 1) {
    month = month == 1 ? 12 : month - 1;
    year -= month == 12;
    day += days_in_month(year, month);
  }
  while (day > days_in_month(year, month)) {
    day -= days_in_month(year, month);
    month = month == 12 ? 1 : month + 1;
    year += month == 1;
  }
  return (EntDate){(int16_t)year, (int8_t)month, (int8_t)day};
}

/** Sakamoto's method, comp.lang.c, 1992. */
int ent_date_weekday(EntDate date) {
  static const int8_t shift[] = {0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4};
  const int year = date.year - (date.month < 3);
  const int from_sunday =
      (year + year / 4 - year / 100 + year / 400 + shift[date.month - 1] + date.day) % 7;
  return (from_sunday + 6) % 7;
}
