#include "extract/input.h"

#include "graph/base/arena.h"
#include "graph/base/intern.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

struct EntInputs {
  EntArena* arena; ///< owns the list and its paths
  EntInput* list;  ///< [count]
  size_t count;
  size_t capacity;
  EntIntern* seen;       ///< files in the list and folders read, by device and inode
  EntIntern* dirs;       ///< folders by path; their number is the index into `catalogs`
  EntCatalog** catalogs; ///< the articles.tsv of each folder; NULL where there is none
  size_t n_catalogs;
  size_t catalogs_capacity;
  EntCatalog* only; ///< the catalog that speaks for all; NULL if each folder has its own
};

/** What is under way. */
typedef struct {
  EntInputs* inputs;
  EntInputProblem* problem; ///< who is told of problems
  void* handle;
  size_t found; ///< files and folders met that can be used, also for the second time
} Search;

static void tell(const Search* search, const EntError* err) {
  if (search->problem) {
    search->problem(search->handle, err);
  }
}

static void tell_failed(const Search* search, const char* path, int reason) {
  EntError err = {0};
  (void)ent_fail(&err, ENT_IO, path, 0, "%s", strerror(reason));
  tell(search, &err);
}

/** A malformed line of a catalog is passed on as a problem. */
static void tell_line(void* handle, const char* path, unsigned long line, const char* text) {
  EntError err = {0};
  (void)ent_fail(&err, ENT_BAD_INPUT, path, line, "%s; line left out", text);
  tell(handle, &err);
}

/** Mark a file or folder as seen. @param first  Receives whether it was not seen before. */
static EntStatus mark_seen(Search* search, const struct stat* file, bool* first, EntError* err) {
  EntIntern* seen = search->inputs->seen;
  const uintmax_t key[2] = {(uintmax_t)file->st_dev, (uintmax_t)file->st_ino};
  const uint32_t known = ent_intern_count(seen);
  const uint32_t n = ent_intern_add(seen, (EntStr){(const char*)key, sizeof key});
  *first = n == known;
  search->found++;
  return n == ENT_NONE ? ent_no_memory(err) : ENT_OK;
}

/** Read the articles.tsv of a folder, if it has one. One that cannot be used is reported. */
static EntStatus load_catalog(Search* search, EntStr folder, EntCatalog** out, EntError* err) {
  EntBuffer path = {0};
  struct stat file;
  EntError wrong = {0};
  *out = NULL;
  ent_buffer_add_str(&path, folder);
  ent_buffer_add_text(&path, "articles.tsv");
  EntStatus status = ent_buffer_status(&path, err);
  if (status == ENT_OK && stat(path.bytes, &file) == 0) {
    const EntStatus read = ent_catalog_read(path.bytes, tell_line, search, out, &wrong);
    if (read == ENT_NO_MEMORY) {
      status = ent_no_memory(err);
    } else if (read != ENT_OK) {
      tell(search, &wrong);
    }
  }
  ent_buffer_clear(&path);
  return status;
}

/** The catalog that speaks for the file at `path`: its folder's, read once. */
static EntStatus find_catalog(Search* search, const char* path, const EntCatalog** out,
                              EntError* err) {
  EntInputs* inputs = search->inputs;
  *out = inputs->only;
  if (inputs->only || strcmp(path, "-") == 0) {
    return ENT_OK;
  }
  const char* slash = strrchr(path, '/');
  const EntStr folder = {path, slash ? (size_t)(slash - path) + 1 : 0};
  const uint32_t n = ent_intern_add(inputs->dirs, folder);
  if (n == ENT_NONE) {
    return ent_no_memory(err);
  }
  if (n == inputs->n_catalogs) {
    EntCatalog** catalogs = ent_arena_grow(inputs->arena, inputs->catalogs, inputs->n_catalogs,
                                           &inputs->catalogs_capacity, sizeof(EntCatalog*));
    if (!catalogs) {
      return ent_no_memory(err);
    }
    inputs->catalogs = catalogs;
    catalogs[n] = NULL;
    inputs->n_catalogs++;
    ENT_TRY(load_catalog(search, folder, &catalogs[n], err));
  }
  *out = inputs->catalogs[n]; // NOLINT(clang-analyzer-core.NullDereference): n < n_catalogs
  return ENT_OK;
}

static EntStatus append(Search* search, const char* path, EntError* err) {
  EntInputs* inputs = search->inputs;
  const EntCatalog* catalog = NULL;
  ENT_TRY(find_catalog(search, path, &catalog, err));
  EntInput* list =
      ent_arena_grow(inputs->arena, inputs->list, inputs->count, &inputs->capacity, sizeof *list);
  const char* copy = ent_arena_copy(inputs->arena, path, strlen(path));
  if (!list || !copy) {
    return ent_no_memory(err);
  }
  inputs->list = list;
  list[inputs->count++] = (EntInput){copy, catalog};
  return ENT_OK;
}

/** Append a file unless it is in the list. */
static EntStatus append_file(Search* search, const char* path, const struct stat* file,
                             EntError* err) {
  bool first;
  ENT_TRY(mark_seen(search, file, &first, err));
  return first ? append(search, path, err) : ENT_OK;
}

static bool is_article_name(const char* name) {
  static const char* const endings[] = {".txt", ".text", ".html", ".htm", ".xhtml"};
  const size_t length = strlen(name);
  if (name[0] == '.') {
    return false;
  }
  for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
    const size_t end = strlen(endings[i]);
    size_t same = 0;
    while (same < end && length > end &&
           (name[length - end + same] | 0x20) == (endings[i][same] | 0x20)) {
      same++;
    }
    if (same == end) {
      return true;
    }
  }
  return false;
}

static int compare_names(const void* a, const void* b) {
  return strcmp(*(char* const*)a, *(char* const*)b);
}

static void free_names(char** names, size_t n) {
  for (size_t i = 0; i < n; i++) {
    free(names[i]);
  }
  free(names);
}

/** Add a copy of `name` to a list. @return false when memory is short. */
static bool push_name(char*** names, size_t* n, const char* name) {
  if ((*n & (*n + 1)) == 0) { // full at 0, 1, 3, 7, …: room for as many again and one
    char** larger = realloc(*names, (*n * 2 + 1) * sizeof *larger);
    if (!larger) {
      return false;
    }
    *names = larger;
  }
  (*names)[*n] = strdup(name);
  return (*names)[(*n)++] != NULL;
}

/** The entries of a folder that are not hidden, in byte order. An unreadable one is reported. */
static EntStatus list_folder(Search* search, const char* path, char*** names, size_t* n,
                             EntError* err) {
  *names = NULL;
  *n = 0;
  DIR* dir = opendir(path);
  if (!dir) {
    tell_failed(search, path, errno);
    return ENT_OK;
  }
  const struct dirent* entry;
  errno = 0;
  while ((entry = readdir(dir))) {
    if (entry->d_name[0] != '.' && !push_name(names, n, entry->d_name)) {
      (void)closedir(dir);
      return ent_no_memory(err);
    }
  }
  if (errno) {
    tell_failed(search, path, errno);
  }
  (void)closedir(dir);
  if (*n > 0) {
    qsort(*names, *n, sizeof **names, compare_names);
  }
  return ENT_OK;
}

static EntStatus read_folder(Search* search, const char* path, const struct stat* folder,
                             EntError* err);

/** An entry of a folder: an article, a folder, or nothing of interest. */
static EntStatus read_entry(Search* search, const char* path, const char* name, EntError* err) {
  struct stat file;
  if (stat(path, &file) != 0) {
    if (is_article_name(name)) {
      tell_failed(search, path, errno);
    }
    return ENT_OK;
  }
  if (S_ISDIR(file.st_mode)) {
    return read_folder(search, path, &file, err);
  }
  return S_ISREG(file.st_mode) && is_article_name(name) ? append_file(search, path, &file, err)
                                                        : ENT_OK;
}

/** Append the articles of a folder and of those below it. No folder is read twice, so that loops of
    symbolic links end; the depth is bounded by the longest path that the system takes. */
static EntStatus read_folder(Search* search, const char* path, const struct stat* folder,
                             EntError* err) {
  bool first;
  const size_t found = search->found;
  ENT_TRY(mark_seen(search, folder, &first, err));
  if (!first) {
    return ENT_OK;
  }
  search->found = found; // a folder that is read now counts by what is in it
  char** names;
  size_t n;
  EntBuffer child = {0};
  EntStatus status = list_folder(search, path, &names, &n, err);
  for (size_t i = 0; status == ENT_OK && i < n; i++) {
    child.length = 0;
    ent_buffer_add_text(&child, path);
    ent_buffer_add_text(&child, path[strlen(path) - 1] == '/' ? "" : "/");
    ent_buffer_add_text(&child, names[i]);
    status = ent_buffer_status(&child, err);
    if (status == ENT_OK) {
      status = read_entry(search, child.bytes, names[i], err);
    }
  }
  ent_buffer_clear(&child);
  free_names(names, n);
  return status;
}

static int compare_inputs(const void* a, const void* b) {
  return strcmp(((const EntInput*)a)->path, ((const EntInput*)b)->path);
}

/** A folder that the user named. */
static EntStatus read_named_folder(Search* search, const char* path, const struct stat* folder,
                                   EntError* err) {
  EntInputs* inputs = search->inputs;
  const size_t found = search->found;
  const size_t before = inputs->count;
  ENT_TRY(read_folder(search, path, folder, err));
  if (search->found == found) {
    EntError none = {0};
    (void)ent_fail(&none, ENT_BAD_INPUT, path, 0, "no article in this folder");
    tell(search, &none);
  }
  if (inputs->count > before) { // "a.txt" comes before "a/b.txt", though "a" before "a.txt"
    qsort(inputs->list + before, inputs->count - before, sizeof *inputs->list, compare_inputs);
  }
  return ENT_OK;
}

/** A file, a folder or "-" that the user named. */
static EntStatus read_named(Search* search, const char* path, EntError* err) {
  struct stat file;
  if (strcmp(path, "-") == 0) {
    EntIntern* seen = search->inputs->seen;
    const uint32_t known = ent_intern_count(seen);
    const uint32_t n = ent_intern_add(seen, ent_str("-"));
    return n == ENT_NONE ? ent_no_memory(err) : n == known ? append(search, path, err) : ENT_OK;
  }
  if (stat(path, &file) != 0) {
    tell_failed(search, path, errno);
    return ENT_OK;
  }
  return S_ISDIR(file.st_mode) ? read_named_folder(search, path, &file, err)
                               : append_file(search, path, &file, err);
}

/** An empty list; NULL when memory is short. */
static EntInputs* new_inputs(void) {
  EntInputs* inputs = calloc(1, sizeof *inputs);
  if (inputs) {
    inputs->arena = ent_arena_new();
    inputs->seen = ent_intern_new();
    inputs->dirs = ent_intern_new();
    if (!inputs->arena || !inputs->seen || !inputs->dirs) {
      ent_inputs_free(inputs);
      return NULL;
    }
  }
  return inputs;
}

EntStatus ent_inputs_new(const char* const* paths, size_t n_paths, const char* catalog_path,
                         EntInputProblem* problem, void* handle, EntInputs** out, EntError* err) {
  *out = NULL;
  EntInputs* inputs = new_inputs();
  if (!inputs) {
    return ent_no_memory(err);
  }
  Search search = {inputs, problem, handle, 0};
  EntStatus status = ENT_OK;
  if (catalog_path) {
    status = ent_catalog_read(catalog_path, tell_line, &search, &inputs->only, err);
  }
  for (size_t i = 0; status == ENT_OK && i < n_paths; i++) {
    status = read_named(&search, paths[i], err);
  }
  if (status) {
    ent_inputs_free(inputs);
    return status;
  }
  *out = inputs;
  return ENT_OK;
}

const EntInput* ent_inputs_list(const EntInputs* inputs, size_t* n) {
  *n = inputs->count;
  return inputs->list;
}

void ent_inputs_free(EntInputs* inputs) {
  if (!inputs) {
    return;
  }
  for (size_t i = 0; i < inputs->n_catalogs; i++) {
    ent_catalog_free(inputs->catalogs[i]);
  }
  ent_catalog_free(inputs->only);
  ent_intern_free(inputs->seen);
  ent_intern_free(inputs->dirs);
  ent_arena_free(inputs->arena);
  free(inputs);
}
