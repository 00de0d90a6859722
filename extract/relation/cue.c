#include "extract/relation/frame.h"
#include "extract/relation/sense.h"

/** A cue at its place in the sentence. */
typedef struct {
  const EntPassage* passage;
  EntClaims* claims;
  const EntCue* cue;
  EntSpan at;  ///< tokens
  double sure; ///< 1 for arguments by the tree, less by the distance of words
} Place;

static const EntName* name_at(const Place* place, uint32_t name) {
  return &place->passage->names->items[name];
}

/** Tokens between the cue and a name. */
static size_t distance(const Place* place, uint32_t name) {
  const EntName* item = name_at(place, name);
  const size_t end = item->first + item->count;
  if (end <= place->at.start) {
    return place->at.start - end;
  }
  return item->first >= place->at.end ? item->first - place->at.end : 0;
}

/** Claim the relation of the cue between all of two groups. The further away, the less sure. */
static bool claim_groups(const Place* place, const EntGroup* left, const EntGroup* right) {
  const bool loose = place->sure < 1.0;
  const double tokens =
      (double)(distance(place, left->names[0]) + distance(place, right->names[0]));
  const EntClaim claim = {.form = place->cue->form,
                          .confidence = place->cue->weight * place->sure / (1.0 + 0.02 * tokens),
                          .cue = place->at,
                          .loose = loose,
                          .type = place->cue->type,
                          .firm = place->cue->own || place->cue->place == ENT_CUE_PREFIX,
                          .ended = place->cue->ended ||
                                   ent_passage_is_former(place->passage, place->at.start)};
  const bool swapped = place->cue->swapped;
  ent_claims_add(place->claims, swapped ? right : left, swapped ? left : right, claim);
  return true;
}

/** May two names stand in this relation? A body comes out of a body, a state out of a state, or a
    body breaks away from a state; and what follows "formerly" is a name, not "Iran's ally". */
static bool may_be(const Place* place, uint32_t left, uint32_t right) {
  static const char* const marks[] = {"'s", "'", "\xE2\x80\x99", NULL};
  if (ent_form_relation(place->cue->form) != ENT_SPLINTER_OF) {
    return true;
  }
  const EntName* newer = name_at(place, place->cue->swapped ? right : left);
  const EntName* older = name_at(place, place->cue->swapped ? left : right);
  const bool alike = (newer->kind == ENT_STATE) == (older->kind == ENT_STATE);
  if (!alike && (place->cue->form != ENT_SPLIT || newer->kind == ENT_STATE)) {
    return false;
  }
  const EntName* behind = name_at(place, right);
  const bool owns = ent_passage_is_one_of(place->passage, behind->first + behind->count, marks);
  return place->cue->place != ENT_CUE_LINK || (!owns && behind->first <= place->at.end + 1);
}

/** Claim it between two names and what is coordinated with each; false if one is missing or both
    are one actor. */
static bool claim(const Place* place, uint32_t left, uint32_t right) {
  if (left == ENT_NONE || right == ENT_NONE ||
      name_at(place, left)->actor == name_at(place, right)->actor || !may_be(place, left, right)) {
    return false;
  }
  EntGroup subjects = ent_passage_group(place->passage, left);
  const bool older = place->cue->swapped && place->cue->place == ENT_CUE_ROLE;
  EntGroup objects = older ? (EntGroup){{right}, 1} // "A, B and its predecessor": that of B
                           : ent_passage_group(place->passage, right);
  for (size_t i = 0; i < subjects.n; i++) {
    if (subjects.names[i] == right) { // one list: no two groups
      subjects = (EntGroup){{left}, 1};
      objects = (EntGroup){{right}, 1};
    }
  }
  return claim_groups(place, &subjects, &objects);
}

/** Claim it between all members of one list: "A, B and C clashed". */
static bool claim_within(const Place* place, uint32_t member) {
  if (member == ENT_NONE) {
    return false;
  }
  const EntGroup group = ent_passage_group(place->passage, member);
  for (size_t i = 0; i + 1 < group.n; i++) {
    for (size_t k = i + 1; k < group.n; k++) {
      const EntGroup left = {{group.names[i]}, 1};
      const EntGroup right = {{group.names[k]}, 1};
      (void)claim_groups(place, &left, &right);
    }
  }
  return group.n > 1;
}

/** Index of the first of these words in tokens from … to - 1, or `to`. */
static size_t find_word(const Place* place, size_t from, size_t to, const char* const* words) {
  while (from < to && from < place->passage->end &&
         !ent_passage_is_one_of(place->passage, from, words)) {
    from++;
  }
  return from < place->passage->end ? from : to;
}

static bool is_passive(const Place* place) {
  static const char* const be[] = {"was", "were", "been", "being", "is", "are", "be", "got", NULL};
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
    if (ent_passage_is_one_of(place->passage, start - i, be)) {
      const EntStr form = ent_scene_folded(place->passage->scene, start, 1);
      return form.length < 3 || memcmp(form.bytes + form.length - 3, "ing", 3) != 0;
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
  if (is_passive(place)) {
    const size_t to = place->at.end + 6;
    const size_t agent = find_word(place, place->at.end, to, by);
    const uint32_t patient = ent_passage_subject(passage, place->at.start);
    return agent < to && claim(place, ent_passage_next(passage, agent + 1, FAR), patient);
  }
  return claim(place, ent_passage_subject(passage, place->at.start),
               ent_passage_next(passage, place->at.end, FAR));
}

/** "A and B clashed", "A clashed with B". */
static bool try_mutual(const Place* place) {
  enum { FAR = 8 };
  static const char* const with[] = {"with", "against", NULL};
  const size_t to = place->at.end + 5;
  const size_t at = find_word(place, place->at.end, to, with);
  const uint32_t subject = ent_passage_subject(place->passage, place->at.start);
  if (at < to && claim(place, subject, ent_passage_next(place->passage, at + 1, FAR))) {
    return true;
  }
  return claim_within(place, subject);
}

/** Who does what a noun names: "A's attack", "the Turkish attack", "… attack by A"; else the
    subject of its clause ("A launched an attack"). */
static uint32_t doer(const Place* place) {
  enum { FAR = 12 };
  static const char* const by[] = {"by", NULL};
  const EntPassage* passage = place->passage;
  for (size_t i = place->at.start; i > passage->first && place->at.start - i < 4; i--) {
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
    return claim_within(place, ent_passage_next(passage, both + 1, 5));
  }
  const size_t at = find_word(place, place->at.end, to, links);
  return at < to && claim(place, doer(place), ent_passage_next(passage, at + 1, FAR));
}

/** Who is what the noun says: the subject of "is", or the name before ", a …". */
static uint32_t bearer(const Place* place) {
  static const char* const copulas[] = {"is",     "was",    "are",  "were", "remains", "remained",
                                        "became", "become", "been", "be",   "as",      NULL};
  const EntPassage* passage = place->passage;
  for (size_t i = place->at.start; i > passage->first && place->at.start - i < 8; i--) {
    const size_t before = i - 1;
    if (ent_passage_is_one_of(passage, before, copulas)) {
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
    if (claim(place, bearer(place), owner) || claim(place, named_behind(place, owner), owner)) {
      return true;
    }
  }
  uint32_t owner = ENT_NONE;
  for (size_t i = place->at.start;
       owner == ENT_NONE && i > passage->first && place->at.start - i < 4; i--) {
    owner = ent_passage_before(passage, i, true);
    if (owner == ENT_NONE && i == place->at.start) {
      owner = ent_passage_before(passage, i, false);
    }
  }
  const uint32_t next = ent_passage_next(passage, place->at.end, 3); // ", the B"
  return claim(place, next, owner) || claim(place, bearer(place), owner);
}

/** "A … alongside B". */
static bool try_link(const Place* place) {
  enum { FAR = 6 };
  return claim(place, ent_passage_subject(place->passage, place->at.start),
               ent_passage_next(place->passage, place->at.end, FAR));
}

/** Who bears the affix on the name `other`: the name behind it, or the one it describes. */
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
  return claim(place, affix_bearer(place, item->first + item->count), other);
}

/** "A-backed B". */
static bool try_suffix(const Place* place) {
  const size_t start = place->at.start;
  if (start < place->passage->first + 2 || !ent_passage_is(place->passage, start - 1, "-")) {
    return false;
  }
  const uint32_t other = ent_passage_name(place->passage, start - 2);
  return claim(place, other, affix_bearer(place, place->at.end));
}

/** One rule a place, in the order of EntCuePlace. */
static bool (*const rules[ENT_N_CUE_PLACES])(const Place*) = {
    [ENT_CUE_VERB] = try_verb,     [ENT_CUE_MUTUAL] = try_mutual, [ENT_CUE_NOUN] = try_noun,
    [ENT_CUE_ROLE] = try_role,     [ENT_CUE_LINK] = try_link,     [ENT_CUE_PREFIX] = try_prefix,
    [ENT_CUE_SUFFIX] = try_suffix,
};

/** The arguments by the tree, else by the distance of words. */
static bool try_cue(Place* place) {
  static const double loose = 0.65;
  EntFrame frame;
  place->sure = 1.0;
  if (ent_find_frame(place->passage, place->cue, place->at, &frame) &&
      (frame.right == ENT_NONE ? claim_within(place, frame.left)
                               : claim(place, frame.left, frame.right))) {
    return true;
  }
  const bool affix = place->cue->place == ENT_CUE_PREFIX || place->cue->place == ENT_CUE_SUFFIX;
  place->sure = affix ? 1.0 : loose;
  return rules[place->cue->place](place);
}

/** Acts that tell of rivalry even if they fail: "failed to defeat". */
static bool outlives_failure(const EntCue* cue) {
  return cue->form == ENT_ARMED || cue->form == ENT_ELECTORAL || cue->form == ENT_REPRESSION;
}

/** Try every cue that the phrase can be, those that go with its part of speech first; the first
    whose arguments are there wins. */
static bool try_senses(const EntPassage* passage, const EntSense* senses, EntSpan at,
                       EntClaims* claims) {
  const bool in_vain = ent_passage_is_in_vain(passage, at.start);
  for (int round = 0; round < 2; round++) {
    for (const EntSense* sense = senses; sense; sense = sense->next) {
      if (sense->kind != ENT_SENSE_CUE) {
        continue;
      }
      Place place = {passage, claims, ent_lexicon_cue(passage->scene->lexicon, sense->index), at,
                     1.0};
      const bool fits = ent_cue_fits(passage, place.cue, at.start);
      const bool off = place.cue->neutral || (in_vain && !outlives_failure(place.cue));
      if (!off && fits == (round == 0) && try_cue(&place)) {
        return true;
      }
    }
  }
  return false;
}

/** The meanings of the affix that a token holds in front of a name ("pro-Russian"); NULL if it
   holds none. */
static const EntSense* inner_affix(const EntPassage* passage, size_t token) {
  const uint32_t name = ent_passage_name(passage, token);
  const EntScene* scene = passage->scene;
  const size_t start = scene->analysis->tokens[token].span.start;
  if (name == ENT_NONE || passage->names->items[name].span.start <= start + 1) {
    return NULL;
  }
  const size_t length = passage->names->items[name].span.start - start - 1; // without the hyphen
  const EntStr folded = ent_scene_folded(scene, token, 1);
  return length < folded.length ? ent_lexicon_phrase(scene->lexicon, (EntStr){folded.bytes, length})
                                : NULL;
}

void ent_find_cues(const EntPassage* passage, EntClaims* claims) {
  for (size_t i = passage->first; i < passage->end; i++) {
    const EntSense* affix = inner_affix(passage, i);
    if (affix) {
      (void)try_senses(passage, affix, (EntSpan){i, i + 1}, claims);
    }
  }
  for (size_t i = passage->first; i < passage->end;) {
    size_t n = 0;
    const EntSense* cue = ent_scene_longest(passage->scene, i, passage->end, ENT_SENSE_CUE, &n);
    if (!cue || ent_passage_name(passage, i) != ENT_NONE || ent_passage_is_negated(passage, i) ||
        ent_passage_is_hypothetical(passage, i)) {
      i++;
      continue;
    }
    (void)try_senses(passage, ent_scene_senses(passage->scene, i, n), (EntSpan){i, i + n}, claims);
    i += n;
  }
}
