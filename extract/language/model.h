/** @file extract/language/model.h
    The trained model, as it stands in the program: two parts, one for tags and trees, one for
   names, each a block of bytes with a table of its sections. */
#ifndef ENT_EXTRACT_LANGUAGE_MODEL_H
#define ENT_EXTRACT_LANGUAGE_MODEL_H

#include "extract/language/shape.h"

#include <stdint.h>

/** The sections of a part; the part for names has the first six only. Numbers are little-endian,
   sections start at multiples of 64 bytes. Matrices are laid out by ent_kernel_place(). */
typedef enum {
  ENT_MODEL_VOCABULARY,    ///< EntPair [2^bits]: keys of features and rows
  ENT_MODEL_ROWS,          ///< i8 [n_rows][ENT_WIDTH], times 2^row_shift
  ENT_MODEL_LAYERS,        ///< i16, ENT_LAYERS matrices [ENT_WIDTH][ENT_GATES * ENT_WIDTH]
  ENT_MODEL_LAYER_BIAS,    ///< i32, ENT_LAYERS times [ENT_GATES * ENT_WIDTH]
  ENT_MODEL_TOP,           ///< i16 matrix [ENT_WIDTH][top]
  ENT_MODEL_TOP_BIAS,      ///< i32 [top]
  ENT_MODEL_FEATS,         ///< i16 [n_feats][ENT_WIDTH], classes of one UPOS side by side
  ENT_MODEL_FEATS_BIAS,    ///< i32 [n_feats]
  ENT_MODEL_FEATS_FIRST,   ///< u32 [n_upos + 1] where the classes of each UPOS begin
  ENT_MODEL_BILINEAR,      ///< i16 matrix [ENT_ARC][ENT_ARC]
  ENT_MODEL_BILINEAR_BIAS, ///< i32 [ENT_ARC]
  ENT_MODEL_ROOT,          ///< i16 [ENT_ARC] the root as a head
  ENT_MODEL_LABEL_ROOT,    ///< i32 [ENT_LABEL]
  ENT_MODEL_LABELS,        ///< i16 matrix [ENT_LABEL][deprel_width]
  ENT_MODEL_LABELS_BIAS,   ///< i32 [deprel_width]
  ENT_MODEL_UPOS_NAMES,    ///< text, each with a NUL
  ENT_MODEL_FEATS_NAMES,   ///< text, each with a NUL
  ENT_MODEL_DEPREL_NAMES,  ///< text, each with a NUL
  ENT_MODEL_LEMMA_RULES, ///< u32 [n] where each rule begins, then the rules: K or L, cut, add, NUL
  ENT_MODEL_LEMMAS,      ///< EntPair [2^bits]: keys and rules
  ENT_MODEL_SPLITS,      ///< EntPair [2^bits]: contractions and where they are cut
  ENT_MODEL_GAZETTEER,   ///< EntPair [2^bits]: names and their classes
  ENT_MODEL_CUTS,        ///< EntCutWeights [2^bits]
  ENT_MODEL_N_SECTIONS
} EntModelSection;

/** The places of the columns of the top matrix. */
typedef struct {
  uint32_t modifier;
  uint32_t head;
  uint32_t label_modifier;
  uint32_t label_head;
  uint32_t distance;
  uint32_t upos;
  uint32_t name;
  uint32_t width;
} EntModelTop;

/** What a part begins with, without the NUL. Another layout makes it another. */
#define ENT_MODEL_MAGIC "entente2"

/** The first bytes of a part. */
typedef struct {
  char magic[8]; ///< ENT_MODEL_MAGIC
  uint32_t size; ///< of the part; the next one follows it
  uint32_t n_rows;
  uint32_t row_shift;
  uint32_t n_upos;
  uint32_t n_feats;
  uint32_t n_deprels;
  uint32_t deprel_width;
  EntModelTop top;
  uint32_t offset[ENT_MODEL_N_SECTIONS];
  uint32_t bytes[ENT_MODEL_N_SECTIONS];
} EntModel;

/** Numbers in fixed point: how many bits stand behind the point. */
enum {
  ENT_Q_VALUE = 10,  ///< of a word's numbers, within ±8
  ENT_Q_WEIGHT = 11, ///< of weights
  ENT_Q_SUM = 21,    ///< of their sums and of biases
  ENT_VALUE_MOST = 8191,
  /// of an arc's two sides, so that their ENT_ARC products stay within 32 bits
  ENT_ARC_MOST = 5791
};

/** max(0, value), at most `most`. */
static inline int16_t ent_rectify(int32_t value, int32_t most) {
  return (int16_t)(value < 0 ? 0 : value > most ? most : value);
}

/** A sum in the scale of values. */
static inline int32_t ent_value_of(int32_t sum) {
  return sum >> (ENT_Q_SUM - ENT_Q_VALUE);
}

/** The part for tags and trees of the English model that is linked in. */
const EntModel* ent_model_trees(void);

/** The part for names. */
const EntModel* ent_model_names(void);

/** A section. */
static inline const void* ent_model_section(const EntModel* model, EntModelSection section) {
  return (const char*)model + model->offset[section];
}

/** How many numbers of `size` bytes a section holds. */
static inline uint32_t ent_model_count(const EntModel* model, EntModelSection section,
                                       size_t size) {
  return model->bytes[section] / (uint32_t)size;
}

/** The base-2 logarithm of the number of entries of a table of 8-byte entries. */
static inline unsigned ent_model_bits(const EntModel* model, EntModelSection section) {
  unsigned bits = 0;
  for (uint32_t n = ent_model_count(model, section, 8); n > 1; n /= 2) {
    bits++;
  }
  return bits;
}

#endif
