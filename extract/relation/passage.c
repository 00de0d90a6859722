#include "extract/relation/passage.h"

EntStatus ent_passage_new(EntPassage* passage, const EntScene* scene) {
  size_t longest = 0;
  for (size_t i = 0; i < scene->analysis->n_sentences; i++) {
    const size_t n = scene->analysis->sentences[i].n_tokens;
    longest = n > longest ? n : longest;
  }
  passage->name_of = ent_arena_array(scene->arena, longest, sizeof *passage->name_of);
  passage->room = longest;
  return passage->name_of ? ENT_OK : ent_no_memory(scene->err);
}

void ent_passage_set(EntPassage* passage, const EntScene* scene, const EntNames* names,
                     size_t sentence, size_t* next_name) {
  const EntSentence* s = &scene->analysis->sentences[sentence];
  passage->scene = scene;
  passage->names = names;
  passage->first = s->first_token;
  passage->end = s->first_token + s->n_tokens;
  passage->sentence = sentence;
  passage->first_name = *next_name;
  for (size_t i = 0; i < s->n_tokens; i++) {
    passage->name_of[i] = ENT_NONE;
  }
  for (; *next_name < names->count && names->items[*next_name].sentence == sentence;
       (*next_name)++) {
    const EntName* name = &names->items[*next_name];
    for (size_t i = 0; i < name->count; i++) {
      passage->name_of[name->first + i - s->first_token] = (uint32_t)*next_name;
    }
  }
}

uint32_t ent_passage_name(const EntPassage* passage, size_t token) {
  if (token < passage->first || token >= passage->end) {
    return ENT_NONE;
  }
  const uint32_t name = passage->name_of[token - passage->first];
  return name != ENT_NONE && ent_passage_item(passage, name)->actor != ENT_NONE ? name : ENT_NONE;
}

bool ent_passage_is(const EntPassage* passage, size_t token, const char* word) {
  return token >= passage->first && token < passage->end &&
         ent_scene_is(passage->scene, token, word);
}

bool ent_passage_is_one_of(const EntPassage* passage, size_t token, const char* const* words) {
  return token >= passage->first && token < passage->end &&
         ent_scene_is_one_of(passage->scene, token, words);
}

bool ent_passage_is_break(const EntPassage* passage, size_t token) {
  static const char* const breaks[] = {
      ";",     ":",      "\"",      "\xE2\x80\x9C", "\xE2\x80\x9D", "that",     "who",    "which",
      "whose", "where",  "when",    "because",      "while",        "although", "though", "but",
      "after", "before", "whether", "if",           "said",         "says",     NULL};
  return ent_passage_is_one_of(passage, token, breaks);
}

/** Words that may stand between two members of a list. */
static bool is_list_filler(const EntPassage* passage, size_t token) {
  static const char* const fillers[] = {",",    "and",  "or",  "&",     "the", "both", "as", "well",
                                        "then", "also", "its", "their", "(",   ")",    NULL};
  const EntSense* senses = ent_scene_senses(passage->scene, token, 1);
  return ent_passage_is_one_of(passage, token, fillers) || ent_sense_of(senses, ENT_SENSE_TITLE) ||
         ent_sense_of(senses, ENT_SENSE_ORGANIZATION);
}

/** Are two neighbouring names members of one list? @param conjoined  Set if "and" joins them. */
static bool are_listed(const EntPassage* passage, const EntName* a, const EntName* b,
                       bool* conjoined) {
  static const char* const conjunctions[] = {"and", "or", "&", "well", NULL};
  const size_t from = a->first + a->count;
  bool comma = false;
  bool joined = false;
  if (b->first - from > 6) {
    return false;
  }
  for (size_t i = from; i < b->first; i++) {
    if (!is_list_filler(passage, i)) {
      return false;
    }
    comma |= ent_passage_is(passage, i, ",");
    joined |= ent_passage_is_one_of(passage, i, conjunctions);
  }
  *conjoined |= joined;
  return comma || joined;
}

/** The next name of the sentence in a direction, if it names an actor. */
static uint32_t neighbour(const EntPassage* passage, uint32_t name, int step) {
  if ((step < 0 && name == 0) || (step > 0 && name + 1 >= passage->names->count)) {
    return ENT_NONE;
  }
  const uint32_t other = step < 0 ? name - 1 : name + 1;
  const EntName* item = ent_passage_item(passage, other);
  return item->sentence == passage->sentence && item->actor != ENT_NONE ? other : ENT_NONE;
}

EntGroup ent_passage_group(const EntPassage* passage, uint32_t name) {
  uint32_t low = name;
  uint32_t high = name;
  bool conjoined = false;
  for (uint32_t other;
       high - name < ENT_GROUP_SIZE / 2 && (other = neighbour(passage, high, 1)) != ENT_NONE &&
       are_listed(passage, ent_passage_item(passage, high), ent_passage_item(passage, other),
                  &conjoined);
       high = other) {
  }
  for (uint32_t other;
       name - low < ENT_GROUP_SIZE / 2 - 1 && (other = neighbour(passage, low, -1)) != ENT_NONE &&
       are_listed(passage, ent_passage_item(passage, other), ent_passage_item(passage, low),
                  &conjoined);
       low = other) {
  }
  EntGroup group = {{name}, 1};
  if (conjoined) { // "X, Y" without any "and" is an apposition
    for (group.n = 0; low + group.n <= high; group.n++) {
      group.names[group.n] = low + (uint32_t)group.n;
    }
  }
  return group;
}

/** Does a preposition govern the name ("the office of X")? */
static bool hangs_on_preposition(const EntPassage* passage, const EntName* name) {
  static const char* const prepositions[] = {
      "of",      "in",      "by",        "with",   "from",    "for",  "against",
      "to",      "at",      "on",        "near",   "over",    "into", "toward",
      "towards", "between", "about",     "under",  "through", "as",   "during",
      "inside",  "outside", "alongside", "around", "among",   "amid", NULL};
  static const char* const skipped[] = {"the", "a", "an", "its", "his", "their", "her", NULL};
  size_t at = name->first;
  if (at > passage->first && ent_passage_is_one_of(passage, at - 1, skipped)) {
    at--;
  }
  return at > passage->first && ent_passage_is_one_of(passage, at - 1, prepositions);
}

static bool is_possessive(const EntPassage* passage, const EntName* name) {
  static const char* const marks[] = {"'s", "'", "\xE2\x80\x99", NULL};
  return ent_passage_is_one_of(passage, name->first + name->count, marks);
}

/** The name right before a relative pronoun at `at`, a comma and a common noun skipped ("the Badr
    militia, which"). */
static uint32_t antecedent(const EntPassage* passage, size_t at) {
  if (at > passage->first && ent_passage_is(passage, at - 1, ",")) {
    at--;
  }
  const uint32_t name = at > passage->first ? ent_passage_name(passage, at - 1) : ENT_NONE;
  if (name != ENT_NONE || at < passage->first + 2 ||
      ent_passage_token(passage, at - 1)->upos != ENT_UPOS_NOUN) {
    return name;
  }
  return ent_passage_name(passage, at - 2);
}

/** The name that is the subject of the word at `at` in the tree: its own, else, for a verb that
    shares the subject of another ("attacked A and bombed B"), that of the other. ENT_NONE if the
    tree gives no name. */
static uint32_t tree_subject(const EntPassage* passage, size_t at) {
  enum { MOST = 4, FAR = 60 };
  const EntToken* tokens = &passage->scene->analysis->tokens[passage->first];
  const size_t n = passage->end - passage->first;
  size_t verb = at - passage->first;
  for (int steps = 0; steps < MOST; steps++) {
    for (size_t i = verb > FAR ? verb - FAR : 0; i < n && i < verb + FAR; i++) {
      if (tokens[i].head == verb + 1 &&
          ent_deprel_plain((EntDeprel)tokens[i].deprel) == ENT_DEPREL_NSUBJ) {
        return ent_passage_name(passage, passage->first + i);
      }
    }
    const EntDeprel deprel = (EntDeprel)tokens[verb].deprel;
    const bool shared = deprel == ENT_DEPREL_CONJ || deprel == ENT_DEPREL_XCOMP;
    if (!shared || tokens[verb].head == 0 || tokens[verb].head > n) {
      return ENT_NONE;
    }
    verb = tokens[verb].head - 1;
  }
  return ENT_NONE;
}

uint32_t ent_passage_subject(const EntPassage* passage, size_t at) {
  enum { FAR = 20 };
  static const char* const relatives[] = {"who", "which", "that", NULL};
  const uint32_t subject = at < passage->end ? tree_subject(passage, at) : ENT_NONE;
  if (subject != ENT_NONE) {
    return subject;
  }
  for (size_t steps = 0; at > passage->first && steps < FAR; steps++) {
    at--;
    if (ent_passage_is_one_of(passage, at, relatives)) {
      return antecedent(passage, at);
    }
    if (ent_passage_is_break(passage, at)) {
      return ENT_NONE;
    }
    const uint32_t name = ent_passage_name(passage, at);
    if (name == ENT_NONE) {
      continue;
    }
    const EntName* item = ent_passage_item(passage, name);
    if (!hangs_on_preposition(passage, item) && !is_possessive(passage, item)) {
      return name;
    }
    at = item->first;
  }
  return ENT_NONE;
}

uint32_t ent_passage_next(const EntPassage* passage, size_t at, size_t most) {
  for (size_t i = at; i < passage->end && i - at < most; i++) {
    const uint32_t name = ent_passage_name(passage, i);
    if (name != ENT_NONE) {
      return name;
    }
    if (ent_passage_is_break(passage, i)) {
      return ENT_NONE;
    }
  }
  return ENT_NONE;
}

uint32_t ent_passage_before(const EntPassage* passage, size_t at, bool possessive) {
  static const char* const marks[] = {"'s", "'", "\xE2\x80\x99", NULL};
  if (possessive) {
    if (at == passage->first || !ent_passage_is_one_of(passage, at - 1, marks)) {
      return ENT_NONE;
    }
    at--;
  }
  return at > passage->first ? ent_passage_name(passage, at - 1) : ENT_NONE;
}

/** Does one of the words stand at most `most` tokens before `at`, in the same clause? */
static bool word_before(const EntPassage* passage, size_t at, size_t most,
                        const char* const* words) {
  for (size_t steps = 0; at > passage->first && steps < most; steps++) {
    at--;
    if (ent_passage_is_one_of(passage, at, words)) {
      return true;
    }
    if (ent_passage_is(passage, at, ";") || ent_passage_is(passage, at, ":")) {
      return false;
    }
  }
  return false;
}

bool ent_passage_is_negated(const EntPassage* passage, size_t at) {
  static const char* const negations[] = {
      "not",    "never",  "no",      "without", "n't", "n\xE2\x80\x99t", "neither", "nor",
      "cannot", "nobody", "stopped", "hardly",  NULL};
  static const char* const denials[] = {"denied",   "denies",  "deny",     "denying",  "refused",
                                        "refuses",  "refuse",  "declined", "declines", "dismissed",
                                        "rejected", "rejects", "disputed", "disputes", NULL};
  return word_before(passage, at, 4, negations) || word_before(passage, at, 10, denials) ||
         (at >= passage->first + 2 && ent_passage_is(passage, at - 1, "to") &&
          ent_passage_is(passage, at - 2, "yet"));
}

bool ent_passage_is_in_vain(const EntPassage* passage, size_t at) {
  static const char* const words[] = {"failed", "fails", "fail", "failing", "failure", NULL};
  return word_before(passage, at, 10, words);
}

bool ent_passage_is_question(const EntPassage* passage) {
  size_t end = passage->end;
  while (end > passage->first + 1 && !ent_scene_looks(passage->scene, end - 1, ENT_LOOK_WORD)) {
    if (ent_passage_is(passage, end - 1, "?")) {
      return true;
    }
    end--;
  }
  return false;
}

bool ent_passage_is_hypothetical(const EntPassage* passage, size_t at) {
  static const char* const near[] = {"may", "might", "could",  "would", "should",
                                     "can", "must",  "unless", NULL};
  static const char* const far[] = {
      "if",    "whether", "plans",  "planned", "hopes",    "hoped",     "wants",       "wanted",
      "urged", "urges",   "urging", "calls",   "possible", "potential", "possibility", NULL};
  return word_before(passage, at, 4, near) || word_before(passage, at, 7, far) ||
         ent_passage_is_question(passage);
}

bool ent_passage_is_former(const EntPassage* passage, size_t at) {
  static const char* const words[] = {"former", "formerly", "ex",       "once",    "erstwhile",
                                      "late",   "ousted",   "deposed",  "onetime", "previously",
                                      "then",   "previous", "outgoing", NULL};
  return word_before(passage, at, 4, words);
}

void ent_claims_add(EntClaims* claims, const EntGroup* subjects, const EntGroup* objects,
                    EntClaim claim) {
  for (size_t i = 0; i < subjects->n; i++) {
    for (size_t k = 0; k < objects->n && claims->n < ENT_MAX_CLAIMS; k++) {
      claim.subject = subjects->names[i];
      claim.object = objects->names[k];
      claims->items[claims->n++] = claim;
    }
  }
}
