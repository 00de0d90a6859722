#include "extract/relation/frame.h"
#include "extract/relation/sense.h"

/** A cue at its place in the sentence. */
typedef struct {
  const EntPassage* passage;
  EntClaims* claims;
  const EntCue* cue;
  EntSpan at;  ///< tokens
  double sure; ///< 1 for arguments by the tree, less by the distance of words
  bool mutual; ///< the arguments are two of one list, of whom the cue leaves no doubt
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
static void claim_groups(const Place* place, const EntGroup* left, const EntGroup* right) {
  const bool loose = place->sure < 1.0;
  const double tokens =
      (double)(distance(place, left->names[0]) + distance(place, right->names[0]));
  const EntClaim claim = {.form = place->cue->form,
                          .confidence = place->cue->weight * place->sure / (1.0 + 0.02 * tokens),
                          .cue = place->at,
                          .loose = loose,
                          .type = place->cue->type,
                          .firm = place->cue->own || (place->mutual && !loose),
                          .ended = place->cue->ended ||
                                   ent_passage_is_former(place->passage, place->at.start)};
  const bool swapped = place->cue->swapped;
  ent_claims_add(place->claims, swapped ? right : left, swapped ? left : right, claim);
}

/** May two names stand in this relation? A body comes out of a body, a state out of a state, or a
    body breaks away from a state; and what follows "formerly" is a name, not "Iran's ally". */
static bool may_be(const Place* place, uint32_t left, uint32_t right) {
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
  const bool owns = ent_passage_is_possessive(place->passage, behind->first + behind->count);
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
  claim_groups(place, &subjects, &objects);
  return true;
}

/** Does a cue leave no doubt that it holds between a pair that is its subject: "A and B clashed",
   "A and B remain enemies"? */
static bool is_mutual(const Place* place) {
  const EntCue* cue = place->cue;
  const size_t word = ent_head_of_phrase(place->passage, place->at);
  const size_t above = ent_head_of(place->passage, word);
  const bool role = cue->place == ENT_CUE_ROLE;
  const bool subject = ent_dependent(place->passage, word, ENT_DEPREL_NSUBJ) != ENT_NO_WORD ||
                       (role && above != ENT_NO_WORD &&
                        ent_dependent(place->passage, above, ENT_DEPREL_NSUBJ) != ENT_NO_WORD);
  return subject && (role || cue->place == ENT_CUE_MUTUAL) &&
         (cue->form == ENT_COALITION || cue->form == ENT_ENMITY || cue->form == ENT_ARMED);
}

/** Claim it between all members of one list: "A, B and C clashed". */
static bool claim_within(Place* place, uint32_t member) {
  if (member == ENT_NONE) {
    return false;
  }
  const EntGroup group = ent_passage_group(place->passage, member);
  place->mutual = group.n == 2 && is_mutual(place);
  for (size_t i = 0; i + 1 < group.n; i++) {
    for (size_t k = i + 1; k < group.n; k++) {
      const EntGroup left = {{group.names[i]}, 1};
      const EntGroup right = {{group.names[k]}, 1};
      claim_groups(place, &left, &right);
    }
  }
  return group.n > 1;
}

static bool claim_frame(Place* place, const EntFrame* frame) {
  return frame->right == ENT_NONE ? claim_within(place, frame->left)
                                  : claim(place, frame->left, frame->right);
}

/** The arguments by the tree, else by the distance of words. */
static bool try_cue(Place* place) {
  static const double loose = 0.65;
  EntFrame frame;
  place->sure = 1.0;
  if (ent_find_frame(place->passage, place->cue, place->at, &frame) && claim_frame(place, &frame)) {
    return true;
  }
  const bool affix = place->cue->place == ENT_CUE_PREFIX || place->cue->place == ENT_CUE_SUFFIX;
  place->sure = affix ? 1.0 : loose;
  return ent_find_near(place->passage, place->cue, place->at, &frame) && claim_frame(place, &frame);
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
      Place place = {.passage = passage,
                     .claims = claims,
                     .cue = ent_lexicon_cue(passage->scene->lexicon, sense->index),
                     .at = at,
                     .sure = 1.0};
      const bool fits = ent_cue_fits(passage->scene, place.cue, at.start);
      const bool off = place.cue->neutral || (in_vain && !ent_outlives_failure(place.cue->form)) ||
                       !ent_cue_stands(passage->scene, place.cue, at.start);
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
  if (name == ENT_NONE || ent_passage_item(passage, name)->span.start <= start + 1) {
    return NULL;
  }
  const size_t length =
      ent_passage_item(passage, name)->span.start - start - 1; // without the hyphen
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
