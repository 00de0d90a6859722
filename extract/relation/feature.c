#include "extract/relation/feature.h"

/** Longest path in the tree that is spelled out. */
enum { PATH_MOST = 10 };

/** One pair and where its features go. */
typedef struct {
  EntFeatures* out;
  const EntPassage* passage;
  const EntTree* tree;
  const EntName* a; ///< the name on the left
  const EntName* b;
  size_t start[2]; ///< first word of each name, in the sentence
  size_t end[2];   ///< behind its last
  uint32_t head[2];
  uint32_t kinds;           ///< both kinds as one number
  uint32_t up[PATH_MOST];   ///< [n_up] words from the left name up to, without, the top
  uint32_t down[PATH_MOST]; ///< [n_down] words from the right name up to, without, the top
  size_t n_up;
  size_t n_down;
  uint32_t top; ///< where both meet; ENT_NONE if they are too far apart
  bool hostile; ///< an act stands on the way that tells of rivalry even if it fails
} Pair;

/** The templates: each feature starts with its own. */
typedef enum {
  BIAS = 1,
  KINDS,
  DISTANCE,
  COUNTS,
  TYPE,
  CLAIM,
  PATH_FULL,
  PATH_LABELS,
  PATH_TOP,
  PATH_CLASSES,
  PATH_WORD,
  PATH_EDGE,
  PATH_TURN,
  PATH_FLAGS,
  PATH_CHILD,
  PATH_LENGTH,
  ENDS,
  HEAD_WORD,
  VERB,
  LIST,
  GAP_WORD,
  GAP_TWO,
  GAP_ALL,
  GAP_CUE,
  GAP_TITLE,
  SIDE_WORD,
  SIDE_TWO,
  SIDE_CUE,
  AROUND,
  SENTENCE_CUE,
  TENSE,
  YEARS,
  ACTOR,
  NAME_WORD
} Template;

static void add(const Pair* pair, Template template, uint32_t x, uint32_t y, uint32_t z) {
  EntFeatures* out = pair->out;
  if (out->n < ENT_MAX_FEATURES) {
    out->items[out->n++] = ent_mix(ent_mix(ent_mix(ent_mix(0, template), x), y), z);
  }
}

static const EntNode* node(const Pair* pair, size_t at) {
  return &pair->tree->nodes[at];
}

/** A number as one of few: 0, 1, 2, 3, 4, 6, 8, 12, … */
static uint32_t bucket(size_t n) {
  uint32_t b = 0;
  while (n > 3) {
    n = n * 2 / 3;
    b++;
  }
  return b * 4 + (uint32_t)n;
}

/** What a word is by class: of a cue, of a title, or its part of speech. */
static uint32_t class_of(const EntNode* word) {
  if (word->flags & ENT_NODE_NAME) {
    return word->symbol;
  }
  if (word->cue) {
    return 64u + word->cue;
  }
  if (word->sense) {
    return 256u + word->sense;
  }
  return word->title ? 128u + word->title : 192u + word->upos;
}

static uint32_t relation_of(const EntNode* word) {
  return word->cue ? 1u + (uint32_t)ent_form_relation((EntForm)(word->cue - 1)) : 0;
}

/** The word of a name whose head is outside of it; of a coordination, its first member. */
static uint32_t head_of(const Pair* pair, size_t start, size_t end) {
  for (size_t i = start; i < end; i++) {
    const uint32_t head = node(pair, i)->head;
    if (head == ENT_NONE || head < start || head >= end) {
      return (uint32_t)i;
    }
  }
  return (uint32_t)start;
}

/** Climb from both names to where they meet. */
static void find_path(Pair* pair) {
  uint32_t a = node(pair, pair->head[0])->first;
  uint32_t b = node(pair, pair->head[1])->first;
  pair->n_up = pair->n_down = 0;
  pair->top = ENT_NONE;
  while (a != b) {
    const bool climb_left = node(pair, a)->depth >= node(pair, b)->depth;
    uint32_t* at = climb_left ? &a : &b;
    size_t* n = climb_left ? &pair->n_up : &pair->n_down;
    if (*n == PATH_MOST || node(pair, *at)->head == ENT_NONE) {
      pair->n_up = pair->n_down = 0;
      return;
    }
    (climb_left ? pair->up : pair->down)[(*n)++] = *at;
    *at = node(pair, *at)->head;
  }
  pair->top = a;
}

/** One side of the path, from the name to the top. @param full  Receives hashes of the whole. */
static void add_side(const Pair* pair, const uint32_t* side, size_t n, uint32_t which,
                     uint32_t full[3]) {
  full[0] = full[1] = full[2] = which;
  for (size_t i = 0; i < n; i++) {
    const EntNode* word = node(pair, side[i]);
    const EntNode* above = node(pair, i + 1 < n ? side[i + 1] : pair->top);
    const uint32_t label = word->deprel;
    const uint32_t prep = word->prep;
    full[0] = ent_mix(ent_mix(full[0], label), ent_mix(prep, i > 0 ? word->symbol : 0));
    full[1] = ent_mix(ent_mix(full[1], label), 0);
    full[2] = ent_mix(ent_mix(full[2], label), ent_mix(prep, i > 0 ? class_of(word) : 0));
    add(pair, PATH_EDGE, above->symbol, label, which);
    add(pair, PATH_EDGE, above->symbol, ent_mix(label, prep), which);
    add(pair, PATH_EDGE, class_of(above), ent_mix(label, prep), which + 2);
    if (i == 0) {
      add(pair, HEAD_WORD, above->symbol, ent_mix(label, prep), ent_mix(which, pair->kinds));
      add(pair, HEAD_WORD, above->symbol, above->object, ent_mix(label, which));
    } else {
      const EntNode* below = node(pair, side[i - 1]);
      add(pair, PATH_WORD, word->symbol, which, 0);
      add(pair, PATH_WORD, class_of(word), which, 1);
      add(pair, PATH_TURN, ent_mix(below->deprel, word->symbol), label, which);
      add(pair, PATH_TURN, ent_mix(below->deprel, word->symbol), above->symbol, which);
      add(pair, PATH_FLAGS, word->flags & 15u, relation_of(word), which);
    }
  }
}

static void add_path(const Pair* pair) {
  uint32_t left[3];
  uint32_t right[3];
  if (pair->top == ENT_NONE) {
    add(pair, PATH_LENGTH, 99, 0, 0);
    return;
  }
  const EntNode* top = node(pair, pair->top);
  const bool inner = pair->n_up > 0 && pair->n_down > 0;
  add_side(pair, pair->up, pair->n_up, 0, left);
  add_side(pair, pair->down, pair->n_down, 1, right);
  const uint32_t word = inner ? top->symbol : 0;
  const uint32_t type = inner ? class_of(top) : 0;
  add(pair, PATH_FULL, left[0], right[0], word);
  add(pair, PATH_FULL, left[0], right[0], ent_mix(word, pair->kinds));
  add(pair, PATH_LABELS, left[1], right[1], 0);
  add(pair, PATH_LABELS, left[1], right[1], pair->kinds);
  add(pair, PATH_TOP, left[1], right[1], word);
  add(pair, PATH_TOP, left[1], right[1], type + 1);
  add(pair, PATH_CLASSES, left[2], right[2], type);
  add(pair, PATH_CLASSES, left[2], right[2], ent_mix(type, pair->kinds));
  add(pair, PATH_LENGTH, (uint32_t)pair->n_up, (uint32_t)pair->n_down, 0);
  if (inner) {
    const EntNode* x = node(pair, pair->up[pair->n_up - 1]);
    const EntNode* y = node(pair, pair->down[pair->n_down - 1]);
    add(pair, PATH_WORD, word, 2, 0);
    add(pair, PATH_WORD, word, 2, pair->kinds + 1);
    add(pair, PATH_WORD, type, 2, 1);
    add(pair, PATH_CHILD, word, top->object, 0);
    add(pair, PATH_TURN, word, ent_mix(x->deprel, x->prep), ent_mix(y->deprel, y->prep));
    add(pair, PATH_TURN, type, ent_mix(x->deprel, x->prep), ent_mix(y->deprel, y->prep));
    add(pair, PATH_TURN, word, x->symbol, y->symbol);
    add(pair, PATH_FLAGS, top->flags & 15u, relation_of(top), 2);
    add(pair, PATH_FLAGS, top->flags & 15u, word, 3);
  }
}

/** Are both names members of one coordination? */
static bool is_listed(const Pair* pair) {
  return pair->head[0] != pair->head[1] &&
         node(pair, pair->head[0])->first == node(pair, pair->head[1])->first;
}

/** Does a cue stand anywhere in the sentence? */
static bool has_cue(const Pair* pair) {
  for (size_t i = 0; i < pair->tree->n; i++) {
    if (node(pair, i)->cue) {
      return true;
    }
  }
  return false;
}

/** Does what stands on the way from one name to the other take back what it says? */
static EntDoubt doubt_at(const Pair* pair, uint32_t at) {
  static const char* const denials[] = {"denied",  "denies", "deny",     "denying",  "refused",
                                        "refuses", "refuse", "refusing", "declined", "declines",
                                        "stopped", "ruled",  NULL};
  static const char* const failures[] = {"failed", "fails", "fail", "failing", NULL};
  const EntNode* word = node(pair, at);
  if (word->flags & ENT_NODE_NAME) {
    return ENT_DOUBT_NONE;
  }
  if (ent_passage_is_one_of(pair->passage, pair->passage->first + at, denials)) {
    return ENT_DOUBT_DENIED;
  }
  if (!pair->hostile && ent_passage_is_one_of(pair->passage, pair->passage->first + at, failures)) {
    return ENT_DOUBT_DENIED;
  }
  if (word->flags & ENT_NODE_NEGATED) {
    return ENT_DOUBT_NEGATED;
  }
  return word->flags & ENT_NODE_MODAL ? ENT_DOUBT_MODAL : ENT_DOUBT_NONE;
}

/** Only the word that carries both names counts, and only if it is a cue: what else stands on the
    way may be in doubt while the tie is not ("Iran's ally, who may attack, …"). */
static EntDoubt find_doubt(Pair* pair) {
  const uint32_t* sides[2] = {pair->up, pair->down};
  const size_t counts[2] = {pair->n_up, pair->n_down};
  EntDoubt most = is_listed(pair) && !has_cue(pair) ? ENT_DOUBT_LISTED : ENT_DOUBT_NONE;
  if (pair->n_up == 0 || pair->n_down == 0) {
    return most;
  }
  for (size_t side = 0; side < 2; side++) {
    for (size_t i = 0; i < counts[side]; i++) {
      const EntNode* word = node(pair, sides[side][i]);
      pair->hostile |= word->cue == 1 + ENT_ARMED || word->cue == 1 + ENT_ELECTORAL ||
                       word->cue == 1 + ENT_REPRESSION;
    }
  }
  most = doubt_at(pair, pair->top);
  if (most == ENT_DOUBT_NONE && ent_passage_is_question(pair->passage)) {
    most = ENT_DOUBT_MODAL;
  }
  for (size_t side = 0; side < 2; side++) {
    for (size_t i = 1; i < counts[side]; i++) {
      const EntNode* word = node(pair, sides[side][i]);
      const EntDoubt doubt = word->cue ? doubt_at(pair, sides[side][i]) : ENT_DOUBT_NONE;
      most = doubt > most ? doubt : most;
    }
  }
  return node(pair, pair->top)->cue || most == ENT_DOUBT_DENIED ? most : ENT_DOUBT_NONE;
}

/** A hash of a folded word. */
static uint32_t hash_of(EntStr text) {
  uint32_t hash = 0;
  for (size_t i = 0; i < text.length; i++) {
    hash = ent_mix(hash, (unsigned char)text.bytes[i]);
  }
  return hash;
}

/** The words of a name that is no person's: they tell a body from an event or a place. */
static void add_name_words(const Pair* pair, unsigned which, const EntName* name) {
  const EntScene* scene = pair->passage->scene;
  const size_t last = name->first + name->count - 1;
  const uint32_t end = hash_of(ent_scene_folded(scene, last, 1));
  if (ent_sense_of(ent_scene_senses(scene, last, 1), ENT_SENSE_ORGANIZATION)) {
    add(pair, TYPE, end, which, 0);
    add(pair, TYPE, end, 2, pair->kinds);
  }
  if (name->kind != ENT_PERSON && name->state == ENT_NONE && name->how != ENT_BY_PRONOUN) {
    add(pair, NAME_WORD, end, 0, 0);
    add(pair, NAME_WORD, hash_of(ent_scene_folded(scene, name->first, 1)), 1, 0);
  }
}

/** What is known of an actor beside its place: how sure it is that it is one. */
static void add_actor(const Pair* pair, unsigned which, const EntName* name, uint32_t mentions) {
  const EntToken* head =
      ent_scene_token(pair->passage->scene, pair->passage->first + pair->head[which]);
  const uint32_t tagged = head->entity;
  const uint32_t sure = (name->sure ? 1u : 0u) + (name->located ? 2u : 0u) +
                        (name->honorific != ENT_NONE ? 4u : 0u) + (name->tail > 0 ? 8u : 0u);
  add(pair, ACTOR, tagged, (uint32_t)name->kind, 0);
  add(pair, ACTOR, tagged, pair->kinds, 1 + which);
  add(pair, ACTOR, sure, (uint32_t)name->kind, 3);
  add(pair, ACTOR, sure, pair->kinds, 4 + which);
  add(pair, ACTOR, (uint32_t)name->how, (uint32_t)name->kind, 6);
  add(pair, ACTOR, (uint32_t)name->how, pair->kinds, 7 + which);
  add(pair, ACTOR, bucket(mentions), (uint32_t)name->kind, 9);
  if (name->state != ENT_NONE) {
    add(pair, ACTOR, (uint32_t)name->state_name, head->deprel, 10 + which);
  }
}

/** Each name by itself: its place and its clause. */
static void add_name(const Pair* pair, unsigned which, uint32_t mentions) {
  const EntNode* head = node(pair, pair->head[which]);
  const EntNode* first = node(pair, head->first);
  const EntName* name = which ? pair->b : pair->a;
  add(pair, ENDS, first->deprel, head->prep, which);
  add_name_words(pair, which, name);
  add_actor(pair, which, name, mentions);
  add(pair, TYPE, (uint32_t)name->kind, head->upos, ent_mix(which, name->count == 1));
  uint32_t at = head->first;
  for (int steps = 0; steps < 8 && node(pair, at)->head != ENT_NONE; steps++) {
    const EntNode* word = node(pair, at);
    at = word->head;
    if (node(pair, at)->upos == ENT_UPOS_VERB) {
      add(pair, VERB, node(pair, at)->symbol, word->deprel, which);
      add(pair, VERB, class_of(node(pair, at)), word->deprel, which);
      break;
    }
  }
}

/** The words between the names. */
static void add_gap(const Pair* pair) {
  enum { MOST = 24, FEW = 6 };
  const size_t from = pair->end[0];
  const size_t to = pair->start[1];
  uint32_t whole = 7;
  uint32_t classes = 7;
  uint32_t before = 1;
  unsigned cues[4] = {0};
  for (size_t i = from; i < to; i++) {
    const EntNode* word = node(pair, i);
    whole = ent_mix(whole, word->symbol);
    classes = ent_mix(classes, class_of(word));
    cues[relation_of(word)]++;
    if (i - from < MOST / 2 || to - i <= MOST / 2) {
      add(pair, GAP_WORD, word->symbol, 0, 0);
      add(pair, GAP_TWO, before, word->symbol, 0);
      if (word->cue) {
        add(pair, GAP_CUE, word->cue, word->place, to - from > FEW);
      }
      if (word->title) {
        add(pair, GAP_TITLE, word->title, pair->kinds, to - from > FEW);
      }
      before = word->symbol;
    }
  }
  add(pair, GAP_TWO, before, 2, 0);
  if (to - from <= FEW) {
    add(pair, GAP_ALL, whole, 0, 0);
    add(pair, GAP_ALL, whole, pair->kinds, 1);
    add(pair, GAP_ALL, classes, pair->kinds, 2);
    add(pair, GAP_ALL, classes, 0, 3);
  }
  add(pair, SENTENCE_CUE, cues[1] > 0, cues[2] > 0, cues[3] > 0);
}

/** The word at a place that may lie outside of the sentence. */
static uint32_t symbol_at(const Pair* pair, size_t at) {
  return at < pair->tree->n ? node(pair, at)->symbol : 3u; // before the first it wraps around
}

/** The words around the names. */
static void add_sides(const Pair* pair) {
  enum { BEHIND = 6 };
  for (unsigned which = 0; which < 2; which++) {
    const size_t before = pair->start[which] - 1;
    const size_t after = pair->end[which];
    add(pair, SIDE_WORD, symbol_at(pair, before), which, 0);
    add(pair, SIDE_WORD, symbol_at(pair, after), which, 1);
    add(pair, SIDE_TWO, symbol_at(pair, before), symbol_at(pair, before - 1), which);
    add(pair, SIDE_TWO, symbol_at(pair, after), symbol_at(pair, after + 1), which + 2);
    if (before < pair->tree->n && node(pair, before)->title) {
      add(pair, SIDE_CUE, node(pair, before)->title, which, 9);
    }
  }
  for (size_t i = pair->end[1]; i < pair->tree->n && i < pair->end[1] + BEHIND; i++) {
    add(pair, AROUND, node(pair, i)->symbol, 1, 0);
    add(pair, SIDE_CUE, class_of(node(pair, i)), 1, 1);
  }
  for (size_t i = pair->start[0]; i > 0 && i + BEHIND > pair->start[0]; i--) {
    add(pair, AROUND, node(pair, i - 1)->symbol, 0, 0);
    add(pair, SIDE_CUE, class_of(node(pair, i - 1)), 0, 1);
  }
}

/** The tense of the clause that carries both names, and what is former about either. */
static void add_tense(const Pair* pair) {
  enum { BITS = ENT_FEAT_PAST | ENT_FEAT_PRESENT | ENT_FEAT_PARTICIPLE | ENT_FEAT_INFINITIVE };
  uint32_t at = pair->top;
  for (int steps = 0; at != ENT_NONE && steps < 6; steps++) {
    const EntNode* word = node(pair, at);
    if (word->upos == ENT_UPOS_VERB || (word->bits & (ENT_FEAT_PRESENT | ENT_FEAT_PAST)) != 0) {
      pair->out->present = (word->bits & ENT_FEAT_PRESENT) != 0;
      add(pair, TENSE, word->bits & BITS, word->flags & ENT_NODE_MODAL, 0);
      add(pair, TENSE, word->bits & BITS, word->symbol, 1);
      break;
    }
    at = word->head;
  }
  for (unsigned which = 0; which < 2; which++) {
    const uint32_t head = node(pair, pair->head[which])->head;
    const unsigned own = node(pair, pair->head[which])->flags & ENT_NODE_FORMER;
    const unsigned above = head == ENT_NONE ? 0 : node(pair, head)->flags & ENT_NODE_FORMER;
    add(pair, TENSE, own, above, 2 + which);
  }
}

/** How long before the article the years of the sentence lie. */
static void add_years(const Pair* pair) {
  const EntScene* scene = pair->passage->scene;
  const int now = scene->article->info.date.year;
  for (size_t i = 0; i < pair->tree->n; i++) {
    const EntStr form = ent_scene_folded(scene, pair->passage->first + i, 1);
    if (form.length != 4 || (form.bytes[0] != '1' && form.bytes[0] != '2')) {
      continue;
    }
    const int year = (form.bytes[0] - '0') * 1000 + (form.bytes[1] - '0') * 100 +
                     (form.bytes[2] - '0') * 10 + (form.bytes[3] - '0');
    const int ago = now - year;
    add(pair, YEARS, now == 0 ? 9 : ago <= 0 ? 0 : ago < 3 ? 1 : ago < 10 ? 2 : 3, 0, 0);
    add(pair, YEARS, (uint32_t)(year / 10), 0, 1);
  }
}

/** Cues anywhere in the sentence, and marks of what is not said as a fact. */
static void add_sentence(const Pair* pair) {
  unsigned cues[4] = {0};
  unsigned flags = 0;
  for (size_t i = 0; i < pair->tree->n; i++) {
    cues[relation_of(node(pair, i))]++;
    flags |= node(pair, i)->flags;
  }
  add(pair, SENTENCE_CUE, bucket(cues[1]), bucket(cues[2]), 5);
  add(pair, SENTENCE_CUE, flags & 3u, cues[2] > cues[1], 6);
}

/** Coordination, distance and what stands between. */
static void add_place(const Pair* pair, uint32_t left, uint32_t right,
                      const EntAcquaintance* known) {
  const size_t gap = pair->start[1] - pair->end[0];
  const uint32_t first = node(pair, pair->head[0])->first;
  add(pair, BIAS, 0, 0, 0);
  add(pair, KINDS, pair->kinds, 0, 0);
  add(pair, DISTANCE, bucket(gap), 0, 0);
  add(pair, DISTANCE, bucket(gap), pair->kinds, 1);
  add(pair, DISTANCE, right - left < 8 ? right - left : 8, 0, 2);
  add(pair, DISTANCE, right - left < 8 ? right - left : 8, pair->kinds, 3);
  add(pair, DISTANCE, bucket(pair->tree->n), 0, 4);
  add(pair, COUNTS, bucket(known->together), 0, 0);
  add(pair, COUNTS, bucket(known->together), pair->kinds, 1);
  const uint32_t fewer =
      known->mentions[0] < known->mentions[1] ? known->mentions[0] : known->mentions[1];
  add(pair, COUNTS, bucket(fewer), 0, 2);
  add(pair, COUNTS, bucket(known->actors), 0, 3);
  if (is_listed(pair)) {
    const uint32_t head = node(pair, first)->head;
    const uint32_t verb = head == ENT_NONE ? 0 : node(pair, head)->symbol;
    const uint32_t type = head == ENT_NONE ? 0 : class_of(node(pair, head));
    const bool cues = has_cue(pair);
    add(pair, LIST, cues, pair->kinds, 5);
    add(pair, LIST, cues, 0, 6);
    add(pair, LIST, 0, pair->kinds, 0);
    add(pair, LIST, verb, node(pair, first)->deprel, 1);
    add(pair, LIST, type, node(pair, first)->deprel, 2);
    add(pair, LIST, node(pair, first)->prep, verb, 3);
    add(pair, LIST, node(pair, first)->prep, 0, 4);
  }
}

/** What the rules say of these two. */
static void add_claims(const Pair* pair, const EntClaims* claims, uint32_t left, uint32_t right) {
  const EntName* names = pair->passage->names->items;
  unsigned found = 0;
  for (size_t i = 0; i < claims->n; i++) {
    const EntClaim* claim = &claims->items[i];
    const uint32_t s = names[claim->subject].actor;
    const uint32_t o = names[claim->object].actor;
    const bool forward = s == names[left].actor && o == names[right].actor;
    if (forward || (o == names[left].actor && s == names[right].actor)) {
      const uint32_t relation = 1u + (uint32_t)ent_form_relation(claim->form);
      add(pair, CLAIM, 1, relation, 0);
      add(pair, CLAIM, (uint32_t)claim->form, forward, 2);
      add(pair, CLAIM, relation, (uint32_t)(claim->confidence * 10), 3);
      add(pair, CLAIM, relation, pair->kinds, 4);
      add(pair, CLAIM, relation, claim->loose, 5);
      add(pair, CLAIM, (uint32_t)claim->form, claim->loose, 6);
      add(pair, CLAIM, claim->type, claim->loose, 7);
      found |= 1u << relation;
    }
  }
  add(pair, CLAIM, 0, found, 1);
}

void ent_features_set(EntFeatures* out, const EntPassage* passage, const EntTree* tree,
                      const EntClaims* claims, uint32_t left, uint32_t right,
                      const EntAcquaintance* known) {
  const EntName* names = passage->names->items;
  Pair pair = {.out = out,
               .passage = passage,
               .tree = tree,
               .a = &names[left],
               .b = &names[right],
               .start = {names[left].first - passage->first, names[right].first - passage->first}};
  out->n = 0;
  out->present = false;
  pair.end[0] = pair.start[0] + names[left].count;
  pair.end[1] = pair.start[1] + names[right].count;
  pair.head[0] = head_of(&pair, pair.start[0], pair.end[0]);
  pair.head[1] = head_of(&pair, pair.start[1], pair.end[1]);
  pair.kinds = (uint32_t)pair.a->kind * ENT_N_KINDS + (uint32_t)pair.b->kind;
  find_path(&pair);
  out->doubt = find_doubt(&pair);
  add_place(&pair, left, right, known);
  add_claims(&pair, claims, left, right);
  add_path(&pair);
  add_name(&pair, 0, known->mentions[0]);
  add_name(&pair, 1, known->mentions[1]);
  add_gap(&pair);
  add_sides(&pair);
  add_sentence(&pair);
  add_tense(&pair);
  add_years(&pair);
}
