#include "graph/period.h"

/** A form that happens at one time, rather than lasts. */
static bool is_act(EntForm form) {
  static const bool acts[ENT_N_FORMS] = {
      [ENT_JOINT_ACTION] = true, [ENT_ENDORSEMENT] = true, [ENT_ARMED] = true,
      [ENT_REPRESSION] = true,   [ENT_ELECTORAL] = true,   [ENT_LEGAL] = true,
      [ENT_VERBAL] = true,       [ENT_SPLIT] = true,       [ENT_ROOTS] = true,
      [ENT_SUCCESSOR] = true,    [ENT_MERGER] = true};
  return acts[form];
}

/** A date with `missing` for a month or day that is not known. */
static EntDate fill(EntDate date, int8_t missing) {
  return (EntDate){date.year, date.month ? date.month : missing, date.day ? date.day : missing};
}

int ent_compare_starts(EntDate a, EntDate b) {
  return ent_date_compare(fill(a, 1), fill(b, 1));
}

int ent_compare_ends(EntDate a, EntDate b) {
  return ent_date_compare(fill(a, INT8_MAX), fill(b, INT8_MAX));
}

bool ent_ends_before(EntDate end, EntDate start) {
  return ent_date_compare(fill(end, INT8_MAX), fill(start, 1)) < 0;
}

/** From `since` on: to the article if it still goes on then. An act only attests its relation. */
static EntPeriod since_then(const EntEvidence* evidence) {
  const EntDate article = evidence->article->date;
  EntPeriod period = {
      .from = evidence->since, .to = evidence->since, .from_stated = !is_act(evidence->form)};
  if (period.from_stated && evidence->validity == ENT_CURRENT && ent_date_known(article) &&
      !ent_ends_before(article, evidence->since)) {
    period.to = article;
  }
  return period;
}

EntPeriod ent_period_of(const EntEvidence* evidence) {
  const EntDate article = evidence->article->date;
  const bool begun = ent_date_known(evidence->since);
  if (ent_date_known(evidence->until)) {
    const bool ordered = begun && !ent_ends_before(evidence->until, evidence->since);
    return (EntPeriod){.from = ordered ? evidence->since : evidence->until,
                       .to = evidence->until,
                       .from_stated = ordered,
                       .to_stated = true};
  }
  if (begun) {
    return since_then(evidence);
  }
  EntPeriod period = {.from = article, .to = article};
  if (evidence->validity == ENT_ENDED) { // nobody says since when
    period.from = (EntDate){0};
    period.to_stated = ent_date_known(article);
  }
  return period;
}

bool ent_period_overlaps(const EntPeriod* period, EntDate since, EntDate until) {
  if (!ent_date_known(since) && !ent_date_known(until)) {
    return true;
  }
  return ent_date_known(period->from) && !ent_ends_before(period->to, since) &&
         (!ent_date_known(until) || !ent_ends_before(until, period->from));
}
