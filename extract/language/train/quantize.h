/** @file extract/language/train/quantize.h
    From the trained parts to the model file of extract/language/model.h. */
#ifndef ENT_EXTRACT_LANGUAGE_TRAIN_QUANTIZE_H
#define ENT_EXTRACT_LANGUAGE_TRAIN_QUANTIZE_H

#include "extract/language/train/cuts.h"
#include "extract/language/train/lemmas.h"
#include "extract/language/train/net.h"
#include "extract/language/train/vocabulary.h"
#include "graph/base/file.h"

/** Everything that a model holds. */
typedef struct {
  const Net* tree_net;
  const Vocabulary* tree_vocabulary;
  const Net* name_net;
  const Vocabulary* name_vocabulary;
  const Labels* labels;
  const Cuts* cuts;
  const Lemmas* lemmas;
  const EntPair* gazetteer;    ///< [2^GAZETTEER_BITS]
  const uint32_t* feats_order; ///< [n_feats] the classes of features, those of one UPOS together
} Parts;

/** Write the model. @return ENT_BAD_INPUT if a weight is too large for fixed point; ENT_IO. */
EntStatus model_write(const Parts* parts, const char* path, EntError* err);

/** Write a model whose part for trees is that of another one.
    @param parts  The names alone. @param model  The other model. */
EntStatus model_write_names(const Parts* parts, EntStr model, const char* path, EntError* err);

/** Append weights as ent_kernel_multiply() reads them. @param w  [in][width], the first `n` columns
    @return false if one or the sum of a column is too large. */
bool quantize_matrix(EntBuffer* out, const float* w, size_t in, size_t width, size_t n);

/** Append biases, in ENT_Q_SUM. */
void quantize_bias(EntBuffer* out, const float* bias, size_t n);

/** Append a part for a Head alone, behind a multiple of 64 bytes. @param path  For the error. */
EntStatus model_append_encoder(const Net* net, const Vocabulary* vocabulary, EntOutput* output,
                               const char* path, EntError* err);

#endif
