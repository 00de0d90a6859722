#include "extract/language/train/quantize.h"

#include "extract/language/kernel.h"
#include "extract/language/model.h"
#include "graph/base/file.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/** A model in the making. */
typedef struct {
  EntModel head;
  EntBuffer bytes; ///< the sections
  const Parts* parts;
  const Net* net; ///< the one of this part
  bool too_large;
} Writer;

static int32_t rounded(float x) {
  return (int32_t)(x < 0 ? x - 0.5f : x + 0.5f);
}

static int32_t clamped(float x, int32_t most) {
  const int32_t v = rounded(x);
  return v > most ? most : v < -most ? -most : v;
}

static void begin(Writer* writer, EntModelSection section) {
  while ((sizeof writer->head + writer->bytes.length) % 64 != 0) {
    ent_buffer_add_byte(&writer->bytes, 0);
  }
  writer->head.offset[section] = (uint32_t)(sizeof writer->head + writer->bytes.length);
}

static void end(Writer* writer, EntModelSection section) {
  writer->head.bytes[section] =
      (uint32_t)(sizeof writer->head + writer->bytes.length) - writer->head.offset[section];
}

static void add(Writer* writer, const void* bytes, size_t size) {
  ent_buffer_add(&writer->bytes, bytes, size);
}

static void section(Writer* writer, EntModelSection which, const void* bytes, size_t size) {
  begin(writer, which);
  add(writer, bytes, size);
  end(writer, which);
}

/** Append a weight. False if it is too large. */
static bool quantize_weight(EntBuffer* out, float weight) {
  const int32_t value = rounded(weight * (float)(1 << ENT_Q_WEIGHT));
  const int16_t stored = (int16_t)value;
  ent_buffer_add(out, (const char*)&stored, sizeof stored);
  return stored == value;
}

bool quantize_matrix(EntBuffer* out, const float* w, size_t in, size_t width, size_t n) {
  bool fits = true;
  for (size_t block = 0; block < n; block += ENT_KERNEL_STEP) {
    for (size_t i = 0; i < in; i += 2) {
      for (size_t o = block; o < block + ENT_KERNEL_STEP; o++) {
        fits &= quantize_weight(out, w[i * width + o]);
        fits &= quantize_weight(out, w[(i + 1) * width + o]);
      }
    }
  }
  for (size_t o = 0; o < n; o++) { // no sum may leave 32 bits
    float total = 0;
    for (size_t i = 0; i < in; i++) {
      total += fabsf(w[i * width + o]) + 1.0f / (1 << ENT_Q_WEIGHT);
    }
    fits &= total <= 120.0f;
  }
  return fits;
}

void quantize_bias(EntBuffer* out, const float* bias, size_t n) {
  for (size_t i = 0; i < n; i++) {
    const int32_t value = clamped(bias[i] * (float)(1 << ENT_Q_SUM), 1 << 26);
    ent_buffer_add(out, (const char*)&value, sizeof value);
  }
}

static void add_weight(Writer* writer, float weight) {
  writer->too_large |= !quantize_weight(&writer->bytes, weight);
}

static void add_matrix(Writer* writer, const float* w, size_t in, size_t width, size_t out) {
  writer->too_large |= !quantize_matrix(&writer->bytes, w, in, width, out);
}

static void add_bias(Writer* writer, const float* bias, size_t n) {
  quantize_bias(&writer->bytes, bias, n);
}

static void add_rows(Writer* writer) {
  const Net* net = writer->net;
  const size_t n = net->n_rows * ENT_WIDTH;
  size_t wide = 0;
  for (size_t i = 0; i < n; i++) {
    wide += fabsf(net->rows[i]) > 0.99f;
  }
  writer->head.row_shift = wide > n / 5000 ? 4 : 3;
  begin(writer, ENT_MODEL_ROWS);
  const float scale = (float)(1 << (ENT_Q_VALUE - (int)writer->head.row_shift));
  for (size_t i = 0; i < n; i++) {
    const int8_t value = (int8_t)clamped(net->rows[i] * scale, 127);
    add(writer, &value, 1);
  }
  end(writer, ENT_MODEL_ROWS);
}

static void add_layers(Writer* writer) {
  const Net* net = writer->net;
  const size_t gated = (size_t)ENT_GATES * ENT_WIDTH;
  begin(writer, ENT_MODEL_LAYERS);
  for (size_t l = 0; l < ENT_LAYERS; l++) {
    add_matrix(writer, net->dense + net->at.layer[l], ENT_WIDTH, gated, gated);
  }
  end(writer, ENT_MODEL_LAYERS);
  begin(writer, ENT_MODEL_LAYER_BIAS);
  for (size_t l = 0; l < ENT_LAYERS; l++) {
    add_bias(writer, net->dense + net->at.layer_bias[l], gated);
  }
  end(writer, ENT_MODEL_LAYER_BIAS);
}

/** The top matrix up to the features, whose classes are computed one by one. */
static void add_top(Writer* writer) {
  const Net* net = writer->net;
  const Top* top = &net->at.top;
  const float* w = net->dense + net->at.top_weights;
  writer->head.top = (EntModelTop){(uint32_t)top->modifier,       (uint32_t)top->head,
                                   (uint32_t)top->label_modifier, (uint32_t)top->label_head,
                                   (uint32_t)top->distance,       (uint32_t)top->upos,
                                   (uint32_t)top->name,           (uint32_t)top->feats};
  begin(writer, ENT_MODEL_TOP);
  add_matrix(writer, w, ENT_WIDTH, top->width, top->feats);
  end(writer, ENT_MODEL_TOP);
  begin(writer, ENT_MODEL_TOP_BIAS);
  add_bias(writer, net->dense + net->at.top_bias, top->feats);
  end(writer, ENT_MODEL_TOP_BIAS);
}

static void add_feats(Writer* writer) {
  const Net* net = writer->net;
  const uint32_t* order = writer->parts->feats_order;
  const Top* top = &net->at.top;
  begin(writer, ENT_MODEL_FEATS);
  for (size_t f = 0; f < net->at.n_feats; f++) {
    for (size_t i = 0; i < ENT_WIDTH; i++) {
      add_weight(writer, net->dense[net->at.top_weights + i * top->width + top->feats + order[f]]);
    }
  }
  end(writer, ENT_MODEL_FEATS);
  begin(writer, ENT_MODEL_FEATS_BIAS);
  for (size_t f = 0; f < net->at.n_feats; f++) {
    add_bias(writer, net->dense + net->at.top_bias + top->feats + order[f], 1);
  }
  end(writer, ENT_MODEL_FEATS_BIAS);
  begin(writer, ENT_MODEL_FEATS_FIRST);
  uint32_t f = 0;
  for (uint32_t upos = 0; upos <= net->at.n_upos; upos++) {
    while (f < net->at.n_feats && net->feats_upos[order[f]] < upos) {
      f++;
    }
    add(writer, &f, sizeof f);
  }
  end(writer, ENT_MODEL_FEATS_FIRST);
}

static void add_arcs(Writer* writer) {
  const Net* net = writer->net;
  const Layout* at = &net->at;
  begin(writer, ENT_MODEL_BILINEAR);
  add_matrix(writer, net->dense + at->bilinear, ENT_ARC, ENT_ARC, ENT_ARC);
  end(writer, ENT_MODEL_BILINEAR);
  begin(writer, ENT_MODEL_BILINEAR_BIAS);
  add_bias(writer, net->dense + at->bilinear_bias, ENT_ARC);
  end(writer, ENT_MODEL_BILINEAR_BIAS);
  begin(writer, ENT_MODEL_ROOT);
  for (size_t i = 0; i < ENT_ARC; i++) {
    const float root = net->dense[at->root + i];
    const int16_t value =
        (int16_t)clamped((root > 0 ? root : 0) * (float)(1 << ENT_Q_VALUE), ENT_ARC_MOST);
    add(writer, &value, sizeof value);
  }
  end(writer, ENT_MODEL_ROOT);
  begin(writer, ENT_MODEL_LABEL_ROOT);
  add_bias(writer, net->dense + at->label_root, ENT_LABEL);
  end(writer, ENT_MODEL_LABEL_ROOT);
  begin(writer, ENT_MODEL_LABELS);
  add_matrix(writer, net->dense + at->label_weights, ENT_LABEL, at->deprel_width, at->deprel_width);
  end(writer, ENT_MODEL_LABELS);
  begin(writer, ENT_MODEL_LABELS_BIAS);
  add_bias(writer, net->dense + at->label_bias, at->deprel_width);
  end(writer, ENT_MODEL_LABELS_BIAS);
}

/** The strings of a set, in the order `order` or their own, from byte `skip` of each. */
static void add_names(Writer* writer, EntModelSection which, const EntIntern* set,
                      const uint32_t* order) {
  begin(writer, which);
  for (uint32_t i = 0; i < ent_intern_count(set); i++) {
    EntStr name = ent_intern_text(set, order ? order[i] : i);
    EntStr upos;
    if (order) { // "UPOS|FEATS"
      ent_str_next(&name, '|', &upos);
    }
    ent_buffer_add_str(&writer->bytes, name);
    ent_buffer_add_byte(&writer->bytes, '\0');
  }
  end(writer, which);
}

static void add_tables(Writer* writer) {
  const Parts* parts = writer->parts;
  section(writer, ENT_MODEL_LEMMA_RULES, parts->lemmas->rules.bytes, parts->lemmas->rules.length);
  section(writer, ENT_MODEL_LEMMAS, parts->lemmas->table,
          sizeof *parts->lemmas->table << parts->lemmas->bits);
  section(writer, ENT_MODEL_SPLITS, parts->cuts->splits, sizeof *parts->cuts->splits << SPLIT_BITS);
  section(writer, ENT_MODEL_GAZETTEER, parts->gazetteer,
          sizeof *parts->gazetteer << GAZETTEER_BITS);
  section(writer, ENT_MODEL_CUTS, parts->cuts->weights, sizeof *parts->cuts->weights << CUT_BITS);
}

/** What both parts have: the words and the layers up to the top matrix. */
static void add_encoder(Writer* writer, const Vocabulary* vocabulary) {
  memcpy(writer->head.magic, ENT_MODEL_MAGIC, sizeof writer->head.magic);
  writer->head.n_rows = (uint32_t)writer->net->n_rows;
  section(writer, ENT_MODEL_VOCABULARY, vocabulary->table,
          sizeof *vocabulary->table << vocabulary->bits);
  add_rows(writer);
  add_layers(writer);
  add_top(writer);
}

/** The part for tags and trees, with everything that is not a network's. */
static void write_trees(Writer* writer) {
  const Parts* parts = writer->parts;
  const Layout* at = &writer->net->at;
  writer->head.n_upos = (uint32_t)at->n_upos;
  writer->head.n_feats = (uint32_t)at->n_feats;
  writer->head.n_deprels = (uint32_t)at->n_deprels;
  writer->head.deprel_width = (uint32_t)at->deprel_width;
  add_encoder(writer, parts->tree_vocabulary);
  add_feats(writer);
  add_arcs(writer);
  add_names(writer, ENT_MODEL_UPOS_NAMES, parts->labels->upos, NULL);
  add_names(writer, ENT_MODEL_FEATS_NAMES, parts->labels->feats, parts->feats_order);
  add_names(writer, ENT_MODEL_DEPREL_NAMES, parts->labels->deprels, NULL);
  add_tables(writer);
}

/** Close a part and append it to the file. */
static EntStatus append(Writer* writer, EntOutput* output, const char* path, EntError* err) {
  while ((sizeof writer->head + writer->bytes.length) % 64 != 0) {
    ent_buffer_add_byte(&writer->bytes, 0);
  }
  writer->head.size = (uint32_t)(sizeof writer->head + writer->bytes.length);
  ENT_TRY(ent_buffer_status(&writer->bytes, err));
  if (writer->too_large) {
    return ent_fail(err, ENT_BAD_INPUT, path, 0, "a weight is too large for fixed point");
  }
  ENT_TRY(ent_output_write(output, (EntStr){(const char*)&writer->head, sizeof writer->head}, err));
  return ent_output_write(output, (EntStr){writer->bytes.bytes, writer->bytes.length}, err);
}

EntStatus model_write(const Parts* parts, const char* path, EntError* err) {
  Writer trees = {.parts = parts, .net = parts->tree_net};
  Writer names = {.parts = parts, .net = parts->name_net};
  EntOutput* output = NULL;
  ENT_TRY(ent_output_open(path, &output, err));
  write_trees(&trees);
  add_encoder(&names, parts->name_vocabulary);
  EntStatus status = append(&trees, output, path, err);
  if (status == ENT_OK) {
    status = append(&names, output, path, err);
  }
  ent_buffer_clear(&trees.bytes);
  ent_buffer_clear(&names.bytes);
  return ent_output_end(output, status, err);
}

EntStatus model_write_names(const Parts* parts, EntStr model, const char* path, EntError* err) {
  Writer names = {.parts = parts, .net = parts->name_net};
  EntOutput* output = NULL;
  EntModel head;
  if (model.length < sizeof head) {
    return ent_fail(err, ENT_BAD_INPUT, path, 0, "not a model");
  }
  memcpy(&head, model.bytes, sizeof head);
  if (memcmp(head.magic, ENT_MODEL_MAGIC, sizeof head.magic) != 0 || head.size > model.length) {
    return ent_fail(err, ENT_BAD_INPUT, path, 0, "not a model");
  }
  ENT_TRY(ent_output_open(path, &output, err));
  add_encoder(&names, parts->name_vocabulary);
  EntStatus status = ent_output_write(output, (EntStr){model.bytes, head.size}, err);
  if (status == ENT_OK) {
    status = append(&names, output, path, err);
  }
  ent_buffer_clear(&names.bytes);
  return ent_output_end(output, status, err);
}

EntStatus model_append_encoder(const Net* net, const Vocabulary* vocabulary, EntOutput* output,
                               const char* path, EntError* err) {
  Writer encoder = {.net = net};
  add_encoder(&encoder, vocabulary);
  const EntStatus status = append(&encoder, output, path, err);
  ent_buffer_clear(&encoder.bytes);
  return status;
}
