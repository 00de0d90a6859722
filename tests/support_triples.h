/** @file tests/support_triples.h
    Triples in one line, for tests of the network. */
#ifndef ENT_TESTS_SUPPORT_TRIPLES_H
#define ENT_TESTS_SUPPORT_TRIPLES_H

#include "graph/network.h"

/** What a test says of a triple; all that is left out has a plain value. */
typedef struct {
  const char* subject;
  EntRelation relation;
  const char* object;
  const char* article; ///< its digest is made of this; NULL: "a"
  double confidence;   ///< 0: 0.5; below 0: none
  EntKind subject_kind;
  EntKind object_kind;
  const char* subject_alias; ///< beside the name; NULL for none
  const char* object_alias;
  const char* date; ///< of the article
  const char* since;
  const char* until;
  EntForm form;
  EntValidity validity;
  size_t start; ///< of the sentence
  const char* evidence;
  const char* said_by;
  const char* id; ///< of the article; NULL: as `article`
} Fact;

/** Add a fact to a builder. */
EntStatus support_add(EntNetworkBuilder* builder, const Fact* fact, EntError* err);

/** Build the network of `n` facts, failing the test on any error. Free *builder. */
EntNetwork* support_network(const Fact* facts, size_t n, EntNetworkBuilder** builder);

/** Index of the node of that name; fails the test if there is none. */
uint32_t support_node(const EntNetwork* network, const char* name);

/** All that the network holds, as text. Free the buffer. */
EntBuffer support_print(const EntNetwork* network);

#endif
