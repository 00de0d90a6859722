/** @file extract/language/train/pass.h
    The inside of a pass, shared by its way forward (pass.c) and its way back (back.c). */
#ifndef ENT_EXTRACT_LANGUAGE_TRAIN_PASS_H
#define ENT_EXTRACT_LANGUAGE_TRAIN_PASS_H

#include "extract/language/train/matrix.h"
#include "extract/language/train/net.h"
#include "extract/language/train/random.h"

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

/** Put the vectors of `n` words behind those of the pass; `noise` NULL outside of training. */
void pass_embed(Pass* pass, const Net* net, const Word* words, size_t n, const Noise* noise,
                uint64_t* random);

/** Everything up to the top matrix, for all words of the pass. */
void pass_forward(Pass* pass, const Net* net, const Sentence* const* sentences, size_t n);

/** Both for one sentence, outside of training. */
void pass_read(Pass* pass, const Net* net, const Corpus* corpus, const Sentence* sentence);

/** Scores of all arcs of the sentence at `first`. */
void pass_score_arcs(Pass* pass, const Net* net, size_t first, size_t n, const Noise* noise,
                     uint64_t* random);

/** The hidden layer of the label of each arc, and its scores. */
void pass_label_arcs(Pass* pass, const Net* net, size_t first, size_t n, const uint32_t* heads,
                     const Noise* noise, uint64_t* random);

/** max(0, y), with hidden units dropped where there is noise. */
void rectify(const float* y, float* out, size_t n, const Noise* noise, uint64_t* random);

/** The gradient back through rectify(): what was 0 lets nothing back, the rest is scaled. */
static inline void unrectify(const float* out, const float* d_out, float* d, size_t n,
                             float scale) {
  for (size_t i = 0; i < n; i++) {
    d[i] += out[i] > 0 ? d_out[i] * scale : 0;
  }
}

static inline void mask_values(float* x, const float* mask, size_t n) {
  for (size_t i = 0; i < n; i++) {
    x[i] *= mask[i];
  }
}

#endif
