#include "extract/relation/time.h"

/** The tree of a sentence, its words by their index in the article. */
typedef struct {
  const EntPassage* passage;
  const EntToken* tokens; ///< of the article
} Sentence;

/** Most steps up a tree that are followed. */
enum { MOST_STEPS = 60 };

/** Index that stands for "above the root". */
static const size_t NOWHERE = SIZE_MAX;

static size_t head_of(const Sentence* s, size_t token) {
  const uint32_t head = s->tokens[token].head;
  const size_t at = s->passage->first + head - 1;
  return head == 0 || at >= s->passage->end || at == token ? NOWHERE : at;
}

/** The word of some tokens that hangs on none of the others. */
static size_t top_of(const Sentence* s, EntSpan at) {
  for (size_t i = at.start; i < at.end; i++) {
    const size_t head = head_of(s, i);
    if (head == NOWHERE || head < at.start || head >= at.end) {
      return i;
    }
  }
  return at.start;
}

static EntDeprel deprel_of(const Sentence* s, size_t token) {
  return ent_deprel_plain((EntDeprel)s->tokens[token].deprel);
}

static bool is_upos(const Sentence* s, size_t token, EntUpos upos) {
  return s->tokens[token].upos == upos;
}

/** Has the word a child with this relation to it, other than the words of `span`? */
static bool has_child(const Sentence* s, size_t token, EntDeprel deprel) {
  for (size_t i = s->passage->first; i < s->passage->end; i++) {
    if (deprel_of(s, i) == deprel && head_of(s, i) == token) {
      return true;
    }
  }
  return false;
}

/** Does a word open a clause, or another member of a list, on the way down to it? */
static bool opens_clause(const Sentence* s, size_t token) {
  switch (deprel_of(s, token)) {
  case ENT_DEPREL_ADVCL:
  case ENT_DEPREL_ACL:
  case ENT_DEPREL_CCOMP:
  case ENT_DEPREL_XCOMP:
  case ENT_DEPREL_CSUBJ:
  case ENT_DEPREL_CONJ:
  case ENT_DEPREL_PARATAXIS:
  case ENT_DEPREL_APPOS:
  case ENT_DEPREL_LIST:
  case ENT_DEPREL_DEP:
    return true;
  default:
    return false;
  }
}

/** Does a relative pronoun stand in the clause of a word: "all of whom were members"? */
static bool is_relative(const Sentence* s, size_t token) {
  static const char* const pronouns[] = {"who", "whom", "whose", "which", NULL};
  for (size_t i = s->passage->first; i < token; i++) {
    const size_t head = head_of(s, i);
    if (head != NOWHERE && (head == token || head_of(s, head) == token) &&
        ent_passage_is_one_of(s->passage, i, pronouns)) {
      return true;
    }
  }
  return false;
}

/** Does a word open a clause that a date outside it does not speak of: "the man who …", "said that
    …"? */
static bool shuts_out(const Sentence* s, size_t token) {
  return s->tokens[token].deprel == ENT_DEPREL_ACL_RELCL ||
         (opens_clause(s, token) && is_relative(s, token)) ||
         (deprel_of(s, token) == ENT_DEPREL_CCOMP && has_child(s, token, ENT_DEPREL_NSUBJ));
}

/** Is `above` the word or one of those that it hangs on? @param shut  Set to whether a clause on the
    way shuts dates out. @param clauses  Receives how many clauses open on the way. */
static bool hangs_on(const Sentence* s, size_t token, size_t above, bool* shut, size_t* clauses) {
  *shut = false;
  *clauses = 0;
  for (int i = 0; i < MOST_STEPS && token != NOWHERE; i++, token = head_of(s, token)) {
    if (token == above) {
      return true;
    }
    *shut |= shuts_out(s, token);
    *clauses += opens_clause(s, token) && (is_upos(s, token, ENT_UPOS_VERB) || is_upos(s, token, ENT_UPOS_AUX));
  }
  return false;
}

/** The noun that a date belongs to as a part ("the 2018 alliance"), or the date's own top word. */
static size_t phrase_of(const Sentence* s, const EntTime* time) {
  const bool inside = time->noun >= time->at.end;
  size_t at = inside ? time->noun : top_of(s, time->at);
  for (int i = 0; i < MOST_STEPS; i++) {
    const EntDeprel deprel = deprel_of(s, at);
    const size_t head = head_of(s, at);
    const bool part = deprel == ENT_DEPREL_COMPOUND || deprel == ENT_DEPREL_NUMMOD ||
                      deprel == ENT_DEPREL_AMOD || deprel == ENT_DEPREL_FLAT ||
                      s->tokens[at].deprel == ENT_DEPREL_NMOD_UNMARKED;
    if (head == NOWHERE || !part) {
      break;
    }
    at = head;
  }
  return at;
}

/** The word whose time a date tells: the verb, or the noun of the cue, that its phrase hangs on. A
    name has no date, so "fought in Aleppo in 2013" dates the fighting. NOWHERE if the date is told of
    something else. */
static size_t dated_word(const Sentence* s, const EntTime* time, EntSpan cue) {
  const size_t phrase = phrase_of(s, time);
  size_t at = phrase;
  if (at >= cue.start && at < cue.end) {
    return at;
  }
  for (int i = 0; i < MOST_STEPS; i++) {
    if (opens_clause(s, at)) {
      return NOWHERE;
    }
    const size_t head = head_of(s, at);
    if (head == NOWHERE) {
      return at;
    }
    if ((head >= cue.start && head < cue.end) || !is_upos(s, head, ENT_UPOS_PROPN)) {
      return head;
    }
    at = head;
  }
  return NOWHERE;
}

/** Does the word say that something is, or happens: a verb, or a noun behind "is" or "as"? */
static bool is_predicate(const Sentence* s, size_t token) {
  if (is_upos(s, token, ENT_UPOS_VERB) || is_upos(s, token, ENT_UPOS_AUX) ||
      has_child(s, token, ENT_DEPREL_COP)) {
    return true;
  }
  for (size_t i = s->passage->first; i < token; i++) {
    if (head_of(s, i) == token && ent_passage_is(s->passage, i, "as")) {
      return true;
    }
  }
  return false;
}

/** Is a name part of what a dated word tells: no clause ends on the way up from the word to what
    the name hangs on? */
static bool is_told_of(const Sentence* s, size_t dated, uint32_t name) {
  const EntName* item = &s->passage->names->items[name];
  const size_t top = top_of(s, (EntSpan){item->first, item->first + item->count});
  bool shut = false;
  size_t clauses = 0;
  for (int i = 0; i < MOST_STEPS && dated != NOWHERE; i++, dated = head_of(s, dated)) {
    if (hangs_on(s, top, dated, &shut, &clauses)) {
      return true;
    }
    if (opens_clause(s, dated)) {
      return false;
    }
  }
  return false;
}

/** A date in brackets belongs to what stands right before them. */
static bool is_bracket_of(const Sentence* s, const EntTime* time, const EntClaim* claim) {
  const size_t before = time->at.start - 2;
  const uint32_t name = ent_passage_name(s->passage, before);
  const bool bond = claim->form == ENT_LEADS || claim->form == ENT_MEMBER;
  return (before >= claim->cue.start && before < claim->cue.end) ||
         (bond && name != ENT_NONE && (name == claim->subject || name == claim->object));
}

/** How far a date is from a claim that it dates: clauses, then tokens. SIZE_MAX if it does not. */
static size_t distance(const Sentence* s, const EntTime* time, const EntClaim* claim) {
  enum { CLAUSE = 1000 };
  const bool bond = claim->form == ENT_LEADS || claim->form == ENT_MEMBER;
  const size_t top = top_of(s, claim->cue);
  if (time->bracketed) {
    return is_bracket_of(s, time, claim) ? 0 : SIZE_MAX;
  }
  const size_t phrase = phrase_of(s, time);
  size_t dated = dated_word(s, time, claim->cue);
  bool shut = false;
  size_t clauses = 0;
  if (hangs_on(s, top, phrase, &shut, &clauses)) { // "in the 2006 war against X"
    dated = bond ? NOWHERE : phrase;
  }
  if (dated == NOWHERE || ent_passage_is(s->passage, dated, "born") ||
      (dated != top && bond && !is_predicate(s, top)) || !hangs_on(s, top, dated, &shut, &clauses) ||
      shut || (clauses > 0 && (time->role == ENT_TIME_SINCE || time->role == ENT_TIME_UNTIL)) || !is_told_of(s, dated, claim->subject) || !is_told_of(s, dated, claim->object)) {
    return SIZE_MAX;
  }
  const size_t gap = time->at.start < claim->cue.start ? claim->cue.start - time->at.start
                                                       : time->at.start - claim->cue.start;
  return clauses * CLAUSE + gap;
}

/** Is the cue an act that ends a bond: "quit", "broke with"? */
static bool ends_bond(const EntPassage* passage, EntSpan cue) {
  size_t n = 0;
  const EntSense* sense =
      ent_scene_longest(passage->scene, cue.start, cue.end, ENT_SENSE_CUE, &n);
  return sense && ent_lexicon_cue(passage->scene->lexicon, sense->index)->ended;
}

EntPeriod ent_find_period(const EntPassage* passage, const EntClaim* claim) {
  const Sentence s = {passage, passage->scene->analysis->tokens};
  EntPeriod period = {{0}, {0}};
  EntTimes times;
  size_t nearest = SIZE_MAX;
  const bool bond = claim->form == ENT_LEADS || claim->form == ENT_MEMBER;
  const bool ending = ends_bond(passage, claim->cue);
  ent_find_times(passage, &times);
  for (size_t i = 0; i < times.n; i++) {
    const EntTime* time = &times.items[i];
    const size_t far = distance(&s, time, claim);
    if (far == SIZE_MAX) {
      continue;
    }
    if (time->role == ENT_TIME_UNTIL || (time->role == ENT_TIME_BEFORE && bond && time->noun < time->at.end) || ending) {
      period.until = time->date;
    } else if (time->role != ENT_TIME_BEFORE && far < nearest) {
      nearest = far;
      period.since = time->date;
      period.until = ent_date_known(time->end) ? time->end : period.until;
    }
  }
  if (ent_date_known(period.until) && ent_date_compare(period.since, period.until) > 0) {
    period.since = (EntDate){0};
  }
  return period;
}

uint32_t ent_find_speaker(const EntPassage* passage) {
  static const char* const saying[] = {"said",    "says",     "claimed",  "claims", "alleged",
                                       "alleges", "asserted", "insisted", "argued", NULL};
  for (size_t i = passage->first; i < passage->end; i++) {
    if (ent_passage_is(passage, i, "according") && ent_passage_is(passage, i + 1, "to")) {
      return ent_passage_next(passage, i + 2, 5);
    }
    if (ent_passage_is_one_of(passage, i, saying)) {
      const uint32_t before = ent_passage_subject(passage, i);
      return before != ENT_NONE ? before : ent_passage_next(passage, i + 1, 4);
    }
  }
  return ENT_NONE;
}
