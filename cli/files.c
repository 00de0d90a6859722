#include "cli/files.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

EntStatus cli_write(EntOutput* output, const EntBuffer* buffer, EntError* err) {
  return buffer->length == 0
             ? ENT_OK
             : ent_output_write(output, (EntStr){buffer->bytes, buffer->length}, err);
}

/** Make `folder`; that it is there already is fine. */
static EntStatus make_one(const char* folder, EntError* err) {
  struct stat info;
  if (mkdir(folder, 0777) == 0) {
    return ENT_OK;
  }
  const int code = errno;
  if (code != EEXIST || stat(folder, &info) != 0) {
    return ent_fail(err, ENT_IO, folder, 0, "cannot make this folder: %s", strerror(code));
  }
  return S_ISDIR(info.st_mode) ? ENT_OK
                               : ent_fail(err, ENT_IO, folder, 0, "is a file, not a folder");
}

/** Make `folder` and the folders above it. */
static EntStatus make_folder(EntArena* arena, const char* folder, EntError* err) {
  char* path = ent_arena_copy(arena, folder, strlen(folder));
  if (!path) {
    return ent_no_memory(err);
  }
  for (char* slash = strchr(path + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
    *slash = '\0';
    ENT_TRY(make_one(path, err));
    *slash = '/';
  }
  return make_one(path, err);
}

EntStatus cli_files_add(CliFiles* files, const char* name, const char* description, EntOutput** out,
                        EntError* err) {
  if (files->count == 0) {
    ENT_TRY(make_folder(files->arena, files->folder, err));
  }
  const char* path = ent_arena_printf(files->arena, "%s/%s", files->folder, name);
  CliFile* items = ent_arena_grow(files->arena, files->items, files->count, &files->capacity,
                                  sizeof *files->items);
  if (!path || !items) {
    return ent_no_memory(err);
  }
  files->items = items;
  ENT_TRY(ent_output_open(path, out, err));
  items[files->count++] = (CliFile){.name = name, .description = description, .output = *out};
  return ENT_OK;
}

EntStatus cli_files_commit(CliFiles* files, EntError* err) {
  for (size_t i = 0; i < files->count; i++) {
    ENT_TRY(ent_output_ready(files->items[i].output, err));
  }
  for (size_t i = 0; i < files->count; i++) {
    EntOutput* output = files->items[i].output;
    files->items[i].output = NULL; // committing frees it, also when it fails
    ENT_TRY(ent_output_commit(output, err));
  }
  return ENT_OK;
}

void cli_files_discard(CliFiles* files) {
  for (size_t i = 0; i < files->count; i++) {
    ent_output_discard(files->items[i].output);
    files->items[i].output = NULL;
  }
}
