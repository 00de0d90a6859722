#include "graph/base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static EntStatus system_error(EntError* err, const char* path, int code) {
  return ent_fail(err, ENT_IO, path, 0, "%s", strerror(code));
}

/** Append all of `file` to `out`. */
static EntStatus read_stream(FILE* file, const char* path, size_t limit, EntBuffer* out,
                             EntError* err) {
  static const size_t STEP = 65536;
  char* chunk = malloc(STEP);
  if (!chunk) {
    return ent_no_memory(err);
  }
  EntStatus status = ENT_OK;
  size_t n = 0;
  while (status == ENT_OK && (n = fread(chunk, 1, STEP, file)) > 0) {
    if (out->length + n > limit) {
      status = ent_fail(err, ENT_BAD_INPUT, path, 0, "larger than %zu MiB", limit >> 20);
    } else {
      ent_buffer_add(out, chunk, n);
      status = ent_buffer_status(out, err);
    }
  }
  if (status == ENT_OK && ferror(file)) {
    status = system_error(err, path, errno);
  }
  free(chunk);
  return status;
}

EntStatus ent_file_read(const char* path, size_t limit, EntBuffer* out, EntError* err) {
  if (strcmp(path, "-") == 0) {
    return read_stream(stdin, "standard input", limit, out, err);
  }
  FILE* file = fopen(path, "rb");
  if (!file) {
    return system_error(err, path, errno);
  }
  const EntStatus status = read_stream(file, path, limit, out, err);
  (void)fclose(file);
  return status;
}

EntStatus ent_file_keep(const char* path, size_t limit, EntArena* arena, EntStr* out,
                        EntError* err) {
  EntBuffer bytes = {0};
  EntStatus status = ent_file_read(path, limit, &bytes, err);
  if (status == ENT_OK) {
    *out = (EntStr){ent_arena_copy(arena, bytes.bytes, bytes.length), bytes.length};
    status = out->bytes ? ENT_OK : ent_no_memory(err);
  }
  ent_buffer_clear(&bytes);
  return status;
}

/** Write all bytes. @return the system's code, or 0. */
static int write_all(int fd, EntStr bytes) {
  while (bytes.length > 0) {
    const ssize_t n = write(fd, bytes.bytes, bytes.length);
    if (n < 0 && errno != EINTR) {
      return errno;
    }
    if (n > 0) {
      bytes.bytes += n;
      bytes.length -= (size_t)n;
    }
  }
  return 0;
}

EntStatus ent_file_append(const char* path, EntStr head, EntStr bytes, EntError* err) {
  const int fd = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0666);
  if (fd < 0) {
    return system_error(err, path, errno);
  }
  const off_t before = lseek(fd, 0, SEEK_END);
  int code = before > 0 ? 0 : write_all(fd, head);
  code = code ? code : write_all(fd, bytes);
  code = code ? code : fsync(fd) == 0 ? 0 : errno;
  if (code && before >= 0) {
    (void)ftruncate(fd, before); // it may be no file; then there is nothing to take back
  }
  if (close(fd) != 0 && !code) {
    code = errno;
  }
  return code ? system_error(err, path, code) : ENT_OK;
}

struct EntOutput {
  FILE* file;      ///< NULL once closed
  char* path;      ///< where the file will stand; "-" for standard output
  char* temporary; ///< where it stands until then; NULL for standard output
  bool failed;
};

static void free_output(EntOutput* output) {
  free(output->path);
  free(output->temporary);
  free(output);
}

/** A copy of `text` with `tail` behind it, from malloc. */
static char* join(const char* text, const char* tail) {
  const size_t size = strlen(text) + strlen(tail) + 1;
  char* both = malloc(size);
  if (both) {
    (void)snprintf(both, size, "%s%s", text, tail);
  }
  return both;
}

/** Make the temporary file with the permissions that a plain new file would have. */
static FILE* open_temporary(char* temporary) {
  const int fd = mkstemp(temporary);
  if (fd < 0) {
    return NULL;
  }
  const mode_t mask = umask(0);
  (void)umask(mask);
  FILE* file = fchmod(fd, 0666 & ~mask) == 0 ? fdopen(fd, "wb") : NULL;
  if (!file) {
    const int code = errno;
    (void)close(fd);
    (void)unlink(temporary);
    errno = code;
  }
  return file;
}

EntStatus ent_output_open(const char* path, EntOutput** out, EntError* err) {
  *out = NULL;
  EntOutput* output = calloc(1, sizeof *output);
  if (!output) {
    return ent_no_memory(err);
  }
  const bool standard = strcmp(path, "-") == 0;
  output->path = join(path, "");
  output->temporary = standard ? NULL : join(path, ".XXXXXX");
  if (!output->path || (!standard && !output->temporary)) {
    free_output(output);
    return ent_no_memory(err);
  }
  output->file = standard ? stdout : open_temporary(output->temporary);
  if (!output->file) {
    const EntStatus status = system_error(err, path, errno);
    free_output(output);
    return status;
  }
  *out = output;
  return ENT_OK;
}

/** Remember that writing failed, and say why. */
static EntStatus output_failed(EntOutput* output, EntError* err) {
  const int code = errno;
  output->failed = true;
  return ent_fail(err, ENT_IO, output->temporary ? output->path : "standard output", 0,
                  "cannot write: %s", strerror(code ? code : EIO));
}

EntStatus ent_output_write(EntOutput* output, EntStr bytes, EntError* err) {
  errno = 0;
  if (output->failed ||
      (bytes.length > 0 && fwrite(bytes.bytes, 1, bytes.length, output->file) != bytes.length)) {
    return output_failed(output, err);
  }
  return ENT_OK;
}

EntStatus ent_output_flush(EntOutput* output, EntError* err) {
  errno = 0;
  return output->failed || fflush(output->file) != 0 ? output_failed(output, err) : ENT_OK;
}

EntStatus ent_output_ready(EntOutput* output, EntError* err) {
  if (!output->file) {
    return ENT_OK;
  }
  ENT_TRY(ent_output_flush(output, err));
  if (!output->temporary) {
    return ENT_OK;
  }
  errno = 0;
  const bool synced = fsync(fileno(output->file)) == 0;
  const int code = errno;
  const bool closed = fclose(output->file) == 0;
  output->file = NULL;
  if (!synced || !closed) {
    errno = synced ? errno : code;
    return output_failed(output, err);
  }
  return ENT_OK;
}

EntStatus ent_output_commit(EntOutput* output, EntError* err) {
  EntStatus status = ent_output_ready(output, err);
  if (status == ENT_OK && output->temporary && rename(output->temporary, output->path) != 0) {
    status = output_failed(output, err);
  }
  if (status != ENT_OK) {
    ent_output_discard(output);
    return status;
  }
  free_output(output);
  return ENT_OK;
}

void ent_output_discard(EntOutput* output) {
  if (!output) {
    return;
  }
  if (output->file && output->temporary) {
    (void)fclose(output->file);
  }
  if (output->temporary) {
    (void)unlink(output->temporary);
  }
  free_output(output);
}

EntStatus ent_output_end(EntOutput* output, EntStatus status, EntError* err) {
  if (status != ENT_OK) {
    ent_output_discard(output);
    return status;
  }
  return ent_output_commit(output, err);
}

EntStatus ent_file_write(const char* path, EntStr bytes, EntError* err) {
  EntOutput* output = NULL;
  const EntStatus status = ent_output_open(path, &output, err);
  return output ? ent_output_end(output, ent_output_write(output, bytes, err), err) : status;
}
