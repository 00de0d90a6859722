#include "extract/actor/mention.h"

#include <stdlib.h>

/** How far back a pronoun or description looks, in sentences. */
enum { FAR = 2 };

/** Who was named last, on the way through the text. */
typedef struct {
  const EntScene* scene;
  EntNames* names; ///< grows behind `n_named`
  size_t n_named;  ///< names before any was added
  size_t sentence;
  size_t next; ///< first name of this sentence
  size_t past; ///< behind its last name
} Referrer;

static const EntToken* token_at(const Referrer* self, size_t i) {
  return &self->scene->analysis->tokens[i];
}

static const EntSentence* sentence_of(const Referrer* self) {
  return &self->scene->analysis->sentences[self->sentence];
}

/** The head of token `i`, or `i` itself for a root. */
static size_t head_of(const Referrer* self, size_t i) {
  const uint32_t head = token_at(self, i)->head;
  return head == 0 ? i : sentence_of(self)->first_token + head - 1;
}

/** The given name of a person, as far as the lexicon knows: 'm', 'f' or 'u'. */
static int gender_of(const Referrer* self, const EntName* name) {
  const EntSense* first =
      ent_sense_of(ent_scene_senses(self->scene, name->first, 1), ENT_SENSE_FIRST_NAME);
  return first && name->count > 1 ? first->type : 'u';
}

/** Gender of an actor by all its names. */
static int actor_gender(const Referrer* self, uint32_t actor, size_t before) {
  for (size_t i = 0; i < before; i++) {
    const EntName* name = &self->names->items[i];
    const int gender = name->actor == actor ? gender_of(self, name) : 'u';
    if (gender != 'u') {
      return gender;
    }
  }
  return 'u';
}

/** Is the name a subject, or the owner or apposition of none? */
static bool is_subject(const Referrer* self, const EntName* name) {
  for (size_t i = name->first; i < name->first + name->count; i++) {
    const EntDeprel deprel = ent_deprel_plain((EntDeprel)token_at(self, i)->deprel);
    if (deprel == ENT_DEPREL_NSUBJ) {
      return true;
    }
  }
  return false;
}

static bool is_group(const EntName* name) {
  return name->kind == ENT_ORGANIZATION || name->kind == ENT_STATE;
}

/** What a pronoun asks of its antecedent. */
typedef struct {
  bool person;
  int gender; ///< 'm', 'f' or 'u'
} Wanted;

static bool fits(const Referrer* self, const EntName* name, const Wanted* wanted) {
  if (name->actor == ENT_NONE || (wanted->person ? name->kind != ENT_PERSON : !is_group(name))) {
    return false;
  }
  if (name->state != ENT_NONE && name->state_name == ENT_STATE_DEMONYM) {
    return false; // "Iranian officials" are not "it"
  }
  const int gender = wanted->gender == 'u' ? 'u' : actor_gender(self, name->actor, self->past);
  return gender == 'u' || gender == wanted->gender;
}

/** The last fitting name before token `at` in names first … past - 1, a subject if there is one. */
static uint32_t best_of(const Referrer* self, size_t first, size_t past, size_t at,
                        const Wanted* wanted) {
  uint32_t best = ENT_NONE;
  for (size_t i = past; i > first; i--) {
    const EntName* name = &self->names->items[i - 1];
    if (name->first + name->count > at || !fits(self, name, wanted)) {
      continue;
    }
    if (is_subject(self, name)) {
      return (uint32_t)(i - 1);
    }
    best = best == ENT_NONE ? (uint32_t)(i - 1) : best;
  }
  return best;
}

/** The antecedent of a pronoun at token `at`: in its own sentence, else in the ones before. */
static uint32_t antecedent(Referrer* self, size_t at, const Wanted* wanted) {
  uint32_t found = best_of(self, self->next, self->past, at, wanted);
  size_t past = self->next;
  const size_t own = self->sentence;
  while (found == ENT_NONE && past > 0) {
    const size_t sentence = self->names->items[past - 1].sentence;
    size_t first = past;
    if (own - sentence > FAR) {
      break;
    }
    while (first > 0 && self->names->items[first - 1].sentence == sentence) {
      first--;
    }
    self->sentence = sentence; // is_subject() reads its tree
    found = best_of(self, first, past, at, wanted);
    self->sentence = own;
    past = first;
  }
  return found;
}

/** Add a mention of the actor that `name` names. */
static EntStatus add(Referrer* self, uint32_t name, size_t first, size_t count, EntLink how) {
  const EntScene* scene = self->scene;
  EntName mention = self->names->items[name];
  mention.span =
      (EntSpan){token_at(self, first)->span.start, token_at(self, first + count - 1)->span.end};
  mention.sentence = self->sentence;
  mention.first = first;
  mention.count = count;
  mention.how = how;
  mention.located = false;
  return ent_names_add(scene, self->names, mention);
}

/** The name that covers token `at` of this sentence; ENT_NONE if none does. */
static uint32_t name_over(const Referrer* self, size_t at) {
  for (size_t i = self->next; i < self->past; i++) {
    const EntName* name = &self->names->items[i];
    if (at >= name->first && at < name->first + name->count) {
      return name->actor == ENT_NONE ? ENT_NONE : (uint32_t)i;
    }
  }
  return ENT_NONE;
}

/** "who", "which", "that": the name that the relative clause describes. */
static EntStatus refer_relative(Referrer* self, size_t at) {
  size_t verb = at;
  for (int steps = 0; steps < 4; steps++) {
    if (token_at(self, verb)->deprel == ENT_DEPREL_ACL_RELCL) {
      const uint32_t name = name_over(self, head_of(self, verb));
      return name == ENT_NONE ? ENT_OK : add(self, name, at, 1, ENT_BY_PRONOUN);
    }
    verb = head_of(self, verb);
  }
  return ENT_OK;
}

static EntStatus refer_pronoun(Referrer* self, size_t at) {
  static const char* const he[] = {"he", "him", "his", "himself", NULL};
  static const char* const she[] = {"she", "her", "hers", "herself", NULL};
  static const char* const its[] = {"its", "itself", NULL};
  const EntScene* scene = self->scene;
  Wanted wanted = {true, 'u'};
  if (ent_scene_is_one_of(scene, at, he)) {
    wanted.gender = 'm';
  } else if (ent_scene_is_one_of(scene, at, she)) {
    wanted.gender = 'f';
  } else if (ent_scene_is_one_of(scene, at, its)) {
    wanted.person = false;
  } else {
    return ENT_OK;
  }
  const uint32_t name = wanted.person ? antecedent(self, at, &wanted)
                                      : best_of(self, self->next, self->past, at, &wanted);
  return name == ENT_NONE ? ENT_OK : add(self, name, at, 1, ENT_BY_PRONOUN);
}

/** The last body named before token `at` whose name, or nothing, holds the description's noun. */
static uint32_t described_body(const Referrer* self, size_t at, bool by_word) {
  const EntStr noun = ent_scene_folded(self->scene, at, 1);
  for (size_t i = self->past; i > 0; i--) {
    const EntName* name = &self->names->items[i - 1];
    if (self->sentence - name->sentence > FAR) {
      return ENT_NONE;
    }
    if (name->actor == ENT_NONE || name->kind != ENT_ORGANIZATION ||
        name->first + name->count > at) {
      continue;
    }
    for (size_t k = 0; by_word && k < name->count; k++) {
      if (ent_str_equal(noun, ent_scene_folded(self->scene, name->first + k, 1))) {
        return (uint32_t)(i - 1);
      }
    }
    if (!by_word) {
      return (uint32_t)(i - 1);
    }
  }
  return ENT_NONE;
}

/** "the group", "the militia": the body named last. */
static EntStatus refer_description(Referrer* self, size_t at) {
  static const char* const any_body[] = {
      "group", "organization", "organisation", "militia", "movement", "faction", NULL};
  static const char* const named_body[] = {
      "party", "army",    "front", "coalition", "alliance",   "bloc",    "council",
      "court", "company", "union", "ministry",  "commission", "brigade", NULL};
  const EntScene* scene = self->scene;
  const bool any = ent_scene_is_one_of(scene, at, any_body);
  if (at == sentence_of(self)->first_token || !ent_scene_is(scene, at - 1, "the") ||
      !(any || ent_scene_is_one_of(scene, at, named_body))) {
    return ENT_OK;
  }
  uint32_t name = described_body(self, at, true);
  name = name == ENT_NONE && any ? described_body(self, at, false) : name;
  return name == ENT_NONE ? ENT_OK : add(self, name, at, 1, ENT_BY_DESCRIPTION);
}

static EntStatus refer_in_sentence(Referrer* self) {
  const EntSentence* sentence = sentence_of(self);
  for (size_t i = sentence->first_token; i < sentence->first_token + sentence->n_tokens; i++) {
    const EntToken* token = token_at(self, i);
    if (name_over(self, i) != ENT_NONE) {
      continue;
    }
    if (token->upos == ENT_UPOS_PRON || token->upos == ENT_UPOS_DET) {
      ENT_TRY((token->bits & ENT_FEAT_RELATIVE) ? refer_relative(self, i) : refer_pronoun(self, i));
    } else if (token->upos == ENT_UPOS_NOUN) {
      ENT_TRY(refer_description(self, i));
    }
  }
  return ENT_OK;
}

static int by_place(const void* a, const void* b) {
  const EntName* x = a;
  const EntName* y = b;
  return (x->first > y->first) - (x->first < y->first);
}

EntStatus ent_refer(const EntScene* scene, EntNames* names) {
  Referrer self = {.scene = scene, .names = names, .n_named = names->count};
  for (self.sentence = 0; self.sentence < scene->analysis->n_sentences; self.sentence++) {
    self.next = self.past;
    while (self.past < self.n_named && names->items[self.past].sentence == self.sentence) {
      self.past++;
    }
    if (ent_scene_block(scene, self.sentence) == ENT_PARAGRAPH) {
      ENT_TRY(refer_in_sentence(&self));
    }
  }
  if (names->count > 1) {
    qsort(names->items, names->count, sizeof *names->items, by_place);
  }
  return ENT_OK;
}
