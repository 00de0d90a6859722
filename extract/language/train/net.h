/** @file extract/language/train/net.h
    The network in float: its parameters, one pass forward and one back.

    A word is the sum of the rows of its features and of its vector, which stays as it is. Layers
   are simple recurrent units, half of them forward, half backward (Lei et al. 2018,
   arXiv:1709.02755). Heads of words are chosen by a bilinear score (Dozat and Manning 2017,
   arXiv:1611.01734) and a score of the distance. */
#ifndef ENT_EXTRACT_LANGUAGE_TRAIN_NET_H
#define ENT_EXTRACT_LANGUAGE_TRAIN_NET_H

#include "extract/language/eisner.h"
#include "extract/language/shape.h"
#include "extract/language/train/corpus.h"

/** What a network is for. Trees and names are learned apart: together, each costs the other. */
typedef enum {
  FOR_TREES,
  FOR_NAMES,
  FOR_HEAD ///< what a Head makes of each word's columns
} Task;

/** Where the columns of the top matrix begin; those of another task are none. */
typedef struct {
  size_t modifier;       ///< ENT_ARC columns
  size_t head;           ///< ENT_ARC
  size_t label_modifier; ///< ENT_LABEL
  size_t label_head;     ///< ENT_LABEL
  size_t distance;       ///< ENT_DISTANCES
  size_t upos;
  size_t name;
  size_t other; ///< of a Head
  size_t feats;
  size_t width; ///< all columns, whole steps
} Top;

/** Offsets into the flat array of dense parameters. */
typedef struct {
  Task task;
  size_t n_upos;
  size_t n_feats;
  size_t n_deprels;
  size_t deprel_width; ///< whole columns
  Top top;
  size_t layer[ENT_LAYERS];      ///< [ENT_WIDTH][ENT_GATES * ENT_WIDTH]
  size_t layer_bias[ENT_LAYERS]; ///< [ENT_GATES * ENT_WIDTH]
  size_t top_weights;            ///< [ENT_WIDTH][top.width]
  size_t top_bias;               ///< [top.width]
  size_t bilinear;               ///< [ENT_ARC][ENT_ARC]
  size_t bilinear_bias;          ///< [ENT_ARC]
  size_t root;                   ///< [ENT_ARC] the root as a head
  size_t label_root;             ///< [ENT_LABEL]
  size_t label_weights;          ///< [ENT_LABEL][deprel_width]
  size_t label_bias;             ///< [deprel_width]
  size_t n_other;                ///< columns of a Head
  size_t head;                   ///< [n_head] parameters of a Head
  size_t n_head;
  size_t n_dense;
} Layout;

typedef struct Net Net;
typedef struct Noise Noise;
typedef struct Pass Pass;

/** Something that learns from the columns of a sentence's words, for FOR_HEAD. */
typedef struct {
  /** Add the gradients of a sentence, whose first word is number `first` of the pass, to those of
      the pass. @return the loss. */
  double (*learn)(const void* handle, Pass* pass, const Net* net, size_t first,
                  const Sentence* sentence, const Noise* noise, uint64_t* random);
  const void* handle;
} Head;

struct Net {
  Layout at;
  const Head* head;           ///< for FOR_HEAD
  const uint16_t* feats_upos; ///< [n_feats] the UPOS that a class of features belongs to
  float* dense;               ///< [n_dense]
  float* transposed;          ///< [n_dense] the matrices transposed, each in its place
  float* rows;                ///< [n_rows][ENT_WIDTH]; row 0 is nothing, row 1 an unknown form
  size_t n_rows;
};

/** How to train one pass. */
struct Noise {
  float drop_input;
  float drop_layer;
  float drop_hidden;
  float drop_word;   ///< a form seen n times is hidden with chance drop_word / (drop_word + n)
  float drop_vector; ///< chance that a word's vector is hidden
  uint64_t seed;
};

/** Lay out the parameters and allocate them. @return false when memory is short. */
bool net_new(Net* net, Task task, const Labels* labels, const uint16_t* feats_upos, size_t n_rows,
             uint64_t seed);

/** The same for a head with so many columns and parameters of its own, which are 0. */
bool net_new_for(Net* net, const Head* head, size_t n_columns, size_t n_parameters, size_t n_rows,
                 uint64_t seed);

void net_free(Net* net);

/** Refresh `transposed`. */
void net_transpose(Net* net);

/** Room for the pass of some sentences, at most `capacity` words. */
Pass* pass_new(const Net* net, size_t capacity);
void pass_free(Pass* pass);

/** Sums of a pass's losses. */
typedef struct {
  double upos;
  double feats;
  double arc;
  double label;
  double name;
  double head;
} Loss;

/** Forward and back over sentences of together at most `capacity` words.
    Afterwards pass_gradient() holds the sum of the gradients. */
void pass_train(Pass* pass, const Net* net, const Corpus* corpus, const Sentence* const* sentences,
                size_t n, const Noise* noise, Loss* loss);

/** [n_dense] */
float* pass_gradient(Pass* pass);
/** [words of the pass][ENT_WIDTH] */
const float* pass_row_gradient(const Pass* pass);
/** [words of the pass][ENT_N_FEATURES] the rows that each word used. */
const uint32_t (*pass_rows(const Pass* pass))[ENT_N_FEATURES];
size_t pass_n_words(const Pass* pass);

/** What the network says of one sentence, with `heads` as a tree. */
typedef struct {
  uint16_t upos[ENT_LONGEST_SENTENCE];
  uint16_t feats[ENT_LONGEST_SENTENCE];
  uint16_t deprel[ENT_LONGEST_SENTENCE];
  uint32_t head[ENT_LONGEST_SENTENCE];
} Said;

/** Analyze one sentence. */
void pass_predict(Pass* pass, const Net* net, const Corpus* corpus, const Sentence* sentence,
                  Said* said);

#endif
