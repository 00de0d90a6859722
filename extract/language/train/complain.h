/** @file extract/language/train/complain.h
    How the trainers say what went wrong: as the program does, PROGRAM: FILE:LINE: sentence. */
#ifndef ENT_EXTRACT_LANGUAGE_TRAIN_COMPLAIN_H
#define ENT_EXTRACT_LANGUAGE_TRAIN_COMPLAIN_H

#include "graph/base/status.h"

#include <stdio.h>

static inline void complain(const char* program, const EntError* err) {
  (void)fprintf(stderr, "%s: %s", program, err->file);
  if (err->file[0] && err->line > 0) {
    (void)fprintf(stderr, ":%lu", err->line);
  }
  (void)fprintf(stderr, "%s%s\n", err->file[0] ? ": " : "",
                err->text[0] ? err->text : ent_status_text(err->status));
}

#endif
