#include "extract/relation/steps.h"

/** How sure a role is, by how plainly it stands there. */
static const double PLAIN = 0.85;
static const double LOOSE = 0.7;
static const double WEAK = 0.55;

static size_t behind(const EntName* name) {
  return name->first + name->count;
}

/** The best title that starts in tokens from … to - 1.
    @param at  Receives where it stands. @param n  Receives its length in tokens.
    @return NULL if there is none that ties its bearer to a body. */
static const EntSense* title_between(const EntPassage* passage, size_t from, size_t to, size_t* at,
                                     size_t* n) {
  for (*at = from; *at < to; (*at)++) {
    const EntSense* sense = ent_scene_longest(passage->scene, *at, to, ENT_SENSE_TITLE, n);
    if (sense && sense->type != ENT_TITLE_HONORIFIC && sense->type != ENT_TITLE_OTHER) {
      return sense;
    }
  }
  return NULL;
}

/** Is a body a party: "Democratic Governor X" leads none? */
static bool is_party(const EntPassage* passage, uint32_t body) {
  const EntName* name = ent_passage_item(passage, body);
  const size_t last = name->first + name->count - 1;
  return ent_scene_heads(passage->scene, last, ENT_BODY_PARTY) ||
         ent_scene_stops(passage->scene, last, ENT_STOP_ADHERENT);
}

/** What the bearer of a title is to a body: a member, if it is an office in a state and the body a
    party; as the cues say, where they name the title ("ambassador": a member); else by its class.
    @param at  Where the title stands. */
static EntForm title_form(const EntPassage* passage, const EntSense* title, EntSpan at,
                          uint32_t body) {
  if (title->type == ENT_TITLE_OFFICE && is_party(passage, body)) {
    return ENT_MEMBER;
  }
  const EntSense* sense = ent_scene_senses(passage->scene, at.start, at.end - at.start);
  for (; sense; sense = sense->next) {
    const EntCue* cue = sense->kind == ENT_SENSE_CUE
                            ? ent_lexicon_cue(passage->scene->lexicon, sense->index)
                            : NULL;
    if (cue && !cue->neutral && cue->place == ENT_CUE_ROLE && ent_is_office(cue->form)) {
      return cue->form;
    }
  }
  return title->type == ENT_TITLE_MEMBER ? ENT_MEMBER : ENT_LEADS;
}

/** Is there a mark or a verb of saying between two tokens, so that they are no one phrase? */
static bool is_broken(const EntPassage* passage, size_t from, size_t to, size_t commas) {
  size_t seen = 0;
  for (size_t i = from; i < to; i++) {
    if (ent_passage_is_break(passage, i)) {
      return true;
    }
    seen += ent_passage_is(passage, i, ",");
  }
  return seen > commas;
}

/** Does a verb of its own stand between a body and a title: "the Front backed President X"? Not
   "the Front's newly elected president X". */
static bool is_apart(const EntPassage* passage, size_t from, size_t to) {
  for (size_t i = from; i < to; i++) {
    const bool verb =
        ent_is_upos(passage, i, ENT_UPOS_VERB) || ent_is_upos(passage, i, ENT_UPOS_AUX);
    if (verb && ent_deprel_of(passage, i) != ENT_DEPREL_AMOD) {
      return true;
    }
  }
  return false;
}

static void add(const EntPassage* passage, EntClaims* claims, uint32_t person, uint32_t body,
                EntForm form, EntSpan cue, double confidence) {
  const EntSense* title =
      ent_sense_of(ent_scene_senses(passage->scene, cue.end - 1, 1), ENT_SENSE_TITLE);
  const bool plural = title && title->index == 1; // "Front leaders A and B"
  const EntGroup persons = plural ? ent_passage_group(passage, person) : (EntGroup){{person}, 1};
  const EntGroup bodies = {{body}, 1};
  const EntClaim claim = {.form = form,
                          .confidence = confidence,
                          .cue = cue,
                          .ended = ent_passage_is_former(passage, cue.end - 1)};
  ent_claims_add(claims, &persons, &bodies, claim);
}

/** The same by a title. */
static void add_title(const EntPassage* passage, EntClaims* claims, uint32_t person, uint32_t body,
                      const EntSense* title, EntSpan cue, double confidence) {
  add(passage, claims, person, body, title_form(passage, title, cue, body), cue, confidence);
}

/** "Quds Force commander Esmail Qaani", "Iraq's prime minister, Nouri al-Maliki": the body, a
   title, the person. */
static bool body_title_person(const EntPassage* passage, uint32_t body, uint32_t person,
                              EntClaims* claims) {
  enum { FAR = 8 };
  const size_t from = behind(ent_passage_item(passage, body));
  const size_t to = ent_passage_item(passage, person)->first;
  size_t at = 0;
  size_t n = 0;
  if (to - from > FAR || is_broken(passage, from, to, 1) || ent_passage_is(passage, from, "and")) {
    return false;
  }
  const EntSense* title = title_between(passage, from, to, &at, &n);
  if (!title || ent_passage_is_negated(passage, at)) {
    return false;
  }
  const bool adjacent = at + n == to || (at + n + 1 == to && ent_passage_is(passage, to - 1, ","));
  const bool possessive = ent_passage_is(passage, from, "'s");
  if (at - from > 4 || to - (at + n) > 2 || (!adjacent && !possessive) ||
      is_apart(passage, from, at)) {
    return false;
  }
  add_title(passage, claims, person, body, title, (EntSpan){at, at + n}, PLAIN);
  return true;
}

/** "X, the leader of Y", "X is the head of Y", "X, a senior member of the Y": the person, a title,
    "of", the body. */
static bool person_title_body(const EntPassage* passage, uint32_t person, uint32_t body,
                              EntClaims* claims) {
  enum { FAR = 14 };
  static const char* const openings[] = {
      ",",    "(",       "is",           "was",          "became", "as", "who",
      "been", "remains", "\xE2\x80\x93", "\xE2\x80\x94", "-",      NULL};
  static const char* const links[] = {"of", "for", "at", "in", "to", "with", "'s", NULL};
  const size_t from = behind(ent_passage_item(passage, person));
  const size_t to = ent_passage_item(passage, body)->first;
  size_t at = 0;
  size_t n = 0;
  if (to - from > FAR || to == from || !ent_passage_is_one_of(passage, from, openings)) {
    return false;
  }
  const EntSense* title = title_between(passage, from, to, &at, &n);
  if (!title || ent_passage_is_negated(passage, at)) {
    return false;
  }
  for (size_t i = at + n; i < to && i < at + n + 4; i++) {
    if (ent_passage_is_one_of(passage, i, links) && to - i <= 4) {
      add_title(passage, claims, person, body, title, (EntSpan){at, at + n}, PLAIN);
      return true;
    }
  }
  return false;
}

/** "X, Iraq's prime minister", "X, the Quds Force commander": the person, the body, a title. */
static bool person_body_title(const EntPassage* passage, uint32_t person, uint32_t body,
                              EntClaims* claims) {
  const size_t from = behind(ent_passage_item(passage, person));
  const size_t to = ent_passage_item(passage, body)->first;
  const size_t after = behind(ent_passage_item(passage, body));
  size_t at = 0;
  size_t n = 0;
  if (to <= from || to - from > 3 ||
      !(ent_passage_is(passage, from, ",") || ent_passage_is(passage, from, "is") ||
        ent_passage_is(passage, from, "was"))) {
    return false;
  }
  const size_t end = after + 5 < passage->end ? after + 5 : passage->end;
  const EntSense* title = title_between(passage, after, end, &at, &n);
  if (!title || is_broken(passage, after, at, 0)) {
    return false;
  }
  const uint32_t next = ent_passage_name(passage, at + n);
  if (next != ENT_NONE) { // "X, Iraqi President Y": the title is another's
    return false;
  }
  add_title(passage, claims, person, body, title, (EntSpan){at, at + n}, LOOSE);
  return true;
}

/** "the leader of Y, X": a title before the body, the person right behind it. */
static bool title_body_person(const EntPassage* passage, uint32_t body, uint32_t person,
                              EntClaims* claims) {
  const size_t from = behind(ent_passage_item(passage, body));
  const size_t to = ent_passage_item(passage, person)->first;
  const size_t start = ent_passage_item(passage, body)->first;
  static const char* const determiners[] = {"the", NULL};
  size_t of = start;
  if (to - from > 1 || (to > from && !ent_passage_is(passage, from, ","))) {
    return false;
  }
  if (of > passage->first && ent_passage_is_one_of(passage, of - 1, determiners)) {
    of--;
  }
  if (of < passage->first + 2 || !ent_passage_is(passage, of - 1, "of")) {
    return false;
  }
  for (size_t n = 1; n <= 4 && of - 1 >= passage->first + n; n++) {
    const EntSense* title =
        ent_sense_of(ent_scene_senses(passage->scene, of - 1 - n, n), ENT_SENSE_TITLE);
    if (title && title->type != ENT_TITLE_HONORIFIC) {
      add_title(passage, claims, person, body, title, (EntSpan){of - 1 - n, of - 1}, LOOSE);
      return true;
    }
  }
  return false;
}

/** "President X of Y": a title right before the person, the body behind "of". */
static bool title_person_body(const EntPassage* passage, uint32_t person, uint32_t body,
                              EntClaims* claims) {
  enum { LONGEST = 4 };
  const size_t start = ent_passage_item(passage, person)->first;
  const size_t of = behind(ent_passage_item(passage, person));
  const size_t to = ent_passage_item(passage, body)->first;
  if (to < of + 1 || to > of + 2 || !ent_passage_is(passage, of, "of") ||
      (to == of + 2 && !ent_passage_is(passage, of + 1, "the"))) {
    return false;
  }
  size_t n = 0;
  for (size_t at = start > passage->first + LONGEST ? start - LONGEST : passage->first; at < start;
       at++) {
    const EntSense* title = title_between(passage, at, start, &at, &n);
    if (title && at + n == start) {
      add_title(passage, claims, person, body, title, (EntSpan){at, start}, PLAIN);
      return true;
    }
  }
  return false;
}

/** "X of the Y Party", "X (Y)", "Y's X": no title at all. */
static void bare(const EntPassage* passage, uint32_t left, uint32_t right, EntClaims* claims) {
  const EntName* a = ent_passage_item(passage, left);
  const EntName* b = ent_passage_item(passage, right);
  const size_t from = behind(a);
  const size_t gap = b->first - from;
  const EntSpan cue = {from, b->first};
  const bool person_first = a->kind == ENT_PERSON && b->kind == ENT_ORGANIZATION;
  const bool of = gap >= 1 && gap <= 2 &&
                  (ent_passage_is(passage, from, "of") || ent_passage_is(passage, from, "from"));
  const bool bracket = gap == 1 && ent_passage_is(passage, from, "(");
  if (person_first && (of || bracket)) {
    add(passage, claims, left, right, ENT_MEMBER, cue, LOOSE);
  } else if (gap >= 1 && gap <= 2 && ent_passage_is(passage, from, "'s") && b->sure) {
    if (person_first) {
      add(passage, claims, left, right, ENT_LEADS, cue, LOOSE);
    } else if (b->kind == ENT_PERSON && a->kind == ENT_ORGANIZATION) {
      add(passage, claims, right, left, ENT_MEMBER, cue, WEAK);
    }
  }
}

/** A body that people are of: not that of "pro-Iranian lawmaker" or "anti-Iranian lawmaker". */
static bool is_body(const EntPassage* passage, const EntName* name) {
  if (name->span.start > passage->scene->analysis->tokens[name->first].span.start) {
    return false;
  }
  return name->kind == ENT_ORGANIZATION || name->kind == ENT_STATE || !name->sure;
}

/** Two names that follow each other, or with one name between them. */
static void try_pair(const EntPassage* passage, uint32_t left, uint32_t right, bool neighbours,
                     EntClaims* claims) {
  const EntName* a = ent_passage_item(passage, left);
  const EntName* b = ent_passage_item(passage, right);
  if (a->actor == b->actor) {
    return;
  }
  if (b->kind == ENT_PERSON && is_body(passage, a) && neighbours &&
      (body_title_person(passage, left, right, claims) ||
       title_body_person(passage, left, right, claims))) {
    return;
  }
  if (a->kind == ENT_PERSON && is_body(passage, b) &&
      (person_title_body(passage, left, right, claims) ||
       (neighbours && (person_body_title(passage, left, right, claims) ||
                       title_person_body(passage, left, right, claims))))) {
    return;
  }
  if (neighbours) {
    bare(passage, left, right, claims);
  }
}

void ent_find_roles(const EntPassage* passage, EntClaims* claims) {
  uint32_t before[2] = {ENT_NONE, ENT_NONE}; // the last two names
  for (size_t i = passage->first; i < passage->end; i++) {
    const uint32_t name = ent_passage_name(passage, i);
    if (name == ENT_NONE || name == before[0]) {
      continue;
    }
    if (before[0] != ENT_NONE) {
      try_pair(passage, before[0], name, true, claims);
    }
    if (before[1] != ENT_NONE) {
      try_pair(passage, before[1], name, false, claims);
    }
    before[1] = before[0];
    before[0] = name;
  }
}
