#include "extract/language/train/net.h"

#include "extract/language/train/matrix.h"
#include "extract/language/train/random.h"

#include <stdlib.h>
#include <string.h>

enum { WIDTH = ENT_WIDTH, GATED = ENT_GATES * ENT_WIDTH };

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
  top->name = take(&n, at->task == FOR_NAMES ? N_NAME_LABELS : 0);
  top->other = take(&n, at->n_other);
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
  at->head = take(&n, at->n_head);
  at->n_dense = n;
}

static void fill_net(Net* net, uint64_t random) {
  const Layout* at = &net->at;
  float* dense = net->dense;
  for (size_t l = 0; l < ENT_LAYERS; l++) {
    random_fill(dense + at->layer[l], (size_t)WIDTH * GATED, sqrtf(3.0f / WIDTH), &random);
  }
  random_fill(dense + at->top_weights, WIDTH * at->top.width, sqrtf(3.0f / WIDTH), &random);
  random_fill(dense + at->bilinear, (size_t)ENT_ARC * ENT_ARC, sqrtf(3.0f / ENT_ARC) * 0.5f,
              &random);
  random_fill(dense + at->root, ENT_ARC, 0.5f, &random);
  random_fill(dense + at->label_root, ENT_LABEL, 0.5f, &random);
  random_fill(dense + at->label_weights, ENT_LABEL * at->deprel_width, sqrtf(3.0f / ENT_LABEL),
              &random);
  random_fill(net->rows + WIDTH, (net->n_rows - 1) * WIDTH, 0.3f, &random);
}

/** Parameters as the layout asks for. */
static bool allocate(Net* net, uint64_t seed) {
  lay_out(&net->at);
  net->dense = calloc(net->at.n_dense, sizeof *net->dense);
  net->transposed = calloc(net->at.n_dense, sizeof *net->transposed);
  net->rows = calloc(net->n_rows * WIDTH, sizeof *net->rows);
  if (!net->dense || !net->transposed || !net->rows) {
    return false;
  }
  fill_net(net, seed);
  return true;
}

bool net_new(Net* net, Task task, const Labels* labels, const uint16_t* feats_upos, size_t n_rows,
             uint64_t seed) {
  *net = (Net){.at = {.task = task,
                      .n_upos = ent_intern_count(labels->upos),
                      .n_feats = ent_intern_count(labels->feats),
                      .n_deprels = ent_intern_count(labels->deprels)},
               .feats_upos = feats_upos,
               .n_rows = n_rows};
  return allocate(net, seed);
}

bool net_new_for(Net* net, const Head* head, size_t n_columns, size_t n_parameters, size_t n_rows,
                 uint64_t seed) {
  *net = (Net){.at = {.task = FOR_HEAD, .n_other = n_columns, .n_head = n_parameters},
               .head = head,
               .n_rows = n_rows};
  return allocate(net, seed);
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
