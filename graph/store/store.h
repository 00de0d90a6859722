/** @file graph/store/store.h
    One file that keeps what articles say, so that each is read once: a SQLite database.

    An input is known by the SHA-256 digest of its bytes and by its name (the article's id), and
    read anew when what a catalog says of it has changed. Inputs with the same clean text are copies
    of one article: each keeps its own data and triples, as in a file of JSON Lines, and whoever
    makes a network of them counts them as one. */
#ifndef ENT_GRAPH_STORE_STORE_H
#define ENT_GRAPH_STORE_STORE_H

#include "graph/triple.h"

/** A store that is open. Its functions may be called from several threads. */
typedef struct EntStore EntStore;

/** What a store is opened for. */
typedef enum {
  ENT_STORE_READ,  ///< it must be there, and is not changed
  ENT_STORE_WRITE, ///< it must be there
  ENT_STORE_CREATE ///< it is made if it is missing or empty
} EntStoreMode;

/** Open the store `path`. While it is open, SQLite keeps two files beside it (-wal and -shm).
    @param out  Receives the store; end it with ent_store_close().
    @return ENT_IO if the file is missing or cannot be used; ENT_BAD_INPUT, and the file untouched,
            if it is no store or one of another version; ENT_NO_MEMORY. */
ENT_API EntStatus ent_store_open(const char* path, EntStoreMode mode, EntStore** out,
                                 EntError* err);

/** Close it; what is not committed is lost. NULL is fine. */
ENT_API void ent_store_close(EntStore* store);

/** Say who adds articles from now on. The run gets its number, and a place in the store, with the
    first change that it makes.
    @param version   Of the program.
    @param settings  Whatever else decides what is read in an article; "" for nothing. */
ENT_API EntStatus ent_store_begin_run(EntStore* store, const char* version, const char* settings,
                                      EntError* err);

/** The number of this run, from 1; 0 while it has changed nothing. */
ENT_API uint32_t ent_store_run(EntStore* store);

/** What is known of an input before it is read. */
typedef struct {
  const char* sha256; ///< digest of its bytes
  const char* id;     ///< as in EntArticleInfo
  const char* data;   ///< what a catalog says of it, or a digest of that; "" for nothing
} EntStoreInput;

/** What the store has of an input. */
typedef enum {
  ENT_INPUT_NEW,     ///< nothing, or something that the catalog has changed since
  ENT_INPUT_RENAMED, ///< all that it says, under another id
  ENT_INPUT_KNOWN    ///< all of it
} EntInputState;

/** Look an input up.
    @param outdated  Receives whether it was read with another version or other settings. */
ENT_API EntStatus ent_store_find(EntStore* store, const EntStoreInput* input, EntInputState* state,
                                 bool* outdated, EntError* err);

/** Add what an input says, or replace what the store has of it. The article then keeps the number
    of the run in which it first came in. Begins a batch if none is open, and commits it after 64
    articles, or with the first article that comes later than a second.
    @param english  False for an article that is only remembered, so that it is not read again.
    @param triples  [n] In the order of the text. Confidences are kept with three decimals, as in
                    JSON Lines; explanations are not kept.
    @return ENT_IO with the system's reason (a full disk), and then the open batch is lost, but
            nothing else; ENT_IO if another program keeps writing to the store; ENT_NO_MEMORY. */
ENT_API EntStatus ent_store_add(EntStore* store, const EntStoreInput* input,
                                const EntArticleInfo* info, bool english, const EntTriple* triples,
                                size_t n, EntError* err);

/** Add an input that is ENT_INPUT_RENAMED. Fails as ent_store_add(). */
ENT_API EntStatus ent_store_add_renamed(EntStore* store, const EntStoreInput* input,
                                        const char* path, EntError* err);

/** Commit the open batch, if there is one. Fails as ent_store_add(). */
ENT_API EntStatus ent_store_commit(EntStore* store, EntError* err);

/** Commit the open batch if it is older than a second: for whoever has nothing to add for a while.
    Fails as ent_store_add(). */
ENT_API EntStatus ent_store_commit_old(EntStore* store, EntError* err);

/** Take out, and commit, all inputs with this path; if there is none, those with this id; if there
    is none, those whose text or bytes have a digest that starts so (at least 6 digits).
    @param n  Receives how many inputs were taken out; 0 if none has this name.
    @return ENT_BAD_INPUT if several articles have this name; else as ent_store_add(). */
ENT_API EntStatus ent_store_remove(EntStore* store, const char* name, size_t* n, EntError* err);

/** Hand over all triples, and the articles without any, by the order of the digests of the texts
    (copies by that of their inputs), and in an article by the order of the text. What another
    program adds meanwhile is not seen.
    @return what `sink` gave; ENT_IO; ENT_BAD_INPUT if the store is damaged; ENT_NO_MEMORY. */
ENT_API EntStatus ent_store_read(EntStore* store, const EntTripleSink* sink, EntError* err);

/** A run. */
typedef struct {
  uint32_t number;
  const char* started; ///< date and time in UTC: 2026-11-26T09:47:11Z
  const char* version; ///< of the program
  size_t n_articles;   ///< that came in with it and are still there
} EntStoreRun;

/** An outlet. */
typedef struct {
  const char* name; ///< NULL: the articles whose outlet is not known
  size_t n_articles;
} EntStoreOutlet;

/** What a store holds. */
typedef struct {
  size_t n_articles; ///< in English; copies of one text count once
  size_t n_inputs;   ///< of these articles
  size_t n_foreign;  ///< inputs that are not in English
  size_t n_triples;
  EntDate first; ///< earliest date of an article; unknown if none is dated
  EntDate last;
  EntStoreRun* runs; ///< [n_runs] by number
  size_t n_runs;
  EntStoreOutlet* outlets; ///< [n_outlets] most articles first, then by name
  size_t n_outlets;
} EntStoreStatus;

/** Count what is there. @param arena  Owns the lists and texts of `out`. */
ENT_API EntStatus ent_store_status(EntStore* store, EntArena* arena, EntStoreStatus* out,
                                   EntError* err);

#endif
