#include "extract/relation/reading.h"

#include "extract/relation/argument.h"
#include "extract/relation/path.h"
#include "extract/relation/sense.h"
#include "extract/relation/steps.h"

static const EntName* name_at(const EntCandidate* candidate, uint32_t name) {
  return &candidate->passage->names->items[name];
}

/** Persons change sides, but do not split from anything. */
static bool may_be(const EntCandidate* candidate, EntRelation relation) {
  return relation != ENT_SPLINTER_OF || (name_at(candidate, candidate->left)->kind != ENT_PERSON &&
                                         name_at(candidate, candidate->right)->kind != ENT_PERSON);
}

const EntClaim* ent_claim_of(const EntCandidate* candidate, EntRelation relation) {
  const EntClaims* claims = candidate->claims;
  const uint32_t a = name_at(candidate, candidate->left)->actor;
  const uint32_t b = name_at(candidate, candidate->right)->actor;
  const EntClaim* best = NULL;
  for (size_t i = 0; i < claims->n && may_be(candidate, relation); i++) {
    const EntClaim* claim = &claims->items[i];
    const uint32_t s = name_at(candidate, claim->subject)->actor;
    const uint32_t o = name_at(candidate, claim->object)->actor;
    if (ent_form_relation(claim->form) == relation && ((s == a && o == b) || (s == b && o == a)) &&
        (!best || claim->confidence > best->confidence)) {
      best = claim;
    }
  }
  return best;
}

/** The first cue of this relation in tokens from … to - 1; NULL if there is none. */
static const EntCue* cue_between(const EntPassage* passage, EntRelation relation, size_t from,
                                 size_t to, EntSpan* at) {
  const EntCue* cue = NULL;
  for (size_t i = from; i < to && !cue; i++) {
    cue = ent_cue_for(passage, relation, i, to, at);
  }
  return cue;
}

/** The cue nearest to both names: between them, else behind, else before. */
static const EntCue* nearest_cue(const EntCandidate* candidate, EntRelation relation, EntSpan* at) {
  enum { FAR = 8 };
  const EntPassage* passage = candidate->passage;
  const EntName* a = name_at(candidate, candidate->left);
  const EntName* b = name_at(candidate, candidate->right);
  const size_t behind = b->first + b->count;
  const size_t end = behind + FAR < passage->end ? behind + FAR : passage->end;
  const size_t start = a->first > passage->first + FAR ? a->first - FAR : passage->first;
  const EntCue* cue = cue_between(passage, relation, a->first + a->count, b->first, at);
  cue = cue ? cue : cue_between(passage, relation, behind, end, at);
  return cue ? cue : cue_between(passage, relation, start, a->first, at);
}

/** The plainest form of a relation. */
static EntForm plain_form(const EntCandidate* candidate, EntRelation relation) {
  const EntKind a = name_at(candidate, candidate->left)->kind;
  const EntKind b = name_at(candidate, candidate->right)->kind;
  if (relation == ENT_RIVAL) {
    return ENT_ENMITY;
  }
  return (a == ENT_PERSON) != (b == ENT_PERSON) ? ENT_MEMBER : ENT_COALITION;
}

/** The words between the names, or the first name if there are none or too many. */
static EntSpan words_between(const EntCandidate* candidate) {
  enum { MOST = 8 };
  const EntName* a = name_at(candidate, candidate->left);
  const EntName* b = name_at(candidate, candidate->right);
  const EntSpan between = {a->first + a->count, b->first};
  const size_t n = between.end - between.start;
  return n > 0 && n <= MOST ? between : (EntSpan){a->first, a->first + a->count};
}

/** Does "by" stand in tokens from … to - 1? */
static bool says_by(const EntPassage* passage, size_t from, size_t to) {
  for (size_t i = from; i < to; i++) {
    if (ent_passage_is(passage, i, "by")) {
      return true;
    }
  }
  return false;
}

bool ent_is_turned(const EntCandidate* candidate, const EntCue* cue, EntSpan at) {
  const EntPassage* passage = candidate->passage;
  const EntName* left = name_at(candidate, candidate->left);
  const size_t behind = left->first + left->count;
  if (cue->place == ENT_CUE_VERB) {
    const size_t right = name_at(candidate, candidate->right)->first;
    const bool passive = at.start >= behind && says_by(passage, at.end, right) &&
                         ent_is_passive(passage, ent_head_of_phrase(passage, at));
    return cue->swapped != passive;
  }
  const bool owned = cue->place == ENT_CUE_ROLE && at.start >= behind &&
                     ent_passage_is_possessive(passage, behind);
  return cue->swapped != owned;
}

void ent_fit_form(const EntPassage* passage, EntClaim* claim) {
  static const char* const words[] = {"attack", "assault", "blast", "bash",   "fire",
                                      "hit",    "lash",    "slam",  "target", NULL};
  static const char* const races[] = {"campaign", "battle", "fight", NULL};
  static const char* const wins[] = {"victory", "loss", "defeat", "beat", "win", NULL};
  static const char* const shots[] = {"fire", NULL};
  if (claim->cue.start == claim->cue.end) {
    return; // none
  }
  const EntKind subject = ent_passage_item(passage, claim->subject)->kind;
  const EntKind object = ent_passage_item(passage, claim->object)->kind;
  const size_t top = ent_head_of_phrase(passage, claim->cue);
  const bool wars = claim->form == ENT_ELECTORAL && ent_has_lemma(passage, top, wins) &&
                    (subject == ENT_STATE || object == ENT_STATE);
  const bool fires =
      claim->form == ENT_REPRESSION && ent_has_lemma(passage, top, shots) && object != ENT_PERSON;
  if (wars || fires) {
    claim->form = ENT_ARMED;
  } else if (subject != ENT_PERSON || object != ENT_PERSON) {
    return;
  } else if (ent_is_office(claim->form)) {
    claim->form = ENT_ALLEGIANCE;
  } else if (claim->form == ENT_ARMED && ent_has_lemma(passage, top, words)) {
    claim->form = ENT_VERBAL;
  } else if (claim->form == ENT_ARMED && ent_has_lemma(passage, top, races)) {
    claim->form = ENT_ELECTORAL;
  }
}

/** Does a cue stand on the way from one name to the other, or is there no way? */
static bool carries(const EntCandidate* candidate, EntSpan cue) {
  const EntPassage* passage = candidate->passage;
  EntPath path;
  return !ent_path_find(passage, candidate->left, candidate->right, &path) ||
         ent_path_carries(passage, &path, ent_head_of_phrase(passage, cue));
}

EntClaim ent_read_candidate(const EntCandidate* candidate, EntRelation relation) {
  const EntName* a = name_at(candidate, candidate->left);
  const EntName* b = name_at(candidate, candidate->right);
  EntClaim out = {.subject = candidate->left, .object = candidate->right};
  const EntCue* cue = nearest_cue(candidate, relation, &out.cue);
  if (cue && carries(candidate, out.cue) &&
      (ent_passage_is_negated(candidate->passage, out.cue.start) ||
       ent_passage_is_hypothetical(candidate->passage, out.cue.start))) {
    return (EntClaim){0}; // denied, or only possible: the judge has seen too few such cases
  }
  out.form = cue ? cue->form : plain_form(candidate, relation);
  if (!cue) {
    out.cue = words_between(candidate);
  }
  const bool alike = (a->kind == ENT_PERSON) == (b->kind == ENT_PERSON);
  if (ent_is_office(out.form) && !alike ? b->kind == ENT_PERSON
                                        : cue && ent_is_turned(candidate, cue, out.cue)) {
    out.subject = candidate->right;
    out.object = candidate->left;
  }
  out.ended = (cue && cue->ended) || ent_passage_is_former(candidate->passage, out.cue.start) ||
              ent_passage_is_former(candidate->passage, b->first);
  return out;
}
