/** @file extract/language/network.h
    The trained network in integers: from the words of a sentence to tags, tree and name scores.
    What it computes is told in extract/language/train/net.h. */
#ifndef ENT_EXTRACT_LANGUAGE_NETWORK_H
#define ENT_EXTRACT_LANGUAGE_NETWORK_H

#include "extract/language/feature.h"
#include "extract/language/model.h"

/** Labels of names: 0 outside, then kind * 4 + begin, inside, end, single. */
enum { ENT_N_NAME_KINDS = 5, ENT_N_NAME_LABELS = 1 + 4 * ENT_N_NAME_KINDS };

/** The scores of a word's labels of names. */
typedef struct {
  int32_t of[ENT_N_NAME_LABELS];
} EntNameScores;

/** What the network says of a word. */
typedef struct {
  uint16_t upos;
  uint16_t feats;
  uint16_t deprel;
  uint16_t head; ///< 1 + index in the sentence; 0 for the root
} EntWordSense;

/** A network with scratch for sentences of up to some length; lives in an arena. */
typedef struct EntNetwork EntNetwork;

/** @param model     The part of the model that the network runs.
    @param capacity  Words, at most ENT_LONGEST_SENTENCE. @return NULL when memory is short. */
EntNetwork* ent_network_new(const EntModel* model, EntArena* arena, size_t capacity);

/** Tag and parse a sentence of 1 to `capacity` words with the part for trees.
    @param keys  [n] of its words. @param out  [n] */
void ent_network_parse(EntNetwork* network, const EntKeys* keys, size_t n, EntWordSense* out);

/** The columns of the top matrix for each word of a sentence, with any part.
    @return [n][model->top.width] in ENT_Q_SUM, the network's own until the next call. */
const int32_t* ent_network_columns(EntNetwork* network, const EntKeys* keys, size_t n);

/** Score the labels of names with the part for names. @param out  [n] */
void ent_network_names(EntNetwork* network, const EntKeys* keys, size_t n, EntNameScores* out);

#endif
