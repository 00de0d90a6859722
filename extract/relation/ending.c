// How ties and offices begin and end by the verbs that are said of them.

#include "extract/relation/status.h"
#include "extract/relation/steps.h"

/** Does one of some words stand right behind a verb, or one word later: "broke it off"? */
static bool has_particle(const EntPassage* passage, size_t verb, const char* const* particles) {
  return (verb + 1 < passage->end && ent_passage_is_one_of(passage, verb + 1, particles)) ||
         (verb + 2 < passage->end && ent_passage_is_one_of(passage, verb + 2, particles));
}

/** A verb that ended what it is said of: "ended", "has collapsed", "broke off", not "called on X to
    stop". */
static bool is_ending_verb(const EntPassage* passage, size_t verb) {
  static const char* const lemmas[] = {
      "end",   "cease",   "stop", "halt",     "terminate", "dissolve", "scrap",   "cancel",
      "sever", "suspend", "lift", "collapse", "expire",    "lapse",    "crumble", NULL};
  static const char* const parting[] = {"break", "cut", "call", "fall", NULL};
  static const char* const particles[] = {"off", "apart", "down", NULL};
  return (ent_passage_token(passage, verb)->bits & ENT_FEAT_PAST) &&
         ent_is_upos(passage, verb, ENT_UPOS_VERB) && !ent_passage_is_negated(passage, verb) &&
         (ent_has_lemma(passage, verb, lemmas) ||
          (ent_has_lemma(passage, verb, parting) && has_particle(passage, verb, particles)));
}

/** Is something ended: "ended the war", "the pact collapsed", "ceased to support"? */
static bool is_ended(const EntPassage* passage, size_t top) {
  const size_t verb = ent_head_of(passage, top);
  if (verb == ENT_NO_WORD || !is_ending_verb(passage, verb)) {
    return false;
  }
  const EntDeprel deprel = ent_passage_token(passage, top)->deprel;
  return deprel == ENT_DEPREL_OBJ || deprel == ENT_DEPREL_NSUBJ_PASS ||
         deprel == ENT_DEPREL_XCOMP ||
         (deprel == ENT_DEPREL_NSUBJ &&
          ent_dependent(passage, verb, ENT_DEPREL_OBJ) == ENT_NO_WORD);
}

/** Does a role hang on a verb: "as leader", "became leader"? */
static bool is_role_of_verb(const EntPassage* passage, size_t role) {
  const EntDeprel deprel = ent_deprel_of(passage, role);
  const size_t link = ent_preposition(passage, role);
  return deprel == ENT_DEPREL_XCOMP ||
         (deprel == ENT_DEPREL_OBL && link != ENT_NO_WORD && ent_passage_is(passage, link, "as"));
}

/** Does the bearer of a role lose it: "X was removed as leader", "they sacked X as minister", "X
    stepped down as head", "Y succeeded X as leader", "took over from X as leader"? */
static bool loses_role(const EntPassage* passage, const EntClaim* claim, size_t role) {
  static const char* const suffered[] = {"oust",  "remove", "sack",    "dismiss", "fire", "depose",
                                         "expel", "topple", "replace", "succeed", NULL};
  static const char* const taken[] = {"take", NULL};
  static const char* const done[] = {"retire", "resign", "quit", "step", "stand", NULL};
  const size_t verb = ent_head_of(passage, role);
  const size_t bearer = ent_head_of_name(passage, claim->subject);
  if (verb == ENT_NO_WORD || !is_role_of_verb(passage, role) ||
      ent_head_of(passage, bearer) != verb) {
    return false;
  }
  const EntDeprel deprel = ent_passage_token(passage, bearer)->deprel;
  const size_t link = ent_preposition(passage, bearer);
  if (ent_deprel_of(passage, bearer) == ENT_DEPREL_OBL && link != ENT_NO_WORD) {
    return ent_passage_is(passage, link, "from") && ent_has_lemma(passage, verb, taken);
  }
  return deprel == ENT_DEPREL_NSUBJ ? ent_has_lemma(passage, verb, done)
                                    : ent_has_lemma(passage, verb, suffered);
}

bool ent_is_founding(const EntPassage* passage, size_t word) {
  static const char* const founder[] = {"founder", NULL};
  const size_t modifier = ent_dependent(passage, word, ENT_DEPREL_AMOD);
  return ent_passage_lemma_is(passage, word, ENT_WORD_FOUNDING) ||
         ent_has_lemma(passage, word, founder) ||
         (modifier != ENT_NO_WORD && ent_passage_lemma_is(passage, modifier, ENT_WORD_FOUNDING));
}

bool ent_begins_role(const EntPassage* passage, size_t role) {
  static const char* const lemmas[] = {"become",   "elect",   "appoint", "name",
                                       "nominate", "install", "swear",   "choose",
                                       "succeed",  "replace", "take",    NULL};
  const size_t verb = ent_head_of(passage, role);
  const bool beside = role > passage->first && // "was elected leader", read as an adjective
                      ent_is_upos(passage, role - 1, ENT_UPOS_VERB) &&
                      ent_has_lemma(passage, role - 1, lemmas);
  return beside || (verb != ENT_NO_WORD && is_role_of_verb(passage, role) &&
                    ent_has_lemma(passage, verb, lemmas));
}

bool ent_ends_bond(const EntPassage* passage, const EntClaim* claim) {
  const size_t top = ent_head_of_phrase(passage, claim->cue);
  size_t n = 0;
  if (ent_form_relation(claim->form) == ENT_SPLINTER_OF) {
    return false;
  }
  if (ent_is_office(claim->form) ? loses_role(passage, claim, top) : is_ended(passage, top)) {
    return true;
  }
  const EntSense* sense =
      ent_scene_longest(passage->scene, claim->cue.start, claim->cue.end, ENT_SENSE_CUE, &n);
  for (; sense; sense = sense->next) {
    if (sense->kind == ENT_SENSE_CUE &&
        ent_lexicon_cue(passage->scene->lexicon, sense->index)->ended) {
      return true;
    }
  }
  return false;
}
