#include "extract/language/network.h"

#include "extract/language/eisner.h"
#include "extract/language/kernel.h"
#include "extract/language/vectors.h"

#include <stdbool.h>
#include <string.h>

enum { WIDTH = ENT_WIDTH, HALF = ENT_WIDTH / 2, GATED = ENT_GATES * ENT_WIDTH };

/** Where the gates begin in a row of GATED columns, behind the value. */
enum { KEEP = ENT_WIDTH, SHOW = 2 * ENT_WIDTH };

/** Bits behind the point of the recurrence: its state, and a gate between 0 and 1. */
enum { Q_STATE = 12, Q_GATE = 14, STATE_MOST = (8 << Q_STATE) - 1 };

struct EntNetwork {
  const EntModel* model;
  int16_t* x;       ///< [n][WIDTH]
  int32_t* gated;   ///< [n][GATED]
  int32_t* top;     ///< [n][top.width]
  int16_t* asked;   ///< [n][ENT_ARC]
  int32_t* sums;    ///< [n][the widest of ENT_ARC, deprel_width and the arcs of a word]
  int16_t* heads;   ///< matrix [ENT_ARC][n + 1, whole steps]
  int16_t* hidden;  ///< [n][ENT_LABEL]
  int32_t* scores;  ///< [n][n + 1]
  void* scratch;    ///< of ent_eisner()
  uint32_t* parent; ///< [n]
};

static size_t whole_steps(size_t n) {
  return (n + ENT_KERNEL_STEP - 1) / ENT_KERNEL_STEP * ENT_KERNEL_STEP;
}

EntNetwork* ent_network_new(const EntModel* model, EntArena* arena, size_t capacity) {
  const size_t n = capacity;
  const size_t arcs = whole_steps(n + 1);
  size_t widest = arcs > ENT_ARC ? arcs : ENT_ARC;
  widest = widest > model->deprel_width ? widest : model->deprel_width;
  EntNetwork* network = ent_arena_alloc(arena, sizeof *network);
  if (!network) {
    return NULL;
  }
  *network = (EntNetwork){.model = model,
                          .x = ent_arena_array(arena, n * WIDTH, sizeof(int16_t)),
                          .gated = ent_arena_array(arena, n * GATED, sizeof(int32_t)),
                          .top = ent_arena_array(arena, n * model->top.width, sizeof(int32_t)),
                          .asked = ent_arena_array(arena, n * ENT_ARC, sizeof(int16_t)),
                          .sums = ent_arena_array(arena, n * widest, sizeof(int32_t)),
                          .heads = ent_arena_array(arena, arcs * ENT_ARC, sizeof(int16_t)),
                          .hidden = ent_arena_array(arena, n * ENT_LABEL, sizeof(int16_t)),
                          .scores = ent_arena_array(arena, n * (n + 1), sizeof(int32_t)),
                          .scratch = ent_arena_alloc(arena, ent_eisner_scratch(n)),
                          .parent = ent_arena_array(arena, n, sizeof(uint32_t))};
  const bool whole = network->x && network->gated && network->top && network->asked &&
                     network->sums && network->heads && network->hidden && network->scores &&
                     network->scratch && network->parent;
  return whole ? network : NULL;
}

static inline int32_t clamp(int32_t value, int32_t most) {
  return value > most ? most : value < -most ? -most : value;
}

/** The tables that a network's words are looked up in. */
typedef struct {
  const EntPair* table;
  unsigned bits;
  const int8_t* rows; ///< [n][WIDTH]
} Tables;

/** Have the places fetched where the keys of a word will be looked for. */
static inline void fetch_places(const Tables* tables, const EntKeys* keys) {
  for (size_t f = 0; f < ENT_N_FEATURES; f++) {
    __builtin_prefetch(&tables->table[ent_pair_start(keys->of[f], tables->bits)]);
  }
}

/** Find the rows of a word, 0 for none, and have them fetched. */
static inline void find_rows(const Tables* tables, const EntKeys* keys,
                             uint32_t found[ENT_N_FEATURES]) {
  for (size_t f = 0; f < ENT_N_FEATURES; f++) {
    const uint32_t key = keys->of[f];
    const uint32_t row = key ? ent_pair_find(tables->table, tables->bits, key) : 0;
    found[f] = row == 0 && f == ENT_FEATURE_FORM ? 1 : row;
    __builtin_prefetch(tables->rows + (size_t)found[f] * WIDTH);
    __builtin_prefetch(tables->rows + (size_t)found[f] * WIDTH + WIDTH / 2);
  }
}

/** What a word is to the network: the sum of the rows of its features, and its vector. */
static inline __attribute__((always_inline)) void embed_word(const EntModel* model,
                                                             const int8_t* rows,
                                                             const uint32_t found[ENT_N_FEATURES],
                                                             uint32_t form, int16_t* x) {
  int16_t sum[WIDTH] = {0};
  for (size_t f = 0; f < ENT_N_FEATURES; f++) {
    const int8_t* from = rows + (size_t)found[f] * WIDTH;
    for (size_t j = 0; found[f] != 0 && j < WIDTH; j++) {
      sum[j] = (int16_t)(sum[j] + from[j]);
    }
  }
  int32_t whole[WIDTH];
  for (size_t j = 0; j < WIDTH; j++) {
    whole[j] = (int32_t)sum[j] * (1 << model->row_shift);
  }
  const uint8_t* vector = ent_vector_find(form);
  for (size_t j = 0; vector && j < ENT_VECTOR; j++) {
    whole[j] += ent_vector_at(vector, j);
  }
  for (size_t j = 0; j < WIDTH; j++) {
    x[j] = (int16_t)clamp(whole[j], ENT_VALUE_MOST);
  }
}

/** Embed all words, each after what the next one needs was asked for. */
static inline __attribute__((always_inline)) void embed_with(EntNetwork* network,
                                                             const EntKeys* keys, size_t n) {
  const EntModel* model = network->model;
  const Tables tables = {ent_model_section(model, ENT_MODEL_VOCABULARY),
                         ent_model_bits(model, ENT_MODEL_VOCABULARY),
                         ent_model_section(model, ENT_MODEL_ROWS)};
  uint32_t found[2][ENT_N_FEATURES];
  if (n > 0) {
    find_rows(&tables, &keys[0], found[0]);
  }
  for (size_t i = 0; i < n; i++) {
    if (i + 2 < n) {
      fetch_places(&tables, &keys[i + 2]);
    }
    if (i + 1 < n) {
      find_rows(&tables, &keys[i + 1], found[(i + 1) % 2]);
    }
    embed_word(model, tables.rows, found[i % 2], keys[i].of[ENT_FEATURE_FORM],
               network->x + i * WIDTH);
  }
}

/** The sigmoid of two parabolas of the trainer: from the scale of sums to Q_GATE. */
static inline int32_t gate(int32_t sum) {
  const int32_t four = 4 << Q_STATE;
  const int32_t value = clamp(sum >> (ENT_Q_SUM - Q_STATE), four);
  const int32_t size = value < 0 ? -value : value;
  const int32_t half = (size * (2 * four - size) + (1 << 14)) >> 15;
  return (1 << (Q_GATE - 1)) + (value < 0 ? -half : half);
}

/** One step of a layer for half of the columns. `state` is the past and becomes the present. */
static inline void step(const int32_t* restrict gated, int32_t* restrict state,
                        int16_t* restrict x) {
  for (size_t j = 0; j < HALF; j++) {
    const int32_t value = clamp(gated[j] >> (ENT_Q_SUM - Q_STATE), STATE_MOST);
    const int32_t keep = gate(gated[KEEP + j]);
    const int32_t show = gate(gated[SHOW + j]);
    const int32_t now = value + ((keep * (state[j] - value) + (1 << (Q_GATE - 1))) >> Q_GATE);
    const int32_t skip = x[j] * (1 << (Q_STATE - ENT_Q_VALUE));
    const int32_t shift = Q_GATE + Q_STATE - ENT_Q_VALUE;
    const int32_t out = x[j] + ((show * (now - skip) + (1 << (shift - 1))) >> shift);
    state[j] = now;
    x[j] = (int16_t)clamp(out, ENT_VALUE_MOST);
  }
}

static inline __attribute__((always_inline)) void recur_with(EntNetwork* network, size_t n) {
  int32_t forth[HALF] = {0};
  int32_t back[HALF] = {0};
  for (size_t i = 0; i < n; i++) {
    const size_t b = n - 1 - i;
    step(network->gated + i * GATED, forth, network->x + i * WIDTH);
    step(network->gated + b * GATED + HALF, back, network->x + b * WIDTH + HALF);
  }
}

#ifdef __x86_64__
static __attribute__((target("avx2"))) void embed_avx2(EntNetwork* network, const EntKeys* keys,
                                                       size_t n) {
  embed_with(network, keys, n);
}

static __attribute__((target("avx2"))) void recur_avx2(EntNetwork* network, size_t n) {
  recur_with(network, n);
}
#endif

static void embed(EntNetwork* network, const EntKeys* keys, size_t n) {
#ifdef __x86_64__
  if (__builtin_cpu_supports("avx2")) {
    embed_avx2(network, keys, n);
    return;
  }
#endif
  embed_with(network, keys, n);
}

/** Run a layer's recurrence over the sentence, forward and backward. */
static void recur(EntNetwork* network, size_t n) {
#ifdef __x86_64__
  if (__builtin_cpu_supports("avx2")) {
    recur_avx2(network, n);
    return;
  }
#endif
  recur_with(network, n);
}

static void encode(EntNetwork* network, size_t n) {
  const EntModel* model = network->model;
  const int16_t* weights = ent_model_section(model, ENT_MODEL_LAYERS);
  const int32_t* bias = ent_model_section(model, ENT_MODEL_LAYER_BIAS);
  for (size_t l = 0; l < ENT_LAYERS; l++) {
    ent_kernel_multiply(n, WIDTH, GATED, weights + l * WIDTH * GATED, bias + l * GATED, network->x,
                        WIDTH, network->gated, GATED);
    recur(network, n);
  }
  ent_kernel_multiply(n, WIDTH, model->top.width, ent_model_section(model, ENT_MODEL_TOP),
                      ent_model_section(model, ENT_MODEL_TOP_BIAS), network->x, WIDTH, network->top,
                      model->top.width);
}

static size_t best_of(const int32_t* scores, size_t n) {
  size_t best = 0;
  for (size_t i = 1; i < n; i++) {
    best = scores[i] > scores[best] ? i : best;
  }
  return best;
}

/** The best class of features among those of a UPOS. */
static size_t best_feats(const EntModel* model, const int16_t* x, size_t upos) {
  const int16_t* weights = ent_model_section(model, ENT_MODEL_FEATS);
  const int32_t* bias = ent_model_section(model, ENT_MODEL_FEATS_BIAS);
  const uint32_t* first = ent_model_section(model, ENT_MODEL_FEATS_FIRST);
  size_t best = first[upos];
  int32_t most = INT32_MIN;
  for (size_t f = first[upos]; f < first[upos + 1]; f++) {
    const int32_t score = bias[f] + ent_kernel_dot(weights + f * WIDTH, x, WIDTH);
    if (score > most) {
      most = score;
      best = f;
    }
  }
  return best;
}

static void tag(EntNetwork* network, size_t n, EntWordSense* out) {
  const EntModel* model = network->model;
  for (size_t i = 0; i < n; i++) {
    const int32_t* top = network->top + i * model->top.width;
    out[i].upos = (uint16_t)best_of(top + model->top.upos, model->n_upos);
    out[i].feats = (uint16_t)best_feats(model, network->x + i * WIDTH, out[i].upos);
  }
}

/** Lay the heads out as weights, the root first, so that one product gives the scores of all arcs.
    @return the columns. */
static size_t lay_out_heads(EntNetwork* network, size_t n) {
  const EntModel* model = network->model;
  const size_t columns = whole_steps(n + 1);
  const int16_t* root = ent_model_section(model, ENT_MODEL_ROOT);
  int16_t* heads = network->heads;
  memset(heads, 0, ENT_ARC * columns * sizeof *heads);
  for (size_t k = 0; k < ENT_ARC; k++) {
    heads[ent_kernel_place(ENT_ARC, k, 0)] = root[k];
  }
  for (size_t i = 0; i < n; i++) {
    const int32_t* top = network->top + i * model->top.width + model->top.head;
    for (size_t k = 0; k < ENT_ARC; k++) {
      heads[ent_kernel_place(ENT_ARC, k, i + 1)] = ent_rectify(ent_value_of(top[k]), ENT_ARC_MOST);
    }
  }
  return columns;
}

/** Bring the sums of arcs down to what ent_eisner() takes, with the scores of the distances. */
static void finish_scores(EntNetwork* network, size_t n, size_t columns) {
  const EntModel* model = network->model;
  const int32_t most = (1 << 22) - 1;
  for (size_t i = 0; i < n; i++) {
    const int32_t* sums = network->sums + i * columns;
    const int32_t* distance = network->top + i * model->top.width + model->top.distance;
    int32_t* scores = network->scores + i * (n + 1);
    scores[0] = clamp(sums[0] >> 8, most);
    for (size_t h = 0; h < n; h++) {
      const int32_t far = h == i ? 0 : distance[ent_distance_class(i, h)] >> 9;
      scores[h + 1] = h == i ? -most : clamp((sums[h + 1] >> 8) + far, most);
    }
  }
}

static void find_tree(EntNetwork* network, size_t n) {
  const EntModel* model = network->model;
  for (size_t i = 0; i < n; i++) {
    const int32_t* top = network->top + i * model->top.width + model->top.modifier;
    for (size_t k = 0; k < ENT_ARC; k++) {
      network->asked[i * ENT_ARC + k] = ent_rectify(ent_value_of(top[k]), ENT_ARC_MOST);
    }
  }
  ent_kernel_multiply(n, ENT_ARC, ENT_ARC, ent_model_section(model, ENT_MODEL_BILINEAR),
                      ent_model_section(model, ENT_MODEL_BILINEAR_BIAS), network->asked, ENT_ARC,
                      network->sums, ENT_ARC);
  for (size_t i = 0; i < n * ENT_ARC; i++) {
    network->asked[i] = (int16_t)clamp(ent_value_of(network->sums[i]), ENT_ARC_MOST);
  }
  const size_t columns = lay_out_heads(network, n);
  ent_kernel_multiply(n, ENT_ARC, columns, network->heads, NULL, network->asked, ENT_ARC,
                      network->sums, columns);
  finish_scores(network, n, columns);
  ent_eisner(n, network->scores, network->scratch, network->parent);
}

static void label_tree(EntNetwork* network, size_t n, EntWordSense* out) {
  const EntModel* model = network->model;
  const size_t width = model->top.width;
  for (size_t i = 0; i < n; i++) {
    const uint32_t parent = network->parent[i];
    const int32_t* m = network->top + i * width + model->top.label_modifier;
    const int32_t* h = parent ? network->top + (parent - 1) * width + model->top.label_head
                              : ent_model_section(model, ENT_MODEL_LABEL_ROOT);
    for (size_t k = 0; k < ENT_LABEL; k++) {
      network->hidden[i * ENT_LABEL + k] =
          ent_rectify(ent_value_of(m[k]) + ent_value_of(h[k]), ENT_VALUE_MOST);
    }
  }
  ent_kernel_multiply(n, ENT_LABEL, model->deprel_width, ent_model_section(model, ENT_MODEL_LABELS),
                      ent_model_section(model, ENT_MODEL_LABELS_BIAS), network->hidden, ENT_LABEL,
                      network->sums, model->deprel_width);
  for (size_t i = 0; i < n; i++) {
    const int32_t* sums = network->sums + i * model->deprel_width;
    out[i].head = (uint16_t)network->parent[i];
    // the relation "root" is number 0, and the root's alone
    out[i].deprel = (uint16_t)(out[i].head ? 1 + best_of(sums + 1, model->n_deprels - 1) : 0);
  }
}

void ent_network_parse(EntNetwork* network, const EntKeys* keys, size_t n, EntWordSense* out) {
  embed(network, keys, n);
  encode(network, n);
  tag(network, n, out);
  find_tree(network, n);
  label_tree(network, n, out);
}

const int32_t* ent_network_columns(EntNetwork* network, const EntKeys* keys, size_t n) {
  embed(network, keys, n);
  encode(network, n);
  return network->top;
}

void ent_network_names(EntNetwork* network, const EntKeys* keys, size_t n, EntNameScores* out) {
  const EntModelTop* top = &network->model->top;
  const int32_t* columns = ent_network_columns(network, keys, n);
  for (size_t i = 0; i < n; i++) {
    memcpy(out[i].of, columns + i * top->width + top->name, sizeof out[i].of);
  }
}
