#include "extract/relation/calendar.h"

static EntDate months_before(EntDate day, int count) {
  const int months = day.year * 12 + day.month - 1 - count;
  return (EntDate){(int16_t)(months / 12), (int8_t)(months % 12 + 1), 0};
}

/** The month that two days share, else their year, else nothing. */
static EntDate shared(EntDate a, EntDate b) {
  if (a.year != b.year) {
    return (EntDate){0};
  }
  return (EntDate){a.year, a.month == b.month ? a.month : 0, 0};
}

EntDate ent_units_before(EntDate day, int count, EntTimeUnit unit) {
  const int needed = unit >= ENT_UNIT_YEAR ? 1 : unit == ENT_UNIT_MONTH ? 2 : 3;
  const int given = day.day ? 3 : day.month ? 2 : day.year ? 1 : 0;
  if (given < needed || count < 0 || count > 1000 || day.year < 1100) {
    return (EntDate){0};
  }
  switch (unit) {
  case ENT_UNIT_DAY:
    return ent_date_add_days(day, -count);
  case ENT_UNIT_WEEK: {
    const EntDate monday = ent_date_add_days(day, -7 * count - ent_date_weekday(day));
    return shared(monday, ent_date_add_days(monday, 6));
  }
  case ENT_UNIT_MONTH:
    return months_before(day, count);
  case ENT_UNIT_YEAR:
    return (EntDate){(int16_t)(day.year - count), 0, 0};
  case ENT_UNIT_DECADE:
    return (EntDate){(int16_t)(day.year - 10 * count), 0, 0};
  }
  return (EntDate){0};
}

EntDate ent_last_weekday(EntDate day, int weekday, bool strictly) {
  if (day.day == 0) {
    return (EntDate){0};
  }
  const int back = (ent_date_weekday(day) - weekday + 7) % 7;
  return ent_date_add_days(day, -(back == 0 && strictly ? 7 : back));
}

EntDate ent_last_month(EntDate day, int month, bool strictly) {
  if (day.month == 0) {
    return (EntDate){0};
  }
  const bool this_year = month < day.month || (month == day.month && !strictly);
  return (EntDate){(int16_t)(day.year - !this_year), (int8_t)month, 0};
}
