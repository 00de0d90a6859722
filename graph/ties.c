#include "graph/ties.h"

#include "graph/period.h"
#include "graph/voices.h"

#include <stdlib.h>

/** A triple in its place among the evidence of a tie. */
typedef struct {
  uint32_t source;
  uint32_t target;
  uint32_t subject; ///< source or target
  const EntArticleEntry* article;
  const EntRecord* record;
} Piece;

static int compare_sizes(size_t a, size_t b) {
  return (a > b) - (a < b);
}

/** Evidence of the same tie? */
static int compare_ties(const Piece* a, const Piece* b) {
  int order = compare_sizes(a->source, b->source);
  order = order ? order : compare_sizes(a->target, b->target);
  return order ? order : (int)a->record->evidence.relation - (int)b->record->evidence.relation;
}

/** The earlier article first; those without a date last. */
static int compare_articles(const EntArticleEntry* a, const EntArticleEntry* b) {
  const bool dated = ent_date_known(a->info.date);
  if (dated != ent_date_known(b->info.date)) {
    return dated ? -1 : 1;
  }
  const int order = ent_date_compare(a->info.date, b->info.date);
  return order ? order : compare_sizes(a->rank, b->rank);
}

/** By tie, article and sentence, then by all else that a network shows of a triple. */
static int compare_statements(const Piece* a, const Piece* b) {
  const EntEvidence* r = &a->record->evidence;
  const EntEvidence* s = &b->record->evidence;
  int order = compare_ties(a, b);
  order = order ? order : compare_articles(a->article, b->article);
  order = order ? order : compare_sizes(r->sentence.start, s->sentence.start);
  order = order ? order : compare_sizes(r->sentence.end, s->sentence.end);
  order = order ? order : (int)r->form - (int)s->form;
  order = order ? order : (r->confidence < s->confidence) - (r->confidence > s->confidence);
  order = order ? order : (int)r->validity - (int)s->validity;
  order = order ? order : ent_date_compare(r->since, s->since);
  order = order ? order : ent_date_compare(r->until, s->until);
  order = order ? order : compare_sizes(a->subject, b->subject);
  order = order ? order : ent_compare_texts(r->text, s->text);
  order = order ? order : ent_compare_texts(r->subject_name, s->subject_name);
  order = order ? order : ent_compare_texts(r->object_name, s->object_name);
  order = order ? order : ent_compare_texts(r->cue, s->cue);
  return order ? order : ent_compare_texts(r->said_by, s->said_by);
}

/** The same; what was added first comes first. */
static int compare_pieces(const void* left, const void* right) {
  const Piece* a = left;
  const Piece* b = right;
  const uint32_t run = a->record->evidence.run;
  const uint32_t other = b->record->evidence.run;
  const int order = compare_statements(a, b);
  return order ? order : (run > other) - (run < other);
}

/** Does the view ask for this triple? */
static bool is_asked_for(const EntView* view, const EntRecord* record,
                         const EntArticleEntry* article) {
  EntEvidence evidence = record->evidence;
  if (evidence.run < view->first_run || (view->last_run > 0 && evidence.run > view->last_run) ||
      (view->forms != 0 && (view->forms & (1u << evidence.form)) == 0)) {
    return false;
  }
  evidence.article = &article->info;
  const EntPeriod period = ent_period_of(&evidence);
  return ent_period_overlaps(&period, view->since, view->until);
}

/** Put a triple between two actors into the list, if it belongs there. */
static void add_piece(const EntNetworkBuilder* builder, const EntView* view,
                      const EntRecord* record, uint32_t subject, uint32_t object, Piece* list,
                      size_t* n) {
  const EntArticleEntry* article = &builder->articles[record->article];
  if (subject == ENT_NONE || object == ENT_NONE || subject == object ||
      !is_asked_for(view, record, article)) {
    return;
  }
  const bool turned = record->evidence.relation != ENT_SPLINTER_OF && object < subject;
  list[(*n)++] =
      (Piece){turned ? object : subject, turned ? subject : object, subject, article, record};
}

/** All evidence, in order. @return NULL when memory is short. */
static Piece* list_pieces(const EntNetworkBuilder* builder, const EntView* view, EntArena* scratch,
                          size_t* n) {
  Piece* list = ent_arena_array(scratch, builder->n_records + builder->n_denials, sizeof *list);
  *n = 0;
  if (!list) {
    return NULL;
  }
  for (size_t i = 0; i < builder->n_records; i++) {
    const EntRecord* record = &builder->records[i];
    add_piece(builder, view, record, builder->actor_of[record->subject],
              builder->actor_of[record->object], list, n);
  }
  for (size_t i = 0; i < builder->n_denials; i++) {
    const EntRecord* denial = &builder->denials[i];
    add_piece(builder, view, denial, builder->actor_of_key[builder->key_of[denial->subject]],
              builder->actor_of_key[builder->key_of[denial->object]], list, n);
  }
  if (*n > 1) {
    qsort(list, *n, sizeof *list, compare_pieces);
  }
  return list;
}

/** Does the same sentence say the same in another run or file? */
static bool is_copy(const Piece* a, const Piece* b) {
  return a->article == b->article && compare_statements(a, b) == 0;
}

/** The evidence of the tie that `list` starts with, each piece once.
    @return how many items of `list` are of this tie. */
static size_t take_evidence(EntTie* tie, EntEvidence* evidence, const Piece* list, size_t n) {
  size_t done = 0;
  *tie = (EntTie){.source = list[0].source,
                  .target = list[0].target,
                  .relation = list[0].record->evidence.relation,
                  .evidence = evidence};
  for (; done < n && compare_ties(&list[done], &list[0]) == 0; done++) {
    const Piece* piece = &list[done];
    if (done > 0 && is_copy(piece, &list[done - 1])) {
      continue;
    }
    EntEvidence* kept = &evidence[tie->n_evidence++];
    *kept = piece->record->evidence;
    kept->article = &piece->article->info;
    kept->subject = piece->subject;
    kept->object = piece->subject == piece->source ? piece->target : piece->source;
  }
  return done;
}

static bool is_same_sentence(const EntEvidence* a, const EntEvidence* b) {
  return a->article == b->article && a->sentence.start == b->sentence.start &&
         a->sentence.end == b->sentence.end;
}

/** Add what one piece of evidence states. @param last  The piece before, of those that tell. */
static void add_statement(EntTie* tie, const EntEvidence* evidence, const EntEvidence* last,
                          size_t* forms) {
  const bool same_sentence = last && is_same_sentence(last, evidence);
  tie->n_sentences += !same_sentence;
  tie->n_claims += !same_sentence && evidence->said_by;
  tie->forms |= 1u << evidence->form;
  forms[evidence->form] += !same_sentence || last->form != evidence->form;
  ent_date_take_earliest(&tie->since, evidence->since);
  ent_date_take_latest(&tie->until, evidence->until);
  ent_date_take_earliest(&tie->first, evidence->article->date);
  ent_date_take_latest(&tie->last, evidence->article->date);
  if (!tie->best || evidence->confidence > tie->best->confidence) {
    tie->best = evidence;
  }
}

/** Does `b` say later than `a` how things stand? */
static bool tells_later(const EntEvidence* a, const EntEvidence* b) {
  const int order = ent_date_compare(b->article->date, a->article->date);
  return order > 0 || (order == 0 && b->validity < a->validity);
}

/** What the latest article says that says anything. */
static EntValidity find_validity(const EntTie* tie) {
  const EntEvidence* latest = NULL;
  for (size_t i = 0; i < tie->n_evidence; i++) {
    const EntEvidence* evidence = &tie->evidence[i];
    if (!evidence->denied && evidence->validity != ENT_UNCLEAR &&
        (!latest || tells_later(latest, evidence))) {
      latest = evidence;
    }
  }
  return latest ? latest->validity : ENT_UNCLEAR;
}

/** Add up all evidence of a tie. */
static void add_up(EntTie* tie) {
  size_t forms[ENT_N_FORMS] = {0}; // number of sentences
  const EntEvidence* last = NULL;
  for (size_t i = 0; i < tie->n_evidence; i++) {
    const EntEvidence* evidence = &tie->evidence[i];
    if (evidence->denied) {
      tie->n_denials++;
    } else {
      add_statement(tie, evidence, last, forms);
      last = evidence;
    }
  }
  for (size_t form = 1; form < ENT_N_FORMS; form++) {
    if (forms[form] > forms[tie->form]) {
      tie->form = (EntForm)form;
    }
  }
  tie->validity = find_validity(tie);
}

bool ent_ties_make(const EntNetworkBuilder* builder, const EntView* view, EntArena* scratch,
                   EntNetwork* network) {
  size_t n = 0;
  const Piece* list = list_pieces(builder, view, scratch, &n);
  if (!list) {
    return false;
  }
  size_t n_ties = 0;
  for (size_t i = 0; i < n; i++) {
    n_ties += i == 0 || compare_ties(&list[i - 1], &list[i]) != 0;
  }
  EntEvidence* evidence = ent_arena_array(network->arena, n, sizeof *evidence);
  EntTie* ties = ent_arena_array(network->arena, n_ties, sizeof *ties);
  if (!evidence || !ties) {
    return false;
  }
  network->ties = ties;
  for (size_t at = 0; at < n;) {
    EntTie* tie = &ties[network->n_ties];
    at += take_evidence(tie, &evidence[at], &list[at], n - at);
    add_up(tie);
    if (tie->n_sentences == 0) {
      continue; // only denied
    }
    network->n_ties++;
    if (!ent_voices_count(tie, &evidence[tie->evidence - evidence])) {
      return false;
    }
  }
  return true;
}
