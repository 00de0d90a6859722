#include "extract/extract.h"

#include "extract/actor/mention.h"
#include "extract/read/read.h"
#include "extract/relation/encoder.h"
#include "extract/relation/relation.h"
#include "graph/base/file.h"

#include <libxml/parser.h>
#include <stdlib.h>

struct EntExtractor {
  EntLexicon* lexicon;
  EntExtractOptions options; ///< what they point to is borrowed
};

const char* ent_link_name(EntLink link) {
  static const char* const names[ENT_N_LINKS] = {
      [ENT_BY_NAME] = "name",
      [ENT_BY_SHORT_NAME] = "short name",
      [ENT_BY_ACRONYM] = "acronym",
      [ENT_BY_ALIAS] = "alias",
      [ENT_BY_TRANSLITERATION] = "transliteration",
      [ENT_BY_LEXICON] = "lexicon",
      [ENT_BY_PRONOUN] = "pronoun",
      [ENT_BY_DESCRIPTION] = "description",
      [ENT_BY_GIVEN] = "given",
      [ENT_BY_GOLD] = "gold",
  };
  return names[link];
}

EntStatus ent_extractor_new(const EntExtractOptions* options, EntExtractor** out, EntError* err) {
  *out = NULL;
  EntExtractor* extractor = calloc(1, sizeof *extractor);
  if (!extractor) {
    return ent_no_memory(err);
  }
  extractor->options = *options;
  EntStatus status = ent_lexicon_new(&extractor->lexicon, err);
  if (status == ENT_OK && options->cues) {
    status = ent_lexicon_read_cues(extractor->lexicon, options->cues, options->cue_problem,
                                   options->cue_handle, err);
  }
  if (status == ENT_OK && !ent_judge_is_whole()) {
    status = ent_fail(err, ENT_BAD_INPUT, "extract/relation/judge.model", 0,
                      "not a model of this judge: run make train-relations");
  }
  if (status == ENT_OK && !ent_encoder_is_whole()) {
    status = ent_fail(err, ENT_BAD_INPUT, "extract/relation/encoder.model", 0,
                      "not a model of this encoder: run make train-relations");
  }
  if (status != ENT_OK) {
    ent_extractor_free(extractor);
    return status;
  }
  xmlInitParser(); // before any thread parses a page
  *out = extractor;
  return ENT_OK;
}

void ent_extractor_free(EntExtractor* extractor) {
  if (extractor) {
    ent_lexicon_free(extractor->lexicon);
    free(extractor);
  }
}

/** Names and actors: found, or taken from an annotation. */
static EntStatus find_actors(const EntExtractor* extractor, const EntScene* scene, EntNames* names,
                             EntExtraction* out) {
  if (!extractor->options.gold_dir) {
    return ent_find_actors(scene, names, &out->actors, &out->n_actors);
  }
  const char* path = ent_arena_printf(scene->arena, "%s/%s.json", extractor->options.gold_dir,
                                      scene->article->info.id);
  EntStr json = {0};
  if (!path) {
    return ent_no_memory(scene->err);
  }
  ENT_TRY(ent_file_keep(path, ENT_GOLD_LIMIT, scene->arena, &json, scene->err));
  ENT_TRY(ent_gold_actors(scene, json, path, names, &out->actors, &out->n_actors));
  ENT_TRY(ent_refer(scene, names));
  return ent_fill_mentions(scene, names, out->actors, out->n_actors);
}

/** Everything behind reading. */
static EntStatus analyze(const EntExtractor* extractor, EntExtraction* out, EntError* err) {
  EntAnalysis analysis = {0};
  EntNames names = {0};
  EntScene scene = {0};
  ENT_TRY(ent_analyze(&out->article, out->arena, &analysis, err));
  EntStatus status =
      ent_scene_set(&scene, &out->article, extractor->lexicon, &analysis, out->arena, err);
  scene.given = extractor->options.given;
  if (status == ENT_OK) {
    status = find_actors(extractor, &scene, &names, out);
  }
  if (status == ENT_OK) {
    status = ent_find_relations(&scene, &names, out->actors, out->n_actors, &extractor->options,
                                &out->triples, &out->n_triples);
  }
  ent_scene_clear(&scene);
  return status;
}

EntStatus ent_extract(const EntExtractor* extractor, EntStr bytes, const char* path,
                      const EntCatalog* catalog, EntExtraction* out, EntError* err) {
  *out = (EntExtraction){.arena = ent_arena_new()};
  if (!out->arena) {
    return ent_no_memory(err);
  }
  out->notes.arena = out->arena;
  ENT_TRY(ent_read_article(bytes, path, catalog, out->arena, &out->article, &out->notes, err));
  return analyze(extractor, out, err);
}

void ent_extraction_clear(EntExtraction* extraction) {
  if (extraction) {
    ent_arena_free(extraction->arena);
    *extraction = (EntExtraction){0};
  }
}
