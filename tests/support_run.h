/** @file tests/support_run.h
    For tests of the built program: run it, keep what it printed, and have a folder to play in. */
#ifndef ENT_TESTS_SUPPORT_RUN_H
#define ENT_TESTS_SUPPORT_RUN_H

#include "graph/base/text.h"

/** Around the program. Zero-initialize it for: nothing to read, output kept. */
typedef struct {
  const char* input;        ///< file for standard input; NULL for /dev/null
  const char* output;       ///< file for standard output, such as /dev/full; NULL to keep it
  bool broken_pipe;         ///< standard output is a pipe that nobody reads
  const char* folder;       ///< where to run; NULL for here
  unsigned long file_limit; ///< largest file it may write, in bytes; 0 for no limit
  bool unprivileged;        ///< not as root, if the test runs as root
} Around;

/** What a run gave. Free it with ran_clear(). */
typedef struct {
  int status; ///< exit status; 128 + signal if it was killed
  EntBuffer out;
  EntBuffer err;
} Ran;

/** Run the program under test (environment variable ENTENTE, default build/entente).
    @param arguments  Ended by NULL, without the program's name.
    @param around     NULL for the defaults. */
Ran run_entente(const char* const* arguments, const Around* around);

/** Can someone who is not root run the program where it stands? */
bool can_run_unprivileged(void);

/** Run any program that PATH finds; arguments[0] is its name. */
Ran run_any(const char* const* arguments, const Around* around);

void ran_clear(Ran* ran);

/** Standard output or error as a string, never NULL. */
const char* ran_out(const Ran* ran);
const char* ran_err(const Ran* ran);

/** A new folder under /tmp for one test: cmocka set-up and tear-down. */
int folder_setup(void** state);
int folder_teardown(void** state);

/** The path of the test's folder. */
const char* folder_path(void** state);

/** The path of a place inside it, formatted as by printf; lives as long as the folder. */
const char* in_folder(void** state, const char* format, ...) ENT_PRINTF(2, 3);

/** Write a file of `length` bytes; fails the test when it cannot. */
void write_bytes(const char* path, const char* bytes, size_t length);
void write_text(const char* path, const char* text);

/** All of a file; fails the test when it cannot be read. The caller clears it. */
EntBuffer read_all(const char* path);

/** How many entries a folder has. */
size_t count_entries(const char* folder);

#endif
