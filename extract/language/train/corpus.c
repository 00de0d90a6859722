#include "extract/language/train/corpus.h"

#include "extract/language/eisner.h"
#include "extract/language/vectors.h"
#include "graph/base/file.h"

#include <string.h>
#include <strings.h>

static Word* add_word(Corpus* corpus, EntStr form) {
  Word* grown = ent_arena_grow(corpus->arena, corpus->words, corpus->n_words,
                               &corpus->words_capacity, sizeof *grown);
  if (!grown) {
    return NULL;
  }
  corpus->words = grown;
  Word* word = &grown[corpus->n_words++];
  *word = (Word){
      .form = form, .upos = NO_LABEL, .feats = NO_LABEL, .deprel = NO_LABEL, .name = NO_LABEL};
  return word;
}

static Sentence* add_sentence(Corpus* corpus) {
  Sentence* grown = ent_arena_grow(corpus->arena, corpus->sentences, corpus->n_sentences,
                                   &corpus->sentences_capacity, sizeof *grown);
  if (!grown) {
    return NULL;
  }
  corpus->sentences = grown;
  grown[corpus->n_sentences] = (Sentence){.first = corpus->n_words};
  return &grown[corpus->n_sentences++];
}

/** Compute the keys of a sentence's words; take it back if it is empty or too long. */
static void finish_sentence(Corpus* corpus) {
  Sentence* sentence = &corpus->sentences[corpus->n_sentences - 1];
  sentence->count = corpus->n_words - sentence->first;
  if (sentence->count == 0 || sentence->count > ENT_LONGEST_SENTENCE) {
    corpus->n_words = sentence->first;
    corpus->n_sentences--;
    return;
  }
  Word* words = corpus->words + sentence->first;
  EntWord read[ENT_LONGEST_SENTENCE];
  for (size_t i = 0; i < sentence->count; i++) {
    ent_word_read(words[i].form, &read[i]);
  }
  uint32_t known[ENT_LONGEST_SENTENCE];
  const bool capital = ent_words_capital(read, sentence->count);
  ent_gazetteer_find(corpus->gazetteer, GAZETTEER_BITS, read, sentence->count, known);
  for (size_t i = 0; i < sentence->count; i++) {
    ent_word_features(&read[i], ent_word_place(i, capital), known[i], words[i].keys);
    words[i].vector = ent_vector_find(words[i].keys[ENT_FEATURE_FORM]);
  }
}

static uint16_t label(EntIntern* set, EntStr text, bool grow) {
  const uint32_t id = grow ? ent_intern_add(set, text) : ent_intern_find(set, text);
  return id < NO_LABEL ? (uint16_t)id : NO_LABEL;
}

static void read_labels(Word* word, Labels* labels, bool grow, const EntConlluLine* line) {
  const EntStr* column = line->column;
  char both[512];
  const EntStr upos = column[ENT_CONLLU_UPOS];
  const EntStr feats = column[ENT_CONLLU_FEATS];
  size_t length = 0;
  if (upos.length + feats.length + 1 <= sizeof both) {
    memcpy(both, upos.bytes, upos.length);
    both[upos.length] = '|';
    memcpy(both + upos.length + 1, feats.bytes, feats.length);
    length = upos.length + 1 + feats.length;
  }
  word->lemma = column[ENT_CONLLU_LEMMA];
  word->upos = label(labels->upos, upos, grow);
  word->feats = label(labels->feats, (EntStr){both, length}, grow);
  word->deprel = label(labels->deprels, column[ENT_CONLLU_DEPREL], grow);
  uint32_t head = 0;
  for (size_t i = 0; i < column[ENT_CONLLU_HEAD].length; i++) {
    head = head * 10 + (uint32_t)(column[ENT_CONLLU_HEAD].bytes[i] - '0');
  }
  word->head = head;
}

/** Append the words of a sentence with their trees. */
static EntStatus add_tree(Corpus* corpus, Labels* labels, bool grow, const EntConlluSentence* from,
                          EntError* err) {
  for (size_t j = 0; j < from->n_lines; j++) {
    if (from->lines[j].n_parts > 0) {
      continue;
    }
    Word* word = add_word(corpus, from->lines[j].column[ENT_CONLLU_FORM]);
    if (!word) {
      return ent_no_memory(err);
    }
    read_labels(word, labels, grow, &from->lines[j]);
  }
  return ENT_OK;
}

EntStatus corpus_read_treebank(Corpus* corpus, Labels* labels, bool grow, const char* path,
                               EntError* err) {
  EntStr bytes;
  EntConllu input;
  ENT_TRY(ent_file_keep(path, (size_t)1 << 30, corpus->arena, &bytes, err));
  ENT_TRY(ent_conllu_read(bytes, path, corpus->arena, &input, err));
  for (size_t i = 0; i < input.n_sentences; i++) {
    Sentence* sentence = add_sentence(corpus);
    if (!sentence) {
      return ent_no_memory(err);
    }
    ENT_TRY(add_tree(corpus, labels, grow, &input.sentences[i], err));
    finish_sentence(corpus);
  }
  return ENT_OK;
}

/** The kind of a label such as "B-Person"; N_NAME_KINDS for none. */
static unsigned name_kind(EntStr text) {
  static const struct {
    const char* label;
    unsigned kind;
  } kinds[] = {{"Person", 0},     {"Organization", 1}, {"Location", 2},       {"NORP", 3},
               {"politician", 0}, {"organisation", 1}, {"politicalparty", 1}, {"country", 2}};
  if (text.length < 3) {
    return N_NAME_KINDS;
  }
  for (unsigned i = 0; i < sizeof kinds / sizeof *kinds; i++) {
    if (text.length - 2 == strlen(kinds[i].label) &&
        strncasecmp(text.bytes + 2, kinds[i].label, text.length - 2) == 0) {
      return kinds[i].kind;
    }
  }
  return N_NAME_KINDS - 1;
}

/** Turn B and I of a sentence into B I E S; `begin` says where a B stood. */
static void join_names(Word* words, const bool* begin, const unsigned* kind, size_t n) {
  for (size_t i = 0; i < n; i++) {
    if (kind[i] == N_NAME_KINDS) {
      words[i].name = 0;
      continue;
    }
    const bool starts = begin[i] || i == 0 || kind[i - 1] != kind[i];
    const bool ends = i + 1 == n || kind[i + 1] != kind[i] || begin[i + 1];
    const unsigned part = starts ? (ends ? 3 : 0) : (ends ? 2 : 1);
    words[i].name = (uint16_t)(1 + 4 * kind[i] + part);
  }
}

/** End the current sentence of a file of names. */
static void finish_names(Corpus* corpus, const bool* begin, const unsigned* kind) {
  Sentence* sentence = &corpus->sentences[corpus->n_sentences - 1];
  join_names(corpus->words + sentence->first, begin, kind, corpus->n_words - sentence->first);
  finish_sentence(corpus);
}

/** Longer sentences of a file of names are cut, and then left out. */
enum { MOST_WORDS = 4096 };

/** What begins a document in a file of names; a file without it has a document a sentence. */
static const char DOCUMENT[] = "\n# newdoc";
static const char SENTENCE[] = "\n\n";

/** The first place of `mark` in `text`; its end if there is none. */
static size_t find(EntStr text, const char* mark) {
  const size_t n = strlen(mark);
  size_t i = 0;
  while (i + n <= text.length && memcmp(text.bytes + i, mark, n) != 0) {
    const char* next = memchr(text.bytes + i + 1, mark[0], text.length - i - 1);
    if (!next) {
      break;
    }
    i = (size_t)(next - text.bytes);
  }
  return i + n <= text.length && memcmp(text.bytes + i, mark, n) == 0 ? i : text.length;
}

/** Append the sentences of one document. */
static EntStatus add_document(Corpus* corpus, EntStr rest, EntError* err) {
  EntStr line;
  bool open = false;
  bool begin[MOST_WORDS] = {false};
  unsigned kind[MOST_WORDS] = {0};
  size_t n = 0;
  while (ent_str_next(&rest, '\n', &line)) {
    EntStr form;
    EntStr text = {0};
    if (line.length > 1 && line.bytes[0] == '#' && line.bytes[1] == ' ') {
      continue;
    }
    if (line.length == 0 || n == MOST_WORDS) {
      if (open) {
        finish_names(corpus, begin, kind);
      }
      open = false;
      n = 0;
      continue;
    }
    if (!open) {
      if (!add_sentence(corpus)) {
        return ent_no_memory(err);
      }
      open = true;
    }
    ent_str_next(&line, '\t', &form);
    ent_str_next(&line, '\t', &text);
    if (!add_word(corpus, form)) {
      return ent_no_memory(err);
    }
    begin[n] = text.length > 1 && text.bytes[0] == 'B';
    kind[n++] = name_kind(text);
  }
  if (open) {
    finish_names(corpus, begin, kind);
  }
  return ENT_OK;
}

EntStatus corpus_read_names(Corpus* corpus, const char* path, const HeldOut* held_out,
                            EntError* err) {
  EntStr rest;
  ENT_TRY(ent_file_keep(path, (size_t)1 << 30, corpus->arena, &rest, err));
  const char* mark = find(rest, DOCUMENT) < rest.length ? DOCUMENT : SENTENCE;
  while (rest.length > 0) {
    const size_t at = find(rest, mark);
    const EntStr document = {rest.bytes, at < rest.length ? at + 1 : at};
    rest.bytes += document.length;
    rest.length -= document.length;
    if (!held_out_has(held_out, document)) {
      ENT_TRY(add_document(corpus, document, err));
    }
  }
  return ENT_OK;
}
