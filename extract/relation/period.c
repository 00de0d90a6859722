#include "extract/relation/status.h"
#include "extract/relation/steps.h"
#include "extract/relation/time.h"

/** Does a relative pronoun stand in the clause of a word: "all of whom were members"? */
static bool is_relative(const EntPassage* passage, size_t token) {
  static const char* const pronouns[] = {"who", "whom", "whose", "which", NULL};
  for (size_t i = passage->first; i < token; i++) {
    const size_t head = ent_head_of(passage, i);
    if (head != ENT_NO_WORD && (head == token || ent_head_of(passage, head) == token) &&
        ent_passage_is_one_of(passage, i, pronouns)) {
      return true;
    }
  }
  return false;
}

/** Does a word open a clause that a date outside it does not speak of: "the man who …", "said that
    …"? */
static bool shuts_out(const EntPassage* passage, size_t token) {
  return ent_passage_token(passage, token)->deprel == ENT_DEPREL_ACL_RELCL ||
         (ent_opens_clause(passage, token) && is_relative(passage, token)) ||
         (ent_deprel_of(passage, token) == ENT_DEPREL_CCOMP &&
          ent_dependent(passage, token, ENT_DEPREL_NSUBJ) != ENT_NO_WORD);
}

/** Is `above` the word or one of those that it hangs on? @param shut  Set to whether a clause on
   the way shuts dates out. @param clauses  Receives how many clauses open on the way. */
static bool hangs_on(const EntPassage* passage, size_t token, size_t above, bool* shut,
                     size_t* clauses) {
  *shut = false;
  *clauses = 0;
  for (int i = 0; i < ENT_MOST_STEPS && token != ENT_NO_WORD;
       i++, token = ent_head_of(passage, token)) {
    if (token == above) {
      return true;
    }
    *shut |= shuts_out(passage, token);
    *clauses += ent_opens_clause(passage, token) && (ent_is_upos(passage, token, ENT_UPOS_VERB) ||
                                                     ent_is_upos(passage, token, ENT_UPOS_AUX));
  }
  return false;
}

/** The noun that a date belongs to as a part ("the 2018 alliance"), or the date's own top word. */
static size_t phrase_of(const EntPassage* passage, const EntTime* time) {
  const bool inside = time->noun >= time->at.end;
  size_t at = inside ? time->noun : ent_head_of_phrase(passage, time->at);
  for (int i = 0; i < ENT_MOST_STEPS; i++) {
    const EntDeprel deprel = ent_deprel_of(passage, at);
    const size_t head = ent_head_of(passage, at);
    const bool part = deprel == ENT_DEPREL_COMPOUND || deprel == ENT_DEPREL_NUMMOD ||
                      deprel == ENT_DEPREL_AMOD || deprel == ENT_DEPREL_FLAT ||
                      ent_passage_token(passage, at)->deprel == ENT_DEPREL_NMOD_UNMARKED;
    if (head == ENT_NO_WORD || !part) {
      break;
    }
    at = head;
  }
  return at;
}

/** What a phrase is said to be: "confrontation" of the offensive in "The offensive (2016) was a
    confrontation between X and Y"; ENT_NO_WORD if it is said to be nothing. */
static size_t definition_of(const EntPassage* passage, size_t phrase) {
  const size_t head = ent_head_of(passage, phrase);
  return head != ENT_NO_WORD && ent_deprel_of(passage, phrase) == ENT_DEPREL_NSUBJ &&
                 ent_dependent(passage, head, ENT_DEPREL_COP) != ENT_NO_WORD
             ? head
             : ENT_NO_WORD;
}

/** Does "of" stand before a phrase? */
static bool is_of(const EntPassage* passage, size_t phrase) {
  const size_t link = ent_preposition(passage, phrase);
  return link != ENT_NO_WORD && ent_passage_is(passage, link, "of");
}

/** A noun that a date is rather beside than about: "in the border town in 2013". */
static bool is_place(const EntPassage* passage, size_t noun) {
  static const char* const links[] = {"in",      "at",   "near", "from", "into", "to",
                                      "outside", "with", "by",   "on",   NULL};
  const size_t link = ent_preposition(passage, noun);
  return ent_is_upos(passage, noun, ENT_UPOS_NOUN) && link != ENT_NO_WORD &&
         ent_passage_is_one_of(passage, link, links);
}

/** The word whose time a date tells: the verb, or the noun of the cue, that its phrase hangs on. A
    name has no date, so "fought in Aleppo in 2013" dates the fighting. ENT_NO_WORD if the date is
   told of something else. */
static size_t dated_word(const EntPassage* passage, const EntTime* time, EntSpan cue) {
  static const char* const parts[] = {"spring",  "summer",    "autumn", "fall",
                                      "winter",  "end",       "start",  "middle",
                                      "half",    "month",     "night",  "morning",
                                      "evening", "beginning", NULL}; // "the spring of 2003"
  const size_t phrase = phrase_of(passage, time);
  const size_t top = ent_head_of_phrase(passage, cue);
  const size_t definition = definition_of(passage, phrase);
  size_t at = phrase;
  if (definition != ENT_NO_WORD && ent_is_under(passage, top, definition, ENT_MOST_STEPS)) {
    return definition;
  }
  if (at >= cue.start && at < cue.end) {
    return at;
  }
  for (int i = 0; i < ENT_MOST_STEPS; i++) {
    if (ent_opens_clause(passage, at)) {
      return ENT_NO_WORD;
    }
    const size_t head = ent_head_of(passage, at);
    if (head == ENT_NO_WORD) {
      return at;
    }
    const bool passes = ent_is_upos(passage, head, ENT_UPOS_PROPN) ||
                        ent_passage_is_one_of(passage, head, parts) ||
                        (!is_of(passage, at) && is_place(passage, head));
    if (!passes || ent_is_under(passage, top, head, ENT_MOST_STEPS)) {
      return head;
    }
    at = head;
  }
  return ENT_NO_WORD;
}

/** Is a name part of what a dated word tells: no clause ends on the way up from the word to what
    the name hangs on? */
static bool is_told_of(const EntPassage* passage, size_t dated, uint32_t name) {
  const size_t top = ent_head_of_name(passage, name);
  for (int i = 0; i < ENT_MOST_STEPS && dated != ENT_NO_WORD;
       i++, dated = ent_head_of(passage, dated)) {
    if (ent_is_under(passage, top, dated, ENT_MOST_STEPS)) {
      return true;
    }
    if (ent_opens_clause(passage, dated)) {
      return false;
    }
  }
  return false;
}

/** Does a role share the date of what its bearer does: "was a member of X in 2003", "ran as X's
    candidate in 2003", but not "X's president said in 2003"? */
static bool is_dated_role(const EntPassage* passage, size_t role) {
  static const char* const electoral[] = {"candidate", "candidates", "nominee",
                                          "nominees",  "mate",       NULL};
  return ent_is_predicate(passage, role) || ent_begins_role(passage, role) ||
         ent_passage_is_one_of(passage, role, electoral);
}

/** Is a claim one of a bond that its words do not date: an office, or "X, an adviser to Y"? */
static bool is_bond(const EntPassage* passage, const EntClaim* claim, size_t top) {
  return ent_is_office(claim->form) ||
         (claim->form == ENT_ALLEGIANCE && ent_is_upos(passage, top, ENT_UPOS_NOUN));
}

/** A date in brackets belongs to what stands right before them. The years behind a person may be
    those of birth and death. */
static bool is_bracket_of(const EntPassage* passage, const EntTime* time, const EntClaim* claim) {
  enum { LIFE = 25, UP = 3 };
  const size_t before = time->at.start - 2;
  const uint32_t name = ent_passage_name(passage, before);
  const size_t top = ent_head_of_phrase(passage, claim->cue);
  const bool bond = is_bond(passage, claim, top);
  for (size_t i = 0, at = before; !bond && i < UP && at != ENT_NO_WORD; i++) {
    const size_t definition = definition_of(passage, at);
    if (definition != ENT_NO_WORD) {
      return ent_is_under(passage, top, definition, ENT_MOST_STEPS);
    }
    at = ent_head_of(passage, at);
  }
  if (name != ENT_NONE && ent_passage_item(passage, name)->kind == ENT_PERSON &&
      ent_date_known(time->end) && time->end.year - time->date.year >= LIFE) {
    return false;
  }
  return (before >= claim->cue.start && before < claim->cue.end) ||
         (bond && name != ENT_NONE && (name == claim->subject || name == claim->object));
}

/** How far a date is from a claim that it dates: clauses, then tokens. SIZE_MAX if it does not. */
static size_t distance(const EntPassage* passage, const EntTime* time, const EntClaim* claim) {
  enum { CLAUSE = 1000 };
  const size_t top = ent_head_of_phrase(passage, claim->cue);
  const bool bond = is_bond(passage, claim, top);
  if (time->bracketed) {
    return is_bracket_of(passage, time, claim) ? 0 : SIZE_MAX;
  }
  const size_t phrase = phrase_of(passage, time);
  size_t dated = dated_word(passage, time, claim->cue);
  bool shut = false;
  size_t clauses = 0;
  if (ent_is_under(passage, top, phrase, ENT_MOST_STEPS)) { // "in the 2006 war against X"
    dated = bond ? ENT_NO_WORD : phrase;
  }
  if (dated == ENT_NO_WORD || ent_passage_is(passage, dated, "born") ||
      !ent_time_fits(passage, time, dated) ||
      (dated != top && bond && !is_dated_role(passage, top)) ||
      !hangs_on(passage, top, dated, &shut, &clauses) || shut ||
      (clauses > 0 && (time->role == ENT_TIME_SINCE || time->role == ENT_TIME_UNTIL)) ||
      (!is_told_of(passage, dated, claim->subject) && !is_told_of(passage, dated, claim->object))) {
    return SIZE_MAX;
  }
  const size_t gap = time->at.start < claim->cue.start ? claim->cue.start - time->at.start
                                                       : time->at.start - claim->cue.start;
  return clauses * CLAUSE + gap;
}

EntPeriod ent_find_period(const EntPassage* passage, const EntTimes* times, const EntClaim* claim) {
  EntPeriod period = {{0}, {0}};
  size_t nearest = SIZE_MAX;
  const bool bond = is_bond(passage, claim, ent_head_of_phrase(passage, claim->cue));
  const bool ending = ent_ends_bond(passage, claim);
  for (size_t i = 0; i < times->n; i++) {
    const EntTime* time = &times->items[i];
    const size_t far = distance(passage, time, claim);
    if (far == SIZE_MAX) {
      continue;
    }
    if (time->role == ENT_TIME_UNTIL ||
        (time->role == ENT_TIME_BEFORE && bond && time->noun < time->at.end) || ending) {
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
