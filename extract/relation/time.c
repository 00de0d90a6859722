#include "extract/relation/time.h"

#include "extract/relation/calendar.h"
#include "extract/relation/relative.h"
#include "extract/relation/steps.h"
#include "extract/relation/written.h"

/** "until his death in", "until its dissolution on": does it end before the preposition at `at`? */
static bool is_until_event(const EntPassage* passage, size_t at) {
  enum { FAR = 3 };
  if (at < passage->first + FAR || ent_passage_token(passage, at - 1)->upos != ENT_UPOS_NOUN) {
    return false;
  }
  for (size_t i = at - FAR; i + 1 < at; i++) {
    if (ent_passage_is(passage, i, "until")) {
      return true;
    }
  }
  return false;
}

/** The preposition of an expression: what stands before it, articles, "early" and the like
    skipped. @param role  Receives what it makes of the date.
    @return false if there is none that places an act in time. */
static bool read_preposition(const EntPassage* passage, size_t first, bool inside,
                             EntTimeRole* role) {
  static const char* const skipped[] = {
      "the",     "a",      "an",     "its",    "their", "his",    "her",       "early",
      "late",    "mid",    "-",      "around", "about", "end",    "beginning", "start",
      "middle",  "summer", "spring", "autumn", "fall",  "winter", "night",     "morning",
      "evening", "of",     ",",      "month",  "year",  "least",  NULL};
  static const char* const at_words[] = {"in",  "on",    "at",     "during",     "by",
                                         "for", "ahead", "within", "throughout", NULL};
  static const struct {
    EntTimeRole role;
    const char* words[7];
  } links[] = {{ENT_TIME_SINCE, {"since", "from", NULL}},
               {ENT_TIME_UNTIL, {"until", "till", "through", NULL}},
               {ENT_TIME_BEFORE, {"before", NULL}},
               {ENT_TIME_AFTER, {"after", "following", NULL}},
               {ENT_TIME_NONE, {"to", "than", "over", "under", "next", "born", NULL}}};
  enum { FAR = 5 };
  bool of = false;
  for (size_t n = 0; first > passage->first && n < FAR; first--, n++) {
    const size_t at = first - 1;
    if (ent_passage_is_one_of(passage, at, at_words)) {
      *role = is_until_event(passage, at) ? ENT_TIME_UNTIL : ENT_TIME_AT;
      return true;
    }
    for (size_t k = 0; k < sizeof links / sizeof *links; k++) {
      if (ent_passage_is_one_of(passage, at, links[k].words)) {
        *role = links[k].role;
        return *role != ENT_TIME_NONE;
      }
    }
    const EntUpos upos = (EntUpos)ent_passage_token(passage, at)->upos;
    const bool part =
        upos == ENT_UPOS_ADJ || (inside && (upos == ENT_UPOS_PROPN || upos == ENT_UPOS_PART));
    if (!part && !ent_passage_is_one_of(passage, at, skipped) &&
        ent_weekday_word(passage, at) < 0) {
      break;
    }
    of |= ent_passage_is(passage, at, "of");
  }
  *role = ENT_TIME_AT;
  return of;
}

/** The noun behind a year that describes it: "the 2018 alliance", "the 2004 Tashkent city
   election".
    @return its token; `at` if there is none, in a name ("the 2030 Agenda") and for a count ("2000
    soldiers"). */
static size_t noun_behind(const EntPassage* passage, size_t at) {
  enum { FAR = 8 };
  static const char* const events[] = {
      "war",      "wars",       "election",  "elections",  "revolution", "uprising", "coup",
      "conflict", "treaty",     "agreement", "accord",     "accords",    "pact",     "campaign",
      "vote",     "referendum", "congress",  "conference", "convention", "summit",   NULL};
  size_t last = at;
  for (size_t i = at + 1; i < passage->end && i <= at + FAR; i++) {
    const EntUpos upos = (EntUpos)ent_passage_token(passage, i)->upos;
    if (upos != ENT_UPOS_ADJ && upos != ENT_UPOS_NOUN && upos != ENT_UPOS_PROPN &&
        !ent_passage_is(passage, i, "-")) {
      break;
    }
    last = i;
  }
  const bool named = ent_scene_looks(passage->scene, last, ENT_LOOK_CAPITAL);
  const bool noun = named ? ent_passage_is_one_of(passage, last, events)
                          : ent_passage_token(passage, last)->upos == ENT_UPOS_NOUN;
  if (last == at || !noun || at == passage->first) {
    return at;
  }
  const EntUpos before = (EntUpos)ent_passage_token(passage, at - 1)->upos;
  const bool counts = before != ENT_UPOS_DET && before != ENT_UPOS_ADJ && before != ENT_UPOS_PRON &&
                      before != ENT_UPOS_PART && before != ENT_UPOS_PROPN;
  return counts && (ent_passage_token(passage, last)->bits & ENT_FEAT_PLURAL) ? at : last;
}

/** A date with a year, if its words or the date of the article give one; else unknown. */
static EntDate resolve(const EntPassage* passage, size_t at, const EntWritten* words,
                       bool strictly) {
  EntDate date = {(int16_t)words->year, (int8_t)words->month, (int8_t)words->day};
  const EntDate now = passage->scene->article->info.date;
  if (words->year == 0 && (date.year = (int16_t)ent_written_year_before(passage, at)) == 0) {
    date = ent_last_month(now, words->month, strictly);
    date.day = (int8_t)words->day;
    if (ent_date_known(date) && date.day && ent_date_compare(date, now) > 0) {
      date.year--;
    }
  }
  if (!ent_date_valid(date)) {
    date.day = 0;
  }
  return ent_date_valid(date) ? date : (EntDate){0};
}

/** Read the second date of a range behind the first: "to 2007", "–2007", "and 2007". */
static bool read_second(const EntPassage* passage, EntWritten* first, bool between,
                        EntWritten* second) {
  static const char* const links[] = {"to", "until",        "till",         "through",
                                      "-",  "\xE2\x80\x93", "\xE2\x80\x94", NULL};
  const size_t at = first->end + ent_passage_is(passage, first->end, ",");
  if (!ent_passage_is_one_of(passage, at, links) &&
      !(between && ent_passage_is(passage, at, "and"))) {
    return false;
  }
  if (!ent_read_written(passage, at + 1, second)) {
    return false;
  }
  if (first->year == 0) {
    first->year = second->year;
  }
  return true;
}

/** The token of the day's name before a date ("Friday, 7 February"), or the date's first token. */
static size_t day_name_before(const EntPassage* passage, size_t at) {
  const size_t before = at - 1 - ent_passage_is(passage, at - 1, ",");
  return ent_weekday_word(passage, before) >= 0 ? before : at;
}

/** Read what stands around the date at tokens `at` and on. @param end  Receives the token behind it
    all. @return false if it dates nothing. */
static bool read_dated(const EntPassage* passage, size_t at, EntWritten words, EntTime* time,
                       size_t* end) {
  static const char* const between_words[] = {"between", NULL};
  EntWritten second = {0};
  const bool between = ent_passage_is_one_of(passage, at - 1, between_words);
  const bool range = read_second(passage, &words, between, &second);
  *end = range ? second.end : words.end;
  time->at = (EntSpan){day_name_before(passage, at), words.end};
  time->noun = range ? words.end - 1 : noun_behind(passage, words.end - 1);
  const bool inside = time->noun != words.end - 1;
  const bool prep = read_preposition(passage, at, inside, &time->role);
  time->bracketed = ent_passage_is(passage, at - 1, "(") && ent_passage_is(passage, *end, ")");
  const bool full = words.month && (words.day || words.year);
  if (!inside && words.month == 0 && ent_passage_is(passage, at - 1, "the") &&
      words.end < passage->end && ent_scene_looks(passage->scene, words.end, ENT_LOOK_CAPITAL)) {
    return false; // "the 2030 Agenda"
  }
  if (!(prep || between || time->bracketed || inside || full) || time->role == ENT_TIME_NONE) {
    return false;
  }
  time->inferred = words.year == 0;
  time->date = resolve(passage, at, &words, ent_passage_is(passage, at - 1, "last"));
  if (range) {
    time->end = resolve(passage, at, &second, false);
    time->role = ENT_TIME_AT;
  }
  return true;
}

/** Does a date follow the name of a day: "Monday, 25 July"? */
static bool names_date(const EntPassage* passage, size_t at) {
  EntWritten words;
  return ent_read_written(passage, at + ent_passage_is(passage, at, ","), &words) && words.month;
}

/** Does the date lie behind that of the article, as far as both are precise? */
static bool is_future(const EntPassage* passage, EntDate date) {
  const EntDate now = passage->scene->article->info.date;
  if (!ent_date_known(now) || date.year != now.year) {
    return ent_date_known(now) && date.year > now.year;
  }
  return now.month &&
         (date.month > now.month || (date.month == now.month && now.day && date.day > now.day));
}

static void add(const EntPassage* passage, const EntTime* time, EntTimes* times) {
  if (ent_date_known(time->date) && time->role != ENT_TIME_NONE && times->n < ENT_MAX_TIMES &&
      (time->role == ENT_TIME_UNTIL || !is_future(passage, time->date))) {
    times->items[times->n++] = *time;
  }
}

/** Read what counts from the date of the article at tokens `at` and on. @param end  Receives the
    token behind it. @return false if it dates nothing. */
static bool read_counted(const EntPassage* passage, size_t at, EntTime* time, size_t* end) {
  if (ent_read_relative(passage, at, &time->date, end)) {
    if (names_date(passage, *end)) {
      return false;
    }
    (void)read_preposition(passage, ent_rough_start(passage, at), false, &time->role);
  } else if (ent_read_lasting(passage, at, &time->date, end)) {
    time->role = ENT_TIME_SINCE;
    time->lasts = true;
  } else {
    return false;
  }
  time->inferred = true;
  time->at = (EntSpan){at, *end};
  time->noun = *end - 1;
  return true;
}

void ent_find_times(const EntPassage* passage, EntTimes* times) {
  times->n = 0;
  for (size_t i = passage->first; i < passage->end;) {
    EntWritten words;
    EntTime time = {.role = ENT_TIME_AT};
    size_t end = i + 1;
    if (ent_read_written(passage, i, &words)) {
      end = words.end;
      if (read_dated(passage, i, words, &time, &end)) {
        add(passage, &time, times);
      }
    } else if (read_counted(passage, i, &time, &end)) {
      add(passage, &time, times);
    }
    i = end;
  }
}

/** Does a word have an auxiliary of these, with these bits of ENT_FEAT_…? */
static bool has_auxiliary(const EntPassage* passage, size_t word, const char* const* lemmas,
                          unsigned bits) {
  size_t aux = ent_dependent(passage, word, ENT_DEPREL_AUX);
  while (aux != ENT_NO_WORD && !((ent_passage_token(passage, aux)->bits & bits) == bits &&
                                 ent_has_lemma(passage, aux, lemmas))) {
    aux = ent_next_dependent(passage, word, ENT_DEPREL_AUX, aux);
  }
  return aux != ENT_NO_WORD;
}

/** "has backed", "has been an ally", not "has never backed" or "had backed". */
static bool is_present_perfect(const EntPassage* passage, size_t word) {
  static const char* const have[] = {"have", NULL};
  return has_auxiliary(passage, word, have, ENT_FEAT_PRESENT) &&
         !ent_passage_is_negated(passage, word);
}

/** Is "for two years" behind this verb rather a term that it sets: "has been jailed for two years",
    "has called for two years …"? */
static bool sets_term(const EntPassage* passage, size_t verb) {
  static const char* const verbs[] = {
      "ban",    "bar",      "jail",     "imprison", "sentence",  "suspend", "detain",   "exile",
      "expel",  "exclude",  "elect",    "re-elect", "reelect",   "appoint", "extend",   "renew",
      "impose", "sanction", "sign",     "agree",    "join",      "ask",     "call",     "seek",
      "demand", "offer",    "promise",  "pledge",   "vow",       "plan",    "condemn",  "convict",
      "grant",  "give",     "send",     "deploy",   "freeze",    "halt",    "postpone", "delay",
      "lease",  "hire",     "prohibit", "outlaw",   "blacklist", "arrest",  "approve",  "threaten",
      "order",  NULL};
  const size_t beside = ent_dependent(passage, verb, ENT_DEPREL_AMOD); // "been elected leader"
  return ent_has_lemma(passage, verb, verbs) ||
         (beside != ENT_NO_WORD && ent_has_lemma(passage, beside, verbs));
}

/** An infinitive that a plan leads to: "is to attack", "is going to attack", "is set to attack". */
static bool is_planned(const EntPassage* passage, size_t verb) {
  static const char* const plans[] = {"is",   "are",       "was",      "were",  "going",
                                      "set",  "due",       "expected", "plans", "planning",
                                      "plan", "scheduled", NULL};
  const size_t mark = ent_dependent(passage, verb, ENT_DEPREL_MARK);
  return mark != ENT_NO_WORD && ent_passage_is(passage, mark, "to") &&
         (ent_passage_is_one_of(passage, mark - 1, plans) ||
          ent_passage_is_one_of(passage, ent_head_of(passage, verb), plans));
}

/** Does a word say what is yet to come, itself or with the verb whose object or infinitive it is:
    "will attack", "will hold talks", "is going to attack"? */
static bool lies_ahead(const EntPassage* passage, size_t word) {
  static const char* const future[] = {"will", "shall", "would", NULL};
  for (int i = 0; i < ENT_MOST_STEPS && word != ENT_NO_WORD; i++) {
    if (has_auxiliary(passage, word, future, 0) || is_planned(passage, word)) {
      return true;
    }
    const bool infinitive = ent_passage_token(passage, word)->bits & ENT_FEAT_INFINITIVE;
    const EntDeprel deprel = ent_deprel_of(passage, word);
    const bool part = infinitive ? ent_opens_clause(passage, word)
                                 : deprel == ENT_DEPREL_OBJ || deprel == ENT_DEPREL_OBL ||
                                       deprel == ENT_DEPREL_NMOD;
    if (!part) {
      return false;
    }
    word = ent_head_of(passage, word);
  }
  return false;
}

bool ent_time_fits(const EntPassage* passage, const EntTime* time, size_t dated) {
  if (time->lasts) {
    return is_present_perfect(passage, dated) &&
           (ent_is_past_span(passage, time->at.start) || !sets_term(passage, dated));
  }
  return !time->inferred || !lies_ahead(passage, dated);
}
