#include "extract/relation/train/encode.h"

#include "extract/language/train/learn.h"
#include "extract/language/train/pass.h"
#include "extract/language/train/quantize.h"
#include "extract/language/train/vocabulary.h"
#include "extract/language/vectors.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/** Offsets of the head's parameters. */
enum {
  ANSWERS = COLUMN_STEP, ///< columns of the last layer, of which ENT_N_QUESTIONS are used
  HIDDEN = 0,            ///< [ENT_POOLED][ENT_PAIR_HIDDEN]
  HIDDEN_BIAS = HIDDEN + ENT_POOLED * ENT_PAIR_HIDDEN,
  FACTS = HIDDEN_BIAS + ENT_PAIR_HIDDEN, ///< [ENT_PAIR_N_FACTS][ENT_PAIR_FACT_VALUES][hidden]
  LAST = FACTS + ENT_PAIR_N_FACTS * ENT_PAIR_FACT_VALUES * ENT_PAIR_HIDDEN, ///< [hidden][ANSWERS]
  LAST_BIAS = LAST + ENT_PAIR_HIDDEN * ANSWERS,
  N_PARAMETERS = LAST_BIAS + ANSWERS
};

/** A pair, and what is to be said of it. */
typedef struct {
  EntPairWords words;
  float answers[ENT_N_QUESTIONS];
  float weights[ENT_N_QUESTIONS];
} Pair;

/** What a sentence is to the encoder. */
typedef struct {
  size_t first_pair; ///< the next one's is behind its last
  unsigned fold;
} Place;

struct Encode {
  Corpus corpus;
  Place* places; ///< [sentences of the corpus]
  size_t place_room;
  Pair* pairs; ///< [n_pairs]
  size_t n_pairs;
  size_t pair_room;
  Vocabulary vocabulary;
  Net nets[ENT_ENCODERS];
  Head head;
};

/** A pair on its way through the head. */
typedef struct {
  float pooled[ENT_POOLED];
  float inputs[ENT_POOLED];   ///< the same rectified, some dropped
  uint32_t most[2][ENT_POOL]; ///< the word whose column is the greatest, of the path and of the gap
  float sums[ENT_PAIR_HIDDEN];
  float hidden[ENT_PAIR_HIDDEN]; ///< the sums rectified, some dropped
  float answers[ANSWERS];        ///< log-odds, and then their gradient
} Way;

Encode* encode_new(void) {
  Encode* encode = calloc(1, sizeof *encode);
  if (encode && !(encode->corpus.arena = ent_arena_new())) {
    free(encode);
    return NULL;
  }
  return encode;
}

void encode_free(Encode* encode) {
  if (encode) {
    ent_arena_free(encode->corpus.arena);
    free(encode->vocabulary.table);
    for (size_t i = 0; i < ENT_ENCODERS; i++) {
      net_free(&encode->nets[i]);
    }
    free(encode);
  }
}

static bool add_word(Corpus* corpus, const EntKeys* keys) {
  Word* words = ent_arena_grow(corpus->arena, corpus->words, corpus->n_words,
                               &corpus->words_capacity, sizeof *words);
  if (!words) {
    return false;
  }
  corpus->words = words;
  Word* word = &words[corpus->n_words++];
  *word = (Word){.vector = ent_vector_find(keys->of[ENT_FEATURE_FORM])};
  memcpy(word->keys, keys->of, sizeof word->keys);
  return true;
}

bool encode_add_sentence(Encode* encode, const EntKeys* keys, size_t n, unsigned fold) {
  Corpus* corpus = &encode->corpus;
  Sentence* sentences = ent_arena_grow(corpus->arena, corpus->sentences, corpus->n_sentences,
                                       &corpus->sentences_capacity, sizeof *sentences);
  Place* places = ent_arena_grow(corpus->arena, encode->places, corpus->n_sentences,
                                 &encode->place_room, sizeof *places);
  if (!sentences || !places) {
    return false;
  }
  corpus->sentences = sentences;
  encode->places = places;
  const size_t number = corpus->n_sentences++;
  sentences[number] = (Sentence){corpus->n_words, n, number};
  places[number] = (Place){encode->n_pairs, fold};
  bool whole = true;
  for (size_t i = 0; whole && i < n; i++) {
    whole = add_word(corpus, &keys[i]);
  }
  return whole;
}

bool encode_add_pair(Encode* encode, const EntPairWords* words,
                     const float answers[ENT_N_QUESTIONS], const float weights[ENT_N_QUESTIONS]) {
  Pair* pairs = ent_arena_grow(encode->corpus.arena, encode->pairs, encode->n_pairs,
                               &encode->pair_room, sizeof *pairs);
  if (!pairs) {
    return false;
  }
  encode->pairs = pairs;
  Pair* pair = &pairs[encode->n_pairs++];
  pair->words = *words;
  memcpy(pair->answers, answers, sizeof pair->answers);
  memcpy(pair->weights, weights, sizeof pair->weights);
  return true;
}

/** The columns of a word. */
static const float* columns(const Pass* pass, const Net* net, size_t first, size_t word) {
  return pass->top + (first + word) * net->at.top.width + net->at.top.other;
}

/** Pool words: the greatest and the mean of each column. @param words  [n], or NULL for those from
    `from` on. */
static void pool(const Pass* pass, const Net* net, size_t first, const uint32_t* words,
                 uint32_t from, size_t n, size_t column, float* out, uint32_t* most) {
  float* mean = out + ENT_POOL;
  for (size_t i = 0; i < n; i++) {
    const uint32_t word = words ? words[i] : from + (uint32_t)i;
    const float* x = columns(pass, net, first, word) + column;
    for (size_t j = 0; j < ENT_POOL; j++) {
      if (i == 0 || x[j] > out[j]) {
        out[j] = x[j];
        most[j] = word;
      }
      mean[j] += x[j] / (float)n;
    }
  }
}

static void forward(const Pass* pass, const Net* net, size_t first, const EntPairWords* words,
                    const Noise* noise, uint64_t* random, Way* way) {
  const float* p = net->dense + net->at.head;
  memset(way, 0, sizeof *way);
  memcpy(way->pooled + ENT_POOLED_LEFT, columns(pass, net, first, words->head[0]) + ENT_POOL_LEFT,
         ENT_POOL * sizeof(float));
  memcpy(way->pooled + ENT_POOLED_RIGHT, columns(pass, net, first, words->head[1]) + ENT_POOL_RIGHT,
         ENT_POOL * sizeof(float));
  if (words->top != ENT_NONE) {
    memcpy(way->pooled + ENT_POOLED_TOP, columns(pass, net, first, words->top) + ENT_POOL_TOP,
           ENT_POOL * sizeof(float));
  }
  pool(pass, net, first, words->path, 0, words->n_path, ENT_POOL_PATH,
       way->pooled + ENT_POOLED_PATH, way->most[0]);
  pool(pass, net, first, NULL, words->from, ent_pair_gap(words), ENT_POOL_GAP,
       way->pooled + ENT_POOLED_GAP, way->most[1]);
  rectify(way->pooled, way->inputs, ENT_POOLED, noise, random);
  memcpy(way->sums, p + HIDDEN_BIAS, sizeof way->sums);
  for (size_t f = 0; f < ENT_PAIR_N_FACTS; f++) {
    const float* row = p + FACTS + (f * ENT_PAIR_FACT_VALUES + words->facts[f]) * ENT_PAIR_HIDDEN;
    add_row(row, ENT_PAIR_HIDDEN, way->sums);
  }
  multiply(1, ENT_POOLED, ENT_PAIR_HIDDEN, way->inputs, ENT_POOLED, p + HIDDEN, ENT_PAIR_HIDDEN,
           way->sums, ENT_PAIR_HIDDEN);
  rectify(way->sums, way->hidden, ENT_PAIR_HIDDEN, noise, random);
  memcpy(way->answers, p + LAST_BIAS, sizeof way->answers);
  multiply(1, ENT_PAIR_HIDDEN, ANSWERS, way->hidden, ENT_PAIR_HIDDEN, p + LAST, ANSWERS,
           way->answers, ANSWERS);
}

/** Give the gradient of what was pooled back to the words. */
static void unpool(Pass* pass, const Net* net, size_t first, const uint32_t* words, uint32_t from,
                   size_t n, size_t column, const float* d, const uint32_t* most) {
  const size_t width = net->at.top.width;
  float* top = pass->d_top + first * width + net->at.top.other + column;
  for (size_t i = 0; i < n; i++) {
    float* x = top + (words ? words[i] : from + i) * width;
    for (size_t j = 0; j < ENT_POOL; j++) {
      x[j] += d[ENT_POOL + j] / (float)n;
    }
  }
  for (size_t j = 0; n > 0 && j < ENT_POOL; j++) {
    top[most[j] * width + j] += d[j];
  }
}

static void backward(Pass* pass, const Net* net, size_t first, const EntPairWords* words,
                     const Noise* noise, const Way* way) {
  const float* p = net->dense + net->at.head;
  float* g = pass->gradient + net->at.head;
  const float scale = 1.0f / (1.0f - noise->drop_hidden);
  float d_hidden[ENT_PAIR_HIDDEN] = {0};
  float d_sums[ENT_PAIR_HIDDEN] = {0};
  float d_inputs[ENT_POOLED] = {0};
  float d_pooled[ENT_POOLED] = {0};
  add_row(way->answers, ANSWERS, g + LAST_BIAS);
  for (size_t j = 0; j < ENT_PAIR_HIDDEN; j++) {
    for (size_t q = 0; q < ENT_N_QUESTIONS; q++) {
      g[LAST + j * ANSWERS + q] += way->hidden[j] * way->answers[q];
      d_hidden[j] += p[LAST + j * ANSWERS + q] * way->answers[q];
    }
  }
  unrectify(way->hidden, d_hidden, d_sums, ENT_PAIR_HIDDEN, scale);
  add_row(d_sums, ENT_PAIR_HIDDEN, g + HIDDEN_BIAS);
  for (size_t f = 0; f < ENT_PAIR_N_FACTS; f++) {
    add_row(d_sums, ENT_PAIR_HIDDEN,
            g + FACTS + (f * ENT_PAIR_FACT_VALUES + words->facts[f]) * ENT_PAIR_HIDDEN);
  }
  for (size_t i = 0; i < ENT_POOLED; i++) {
    if (way->inputs[i] > 0) {
      float sum = 0;
      const float* row = p + HIDDEN + i * ENT_PAIR_HIDDEN;
      float* grad = g + HIDDEN + i * ENT_PAIR_HIDDEN;
      for (size_t j = 0; j < ENT_PAIR_HIDDEN; j++) {
        grad[j] += way->inputs[i] * d_sums[j];
        sum += row[j] * d_sums[j];
      }
      d_inputs[i] = sum;
    }
  }
  unrectify(way->inputs, d_inputs, d_pooled, ENT_POOLED, scale);
  const size_t width = net->at.top.width;
  float* top = pass->d_top + first * width + net->at.top.other;
  add_row(d_pooled + ENT_POOLED_LEFT, ENT_POOL, top + words->head[0] * width + ENT_POOL_LEFT);
  add_row(d_pooled + ENT_POOLED_RIGHT, ENT_POOL, top + words->head[1] * width + ENT_POOL_RIGHT);
  if (words->top != ENT_NONE) {
    add_row(d_pooled + ENT_POOLED_TOP, ENT_POOL, top + words->top * width + ENT_POOL_TOP);
  }
  unpool(pass, net, first, words->path, 0, words->n_path, ENT_POOL_PATH, d_pooled + ENT_POOLED_PATH,
         way->most[0]);
  unpool(pass, net, first, NULL, words->from, ent_pair_gap(words), ENT_POOL_GAP,
         d_pooled + ENT_POOLED_GAP, way->most[1]);
}

/** Turn answers into their gradient. @return the loss. */
static double settle(const Pair* pair, float* answers) {
  double loss = 0;
  for (size_t q = 0; q < ANSWERS; q++) {
    if (q >= ENT_N_QUESTIONS) {
      answers[q] = 0;
      continue;
    }
    const float yes = 1.0f / (1.0f + exponent(-answers[q]));
    const float right = pair->answers[q] > 0 ? yes : 1.0f - yes;
    loss -= pair->weights[q] * logf(right > 1e-9f ? right : 1e-9f);
    answers[q] = pair->weights[q] * (yes - pair->answers[q]);
  }
  return loss;
}

/** The pairs of a sentence: from `first` to before `end`. */
typedef struct {
  size_t first;
  size_t end;
} Range;

static Range pairs_of(const Encode* encode, size_t sentence) {
  const bool last = sentence + 1 == encode->corpus.n_sentences;
  return (Range){encode->places[sentence].first_pair,
                 last ? encode->n_pairs : encode->places[sentence + 1].first_pair};
}

static double learn_pairs(const void* handle, Pass* pass, const Net* net, size_t first,
                          const Sentence* sentence, const Noise* noise, uint64_t* random) {
  const Encode* encode = handle;
  const Range range = pairs_of(encode, sentence->number);
  double loss = 0;
  for (size_t i = range.first; i < range.end; i++) {
    const Pair* pair = &encode->pairs[i];
    Way way;
    forward(pass, net, first, &pair->words, noise, random, &way);
    loss += settle(pair, way.answers);
    backward(pass, net, first, &pair->words, noise, &way);
  }
  return loss;
}

static void report(void* handle, size_t epoch, const Loss* loss, size_t n_words) {
  if (handle) {
    (void)fprintf(handle, "encoder, epoch %zu, loss %.4f a word\n", epoch + 1,
                  loss->head / (double)n_words);
    (void)fflush(handle);
  }
}

/** A new network, unlearned. */
static bool new_net(Encode* encode, Net* net, uint64_t seed) {
  static const uint32_t least[ENT_N_FEATURES] = {6, 6, 6, 6, 6, 6, 6, 6, 6, 6};
  if (!encode->vocabulary.table) {
    if (!vocabulary_new(&encode->corpus, least, &encode->vocabulary)) {
      return false;
    }
    vocabulary_apply(&encode->vocabulary, &encode->corpus);
  }
  encode->head = (Head){learn_pairs, encode};
  net_free(net);
  if (!net_new_for(net, &encode->head, ENT_POOL_COLUMNS, N_PARAMETERS, encode->vocabulary.n_rows,
                   seed)) {
    return false;
  }
  float* p = net->dense + net->at.head;
  random_fill(p + HIDDEN, (size_t)ENT_POOLED * ENT_PAIR_HIDDEN, sqrtf(3.0f / ENT_POOLED), &seed);
  random_fill(p + LAST, (size_t)ENT_PAIR_HIDDEN * ANSWERS, sqrtf(3.0f / ENT_PAIR_HIDDEN), &seed);
  return true;
}

/** The sentences of all folds but one, with the words of all; an array to be freed. */
static bool leave_out(const Encode* encode, unsigned without, Corpus* part) {
  *part = encode->corpus;
  part->sentences = calloc(part->n_sentences + 1, sizeof *part->sentences);
  part->n_sentences = part->n_words = 0;
  for (size_t s = 0; part->sentences && s < encode->corpus.n_sentences; s++) {
    if (encode->places[s].fold != without) {
      part->sentences[part->n_sentences++] = encode->corpus.sentences[s];
      part->n_words += encode->corpus.sentences[s].count;
    }
  }
  return part->sentences != NULL;
}

EntStatus encode_learn(Encode* encode, unsigned without, const EncodeOptions* options,
                       EntError* err) {
  enum { FIRST_SEED = 3 };
  Plan plan = {.epochs = (size_t)options->epochs,
               .shard_words = 200,
               .rate = options->rate,
               .noise = {.drop_input = options->drop,
                         .drop_layer = options->drop,
                         .drop_hidden = options->drop,
                         .drop_word = options->drop_word,
                         .drop_vector = options->drop_vector},
               .n_threads = (unsigned)options->threads};
  Corpus part;
  bool ready = leave_out(encode, without, &part);
  for (size_t i = 0; ready && i < ENT_ENCODERS; i++) {
    plan.seed = FIRST_SEED + i;
    ready = new_net(encode, &encode->nets[i], plan.seed);
    if (ready) {
      learn(&encode->nets[i], &part, &plan, report, options->log);
    }
  }
  free(part.sentences);
  return ready ? ENT_OK : ent_no_memory(err);
}

/** Score a pair by the mean of all networks. @param passes  Which read its sentence. */
static void score(const Encode* encode, Pass* const passes[ENT_ENCODERS], size_t pair,
                  int32_t scores[ENT_N_QUESTIONS]) {
  float sums[ENT_N_QUESTIONS] = {0};
  for (size_t k = 0; k < ENT_ENCODERS; k++) {
    Way way;
    forward(passes[k], &encode->nets[k], 0, &encode->pairs[pair].words, NULL, NULL, &way);
    for (size_t q = 0; q < ENT_N_QUESTIONS; q++) {
      sums[q] += way.answers[q];
    }
  }
  for (size_t q = 0; q < ENT_N_QUESTIONS; q++) {
    scores[q] = (int32_t)lrintf(sums[q] * ENT_JUDGE_UNIT / ENT_ENCODERS);
  }
}

void encode_score(const Encode* encode, unsigned fold, int32_t (*scores)[ENT_N_QUESTIONS]) {
  Pass* passes[ENT_ENCODERS];
  const Corpus* corpus = &encode->corpus;
  for (size_t k = 0; k < ENT_ENCODERS; k++) {
    passes[k] = pass_new(&encode->nets[k], ENT_LONGEST_SENTENCE);
  }
  for (size_t s = 0; s < corpus->n_sentences; s++) {
    if (encode->places[s].fold != fold) {
      continue;
    }
    for (size_t k = 0; k < ENT_ENCODERS; k++) {
      pass_read(passes[k], &encode->nets[k], corpus, &corpus->sentences[s]);
    }
    const Range range = pairs_of(encode, s);
    for (size_t i = range.first; i < range.end; i++) {
      score(encode, passes, i, scores[i]);
    }
  }
  for (size_t k = 0; k < ENT_ENCODERS; k++) {
    pass_free(passes[k]);
  }
}

/** Do the sums of the hidden layer stay within 32 bits, whatever is pooled and known of a pair? */
static bool sums_fit(const float* p) {
  const float pooled_most = (float)(ENT_VALUE_MOST + 1) / (1 << ENT_Q_VALUE);
  const float most = (float)(1 << (31 - ENT_Q_SUM)) - 1.0f;
  bool fit = true;
  for (size_t j = 0; j < ENT_PAIR_HIDDEN; j++) {
    float sum = fabsf(p[HIDDEN_BIAS + j]);
    for (size_t f = 0; f < ENT_PAIR_N_FACTS; f++) {
      float greatest = 0;
      for (size_t v = 0; v < ENT_PAIR_FACT_VALUES; v++) {
        greatest =
            fmaxf(greatest, fabsf(p[FACTS + (f * ENT_PAIR_FACT_VALUES + v) * ENT_PAIR_HIDDEN + j]));
      }
      sum += greatest;
    }
    for (size_t i = 0; i < ENT_POOLED; i++) {
      sum += pooled_most * fabsf(p[HIDDEN + i * ENT_PAIR_HIDDEN + j]);
    }
    fit &= sum < most;
  }
  return fit;
}

/** Append one network, its head before it. */
static EntStatus append(const Encode* encode, const Net* net, EntOutput* output, const char* path,
                        EntError* err) {
  const float* p = net->dense + net->at.head;
  EntBuffer head = {0};
  const char magic[sizeof(((EntEncoderHead*)NULL)->magic)] = ENT_ENCODER_MAGIC;
  ent_buffer_add(&head, magic, sizeof magic);
  quantize_bias(&head, p + HIDDEN_BIAS, ENT_PAIR_HIDDEN);
  quantize_bias(&head, p + FACTS, LAST - FACTS);
  quantize_bias(&head, p + LAST_BIAS, ENT_PAIR_ANSWERS);
  bool fits = sums_fit(p);
  fits &= quantize_matrix(&head, p + HIDDEN, ENT_POOLED, ENT_PAIR_HIDDEN, ENT_PAIR_HIDDEN);
  fits &= quantize_matrix(&head, p + LAST, ENT_PAIR_HIDDEN, ANSWERS, ENT_PAIR_ANSWERS);
  EntStatus status = ent_buffer_status(&head, err);
  if (status == ENT_OK && !fits) {
    status = ent_fail(err, ENT_BAD_INPUT, path, 0, "a weight is too large for fixed point");
  }
  if (status == ENT_OK) {
    status = ent_output_write(output, (EntStr){head.bytes, head.length}, err);
  }
  if (status == ENT_OK) {
    status = model_append_encoder(net, &encode->vocabulary, output, path, err);
  }
  ent_buffer_clear(&head);
  return status;
}

EntStatus encode_write(const Encode* encode, const char* path, EntError* err) {
  EntOutput* output = NULL;
  EntStatus status = ent_output_open(path, &output, err);
  for (size_t i = 0; status == ENT_OK && i < ENT_ENCODERS; i++) {
    status = append(encode, &encode->nets[i], output, path, err);
  }
  return ent_output_end(output, status, err);
}
