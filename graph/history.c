#include "graph/history.h"

#include "graph/period.h"

#include <stdlib.h>

/** A phase of less confidence does not decide the course of a pair. */
static const double SURE = 0.5;

/** A piece of evidence and the time that it speaks of. */
typedef struct {
  EntPeriod period;
  const EntEvidence* evidence;
} Piece;

static bool is_dated(const EntPeriod* period) {
  return ent_date_known(period->from) || ent_date_known(period->to);
}

/** The day that a piece is ordered by: what only ends is ordered by its end. */
static EntDate day_of(const EntPeriod* period) {
  return ent_date_known(period->from) ? period->from : period->to;
}

/** By time, what ends then before what begins, undated pieces last; the rest only for a fixed
 * order.
 */
static int compare_pieces(const void* left, const void* right) {
  const Piece* a = left;
  const Piece* b = right;
  if (is_dated(&a->period) != is_dated(&b->period)) {
    return is_dated(&a->period) ? -1 : 1;
  }
  int order = ent_compare_starts(day_of(&a->period), day_of(&b->period));
  order = order ? order : (int)ent_date_known(a->period.from) - (int)ent_date_known(b->period.from);
  order = order ? order : ent_compare_ends(a->period.to, b->period.to);
  order = order ? order : (int)a->evidence->relation - (int)b->evidence->relation;
  return order ? order : (a->evidence > b->evidence) - (a->evidence < b->evidence);
}

/** A pair under way. */
typedef struct {
  EntPhase* phases; ///< [n]
  size_t n;
  double* doubts;               ///< [n] product over voices of 1 - best confidence
  const EntArticleInfo** voice; ///< [n] the article that spoke last
} Phases;

static bool continues(const EntPhase* phase, const Piece* piece) {
  return phase->relation == piece->evidence->relation &&
         !(phase->to_stated && ent_date_known(piece->period.from) &&
           ent_ends_before(phase->to, piece->period.from));
}

/** The phase that a piece belongs to, or NULL if it begins one. */
static EntPhase* find_phase(const Phases* phases, const Piece* piece) {
  for (size_t i = phases->n; i-- > 0;) {
    if (is_dated(&piece->period)) {
      return continues(&phases->phases[i], piece) ? &phases->phases[i] : NULL;
    }
    if (phases->phases[i].relation == piece->evidence->relation) {
      return &phases->phases[i];
    }
  }
  return NULL;
}

/** Let a phase reach as far as a piece of it. */
static void extend(EntPhase* phase, const EntPeriod* period) {
  const int order = ent_date_known(phase->to) ? ent_compare_ends(period->to, phase->to) : 1;
  if (!ent_date_known(phase->from) && !phase->from_stated && phase->n_articles == 0) {
    phase->from = period->from;
    phase->from_stated = period->from_stated;
  }
  if (is_dated(period) && order > 0) {
    phase->to = period->to;
    phase->to_stated = period->to_stated;
  } else if (is_dated(period) && order == 0) {
    phase->to_stated = phase->to_stated || period->to_stated;
  }
}

static void add_piece(Phases* phases, const Piece* piece) {
  EntPhase* phase = find_phase(phases, piece);
  if (!phase) {
    phase = &phases->phases[phases->n];
    *phase = (EntPhase){.relation = piece->evidence->relation};
    phases->doubts[phases->n] = 1;
    phases->voice[phases->n++] = NULL;
  }
  extend(phase, &piece->period);
  const size_t i = (size_t)(phase - phases->phases);
  if (phases->voice[i] != piece->evidence->article) { // pieces of an article stand mostly together
    phases->voice[i] = piece->evidence->article;
    phase->n_articles++;
    phases->doubts[i] *= piece->evidence->repeated ? 1 : 1 - piece->evidence->confidence;
  }
  phase->confidence = 1 - phases->doubts[i];
}

/** An actor that has ended is nobody's ally or rival after that. */
static void close(EntPhase* phase, EntDate ended) {
  if (ent_date_known(ended) && ent_date_known(phase->from) && !phase->to_stated &&
      !ent_ends_before(ended, phase->from)) {
    phase->to = ended;
    phase->to_stated = true;
  }
}

/** Do two phases share some time? Of two that meet in one year, we know no better than that one
    followed the other. */
static bool share_time(const EntPhase* a, const EntPhase* b) {
  return ent_compare_starts(a->from, b->to) < 0 && ent_compare_starts(b->from, a->to) < 0;
}

/** The day one year later. */
static EntDate next_year(EntDate date) {
  date.year++;
  return date;
}

/** Are two actors allies and rivals at once, as far as the sure phases tell?
    @param sure  [n] */
static bool is_contested(const EntPhase* const* sure, size_t n) {
  for (size_t i = 0; i < n; i++) {
    for (size_t j = i + 1; j < n; j++) {
      const EntPhase* a = sure[i];
      const EntPhase* b = sure[j];
      const bool undated = !ent_date_known(a->to) || !ent_date_known(b->to);
      if (a->relation != b->relation) {
        if (undated || (ent_date_known(a->from) && ent_date_known(b->from) && share_time(a, b))) {
          return true;
        }
      } else if (!undated && j == i + 2 && ent_date_known(b->from) &&
                 ent_date_compare(b->from, next_year(a->to)) < 0) {
        return true;
      }
    }
  }
  return false;
}

/** @param sure  [pair->n_phases] scratch */
static EntCourse judge(const EntPair* pair, const EntPhase** sure) {
  size_t n = 0;
  bool both = false;
  for (size_t i = 0; i < pair->n_phases; i++) {
    if (pair->phases[i].confidence >= SURE) {
      sure[n++] = &pair->phases[i];
    }
  }
  for (size_t i = 0; n == 0 && i < pair->n_phases; i++) {
    sure[i] = &pair->phases[i];
  }
  n = n == 0 ? pair->n_phases : n;
  for (size_t i = 1; i < n; i++) {
    both = both || sure[i]->relation != sure[0]->relation;
  }
  if (both) {
    return is_contested(sure, n) ? ENT_CONTESTED : ENT_TURNED;
  }
  return sure[n - 1]->to_stated ? ENT_OVER : ENT_STEADY;
}

/** Append the evidence of a tie that tells something. @return how many pieces there are then. */
static size_t add_evidence(const EntTie* tie, Piece* pieces, size_t n) {
  for (size_t i = 0; i < tie->n_evidence; i++) {
    if (!tie->evidence[i].denied) {
      pieces[n++] = (Piece){ent_period_of(&tie->evidence[i]), &tie->evidence[i]};
    }
  }
  return n;
}

/** The history of two actors with one or two ties. */
static bool make_pair(const EntDate* ended, const EntTie* ties, size_t n_ties, EntArena* scratch,
                      EntArena* arena, EntPair* pair) {
  const size_t most = ties[0].n_evidence + (n_ties > 1 ? ties[1].n_evidence : 0);
  Piece* pieces = ent_arena_array(scratch, most, sizeof *pieces);
  const EntPhase** sure = ent_arena_array(scratch, most, sizeof *sure);
  Phases phases = {.phases = ent_arena_array(scratch, most, sizeof *phases.phases),
                   .doubts = ent_arena_array(scratch, most, sizeof *phases.doubts),
                   .voice = ent_arena_array(scratch, most, sizeof *phases.voice)};
  if (!pieces || !sure || !phases.phases || !phases.doubts || !phases.voice) {
    return false;
  }
  size_t n = 0;
  for (size_t i = 0; i < n_ties; i++) {
    n = add_evidence(&ties[i], pieces, n);
  }
  if (n > 1) {
    qsort(pieces, n, sizeof *pieces, compare_pieces);
  }
  for (size_t i = 0; i < n; i++) {
    add_piece(&phases, &pieces[i]);
  }
  for (size_t i = 0; i < phases.n; i++) {
    close(&phases.phases[i], ended[ties[0].source]);
    close(&phases.phases[i], ended[ties[0].target]);
  }
  EntPhase* kept = ent_arena_array(arena, phases.n, sizeof *kept);
  if (!kept) {
    return false;
  }
  memcpy(kept, phases.phases, phases.n * sizeof *kept);
  *pair = (EntPair){.a = ties[0].source, .b = ties[0].target, .phases = kept, .n_phases = phases.n};
  pair->course = judge(pair, sure);
  return true;
}

/** Does the source of the tie stand in the place of its target, which is no more? */
static bool takes_place(const EntTie* tie) {
  static const uint32_t forms = 1u << ENT_SUCCESSOR | 1u << ENT_MERGER;
  return tie->relation == ENT_SPLINTER_OF && (tie->forms & ~forms) == 0 &&
         ent_date_known(tie->since) && tie->confidence >= SURE;
}

void ent_history_find_ends(const EntNetworkBuilder* builder, const EntNetwork* network,
                           EntDate* ended) {
  for (uint32_t i = 0; i < builder->n_actors; i++) {
    ended[i] = (EntDate){0};
  }
  for (size_t i = 0; i < network->n_ties; i++) {
    if (takes_place(&network->ties[i])) {
      ent_date_take_latest(&ended[network->ties[i].target], network->ties[i].since);
    }
  }
  for (uint32_t i = 0; i < builder->n_actors; i++) {
    ended[i] = ent_date_known(builder->actors[i].ended) ? builder->actors[i].ended : ended[i];
  }
}

bool ent_history_make(const EntDate* ended, EntArena* scratch, EntNetwork* network) {
  EntPair* pairs = ent_arena_array(network->arena, network->n_ties, sizeof *pairs);
  if (!pairs) {
    return false;
  }
  network->pairs = pairs;
  for (size_t i = 0; i < network->n_ties; i++) {
    const EntTie* tie = &network->ties[i];
    if (tie->relation == ENT_SPLINTER_OF) {
      continue;
    }
    const bool two = i + 1 < network->n_ties && tie[1].source == tie->source &&
                     tie[1].target == tie->target && tie[1].relation == ENT_RIVAL;
    if (!make_pair(ended, tie, two ? 2 : 1, scratch, network->arena, &pairs[network->n_pairs])) {
      return false;
    }
    network->n_pairs++;
    i += two;
  }
  return true;
}

const EntPair* ent_network_pair(const EntNetwork* network, uint32_t a, uint32_t b) {
  const uint32_t first = a < b ? a : b;
  const uint32_t second = a < b ? b : a;
  size_t low = 0;
  size_t high = network->n_pairs;
  while (low < high) {
    const size_t middle = low + (high - low) / 2;
    const EntPair* pair = &network->pairs[middle];
    if (pair->a == first && pair->b == second) {
      return pair;
    }
    if (pair->a < first || (pair->a == first && pair->b < second)) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return NULL;
}

const EntPair* ent_network_pair_of(const EntNetwork* network, const EntTie* tie) {
  return tie->relation == ENT_SPLINTER_OF ? NULL
                                          : ent_network_pair(network, tie->source, tie->target);
}
