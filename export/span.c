#include "export/span.h"

#include <stdlib.h>

EntDate ent_first_day(EntDate date) {
  if (ent_date_known(date)) {
    date.month = date.month ? date.month : 1;
    date.day = date.day ? date.day : 1;
  }
  return date;
}

EntDate ent_last_day(EntDate date) {
  if (!ent_date_known(date) || date.day) {
    return date;
  }
  date.month = date.month ? date.month : 12;
  for (date.day = 31; !ent_date_valid(date); date.day--) {
  }
  return date;
}

/** A span of two dates of which one may be unknown. @return false if both are. */
static bool make_span(EntDate from, EntDate to, EntSpanOfTime* out) {
  if (!ent_date_known(from) && !ent_date_known(to)) {
    return false;
  }
  out->from = ent_first_day(ent_date_known(from) ? from : to);
  out->to = ent_last_day(ent_date_known(to) ? to : from);
  if (ent_date_compare(out->to, out->from) < 0) {
    out->to = ent_last_day(out->from);
  }
  return true;
}

static void widen(EntSpanOfTime* span, const EntSpanOfTime* by) {
  ent_date_take_earliest(&span->from, by->from);
  ent_date_take_latest(&span->to, by->to);
}

/** The dated phases of a tie; those that touch are one. @return how many. */
static size_t add_phases(const EntPair* pair, EntRelation relation, EntSpanOfTime* out) {
  size_t n = 0;
  for (size_t i = 0; pair && i < pair->n_phases; i++) {
    const EntPhase* phase = &pair->phases[i];
    EntSpanOfTime span;
    if (phase->relation != relation || !make_span(phase->from, phase->to, &span)) {
      continue;
    }
    if (n > 0 && ent_date_compare(span.from, out[n - 1].to) <= 0) {
      widen(&out[n - 1], &span);
    } else {
      out[n++] = span;
    }
  }
  return n;
}

/** The spans of one tie; none if nothing is dated. @return how many. */
static size_t add_tie(const EntTie* tie, const EntPair* pair, EntSpanOfTime* out) {
  const size_t n = add_phases(pair, tie->relation, out);
  if (n > 0) {
    return n;
  }
  const EntDate from = ent_date_known(tie->since) ? tie->since : tie->first;
  const EntDate to = ent_date_known(tie->until)   ? tie->until
                     : ent_date_known(tie->since) ? tie->since
                                                  : tie->last;
  return make_span(from, to, out);
}

/** The most spans that the ties can have. */
static size_t count_most(const EntNetwork* network) {
  size_t n = network->n_ties;
  for (size_t i = 0; i < network->n_pairs; i++) {
    n += 2 * network->pairs[i].n_phases;
  }
  return n;
}

/** Give what is not dated the span of the whole, and the actors those of their ties. */
static void complete(const EntNetwork* network, const bool* undated, EntSpanOfTime whole,
                     EntSpans* spans) {
  for (size_t i = 0; i < network->n_ties; i++) {
    for (size_t k = spans->first[i]; k < spans->first[i + 1]; k++) {
      spans->ties[k] = undated[i] ? whole : spans->ties[k];
      widen(&spans->nodes[network->ties[i].source], &spans->ties[k]);
      widen(&spans->nodes[network->ties[i].target], &spans->ties[k]);
    }
  }
}

EntStatus ent_spans_make(const EntNetwork* network, EntSpans* out, EntError* err) {
  bool* undated = calloc(network->n_ties + 1, sizeof *undated);
  EntSpanOfTime whole = {0};
  *out = (EntSpans){.nodes = calloc((size_t)network->n_nodes + 1, sizeof *out->nodes),
                    .ties = calloc(count_most(network) + 1, sizeof *out->ties),
                    .first = calloc(network->n_ties + 1, sizeof *out->first)};
  if (!undated || !out->nodes || !out->ties || !out->first) {
    free(undated);
    ent_spans_clear(out);
    return ent_no_memory(err);
  }
  for (size_t i = 0; i < network->n_ties; i++) {
    const EntTie* tie = &network->ties[i];
    EntSpanOfTime* spans = &out->ties[out->first[i]];
    size_t n = add_tie(tie, ent_network_pair_of(network, tie), spans);
    for (size_t k = 0; k < n; k++) {
      widen(&whole, &spans[k]);
    }
    undated[i] = n == 0;
    out->first[i + 1] = out->first[i] + (n > 0 ? n : 1);
  }
  out->dated = ent_date_known(whole.from);
  complete(network, undated, whole, out);
  free(undated);
  return ENT_OK;
}

const EntSpanOfTime* ent_spans_of_tie(const EntSpans* spans, size_t tie, size_t* n) {
  *n = spans->dated ? spans->first[tie + 1] - spans->first[tie] : 0;
  return &spans->ties[spans->first[tie]];
}

void ent_spans_clear(EntSpans* spans) {
  free(spans->nodes);
  free(spans->ties);
  free(spans->first);
  *spans = (EntSpans){0};
}
