#include "extract/relation/argument.h"
#include "extract/relation/sense.h"

/** How sure a split told in pieces is: when who leaves is who founds, and when the two only stand
    in one clause. */
static const double SAME_SUBJECT = 0.85;
static const double SAME_CLAUSE = 0.65;

/** Most events of each kind that are looked at in a sentence. */
enum { MOST_EVENTS = 8, MOST_STEPS = 5 };

/** A founding or a departure. */
typedef struct {
  EntSpan at;     ///< its words
  size_t word;    ///< the one that the others hang on
  size_t subject; ///< who founds or leaves; ENT_NO_WORD if it is not told
  uint32_t body;  ///< what is founded, or left
} Event;

typedef struct {
  Event items[MOST_EVENTS]; ///< [n]
  size_t n;
} Events;

/** A sentence under way. */
typedef struct {
  const EntPassage* passage;
  Events founded;
  Events left;
} Story;

static void add_event(Events* events, Event event) {
  if (events->n < MOST_EVENTS && event.body != ENT_NONE) {
    events->items[events->n++] = event;
  }
}

/** Length of the longest phrase at a token that plays a part; 0 if none does. */
static size_t part_length(const EntPassage* passage, size_t at, EntCuePart part) {
  enum { MOST_WORDS = 5 };
  size_t n = passage->end - at < MOST_WORDS ? passage->end - at : MOST_WORDS;
  while (n > 0 && !ent_cue_part(passage, at, n, part)) {
    n--;
  }
  return n;
}

static void claim(const EntPassage* passage, EntClaims* claims, uint32_t newer, uint32_t older,
                  EntSpan cue, double confidence) {
  const EntName* a = ent_passage_item(passage, newer);
  const EntName* b = ent_passage_item(passage, older);
  if (a->actor != b->actor && a->kind != ENT_PERSON && b->kind != ENT_PERSON &&
      (a->kind == ENT_STATE || b->kind != ENT_STATE)) {
    const EntGroup left = {{newer}, 1};
    const EntGroup right = {{older}, 1};
    ent_claims_add(claims, &left, &right,
                   (EntClaim){.form = ENT_SPLIT, .confidence = confidence, .cue = cue});
  }
}

/** The name that a word is, or that stands beside it ("a new party, Q"). */
static uint32_t plain_name(const EntPassage* passage, size_t token) {
  const uint32_t name = token == ENT_NO_WORD ? ENT_NONE : ent_passage_name(passage, token);
  const size_t beside = token == ENT_NO_WORD || name != ENT_NONE
                            ? ENT_NO_WORD
                            : ent_dependent(passage, token, ENT_DEPREL_APPOS);
  return beside == ENT_NO_WORD ? name : ent_passage_name(passage, beside);
}

/** The name of what is founded: "Q", "a new party, Q", "a party called Q". */
static uint32_t name_of_new(const EntPassage* passage, size_t token) {
  const uint32_t name = plain_name(passage, token);
  const size_t called = token == ENT_NO_WORD || name != ENT_NONE
                            ? ENT_NO_WORD
                            : ent_dependent(passage, token, ENT_DEPREL_ACL);
  if (called == ENT_NO_WORD) {
    return name;
  }
  const uint32_t given = plain_name(passage, ent_dependent(passage, called, ENT_DEPREL_XCOMP));
  return given != ENT_NONE ? given : plain_name(passage, ent_object_of(passage, called));
}

/** The body that a group of people belongs to: "members of P", "a P faction", "P's youth wing".
    @param dissent  Set if the words say that they left it: "dissidents", "former members". */
static uint32_t origin_of(const EntPassage* passage, size_t token, bool* dissent) {
  static const char* const links[] = {"of", "from", "in", "within", "inside", NULL};
  static const EntDeprel marks[] = {ENT_DEPREL_AMOD, ENT_DEPREL_COMPOUND, ENT_DEPREL_ADVMOD};
  for (int steps = 0; token != ENT_NO_WORD && steps < MOST_STEPS; steps++) {
    const bool dissenter = ent_cue_part(passage, token, 1, ENT_PART_DISSENTER);
    if (!dissenter && !ent_cue_part(passage, token, 1, ENT_PART_FRACTION)) {
      return ENT_NONE;
    }
    *dissent |= dissenter;
    for (size_t k = 0; k < sizeof marks / sizeof *marks; k++) {
      size_t i = ENT_NO_WORD;
      while ((i = ent_next_dependent(passage, token, marks[k], i)) != ENT_NO_WORD) {
        *dissent |= ent_cue_part(passage, i, 1, ENT_PART_DISSENTER);
      }
    }
    const uint32_t owner = ent_owner_of(passage, token);
    const uint32_t body = owner != ENT_NONE ? owner : ent_complement_of(passage, token, links);
    if (body != ENT_NONE && ent_passage_item(passage, body)->kind != ENT_PERSON) {
      return body;
    }
    token =
        ent_next_dependent(passage, token, ENT_DEPREL_NMOD, token); // "a group of dissidents of P"
  }
  return ENT_NONE;
}

/** The body that a noun describes: "Q is a party", "Q, a party". */
static uint32_t body_described(const EntPassage* passage, size_t noun) {
  if (noun == ENT_NO_WORD) {
    return ENT_NONE;
  }
  const uint32_t body = ent_name_of_word(passage, ent_subject_of(passage, noun));
  const size_t head = ent_head_of(passage, noun);
  const bool beside = ent_passage_token(passage, noun)->deprel == ENT_DEPREL_APPOS;
  return body == ENT_NONE && beside && head != ENT_NO_WORD ? ent_name_of_word(passage, head) : body;
}

/** "founded Q", "Q was founded by …", "became Q". */
static void note_founding_verb(Story* story, EntSpan at) {
  const EntPassage* passage = story->passage;
  const size_t verb = ent_head_of_phrase(passage, at);
  Event event = {at, verb, ent_subject_of(passage, verb), ENT_NONE};
  if (ent_is_passive(passage, verb)) {
    event.body = ent_name_of_word(passage, event.subject);
    event.subject = ent_agent_of(passage, verb);
    if (event.body == ENT_NONE) { // "Q is a party founded by …"
      event.body = body_described(passage, ent_head_of(passage, verb));
    }
  } else {
    const size_t last = at.end - 1;
    const size_t behind = ent_passage_token(passage, last)->deprel == ENT_DEPREL_CASE
                              ? ent_head_of(passage, last)
                              : ENT_NO_WORD;
    const size_t object = ent_object_of(passage, verb);
    const bool led = behind != ENT_NO_WORD && behind >= at.end; // "gave birth to Q"
    event.body = name_of_new(passage, led ? behind : object);
    if (object == ENT_NO_WORD && !led && event.body == ENT_NONE) { // "Q came into being"
      event.body = ent_name_of_word(passage, event.subject);
    }
    if (event.body == ENT_NONE) {
      event.body = name_of_new(passage, ent_dependent(passage, verb, ENT_DEPREL_XCOMP));
    }
  }
  add_event(&story->founded, event);
  bool dissent = false; // "former members of P founded Q" tells both
  const uint32_t origin = origin_of(passage, event.subject, &dissent);
  if (dissent) {
    add_event(&story->left, (Event){at, verb, event.subject, origin});
  }
}

/** "left P", "broke away from P". */
static void note_leaving(Story* story, EntSpan at) {
  const EntPassage* passage = story->passage;
  const size_t verb = ent_head_of_phrase(passage, at);
  const size_t last = at.end - 1;
  const size_t noun = at.end - at.start > 1 ? ent_head_of(passage, last) : ENT_NO_WORD;
  const bool behind = noun != ENT_NO_WORD && noun >= at.end;
  const size_t object = behind ? noun : ent_object_of(passage, verb);
  add_event(&story->left,
            (Event){at, verb, ent_subject_of(passage, verb), ent_name_of_word(passage, object)});
}

/** What a verb says "from": "broke away from P", "broke away in 1994 from P". */
static uint32_t source_of(const EntPassage* passage, size_t verb) {
  static const char* const from[] = {"from", NULL};
  uint32_t body = ent_complement_of(passage, verb, from);
  size_t time = ENT_NO_WORD;
  while (body == ENT_NONE &&
         (time = ent_next_dependent(passage, verb, ENT_DEPREL_OBL, time)) != ENT_NO_WORD) {
    body = ent_complement_of(passage, time, from);
  }
  return body;
}

/** "Q is a party that broke away from P". */
static void claim_described(const EntPassage* passage, EntSpan at, EntClaims* claims) {
  const size_t verb = ent_head_of_phrase(passage, at);
  const uint32_t older = source_of(passage, verb);
  const uint32_t newer = ent_passage_token(passage, verb)->deprel == ENT_DEPREL_ACL_RELCL
                             ? body_described(passage, ent_head_of(passage, verb))
                             : ENT_NONE;
  if (older != ENT_NONE && newer != ENT_NONE) {
    claim(passage, claims, newer, older, at, SAME_SUBJECT);
  }
}

/** "P split", "a faction of P broke away", "broke away in May from P". */
static void note_splitting_verb(Story* story, EntSpan at, EntClaims* claims) {
  const EntPassage* passage = story->passage;
  const size_t verb = ent_head_of_phrase(passage, at);
  const size_t subject = ent_subject_of(passage, verb);
  bool dissent = false;
  uint32_t body = source_of(passage, verb);
  const uint32_t newer = ent_name_of_word(passage, subject);
  if (body != ENT_NONE && newer != ENT_NONE) {
    claim(passage, claims, newer, body, at, SAME_SUBJECT);
  }
  if (body == ENT_NONE && subject != ENT_NO_WORD) {
    body = ent_passage_name(passage, subject);
    body = body != ENT_NONE ? body : origin_of(passage, subject, &dissent);
  }
  add_event(&story->left, (Event){at, verb, subject, body});
}

/** "a schism in P", "the formation of Q", "Q's split from P". */
static void note_noun(Story* story, EntSpan at, EntCuePart part, EntClaims* claims) {
  static const char* const in[] = {"in", "within", "of", "inside", "from", NULL};
  static const char* const of[] = {"of", NULL};
  static const char* const from[] = {"from", NULL};
  const EntPassage* passage = story->passage;
  const bool founds = part == ENT_PART_FOUNDS;
  const uint32_t owner = ent_owner_of(passage, at.start);
  const uint32_t source = founds ? ENT_NONE : ent_complement_of(passage, at.start, from);
  if (owner != ENT_NONE && source != ENT_NONE) {
    claim(passage, claims, owner, source, at, SAME_SUBJECT);
  }
  uint32_t body = ent_complement_of(passage, at.start, founds ? of : in);
  body = body != ENT_NONE ? body : owner;
  add_event(founds ? &story->founded : &story->left, (Event){at, at.start, ENT_NO_WORD, body});
}

static void gather(Story* story, EntClaims* claims) {
  const EntPassage* passage = story->passage;
  for (size_t i = passage->first; i < passage->end; i++) {
    const uint8_t upos = ent_passage_token(passage, i)->upos;
    const bool verb = // "a split", "its split" is none, whatever the tagger says
        upos == ENT_UPOS_VERB && ent_dependent(passage, i, ENT_DEPREL_DET) == ENT_NO_WORD &&
        ent_dependent(passage, i, ENT_DEPREL_NMOD_POSS) == ENT_NO_WORD;
    if ((upos != ENT_UPOS_VERB && upos != ENT_UPOS_NOUN) ||
        ent_passage_name(passage, i) != ENT_NONE || ent_passage_is_negated(passage, i) ||
        ent_passage_is_hypothetical(passage, i)) {
      continue;
    }
    const size_t founds = part_length(passage, i, ENT_PART_FOUNDS);
    const size_t splits = part_length(passage, i, ENT_PART_SPLITS);
    const size_t leaves = verb ? part_length(passage, i, ENT_PART_LEAVES) : 0;
    if (leaves > 0) {
      note_leaving(story, (EntSpan){i, i + leaves});
    }
    if (founds > 0 && verb) {
      note_founding_verb(story, (EntSpan){i, i + founds});
    } else if (founds > 0) {
      note_noun(story, (EntSpan){i, i + 1}, ENT_PART_FOUNDS, claims);
    }
    if (splits > 0 && verb) {
      claim_described(passage, (EntSpan){i, i + (leaves > splits ? leaves : splits)}, claims);
    }
    if (splits > 0 && verb && leaves <= splits) {
      note_splitting_verb(story, (EntSpan){i, i + splits}, claims);
    } else if (splits > 0 && !verb) {
      note_noun(story, (EntSpan){i, i + 1}, ENT_PART_SPLITS, claims);
    }
  }
}

/** How sure it is that what was founded came out of what was left; 0 if nothing joins the two. */
static double joined(const EntPassage* passage, const Event* founded, const Event* left) {
  const uint32_t founder = ent_name_of_word(passage, founded->subject);
  const uint32_t leaver = ent_name_of_word(passage, left->subject);
  const bool same_word = founded->subject != ENT_NO_WORD && founded->subject == left->subject;
  const bool same_name =
      founder != ENT_NONE && leaver != ENT_NONE &&
      ent_passage_item(passage, founder)->actor == ent_passage_item(passage, leaver)->actor;
  if (same_word || same_name) {
    return SAME_SUBJECT;
  }
  const bool noun = ent_passage_token(passage, left->word)->upos == ENT_UPOS_NOUN;
  const size_t above = noun ? ent_head_of(passage, left->word) : ENT_NO_WORD; // "a split led to …"
  return ent_is_under(passage, founded->word, left->word, MOST_STEPS) ||
                 ent_is_under(passage, left->word, founded->word, MOST_STEPS) ||
                 (above != ENT_NO_WORD && ent_is_under(passage, founded->word, above, MOST_STEPS))
             ? SAME_CLAUSE
             : 0;
}

/** "former P leader X founded Q": the roles say what X left. */
static void join_roles(const EntPassage* passage, const Event* founded, EntClaims* claims) {
  const uint32_t founder = ent_name_of_word(passage, founded->subject);
  const size_t n = claims->n;
  for (size_t i = 0; founder != ENT_NONE && i < n; i++) {
    const EntClaim* role = &claims->items[i];
    if (role->ended && ent_is_office(role->form) &&
        ent_passage_item(passage, role->subject)->actor ==
            ent_passage_item(passage, founder)->actor) {
      claim(passage, claims, founded->body, role->object, founded->at, SAME_CLAUSE);
    }
  }
}

void ent_find_splits(const EntPassage* passage, EntClaims* claims) {
  size_t bodies = 0;
  for (size_t i = passage->first; i < passage->end; i++) {
    const uint32_t name = ent_passage_name(passage, i);
    bodies += name != ENT_NONE && ent_passage_item(passage, name)->kind != ENT_PERSON &&
              ent_passage_item(passage, name)->first == i;
  }
  if (bodies < 2) {
    return;
  }
  Story story = {.passage = passage};
  gather(&story, claims);
  for (size_t i = 0; i < story.founded.n; i++) {
    const Event* founded = &story.founded.items[i];
    for (size_t k = 0; k < story.left.n; k++) {
      const Event* left = &story.left.items[k];
      const double sure = joined(passage, founded, left);
      if (sure > 0) {
        claim(passage, claims, founded->body, left->body, left->at, sure);
      }
    }
    join_roles(passage, founded, claims);
  }
}
