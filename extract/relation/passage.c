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

bool ent_passage_form_is(const EntPassage* passage, size_t token, int classes) {
  return token >= passage->first && token < passage->end &&
         ent_scene_form_is(passage->scene, token, classes);
}

bool ent_passage_lemma_is(const EntPassage* passage, size_t token, int classes) {
  return token >= passage->first && token < passage->end &&
         ent_scene_lemma_is(passage->scene, token, classes);
}

bool ent_passage_is_possessive(const EntPassage* passage, size_t token) {
  return ent_passage_is(passage, token, "'s") || ent_passage_is(passage, token, "'");
}

bool ent_passage_is_break(const EntPassage* passage, size_t token) {
  static const char* const marks[] = {";", ":", "\"", "\xE2\x80\x9C", "\xE2\x80\x9D", NULL};
  return ent_passage_is_one_of(passage, token, marks) ||
         ent_passage_form_is(passage, token, ENT_WORD_CLAUSE);
}

/** Words that may stand between two members of a list. */
static bool is_list_filler(const EntPassage* passage, size_t token) {
  static const char* const fillers[] = {",",    "and",  "or",  "&",     "the", "both", "as", "well",
                                        "then", "also", "its", "their", "(",   ")",    NULL};
  const EntSense* senses = ent_scene_senses(passage->scene, token, 1);
  return ent_passage_is_one_of(passage, token, fillers) || ent_sense_of(senses, ENT_SENSE_TITLE) ||
         ent_sense_of(senses, ENT_SENSE_ORGANIZATION);
}

/** Are they the two of "both sides", "the two countries", each on a word of its own? */
static bool are_both(const EntPassage* passage, const EntName* a, const EntName* b) {
  static const char* const words[] = {"two", "both", NULL};
  return a->first + 1 == b->first && a->how == ENT_BY_DESCRIPTION && b->how == ENT_BY_DESCRIPTION &&
         ent_passage_is_one_of(passage, a->first, words);
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
  if (are_both(passage, a, b)) {
    *conjoined = true;
    return true;
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
