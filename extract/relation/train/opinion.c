#include "extract/relation/train/opinion.h"

#include "extract/read/read.h"
#include "graph/base/file.h"

#include <string.h>

/** One line on its way. */
typedef struct {
  Corpus* corpus;
  EntArena* arena;
  EntArticle article;
  EntAnalysis analysis;
  EntScene scene;
  EntNames names;
  EntSpan marked[2]; ///< bytes of the sentence
  int class;
  bool added;
  EntError* err;
} Line;

/** Take the brackets out of a sentence. False if there are not two pairs of them. */
static bool take_brackets(Line* line, EntStr sentence, EntBuffer* text) {
  size_t n = 0;
  bool open = false;
  for (size_t i = 0; i < sentence.length; i++) {
    const char c = sentence.bytes[i];
    if (c == '[' && !open && n < 2) {
      line->marked[n].start = text->length;
      open = true;
    } else if (c == ']' && open) {
      line->marked[n++].end = text->length;
      open = false;
    } else {
      ent_buffer_add_byte(text, c);
    }
  }
  return n == 2 && !open;
}

/** Which of the two marked stretches a name lies on: 0 or 1; 2 for none. */
static unsigned mark_of(const Line* line, uint32_t name) {
  const EntSpan span = line->names.items[name].span;
  unsigned i = 0;
  while (i < 2 && (span.start >= line->marked[i].end || line->marked[i].start >= span.end)) {
    i++;
  }
  return i;
}

static EntStatus add_line(void* handle, const EntCandidate* candidate) {
  Line* line = handle;
  const unsigned a = mark_of(line, candidate->left);
  const unsigned b = mark_of(line, candidate->right);
  if (line->added || a + b != 1) {
    return ENT_OK;
  }
  line->added = true;
  const bool ally = line->class == 1 || line->class == 2;
  const bool rival = line->class == 3 || line->class == 4;
  const CorpusPair pair = {
      .article = (uint32_t)line->corpus->n_pairs,
      .levels = {ally ? LEVEL_CORE : LEVEL_NONE, rival ? LEVEL_CORE : LEVEL_NONE},
      .silent = {line->class == 0, false, true}};
  return corpus_add_example(line->corpus, candidate, &pair, line->err);
}

static EntStatus read_line(Line* line, const EntLexicon* lexicon, const EntBuffer* text) {
  EntNotes notes = {.arena = line->arena};
  EntActor* actors = NULL;
  size_t n_actors = 0;
  const EntStr bytes = {text->bytes, text->length};
  const EntStatus read =
      ent_read_article(bytes, "opinion.txt", NULL, line->arena, &line->article, &notes, line->err);
  if (read == ENT_NOT_ENGLISH || read == ENT_BAD_INPUT) {
    return ENT_OK; // one sentence less
  }
  ENT_TRY(read);
  ENT_TRY(ent_analyze(&line->article, line->arena, &line->analysis, line->err));
  ENT_TRY(ent_scene_set(&line->scene, &line->article, lexicon, &line->analysis, line->arena,
                        line->err));
  // Without references: the two actors of a sentence of opinion are marked by name.
  ENT_TRY(ent_find_names(&line->scene, &line->names));
  ENT_TRY(ent_join_names(&line->scene, &line->names));
  ENT_TRY(ent_make_actors(&line->scene, &line->names, &actors, &n_actors));
  return ent_visit_candidates(&line->scene, &line->names, n_actors, add_line, line);
}

static EntStatus read_columns(Corpus* corpus, const EntLexicon* lexicon, EntStr text,
                              EntError* err) {
  EntStr columns[4] = {{0}};
  size_t n = 0;
  while (n < 4 && ent_str_next(&text, '\t', &columns[n])) {
    n++;
  }
  EntBuffer plain = {0};
  Line line = {.corpus = corpus, .arena = ent_arena_new(), .err = err};
  line.class = n == 4 && columns[3].length > 0 ? columns[3].bytes[0] - '0' : -1;
  EntStatus status = line.arena ? ENT_OK : ent_no_memory(err);
  if (status == ENT_OK && line.class >= 0 && take_brackets(&line, columns[0], &plain)) {
    status = ent_buffer_status(&plain, err);
    status = status == ENT_OK ? read_line(&line, lexicon, &plain) : status;
  }
  ent_scene_clear(&line.scene);
  ent_buffer_clear(&plain);
  ent_arena_free(line.arena);
  return status;
}

EntStatus opinion_add(Corpus* corpus, const EntLexicon* lexicon, const char* path, EntError* err) {
  EntBuffer bytes = {0};
  EntStatus status = ent_file_read(path, (size_t)64 << 20, &bytes, err);
  EntStr rest = {bytes.bytes, bytes.length};
  EntStr text = {0};
  while (status == ENT_OK && ent_str_next(&rest, '\n', &text)) {
    status = read_columns(corpus, lexicon, text, err);
  }
  ent_buffer_clear(&bytes);
  return status;
}
