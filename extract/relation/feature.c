#include "extract/relation/pair.h"
#include "extract/relation/steps.h"

/** The tense of the clause that carries both names, and what is former about either. */
static void add_tense(const EntPair* pair) {
  enum { BITS = ENT_FEAT_PAST | ENT_FEAT_PRESENT | ENT_FEAT_PARTICIPLE | ENT_FEAT_INFINITIVE };
  uint32_t at = pair->top;
  for (int steps = 0; at != ENT_NONE && steps < 6; steps++) {
    const EntNode* word = ent_pair_node(pair, at);
    if (word->upos == ENT_UPOS_VERB || (word->bits & (ENT_FEAT_PRESENT | ENT_FEAT_PAST)) != 0) {
      ent_pair_add(pair, ENT_T_TENSE, word->bits & BITS, word->flags & ENT_NODE_MODAL, 0);
      ent_pair_add(pair, ENT_T_TENSE, word->bits & BITS, word->symbol, 1);
      break;
    }
    at = word->head;
  }
  for (unsigned which = 0; which < 2; which++) {
    const uint32_t head = ent_pair_node(pair, pair->head[which])->head;
    const unsigned own = ent_pair_node(pair, pair->head[which])->flags & ENT_NODE_FORMER;
    const unsigned above =
        head == ENT_NONE ? 0 : ent_pair_node(pair, head)->flags & ENT_NODE_FORMER;
    ent_pair_add(pair, ENT_T_TENSE, own, above, 2 + which);
  }
}

/** How long before the article the years of the sentence lie. */
static void add_years(const EntPair* pair) {
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
    ent_pair_add(pair, ENT_T_YEARS,
                 now == 0   ? 9
                 : ago <= 0 ? 0
                 : ago < 3  ? 1
                 : ago < 10 ? 2
                            : 3,
                 0, 0);
    ent_pair_add(pair, ENT_T_YEARS, (uint32_t)(year / 10), 0, 1);
  }
}

/** Cues anywhere in the sentence, and marks of what is not said as a fact. */
static void add_sentence(const EntPair* pair) {
  unsigned cues[4] = {0};
  unsigned flags = 0;
  for (size_t i = 0; i < pair->tree->n; i++) {
    cues[ent_relation_of(ent_pair_node(pair, i))]++;
    flags |= ent_pair_node(pair, i)->flags;
  }
  ent_pair_add(pair, ENT_T_SENTENCE_CUE, ent_bucket(cues[1]), ent_bucket(cues[2]), 5);
  ent_pair_add(pair, ENT_T_SENTENCE_CUE, flags & 3u, cues[2] > cues[1], 6);
}

/** Coordination, distance and what stands between. */
static void add_place(const EntPair* pair, uint32_t left, uint32_t right,
                      const EntAcquaintance* known) {
  const size_t gap = pair->start[1] - pair->end[0];
  const uint32_t first = ent_pair_node(pair, pair->head[0])->first;
  ent_pair_add(pair, ENT_T_BIAS, 0, 0, 0);
  ent_pair_add(pair, ENT_T_KINDS, pair->kinds, 0, 0);
  ent_pair_add(pair, ENT_T_DISTANCE, ent_bucket(gap), 0, 0);
  ent_pair_add(pair, ENT_T_DISTANCE, ent_bucket(gap), pair->kinds, 1);
  ent_pair_add(pair, ENT_T_DISTANCE, right - left < 8 ? right - left : 8, 0, 2);
  ent_pair_add(pair, ENT_T_DISTANCE, right - left < 8 ? right - left : 8, pair->kinds, 3);
  ent_pair_add(pair, ENT_T_DISTANCE, ent_bucket(pair->tree->n), 0, 4);
  ent_pair_add(pair, ENT_T_COUNTS, ent_bucket(known->together), 0, 0);
  ent_pair_add(pair, ENT_T_COUNTS, ent_bucket(known->together), pair->kinds, 1);
  const uint32_t a = known->a->mentions;
  const uint32_t b = known->b->mentions;
  ent_pair_add(pair, ENT_T_COUNTS, ent_bucket(a < b ? a : b), 0, 2);
  ent_pair_add(pair, ENT_T_COUNTS, ent_bucket(known->topic->actors), 0, 3);
  if (ent_pair_listed(pair)) {
    const uint32_t head = ent_pair_node(pair, first)->head;
    const uint32_t verb = head == ENT_NONE ? 0 : ent_pair_node(pair, head)->symbol;
    const uint32_t type = head == ENT_NONE ? 0 : ent_class_of(ent_pair_node(pair, head));
    const bool cues = pair->tree->cued;
    ent_pair_add(pair, ENT_T_LIST, cues, pair->kinds, 5);
    ent_pair_add(pair, ENT_T_LIST, cues, 0, 6);
    ent_pair_add(pair, ENT_T_LIST, 0, pair->kinds, 0);
    ent_pair_add(pair, ENT_T_LIST, verb, ent_pair_node(pair, first)->deprel, 1);
    ent_pair_add(pair, ENT_T_LIST, type, ent_pair_node(pair, first)->deprel, 2);
    ent_pair_add(pair, ENT_T_LIST, ent_pair_node(pair, first)->prep, verb, 3);
    ent_pair_add(pair, ENT_T_LIST, ent_pair_node(pair, first)->prep, 0, 4);
  }
}

/** Which part of the article the sentence stands in, and what the article is about. */
static void add_article(const EntPair* pair, const EntAcquaintance* known) {
  enum { PER_WORDS = 600 }; // words of an article in the news
  const EntTopic* topic = known->topic;
  const size_t sentence = pair->passage->sentence;
  const uint32_t place = sentence < 3 ? (uint32_t)sentence : 2 + ent_bucket(sentence / 3);
  const uint32_t length = ent_bucket(topic->sentences);
  ent_pair_add(pair, ENT_T_ARTICLE, place, 0, 0);
  ent_pair_add(pair, ENT_T_ARTICLE, place, pair->kinds, 1);
  ent_pair_add(pair, ENT_T_ARTICLE, length, 0, 2);
  ent_pair_add(pair, ENT_T_ARTICLE, length, pair->kinds, 3);
  ent_pair_add(pair, ENT_T_PROMINENCE, known->a->places, known->b->places, 0);
  ent_pair_add(pair, ENT_T_PROMINENCE, known->a->places, known->b->places, 1 + pair->kinds);
  for (EntRelation r = ENT_ALLY; r <= ENT_RIVAL; r++) {
    const uint32_t cues = ent_bucket((size_t)topic->cues[r] * PER_WORDS / topic->words);
    ent_pair_add(pair, ENT_T_TOPIC, cues, 0, r);
    ent_pair_add(pair, ENT_T_TOPIC, cues, 1 + pair->kinds, r);
  }
  const uint32_t allies = topic->cues[ENT_ALLY];
  const uint32_t rivals = topic->cues[ENT_RIVAL];
  ent_pair_add(pair, ENT_T_TOPIC,
               (allies > rivals) + 2u * (allies > 2 * rivals) + 4u * (2 * allies > rivals), 0,
               ENT_N_RELATIONS);
}

/** What the rules say of these two. @return a bit for each relation, from bit 1 on. */
static unsigned add_claims(const EntPair* pair, const EntClaims* claims, uint32_t left,
                           uint32_t right) {
  const EntName* names = pair->passage->names->items;
  unsigned found = 0;
  for (size_t i = 0; i < claims->n; i++) {
    const EntClaim* claim = &claims->items[i];
    const uint32_t s = names[claim->subject].actor;
    const uint32_t o = names[claim->object].actor;
    const bool forward = s == names[left].actor && o == names[right].actor;
    if (forward || (o == names[left].actor && s == names[right].actor)) {
      const uint32_t relation = 1u + (uint32_t)ent_form_relation(claim->form);
      ent_pair_add(pair, ENT_T_CLAIM, 1, relation, 0);
      ent_pair_add(pair, ENT_T_CLAIM, (uint32_t)claim->form, forward, 2);
      ent_pair_add(pair, ENT_T_CLAIM, relation, (uint32_t)(claim->confidence * 10), 3);
      ent_pair_add(pair, ENT_T_CLAIM, relation, pair->kinds, 4);
      ent_pair_add(pair, ENT_T_CLAIM, relation, claim->loose, 5);
      ent_pair_add(pair, ENT_T_CLAIM, (uint32_t)claim->form, claim->loose, 6);
      ent_pair_add(pair, ENT_T_CLAIM, claim->type, claim->loose, 7);
      found |= 1u << relation;
    }
  }
  ent_pair_add(pair, ENT_T_CLAIM, 0, found, 1);
  return found;
}

static uint8_t fact(uint32_t value) {
  return (uint8_t)(value < ENT_PAIR_FACT_VALUES ? value : ENT_PAIR_FACT_VALUES - 1);
}

/** Where the two stand, for the encoder. */
static void set_words(const EntPair* pair, unsigned claims, const EntAcquaintance* known) {
  EntPairWords* words = &pair->out->words;
  *words = (EntPairWords){
      .head = {pair->head[0], pair->head[1]},
      .top = pair->top,
      .from = (uint32_t)pair->end[0],
      .to = (uint32_t)pair->start[1],
      .facts = {[ENT_PAIR_KINDS] = fact(pair->kinds),
                [ENT_PAIR_GAP] = fact(ent_bucket(pair->start[1] - pair->end[0])),
                [ENT_PAIR_DOUBT] = fact(2u * (uint32_t)pair->out->doubt + ent_pair_listed(pair)),
                [ENT_PAIR_CLAIMS] = fact(claims),
                [ENT_PAIR_TOGETHER] = fact(ent_bucket(known->together)),
                [ENT_PAIR_PROMINENCE] = fact(4 * known->a->places + known->b->places),
                [ENT_PAIR_LEAN_LEFT] = fact(ent_pair_lean(pair, 0)),
                [ENT_PAIR_LEAN_RIGHT] = fact(ent_pair_lean(pair, 1)),
                [ENT_PAIR_SURE_LEFT] = fact(ent_pair_sure(pair, 0)),
                [ENT_PAIR_SURE_RIGHT] = fact(ent_pair_sure(pair, 1)),
                [ENT_PAIR_MENTIONS] =
                    fact(ent_bucket(known->a->mentions < known->b->mentions ? known->a->mentions
                                                                            : known->b->mentions)),
                [ENT_PAIR_ACTORS] = fact(ent_bucket(known->topic->actors)),
                [ENT_PAIR_PLACE] = fact(ent_bucket(pair->passage->sentence))}};
  for (size_t i = 0; i < pair->n_up; i++) {
    words->path[words->n_path++] = pair->up[i];
  }
  for (size_t i = pair->n_down; i > 0; i--) {
    words->path[words->n_path++] = pair->down[i - 1];
  }
}

void ent_features_set(EntFeatures* out, const EntPassage* passage, const EntTree* tree,
                      const EntClaims* claims, uint32_t left, uint32_t right,
                      const EntAcquaintance* known) {
  const EntName* names = passage->names->items;
  EntPair pair = {
      .out = out,
      .passage = passage,
      .tree = tree,
      .a = &names[left],
      .b = &names[right],
      .start = {names[left].first - passage->first, names[right].first - passage->first}};
  out->n = 0;
  pair.end[0] = pair.start[0] + names[left].count;
  pair.end[1] = pair.start[1] + names[right].count;
  pair.head[0] = (uint32_t)(ent_head_of_name(passage, left) - passage->first);
  pair.head[1] = (uint32_t)(ent_head_of_name(passage, right) - passage->first);
  pair.kinds = (uint32_t)pair.a->kind * ENT_N_KINDS + (uint32_t)pair.b->kind;
  ent_pair_path(&pair);
  out->doubt = ent_pair_doubt(&pair);
  add_place(&pair, left, right, known);
  set_words(&pair, add_claims(&pair, claims, left, right), known);
  ent_add_path(&pair);
  ent_add_name(&pair, 0, known->a->mentions);
  ent_add_name(&pair, 1, known->b->mentions);
  ent_add_gap(&pair);
  ent_add_sides(&pair);
  add_sentence(&pair);
  add_article(&pair, known);
  add_tense(&pair);
  add_years(&pair);
}
