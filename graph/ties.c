#include "graph/ties.h"

#include <stdlib.h>

/** A triple in its place among the evidence of a tie. */
typedef struct {
  uint32_t source;
  uint32_t target;
  const EntArticleEntry* article;
  const EntRecord* record;
} Evidence;

static int compare_sizes(size_t a, size_t b) {
  return (a > b) - (a < b);
}

/** Evidence of the same tie? */
static int compare_ties(const Evidence* a, const Evidence* b) {
  int order = compare_sizes(a->source, b->source);
  order = order ? order : compare_sizes(a->target, b->target);
  return order ? order : (int)a->record->relation - (int)b->record->relation;
}

/** Evidence of the same sentence? */
static int compare_sentences(const Evidence* a, const Evidence* b) {
  int order = compare_sizes(a->article->rank, b->article->rank);
  order = order ? order : compare_sizes(a->record->sentence.start, b->record->sentence.start);
  return order ? order : compare_sizes(a->record->sentence.end, b->record->sentence.end);
}

/** By tie, article and sentence, then by all else that a network shows of a triple. */
static int compare_evidence(const void* left, const void* right) {
  const Evidence* a = left;
  const Evidence* b = right;
  const EntRecord* r = a->record;
  const EntRecord* s = b->record;
  int order = compare_ties(a, b);
  order = order ? order : compare_sentences(a, b);
  order = order ? order : (int)r->form - (int)s->form;
  order = order ? order : (r->confidence < s->confidence) - (r->confidence > s->confidence);
  order = order ? order : ent_compare_texts(r->evidence, s->evidence);
  return order ? order : ent_compare_texts(r->said_by, s->said_by);
}

/** The evidence of all ties, in order. @return NULL when memory is short. */
static Evidence* list_evidence(const EntNetworkBuilder* builder, EntArena* scratch,
                               const uint32_t* node_of, size_t* n) {
  Evidence* list = ent_arena_array(scratch, builder->n_records, sizeof *list);
  *n = 0;
  if (!list) {
    return NULL;
  }
  for (size_t i = 0; i < builder->n_records; i++) {
    const EntRecord* record = &builder->records[i];
    const uint32_t subject = node_of[record->subject.key];
    const uint32_t object = node_of[record->object.key];
    if (subject == object) {
      continue;
    }
    const bool turned = record->relation != ENT_SPLINTER_OF && object < subject;
    list[(*n)++] = (Evidence){turned ? object : subject, turned ? subject : object,
                              &builder->articles[record->article], record};
  }
  qsort(list, *n, sizeof *list, compare_evidence);
  return list;
}

/** Number of ties in sorted evidence. */
static size_t count_ties(const Evidence* list, size_t n) {
  size_t ties = 0;
  for (size_t i = 0; i < n; i++) {
    ties += i == 0 || compare_ties(&list[i - 1], &list[i]) != 0;
  }
  return ties;
}

static void take_earliest(EntDate* earliest, EntDate date) {
  if (ent_date_known(date) &&
      (!ent_date_known(*earliest) || ent_date_compare(date, *earliest) < 0)) {
    *earliest = date;
  }
}

static void take_latest(EntDate* latest, EntDate date) {
  if (ent_date_compare(date, *latest) > 0) {
    *latest = date;
  }
}

/** A tie under way. */
typedef struct {
  EntTie* tie;
  double doubt;     ///< product over articles of 1 - best confidence
  double strongest; ///< confidence of the sentence shown
  bool ended;
  size_t forms[ENT_N_FORMS]; ///< number of sentences
} Sum;

/** Add what one triple states. */
static void add_statement(Sum* sum, const Evidence* evidence) {
  const EntRecord* record = evidence->record;
  EntTie* tie = sum->tie;
  if (record->validity == ENT_CURRENT) {
    tie->validity = ENT_CURRENT;
  }
  sum->ended = sum->ended || record->validity == ENT_ENDED;
  take_earliest(&tie->since, record->since);
  take_latest(&tie->until, record->until);
  if (record->confidence > sum->strongest) {
    sum->strongest = record->confidence;
    tie->evidence = record->evidence;
    tie->said_by = record->said_by;
    tie->article = evidence->article->id;
    tie->source_name = evidence->article->source;
    tie->url = evidence->article->url;
  }
}

/** Add all that one article states; its sentences are in order.
    @return the number of items of `list` that are of this article and tie. */
static size_t add_article(Sum* sum, const Evidence* list, size_t n) {
  double best = 0;
  size_t i = 0;
  for (; i < n && list[i].article == list[0].article && compare_ties(&list[i], &list[0]) == 0;
       i++) {
    const bool same_sentence = i > 0 && compare_sentences(&list[i - 1], &list[i]) == 0;
    const bool same_form = same_sentence && list[i - 1].record->form == list[i].record->form;
    sum->tie->n_sentences += !same_sentence;
    sum->forms[list[i].record->form] += !same_form;
    best = list[i].record->confidence > best ? list[i].record->confidence : best;
    add_statement(sum, &list[i]);
  }
  sum->doubt *= 1 - best;
  sum->tie->weight += best;
  sum->tie->n_articles++;
  take_earliest(&sum->tie->first, list[0].article->date);
  take_latest(&sum->tie->last, list[0].article->date);
  return i;
}

/** Add up the tie that `list` starts with. @return the number of items of it. */
static size_t add_up(EntTie* tie, const Evidence* list, size_t n) {
  Sum sum = {.tie = tie, .doubt = 1};
  *tie = (EntTie){.source = list[0].source,
                  .target = list[0].target,
                  .relation = list[0].record->relation,
                  .validity = ENT_UNCLEAR};
  size_t done = 0;
  while (done < n && compare_ties(&list[done], &list[0]) == 0) {
    done += add_article(&sum, &list[done], n - done);
  }
  for (size_t form = 1; form < ENT_N_FORMS; form++) {
    if (sum.forms[form] > sum.forms[tie->form]) {
      tie->form = (EntForm)form;
    }
  }
  if (tie->validity != ENT_CURRENT && sum.ended) {
    tie->validity = ENT_ENDED;
  }
  tie->confidence = 1 - sum.doubt;
  return done;
}

bool ent_ties_make(EntNetworkBuilder* builder, EntArena* scratch, const uint32_t* node_of) {
  size_t n = 0;
  const Evidence* list = list_evidence(builder, scratch, node_of, &n);
  if (!list) {
    return false;
  }
  const size_t n_ties = count_ties(list, n);
  EntTie* ties = ent_arena_array(builder->arena, n_ties, sizeof *ties);
  if (!ties) {
    return false;
  }
  for (size_t i = 0, at = 0; i < n_ties; i++) {
    at += add_up(&ties[i], &list[at], n - at);
  }
  builder->network.ties = ties;
  builder->network.n_ties = n_ties;
  return true;
}
