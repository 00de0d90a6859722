#include "extract/language/train/net.h"

#include "extract/language/train/matrix.h"
#include "extract/language/train/random.h"

#include <stdlib.h>
#include <string.h>

enum {
  WIDTH = ENT_WIDTH,
  HALF = ENT_WIDTH / 2,
  GATED = ENT_GATES * ENT_WIDTH,
  /// where the gates begin in a row of GATED columns, behind the value
  KEEP = ENT_WIDTH,
  SHOW = 2 * ENT_WIDTH,
  /// columns of the matrix of arc scores: the root, the words, and room up to a whole step
  ARC_COLUMNS = (ENT_LONGEST_SENTENCE + 1 + COLUMN_STEP - 1) / COLUMN_STEP * COLUMN_STEP
};

struct Pass {
  size_t capacity;
  size_t n_words;
  bool training;
  uint32_t (*rows)[ENT_N_FEATURES];
  float* x[ENT_LAYERS + 1]; ///< [words][WIDTH] input of each layer, last the top's input
  float* mask[ENT_LAYERS + 1];
  float* gated[ENT_LAYERS]; ///< [words][GATED] value, keep and show
  float* state[ENT_LAYERS]; ///< [words][WIDTH]
  float* top;               ///< [words][top.width]
  float* d_top;
  float* d_x; ///< [words][WIDTH]
  float* d_gated;
  float* d_state;
  float* gradient;
  // one sentence's arcs
  float* modifier; ///< [n][ARC]
  float* head;     ///< [n + 1][ARC] row 0 is the root
  float* asked;    ///< [n][ARC] modifier times bilinear
  float* head_t;   ///< [ARC][ARC_COLUMNS]
  float* score;    ///< [n][ARC_COLUMNS]
  float* d_modifier;
  float* d_head;
  float* d_asked;
  float* label_hidden; ///< [n][LABEL]
  float* d_label_hidden;
  float* label_score; ///< [n][deprel_width]
  int32_t* tree_scores;
  void* tree_scratch;
};

static size_t take(size_t* at, size_t n) {
  const size_t here = *at;
  *at += whole_columns(n);
  return here;
}

static void lay_out(Layout* at) {
  Top* top = &at->top;
  size_t n = 0;
  const bool trees = at->task == FOR_TREES;
  top->modifier = take(&n, trees ? ENT_ARC : 0);
  top->head = take(&n, trees ? ENT_ARC : 0);
  top->label_modifier = take(&n, trees ? ENT_LABEL : 0);
  top->label_head = take(&n, trees ? ENT_LABEL : 0);
  top->distance = take(&n, trees ? ENT_DISTANCES : 0);
  top->upos = take(&n, trees ? at->n_upos : 0);
  top->name = take(&n, trees ? 0 : N_NAME_LABELS);
  top->feats = take(&n, trees ? at->n_feats : 0);
  top->width = n;
  at->deprel_width = whole_columns(at->n_deprels);
  n = 0;
  for (size_t l = 0; l < ENT_LAYERS; l++) {
    at->layer[l] = take(&n, (size_t)WIDTH * GATED);
    at->layer_bias[l] = take(&n, GATED);
  }
  at->top_weights = take(&n, WIDTH * top->width);
  at->top_bias = take(&n, top->width);
  at->bilinear = take(&n, (size_t)ENT_ARC * ENT_ARC);
  at->bilinear_bias = take(&n, ENT_ARC);
  at->root = take(&n, ENT_ARC);
  at->label_root = take(&n, ENT_LABEL);
  at->label_weights = take(&n, ENT_LABEL * at->deprel_width);
  at->label_bias = take(&n, at->deprel_width);
  at->n_dense = n;
}

/** Uniform in ±scale. */
static void fill_random(float* at, size_t n, float scale, uint64_t* random) {
  for (size_t i = 0; i < n; i++) {
    at[i] = (2.0f * random_float(random) - 1.0f) * scale;
  }
}

static void fill_net(Net* net, uint64_t random) {
  const Layout* at = &net->at;
  float* dense = net->dense;
  for (size_t l = 0; l < ENT_LAYERS; l++) {
    fill_random(dense + at->layer[l], (size_t)WIDTH * GATED, sqrtf(3.0f / WIDTH), &random);
  }
  fill_random(dense + at->top_weights, WIDTH * at->top.width, sqrtf(3.0f / WIDTH), &random);
  fill_random(dense + at->bilinear, (size_t)ENT_ARC * ENT_ARC, sqrtf(3.0f / ENT_ARC) * 0.5f,
              &random);
  fill_random(dense + at->root, ENT_ARC, 0.5f, &random);
  fill_random(dense + at->label_root, ENT_LABEL, 0.5f, &random);
  fill_random(dense + at->label_weights, ENT_LABEL * at->deprel_width, sqrtf(3.0f / ENT_LABEL),
              &random);
  fill_random(net->rows + WIDTH, (net->n_rows - 1) * WIDTH, 0.3f, &random);
}

bool net_new(Net* net, Task task, const Labels* labels, const uint16_t* feats_upos, size_t n_rows,
             uint64_t seed) {
  *net = (Net){.feats_upos = feats_upos, .n_rows = n_rows};
  net->at.task = task;
  net->at.n_upos = ent_intern_count(labels->upos);
  net->at.n_feats = ent_intern_count(labels->feats);
  net->at.n_deprels = ent_intern_count(labels->deprels);
  lay_out(&net->at);
  net->dense = calloc(net->at.n_dense, sizeof *net->dense);
  net->transposed = calloc(net->at.n_dense, sizeof *net->transposed);
  net->rows = calloc(n_rows * WIDTH, sizeof *net->rows);
  if (!net->dense || !net->transposed || !net->rows) {
    return false;
  }
  fill_net(net, seed);
  return true;
}

void net_free(Net* net) {
  free(net->dense);
  free(net->transposed);
  free(net->rows);
  *net = (Net){0};
}

void net_transpose(Net* net) {
  const Layout* at = &net->at;
  for (size_t l = 0; l < ENT_LAYERS; l++) {
    transpose(WIDTH, GATED, net->dense + at->layer[l], GATED, net->transposed + at->layer[l],
              WIDTH);
  }
  transpose(WIDTH, at->top.width, net->dense + at->top_weights, at->top.width,
            net->transposed + at->top_weights, WIDTH);
  transpose(ENT_ARC, ENT_ARC, net->dense + at->bilinear, ENT_ARC, net->transposed + at->bilinear,
            ENT_ARC);
  transpose(ENT_LABEL, at->deprel_width, net->dense + at->label_weights, at->deprel_width,
            net->transposed + at->label_weights, ENT_LABEL);
}

static float* floats(size_t n) {
  float* at = calloc(n, sizeof *at);
  if (!at) {
    abort();
  }
  return at;
}

Pass* pass_new(const Net* net, size_t capacity) {
  Pass* pass = calloc(1, sizeof *pass);
  const Layout* at = &net->at;
  const size_t n = ENT_LONGEST_SENTENCE + 1;
  if (!pass) {
    abort();
  }
  pass->capacity = capacity;
  pass->rows = calloc(capacity, sizeof *pass->rows);
  for (size_t l = 0; l <= ENT_LAYERS; l++) {
    pass->x[l] = floats(capacity * WIDTH);
    pass->mask[l] = floats(capacity * WIDTH);
    if (l < ENT_LAYERS) {
      pass->gated[l] = floats(capacity * GATED);
      pass->state[l] = floats(capacity * WIDTH);
    }
  }
  pass->top = floats(capacity * at->top.width);
  pass->d_top = floats(capacity * at->top.width);
  pass->d_x = floats(capacity * WIDTH);
  pass->d_gated = floats(capacity * GATED);
  pass->d_state = floats(capacity * WIDTH);
  pass->gradient = floats(at->n_dense);
  pass->modifier = floats(n * ENT_ARC);
  pass->head = floats(n * ENT_ARC);
  pass->asked = floats(n * ENT_ARC);
  pass->head_t = floats((size_t)ENT_ARC * ARC_COLUMNS);
  pass->score = floats(n * ARC_COLUMNS);
  pass->d_modifier = floats(n * ENT_ARC);
  pass->d_head = floats(n * ENT_ARC);
  pass->d_asked = floats(n * ENT_ARC);
  pass->label_hidden = floats(n * ENT_LABEL);
  pass->d_label_hidden = floats(n * ENT_LABEL);
  pass->label_score = floats(n * at->deprel_width);
  pass->tree_scores = calloc(n * n, sizeof *pass->tree_scores);
  pass->tree_scratch = malloc(ent_eisner_scratch(ENT_LONGEST_SENTENCE));
  if (!pass->rows || !pass->tree_scores || !pass->tree_scratch) {
    abort();
  }
  return pass;
}

void pass_free(Pass* pass) {
  for (size_t l = 0; l <= ENT_LAYERS; l++) {
    free(pass->x[l]);
    free(pass->mask[l]);
    if (l < ENT_LAYERS) {
      free(pass->gated[l]);
      free(pass->state[l]);
    }
  }
  float* const rest[] = {pass->top,        pass->d_top,    pass->d_x,          pass->d_gated,
                         pass->d_state,    pass->gradient, pass->modifier,     pass->head,
                         pass->asked,      pass->head_t,   pass->score,        pass->d_modifier,
                         pass->d_head,     pass->d_asked,  pass->label_hidden, pass->d_label_hidden,
                         pass->label_score};
  for (size_t i = 0; i < sizeof rest / sizeof *rest; i++) {
    free(rest[i]);
  }
  free(pass->rows);
  free(pass->tree_scores);
  free(pass->tree_scratch);
  free(pass);
}

float* pass_gradient(Pass* pass) {
  return pass->gradient;
}

const float* pass_row_gradient(const Pass* pass) {
  return pass->d_x;
}

const uint32_t (*pass_rows(const Pass* pass))[ENT_N_FEATURES] {
  return (const uint32_t(*)[ENT_N_FEATURES])pass->rows;
}

size_t pass_n_words(const Pass* pass) {
  return pass->n_words;
}

/** The rows of a word; in training, rare forms are sometimes hidden. */
static void choose_rows(const Word* word, const Noise* noise, uint64_t* random, uint32_t* rows) {
  memcpy(rows, word->rows, sizeof word->rows);
  if (!noise) {
    return;
  }
  const float chance = noise->drop_word / (noise->drop_word + (float)word->count);
  if (random_float(random) < chance) {
    rows[ENT_FEATURE_FORM] = 1;
    rows[ENT_FEATURE_CASED] = 0;
    if (random_float(random) < 0.5f) {
      rows[ENT_FEATURE_SUFFIX_4] = rows[ENT_FEATURE_PREFIX_3] = 0;
    }
  }
}

static void embed(Pass* pass, const Net* net, const Word* words, size_t n, const Noise* noise,
                  uint64_t* random) {
  for (size_t i = 0; i < n; i++) {
    const size_t at = pass->n_words + i;
    float* x = pass->x[0] + at * WIDTH;
    choose_rows(&words[i], noise, random, pass->rows[at]);
    memset(x, 0, WIDTH * sizeof *x);
    for (size_t f = 0; f < ENT_N_FEATURES; f++) {
      const float* row = net->rows + (size_t)pass->rows[at][f] * WIDTH;
      for (size_t j = 0; j < WIDTH; j++) {
        x[j] += row[j];
      }
    }
  }
}

/** Draw a mask: one per word at the input, one per sentence between layers. */
static void draw_masks(Pass* pass, size_t first, size_t n, const Noise* noise, uint64_t* random) {
  for (size_t l = 0; l <= ENT_LAYERS; l++) {
    const float drop = l == 0 ? noise->drop_input : noise->drop_layer;
    for (size_t i = 0; i < n; i++) {
      float* mask = pass->mask[l] + (first + i) * WIDTH;
      if (l > 0 && i > 0) {
        memcpy(mask, pass->mask[l] + first * WIDTH, WIDTH * sizeof *mask);
        continue;
      }
      for (size_t j = 0; j < WIDTH; j++) {
        mask[j] = random_float(random) < drop ? 0 : 1.0f / (1.0f - drop);
      }
    }
  }
}

static void apply_mask(float* x, const float* mask, size_t n) {
  for (size_t i = 0; i < n; i++) {
    x[i] *= mask[i];
  }
}

static void add_bias(float* y, const float* bias, size_t n, size_t width) {
  for (size_t i = 0; i < n; i++) {
    memcpy(y + i * width, bias, width * sizeof *y);
  }
}

/** One step of the recurrence for the columns from `from` to `to`. */
static void step(float* gated, float* state, const float* before, const float* x, float* out,
                 size_t from, size_t to) {
  for (size_t j = from; j < to; j++) {
    const float keep = gate(gated[KEEP + j]);
    const float show = gate(gated[SHOW + j]);
    const float past = before ? before[j] : 0.0f;
    gated[KEEP + j] = keep;
    gated[SHOW + j] = show;
    state[j] = gated[j] + keep * (past - gated[j]);
    out[j] = x[j] + show * (state[j] - x[j]);
  }
}

static void run_layer(Pass* pass, size_t l, size_t first, size_t n) {
  const float* x = pass->x[l];
  float* out = pass->x[l + 1];
  float* state = pass->state[l];
  for (size_t i = 0; i < n; i++) {
    const size_t f = first + i;
    step(pass->gated[l] + f * GATED, state + f * WIDTH, i ? state + (f - 1) * WIDTH : NULL,
         x + f * WIDTH, out + f * WIDTH, 0, HALF);
    const size_t b = first + n - 1 - i;
    step(pass->gated[l] + b * GATED, state + b * WIDTH, i ? state + (b + 1) * WIDTH : NULL,
         x + b * WIDTH, out + b * WIDTH, HALF, WIDTH);
  }
}

/** Everything up to the top matrix, for all words of the pass. */
static void forward(Pass* pass, const Net* net, const Sentence* const* sentences, size_t n) {
  const Layout* at = &net->at;
  const size_t words = pass->n_words;
  for (size_t l = 0; l < ENT_LAYERS; l++) {
    if (pass->training) {
      apply_mask(pass->x[l], pass->mask[l], words * WIDTH);
    }
    add_bias(pass->gated[l], net->dense + at->layer_bias[l], words, GATED);
    multiply(words, WIDTH, GATED, pass->x[l], WIDTH, net->dense + at->layer[l], GATED,
             pass->gated[l], GATED);
    size_t first = 0;
    for (size_t s = 0; s < n; s++) {
      run_layer(pass, l, first, sentences[s]->count);
      first += sentences[s]->count;
    }
  }
  if (pass->training) {
    apply_mask(pass->x[ENT_LAYERS], pass->mask[ENT_LAYERS], words * WIDTH);
  }
  add_bias(pass->top, net->dense + at->top_bias, words, at->top.width);
  multiply(words, WIDTH, at->top.width, pass->x[ENT_LAYERS], WIDTH, net->dense + at->top_weights,
           at->top.width, pass->top, at->top.width);
}

/** Turn exponentials that add up to `sum` into weight * (p - gold). @return the loss. */
static float settle(float* d, size_t n, float sum, size_t gold, float weight) {
  const float p = d[gold] / sum;
  for (size_t i = 0; i < n; i++) {
    d[i] *= weight / sum;
  }
  d[gold] -= weight;
  return -logf(p > 1e-20f ? p : 1e-20f);
}

/** Softmax over the columns that `allowed` lets through; d receives weight * (p - gold).
    @return the loss. */
static float softmax(const float* y, float* d, size_t n, size_t gold, float weight) {
  float most = y[0];
  for (size_t i = 1; i < n; i++) {
    most = y[i] > most ? y[i] : most;
  }
  float sum = 0;
  for (size_t i = 0; i < n; i++) {
    d[i] = exponent(y[i] - most);
    sum += d[i];
  }
  return settle(d, n, sum, gold, weight);
}

/** The same among the classes of features of the gold UPOS. */
static float softmax_feats(const Net* net, const float* y, float* d, size_t gold, float weight) {
  const uint16_t upos = net->feats_upos[gold];
  const size_t n = net->at.n_feats;
  float sum = 0;
  for (size_t i = 0; i < n; i++) {
    d[i] = net->feats_upos[i] == upos ? exponent(y[i]) : 0;
    sum += d[i];
  }
  return settle(d, n, sum, gold, weight);
}

/** max(0, y) with hidden units dropped. */
static void rectify(const float* y, float* out, size_t n, const Noise* noise, uint64_t* random) {
  for (size_t i = 0; i < n; i++) {
    out[i] = y[i] > 0 ? y[i] : 0;
  }
  if (noise) {
    for (size_t i = 0; i < n; i++) {
      out[i] = random_float(random) < noise->drop_hidden ? 0 : out[i] / (1.0f - noise->drop_hidden);
    }
  }
}

/** Scores of all arcs of the sentence at `first`. */
static void score_arcs(Pass* pass, const Net* net, size_t first, size_t n, const Noise* noise,
                       uint64_t* random) {
  const Layout* at = &net->at;
  const size_t width = at->top.width;
  rectify(net->dense + at->root, pass->head, ENT_ARC, noise, random);
  for (size_t i = 0; i < n; i++) {
    const float* top = pass->top + (first + i) * width;
    rectify(top + at->top.modifier, pass->modifier + i * ENT_ARC, ENT_ARC, noise, random);
    rectify(top + at->top.head, pass->head + (i + 1) * ENT_ARC, ENT_ARC, noise, random);
  }
  add_bias(pass->asked, net->dense + at->bilinear_bias, n, ENT_ARC);
  multiply(n, ENT_ARC, ENT_ARC, pass->modifier, ENT_ARC, net->dense + at->bilinear, ENT_ARC,
           pass->asked, ENT_ARC);
  const size_t columns = whole_columns(n + 1);
  transpose(n + 1, ENT_ARC, pass->head, ENT_ARC, pass->head_t, ARC_COLUMNS);
  memset(pass->score, 0, n * ARC_COLUMNS * sizeof *pass->score);
  multiply(n, ENT_ARC, columns, pass->asked, ENT_ARC, pass->head_t, ARC_COLUMNS, pass->score,
           ARC_COLUMNS);
  for (size_t i = 0; i < n; i++) {
    const float* distance = pass->top + (first + i) * width + at->top.distance;
    float* score = pass->score + i * ARC_COLUMNS;
    for (size_t h = 0; h < n; h++) {
      score[h + 1] += h == i ? -1e4f : distance[ent_distance_class(i, h)];
    }
  }
}

/** The hidden layer of the label of each arc. */
static void label_arcs(Pass* pass, const Net* net, size_t first, size_t n, const uint32_t* heads,
                       const Noise* noise, uint64_t* random) {
  const Layout* at = &net->at;
  const size_t width = at->top.width;
  for (size_t i = 0; i < n; i++) {
    const float* m = pass->top + (first + i) * width + at->top.label_modifier;
    const float* h = heads[i] ? pass->top + (first + heads[i] - 1) * width + at->top.label_head
                              : net->dense + at->label_root;
    float sum[ENT_LABEL];
    for (size_t j = 0; j < ENT_LABEL; j++) {
      sum[j] = m[j] + h[j];
    }
    rectify(sum, pass->label_hidden + i * ENT_LABEL, ENT_LABEL, noise, random);
  }
  add_bias(pass->label_score, net->dense + at->label_bias, n, at->deprel_width);
  multiply(n, ENT_LABEL, at->deprel_width, pass->label_hidden, ENT_LABEL,
           net->dense + at->label_weights, at->deprel_width, pass->label_score, at->deprel_width);
}

static void sum_rows(const float* rows, size_t n, size_t width, float* into) {
  for (size_t i = 0; i < n; i++) {
    for (size_t j = 0; j < width; j++) {
      into[j] += rows[i * width + j];
    }
  }
}

/** Gradient through rectify(): what was 0 lets nothing back. */
static void unrectify(const float* out, const float* d_out, float* d, size_t n, float scale) {
  for (size_t i = 0; i < n; i++) {
    d[i] += out[i] > 0 ? d_out[i] * scale : 0;
  }
}

/** Loss and gradient of the arcs. score becomes its own gradient. */
static double learn_arcs(Pass* pass, const Net* net, size_t first, const Word* words, size_t n,
                         const Noise* noise, uint64_t* random) {
  const Layout* at = &net->at;
  const size_t width = at->top.width;
  double loss = 0;
  score_arcs(pass, net, first, n, noise, random);
  for (size_t i = 0; i < n; i++) {
    float* score = pass->score + i * ARC_COLUMNS;
    float d[ARC_COLUMNS] = {0};
    loss += softmax(score, d, n + 1, words[i].head, 1.0f);
    memcpy(score, d, sizeof d);
    float* distance = pass->d_top + (first + i) * width + at->top.distance;
    for (size_t h = 0; h < n; h++) {
      if (h != i) {
        distance[ent_distance_class(i, h)] += d[h + 1];
      }
    }
  }
  memset(pass->d_asked, 0, n * ENT_ARC * sizeof *pass->d_asked);
  memset(pass->d_head, 0, (n + 1) * ENT_ARC * sizeof *pass->d_head);
  memset(pass->d_modifier, 0, n * ENT_ARC * sizeof *pass->d_modifier);
  multiply(n, n + 1, ENT_ARC, pass->score, ARC_COLUMNS, pass->head, ENT_ARC, pass->d_asked,
           ENT_ARC);
  multiply_transposed(n + 1, n, ENT_ARC, pass->score, ARC_COLUMNS, pass->asked, ENT_ARC,
                      pass->d_head, ENT_ARC);
  multiply(n, ENT_ARC, ENT_ARC, pass->d_asked, ENT_ARC, net->transposed + at->bilinear, ENT_ARC,
           pass->d_modifier, ENT_ARC);
  multiply_transposed(ENT_ARC, n, ENT_ARC, pass->modifier, ENT_ARC, pass->d_asked, ENT_ARC,
                      pass->gradient + at->bilinear, ENT_ARC);
  sum_rows(pass->d_asked, n, ENT_ARC, pass->gradient + at->bilinear_bias);
  const float scale = 1.0f / (1.0f - noise->drop_hidden);
  unrectify(pass->head, pass->d_head, pass->gradient + at->root, ENT_ARC, scale);
  for (size_t i = 0; i < n; i++) {
    float* d = pass->d_top + (first + i) * width;
    unrectify(pass->modifier + i * ENT_ARC, pass->d_modifier + i * ENT_ARC, d + at->top.modifier,
              ENT_ARC, scale);
    unrectify(pass->head + (i + 1) * ENT_ARC, pass->d_head + (i + 1) * ENT_ARC, d + at->top.head,
              ENT_ARC, scale);
  }
  return loss;
}

static double learn_labels(Pass* pass, const Net* net, size_t first, const Word* words, size_t n,
                           const Noise* noise, uint64_t* random) {
  const Layout* at = &net->at;
  const size_t width = at->top.width;
  uint32_t heads[ENT_LONGEST_SENTENCE] = {0};
  double loss = 0;
  for (size_t i = 0; i < n; i++) {
    heads[i] = words[i].head;
  }
  label_arcs(pass, net, first, n, heads, noise, random);
  for (size_t i = 0; i < n; i++) {
    float* score = pass->label_score + i * at->deprel_width;
    float d[256] = {0};
    loss += softmax(score, d, at->n_deprels, words[i].deprel, 1.0f);
    memcpy(score, d, at->deprel_width * sizeof *d);
  }
  memset(pass->d_label_hidden, 0, n * ENT_LABEL * sizeof *pass->d_label_hidden);
  multiply(n, at->deprel_width, ENT_LABEL, pass->label_score, at->deprel_width,
           net->transposed + at->label_weights, ENT_LABEL, pass->d_label_hidden, ENT_LABEL);
  multiply_transposed(ENT_LABEL, n, at->deprel_width, pass->label_hidden, ENT_LABEL,
                      pass->label_score, at->deprel_width, pass->gradient + at->label_weights,
                      at->deprel_width);
  sum_rows(pass->label_score, n, at->deprel_width, pass->gradient + at->label_bias);
  const float scale = 1.0f / (1.0f - noise->drop_hidden);
  for (size_t i = 0; i < n; i++) {
    const float* out = pass->label_hidden + i * ENT_LABEL;
    const float* d = pass->d_label_hidden + i * ENT_LABEL;
    float* h = heads[i] ? pass->d_top + (first + heads[i] - 1) * width + at->top.label_head
                        : pass->gradient + at->label_root;
    unrectify(out, d, pass->d_top + (first + i) * width + at->top.label_modifier, ENT_LABEL, scale);
    unrectify(out, d, h, ENT_LABEL, scale);
  }
  return loss;
}

static void learn_sentence(Pass* pass, const Net* net, size_t first, const Word* words,
                           const Sentence* sentence, const Noise* noise, uint64_t* random,
                           Loss* loss) {
  const Layout* at = &net->at;
  const size_t n = sentence->count;
  for (size_t i = 0; i < n; i++) {
    const float* y = pass->top + (first + i) * at->top.width;
    float* d = pass->d_top + (first + i) * at->top.width;
    if (at->task == FOR_NAMES) {
      loss->name += softmax(y + at->top.name, d + at->top.name, N_NAME_LABELS, words[i].name, 1.0f);
      continue;
    }
    if (words[i].upos != NO_LABEL) {
      loss->upos += softmax(y + at->top.upos, d + at->top.upos, at->n_upos, words[i].upos, 1.0f);
    }
    if (words[i].feats != NO_LABEL) {
      loss->feats += softmax_feats(net, y + at->top.feats, d + at->top.feats, words[i].feats, 0.5f);
    }
  }
  if (at->task == FOR_TREES) {
    loss->arc += learn_arcs(pass, net, first, words, n, noise, random);
    loss->label += learn_labels(pass, net, first, words, n, noise, random);
  }
}

/** The gradient of one step of the recurrence. `carry` goes on to the step before. */
static void unstep(const float* gated, const float* state, const float* before, const float* x,
                   const float* d_out, float* d_x, float* d_gated, float* carry, size_t from,
                   size_t to) {
  for (size_t j = from; j < to; j++) {
    const float keep = gated[KEEP + j];
    const float show = gated[SHOW + j];
    const float past = before ? before[j] : 0.0f;
    const float d = d_out[j];
    d_gated[SHOW + j] = d * (state[j] - x[j]) * gate_slope(show);
    const float d_state = carry[j] + d * show;
    d_x[j] = d * (1.0f - show);
    d_gated[KEEP + j] = d_state * (past - gated[j]) * gate_slope(keep);
    d_gated[j] = d_state * (1.0f - keep);
    carry[j] = d_state * keep;
  }
}

/** Back through the recurrence of one sentence; d_x holds the gradient of the output and becomes
    the part of the input's that does not go through the matrix. */
static void unrun_layer(Pass* pass, size_t l, size_t first, size_t n) {
  float carry[WIDTH] = {0};
  const float* state = pass->state[l];
  for (size_t i = 0; i < n; i++) {
    const size_t f = first + n - 1 - i;
    unstep(pass->gated[l] + f * GATED, state + f * WIDTH,
           i + 1 < n ? state + (f - 1) * WIDTH : NULL, pass->x[l] + f * WIDTH,
           pass->d_x + f * WIDTH, pass->d_x + f * WIDTH, pass->d_gated + f * GATED, carry, 0, HALF);
    const size_t b = first + i;
    unstep(pass->gated[l] + b * GATED, state + b * WIDTH,
           i + 1 < n ? state + (b + 1) * WIDTH : NULL, pass->x[l] + b * WIDTH,
           pass->d_x + b * WIDTH, pass->d_x + b * WIDTH, pass->d_gated + b * GATED, carry, HALF,
           WIDTH);
  }
}

static void backward(Pass* pass, const Net* net, const Sentence* const* sentences, size_t n) {
  const Layout* at = &net->at;
  const size_t words = pass->n_words;
  const size_t width = at->top.width;
  memset(pass->d_x, 0, words * WIDTH * sizeof *pass->d_x);
  multiply(words, width, WIDTH, pass->d_top, width, net->transposed + at->top_weights, WIDTH,
           pass->d_x, WIDTH);
  multiply_transposed(WIDTH, words, width, pass->x[ENT_LAYERS], WIDTH, pass->d_top, width,
                      pass->gradient + at->top_weights, width);
  sum_rows(pass->d_top, words, width, pass->gradient + at->top_bias);
  for (size_t l = ENT_LAYERS; l-- > 0;) {
    apply_mask(pass->d_x, pass->mask[l + 1], words * WIDTH);
    size_t first = 0;
    for (size_t s = 0; s < n; s++) {
      unrun_layer(pass, l, first, sentences[s]->count);
      first += sentences[s]->count;
    }
    multiply(words, GATED, WIDTH, pass->d_gated, GATED, net->transposed + at->layer[l], WIDTH,
             pass->d_x, WIDTH);
    multiply_transposed(WIDTH, words, GATED, pass->x[l], WIDTH, pass->d_gated, GATED,
                        pass->gradient + at->layer[l], GATED);
    sum_rows(pass->d_gated, words, GATED, pass->gradient + at->layer_bias[l]);
  }
  apply_mask(pass->d_x, pass->mask[0], words * WIDTH);
}

void pass_train(Pass* pass, const Net* net, const Corpus* corpus, const Sentence* const* sentences,
                size_t n, const Noise* noise, Loss* loss) {
  uint64_t random = noise->seed;
  pass->n_words = 0;
  pass->training = true;
  for (size_t s = 0; s < n; s++) {
    embed(pass, net, corpus->words + sentences[s]->first, sentences[s]->count, noise, &random);
    draw_masks(pass, pass->n_words, sentences[s]->count, noise, &random);
    pass->n_words += sentences[s]->count;
  }
  forward(pass, net, sentences, n);
  memset(pass->gradient, 0, net->at.n_dense * sizeof *pass->gradient);
  memset(pass->d_top, 0, pass->n_words * net->at.top.width * sizeof *pass->d_top);
  size_t first = 0;
  for (size_t s = 0; s < n; s++) {
    learn_sentence(pass, net, first, corpus->words + sentences[s]->first, sentences[s], noise,
                   &random, loss);
    first += sentences[s]->count;
  }
  backward(pass, net, sentences, n);
}

static size_t best_of(const float* y, size_t n) {
  size_t best = 0;
  for (size_t i = 1; i < n; i++) {
    best = y[i] > y[best] ? i : best;
  }
  return best;
}

static void find_tree(Pass* pass, size_t n, uint32_t* heads) {
  for (size_t i = 0; i < n; i++) {
    for (size_t h = 0; h <= n; h++) {
      const float score = pass->score[i * ARC_COLUMNS + h] * 1024.0f;
      pass->tree_scores[i * (n + 1) + h] = score < -4e6f ? -4000000 : (int32_t)score;
    }
  }
  ent_eisner(n, pass->tree_scores, pass->tree_scratch, heads);
}

void pass_predict(Pass* pass, const Net* net, const Corpus* corpus, const Sentence* sentence,
                  Said* said) {
  const Layout* at = &net->at;
  const size_t n = sentence->count;
  pass->n_words = 0;
  pass->training = false;
  embed(pass, net, corpus->words + sentence->first, n, NULL, NULL);
  pass->n_words = n;
  forward(pass, net, &sentence, 1);
  for (size_t i = 0; i < n; i++) {
    const float* y = pass->top + i * at->top.width;
    said->upos[i] = (uint16_t)best_of(y + at->top.upos, at->n_upos);
    float best = -1e30f;
    for (size_t f = 0; f < at->n_feats; f++) {
      if (net->feats_upos[f] == said->upos[i] && y[at->top.feats + f] > best) {
        best = y[at->top.feats + f];
        said->feats[i] = (uint16_t)f;
      }
    }
  }
  score_arcs(pass, net, 0, n, NULL, NULL);
  find_tree(pass, n, said->head);
  label_arcs(pass, net, 0, n, said->head, NULL, NULL);
  for (size_t i = 0; i < n; i++) {
    said->deprel[i] = (uint16_t)best_of(pass->label_score + i * at->deprel_width, at->n_deprels);
  }
}
