#include "extract/language/train/cuts.h"

#include "graph/base/intern.h"

#include <stdlib.h>
#include <string.h>

/** A paragraph: its atoms and what happens after each. */
typedef struct {
  const char* text;
  EntAtom* atoms;
  uint8_t* gold; ///< [n] EntCut
  size_t n;
} Paragraph;

typedef struct {
  EntArena* arena;
  Paragraph* paragraphs;
  size_t n;
  size_t capacity;
  EntBuffer text;
  EntBuffer ends; ///< per byte of the text: 0, or 1 + the EntCut after it
} Reader;

/** Weights in training: the current ones and their sum over all steps. */
typedef struct {
  int32_t (*now)[ENT_N_CUTS];
  int64_t (*sum)[ENT_N_CUTS];
  int64_t step;
} Perceptron;

/** Close the paragraph that has been collected. */
static EntStatus finish(Reader* reader, EntError* err) {
  if (reader->text.length == 0) {
    return ENT_OK;
  }
  Paragraph* grown = ent_arena_grow(reader->arena, reader->paragraphs, reader->n, &reader->capacity,
                                    sizeof *grown);
  const EntStr text = {ent_arena_copy(reader->arena, reader->text.bytes, reader->text.length),
                       reader->text.length};
  if (!grown || !text.bytes || reader->text.failed || reader->ends.failed) {
    return ent_no_memory(err);
  }
  reader->paragraphs = grown;
  Paragraph* paragraph = &grown[reader->n++];
  *paragraph = (Paragraph){.text = text.bytes};
  ENT_TRY(ent_atoms(text, reader->arena, &paragraph->atoms, &paragraph->n, err));
  paragraph->gold = ent_arena_alloc(reader->arena, paragraph->n);
  if (!paragraph->gold) {
    return ent_no_memory(err);
  }
  for (size_t i = 0; i < paragraph->n; i++) {
    const char end = reader->ends.bytes[paragraph->atoms[i].end - 1];
    paragraph->gold[i] = (uint8_t)(end ? end - 1 : ENT_CUT_JOIN);
  }
  reader->text.length = reader->ends.length = 0;
  return ENT_OK;
}

static bool has_no_space(EntStr misc) {
  const char* wanted = "SpaceAfter=No";
  for (size_t i = 0; i + strlen(wanted) <= misc.length; i++) {
    if (memcmp(misc.bytes + i, wanted, strlen(wanted)) == 0) {
      return true;
    }
  }
  return false;
}

/** Append a form and mark its end. */
static void add_form(Reader* reader, EntStr form, EntCut cut) {
  ent_buffer_add_str(&reader->text, form);
  for (size_t i = 0; i < form.length; i++) {
    ent_buffer_add_byte(&reader->ends, (char)(i + 1 == form.length ? 1 + (int)cut : 0));
  }
}

static void add_blank(Reader* reader) {
  ent_buffer_add_byte(&reader->text, ' ');
  ent_buffer_add_byte(&reader->ends, 0);
}

/** Do the `n` words after a surface spell it? */
static bool spells(const EntConlluLine* surface) {
  const EntStr whole = surface->column[ENT_CONLLU_FORM];
  size_t at = 0;
  for (size_t i = 1; i <= surface->n_parts; i++) {
    const EntStr part = surface[i].column[ENT_CONLLU_FORM];
    if (at + part.length > whole.length || memcmp(whole.bytes + at, part.bytes, part.length) != 0) {
      return false;
    }
    at += part.length;
  }
  return at == whole.length;
}

static void add_sentence(Reader* reader, const EntConlluSentence* sentence) {
  for (size_t i = 0; i < sentence->n_lines;) {
    const EntConlluLine* line = &sentence->lines[i];
    const size_t next = i + 1 + line->n_parts;
    const EntCut cut = next >= sentence->n_lines ? ENT_CUT_SENTENCE : ENT_CUT_TOKEN;
    if (line->n_parts > 0 && spells(line)) {
      for (size_t k = i + 1; k < next; k++) {
        add_form(reader, sentence->lines[k].column[ENT_CONLLU_FORM],
                 k + 1 < next ? ENT_CUT_TOKEN : cut);
      }
    } else {
      add_form(reader, line->column[ENT_CONLLU_FORM], cut);
    }
    if (!has_no_space(line->column[ENT_CONLLU_MISC])) {
      add_blank(reader);
    }
    i = next;
  }
}

/** Does a sentence open a paragraph? */
static bool opens(EntStr comments) {
  EntStr line;
  while (ent_str_next(&comments, '\n', &line)) {
    if (line.length >= 8 &&
        (memcmp(line.bytes, "# newpar", 8) == 0 || memcmp(line.bytes, "# newdoc", 8) == 0)) {
      return true;
    }
  }
  return false;
}

static EntStatus read_treebank(Reader* reader, const EntConllu* treebank, EntError* err) {
  for (size_t i = 0; i < treebank->n_sentences; i++) {
    const EntConlluSentence* sentence = &treebank->sentences[i];
    if (opens(sentence->comments)) {
      ENT_TRY(finish(reader, err));
    } else if (reader->text.length > 0 && reader->text.bytes[reader->text.length - 1] != ' ') {
      add_blank(reader);
    }
    add_sentence(reader, sentence);
  }
  return finish(reader, err);
}

/** By how much the right answer must win. */
enum { MARGIN = 16 };

/** The best answer to a place whose right answer is `gold`. */
static EntCut guess(const Perceptron* p, const uint32_t* keys, bool space, EntCut gold) {
  int64_t scores[ENT_N_CUTS] = {0};
  scores[gold] = -MARGIN;
  for (size_t f = 0; f < ENT_N_CUT_FEATURES; f++) {
    for (size_t c = 0; c <= ENT_CUT_SENTENCE; c++) {
      scores[c] += p->now[keys[f] >> (32 - CUT_BITS)][c];
    }
  }
  EntCut best = space ? ENT_CUT_TOKEN : ENT_CUT_JOIN;
  for (EntCut c = best + 1; c <= ENT_CUT_SENTENCE; c++) {
    best = scores[c] > scores[best] ? c : best;
  }
  return best;
}

static void learn_paragraph(Perceptron* p, const Paragraph* paragraph) {
  EntCutState state = {0};
  for (size_t i = 0; i < paragraph->n; i++) {
    const EntCut gold = (EntCut)paragraph->gold[i];
    EntCut cut;
    if (!ent_cut_is_plain(paragraph->atoms, paragraph->n, i, &cut)) {
      uint32_t keys[ENT_N_CUT_FEATURES];
      ent_cut_features(paragraph->atoms, paragraph->n, i, &state, keys);
      const bool space = paragraph->atoms[i + 1].space;
      cut = guess(p, keys, space, gold);
      p->step++;
      for (size_t f = 0; f < ENT_N_CUT_FEATURES && cut != gold; f++) {
        const uint32_t at = keys[f] >> (32 - CUT_BITS);
        p->now[at][gold] += 1;
        p->now[at][cut] -= 1;
        p->sum[at][gold] += p->step;
        p->sum[at][cut] -= p->step;
      }
    }
    ent_cut_note(&state, gold, paragraph->text[paragraph->atoms[i].start] == '"');
  }
}

/** The average of the weights over all steps, in 1/32. */
static void average(const Perceptron* p, EntCutWeights* out) {
  for (size_t i = 0; i < (size_t)1 << CUT_BITS; i++) {
    for (size_t c = 0; c <= ENT_CUT_SENTENCE; c++) {
      const int64_t total = (int64_t)p->now[i][c] * (p->step + 1) - p->sum[i][c];
      const int64_t value = total * 32 / (p->step + 1);
      out[i].of[c] = (int16_t)(value > INT16_MAX   ? INT16_MAX
                               : value < INT16_MIN ? INT16_MIN
                                                   : value);
    }
  }
}

/** How often a token was written as one word and as a contraction, and where that is cut. */
typedef struct {
  uint32_t whole;
  uint32_t two;
  uint32_t cut;
} Split;

static EntStr lower_form(EntStr form, EntWord* word) {
  ent_word_read(form, word);
  return (EntStr){(const char*)word->lower, word->length};
}

static bool count_splits(EntIntern* forms, Split** splits, size_t* capacity,
                         const EntConllu* treebank) {
  for (size_t s = 0; s < treebank->n_sentences; s++) {
    const EntConlluSentence* sentence = &treebank->sentences[s];
    for (size_t i = 0; i < sentence->n_lines; i += 1 + sentence->lines[i].n_parts) {
      const EntConlluLine* line = &sentence->lines[i];
      EntWord word;
      const uint32_t id = ent_intern_add(forms, lower_form(line->column[ENT_CONLLU_FORM], &word));
      if (id == ENT_NONE) {
        return false;
      }
      if (id >= *capacity) {
        const size_t wanted = *capacity * 2 + 1024;
        Split* grown = realloc(*splits, wanted * sizeof *grown);
        if (!grown) {
          return false;
        }
        memset(grown + *capacity, 0, (wanted - *capacity) * sizeof *grown);
        *splits = grown;
        *capacity = wanted;
      }
      Split* split = &(*splits)[id];
      split->whole += line->n_parts == 0;
      if (line->n_parts == 2 && spells(line)) {
        split->two++;
        split->cut = (uint32_t)line[1].column[ENT_CONLLU_FORM].length;
      }
    }
  }
  return true;
}

/** Keep the contractions that no atom boundary cuts: those of letters only. */
static void keep_splits(const EntIntern* forms, const Split* splits, EntPair* table) {
  const uint32_t mask = ((uint32_t)1 << SPLIT_BITS) - 1;
  for (uint32_t id = 0; id < ent_intern_count(forms); id++) {
    const EntStr form = ent_intern_text(forms, id);
    bool letters = true;
    for (size_t i = 0; i < form.length; i++) {
      letters = letters && form.bytes[i] >= 'a' && form.bytes[i] <= 'z';
    }
    if (!letters || splits[id].two <= splits[id].whole || form.length < 3) {
      continue;
    }
    const uint32_t key = ent_contraction_key(form);
    uint32_t at = ent_pair_start(key, SPLIT_BITS);
    while (table[at].key != 0) {
      at = (at + 1) & mask;
    }
    table[at] = (EntPair){key, splits[id].cut};
  }
}

static EntStatus learn_splits(const EntConllu* treebanks, size_t n, Cuts* out, EntError* err) {
  EntIntern* forms = ent_intern_new();
  Split* splits = NULL;
  size_t capacity = 0;
  bool whole = forms != NULL;
  for (size_t i = 0; whole && i < n; i++) {
    whole = count_splits(forms, &splits, &capacity, &treebanks[i]);
  }
  if (whole && splits) {
    keep_splits(forms, splits, out->splits);
  }
  free(splits);
  ent_intern_free(forms);
  return whole ? ENT_OK : ent_no_memory(err);
}

EntStatus cuts_learn(const EntConllu* treebanks, size_t n, size_t epochs, Cuts* out,
                     EntError* err) {
  const size_t size = (size_t)1 << CUT_BITS;
  Reader reader = {.arena = ent_arena_new()};
  Perceptron p = {.now = calloc(size, sizeof *p.now), .sum = calloc(size, sizeof *p.sum)};
  *out = (Cuts){.weights = calloc(size, sizeof *out->weights),
                .splits = calloc((size_t)1 << SPLIT_BITS, sizeof *out->splits)};
  EntStatus status = ENT_OK;
  if (!reader.arena || !p.now || !p.sum || !out->weights || !out->splits) {
    status = ent_no_memory(err);
    goto out;
  }
  for (size_t i = 0; i < n && status == ENT_OK; i++) {
    status = read_treebank(&reader, &treebanks[i], err);
  }
  for (size_t e = 0; e < epochs && status == ENT_OK; e++) {
    for (size_t i = 0; i < reader.n; i++) {
      learn_paragraph(&p, &reader.paragraphs[(i * 7919 + e * 31) % reader.n]);
    }
  }
  average(&p, out->weights);
  if (status == ENT_OK) {
    status = learn_splits(treebanks, n, out, err);
  }
out:
  free(p.now);
  free(p.sum);
  ent_buffer_clear(&reader.text);
  ent_buffer_clear(&reader.ends);
  ent_arena_free(reader.arena);
  return status;
}
