#include "extract/language/analysis.h"

#include "extract/language/eisner.h"
#include "extract/language/entity.h"
#include "extract/language/gazetteer.h"
#include "extract/language/jackknife.h"
#include "extract/language/lemma.h"
#include "extract/language/token.h"

#include <string.h>

/** An analysis in the making. */
typedef struct {
  const EntModel* model;       ///< the part for trees
  const EntModel* names_model; ///< the part for names
  EntArena* arena;
  EntAnalysis* out;
  EntError* err;
  size_t token_capacity;
  size_t sentence_capacity;
  EntNameScores* names; ///< [n_tokens of the analysis]
  const char** feats;   ///< [n_feats] the names of the classes of features
  uint16_t* bits;       ///< [n_feats]
} Maker;

/** Scratch for one piece of a sentence. */
typedef struct {
  EntNetwork* parser;
  EntNetwork* namer;
  EntWord words[ENT_LONGEST_SENTENCE];
  uint32_t known[ENT_LONGEST_SENTENCE]; ///< of ent_gazetteer_find()
  EntKeys keys[ENT_LONGEST_SENTENCE];
  EntWordSense senses[ENT_LONGEST_SENTENCE];
} Scratch;

static EntStatus maker_new(Maker* maker, const EntModel* names, EntArena* arena, EntAnalysis* out,
                           EntError* err) {
  const EntModel* model = ent_model_trees();
  *out = (EntAnalysis){0};
  *maker = (Maker){.model = model,
                   .names_model = names,
                   .arena = arena,
                   .out = out,
                   .err = err,
                   .feats = ent_arena_array(arena, model->n_feats, sizeof *maker->feats),
                   .bits = ent_arena_array(arena, model->n_feats, sizeof *maker->bits)};
  if (!maker->feats || !maker->bits) {
    return ent_no_memory(err);
  }
  const char* name = ent_model_section(model, ENT_MODEL_FEATS_NAMES);
  for (size_t f = 0; f < model->n_feats; f++) {
    maker->feats[f] = name;
    maker->bits[f] = ent_feats_bits(ent_str(name));
    name += strlen(name) + 1;
  }
  return ENT_OK;
}

static EntToken* add_token(Maker* maker) {
  EntAnalysis* out = maker->out;
  EntToken* grown = ent_arena_grow(maker->arena, out->tokens, out->n_tokens, &maker->token_capacity,
                                   sizeof *grown);
  if (grown) {
    out->tokens = grown;
    out->n_tokens++;
    grown += out->n_tokens - 1;
  }
  return grown;
}

static EntSentence* add_sentence(Maker* maker) {
  EntAnalysis* out = maker->out;
  EntSentence* grown = ent_arena_grow(maker->arena, out->sentences, out->n_sentences,
                                      &maker->sentence_capacity, sizeof *grown);
  if (grown) {
    out->sentences = grown;
    out->n_sentences++;
    grown += out->n_sentences - 1;
  }
  return grown;
}

/** Append the sentences of a block. */
static EntStatus cut_block(Maker* maker, const EntArticle* article, size_t block) {
  const EntSpan span = article->blocks[block].span;
  EntPiece* pieces = NULL;
  size_t n = 0;
  ENT_TRY(ent_tokenize(maker->model, ent_str_span(article->text.bytes, span), maker->arena, &pieces,
                       &n, maker->err));
  bool open = false;
  for (size_t i = 0; i < n; i++) {
    EntSentence* sentence = open ? &maker->out->sentences[maker->out->n_sentences - 1] : NULL;
    if (!open) {
      sentence = add_sentence(maker);
      if (!sentence) {
        return ent_no_memory(maker->err);
      }
      *sentence = (EntSentence){.first_token = maker->out->n_tokens,
                                .span.start = span.start + pieces[i].start,
                                .block = block};
    }
    EntToken* token = add_token(maker);
    if (!token) {
      return ent_no_memory(maker->err);
    }
    token->span = (EntSpan){span.start + pieces[i].start, span.start + pieces[i].end};
    token->form = ent_str_span(article->text.bytes, token->span);
    token->space_after = pieces[i].space_after;
    token->part = pieces[i].part;
    sentence->n_tokens++;
    sentence->span.end = token->span.end;
    open = !pieces[i].ends_sentence && sentence->n_tokens < ENT_LONGEST_SENTENCE;
  }
  return ENT_OK;
}

/** The features of `n` words. */
static void read_keys(const EntModel* model, Scratch* scratch, const EntToken* tokens, size_t n) {
  for (size_t i = 0; i < n; i++) {
    ent_word_read(tokens[i].form, &scratch->words[i]);
  }
  const bool capital = ent_words_capital(scratch->words, n);
  ent_gazetteer_find(ent_model_section(model, ENT_MODEL_GAZETTEER),
                     ent_model_bits(model, ENT_MODEL_GAZETTEER), scratch->words, n, scratch->known);
  for (size_t i = 0; i < n; i++) {
    ent_word_features(&scratch->words[i], ent_word_place(i, capital), scratch->known[i],
                      scratch->keys[i].of);
  }
}

/** Tag and parse `n` words, and score their names; at most ENT_LONGEST_SENTENCE. */
static EntStatus analyze_piece(Maker* maker, Scratch* scratch, EntToken* tokens, size_t n) {
  read_keys(maker->model, scratch, tokens, n);
  ent_network_parse(scratch->parser, scratch->keys, n, scratch->senses);
  ent_network_names(scratch->namer, scratch->keys, n, maker->names + (tokens - maker->out->tokens));
  for (size_t i = 0; i < n; i++) {
    const EntWordSense* sense = &scratch->senses[i];
    EntToken* token = &tokens[i];
    token->head = sense->head;
    token->upos = (uint8_t)sense->upos;
    token->deprel = (uint8_t)sense->deprel;
    token->feats = maker->feats[sense->feats];
    token->bits = maker->bits[sense->feats];
    token->lemma = ent_lemma(maker->model, token->form, sense->feats, maker->arena);
    if (!token->lemma) {
      return ent_no_memory(maker->err);
    }
  }
  return ENT_OK;
}

/** Analyze a sentence piece by piece; the roots of later pieces go under the first. */
static EntStatus analyze_sentence(Maker* maker, Scratch* scratch, const EntSentence* sentence) {
  EntToken* tokens = maker->out->tokens + sentence->first_token;
  uint32_t root = 0;
  for (size_t at = 0; at < sentence->n_tokens; at += ENT_LONGEST_SENTENCE) {
    const size_t left = sentence->n_tokens - at;
    const size_t n = left < ENT_LONGEST_SENTENCE ? left : ENT_LONGEST_SENTENCE;
    ENT_TRY(analyze_piece(maker, scratch, tokens + at, n));
    for (size_t i = at; i < at + n; i++) {
      if (tokens[i].head > 0) {
        tokens[i].head += (uint32_t)at;
      } else if (at == 0) {
        root = (uint32_t)i + 1;
      } else {
        tokens[i].head = root;
        tokens[i].deprel = ENT_DEPREL_PARATAXIS;
      }
    }
  }
  return ENT_OK;
}

/** Find the names of one text: the sentences from `first` to before `end`. */
static EntStatus find_names(Maker* maker, size_t first, size_t end) {
  const EntSentence* sentences = maker->out->sentences;
  const size_t start = sentences[first].first_token;
  const size_t stop = sentences[end - 1].first_token + sentences[end - 1].n_tokens;
  EntToken* tokens = maker->out->tokens;
  ENT_TRY(ent_entities_agree(tokens + start, maker->names + start, stop - start, maker->arena,
                             maker->err));
  for (size_t s = first; s < end; s++) {
    const size_t last = sentences[s].first_token + sentences[s].n_tokens;
    for (size_t at = sentences[s].first_token; at < last; at += ENT_LONGEST_SENTENCE) {
      const size_t n = last - at < ENT_LONGEST_SENTENCE ? last - at : ENT_LONGEST_SENTENCE;
      ent_entities(maker->names + at, tokens + at, n);
    }
  }
  return ENT_OK;
}

/** Analyze all sentences, once they are cut. */
static EntStatus analyze_all(Maker* maker) {
  size_t longest = 0;
  for (size_t i = 0; i < maker->out->n_sentences; i++) {
    const size_t n = maker->out->sentences[i].n_tokens;
    longest = n > longest ? n : longest;
  }
  longest = longest < ENT_LONGEST_SENTENCE ? longest : ENT_LONGEST_SENTENCE;
  Scratch* scratch = ent_arena_alloc(maker->arena, sizeof *scratch);
  if (scratch) {
    scratch->parser = ent_network_new(maker->model, maker->arena, longest);
    scratch->namer = ent_network_new(maker->names_model, maker->arena, longest);
  }
  maker->names = ent_arena_array(maker->arena, maker->out->n_tokens, sizeof *maker->names);
  if (!scratch || !scratch->parser || !scratch->namer || !maker->names) {
    return ent_no_memory(maker->err);
  }
  for (size_t i = 0; i < maker->out->n_sentences; i++) {
    ENT_TRY(analyze_sentence(maker, scratch, &maker->out->sentences[i]));
  }
  return ENT_OK;
}

EntStatus ent_analyze_with(const EntModel* names, const EntArticle* article, EntArena* arena,
                           EntAnalysis* out, EntError* err) {
  Maker maker;
  if (article->text.length > UINT32_MAX) {
    return ent_fail(err, ENT_BAD_INPUT, NULL, 0, "a text of 4 GiB or more");
  }
  ENT_TRY(maker_new(&maker, names, arena, out, err));
  for (size_t i = 0; i < article->n_blocks; i++) {
    ENT_TRY(cut_block(&maker, article, i));
  }
  ENT_TRY(analyze_all(&maker));
  return out->n_sentences > 0 ? find_names(&maker, 0, out->n_sentences) : ENT_OK;
}

EntStatus ent_analyze(const EntArticle* article, EntArena* arena, EntAnalysis* out, EntError* err) {
  return ent_analyze_with(ent_model_names(), article, arena, out, err);
}

/** Does a new document begin with this sentence? */
static bool begins_document(const EntConlluSentence* sentence) {
  EntStr rest = sentence->comments;
  EntStr line;
  while (ent_str_next(&rest, '\n', &line)) {
    if (line.length >= 8 && memcmp(line.bytes, "# newdoc", 8) == 0) {
      return true;
    }
  }
  return false;
}

EntStatus ent_analyze_conllu(const EntConllu* input, EntArena* arena, EntAnalysis* out,
                             EntError* err) {
  Maker maker;
  ENT_TRY(maker_new(&maker, ent_model_names(), arena, out, err));
  for (size_t i = 0; i < input->n_sentences; i++) {
    const EntConlluSentence* from = &input->sentences[i];
    EntSentence* sentence = add_sentence(&maker);
    if (!sentence) {
      return ent_no_memory(err);
    }
    *sentence = (EntSentence){.first_token = out->n_tokens, .n_tokens = from->n_words};
    for (size_t j = 0; j < from->n_lines; j++) {
      if (from->lines[j].n_parts > 0) {
        continue;
      }
      EntToken* token = add_token(&maker);
      if (!token) {
        return ent_no_memory(err);
      }
      token->form = from->lines[j].column[ENT_CONLLU_FORM];
    }
  }
  ENT_TRY(analyze_all(&maker));
  for (size_t first = 0, end = 0; first < input->n_sentences; first = end) {
    do {
      end++;
    } while (end < input->n_sentences && !begins_document(&input->sentences[end]));
    ENT_TRY(find_names(&maker, first, end));
  }
  return ENT_OK;
}
