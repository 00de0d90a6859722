#include "extract/relation/speaker.h"

#include "extract/relation/steps.h"

static const EntSpeaker NOBODY = {ENT_NONE, {0, 0}};

/** Longest way from a cue up to who says it, in tokens. */
enum { MOST = 8 };

/** What a verb does with what it governs. */
typedef enum { TELLS_NOTHING, SAYS, ACCUSES, DENIES } Speech;

static Speech speech_of(const EntPassage* passage, size_t token) {
  if (ent_speaker_denies(passage, token)) {
    return DENIES;
  }
  if (ent_passage_token(passage, token)->upos != ENT_UPOS_VERB) {
    return TELLS_NOTHING;
  }
  return ent_passage_lemma_is(passage, token, ENT_WORD_SAY)      ? SAYS
         : ent_passage_lemma_is(passage, token, ENT_WORD_ACCUSE) ? ACCUSES
                                                                 : TELLS_NOTHING;
}

bool ent_speaker_denies(const EntPassage* passage, size_t token) {
  return ent_passage_lemma_is(passage, token, ENT_WORD_DENIAL);
}

/** A name that stands with a common noun: "Iranian officials", "a spokesman for X". */
static uint32_t name_beside(const EntPassage* passage, size_t noun) {
  static const char* const links[] = {"of", "for", "by", NULL};
  uint32_t beside = ENT_NONE;
  for (size_t i = passage->first; i < passage->end; i++) {
    const uint32_t name = i == noun ? ENT_NONE : ent_passage_name(passage, i);
    if (name == ENT_NONE || ent_head_of(passage, i) != noun) {
      continue;
    }
    const EntDeprel deprel = (EntDeprel)ent_passage_token(passage, i)->deprel;
    const EntDeprel plain = ent_deprel_plain(deprel);
    if (plain == ENT_DEPREL_APPOS || plain == ENT_DEPREL_FLAT || deprel == ENT_DEPREL_NMOD_DESC) {
      return name; // "the group's leader, X"
    }
    const size_t link = ent_preposition(passage, i);
    const bool linked = plain == ENT_DEPREL_NMOD && link != ENT_NO_WORD &&
                        ent_passage_is_one_of(passage, link, links);
    if (plain == ENT_DEPREL_AMOD || plain == ENT_DEPREL_COMPOUND ||
        deprel == ENT_DEPREL_NMOD_POSS || linked) {
      beside = name;
    }
  }
  return beside;
}

/** The name of an outlet or the like, with the words that belong to it. */
static EntSpan text_of(const EntPassage* passage, size_t token) {
  size_t from = token;
  size_t to = token + 1;
  while (from > passage->first && ent_passage_token(passage, from - 1)->upos == ENT_UPOS_PROPN) {
    from--;
  }
  while (to < passage->end && ent_passage_token(passage, to)->upos == ENT_UPOS_PROPN) {
    to++;
  }
  return (EntSpan){ent_passage_token(passage, from)->span.start,
                   ent_passage_token(passage, to - 1)->span.end};
}

/** Who a subject or agent is. */
static EntSpeaker speaker_at(const EntPassage* passage, size_t token) {
  uint32_t name = ent_passage_name(passage, token);
  if (name == ENT_NONE) {
    name = name_beside(passage, token);
  }
  const EntToken* word = ent_passage_token(passage, token);
  const bool named = word->upos == ENT_UPOS_PROPN || word->entity != ENT_ENTITY_NONE;
  if (name == ENT_NONE && named && passage->name_of[token - passage->first] == ENT_NONE) {
    return (EntSpeaker){ENT_NONE, text_of(passage, token)};
  }
  return (EntSpeaker){name, {0, 0}};
}

/** Who does what a verb says: its subject, of a passive the agent, else the subject of the verb
    that it hangs on ("X left, saying that …"). */
static EntSpeaker subject_of(const EntPassage* passage, size_t verb) {
  for (int steps = 0; steps < 3; steps++) {
    if (ent_dependent(passage, verb, ENT_DEPREL_NSUBJ_PASS) != ENT_NO_WORD ||
        ent_dependent(passage, verb, ENT_DEPREL_AUX_PASS) != ENT_NO_WORD) {
      const size_t agent = ent_dependent(passage, verb, ENT_DEPREL_OBL_AGENT);
      return agent == ENT_NO_WORD ? NOBODY : speaker_at(passage, agent);
    }
    const size_t subject = ent_dependent(passage, verb, ENT_DEPREL_NSUBJ);
    if (subject != ENT_NO_WORD) {
      return speaker_at(passage, subject);
    }
    const uint32_t owner = name_beside(passage, verb);
    if (ent_passage_token(passage, verb)->upos == ENT_UPOS_NOUN && owner != ENT_NONE) {
      return (EntSpeaker){owner, {0, 0}}; // "its denial that …"
    }
    const EntDeprel deprel = ent_deprel_of(passage, verb);
    const size_t head = ent_head_of(passage, verb);
    if (head == ENT_NO_WORD) {
      return NOBODY;
    }
    if (deprel == ENT_DEPREL_ACL) {
      return speaker_at(passage, head);
    }
    if (deprel != ENT_DEPREL_CONJ && deprel != ENT_DEPREL_ADVCL && deprel != ENT_DEPREL_XCOMP) {
      return NOBODY;
    }
    verb = head;
  }
  return NOBODY;
}

bool ent_is_claim_noun(const EntPassage* passage, size_t token) {
  return ent_passage_lemma_is(passage, token, ENT_WORD_CLAIM);
}

static bool is_clause(EntDeprel deprel) {
  return deprel == ENT_DEPREL_CCOMP || deprel == ENT_DEPREL_XCOMP ||
         deprel == ENT_DEPREL_PARATAXIS || deprel == ENT_DEPREL_CSUBJ;
}

/** "denies supporting X", "denied ever arming X": a gerund right behind what denies it. */
static bool is_denied_gerund(const EntPassage* passage, size_t verb, size_t token) {
  const size_t next = verb + 1 + ent_passage_is(passage, verb + 1, "ever");
  return next == token && ent_deprel_of(passage, token) == ENT_DEPREL_ADVCL &&
         (ent_passage_token(passage, token)->bits & ENT_FEAT_FINITE) == 0;
}

bool ent_is_denied_content(const EntPassage* passage, size_t token) {
  const size_t head = ent_head_of(passage, token);
  const EntDeprel deprel = ent_deprel_of(passage, token);
  const bool thing = deprel == ENT_DEPREL_OBJ || deprel == ENT_DEPREL_NSUBJ;
  const bool noun = deprel == ENT_DEPREL_ACL || deprel == ENT_DEPREL_NMOD;
  if (head == ENT_NO_WORD || !ent_speaker_denies(passage, head)) {
    return false;
  }
  return is_clause(deprel) || is_denied_gerund(passage, head, token) ||
         (thing && ent_is_claim_noun(passage, token)) ||
         ((noun || deprel == ENT_DEPREL_OBJ) &&
          ent_passage_lemma_is(passage, head, ENT_WORD_FIRM_DENIAL));
}

/** Does "that" open a clause, and is neither its subject nor its only object? */
static bool is_that_clause(const EntPassage* passage, size_t clause) {
  const size_t subject = ent_dependent(passage, clause, ENT_DEPREL_NSUBJ);
  size_t that = ent_dependent(passage, clause, ENT_DEPREL_MARK);
  if (that == ENT_NO_WORD) {
    that = ent_dependent(passage, clause, ENT_DEPREL_OBJ);
    if (ent_next_dependent(passage, clause, ENT_DEPREL_OBJ, that) == ENT_NO_WORD) {
      return false; // "the group that X armed"
    }
  }
  return subject != ENT_NO_WORD && that < subject && ent_passage_is(passage, that, "that");
}

size_t ent_teller_of(const EntPassage* passage, size_t clause) {
  size_t noun = ent_head_of(passage, clause);
  if (noun == ENT_NO_WORD || ent_deprel_of(passage, clause) != ENT_DEPREL_ACL ||
      !is_that_clause(passage, clause)) {
    return ENT_NO_WORD;
  }
  if (ent_deprel_of(passage, noun) == ENT_DEPREL_NMOD) {
    noun = ent_head_of(passage, noun); // "in an interview with X that …"
  }
  const size_t verb = noun == ENT_NO_WORD ? ENT_NO_WORD : ent_head_of(passage, noun);
  const Speech speech = verb == ENT_NO_WORD ? TELLS_NOTHING : speech_of(passage, verb);
  const EntDeprel deprel = ent_deprel_of(passage, noun);
  const bool thing = deprel == ENT_DEPREL_OBJ || deprel == ENT_DEPREL_IOBJ;
  const bool told = (speech != TELLS_NOTHING && deprel == ENT_DEPREL_OBL) ||
                    (speech == SAYS && thing) ||
                    (speech == DENIES && ent_is_denied_content(passage, noun));
  return told ? verb : ENT_NO_WORD;
}

/** "called the claim that … a lie". */
static bool is_called(const EntPassage* passage, size_t claim) {
  static const char* const verbs[] = {"call", "describe", "brand", "label", NULL};
  const size_t verb = ent_head_of(passage, claim);
  return verb != ENT_NO_WORD && ent_deprel_of(passage, claim) == ENT_DEPREL_OBJ &&
         ent_has_lemma(passage, verb, verbs);
}

bool ent_is_untrue_word(const EntPassage* passage, size_t token) {
  static const char* const words[] = {"false", "untrue", "baseless", "unfounded", "groundless",
                                      "wrong", "lie",    "nonsense", NULL};
  return ent_has_lemma(passage, token, words);
}

/** Is a word said of a claim, wherever in what is claimed the tree has put it? */
static bool is_said_of(const EntPassage* passage, size_t word, size_t claim) {
  const size_t over = ent_head_of(passage, claim);
  const EntDeprel deprel = ent_deprel_of(passage, word);
  const bool is = deprel != ENT_DEPREL_CONJ &&
                  (ent_dependent(passage, word, ENT_DEPREL_COP) != ENT_NO_WORD ||
                   ent_dependent(passage, word, ENT_DEPREL_AUX_PASS) != ENT_NO_WORD);
  const bool called = deprel != ENT_DEPREL_AMOD && is_called(passage, claim);
  const bool beside = over != ENT_NO_WORD && (word == over || ent_head_of(passage, word) == over);
  return (is && (beside || ent_is_under(passage, word, claim, 2))) ||
         (called && (beside || ent_is_under(passage, word, claim, 3)));
}

size_t ent_untrue_of(const EntPassage* passage, size_t claim) {
  for (size_t i = claim + 1; i < passage->end && ent_is_claim_noun(passage, claim); i++) {
    if (ent_is_untrue_word(passage, i) && is_said_of(passage, i, claim)) {
      return i;
    }
  }
  return ENT_NO_WORD;
}

/** Is what hangs on a verb of saying by this token its content? */
static bool is_content(const EntPassage* passage, Speech speech, size_t token) {
  const EntDeprel deprel = ent_deprel_of(passage, token);
  switch (speech) {
  case SAYS:
    return is_clause(deprel);
  case ACCUSES:
    return is_clause(deprel) || deprel == ENT_DEPREL_ADVCL || deprel == ENT_DEPREL_OBL;
  case DENIES:
    return ent_is_denied_content(passage, token);
  case TELLS_NOTHING:
    break;
  }
  return false;
}

/** The verb that tells what a token heads; ENT_NO_WORD if there is none. */
static size_t teller_over(const EntPassage* passage, size_t token) {
  const size_t head = ent_head_of(passage, token);
  if (head == ENT_NO_WORD) {
    return ENT_NO_WORD;
  }
  const bool lie = is_called(passage, token) && ent_untrue_of(passage, token) != ENT_NO_WORD;
  return lie || is_content(passage, speech_of(passage, head), token)
             ? head
             : ent_teller_of(passage, token);
}

/** "…, X said": a verb of saying that is put behind or into what it tells.
    @param below  The token over which the content was reached: what hangs on that is no content. */
static EntSpeaker said_behind(const EntPassage* passage, size_t content, size_t below) {
  for (size_t i = passage->first; i < passage->end; i++) {
    if (i != below && ent_passage_token(passage, i)->deprel == ENT_DEPREL_PARATAXIS &&
        ent_head_of(passage, i) == content && speech_of(passage, i) == SAYS) {
      return subject_of(passage, i);
    }
  }
  return NOBODY;
}

/** Does a word only describe the noun behind it ("the Iranian foreign ministry")? */
static bool is_before_noun(const EntPassage* passage, size_t token) {
  const EntDeprel deprel = ent_deprel_of(passage, token);
  const size_t head = ent_head_of(passage, token);
  return head != ENT_NO_WORD && head > token &&
         (deprel == ENT_DEPREL_DET || deprel == ENT_DEPREL_AMOD || deprel == ENT_DEPREL_COMPOUND ||
          deprel == ENT_DEPREL_NMOD || deprel == ENT_DEPREL_NUMMOD || deprel == ENT_DEPREL_CASE ||
          deprel == ENT_DEPREL_PUNCT);
}

/** "according to X", anywhere in the sentence. */
static EntSpeaker according_to(const EntPassage* passage) {
  enum { FAR = 10 };
  for (size_t i = passage->first; i + 2 < passage->end; i++) {
    if (!ent_passage_is(passage, i, "according") || !ent_passage_is(passage, i + 1, "to")) {
      continue;
    }
    size_t k = i + 2;
    while (k + 1 < passage->end && k < i + FAR && is_before_noun(passage, k)) {
      k++;
    }
    const EntUpos upos = (EntUpos)ent_passage_token(passage, k)->upos;
    const bool noun = upos == ENT_UPOS_PROPN || upos == ENT_UPOS_NOUN;
    return noun || ent_passage_name(passage, k) != ENT_NONE ? speaker_at(passage, k) : NOBODY;
  }
  return NOBODY;
}

static bool is_somebody(const EntSpeaker* speaker) {
  return speaker->name != ENT_NONE || speaker->text.end > speaker->text.start;
}

EntSpeaker ent_find_speaker(const EntPassage* passage, EntSpan cue) {
  size_t token = ent_head_of_phrase(passage, cue);
  size_t below = token;
  for (int steps = 0; steps < MOST; steps++) {
    EntSpeaker speaker = said_behind(passage, token, below);
    const size_t head = ent_head_of(passage, token);
    const size_t teller = teller_over(passage, token);
    if (!is_somebody(&speaker) && teller != ENT_NO_WORD) {
      speaker = subject_of(passage, teller);
    }
    if (is_somebody(&speaker)) {
      return speaker;
    }
    if (head == ENT_NO_WORD) {
      break;
    }
    below = token;
    token = head;
  }
  return according_to(passage);
}
