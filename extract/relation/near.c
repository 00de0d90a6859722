#include "extract/relation/frame.h"

/** A cue at its place in the sentence, and where what is found goes. */
typedef struct {
  const EntPassage* passage;
  const EntCue* cue;
  EntSpan at; ///< tokens
  EntFrame* out;
} Place;

static const EntName* name_at(const Place* place, uint32_t name) {
  return &place->passage->names->items[name];
}

/** Two names; false if one is missing or both are one actor. */
static bool pair(const Place* place, uint32_t left, uint32_t right) {
  *place->out = (EntFrame){left, right};
  return left != ENT_NONE && right != ENT_NONE &&
         name_at(place, left)->actor != name_at(place, right)->actor;
}

/** The members of a list; false if the name stands alone. */
static bool list(const Place* place, uint32_t member) {
  *place->out = (EntFrame){member, ENT_NONE};
  return member != ENT_NONE && ent_passage_group(place->passage, member).n > 1;
}

/** Index of the first of these words in tokens from … to - 1, or `to`. */
static size_t find_word(const Place* place, size_t from, size_t to, const char* const* words) {
  while (from < to && from < place->passage->end &&
         !ent_passage_is_one_of(place->passage, from, words)) {
    from++;
  }
  return from < place->passage->end ? from : to;
}

/** By the words around a verb, where the tree may be wrong. */
static bool looks_passive(const Place* place) {
  static const char* const others[] = {"being", "got", NULL};
  static const char* const by[] = {"by", NULL};
  const size_t to = place->at.end + 4;
  static const char* const links[] = {"of", "from", "to", "with", "by", NULL};
  if (place->at.end - place->at.start > 1 &&
      (ent_passage_is_one_of(place->passage, place->at.end - 1, links) ||
       find_word(place, place->at.start, place->at.end, by) < place->at.end)) {
    return false; // "was spun off from", "formed by former members of": what follows is no agent
  }
  if (find_word(place, place->at.end, to, by) < to) {
    return true;
  }
  const size_t start = place->at.start;
  for (size_t i = 1; i <= 3 && start >= place->passage->first + i; i++) {
    if (ent_passage_form_is(place->passage, start - i, ENT_WORD_BE) ||
        ent_passage_is_one_of(place->passage, start - i, others)) {
      const EntStr form = ent_scene_folded(place->passage->scene, start, 1);
      return form.length < 3 || memcmp(form.bytes + form.length - 3, "ing", 3) != 0;
    }
  }
  return false;
}

/** Is it a deed against a name, by somebody else, that is denounced: "A condemned the attack on B"?
 */
static bool denounces_deed(const Place* place, uint32_t name) {
  const EntPassage* passage = place->passage;
  for (size_t i = place->at.end;
       place->cue->form == ENT_VERBAL && name != ENT_NONE && i < name_at(place, name)->first; i++) {
    const EntSense* sense = ent_sense_of(ent_scene_senses(passage->scene, i, 1), ENT_SENSE_CUE);
    const EntForm form =
        sense ? ent_lexicon_cue(passage->scene->lexicon, sense->index)->form : ENT_VERBAL;
    if ((form == ENT_ARMED || form == ENT_REPRESSION) && ent_is_upos(passage, i, ENT_UPOS_NOUN)) {
      return true;
    }
  }
  return false;
}

/** "A attacked B", "B was attacked by A", "B, backed by A". */
static bool try_verb(const Place* place) {
  enum { FAR = 10 };
  static const char* const by[] = {"by", NULL};
  static const char* const nominal[] = {"the", "a", "an", "'s", "of", "its", "their", "his", NULL};
  const EntPassage* passage = place->passage;
  if (place->at.start > passage->first &&
      ent_passage_is_one_of(passage, place->at.start - 1, nominal)) {
    return false;
  }
  if (looks_passive(place)) {
    const size_t to = place->at.end + 6;
    const size_t agent = find_word(place, place->at.end, to, by);
    const uint32_t patient = ent_passage_subject(passage, place->at.start);
    return agent < to && pair(place, ent_passage_next(passage, agent + 1, FAR), patient);
  }
  const uint32_t next = ent_passage_next(passage, place->at.end, FAR);
  return !denounces_deed(place, next) &&
         pair(place, ent_passage_subject(passage, place->at.start), next);
}

/** "A and B clashed", "A clashed with B". */
static bool try_mutual(const Place* place) {
  enum { FAR = 8 };
  static const char* const with[] = {"with", "against", NULL};
  const size_t to = place->at.end + 5;
  const size_t at = find_word(place, place->at.end, to, with);
  const uint32_t subject = ent_passage_subject(place->passage, place->at.start);
  if (at < to && pair(place, subject, ent_passage_next(place->passage, at + 1, FAR))) {
    return true;
  }
  return list(place, subject);
}

/** The first token that an owner of the cue may end before: at most three before the cue, and no
   verb between, "A's army trains soldiers of B". */
static size_t owner_from(const Place* place) {
  enum { MOST = 3 };
  size_t from = place->at.start;
  while (from > place->passage->first + 1 && place->at.start - from < MOST &&
         !ent_is_upos(place->passage, from - 1, ENT_UPOS_VERB)) {
    from--;
  }
  return from;
}

/** Who does what a noun names: "A's attack", "the Turkish attack", "… attack by A"; else the
    subject of its clause ("A launched an attack"). */
static uint32_t doer(const Place* place) {
  enum { FAR = 12 };
  static const char* const by[] = {"by", NULL};
  const EntPassage* passage = place->passage;
  const size_t from = owner_from(place);
  for (size_t i = place->at.start; i > passage->first && i >= from; i--) {
    const uint32_t owner = ent_passage_before(passage, i, true);
    const uint32_t adjective = ent_passage_before(passage, i, false);
    if (owner != ENT_NONE) {
      return owner;
    }
    if (adjective != ENT_NONE) {
      return adjective;
    }
  }
  const size_t to = place->at.end + FAR;
  const size_t at = find_word(place, place->at.end, to, by);
  const uint32_t agent = at < to ? ent_passage_next(passage, at + 1, 4) : ENT_NONE;
  for (size_t i = place->at.start; i > passage->first && place->at.start - i < 4; i--) {
    if (ent_is_stance(passage, i - 1)) {
      return agent;
    }
  }
  return agent != ENT_NONE ? agent : ent_passage_subject(passage, place->at.start);
}

/** "clashes between A and B", "A's attack on B", "an attack on B by A". */
static bool try_noun(const Place* place) {
  enum { FAR = 8 };
  static const char* const between[] = {"between", "among", NULL};
  static const char* const links[] = {"with", "against", "on", "to", "for", "of", "from", NULL};
  const EntPassage* passage = place->passage;
  const size_t to = place->at.end + 3;
  const size_t both = find_word(place, place->at.end, to, between);
  if (both < to) {
    return list(place, ent_passage_next(passage, both + 1, 5));
  }
  const size_t at = find_word(place, place->at.end, to, links);
  return at < to && pair(place, doer(place), ent_passage_next(passage, at + 1, FAR));
}

/** Who is what the noun says: the subject of "is", or the name before ", a …". */
static uint32_t bearer(const Place* place) {
  const EntPassage* passage = place->passage;
  for (size_t i = place->at.start; i > passage->first && place->at.start - i < 8; i--) {
    const size_t before = i - 1;
    if (ent_passage_form_is(passage, before, ENT_WORD_BE | ENT_WORD_BECOME) ||
        ent_passage_is(passage, before, "as")) {
      return ent_passage_subject(passage, before);
    }
    if (ent_passage_is(passage, before, ",") || ent_passage_is(passage, before, "(")) {
      return ent_passage_before(passage, before, false);
    }
    if (ent_passage_is_break(passage, before)) {
      return ENT_NONE;
    }
  }
  return ENT_NONE;
}

/** In "an ally of A, B, …" the name that follows A and a comma. */
static uint32_t named_behind(const Place* place, uint32_t owner) {
  const EntPassage* passage = place->passage;
  if (owner == ENT_NONE) {
    return ENT_NONE;
  }
  const EntName* name = name_at(place, owner);
  const size_t comma = name->first + name->count;
  return ent_passage_is(passage, comma, ",") ? ent_passage_next(passage, comma + 1, 2) : ENT_NONE;
}

/** "B, an ally of A", "an ally of A, B", "B is an ally of A", "A's ally B", "A is B's ally", "the A
 * ally B". */
static bool try_role(const Place* place) {
  static const char* const of[] = {"of", "to", "from", "with", NULL};
  const EntPassage* passage = place->passage;
  const size_t to = place->at.end + 4;
  const size_t link = find_word(place, place->at.end, to, of);
  if (link < to) {
    const uint32_t owner = ent_passage_next(passage, link + 1, 5);
    if (pair(place, bearer(place), owner) || pair(place, named_behind(place, owner), owner)) {
      return true;
    }
  }
  uint32_t owner = ENT_NONE;
  const size_t from = owner_from(place);
  for (size_t i = place->at.start; owner == ENT_NONE && i > passage->first && i >= from; i--) {
    owner = ent_passage_before(passage, i, true);
    if (owner == ENT_NONE && i == place->at.start) {
      owner = ent_passage_before(passage, i, false);
    }
  }
  const uint32_t next = ent_passage_next(passage, place->at.end, 3); // ", the B"
  return pair(place, next, owner) || pair(place, bearer(place), owner);
}

/** "A … alongside B". */
static bool try_link(const Place* place) {
  enum { FAR = 6 };
  return pair(place, ent_passage_subject(place->passage, place->at.start),
              ent_passage_next(place->passage, place->at.end, FAR));
}

/** Who bears the affix of a name that stands before token `end`: the name behind it, or the one it
 * describes. */
static uint32_t affix_bearer(const Place* place, size_t end) {
  enum { FAR = 6 };
  const uint32_t next = ent_passage_next(place->passage, end, FAR);
  return next != ENT_NONE ? next : bearer(place);
}

/** "pro-A B" and "B, a pro-A party", with a hyphen of its own or in one token. */
static bool try_prefix(const Place* place) {
  const EntPassage* passage = place->passage;
  const bool apart = ent_passage_is(passage, place->at.end, "-");
  const uint32_t other = ent_passage_name(passage, apart ? place->at.end + 1 : place->at.start);
  if (other == ENT_NONE) {
    return false;
  }
  const EntName* item = name_at(place, other);
  return pair(place, affix_bearer(place, item->first + item->count), other);
}

/** "A-backed B". */
static bool try_suffix(const Place* place) {
  const size_t start = place->at.start;
  if (start < place->passage->first + 2 || !ent_passage_is(place->passage, start - 1, "-")) {
    return false;
  }
  const uint32_t other = ent_passage_name(place->passage, start - 2);
  return pair(place, other, affix_bearer(place, place->at.end));
}

/** One rule a place, in the order of EntCuePlace. */
static bool (*const rules[ENT_N_CUE_PLACES])(const Place*) = {
    [ENT_CUE_VERB] = try_verb,     [ENT_CUE_MUTUAL] = try_mutual, [ENT_CUE_NOUN] = try_noun,
    [ENT_CUE_ROLE] = try_role,     [ENT_CUE_LINK] = try_link,     [ENT_CUE_PREFIX] = try_prefix,
    [ENT_CUE_SUFFIX] = try_suffix,
};

bool ent_find_near(const EntPassage* passage, const EntCue* cue, EntSpan at, EntFrame* out) {
  const Place place = {passage, cue, at, out};
  return rules[cue->place](&place);
}
