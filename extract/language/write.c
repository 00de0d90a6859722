#include "extract/language/analysis.h"

#include <string.h>

/** Append a number. printf is too slow for every head of a large text. */
static void add_number(EntBuffer* out, size_t number) {
  char digits[24];
  size_t at = sizeof digits;
  do {
    digits[--at] = (char)('0' + number % 10);
    number /= 10;
  } while (number > 0);
  ent_buffer_add(out, digits + at, sizeof digits - at);
}

static void add_column(EntBuffer* out, EntStr text) {
  ent_buffer_add_str(out, text);
  ent_buffer_add_byte(out, '\t');
}

/** A text in one line: white space as blanks, as CoNLL-U wants it in comments and forms. */
static void add_line(EntBuffer* out, EntStr text) {
  for (size_t i = 0; i < text.length; i++) {
    const char c = text.bytes[i];
    ent_buffer_add_byte(out, c == '\n' || c == '\t' || c == '\r' ? ' ' : c);
  }
}

/** Columns 1 to 8 of a word. */
static void add_word(EntBuffer* out, const EntToken* token, size_t id, EntStr xpos) {
  add_number(out, id);
  ent_buffer_add_byte(out, '\t');
  add_column(out, token->form);
  add_column(out, ent_str(token->lemma));
  add_column(out, ent_str(ent_upos_name(token->upos)));
  add_column(out, xpos);
  add_column(out, ent_str(token->feats));
  add_number(out, token->head);
  ent_buffer_add_byte(out, '\t');
  add_column(out, ent_str(ent_deprel_name(token->deprel)));
}

/** The MISC column: what was there, without NER, and the name that the word belongs to. */
static void add_misc(EntBuffer* out, const EntToken* token, EntStr misc) {
  bool any = false;
  EntStr one;
  while (ent_str_next(&misc, '|', &one)) {
    if (one.length > 0 && !ent_str_is(one, "_") &&
        !(one.length >= 4 && memcmp(one.bytes, "NER=", 4) == 0)) {
      ent_buffer_add_text(out, any ? "|" : "");
      ent_buffer_add_str(out, one);
      any = true;
    }
  }
  if (token->entity != ENT_ENTITY_NONE) {
    ent_buffer_add_text(out, any ? "|NER=" : "NER=");
    ent_buffer_add_text(out, token->begins_entity ? "B-" : "I-");
    ent_buffer_add_text(out, ent_entity_name(token->entity));
    any = true;
  }
  ent_buffer_add_text(out, any ? "\n" : "_\n");
}

/** The surface of a contraction whose first word is `token`. */
static void add_surface(EntBuffer* out, const EntToken* token, size_t id, size_t parts) {
  const EntToken* last = token + parts - 1;
  add_number(out, id);
  ent_buffer_add_byte(out, '-');
  add_number(out, id + parts - 1);
  ent_buffer_add_byte(out, '\t');
  add_column(out, (EntStr){token->form.bytes, last->span.end - token->span.start});
  ent_buffer_add_text(out, "_\t_\t_\t_\t_\t_\t_\t");
  ent_buffer_add_text(out, last->space_after ? "_\n" : "SpaceAfter=No\n");
}

void ent_analysis_write(const EntAnalysis* analysis, const EntArticle* article, EntBuffer* out) {
  size_t block = SIZE_MAX;
  for (size_t s = 0; s < analysis->n_sentences; s++) {
    const EntSentence* sentence = &analysis->sentences[s];
    if (sentence->block != block) {
      ent_buffer_add_text(out, "# newpar\n");
      block = sentence->block;
    }
    ent_buffer_add_text(out, "# sent_id = ");
    add_number(out, s + 1);
    ent_buffer_add_text(out, "\n# text = ");
    add_line(out, ent_str_span(article->text.bytes, sentence->span));
    ent_buffer_add_byte(out, '\n');
    const EntToken* tokens = analysis->tokens + sentence->first_token;
    for (size_t i = 0; i < sentence->n_tokens; i++) {
      const EntToken* token = &tokens[i];
      size_t parts = 1;
      while (token->part == 1 && i + parts < sentence->n_tokens && tokens[i + parts].part > 1) {
        parts++;
      }
      if (parts > 1) {
        add_surface(out, token, i + 1, parts);
      }
      const bool glued = token->part == 0 && !token->space_after;
      add_word(out, token, i + 1, ent_str("_"));
      ent_buffer_add_text(out, "_\t");
      add_misc(out, token, ent_str(glued ? "SpaceAfter=No" : "_"));
    }
    ent_buffer_add_byte(out, '\n');
  }
}

/** A multiword token's line as it was. */
static void add_input_line(EntBuffer* out, const EntConlluLine* line) {
  for (size_t i = 0; i < ENT_CONLLU_COLUMNS; i++) {
    ent_buffer_add_str(out, line->column[i]);
    ent_buffer_add_byte(out, i + 1 < ENT_CONLLU_COLUMNS ? '\t' : '\n');
  }
}

void ent_analysis_write_conllu(const EntAnalysis* analysis, const EntConllu* input,
                               EntBuffer* out) {
  for (size_t s = 0; s < input->n_sentences; s++) {
    const EntConlluSentence* sentence = &input->sentences[s];
    const EntToken* token = analysis->tokens + analysis->sentences[s].first_token;
    ent_buffer_add_str(out, sentence->comments);
    for (size_t i = 0, id = 1; i < sentence->n_lines; i++) {
      const EntConlluLine* line = &sentence->lines[i];
      if (line->n_parts > 0) {
        add_input_line(out, line);
        continue;
      }
      add_word(out, token, id++, line->column[ENT_CONLLU_XPOS]);
      add_column(out, line->column[ENT_CONLLU_DEPS]);
      add_misc(out, token++, line->column[ENT_CONLLU_MISC]);
    }
    ent_buffer_add_byte(out, '\n');
  }
}
