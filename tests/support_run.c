#include "tests/support_run.h"

#include "graph/base/file.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

enum { MAX_ARGUMENTS = 128, MAX_PATH = 4096, NOT_RUN = 127, KILLED = 128, NOBODY = 65534 };

static const size_t READ_LIMIT = (size_t)256 << 20;

/** In the child: let `target` be the file `path`. */
static void redirect(int target, const char* path, int flags) {
  const int fd = open(path, flags);
  if (fd < 0 || dup2(fd, target) < 0) {
    _exit(NOT_RUN);
  }
}

/** In the child: standard output is a pipe that nobody reads. */
static void break_pipe(void) {
  int ends[2];
  if (pipe(ends) != 0 || dup2(ends[1], STDOUT_FILENO) < 0) {
    _exit(NOT_RUN);
  }
  (void)close(ends[0]);
  (void)close(ends[1]);
}

static void become(const char* const* arguments, const Around* around, int out, int err) {
  if (dup2(out, STDOUT_FILENO) < 0 || dup2(err, STDERR_FILENO) < 0) {
    _exit(NOT_RUN);
  }
  redirect(STDIN_FILENO, around->input ? around->input : "/dev/null", O_RDONLY);
  if (around->output) {
    redirect(STDOUT_FILENO, around->output, O_WRONLY);
  }
  if (around->broken_pipe) {
    break_pipe();
  }
  const struct rlimit limit = {around->file_limit, around->file_limit};
  if (around->file_limit > 0 && setrlimit(RLIMIT_FSIZE, &limit) != 0) {
    _exit(NOT_RUN);
  }
  if (around->folder && chdir(around->folder) != 0) {
    _exit(NOT_RUN);
  }
  if (around->unprivileged && geteuid() == 0 && (setgid(NOBODY) != 0 || setuid(NOBODY) != 0)) {
    _exit(NOT_RUN);
  }
  (void)execvp(arguments[0], (char* const*)(uintptr_t)arguments);
  _exit(NOT_RUN);
}

/** All that was written to `file`, which is closed. */
static EntBuffer take(FILE* file) {
  EntBuffer all = {0};
  char chunk[4096];
  size_t n = 0;
  rewind(file);
  while ((n = fread(chunk, 1, sizeof chunk, file)) > 0) {
    ent_buffer_add(&all, chunk, n);
  }
  assert_int_equal(fclose(file), 0);
  assert_false(all.failed);
  return all;
}

Ran run_any(const char* const* arguments, const Around* around) {
  const Around plain = {0};
  FILE* out = tmpfile();
  FILE* err = tmpfile();
  assert_non_null(out);
  assert_non_null(err);
  (void)fflush(NULL);
  const pid_t child = fork();
  assert_true(child >= 0);
  if (child == 0) {
    become(arguments, around ? around : &plain, fileno(out), fileno(err));
  }
  int status = 0;
  while (waitpid(child, &status, 0) < 0) {
    assert_int_equal(errno, EINTR);
  }
  Ran ran = {.status = WIFEXITED(status) ? WEXITSTATUS(status) : KILLED + WTERMSIG(status)};
  assert_int_not_equal(ran.status, NOT_RUN);
  ran.out = take(out);
  ran.err = take(err);
  return ran;
}

/** Where the program under test stands: an absolute path, since it may be run in another folder. */
static void find_program(char path[MAX_PATH]) {
  const char* program = getenv("ENTENTE");
  program = program ? program : "build/entente";
  if (program[0] == '/') {
    (void)snprintf(path, MAX_PATH, "%s", program);
    return;
  }
  char here[MAX_PATH / 2];
  assert_non_null(getcwd(here, sizeof here));
  (void)snprintf(path, MAX_PATH, "%s/%.*s", here, MAX_PATH / 2 - 2, program);
}

Ran run_entente(const char* const* arguments, const Around* around) {
  char path[MAX_PATH];
  const char* all[MAX_ARGUMENTS] = {path};
  find_program(path);
  for (size_t i = 0; arguments[i]; i++) {
    assert_true(i + 2 < MAX_ARGUMENTS);
    all[i + 1] = arguments[i];
  }
  return run_any(all, around);
}

bool can_run_unprivileged(void) {
  char path[MAX_PATH];
  find_program(path);
  Ran ran = run_any((const char*[]){"test", "-x", path, NULL}, &(Around){.unprivileged = true});
  const bool can = ran.status == 0;
  ran_clear(&ran);
  return can;
}

void ran_clear(Ran* ran) {
  ent_buffer_clear(&ran->out);
  ent_buffer_clear(&ran->err);
}

const char* ran_out(const Ran* ran) {
  return ran->out.bytes ? ran->out.bytes : "";
}

const char* ran_err(const Ran* ran) {
  return ran->err.bytes ? ran->err.bytes : "";
}

/** What `*state` holds. */
typedef struct {
  EntArena* arena; ///< owns this and every path
  char* path;
} Folder;

int folder_setup(void** state) {
  static const char TEMPLATE[] = "/tmp/entente-test-XXXXXX";
  EntArena* arena = ent_arena_new();
  assert_non_null(arena);
  Folder* folder = ent_arena_alloc(arena, sizeof *folder);
  assert_non_null(folder);
  folder->arena = arena;
  folder->path = ent_arena_copy(arena, TEMPLATE, sizeof TEMPLATE - 1);
  assert_non_null(folder->path);
  assert_non_null(mkdtemp(folder->path));
  *state = folder;
  return 0;
}

int folder_teardown(void** state) {
  Folder* folder = *state;
  Ran ran = run_any((const char*[]){"rm", "-rf", "--", folder->path, NULL}, NULL);
  assert_int_equal(ran.status, 0);
  ran_clear(&ran);
  ent_arena_free(folder->arena);
  return 0;
}

const char* folder_path(void** state) {
  return ((const Folder*)*state)->path;
}

const char* in_folder(void** state, const char* format, ...) {
  Folder* folder = *state;
  char name[MAX_PATH];
  va_list args;
  va_start(args, format);
  const int length = vsnprintf(name, sizeof name, format, args);
  va_end(args);
  assert_in_range(length, 1, MAX_PATH - 1);
  const char* path = ent_arena_printf(folder->arena, "%s/%s", folder->path, name);
  assert_non_null(path);
  return path;
}

void write_bytes(const char* path, const char* bytes, size_t length) {
  FILE* file = fopen(path, "wb");
  assert_non_null(file);
  assert_int_equal(fwrite(bytes, 1, length, file), length);
  assert_int_equal(fclose(file), 0);
}

void write_text(const char* path, const char* text) {
  write_bytes(path, text, strlen(text));
}

EntBuffer read_all(const char* path) {
  EntBuffer all = {0};
  EntError err = {0};
  assert_int_equal(ent_file_read(path, READ_LIMIT, &all, &err), ENT_OK);
  return all;
}

size_t count_entries(const char* folder) {
  size_t n = 0;
  DIR* stream = opendir(folder);
  assert_non_null(stream);
  for (struct dirent* entry = readdir(stream); entry; entry = readdir(stream)) {
    n += strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0;
  }
  assert_int_equal(closedir(stream), 0);
  return n;
}
