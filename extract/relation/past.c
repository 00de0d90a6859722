#include "extract/relation/past.h"

#include "extract/relation/steps.h"

/** Undated articles count as written when most of those were that the judge learned from. No year
    behind LATEST is one of the past. */
enum { WRITTEN = 2020, LATEST = 2030 };

/** A year that a token starts with ("1995", "1990s", "1995-96"), not behind `now`; else 0. */
static int year_of(const EntScene* scene, size_t token, int now) {
  enum { DIGITS = 4, FIRST = 1500 };
  const EntStr text = ent_scene_folded(scene, token, 1);
  int year = 0;
  if (!ent_scene_looks(scene, token, ENT_LOOK_NUMBER) || text.length < DIGITS) {
    return 0;
  }
  for (size_t i = 0; i < DIGITS; i++) {
    if (text.bytes[i] < '0' || text.bytes[i] > '9') {
      return 0;
    }
    year = year * 10 + (text.bytes[i] - '0');
  }
  const char next = text.length > DIGITS ? text.bytes[DIGITS] : ' ';
  const bool more = (next >= '0' && next <= '9') || next == '.' || next == ',';
  return !more && year >= FIRST && year <= now ? year : 0;
}

/** The last year that tokens from … to - 1 name, or 0. */
static int last_year(const EntScene* scene, size_t from, size_t to, int now) {
  int last = 0;
  for (size_t i = from; i < to; i++) {
    const int year = year_of(scene, i, now);
    last = year > last ? year : last;
  }
  return last;
}

/** Does an article tell news: "on Monday", "today"? */
static bool is_news(const EntScene* scene) {
  static const char* const days[] = {"monday", "tuesday",  "wednesday", "thursday",
                                     "friday", "saturday", "sunday",    "yesterday",
                                     "today",  "tomorrow", NULL};
  for (size_t i = 0; i < scene->analysis->n_tokens; i++) {
    if (ent_scene_is_one_of(scene, i, days)) {
      return true;
    }
  }
  return false;
}

EntPast ent_past_of(const EntScene* scene) {
  const EntDate date = scene->article->info.date;
  const bool dated = ent_date_known(date);
  const int named = last_year(scene, 0, scene->analysis->n_tokens, dated ? date.year : LATEST);
  const int age = (dated ? date.year : WRITTEN) - named;
  const bool old = named && age > 0 && !is_news(scene);
  return (EntPast){.last = dated ? date.year : named, .age = old ? age : 0};
}

/** Where "former" or the like stands before a name in its phrase: "former president X", "the ousted
    leader of X"; ENT_NO_WORD if it does not. */
static size_t former_before(const EntPassage* passage, uint32_t which) {
  enum { FAR = 6 };
  static const char* const words[] = {"former",  "ex",        "late", "ousted",
                                      "deposed", "erstwhile", "then", NULL};
  const EntName* name = ent_passage_item(passage, which);
  for (size_t i = 1; i <= FAR && name->first >= passage->first + i; i++) {
    const size_t at = name->first - i;
    if (ent_is_upos(passage, at, ENT_UPOS_PUNCT) && !ent_passage_is(passage, at, "-")) {
      return ENT_NO_WORD;
    }
    if (ent_passage_is_one_of(passage, at, words)) {
      return at;
    }
  }
  return ENT_NO_WORD;
}

/** Does a name's "former" speak of another bond than the one that a verb tells of: "backed former
    general X", "led by former general X"? */
static bool is_called_otherwise(const EntPassage* passage, const EntClaim* claim, uint32_t which) {
  const size_t at = former_before(passage, which);
  return at != ENT_NO_WORD && at >= claim->cue.end &&
         ent_is_upos(passage, ent_head_of_phrase(passage, claim->cue), ENT_UPOS_VERB);
}

/** Does a name's "former" speak of the bond? */
static bool is_called_former(const EntPassage* passage, const EntClaim* claim, uint32_t which) {
  return former_before(passage, which) != ENT_NO_WORD &&
         !is_called_otherwise(passage, claim, which);
}

/** "then President X", "then-leader", not "then left". */
static bool says_then(const EntPassage* passage) {
  for (size_t i = passage->first; i + 2 < passage->end; i++) {
    const size_t next = i + 1 + ent_passage_is(passage, i + 1, "-");
    if (ent_passage_is(passage, i, "then") &&
        (ent_is_upos(passage, next, ENT_UPOS_NOUN) || ent_is_upos(passage, next, ENT_UPOS_PROPN))) {
      return true;
    }
  }
  return false;
}

/** A word for losing an office or for a time that is gone. */
static bool is_fall(const EntPassage* passage, size_t token) {
  static const char* const lemmas[] = {
      "resign",   "resignation", "oust",     "ouster",  "overthrow", "topple", "depose",
      "downfall", "sack",        "expel",    "dismiss", "flee",      "era",    "predecessor",
      "impeach",  "impeachment", "outgoing", "reign",   "tenure",    NULL};
  return ent_has_lemma(passage, token, lemmas);
}

static bool tells_of_fall(const EntPassage* passage) {
  for (size_t i = passage->first; i < passage->end; i++) {
    if (is_fall(passage, i)) {
      return true;
    }
  }
  return false;
}

/** Does a word end somebody's time, by a fall, by death or by leaving: "X was killed", "X stepped
    down"? */
static bool is_end(const EntPassage* passage, size_t token) {
  static const char* const lemmas[] = {"kill",  "assassinate", "assassination", "execute", "murder",
                                       "shoot", "die",         "death",         "retire",  "quit",
                                       NULL};
  static const char* const steps[] = {"step", NULL};
  static const char* const away[] = {"down", "aside", NULL};
  return is_fall(passage, token) || ent_has_lemma(passage, token, lemmas) ||
         (ent_has_lemma(passage, token, steps) && token + 1 < passage->end &&
          ent_passage_is_one_of(passage, token + 1, away));
}

bool ent_has_fallen(const EntPassage* passage, uint32_t name) {
  static const char* const own[] = {"resign", "flee", "die", "retire", "quit", "step", NULL};
  size_t at = ent_head_of_name(passage, name);
  size_t head = ent_head_of(passage, at);
  for (int i = 0; i < ENT_MOST_STEPS && head != ENT_NO_WORD && !is_end(passage, head) &&
                  (ent_deprel_of(passage, at) == ENT_DEPREL_COMPOUND ||
                   ent_deprel_of(passage, at) == ENT_DEPREL_FLAT ||
                   ent_deprel_of(passage, at) == ENT_DEPREL_CONJ ||
                   ent_deprel_of(passage, at) == ENT_DEPREL_APPOS);
       i++) {
    at = head;
    head = ent_head_of(passage, at);
  }
  if (ent_passage_item(passage, name)->kind != ENT_PERSON || head == ENT_NO_WORD ||
      !is_end(passage, head)) {
    return false;
  }
  const bool active = ent_passage_token(passage, at)->deprel == ENT_DEPREL_NSUBJ;
  return !active || ent_has_lemma(passage, head, own);
}

/** Does a bond of this form last, so that it is over with the office of one of the two? What was
   done to a former leader is not. */
static bool is_lasting(EntForm form) {
  return ent_is_office(form) || form == ENT_SPONSOR || form == ENT_ALLEGIANCE ||
         form == ENT_COALITION || form == ENT_ENMITY;
}

unsigned ent_past_signs(const EntPast* past, const EntPassage* passage, const EntClaim* claim) {
  enum { OLD = 20, REMOTE = 80, YEARS = 8 };
  const int year = last_year(passage->scene, passage->first, passage->end, past->last);
  const int gap = year && past->age <= OLD ? past->last - year : 0;
  // Who falls, or has fallen, may have rivals all the more.
  const bool bond = ent_form_relation(claim->form) == ENT_ALLY;
  const bool lasting = is_lasting(claim->form);
  const bool signs[ENT_N_PAST_SIGNS] = {
      [ENT_PAST_OLD] = past->age > OLD,
      [ENT_PAST_REMOTE] = past->age > REMOTE,
      [ENT_PAST_YEARS] = gap >= YEARS,
      [ENT_PAST_FORMER] = bond && lasting &&
                          (is_called_former(passage, claim, claim->subject) ||
                           is_called_former(passage, claim, claim->object)),
      [ENT_PAST_OTHER] = bond && (is_called_otherwise(passage, claim, claim->subject) ||
                                  is_called_otherwise(passage, claim, claim->object)),
      [ENT_PAST_THEN] = says_then(passage),
      [ENT_PAST_FALL] = bond && tells_of_fall(passage),
      [ENT_PAST_FALLEN] = bond && (ent_has_fallen(passage, claim->subject) ||
                                   ent_has_fallen(passage, claim->object)),
      [ENT_PAST_CUE] = lasting && claim->ended};
  unsigned out = 0;
  for (unsigned i = 0; i < ENT_N_PAST_SIGNS; i++) {
    out |= (unsigned)signs[i] << i;
  }
  return out;
}

int32_t ent_past_weigh(unsigned signs) {
  static const int32_t weights[ENT_N_PAST_SIGNS] = {
      [ENT_PAST_OLD] = 260,    [ENT_PAST_REMOTE] = 200, [ENT_PAST_YEARS] = 130,
      [ENT_PAST_FORMER] = 180, [ENT_PAST_OTHER] = -180, [ENT_PAST_THEN] = 170,
      [ENT_PAST_FALL] = 60,    [ENT_PAST_FALLEN] = 180, [ENT_PAST_CUE] = 180};
  int32_t sum = 0;
  for (unsigned i = 0; i < ENT_N_PAST_SIGNS; i++) {
    sum += signs & 1u << i ? weights[i] : 0;
  }
  return sum;
}
