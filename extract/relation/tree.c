#include "extract/relation/tree.h"

#include "extract/relation/sense.h"

/** FNV-1a of a lemma, letters of ASCII in lower case. */
static uint32_t hash_lemma(const char* lemma) {
  uint32_t hash = 2166136261u;
  for (; *lemma; lemma++) {
    const unsigned char c = (unsigned char)*lemma;
    hash = (hash ^ (c >= 'A' && c <= 'Z' ? c + 32u : c)) * 16777619u;
  }
  return hash;
}

/** Symbols that are no lemmas. */
enum { SYMBOL_NAME = 1, SYMBOL_PROPER = 16, SYMBOL_NUMBER = 17 };

/** What stands for a word: names by their kind, so that nothing is learned of a single actor. */
static uint32_t symbol_of(const EntPassage* passage, size_t token) {
  const EntToken* word = ent_passage_token(passage, token);
  const uint32_t name = ent_passage_name(passage, token);
  if (name != ENT_NONE) {
    return SYMBOL_NAME + (uint32_t)ent_passage_item(passage, name)->kind;
  }
  if (word->upos == ENT_UPOS_PROPN) {
    return SYMBOL_PROPER;
  }
  return word->upos == ENT_UPOS_NUM ? SYMBOL_NUMBER : hash_lemma(word->lemma);
}

static void set_words(EntTree* tree, const EntPassage* passage) {
  const EntToken* tokens = &passage->scene->analysis->tokens[passage->first];
  for (size_t i = 0; i < tree->n; i++) {
    const bool root = tokens[i].head == 0 || tokens[i].head > tree->n || tokens[i].head == i + 1;
    const bool named = ent_passage_name(passage, passage->first + i) != ENT_NONE;
    const bool passive = (tokens[i].bits & ENT_FEAT_PASSIVE) != 0;
    tree->nodes[i] = (EntNode){
        .symbol = symbol_of(passage, passage->first + i),
        .head = root ? ENT_NONE : tokens[i].head - 1,
        .first = (uint32_t)i,
        .bits = tokens[i].bits,
        .deprel = tokens[i].deprel,
        .upos = tokens[i].upos,
        .flags = (uint8_t)((named ? ENT_NODE_NAME : 0) | (passive ? ENT_NODE_PASSIVE : 0))};
  }
}

/** What a word says of its head. */
static unsigned flags_for_head(const EntPassage* passage, size_t token) {
  const bool yet_to = ent_passage_is(passage, token, "yet") &&
                      ent_passage_is(passage, token + 1, "to"); // "has yet to support"
  if (yet_to || ent_passage_negates(passage, token)) {
    return ENT_NODE_NEGATED;
  }
  const EntDeprel deprel = (EntDeprel)ent_passage_token(passage, token)->deprel;
  const bool helps = deprel == ENT_DEPREL_AUX || deprel == ENT_DEPREL_MARK; // not the month
  const int modal = ENT_WORD_MODAL | ENT_WORD_CONDITION | ENT_WORD_EXCEPTION;
  if (helps &&
      (ent_passage_form_is(passage, token, modal) || ent_passage_is(passage, token, "shall"))) {
    return ENT_NODE_MODAL;
  }
  return ent_passage_is_former_word(passage, token) ? ENT_NODE_FORMER : 0;
}

/** Tell each head what hangs on it. */
static void set_heads(EntTree* tree, const EntPassage* passage) {
  for (size_t i = 0; i < tree->n; i++) {
    const EntNode* node = &tree->nodes[i];
    if (node->head == ENT_NONE) {
      continue;
    }
    EntNode* head = &tree->nodes[node->head];
    const EntDeprel deprel = ent_deprel_plain((EntDeprel)node->deprel);
    if ((deprel == ENT_DEPREL_CASE || deprel == ENT_DEPREL_MARK) && head->prep == 0 &&
        node->upos != ENT_UPOS_PART) {
      head->prep = node->symbol;
    }
    if (deprel == ENT_DEPREL_OBJ) {
      head->object = node->symbol;
    }
    if (deprel == ENT_DEPREL_COP || deprel == ENT_DEPREL_AUX) { // "is a member", "has attacked"
      head->bits |= node->bits & (ENT_FEAT_PRESENT | ENT_FEAT_PAST);
    }
    head->flags |= (uint8_t)flags_for_head(passage, passage->first + i);
  }
}

/** Find the first member of each coordination, and give the names in it its preposition. */
static void undo_coordination(EntTree* tree) {
  enum { MOST = 64 };
  for (size_t i = 0; i < tree->n; i++) {
    uint32_t first = (uint32_t)i;
    for (int steps = 0; steps < MOST && tree->nodes[first].deprel == ENT_DEPREL_CONJ &&
                        tree->nodes[first].head != ENT_NONE;
         steps++) {
      first = tree->nodes[first].head;
    }
    tree->nodes[i].first = first;
  }
  for (size_t i = 0; i < tree->n; i++) {
    EntNode* node = &tree->nodes[i];
    const EntNode* first = &tree->nodes[node->first];
    if (node->first != i && (node->flags & ENT_NODE_NAME)) {
      node->prep = node->prep ? node->prep : first->prep;
    }
  }
}

/** Count the steps to the root. What hangs deeper than MOST, or in a cycle, counts as that deep. */
static void set_depths(EntTree* tree) {
  enum { MOST = 100 };
  for (size_t i = 0; i < tree->n; i++) {
    uint16_t depth = 0;
    for (uint32_t at = tree->nodes[i].head; at != ENT_NONE && depth < MOST;
         at = tree->nodes[at].head) {
      depth++;
    }
    tree->nodes[i].depth = depth;
  }
}

/** Mark the words of cues and titles. */
static void set_senses(EntTree* tree, const EntPassage* passage) {
  for (size_t i = 0; i < tree->n;) {
    size_t n = 0;
    const size_t token = passage->first + i;
    const EntSense* title =
        ent_scene_longest(passage->scene, token, passage->end, ENT_SENSE_TITLE, &n);
    for (size_t k = 0; title && k < n; k++) {
      tree->nodes[i + k].title = (uint8_t)(1 + title->type);
    }
    const EntSense* sense =
        ent_scene_longest(passage->scene, token, passage->end, ENT_SENSE_CUE, &n);
    if (sense && !(tree->nodes[i].flags & ENT_NODE_NAME)) {
      const EntCue* cue = ent_cue_of(passage->scene, token, n);
      tree->cued |= !cue->neutral;
      for (size_t k = 0; k < n; k++) {
        tree->nodes[i + k].cue = (uint8_t)(cue->neutral ? 0 : 1 + cue->form);
        tree->nodes[i + k].place = (uint8_t)(1 + cue->place);
        tree->nodes[i + k].sense = cue->type;
      }
      i += n;
    } else {
      i++;
    }
  }
}

void ent_tree_set(EntTree* tree, const EntPassage* passage) {
  tree->n = passage->end - passage->first;
  tree->cued = false;
  set_words(tree, passage);
  set_heads(tree, passage);
  undo_coordination(tree);
  set_depths(tree);
  set_senses(tree, passage);
}
