#include "cli/lines.h"

EntStatus cli_lines_format(const EntExtraction* extraction, EntBuffer* out, EntError* err) {
  if (extraction->n_triples == 0) {
    return ent_article_write_json(&extraction->article.info, out, err);
  }
  for (size_t i = 0; i < extraction->n_triples; i++) {
    ENT_TRY(ent_triple_write_json(&extraction->triples[i], out, err));
  }
  return ENT_OK;
}
