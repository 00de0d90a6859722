#include "extract/language/train/pass.h"

#include "extract/language/model.h"
#include "extract/language/vectors.h"

#include <stdlib.h>
#include <string.h>

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
  float* const rest[] = {
      pass->top,        pass->d_top,  pass->d_x,     pass->d_gated,      pass->gradient,
      pass->modifier,   pass->head,   pass->asked,   pass->head_t,       pass->score,
      pass->d_modifier, pass->d_head, pass->d_asked, pass->label_hidden, pass->d_label_hidden,
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

void pass_embed(Pass* pass, const Net* net, const Word* words, size_t n, const Noise* noise,
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
    const bool hidden = noise && random_float(random) < noise->drop_vector;
    for (size_t j = 0; words[i].vector && !hidden && j < ENT_VECTOR; j++) {
      x[j] += (float)ent_vector_at(words[i].vector, j) / (1 << ENT_Q_VALUE);
    }
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

void pass_forward(Pass* pass, const Net* net, const Sentence* const* sentences, size_t n) {
  const Layout* at = &net->at;
  const size_t words = pass->n_words;
  for (size_t l = 0; l < ENT_LAYERS; l++) {
    if (pass->training) {
      mask_values(pass->x[l], pass->mask[l], words * WIDTH);
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
    mask_values(pass->x[ENT_LAYERS], pass->mask[ENT_LAYERS], words * WIDTH);
  }
  add_bias(pass->top, net->dense + at->top_bias, words, at->top.width);
  multiply(words, WIDTH, at->top.width, pass->x[ENT_LAYERS], WIDTH, net->dense + at->top_weights,
           at->top.width, pass->top, at->top.width);
}

void rectify(const float* y, float* out, size_t n, const Noise* noise, uint64_t* random) {
  for (size_t i = 0; i < n; i++) {
    out[i] = y[i] > 0 ? y[i] : 0;
  }
  if (noise) {
    for (size_t i = 0; i < n; i++) {
      out[i] = random_float(random) < noise->drop_hidden ? 0 : out[i] / (1.0f - noise->drop_hidden);
    }
  }
}

void pass_score_arcs(Pass* pass, const Net* net, size_t first, size_t n, const Noise* noise,
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

void pass_label_arcs(Pass* pass, const Net* net, size_t first, size_t n, const uint32_t* heads,
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

void pass_read(Pass* pass, const Net* net, const Corpus* corpus, const Sentence* sentence) {
  pass->n_words = 0;
  pass->training = false;
  pass_embed(pass, net, corpus->words + sentence->first, sentence->count, NULL, NULL);
  pass->n_words = sentence->count;
  pass_forward(pass, net, &sentence, 1);
}

void pass_predict(Pass* pass, const Net* net, const Corpus* corpus, const Sentence* sentence,
                  Said* said) {
  const Layout* at = &net->at;
  const size_t n = sentence->count;
  pass_read(pass, net, corpus, sentence);
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
  pass_score_arcs(pass, net, 0, n, NULL, NULL);
  find_tree(pass, n, said->head);
  pass_label_arcs(pass, net, 0, n, said->head, NULL, NULL);
  for (size_t i = 0; i < n; i++) {
    said->deprel[i] = (uint16_t)best_of(pass->label_score + i * at->deprel_width, at->n_deprels);
  }
}
