// The losses of a pass and their gradients.

#include "extract/language/train/pass.h"

#include <string.h>

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

static void sum_rows(const float* rows, size_t n, size_t width, float* into) {
  for (size_t i = 0; i < n; i++) {
    add_row(rows + i * width, width, into);
  }
}

/** Loss and gradient of the arcs. score becomes its own gradient. */
static double learn_arcs(Pass* pass, const Net* net, size_t first, const Word* words, size_t n,
                         const Noise* noise, uint64_t* random) {
  const Layout* at = &net->at;
  const size_t width = at->top.width;
  double loss = 0;
  pass_score_arcs(pass, net, first, n, noise, random);
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
  pass_label_arcs(pass, net, first, n, heads, noise, random);
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
    if (at->task == FOR_HEAD) {
      break;
    }
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
  if (at->task == FOR_HEAD) {
    loss->head += net->head->learn(net->head->handle, pass, net, first, sentence, noise, random);
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
    mask_values(pass->d_x, pass->mask[l + 1], words * WIDTH);
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
  mask_values(pass->d_x, pass->mask[0], words * WIDTH);
}

void pass_train(Pass* pass, const Net* net, const Corpus* corpus, const Sentence* const* sentences,
                size_t n, const Noise* noise, Loss* loss) {
  uint64_t random = noise->seed;
  pass->n_words = 0;
  pass->training = true;
  for (size_t s = 0; s < n; s++) {
    pass_embed(pass, net, corpus->words + sentences[s]->first, sentences[s]->count, noise, &random);
    draw_masks(pass, pass->n_words, sentences[s]->count, noise, &random);
    pass->n_words += sentences[s]->count;
  }
  pass_forward(pass, net, sentences, n);
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
