#include "extract/language/entity.h"

#include "extract/language/eisner.h"
#include "extract/language/feature.h"
#include "graph/base/unicode.h"

enum { LABELS = ENT_N_NAME_LABELS, KINDS = ENT_N_NAME_KINDS };

/** The parts of a name within its kind's labels. */
enum { BEGIN, INSIDE, END, SINGLE };

/** States between words: in no name, or inside one of some kind. */
enum { OUTSIDE = KINDS, STATES = KINDS + 1 };

typedef struct {
  int64_t score[STATES];
  uint8_t label[STATES]; ///< of the word that leads into the state
  uint8_t from[STATES];  ///< the state before
} Column;

static void offer(Column* column, size_t state, int64_t score, size_t label, size_t from) {
  if (score > column->score[state]) {
    column->score[state] = score;
    column->label[state] = (uint8_t)label;
    column->from[state] = (uint8_t)from;
  }
}

/** Extend the best ways to each state by one word. */
static Column extend(const int64_t* before, const int32_t* scores) {
  Column column = {{0}, {0}, {0}};
  for (size_t s = 0; s < STATES; s++) {
    column.score[s] = INT64_MIN / 2;
  }
  offer(&column, OUTSIDE, before[OUTSIDE] + scores[0], 0, OUTSIDE);
  for (size_t k = 0; k < KINDS; k++) {
    const size_t label = 1 + 4 * k;
    offer(&column, OUTSIDE, before[OUTSIDE] + scores[label + SINGLE], label + SINGLE, OUTSIDE);
    offer(&column, OUTSIDE, before[k] + scores[label + END], label + END, k);
    offer(&column, k, before[OUTSIDE] + scores[label + BEGIN], label + BEGIN, OUTSIDE);
    offer(&column, k, before[k] + scores[label + INSIDE], label + INSIDE, k);
  }
  return column;
}

/** EntToken.lean: the best label of a name against none, in units of the scores. */
static uint8_t lean_of(const EntNameScores* scores) {
  enum { UNDECIDED = 8, MOST = 15 };
  int32_t best = scores->of[1];
  for (size_t label = 2; label < LABELS; label++) {
    best = scores->of[label] > best ? scores->of[label] : best;
  }
  const int32_t far = ((best >> 1) - (scores->of[0] >> 1)) / (1 << (ENT_Q_SUM - 1)) + UNDECIDED;
  return (uint8_t)(far < 0 ? 0 : far > MOST ? MOST : far);
}

void ent_entities(const EntNameScores* scores, EntToken* tokens, size_t n) {
  Column columns[ENT_LONGEST_SENTENCE + 1]; // before the first word, and behind each
  for (size_t s = 0; s < STATES; s++) {
    columns[0].score[s] = s == OUTSIDE ? 0 : INT64_MIN / 2;
  }
  for (size_t i = 0; i < n; i++) {
    columns[i + 1] = extend(columns[i].score, scores[i].of);
  }
  size_t state = OUTSIDE;
  for (size_t i = n; i-- > 0;) {
    const size_t label = columns[i + 1].label[state];
    const size_t kind = label ? (label - 1) / 4 : KINDS;
    const size_t part = label ? (label - 1) % 4 : INSIDE;
    tokens[i].entity = (uint8_t)(kind < ENT_ENTITY_NONE ? kind : ENT_ENTITY_NONE);
    tokens[i].begins_entity = kind < ENT_ENTITY_NONE && (part == BEGIN || part == SINGLE);
    tokens[i].lean = lean_of(&scores[i]);
    state = columns[i + 1].from[state];
  }
}

/** What all mentions of one form say. */
typedef struct {
  uint32_t key; ///< hash of the form; 0 is an empty place
  uint32_t count;
  int64_t sum[KINDS];
} Mentions;

/** How much of the others' opinion counts, in 1/16. */
enum { SHARE = 8 };

/** How far a word leans to a kind of name rather than none. */
static int32_t leaning(const EntNameScores* scores, size_t kind) {
  const int32_t* of = scores->of + 1 + 4 * kind;
  int32_t most = of[0];
  for (size_t part = 1; part < 4; part++) {
    most = of[part] > most ? of[part] : most;
  }
  const int32_t limit = 8 << ENT_Q_SUM;
  const int32_t far = (most >> 1) - (scores->of[0] >> 1);
  return far > limit / 2 ? limit : far < -limit / 2 ? -limit : 2 * far;
}

/** Does a form start with a capital letter? */
static bool is_capital(EntStr form) {
  size_t n = 0;
  return ent_is_upper(ent_utf8_next(form, &n));
}

static Mentions* find(Mentions* table, unsigned bits, EntStr form) {
  const uint32_t key = ent_hash_bytes(form.bytes, form.length, 0);
  const uint32_t mask = ((uint32_t)1 << bits) - 1;
  uint32_t at = ent_pair_start(key, bits);
  while (table[at].key != 0 && table[at].key != key) {
    at = (at + 1) & mask;
  }
  table[at].key = key;
  return &table[at];
}

/** Add to a word's scores what the other mentions of its form say on average. */
static void hear(const Mentions* mentions, EntNameScores* scores) {
  const int64_t others = (int64_t)mentions->count - 1;
  for (size_t k = 0; k < KINDS && others > 0; k++) {
    const int64_t mean = (mentions->sum[k] - leaning(scores, k)) / others;
    for (size_t part = 0; part < 4; part++) {
      scores->of[1 + 4 * k + part] += (int32_t)(mean * SHARE / 16);
    }
  }
}

EntStatus ent_entities_agree(const EntToken* tokens, EntNameScores* scores, size_t n,
                             EntArena* arena, EntError* err) {
  size_t capitals = 0;
  unsigned bits = 4;
  for (size_t i = 0; i < n; i++) {
    capitals += is_capital(tokens[i].form);
  }
  while (((size_t)1 << bits) < 2 * capitals) {
    bits++;
  }
  Mentions* table = ent_arena_array(arena, (size_t)1 << bits, sizeof *table);
  if (!table) {
    return ent_no_memory(err);
  }
  for (size_t i = 0; i < n; i++) {
    if (is_capital(tokens[i].form)) {
      Mentions* mentions = find(table, bits, tokens[i].form);
      mentions->count++;
      for (size_t k = 0; k < KINDS; k++) {
        mentions->sum[k] += leaning(&scores[i], k);
      }
    }
  }
  for (size_t i = 0; i < n; i++) {
    if (is_capital(tokens[i].form)) {
      hear(find(table, bits, tokens[i].form), &scores[i]);
    }
  }
  return ENT_OK;
}
