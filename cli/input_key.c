#include "cli/input_key.h"

#include "extract/read/read.h"
#include "graph/base/file.h"

/** Largest file of settings in bytes; those that read them have limits of their own. */
static const size_t LIMIT = (size_t)1 << 30;

/** A text, told apart from its absence and from the next one. */
static void add_text(EntBuffer* out, const char* text) {
  ent_buffer_add_text(out, text ? text : "");
  ent_buffer_add_byte(out, text ? '\n' : '\t');
}

/** Digest of all that a catalog says of an article. */
static EntStatus make_data(const EntCatalogEntry* entry, char data[ENT_DIGEST_SIZE],
                           EntError* err) {
  char date[ENT_DATE_SIZE];
  EntBuffer all = {0};
  ent_date_format(entry->date, date);
  add_text(&all, entry->title);
  add_text(&all, entry->outlet);
  add_text(&all, entry->url);
  add_text(&all, date);
  ent_buffer_printf(&all, "%.9f", entry->trust);
  const EntStatus status = ent_buffer_status(&all, err);
  if (status == ENT_OK) {
    ent_digest((EntStr){all.bytes, all.length}, data);
  }
  ent_buffer_clear(&all);
  return status;
}

EntStatus cli_input_key_make(const EntInput* input, const char* sha256, CliInputKey* out,
                             EntError* err) {
  *out = (CliInputKey){0};
  ent_buffer_add_str(&out->id, ent_article_id(input->path));
  EntStatus status = ent_buffer_status(&out->id, err);
  const char* id = out->id.bytes ? out->id.bytes : "";
  if (status == ENT_OK && input->catalog) {
    const EntCatalogEntry* entry = ent_catalog_find(input->catalog, id);
    status = entry ? make_data(entry, out->data, err) : ENT_OK;
  }
  out->input = (EntStoreInput){sha256, id, out->data};
  return status;
}

void cli_input_key_clear(CliInputKey* key) {
  ent_buffer_clear(&key->id);
}

/** Append the digest of a file, so that it is told apart from its absence. */
static EntStatus add_file(EntBuffer* out, const char* path, EntError* err) {
  EntBuffer bytes = {0};
  char digest[ENT_DIGEST_SIZE] = "";
  EntStatus status = ENT_OK;
  if (path && strcmp(path, "-") == 0) {
    ent_buffer_add_byte(out, '-'); // can be read only once
  } else if (path) {
    status = ent_file_read(path, LIMIT, &bytes, err);
  }
  if (path && status == ENT_OK) {
    ent_digest((EntStr){bytes.bytes ? bytes.bytes : "", bytes.length}, digest);
  }
  ent_buffer_clear(&bytes);
  add_text(out, path ? digest : NULL);
  return status;
}

EntStatus cli_input_settings(const CliOptions* options, char settings[ENT_DIGEST_SIZE],
                             EntError* err) {
  EntBuffer all = {0};
  settings[0] = '\0';
  if (!options->actors_file && !options->cues) {
    return ENT_OK;
  }
  EntStatus status = add_file(&all, options->actors_file, err);
  if (status == ENT_OK) {
    status = add_file(&all, options->cues, err);
  }
  if (status == ENT_OK) {
    status = ent_buffer_status(&all, err);
  }
  if (status == ENT_OK) {
    ent_digest((EntStr){all.bytes, all.length}, settings);
  }
  ent_buffer_clear(&all);
  return status;
}
