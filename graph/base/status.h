/** @file graph/base/status.h
    How every fallible function of the library reports: a code for programs and a sentence for
    people. The library itself never prints. */
#ifndef ENT_GRAPH_BASE_STATUS_H
#define ENT_GRAPH_BASE_STATUS_H

/** Marks a symbol that the shared library exports. */
#define ENT_API __attribute__((visibility("default")))

/** Lets the compiler complain about a dropped result. */
#define ENT_CHECKED __attribute__((warn_unused_result))

/** Lets the compiler check printf arguments. */
#define ENT_PRINTF(template, first) __attribute__((format(printf, template, first)))

/** Outcome of a call. Success is 0, so `if ((st = f()))` reads as "if it failed". */
typedef enum {
  ENT_OK = 0,
  ENT_NO_MEMORY,   ///< an allocation failed
  ENT_BAD_ARG,     ///< the caller broke the contract of the function
  ENT_BAD_INPUT,   ///< a file or a line of it cannot be used; the error says which
  ENT_NOT_ENGLISH, ///< the text is in a language that is not read; a note, no failure
  ENT_IO,          ///< reading or writing failed; the error holds the system's reason
  ENT_BACKEND      ///< igraph, libxml2 or Graphviz refused; the error holds its message
} EntStatus;

/** Static text of a status, never NULL, for example "out of memory". */
ENT_API const char* ent_status_text(EntStatus status);

/** What went wrong, and where. Zero-initialize it before use; the first error wins. */
typedef struct {
  EntStatus status;
  unsigned long line; ///< line in `file`, from 1; 0 if none
  char file[512];     ///< the file at fault, cut at 511 bytes; "" if none
  char text[512];     ///< one sentence without a full stop, cut at 511 bytes
} EntError;

/** Fill `err` unless it already holds an error.
    @param err     NULL, or receives the error.
    @param status  What the call returns, not ENT_OK.
    @param file    NULL, or the file at fault (copied).
    @param line    Line from 1, or 0.
    @param format  printf format of the sentence.
    @return `status`, so that a caller can write `return ent_fail(...)`. */
ENT_API EntStatus ent_fail(EntError* err, EntStatus status, const char* file, unsigned long line,
                           const char* format, ...) ENT_PRINTF(5, 6);

/** ent_fail() for a failed allocation: fills "out of memory" and returns ENT_NO_MEMORY. */
ENT_API EntStatus ent_no_memory(EntError* err);

/** Called for each line of a file that cannot be used; the other lines are. `line` counts from 1.
 */
typedef void EntLineProblem(void* handle, const char* path, unsigned long line, const char* text);

/** Evaluate `call`; when it failed, return its status from the enclosing function. */
#define ENT_TRY(call)                                                                              \
  do {                                                                                             \
    const EntStatus ent_try_status_ = (call);                                                      \
    if (ent_try_status_ != ENT_OK) {                                                               \
      return ent_try_status_;                                                                      \
    }                                                                                              \
  } while (0)

#endif
