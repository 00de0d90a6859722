// Outlets, which mostly report what others do: when one is an actor itself.

#include "extract/actor/run.h"

/** A word of a sentence. */
typedef struct {
  const EntScene* scene;
  const EntSentence* sentence;
  size_t token;
} At;

static const EntToken* token_of(At at) {
  return ent_scene_token(at.scene, at.token);
}

/** The word's head; the word itself at the root. */
static At head_of(At at) {
  const uint32_t head = token_of(at)->head;
  return head == 0 ? at : (At){at.scene, at.sentence, at.sentence->first_token + head - 1};
}

/** The word of the run that the others hang on. */
static At head_of_run(const EntScene* scene, const EntRun* run) {
  At at = {scene, &scene->analysis->sentences[run->sentence], run->end - 1};
  for (size_t i = run->first; i < run->end; i++) {
    const At one = {scene, at.sentence, i};
    const size_t head = head_of(one).token;
    if (head == i || head < run->first || head >= run->end) {
      return one;
    }
  }
  return at;
}

/** Does the verb tell what somebody says or shows, and so make an outlet one who is cited? */
static bool is_report(At verb) {
  static const char* const lemmas[] = {"report",    "publish", "carry",  "cite",   "show",
                                       "broadcast", "air",     "obtain", "inform", "interview",
                                       "quote",     "tell",    "write",  "read",   "watch"};
  const char* lemma = token_of(verb)->lemma;
  for (size_t i = 0; i < sizeof lemmas / sizeof *lemmas; i++) {
    if (strcmp(lemma, lemmas[i]) == 0) {
      return true;
    }
  }
  return ent_scene_lemma_is(verb.scene, verb.token, ENT_WORD_QUOTE);
}

/** Does a preposition stand right before the run, or before its article? */
static bool is_behind(const EntScene* scene, const EntRun* run, const char* preposition) {
  size_t at = run->first;
  at -= at > 0 && ent_scene_is(scene, at - 1, "the");
  return at > 0 && ent_scene_is(scene, at - 1, preposition);
}

/** Is the word a role, or a person's name? */
static bool is_person(At at) {
  return token_of(at)->entity == ENT_ENTITY_PERSON ||
         ent_scene_means(at.scene, at.token, ENT_SENSE_TITLE);
}

bool ent_run_is_outlet_that_acts(const EntScene* scene, const EntRun* run) {
  const EntSense* stop =
      ent_sense_of(ent_scene_senses(scene, run->first, run->end - run->first), ENT_SENSE_STOP_NAME);
  if (!stop || stop->type != ENT_STOP_MEDIA) {
    return false;
  }
  At word = head_of_run(scene, run);
  if (token_of(word)->deprel == ENT_DEPREL_CONJ) {
    word = head_of(word);
  }
  const At head = head_of(word);
  const bool verb = token_of(head)->upos == ENT_UPOS_VERB;
  switch (token_of(word)->deprel) {
  case ENT_DEPREL_NSUBJ:
  case ENT_DEPREL_NSUBJ_PASS:
  case ENT_DEPREL_OBJ:
  case ENT_DEPREL_OBL_AGENT:
    return verb && !is_report(head);
  case ENT_DEPREL_COMPOUND:
  case ENT_DEPREL_NMOD_DESC:
  case ENT_DEPREL_NMOD_POSS:
    return is_person(head); // "CNN reporter Jane Roe"
  case ENT_DEPREL_NMOD:
    return (is_behind(scene, run, "of") && is_person(head)) || is_behind(scene, run, "against");
  case ENT_DEPREL_OBL:
    return is_behind(scene, run, "against");
  default:
    return false;
  }
}
