#include "extract/actor/scene.h"

#include "graph/base/unicode.h"

/** ENT_LOOK_… of a token. A name like "al-Sadr" counts as capitalized. */
static unsigned look_of(EntStr text) {
  unsigned flags = 0;
  size_t letters = 0;
  size_t upper = 0;
  bool at_start = true; // of the word or of a part behind a hyphen
  for (size_t at = 0, n = 0; at < text.length; at += n) {
    const uint32_t code = ent_utf8_next((EntStr){text.bytes + at, text.length - at}, &n);
    if (ent_is_letter(code)) {
      flags |= ENT_LOOK_WORD;
      letters++;
      upper += ent_is_upper(code);
      flags |= at_start && at <= 5 && ent_is_upper(code) ? ENT_LOOK_CAPITAL : 0;
    } else if (ent_is_digit(code) && at == 0) {
      flags |= ENT_LOOK_NUMBER;
    }
    at_start = !ent_is_letter(code);
  }
  return flags | (letters > 1 && upper == letters ? ENT_LOOK_CAPS : 0);
}

/** Append the folded form of a token. Plain ASCII, nearly all of English, needs no table. */
static bool add_folded(EntScene* scene, EntStr text) {
  const size_t start = scene->folded.length;
  for (size_t i = 0; i < text.length; i++) {
    const char c = text.bytes[i];
    if ((unsigned char)c >= 0x80 || c == '`') {
      const char* folded = ent_fold(scene->arena, text);
      scene->folded.length = start;
      if (folded) {
        ent_buffer_add_text(&scene->folded, folded);
      }
      return folded != NULL;
    }
    ent_buffer_add_byte(&scene->folded, (char)(c >= 'A' && c <= 'Z' ? c + 32 : c));
  }
  return true;
}

static EntStatus look_at(EntScene* scene, size_t i) {
  const EntToken* token = &scene->analysis->tokens[i];
  EntLook* look = &scene->looks[i];
  look->start = (uint32_t)scene->folded.length;
  if (!add_folded(scene, token->form) || scene->folded.failed) {
    return ent_no_memory(scene->err);
  }
  look->end = (uint32_t)scene->folded.length;
  look->form = ent_intern_add(scene->forms,
                              (EntStr){scene->folded.bytes + look->start, look->end - look->start});
  look->flags = look_of(token->form);
  if (token->space_after) {
    ent_buffer_add_byte(&scene->folded, ' ');
  }
  return look->form == ENT_NONE ? ent_no_memory(scene->err) : ENT_OK;
}

/** Look up each token in the lexicons, each form once. */
static EntStatus look_up(EntScene* scene) {
  const EntAnalysis* analysis = scene->analysis;
  const EntLook** known = ent_arena_array(scene->arena, ent_intern_count(scene->forms),
                                          sizeof *known); // by form
  if (!known) {
    return ent_no_memory(scene->err);
  }
  for (size_t i = 0; i < analysis->n_tokens; i++) {
    EntLook* look = &scene->looks[i];
    const EntStr folded = ent_scene_folded(scene, i, 1);
    if (!known[look->form]) {
      look->senses = ent_lexicon_phrase(scene->lexicon, folded);
      look->reach = (uint32_t)ent_lexicon_reach(scene->lexicon, folded);
      known[look->form] = look;
    }
    look->senses = known[look->form]->senses;
    look->reach = known[look->form]->reach;
  }
  for (size_t i = 0; i + 1 < analysis->n_tokens; i++) {
    if (!analysis->tokens[i].space_after) { // "do" and "don't"
      const size_t rest = analysis->n_tokens - i;
      const EntStr both =
          ent_scene_folded(scene, i, rest < ENT_PHRASE_WORDS ? rest : ENT_PHRASE_WORDS);
      const size_t reach = ent_lexicon_reach(scene->lexicon, both);
      EntLook* look = &scene->looks[i];
      look->reach = reach > look->reach ? (uint32_t)reach : look->reach;
    }
  }
  return ENT_OK;
}

EntStatus ent_scene_set(EntScene* scene, const EntArticle* article, const EntLexicon* lexicon,
                        const EntAnalysis* analysis, EntArena* arena, EntError* err) {
  *scene = (EntScene){.article = article,
                      .lexicon = lexicon,
                      .analysis = analysis,
                      .arena = arena,
                      .err = err,
                      .forms = ent_intern_new()};
  scene->looks = ent_arena_array(arena, analysis->n_tokens, sizeof *scene->looks);
  if (!scene->looks || !scene->forms) {
    return ent_no_memory(err);
  }
  for (size_t i = 0; i < analysis->n_tokens; i++) {
    ENT_TRY(look_at(scene, i));
  }
  return look_up(scene);
}

void ent_scene_clear(EntScene* scene) {
  ent_intern_free(scene->forms);
  ent_buffer_clear(&scene->folded);
  *scene = (EntScene){0};
}

EntStr ent_scene_folded(const EntScene* scene, size_t first, size_t n) {
  const uint32_t start = scene->looks[first].start;
  return (EntStr){scene->folded.bytes + start, scene->looks[first + n - 1].end - start};
}

const EntSense* ent_scene_senses(const EntScene* scene, size_t first, size_t n) {
  return n == 0   ? NULL
         : n == 1 ? scene->looks[first].senses
                  : ent_lexicon_phrase(scene->lexicon, ent_scene_folded(scene, first, n));
}

const EntSense* ent_scene_longest(const EntScene* scene, size_t first, size_t end,
                                  EntSenseKind kind, size_t* n) {
  const size_t most = end - first < ENT_PHRASE_WORDS ? end - first : ENT_PHRASE_WORDS;
  for (*n = most; *n > 0; (*n)--) {
    if (ent_scene_folded(scene, first, *n).length > scene->looks[first].reach) {
      continue;
    }
    const EntSense* sense = ent_sense_of(ent_scene_senses(scene, first, *n), kind);
    if (sense) {
      return sense;
    }
  }
  return NULL;
}

bool ent_scene_means(const EntScene* scene, size_t token, EntSenseKind kind) {
  return ent_sense_of(ent_scene_senses(scene, token, 1), kind) != NULL;
}

bool ent_scene_stops(const EntScene* scene, size_t token, EntStopName type) {
  const EntSense* stop = ent_sense_of(ent_scene_senses(scene, token, 1), ENT_SENSE_STOP_NAME);
  return stop && stop->type == (int)type;
}

bool ent_scene_heads(const EntScene* scene, size_t token, EntBody body) {
  const EntSense* head = ent_sense_of(ent_scene_senses(scene, token, 1), ENT_SENSE_ORGANIZATION);
  return head && head->type == (int)body;
}

bool ent_scene_opens_body(const EntScene* scene, size_t token) {
  const EntSense* head = ent_sense_of(ent_scene_senses(scene, token, 1), ENT_SENSE_ORGANIZATION);
  return head && head->index == 1;
}

int ent_scene_given_gender(const EntScene* scene, size_t token) {
  const EntSense* given = ent_sense_of(ent_scene_senses(scene, token, 1), ENT_SENSE_FIRST_NAME);
  return given ? given->type : 'u';
}

bool ent_scene_looks(const EntScene* scene, size_t token, unsigned flags) {
  return (scene->looks[token].flags & flags) != 0;
}

bool ent_scene_is(const EntScene* scene, size_t token, const char* word) {
  return ent_str_is(ent_scene_folded(scene, token, 1), word);
}

bool ent_scene_is_one_of(const EntScene* scene, size_t token, const char* const* words) {
  for (; *words; words++) {
    if (ent_scene_is(scene, token, *words)) {
      return true;
    }
  }
  return false;
}

bool ent_scene_form_is(const EntScene* scene, size_t token, int classes) {
  return ent_sense_is_word(scene->looks[token].senses, classes);
}

bool ent_scene_lemma_is(const EntScene* scene, size_t token, int classes) {
  return ent_lexicon_word(scene->lexicon, ent_str(ent_scene_token(scene, token)->lemma), classes);
}

EntBlockKind ent_scene_block(const EntScene* scene, size_t sentence) {
  return scene->article->blocks[scene->analysis->sentences[sentence].block].kind;
}
