/** @file tests/support_extract.h
    For tests of extraction: run it on a text or a file, and ask what came out. */
#ifndef ENT_TESTS_SUPPORT_EXTRACT_H
#define ENT_TESTS_SUPPORT_EXTRACT_H

#include "extract/extract.h"

/** A new extractor; fails the test when there is none. Free it. */
EntExtractor* support_extractor(const EntExtractOptions* options);

/** Extract from a text; fails the test when that fails. Clear the result. */
void support_extract_text(const EntExtractor* extractor, const char* text, EntExtraction* out);

/** Extract from a file; fails the test when that fails. Clear the result. */
void support_extract_file(const EntExtractor* extractor, const char* path, EntExtraction* out);

/** Does an actor go by this name? Case, diacritics, kinds of apostrophe, full stops and a leading
    "the" do not count. */
bool support_is_named(const EntParticipant* actor, const char* name);

/** The actor whose name is exactly this, or NULL. */
const EntActor* support_find_actor(const EntExtraction* extraction, const char* name);

/** Is the triple between these two, the first its subject if it is `directed`? */
bool support_is_between(const EntTriple* triple, const char* subject, const char* object,
                        bool directed);

/** The first triple between two actors; for a splinter in this direction, else in either.
    @param relation  A relation's name, or NULL for any. */
const EntTriple* support_find_triple(const EntExtraction* extraction, const char* relation,
                                     const char* subject, const char* object);

/** Called for each line of a table that is neither empty nor a remark. */
typedef void SupportRow(void* handle, char* const* columns, size_t n_columns);

/** Read a table of tab-separated columns; fails the test when it cannot be read. */
void support_read_table(const char* path, SupportRow* row, void* handle);

/** The same with a handle that counts rows that are wrong, a size_t; fails the test if any is. */
void support_check_table(const char* path, SupportRow* row);

/** Extract from a text while each allocation fails in turn: never a crash, never a wrong status. */
void support_check_no_memory(const EntExtractor* extractor, const char* text);

#endif
