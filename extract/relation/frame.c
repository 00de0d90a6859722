#include "extract/relation/frame.h"

static const char* const partners[] = {"with", "against", NULL};
static const char* const between[] = {"between", "among", "amongst", NULL};

static bool set(EntFrame* out, uint32_t left, uint32_t right) {
  *out = (EntFrame){left, right};
  return left != ENT_NONE && right != ENT_NONE;
}

/** The name that hangs on the preposition at the end of a cue: "gave support to A". */
static uint32_t behind_preposition(const EntPassage* passage, EntSpan at) {
  const size_t last = at.end - 1;
  const size_t noun = ent_head_of(passage, last);
  if (noun == ENT_NO_WORD || noun < at.end || ent_deprel_of(passage, last) != ENT_DEPREL_CASE) {
    return ENT_NONE;
  }
  return ent_name_of_word(passage, noun);
}

/** Does a cue of several words end in a preposition? */
static bool ends_in_preposition(const EntPassage* passage, EntSpan at) {
  const uint8_t upos = ent_passage_token(passage, at.end - 1)->upos;
  return at.end - at.start > 1 && (upos == ENT_UPOS_ADP || upos == ENT_UPOS_PART);
}

/** "A attacked B", "B was attacked by A", "B, attacked by A", "A gave support to B". */
static bool verb_frame(const EntPassage* passage, EntSpan at, EntFrame* out) {
  const size_t verb = ent_head_of_phrase(passage, at);
  if (ent_passage_token(passage, verb)->upos == ENT_UPOS_NOUN) {
    return false; // "laid down its arms"
  }
  const uint32_t subject = ent_name_of_word(passage, ent_subject_of(passage, verb));
  if (ends_in_preposition(passage, at)) {
    return set(out, subject, behind_preposition(passage, at));
  }
  if (ent_is_passive(passage, verb)) {
    return set(out, ent_name_of_word(passage, ent_agent_of(passage, verb)), subject);
  }
  return set(out, subject, ent_name_of_word(passage, ent_object_of(passage, verb)));
}

/** "A and B clashed", "A clashed with B", "A formed an alliance with B", "relations between A and B
    soured". */
static bool mutual_frame(const EntPassage* passage, EntSpan at, EntFrame* out) {
  const size_t verb = ent_head_of_phrase(passage, at);
  uint32_t partner = ENT_NONE;
  for (size_t i = at.start; i < at.end && partner == ENT_NONE; i++) {
    partner = ent_complement_of(passage, i, partners);
  }
  const size_t word = ent_subject_of(passage, verb);
  uint32_t subject = ent_name_of_word(passage, word);
  if (subject == ENT_NONE && word != ENT_NO_WORD && partner == ENT_NONE) {
    subject = ent_complement_of(passage, word, between);
  }
  *out = (EntFrame){subject, partner};
  return subject != ENT_NONE;
}

bool ent_is_stance(const EntPassage* passage, size_t verb) {
  static const char* const lemmas[] = {"report",  "witness",     "survive", "fear",   "prevent",
                                       "avert",   "foil",        "thwart",  "repel",  "face",
                                       "mourn",   "regret",      "avenge",  "suffer", "expect",
                                       "deplore", "investigate", NULL};
  for (const EntSense* s = ent_scene_senses(passage->scene, verb, 1); s; s = s->next) {
    const EntCue* cue =
        s->kind == ENT_SENSE_CUE ? ent_lexicon_cue(passage->scene->lexicon, s->index) : NULL;
    if (cue && cue->place == ENT_CUE_VERB &&
        (cue->form == ENT_VERBAL || cue->form == ENT_ENDORSEMENT)) {
      return true;
    }
  }
  return ent_has_lemma(passage, verb, lemmas);
}

/** Who does what a noun says without an owner: the subject of its verb ("A launched an attack"),
    its agent ("an attack by A", "an attack was launched by A"). */
static uint32_t doer_of(const EntPassage* passage, size_t noun) {
  const uint32_t owner = ent_owner_of(passage, noun);
  const uint32_t agent =
      owner != ENT_NONE ? owner : ent_name_of_word(passage, ent_agent_of(passage, noun));
  const size_t verb = ent_head_of(passage, noun);
  if (agent != ENT_NONE || verb == ENT_NO_WORD ||
      ent_passage_token(passage, verb)->upos != ENT_UPOS_VERB || ent_is_stance(passage, verb)) {
    return agent;
  }
  const bool passive = ent_is_passive(passage, verb);
  switch (ent_deprel_of(passage, noun)) {
  case ENT_DEPREL_OBJ:
  case ENT_DEPREL_OBL:
    return passive ? ENT_NONE : ent_name_of_word(passage, ent_subject_of(passage, verb));
  case ENT_DEPREL_NSUBJ:
    return passive ? ent_name_of_word(passage, ent_agent_of(passage, verb)) : ENT_NONE;
  default:
    return ENT_NONE;
  }
}

/** "clashes between A and B", "A's attack on B", "the killing of B by A", "A launched an attack on
    B". */
static bool noun_frame(const EntPassage* passage, const EntCue* cue, EntSpan at, EntFrame* out) {
  static const char* const links[] = {"with", "against", "on",      "upon", "to",
                                      "for",  "toward",  "towards", NULL};
  static const char* const over[] = {"over", NULL}; // "victory over B", but "war over C"
  static const char* const of[] = {"of", NULL};
  const size_t noun = ent_head_of_phrase(passage, at);
  const uint32_t list = ent_complement_of(passage, noun, between);
  if (list != ENT_NONE) {
    *out = (EntFrame){list, ENT_NONE};
    return true;
  }
  uint32_t doer = doer_of(passage, noun);
  uint32_t other = ends_in_preposition(passage, at) ? behind_preposition(passage, at)
                                                    : ent_complement_of(passage, noun, links);
  if (other == ENT_NONE && cue->form != ENT_ARMED && cue->form != ENT_ENMITY) {
    other = ent_complement_of(passage, noun, over);
  }
  if (other == ENT_NONE) {
    other = ent_complement_of(passage, noun, of);
  } else if (doer == ENT_NONE) {
    doer = ent_complement_of(passage, noun, of); // "the support of A for B"
  }
  const size_t verb = ent_head_of(passage, noun);
  const bool object = ent_deprel_of(passage, noun) == ENT_DEPREL_OBJ;
  if (other == ENT_NONE && object && verb != ENT_NO_WORD) { // the parser may hang it on the verb
    other = ent_complement_of(passage, verb, links);
  }
  const bool shared = cue->form == ENT_COALITION || cue->form == ENT_JOINT_ACTION ||
                      cue->form == ENT_ENMITY; // "A and B signed a treaty"
  if (other == ENT_NONE && object && shared && doer != ENT_NONE &&
      ent_passage_group(passage, doer).n > 1) {
    *out = (EntFrame){doer, ENT_NONE};
    return true;
  }
  return set(out, doer, other);
}

/** Who is what a noun says. */
static uint32_t bearer_of(const EntPassage* passage, size_t noun) {
  const size_t head = ent_head_of(passage, noun);
  const size_t apposition = ent_dependent(passage, noun, ENT_DEPREL_APPOS);
  if (ent_dependent(passage, noun, ENT_DEPREL_COP) != ENT_NO_WORD) {
    return ent_name_of_word(passage, ent_subject_of(passage, noun));
  }
  if (apposition != ENT_NO_WORD && ent_passage_name(passage, apposition) != ENT_NONE) {
    return ent_passage_name(passage, apposition);
  }
  if (head == ENT_NO_WORD) {
    return ENT_NONE;
  }
  const uint32_t name = ent_passage_name(passage, head);
  const size_t preposition = ent_preposition(passage, noun);
  switch (ent_deprel_of(passage, noun)) {
  case ENT_DEPREL_APPOS:
    return ent_name_of_word(passage, head);
  case ENT_DEPREL_COMPOUND:
  case ENT_DEPREL_FLAT:
  case ENT_DEPREL_NMOD: // "the ally B"
    return preposition == ENT_NO_WORD && noun < head ? name : ENT_NONE;
  case ENT_DEPREL_NSUBJ: // "the leader of A is B"
    return ent_dependent(passage, head, ENT_DEPREL_COP) != ENT_NO_WORD ? name : ENT_NONE;
  case ENT_DEPREL_XCOMP: // "A remains an ally of B", "C calls A an ally of B"
    return ent_name_of_word(passage, ent_subject_of(passage, noun));
  case ENT_DEPREL_OBL: // "A served as an aide to B", "C sees A as an ally of B"
    if (preposition != ENT_NO_WORD && ent_passage_is(passage, preposition, "as")) {
      const size_t object = ent_object_of(passage, head);
      return ent_name_of_word(passage,
                              object != ENT_NO_WORD ? object : ent_subject_of(passage, head));
    }
    return ENT_NONE;
  default:
    return ENT_NONE;
  }
}

/** Those who are to each other what a plural says: "A and B are rivals", "A and B remained allies".
 */
static uint32_t bearers_of(const EntPassage* passage, const EntCue* cue, size_t noun) {
  static const char* const stays[] = {"remain", "become", "stay", NULL};
  const size_t verb = ent_head_of(passage, noun);
  if ((cue->form != ENT_COALITION && cue->form != ENT_ENMITY) ||
      (ent_passage_token(passage, noun)->bits & ENT_FEAT_PLURAL) == 0) {
    return ENT_NONE;
  }
  const bool object = ent_deprel_of(passage, noun) == ENT_DEPREL_OBJ && verb != ENT_NO_WORD &&
                      ent_has_lemma(passage, verb, stays);
  const bool predicate = ent_dependent(passage, noun, ENT_DEPREL_COP) != ENT_NO_WORD ||
                         ent_deprel_of(passage, noun) == ENT_DEPREL_XCOMP;
  const uint32_t bearer =
      object || predicate ? ent_name_of_word(passage, ent_subject_of(passage, object ? verb : noun))
                          : ENT_NONE;
  return bearer != ENT_NONE && ent_passage_group(passage, bearer).n > 1 ? bearer : ENT_NONE;
}

/** "B, an ally of A", "A's ally B", "B is an ally of A", "the leader of A is B"; "A and B are
    rivals". */
static bool role_frame(const EntPassage* passage, const EntCue* cue, EntSpan at, EntFrame* out) {
  static const char* const links[] = {"of", "to", "for", "with", "from", NULL};
  const size_t noun = ent_head_of_phrase(passage, at);
  uint32_t owner = ent_complement_of(passage, noun, links);
  if (owner == ENT_NONE) {
    owner = ent_owner_of(passage, noun);
  }
  if (owner == ENT_NONE) {
    *out = (EntFrame){bearers_of(passage, cue, noun), ENT_NONE};
    return out->left != ENT_NONE;
  }
  return set(out, bearer_of(passage, noun), owner);
}

/** "A fought alongside B", "A, allied with B", "A is opposed to B". */
static bool link_frame(const EntPassage* passage, EntSpan at, EntFrame* out) {
  const uint32_t other = behind_preposition(passage, at);
  const size_t noun = other == ENT_NONE ? ENT_NO_WORD : ent_head_of(passage, at.end - 1);
  size_t host = noun == ENT_NO_WORD ? ENT_NO_WORD : ent_head_of(passage, noun);
  if (host == ENT_NO_WORD) {
    return false;
  }
  if (host >= at.start && host < at.end) {
    host = ent_head_of_phrase(passage, at);
    const EntDeprel deprel = ent_deprel_of(passage, host);
    const bool inner = deprel == ENT_DEPREL_AMOD || deprel == ENT_DEPREL_OBL ||
                       deprel == ENT_DEPREL_NMOD || deprel == ENT_DEPREL_CASE;
    const size_t above = inner ? ent_head_of(passage, host) : ENT_NO_WORD;
    host = above != ENT_NO_WORD ? above : host;
  }
  const uint32_t name = ent_name_of_word(passage, host);
  return set(out,
             name != ENT_NONE ? name : ent_name_of_word(passage, ent_subject_of(passage, host)),
             other);
}

bool ent_find_frame(const EntPassage* passage, const EntCue* cue, EntSpan at, EntFrame* out) {
  switch (cue->place) {
  case ENT_CUE_VERB:
    return verb_frame(passage, at, out);
  case ENT_CUE_MUTUAL:
    return mutual_frame(passage, at, out);
  case ENT_CUE_NOUN:
    return noun_frame(passage, cue, at, out);
  case ENT_CUE_ROLE:
    return role_frame(passage, cue, at, out);
  case ENT_CUE_LINK:
    return link_frame(passage, at, out);
  default:
    return false;
  }
}
