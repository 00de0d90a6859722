#include "extract/relation/encoder.h"

#include "graph/base/embed.h"

#include <string.h>

ENT_EMBED(encoder, "extract/relation/encoder.model");

/** One network and what asks it. */
typedef struct {
  const EntEncoderHead* head;
  EntNetwork* network;
  const int32_t* columns; ///< [words of the sentence][width]
  size_t width;
} Part;

struct EntEncoder {
  Part parts[ENT_ENCODERS];
  EntKeys* keys; ///< [capacity]
};

/** The network's part behind a head. */
static const EntModel* model_of(const EntEncoderHead* head) {
  return (const EntModel*)(const void*)(head + 1);
}

/** The head of the first network. */
static const EntEncoderHead* first_head(void) {
  return (const EntEncoderHead*)(const void*)ent_embedded_encoder;
}

/** The head behind a network. */
static const EntEncoderHead* next_head(const EntEncoderHead* head) {
  const char* at = (const char*)model_of(head) + model_of(head)->size;
  return (const EntEncoderHead*)(const void*)at;
}

bool ent_encoder_is_whole(void) {
  const EntEncoderHead* head = first_head();
  for (size_t i = 0; i < ENT_ENCODERS; i++) {
    const size_t rest = (uintptr_t)ent_embedded_encoder_end - (uintptr_t)head;
    if (rest < sizeof *head + sizeof(EntModel) ||
        strncmp(head->magic, ENT_ENCODER_MAGIC, sizeof head->magic) != 0 ||
        rest - sizeof *head < model_of(head)->size) {
      return false;
    }
    head = next_head(head);
  }
  return (uintptr_t)head == (uintptr_t)ent_embedded_encoder_end;
}

EntEncoder* ent_encoder_new(EntArena* arena, size_t capacity) {
  EntEncoder* encoder = ent_arena_alloc(arena, sizeof *encoder);
  if (!encoder) {
    return NULL;
  }
  *encoder = (EntEncoder){.keys = ent_arena_array(arena, capacity, sizeof(EntKeys))};
  bool whole = encoder->keys != NULL;
  const EntEncoderHead* head = first_head();
  for (size_t i = 0; i < ENT_ENCODERS; i++, head = next_head(head)) {
    const EntModel* model = model_of(head);
    encoder->parts[i] = (Part){.head = head,
                               .network = ent_network_new(model, arena, capacity),
                               .width = model->top.width};
    whole = whole && encoder->parts[i].network;
  }
  return whole ? encoder : NULL;
}

/** The kinds of key, at their places in EntKeys. */
enum { FORM, UPOS, DEPREL, CUE, PREPOSITION, TITLE, ABOVE, FLAGS, LEMMA, SENSE, KIND };

static uint32_t key_of(uint32_t kind, uint32_t value) {
  return ent_mix(ent_mix(0, 1 + kind), value);
}

/** Is it a word that names of bodies are made with: "party", "army"? Of all words of a name only
    these are read, so that nothing is learned of a single actor. */
static bool is_kind_word(const EntPassage* passage, size_t i) {
  return ent_sense_of(ent_scene_senses(passage->scene, passage->first + i, 1),
                      ENT_SENSE_ORGANIZATION) != NULL;
}

static uint32_t hash_word(const EntPassage* passage, size_t i) {
  const EntStr text = ent_scene_folded(passage->scene, passage->first + i, 1);
  return ent_hash_bytes(text.bytes, text.length, KIND);
}

void ent_encoder_keys(const EntTree* tree, const EntPassage* passage, EntKeys* keys) {
  for (size_t i = 0; i < tree->n; i++) {
    const EntNode* node = &tree->nodes[i];
    const bool named = (node->flags & ENT_NODE_NAME) != 0;
    EntWord word;
    if (!named) {
      ent_word_read(ent_passage_token(passage, passage->first + i)->form, &word);
    }
    keys[i] = (EntKeys){
        .of = {[FORM] = named ? key_of(FORM, node->symbol) : ent_word_form(&word),
               [UPOS] = key_of(UPOS, node->upos),
               [DEPREL] = key_of(DEPREL, node->deprel),
               [CUE] = key_of(CUE, node->cue * 32u + node->place),
               [PREPOSITION] = key_of(PREPOSITION, node->prep),
               [TITLE] = key_of(TITLE, node->title),
               [ABOVE] = key_of(ABOVE, node->head == ENT_NONE ? 0 : tree->nodes[node->head].symbol),
               [FLAGS] = key_of(FLAGS, node->flags),
               [LEMMA] = !named                     ? key_of(LEMMA, node->symbol)
                         : is_kind_word(passage, i) ? key_of(KIND, hash_word(passage, i))
                                                    : 0,
               [SENSE] = key_of(SENSE, node->sense)}};
  }
}

void ent_encoder_read(EntEncoder* encoder, const EntTree* tree, const EntPassage* passage) {
  ent_encoder_keys(tree, passage, encoder->keys);
  for (size_t i = 0; i < ENT_ENCODERS; i++) {
    Part* part = &encoder->parts[i];
    part->columns = ent_network_columns(part->network, encoder->keys, tree->n);
  }
}

/** A column of a word as a value. */
static int16_t value_at(const Part* part, uint32_t word, size_t column) {
  const int32_t value = ent_value_of(part->columns[(size_t)word * part->width + column]);
  return (int16_t)(value > ENT_VALUE_MOST    ? ENT_VALUE_MOST
                   : value < -ENT_VALUE_MOST ? -ENT_VALUE_MOST
                                             : value);
}

static void take(const Part* part, uint32_t word, size_t column, int16_t* out) {
  for (size_t j = 0; j < ENT_POOL; j++) {
    out[j] = ent_rectify(value_at(part, word, column + j), ENT_VALUE_MOST);
  }
}

/** The greatest of each column and, behind, their means. @param words  [n], or NULL for those from
    `from` on. */
static void pool(const Part* part, const uint32_t* words, uint32_t from, size_t n, size_t column,
                 int16_t* out) {
  int32_t sums[ENT_POOL] = {0};
  for (size_t i = 0; i < n; i++) {
    const uint32_t word = words ? words[i] : from + (uint32_t)i;
    for (size_t j = 0; j < ENT_POOL; j++) {
      const int16_t value = value_at(part, word, column + j);
      out[j] = value > out[j] ? value : out[j]; // what is below 0 is rectified anyway
      sums[j] += value;
    }
  }
  for (size_t j = 0; n > 0 && j < ENT_POOL; j++) {
    out[ENT_POOL + j] = ent_rectify(sums[j] / (int32_t)n, ENT_VALUE_MOST);
  }
}

/** Ask one network of a pair. @param answers  In ENT_Q_SUM. */
static void ask(const Part* part, const EntPairWords* pair, int32_t answers[ENT_PAIR_ANSWERS]) {
  const EntEncoderHead* h = part->head;
  int16_t pooled[ENT_POOLED] = {0};
  int16_t hidden[ENT_PAIR_HIDDEN];
  int32_t sums[ENT_PAIR_HIDDEN];
  take(part, pair->head[0], ENT_POOL_LEFT, pooled);
  take(part, pair->head[1], ENT_POOL_RIGHT, pooled + ENT_POOLED_RIGHT);
  if (pair->top != ENT_NONE) {
    take(part, pair->top, ENT_POOL_TOP, pooled + ENT_POOLED_TOP);
  }
  pool(part, pair->path, 0, pair->n_path, ENT_POOL_PATH, pooled + ENT_POOLED_PATH);
  pool(part, NULL, pair->from, ent_pair_gap(pair), ENT_POOL_GAP, pooled + ENT_POOLED_GAP);
  memcpy(sums, h->bias, sizeof sums);
  for (size_t f = 0; f < ENT_PAIR_N_FACTS; f++) {
    for (size_t j = 0; j < ENT_PAIR_HIDDEN; j++) {
      sums[j] += h->facts[f][pair->facts[f]][j];
    }
  }
  ent_kernel_multiply(1, ENT_POOLED, ENT_PAIR_HIDDEN, h->hidden, sums, pooled, ENT_POOLED, sums,
                      ENT_PAIR_HIDDEN);
  for (size_t j = 0; j < ENT_PAIR_HIDDEN; j++) {
    hidden[j] = ent_rectify(ent_value_of(sums[j]), ENT_VALUE_MOST);
  }
  ent_kernel_multiply(1, ENT_PAIR_HIDDEN, ENT_PAIR_ANSWERS, h->answers, h->answer_bias, hidden,
                      ENT_PAIR_HIDDEN, answers, ENT_PAIR_ANSWERS);
}

void ent_encoder_score(EntEncoder* encoder, const EntPairWords* pair,
                       int32_t scores[ENT_N_QUESTIONS]) {
  int32_t sums[ENT_N_QUESTIONS] = {0};
  for (size_t i = 0; i < ENT_ENCODERS; i++) {
    int32_t answers[ENT_PAIR_ANSWERS];
    ask(&encoder->parts[i], pair, answers);
    for (unsigned q = 0; q < ENT_N_QUESTIONS; q++) {
      sums[q] += answers[q] / ((1 << ENT_Q_SUM) / ENT_JUDGE_UNIT);
    }
  }
  for (unsigned q = 0; q < ENT_N_QUESTIONS; q++) {
    scores[q] = sums[q] / ENT_ENCODERS;
  }
}
