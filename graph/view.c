#include "graph/view.h"

#include "graph/name.h"

#include <stdlib.h>

/** Ties that one sentence makes between as many actors as are a list rather than an alliance. */
enum { LIST_ACTORS = 4, LIST_TIES = LIST_ACTORS * (LIST_ACTORS - 1) / 2 };

/** A sentence. */
typedef struct {
  const char* article; ///< its digest
  EntSpan span;
  size_t tie; ///< one that it makes
} Sentence;

static int compare_sentences(const void* left, const void* right) {
  const Sentence* a = left;
  const Sentence* b = right;
  int order = strcmp(a->article, b->article);
  order = order ? order : (a->span.start > b->span.start) - (a->span.start < b->span.start);
  return order ? order : (a->span.end > b->span.end) - (a->span.end < b->span.end);
}

/** The ties of allies that have nothing but one sentence, by that sentence.
    @param list  [network->n_ties] */
static size_t list_single(const EntNetwork* network, Sentence* list) {
  size_t n = 0;
  for (size_t i = 0; i < network->n_ties; i++) {
    const EntTie* tie = &network->ties[i];
    if (tie->relation == ENT_ALLY && tie->n_sentences == 1) {
      list[n++] = (Sentence){tie->best->article->sha256, tie->best->sentence, i};
    }
  }
  if (n > 1) {
    qsort(list, n, sizeof *list, compare_sentences);
  }
  return n;
}

/** Find the ties that come of one list. @param listed  [network->n_ties] zeroed. */
static bool find_lists(const EntNetwork* network, EntArena* scratch, bool* listed) {
  Sentence* list = ent_arena_array(scratch, network->n_ties, sizeof *list);
  if (!list) {
    return false;
  }
  const size_t n = list_single(network, list);
  for (size_t i = 0, end = 0; i < n; i = end) {
    for (end = i + 1; end < n && compare_sentences(&list[i], &list[end]) == 0; end++) {
    }
    for (size_t k = i; k < end && end - i >= LIST_TIES; k++) {
      listed[list[k].tie] = true;
    }
  }
  return true;
}

/** The actor that a name means, ENT_NONE if none or several. @return false when memory is short. */
static bool find_actor(const EntNetworkBuilder* builder, EntArena* scratch, const char* name,
                       uint32_t* actor) {
  EntStr normalized;
  if (!ent_name_normalize(scratch, ent_str(name), &normalized)) {
    return false;
  }
  const uint32_t key = ent_intern_find(builder->keys, normalized);
  *actor = key == ENT_NONE ? ENT_NONE : builder->actor_of_key[key];
  return true;
}

/** Does nobody but one of the two say it? */
static bool is_claimed(const EntNetworkBuilder* builder, EntArena* scratch, const EntTie* tie,
                       bool* claimed) {
  uint32_t speaker = ENT_NONE;
  *claimed = false;
  if (tie->n_claims < tie->n_sentences) {
    return true;
  }
  for (size_t i = 0; i < tie->n_evidence; i++) {
    uint32_t actor = ENT_NONE;
    if (tie->evidence[i].denied) {
      continue;
    }
    if (!tie->evidence[i].said_by) {
      return true;
    }
    if (!find_actor(builder, scratch, tie->evidence[i].said_by, &actor)) {
      return false;
    }
    if ((actor != tie->source && actor != tie->target) ||
        (speaker != ENT_NONE && actor != speaker)) {
      return true;
    }
    speaker = actor;
  }
  *claimed = true;
  return true;
}

static bool is_confirmed(const EntTie* tie) {
  for (size_t i = 0; i < tie->n_evidence; i++) {
    if (tie->evidence[i].confirmed) {
      return true;
    }
  }
  return false;
}

/** Decide whether the default view hides a tie, and count it. */
static bool hide(const EntNetworkBuilder* builder, EntArena* scratch, const EntTie* tie,
                 bool listed, EntHidden* hidden, bool* hide_it) {
  static const uint32_t roles = 1u << ENT_LEADS | 1u << ENT_MEMBER;
  bool claimed = false;
  *hide_it = false;
  if (tie->relation == ENT_SPLINTER_OF || is_confirmed(tie)) {
    return true;
  }
  if (!is_claimed(builder, scratch, tie, &claimed)) {
    return false;
  }
  *hide_it = true;
  if ((tie->forms & ~roles) == 0) {
    hidden->roles++;
  } else if (listed) {
    hidden->lists++;
  } else if (tie->forms == 1u << ENT_VERBAL && tie->n_independent == 1 && tie->n_sentences == 1) {
    hidden->verbal++;
  } else if (claimed) {
    hidden->claims++;
  } else {
    *hide_it = false;
  }
  return true;
}

/** Mark the ties that an analyst would strike out. */
static bool find_hidden(const EntNetworkBuilder* builder, EntArena* scratch, EntNetwork* network,
                        bool* dropped) {
  bool* listed = ent_arena_array(scratch, network->n_ties, sizeof *listed);
  if (!listed || !find_lists(network, scratch, listed)) {
    return false;
  }
  for (size_t i = 0; i < network->n_ties; i++) {
    const EntTie* tie = &network->ties[i];
    const EntPair* pair = ent_network_pair(network, tie->source, tie->target);
    if (dropped[i] || (pair && (pair->course == ENT_TURNED || pair->course == ENT_CONTESTED))) {
      continue;
    }
    if (!hide(builder, scratch, tie, listed[i], &network->hidden, &dropped[i])) {
      return false;
    }
  }
  return true;
}

/** Spread from the actors asked about, one tie further each time.
    @param reached  [n_actors] */
static void spread(const EntNetwork* network, const bool* dropped, const bool* reached,
                   bool* next) {
  for (size_t i = 0; i < network->n_ties; i++) {
    const EntTie* tie = &network->ties[i];
    if (!dropped[i]) {
      next[tie->source] = next[tie->source] || reached[tie->target];
      next[tie->target] = next[tie->target] || reached[tie->source];
    }
  }
}

/** Drop the ties that lie out of reach. */
static bool focus(const EntNetworkBuilder* builder, const EntView* view, EntArena* scratch,
                  const EntNetwork* network, bool* dropped) {
  bool* reached = ent_arena_array(scratch, builder->n_actors, sizeof *reached);
  bool* next = ent_arena_array(scratch, builder->n_actors, sizeof *next);
  if (!reached || !next) {
    return false;
  }
  for (size_t i = 0; i < view->n_about; i++) {
    next[view->about[i]] = true;
  }
  for (unsigned hop = 0; hop < view->hops; hop++) {
    memcpy(reached, next, builder->n_actors * sizeof *reached);
    spread(network, dropped, reached, next);
    if (memcmp(reached, next, builder->n_actors * sizeof *reached) == 0) {
      break;
    }
  }
  for (size_t i = 0; i < network->n_ties; i++) {
    const EntTie* tie = &network->ties[i];
    dropped[i] = dropped[i] || !next[tie->source] || !next[tie->target];
  }
  return true;
}

/** Keep the pairs that have a tie left. */
static bool keep_pairs(EntNetwork* network, const bool* dropped) {
  EntPair* kept = ent_arena_array(network->arena, network->n_pairs, sizeof *kept);
  size_t n = 0;
  if (!kept) {
    return false;
  }
  for (size_t i = 0; i < network->n_ties; i++) {
    const EntTie* tie = &network->ties[i];
    const EntPair* pair = ent_network_pair(network, tie->source, tie->target);
    const bool known = n > 0 && pair && kept[n - 1].a == pair->a && kept[n - 1].b == pair->b;
    if (pair && !known && !dropped[i] && tie->relation != ENT_SPLINTER_OF) {
      kept[n++] = *pair;
    }
  }
  network->pairs = kept;
  network->n_pairs = n;
  return true;
}

bool ent_view_apply(const EntNetworkBuilder* builder, const EntView* view, EntArena* scratch,
                    EntNetwork* network) {
  bool* dropped = ent_arena_array(scratch, network->n_ties, sizeof *dropped);
  size_t n = 0;
  if (!dropped) {
    return false;
  }
  for (size_t i = 0; i < network->n_ties; i++) {
    dropped[i] = network->ties[i].n_sources < view->min_sources;
  }
  if ((!view->all && !find_hidden(builder, scratch, network, dropped)) ||
      (view->about && !focus(builder, view, scratch, network, dropped)) ||
      !keep_pairs(network, dropped)) {
    return false;
  }
  for (size_t i = 0; i < network->n_ties; i++) {
    if (!dropped[i]) {
      network->ties[n++] = network->ties[i];
    }
  }
  network->n_ties = n;
  return true;
}
